"""Synthetic places, spread like the population over the communes of France, with one to six services each. They exist nowhere."""

import random

from django.db import connection
from django.utils import timezone

from places.gazetteer.loading import ensure_loaded
from places.gazetteer.rows import read_rows
from places.models import Place, Revision, Service
from places.text_keys import search_key
from places.vocabulary import Fee, Origin, Public, ServiceCategory, SupportMode

BASE = 20_000
SPREAD_DEGREES = 0.05
COPY_SPREAD_DEGREES = 0.2
HOURS = ("Mo-Fr 09:00-12:00,14:00-17:00", "Mo-Fr 08:30-12:30", "Tu,Th 14:00-18:00; Sa 09:00-12:00", "")
UNIT = {"sqlite": "random() / 18446744073709551616.0", "postgresql": "random() - 0.5"}
"""A number between -0.5 and 0.5, in the SQL of each database."""


def fill(size: int) -> None:
    """Exactly `size` published places, a multiple of 20,000. The first 20,000 are made; the others copy them with other positions."""
    if not Place.objects.exists():
        ensure_loaded()
        _make_base()
    for copy in range(Place.objects.count() // BASE, size // BASE):
        _copy(copy)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def points(number: int) -> list[tuple[float, float]]:
    """Places where people live, drawn like `fill` draws them, with another seed."""
    return [place[1:] for place in _positions(number, seed=2)]


def _positions(number: int, *, seed: int) -> list[tuple[str, float, float]]:
    chance = random.Random(seed)
    communes = [row for row in read_rows() if row.latitude is not None and row.population and row.code < "97"]
    chosen = chance.choices(communes, weights=[(row.population or 0) ** 0.8 for row in communes], k=number)
    spread = SPREAD_DEGREES
    return [
        (row.code, (row.latitude or 0) + chance.uniform(-spread, spread), (row.longitude or 0) + chance.uniform(-spread, spread))
        for row in chosen
    ]


def _make_base() -> None:
    chance = random.Random(1)
    places, services = [], []
    for rank, (commune, latitude, longitude) in enumerate(_positions(BASE, seed=1), 1):
        name = f"Lieu synthétique {rank}"
        places.append(
            Place(
                pk=rank,
                code=f"{rank:08d}",
                name=name,
                name_key=search_key(name),
                commune_id=commune,
                latitude=latitude,
                longitude=longitude,
                address=f"{rank % 90} rue du Banc d'essai",
                city="Ville",
                postal_code="00000",
                phone="+33199000000",
                emails=["a@example.org"],
                hours=chance.choice(HOURS),
                access_modes=["se-presenter", "telephoner"],
                programmes=["france-services"] if chance.random() < 0.3 else [],
                position_precision="source",
            )
        )
        categories = chance.sample(ServiceCategory.values, chance.randint(1, 6))
        facets = {
            "fees": [chance.choice(Fee.values)],
            "publics": chance.sample(Public.values, 2) if chance.random() < 0.3 else None,
            "support_modes": [chance.choice(SupportMode.values)],
        }
        services += [Service(place_id=rank, key=category, category=category, **facets) for category in categories]
    Place.objects.bulk_create(places, batch_size=500)
    Service.objects.bulk_create(services, batch_size=1000)
    Revision.objects.create(place=places[0], at=timezone.now(), origin=Origin.IMPORT, changes={})


def _copy(number: int) -> None:
    shift, unit = number * BASE, UNIT[connection.vendor]
    moved = {
        "id": f"id + {shift}",
        "code": f"substr('0000000' || (id + {shift}), -8)" if connection.vendor == "sqlite" else f"lpad((id + {shift})::text, 8, '0')",
        "latitude": f"latitude + {COPY_SPREAD_DEGREES} * ({unit})",
        "longitude": f"longitude + {COPY_SPREAD_DEGREES} * ({unit})",
    }
    with connection.cursor() as cursor:
        for model, changed, own in ((Place, moved, "id"), (Service, {"place_id": f"place_id + {shift}"}, "place_id")):
            fields = [field for field in model._meta.concrete_fields if not field.generated]
            columns = [field.column for field in fields if model is Place or not field.primary_key]
            chosen = ", ".join(changed.get(column, f'"{column}"') for column in columns)
            names = ", ".join(f'"{column}"' for column in columns)
            table = model._meta.db_table
            cursor.execute(f"INSERT INTO {table} ({names}) SELECT {chosen} FROM {table} WHERE {own} <= {BASE}")  # noqa: S608
