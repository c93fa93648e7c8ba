"""Where a visitor is, from the words typed or the commune chosen: a commune, a département, a choice to make, or nowhere we know."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from places.areas import department_named, departments_of_region
from places.departments import Department, department_of_code
from places.gazetteer.name_index import Certainty
from places.gazetteer.searching import Match, find_communes, only_certain
from places.geography import Point
from places.hours_words import NBSP
from places.models import Commune

MOST_CHOICES = 8
"""Communes offered to choose from: what a small screen shows without losing the reader."""

PARIS = "75"
"""A commune and a département at once: no choice to make."""


class Where(Protocol):
    """An answer to "where?": the point to measure from and the département to stay in, if any."""

    @property
    def point(self) -> Point | None: ...

    @property
    def department(self) -> str: ...


@dataclass(frozen=True)
class Nowhere:
    """Nothing was said of where."""

    point: Point | None = None
    department: str = ""


@dataclass(frozen=True)
class InCommune:
    """One commune. `point` is None when the gazetteer has none for it; its département is then all there is to go by."""

    commune: Commune

    @property
    def point(self) -> Point | None:
        if self.commune.latitude is None or self.commune.longitude is None:
            return None
        return Point(self.commune.latitude, self.commune.longitude)

    @property
    def department(self) -> str:
        return "" if self.point else self.commune.department

    @property
    def label(self) -> str:
        """As "Saint-Denis (93)"."""
        return commune_label(self.commune)

    @property
    def typed(self) -> str:
        """What to type to mean this commune and no other: "Saint-Denis 93200"."""
        code = self.commune.postal_codes[0] if self.commune.postal_codes else f"({self.commune.department})"
        return f"{self.commune.name} {code}"


@dataclass(frozen=True)
class InDepartment:
    """A whole département."""

    found: Department
    point: Point | None = None

    @property
    def department(self) -> str:
        return self.found.code

    @property
    def label(self) -> str:
        """As "Seine-Saint-Denis (93)"."""
        return f"{self.found.name} ({self.found.code})"

    @property
    def typed(self) -> str:
        return self.found.code


@dataclass(frozen=True)
class Choice:
    """A commune or a département proposed: what to call it, and what tells it from another of the same name."""

    code: str
    label: str
    detail: str
    is_department: bool = False


def names_region(choices: Sequence[Choice]) -> bool:
    """Whether these choices are the départements of a région."""
    return sum(choice.is_department for choice in choices) > 1


@dataclass(frozen=True)
class Several(Nowhere):
    """Several communes, or a commune and a département, have the name or the postal code typed; or a région has several départements."""

    typed: str = ""
    choices: tuple[Choice, ...] = ()

    @property
    def question(self) -> str:
        return f"Quel département est-ce{NBSP}?" if names_region(self.choices) else f"Quelle ville est-ce{NBSP}?"


@dataclass(frozen=True)
class Perhaps(Nowhere):
    """No commune has the name typed, and these have nearly."""

    typed: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Unknown(Nowhere):
    """Nothing known comes near what was typed."""

    typed: str = ""


def locate(text: str, commune: str = "") -> Where:
    """Where the commune chosen (INSEE code) or the words lead. At most two queries.

    The commune wins, unless the words are no longer those that a form shows for it: the visitor has then typed another town.
    """
    text = " ".join(text.split())
    if commune:
        chosen = Commune.objects.filter(pk=commune.upper()).first()
        if chosen and text in ("", InCommune(chosen).typed):
            return InCommune(chosen)
        if not text:
            return Unknown(typed=commune)
    if not text:
        return Nowhere()
    department = department_of_code(text)
    return InDepartment(department) if department else _named(text)


def _named(text: str) -> Where:
    """The commune or the département of that name; a choice when several have it, or when a région has; else what comes near."""
    region = departments_of_region(text)
    if region:
        return _in_region(text, region)
    matches = find_communes(text, limit=MOST_CHOICES)
    certain = only_certain(matches)
    department = department_named(text)
    if department and certain and department.code != PARIS:
        return Several(typed=text, choices=(_whole(department), _choice(certain)))
    if certain:
        return InCommune(certain.commune)
    if department and not any(match.certainty == Certainty.EXACT for match in matches):
        return InDepartment(department)
    if not matches:
        return Unknown(typed=text)
    outcome = Perhaps if matches[0].certainty == Certainty.CLOSE else Several
    return outcome(typed=text, choices=(*([_whole(department)] if department else []), *map(_choice, matches)))


def _in_region(text: str, region: tuple[Department, ...]) -> Several:
    """Which département of the région: a search in it all would be no search. The communes that have its name come after."""
    homonyms = [match for match in find_communes(text, limit=MOST_CHOICES) if match.certainty == Certainty.EXACT]
    return Several(typed=text, choices=(*map(_whole, region), *map(_choice, homonyms)))


def commune_label(commune: Commune) -> str:
    """As "Saint-Denis (93)"."""
    return f"{commune.name} ({commune.department})"


def _choice(match: Match) -> Choice:
    department = department_of_code(match.commune.department)
    where = f"{department.name} ({department.code})" if department else match.commune.department
    formerly = f", anciennement {match.former_name}" if match.former_name else ""
    return Choice(match.commune.code, match.commune.name, f"{where}{formerly}")


def _whole(department: Department) -> Choice:
    return Choice(department.code, f"{department.name} ({department.code})", "tout le département", is_department=True)
