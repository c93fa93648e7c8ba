"""The national schema of places, v1.0.2: its columns, what each tells of a place, and the conventions its files keep.

Source: LaMednum/standard-mediation-num. The French column names are written here and nowhere else.
"""

from enum import StrEnum
from typing import Final

from django.db.models import TextChoices

from places.typologies import Typology
from places.vocabulary import (
    AccessMode,
    Fee,
    Itinerancy,
    Programme,
    Public,
    ServiceCategory,
    SpecialSupport,
    SupportMode,
    Training,
)


class Column(StrEnum):
    """The 32 columns, in the order of the schema."""

    ID = "id"
    PIVOT = "pivot"
    NAME = "nom"
    CITY = "commune"
    POSTAL_CODE = "code_postal"
    INSEE = "code_insee"
    ADDRESS = "adresse"
    ADDRESS_DETAILS = "complement_adresse"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    TYPOLOGY = "typologie"
    PHONE = "telephone"
    EMAILS = "courriels"
    WEBSITES = "site_web"
    HOURS = "horaires"
    SUMMARY = "presentation_resume"
    DESCRIPTION = "presentation_detail"
    COLLECTED_BY = "source"
    ITINERANCY = "itinerance"
    PARENT = "structure_parente"
    UPDATED = "date_maj"
    SERVICES = "services"
    PUBLICS = "publics_specifiquement_adresses"
    SPECIAL_SUPPORT = "prise_en_charge_specifique"
    FEES = "frais_a_charge"
    PROGRAMMES = "dispositif_programmes_nationaux"
    TRAININGS = "formations_labels"
    OTHER_LABELS = "autres_formations_labels"
    ACCESS_MODES = "modalites_acces"
    SUPPORT_MODES = "modalites_accompagnement"
    ACCESSIBILITY = "fiche_acces_libre"
    BOOKING = "prise_rdv"


SEPARATOR: Final = "|"
"""Between the values of a cell. Files of v0.1 used `;`."""

LONGEST_SUMMARY: Final = 280
"""Characters of `presentation_resume`."""

UNKNOWN_PIVOT: Final = "00000000000000"
"""What the national files write in the required `pivot` when nobody knows it."""

UNKNOWN_DATE: Final = "1970-01-01"
"""What the national files write in the required `date_maj` when nobody knows it."""

UNKNOWN_POSTAL_CODE: Final = "00000"
"""Ours: what we write in the required `code_postal` when nobody knows it. Read back as unknown."""

UNKNOWN_TEXT: Final = "Non renseigné"
"""Ours: what we write in the required `commune` and `adresse` when nobody knows them. Read back as unknown."""

PHONES_LINE: Final = "Téléphones : "
"""Ours: `telephone` takes one number of a few countries; when there are more, all of them end `presentation_detail` on their own line."""

UNCATEGORIZED: Final = "sans-categorie"
"""Key of the one service that carries the facets of a row that names no service."""

ETAPES_NUMERIQUES: Final = "Étapes numériques(La Poste)"
"""The official validator accepts this label without its space only; the national library, with it only. We write what validates."""

CODED_LISTS: Final[dict[Column, type[TextChoices]]] = {
    Column.TYPOLOGY: Typology,
    Column.ITINERANCY: Itinerancy,
    Column.SERVICES: ServiceCategory,
    Column.PUBLICS: Public,
    Column.SPECIAL_SUPPORT: SpecialSupport,
    Column.FEES: Fee,
    Column.PROGRAMMES: Programme,
    Column.TRAININGS: Training,
    Column.ACCESS_MODES: AccessMode,
    Column.SUPPORT_MODES: SupportMode,
}
"""The columns that hold values of a closed list."""

PLACE_LISTS: Final[dict[Column, str]] = {
    Column.TYPOLOGY: "typologies",
    Column.ITINERANCY: "itinerancy",
    Column.PROGRAMMES: "programmes",
    Column.TRAININGS: "trainings",
    Column.ACCESS_MODES: "access_modes",
}
"""Closed lists that are facts of the place."""

SERVICE_FACETS: Final[dict[Column, str]] = {
    Column.SUPPORT_MODES: "support_modes",
    Column.PUBLICS: "publics",
    Column.SPECIAL_SUPPORT: "special_support",
    Column.FEES: "fees",
}
"""Closed lists that are facts of each service."""


def wording(column: Column, code: str) -> str:
    """The schema's exact wording of a code. Raises ValueError when the column's list has no such code."""
    if code == Training.ETAPES_NUMERIQUES:
        return ETAPES_NUMERIQUES
    member = CODED_LISTS[column](code)
    return str(member.value if column == Column.TYPOLOGY else member.label)
