"""Candidate: one place as it is judged, in plain values, and the services it could answer with. No query here, no clock."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from places.departments import department_of_code, zone_of
from places.exceptional_hours import read_with_exceptions
from places.hours import Schedule, Unreadable
from places.text_keys import search_key
from places.vocabulary import PositionPrecision

Codes = frozenset[str]

OFFER_COLUMNS = ("key", "category", "support_modes", "publics", "exclusive", "special_support", "fees", "schedule", "remote")
"""Columns of a service that a judgement reads, in the order `Offer` takes them."""

CANDIDATE_COLUMNS = (
    "pk", "code", "name", "address", "commune", "department", "position_precision", "typologies", "phone", "emails", "booking_url",
    "accessibility_url", "hours",
    "temporary_closures", "exceptional_hours",
    "programmes", "trainings", "access_modes", "itinerancy", "languages", "home_visits", "does_it_for_you", "walk_in",
    "step_free", "printing", "scanning", "wifi", "computers", "charging", "appointment_delay_days", "source_date", "verified_on",
)  # fmt: skip
"""Columns of a place that a judgement reads."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One service of a place. A list that is None, a fact that is None: nobody told us; an empty list: none."""

    key: str
    category: str
    support_modes: Codes | None = None
    publics: Codes | None = None
    exclusive: bool | None = None
    special_support: Codes | None = None
    fees: Codes | None = None
    schedule: str = ""
    remote: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What a judgement reads of a place; the facts keep the names and the meaning they have on `Place`.

    `distance_m`: great-circle metres from the spot, None when it was not said. `offers`: its services of the category asked for.
    """

    pk: int
    code: str
    name: str
    distance_m: float | None = None
    address: str = ""
    commune: str | None = None
    department: str | None = None
    position_precision: str = ""
    typologies: Codes | None = None
    phone: str = ""
    emails: Codes | None = None
    booking_url: str = ""
    accessibility_url: str = ""
    hours: str = ""
    temporary_closures: tuple[Any, ...] = ()
    exceptional_hours: tuple[Any, ...] = ()
    programmes: Codes | None = None
    trainings: Codes | None = None
    access_modes: Codes | None = None
    itinerancy: Codes | None = None
    languages: Codes | None = None
    home_visits: bool | None = None
    does_it_for_you: bool | None = None
    walk_in: bool | None = None
    step_free: bool | None = None
    printing: bool | None = None
    scanning: bool | None = None
    wifi: bool | None = None
    computers: bool | None = None
    charging: bool | None = None
    appointment_delay_days: int | None = None
    source_date: date | None = None
    verified_on: date | None = None
    offers: tuple[Offer, ...] = ()

    @property
    def is_placed(self) -> bool:
        """Whether its own position is known, and not only that of its town hall."""
        return self.position_precision != PositionPrecision.COMMUNE

    @property
    def door(self) -> tuple[str, ...]:
        """What two records of one place have in common: the same address, and the same telephone or name. Without an address, its code."""
        if not (self.address and self.commune):
            return (self.code,)
        return (search_key(self.address), self.commune, self.phone or search_key(self.name))

    @property
    def zone(self) -> ZoneInfo:
        """The clock of the place."""
        return zone_of(department_of_code(self.department or ""))

    def schedule_of(self, offer: Offer) -> Schedule | Unreadable | None:
        """The hours of a service: its own when they are told, else those of the place, with its exceptions. None: nobody told us."""
        return read_with_exceptions(
            offer.schedule or self.hours,
            self.exceptional_hours,
            zone=self.zone,
            department=self.department or "",
            narrows=bool(offer.schedule),
        )

    @property
    def vouched_on(self) -> date | None:
        """The latest day on which someone vouched for these facts; None when nobody did."""
        return max((day for day in (self.source_date, self.verified_on) if day), default=None)


_LISTS = ("typologies", "emails", "programmes", "trainings", "access_modes", "itinerancy", "languages")


def candidate_from(values: tuple[Any, ...], distance_m: float | None, offers: tuple[Offer, ...]) -> Candidate:
    """A candidate from the values of `CANDIDATE_COLUMNS`."""
    facts = dict(zip(CANDIDATE_COLUMNS, values, strict=True))
    for name in _LISTS:
        facts[name] = _codes(facts[name])
    for name in ("temporary_closures", "exceptional_hours"):
        facts[name] = tuple(facts[name] or ())
    return Candidate(**facts, distance_m=distance_m, offers=offers)


def offer_from(values: tuple[Any, ...]) -> Offer:
    """An offer from the values of `OFFER_COLUMNS`."""
    key, category, support_modes, publics, exclusive, special_support, fees, schedule, remote = values
    return Offer(
        key, category, _codes(support_modes), _codes(publics), exclusive, _codes(special_support), _codes(fees), schedule, remote
    )  # fmt: skip


def _codes(values: list[str] | None) -> Codes | None:
    return None if values is None else frozenset(values)
