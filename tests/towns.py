"""A few real communes, with their town-hall points (INSEE, IGN, DILA – Licence Ouverte 2.0), for tests that need real distances."""

from places.gazetteer.rows import CommuneRow
from places.geography import Point
from places.models import Commune

SAINT_DENIS = CommuneRow(
    code="93066", name="Saint-Denis", postal_codes=("93200", "93210"), population=149077, region="11",
    latitude=48.93697, longitude=2.35976, point_source="town-hall", phone="+33149336666",
)  # fmt: skip
NOISY_LE_SEC = CommuneRow(
    code="93053", name="Noisy-le-Sec", postal_codes=("93130",), population=45510, region="11",
    latitude=48.8899, longitude=2.45181, point_source="town-hall",
)  # fmt: skip
MENDE = CommuneRow(
    code="48095", name="Mende", postal_codes=("48000",), population=12318, region="76",
    latitude=44.51782, longitude=3.50117, point_source="town-hall",
)  # fmt: skip
SAINT_LAURENT_DU_MARONI = CommuneRow(
    code="97311", name="Saint-Laurent-du-Maroni", postal_codes=("97320",), population=54429, region="03",
    latitude=5.49556, longitude=-54.03083, point_source="town-hall",
)  # fmt: skip
SAINT_DENIS_REUNION = CommuneRow(
    code="97411", name="Saint-Denis", postal_codes=("97400", "97417", "97490"), population=155000, region="04",
    latitude=-20.87907, longitude=55.44820, point_source="town-hall",
)  # fmt: skip

ALL = (SAINT_DENIS, NOISY_LE_SEC, MENDE, SAINT_LAURENT_DU_MARONI, SAINT_DENIS_REUNION)


def point(town: CommuneRow) -> Point:
    """The town hall."""
    assert town.latitude is not None
    assert town.longitude is not None
    return Point(town.latitude, town.longitude)


def save(*towns: CommuneRow) -> None:
    """Put these towns, all by default, in the tables."""
    Commune.objects.bulk_create(
        [
            Commune(
                code=town.code, name=town.name, name_key=town.name_key, kind=town.kind, postal_codes=list(town.postal_codes),
                department=town.department, region=town.region, population=town.population,
                latitude=town.latitude, longitude=town.longitude, point_source=town.point_source, phone=town.phone,
            )
            for town in towns or ALL
        ],
        ignore_conflicts=True,
    )  # fmt: skip
