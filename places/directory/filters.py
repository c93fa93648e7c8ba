"""The filters of the list: what each offers, what is chosen in it, and the address that lifts one choice."""

from collections.abc import Mapping
from dataclasses import dataclass

from places.directory.asked import PARAMETERS, Asked
from places.plain_words import ACCESS_MODES, FEES, PROGRAMMES, PUBLICS, SERVICES, SPECIAL_SUPPORT, SUPPORT_MODES
from places.presenting.words import NBSP

KILOMETRES = (2, 5, 10, 20, 50)

FACETS: dict[str, tuple[str, Mapping[str, str]]] = {
    "services": ("Votre besoin", {code: words.title for code, words in SERVICES.items()}),
    "fees": ("Prix", FEES),
    "support_modes": ("Comment vous voulez être aidé", SUPPORT_MODES),
    "publics": ("Pour qui", PUBLICS),
    "special_support": ("Besoin particulier", SPECIAL_SUPPORT),
    "access_modes": ("Comment venir ou contacter", ACCESS_MODES),
    "programmes": ("Label ou réseau", {code: name for code, (name, _) in PROGRAMMES.items()}),
}
"""Field of `Asked` → the question put to the visitor, and the words of each code."""

UNSAID = {
    "fees": "prix",
    "support_modes": "façon d'aider",
    "publics": "personnes aidées",
    "special_support": "besoin particulier",
    "access_modes": "façon de venir",
    "open_now": "horaires",
}
"""Field → what a place may say nothing of."""


@dataclass(frozen=True, slots=True)
class Option:
    """One box to tick. Its identifier in the page is made of the group's name and its code."""

    code: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One question and its boxes; open in the page when one of them is chosen."""

    parameter: str
    question: str
    options: tuple[Option, ...]

    @property
    def chosen(self) -> int:
        """How many boxes are ticked."""
        return sum(option.chosen for option in self.options)


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice made, and the address of the list without it."""

    label: str
    url: str


def groups(asked: Asked) -> list[Group]:
    """Every question, with what is chosen."""
    return [
        Group(
            PARAMETERS[field],
            question,
            tuple(Option(code, label, code in getattr(asked, field)) for code, label in words.items()),
        )
        for field, (question, words) in FACETS.items()
    ]


def distances(asked: Asked) -> list[Option]:
    """The distances offered, and the one asked for if it is another."""
    offered = sorted({*KILOMETRES, asked.within_km} - {None})
    return [Option(str(km), f"{km}{NBSP}km", km == asked.within_km) for km in offered]


def chips(asked: Asked, place: str, view: str = "places:directory") -> list[Chip]:
    """One for each thing asked, `place` being the words for where (blank: nowhere)."""
    found = [Chip(place, asked.but(where="", commune="").url(view))] if place else []
    if asked.name:
        found.append(Chip(f"Nom : {asked.name}", asked.without("name").url(view)))
    for field, (_, words) in FACETS.items():
        found += [Chip(words[code], asked.without(field, code).url(view)) for code in getattr(asked, field)]
    if asked.open_now:
        found.append(Chip("Ouvert maintenant", asked.without("open_now").url(view)))
    if asked.within_km:
        found.append(Chip(f"Moins de {asked.within_km}{NBSP}km", asked.without("within_km").url(view)))
    if asked.include_unknown:
        found.append(Chip("Avec les lieux qui ne disent pas tout", asked.without("include_unknown").url(view)))
    return found


def described(asked: Asked, heading: str) -> str:
    """The heading of a list and what is asked of it besides where, so that no two lists have the same title."""
    return ", ".join([heading, *(chip.label for chip in chips(asked, ""))])


def chosen_in(asked: Asked, field: str) -> str:
    """The words of what is asked in this field, for a sentence."""
    if field == "name":
        return f"Nom : {asked.name}"
    if field == "open_now":
        return "Ouvert maintenant"
    if field == "within_km":
        return f"Moins de {asked.within_km}{NBSP}km"
    return ", ".join(FACETS[field][1][code] for code in getattr(asked, field))


def unsaid(asked: Asked) -> list[str]:
    """What is asked that a place may say nothing of, in words."""
    return [words for field, words in UNSAID.items() if getattr(asked, field)]
