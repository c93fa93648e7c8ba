"""Findings: what words about where someone is can lead to, as types. Each is a screen of its own; none is an error."""

from dataclasses import dataclass

from orientation.needs import Spot
from places.departments import department_of_code
from places.directory.where import Choice
from places.models import Commune


@dataclass(frozen=True, slots=True)
class Blank:
    """Nothing was typed, and nothing known was chosen."""


@dataclass(frozen=True, slots=True)
class Several:
    """Several towns fit what was typed: one must be chosen, none is chosen beforehand.

    `typed`: the words, to be shown again in the field. `choices`: 2 to 8, most populated first, after the whole département when one has
    the name. A choice has `code` (INSEE code of a commune, or code of a département when `is_department`), `label` ("Montreuil") and
    `detail` ("Seine-Saint-Denis (93)"). Words and code then go back to `locate(typed, commune=code)`.
    """

    typed: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Perhaps:
    """Nothing fits, and these nearly do: a typing error, or a town named within other words. Fields as `Several`, with 1 to 5 choices, 8
    when they are homonyms."""

    typed: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing known comes near. `typed`: the words, to be shown again. `lacks_town`: they say what is near, and not in which town."""

    typed: str
    lacks_town: bool = False


@dataclass(frozen=True, slots=True)
class Outside:
    """A town outside the territory that this site serves (`TERRITORY`). `label`: "Toulouse (31)"; `typed`: the words, to be shown again."""

    label: str
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Abroad:
    """Outside France. `label`: "Bruxelles (Belgique)", "" for a position. `typed` and `choices` as `Perhaps`, with 0 to 5 choices."""

    label: str = ""
    typed: str = ""
    choices: tuple[Choice, ...] = ()


Finding = Spot | Several | Perhaps | Unknown | Outside | Abroad | Blank


def choice_of(commune: Commune) -> Choice:
    """A commune to choose: its name, and its département to tell it from its homonyms."""
    department = department_of_code(commune.department)
    return Choice(commune.code, commune.name, f"{department.name} ({department.code})" if department else commune.department)
