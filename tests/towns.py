"""A few real communes, with their town-hall points (INSEE, IGN, DILA – Licence Ouverte 2.0), for tests that need real distances."""

from places.gazetteer.rows import CommuneRow, fingerprint
from places.geography import Point
from places.models import Commune
from places.models.commune import GazetteerVersion

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
STRASBOURG = CommuneRow(
    code="67482", name="Strasbourg", postal_codes=("67000", "67100", "67200"), population=293771, region="44",
    latitude=48.57358, longitude=7.75321, point_source="town-hall",
)  # fmt: skip
PAPEETE = CommuneRow(
    code="98735", name="Papeete", kind="collectivity", postal_codes=("98714",), population=26654, region="987",
    latitude=-17.5347, longitude=-149.56843, point_source="locality",
)  # fmt: skip

ALL = (SAINT_DENIS, NOISY_LE_SEC, MENDE, SAINT_LAURENT_DU_MARONI, SAINT_DENIS_REUNION)

OTHER_HOLIDAYS = (STRASBOURG, PAPEETE)
"""Where some days are public holidays that are not elsewhere."""


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
                code=town.code, name=town.name, name_key=town.name_key, kind=town.kind, parent_code=town.parent_code,
                postal_codes=list(town.postal_codes),
                department=town.department, region=town.region, population=town.population,
                latitude=town.latitude, longitude=town.longitude, point_source=town.point_source, phone=town.phone,
            )
            for town in towns or ALL
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def stand_for_the_gazetteer() -> None:
    """Put these few towns in the tables and say that they are up to date: an import then need not load 35,000 communes."""
    save()
    GazetteerVersion.objects.update_or_create(id=1, defaults={"fingerprint": fingerprint()})
