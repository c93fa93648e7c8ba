"""Need: what someone asks for, where they are, and what they wish. The only writer of search addresses.

What may reveal health, and where exactly someone is, never goes into an address: `Need.query_string()` says the services and the town,
nothing else. The wishes travel in a signed cookie (`orientation.asking.kept_answers`).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import TextChoices

from places.departments import department_of_insee
from places.geography import Point
from places.vocabulary import SpecialSupport

if TYPE_CHECKING:  # words are read, and a server warmed, before any model may be
    from places.models import Commune

DEGREES_KEPT = 2
"""Decimals of a position in an address: 0.01° is about a kilometre, enough to tell which places are near, not who asks."""


class Slot(TextChoices):
    """When someone can come, on any day but the last. The hours are those of the place's own clock: see `orientation.judging.moments`.
    Finer: `orientation.half_days`."""

    MATIN = "matin", "Le matin"
    APRES_MIDI = "apres-midi", "L'après-midi"
    SOIR = "soir", "Le soir"
    SAMEDI = "samedi", "Le samedi"


class Equipment(TextChoices):
    """What a person wants to use on the spot: each is a three-valued fact of a place, under the same name."""

    PRINTING = "printing", "Imprimer"
    SCANNING = "scanning", "Numériser"
    WIFI = "wifi", "Le wifi"
    COMPUTERS = "computers", "Un ordinateur"
    CHARGING = "charging", "Recharger un téléphone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What matters to the person, apart from the need itself. Left at its default, a wish asks nothing.

    `deadline`: the last day that is still in time, by the place's clock; today's date means today. `urgent`: soon, no day said.
    `publics`: groups (`Public` codes) the person says to belong to. `minor`: under 18. `spoken_for`: an adult asks for that minor.
    `sent`: a professional sends them, so that the places which take only such people are open to them.
    `special_support`: `SpecialSupport` codes.
    `language`: ISO 639 code of the language the person prefers to speak, "" for French or unsaid. `walk_in`: without an appointment.
    `slots`: `Slot` and `HalfDay` codes, any of which will do. `way`: how they go about (`orientation.travelling.Way`), "" unsaid.
    `most_minutes`: the longest way, 0 for any; nothing without a way. `programme`, `mode`: a `Programme` and a `SupportMode` code, "" for
    any.
    """

    urgent: bool = False
    deadline: date | None = None
    publics: tuple[str, ...] = ()
    minor: bool = False
    spoken_for: bool = False
    sent: bool = False
    special_support: tuple[str, ...] = ()
    language: str = ""
    cannot_move: bool = False
    step_free: bool = False
    slots: tuple[str, ...] = ()
    way: str = ""
    most_minutes: int = 0
    free: bool = False
    walk_in: bool = False
    programme: str = ""
    mode: str = ""
    equipment: tuple[str, ...] = ()

    @property
    def cannot_read(self) -> bool:
        """Reads or writes with difficulty: someone must stay with them, and a telephone or an open door is the way in."""
        return SpecialSupport.ILLETTRISME in self.special_support

    @property
    def deaf(self) -> bool:
        """Cannot be asked to telephone."""
        return SpecialSupport.SURDITE in self.special_support

    @property
    def familiar(self) -> bool:
        """Is told "tu": under 18, and speaking for themselves."""
        return self.minor and not self.spoken_for

    @property
    def pressing(self) -> bool:
        """In a hurry, with or without a date."""
        return self.urgent or self.deadline is not None


class Precision(StrEnum):
    """How where someone is was found, which says what distances mean."""

    COMMUNE = "commune"
    POSITION = "position"
    ADDRESS = "address"
    DEPARTMENT = "department"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where someone is. `point`: what distances are measured from; None when they did not say (`UNSAID`), or no point is known.

    `commune`: INSEE code, "" when it is not known. `department`: code to stay inside, only with `DEPARTMENT`, whose point is then the town
    hall of its largest commune. `label`: in words, "Saint-Denis (93)". `town_hall`: the commune itself, or the largest of a département,
    when it was read to make the spot, so that it is not read twice. `street_lost`: a street of the commune was said, that nobody found.
    """

    precision: Precision
    point: Point | None = None
    commune: str = ""
    department: str = ""
    label: str = ""
    town_hall: "Commune | None" = field(default=None, compare=False, repr=False)
    street_lost: bool = field(default=False, compare=False)

    @property
    def home_department(self) -> str:
        """The département where the person is, "" when it is not known."""
        found = department_of_insee(self.commune) if self.commune else None
        return found.code if found else self.department

    @property
    def is_measured(self) -> bool:
        """Whether distances from the point are distances from the person."""
        return self.point is not None and self.precision not in (Precision.DEPARTMENT, Precision.UNSAID)

    @property
    def to_keep(self) -> "Spot | None":
        """What the cookie keeps of it: the exact point of a street, or only that a street was lost. None when an address may say it all."""
        if self.precision == Precision.ADDRESS:
            return self
        return Spot(precision=self.precision, commune=self.commune, street_lost=True) if self.street_lost else None

    def parameters(self) -> dict[str, str]:
        """How an address says it. An exact street is never said: only its commune."""
        if self.precision == Precision.POSITION and self.point:
            return {"lat": f"{self.point.latitude:.{DEGREES_KEPT}f}", "lon": f"{self.point.longitude:.{DEGREES_KEPT}f}"}
        if self.commune:
            return {"commune": self.commune}
        return {"departement": self.department} if self.department else {}


UNSAID = Spot(precision=Precision.UNSAID)
"""Someone who would rather not say where they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """`categories`: `ServiceCategory` codes, one for a resident, several for a professional; never empty."""

    categories: tuple[str, ...]
    spot: Spot = UNSAID
    wishes: Wishes = field(default_factory=Wishes)

    @property
    def category(self) -> str:
        """The first need said."""
        return self.categories[0]

    def query_string(self) -> str:
        """The need and the town, and nothing that tells of the person: "besoin=demarches&commune=93066"."""
        return urlencode([*(("besoin", category) for category in self.categories), *self.spot.parameters().items()])
