"""Areas: the régions of today and of yesterday, and the départements, by the names that people give them. Pure."""

import re

from places.departments import DEPARTMENTS, Department
from places.text_keys import search_key

FORMER_REGIONS: dict[str, tuple[str, ...]] = {
    "Alsace": ("67", "68"),
    "Aquitaine": ("24", "33", "40", "47", "64"),
    "Auvergne": ("03", "15", "43", "63"),
    "Basse-Normandie": ("14", "50", "61"),
    "Bourgogne": ("21", "58", "71", "89"),
    "Champagne-Ardenne": ("08", "10", "51", "52"),
    "Franche-Comté": ("25", "39", "70", "90"),
    "Haute-Normandie": ("27", "76"),
    "Languedoc-Roussillon": ("11", "30", "34", "48", "66"),
    "Limousin": ("19", "23", "87"),
    "Lorraine": ("54", "55", "57", "88"),
    "Midi-Pyrénées": ("09", "12", "31", "32", "46", "65", "81", "82"),
    "Nord-Pas-de-Calais": ("59", "62"),
    "Picardie": ("02", "60", "80"),
    "Poitou-Charentes": ("16", "17", "79", "86"),
    "Rhône-Alpes": ("01", "07", "26", "38", "42", "69", "73", "74"),
    "Outre-mer": ("971", "972", "973", "974", "976"),
}
"""Régions until 2015, which people still name, and the overseas départements together."""

OTHER_NAMES = {
    "PACA": "Provence-Alpes-Côte d'Azur",
    "Provence": "Provence-Alpes-Côte d'Azur",
    "Région parisienne": "Île-de-France",
    "IDF": "Île-de-France",
    "Hauts de France": "Hauts-de-France",
    "Val de Loire": "Centre-Val de Loire",
    "DOM": "Outre-mer",
    "DOM-TOM": "Outre-mer",
}

_SAID_BEFORE = re.compile(
    r"^(?:(?:en|dans|pour|tout|toute) )?(?:(?:l|le|la|les) )?(?:(?:departement|region) (?:(?:de|du|des|d) )?(?:(?:l|le|la|les) )?)?(?=.)"
)
"""What may stand before the name of an area: "en", "dans la", "le département du", "région"."""


def department_named(text: str) -> Department | None:
    """The département that the words name: "Creuse", "dans la Creuse", "département du Nord"; None when they name none."""
    return _DEPARTMENTS.get(_bare(text))


def departments_of_region(text: str) -> tuple[Department, ...]:
    """The départements of the région that the words name ("Bretagne", "région PACA", "le Limousin"), by code; () when they name none, or
    one of a single département, which has its name."""
    return _REGIONS.get(_bare(text), ())


def _bare(text: str) -> str:
    return _SAID_BEFORE.sub("", search_key(text))


def _regions() -> dict[str, tuple[Department, ...]]:
    found: dict[str, list[Department]] = {}
    for department in DEPARTMENTS.values():
        if department.region:
            found.setdefault(department.region, []).append(department)
    found |= {name: [DEPARTMENTS[code] for code in codes] for name, codes in FORMER_REGIONS.items()}
    found |= {name: found[official] for name, official in OTHER_NAMES.items()}
    return {_bare(name): tuple(sorted(own, key=lambda one: one.code)) for name, own in found.items() if len(own) > 1}


_DEPARTMENTS = {_bare(department.name): department for department in DEPARTMENTS.values()}
_REGIONS = _regions()
