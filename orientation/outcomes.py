"""Outcomes: what a search gives, as types. None of them is an empty page."""

from dataclasses import dataclass
from enum import StrEnum

from orientation.judging.candidates import Candidate, Offer
from orientation.needs import Need
from orientation.reasons import Caution, Reason
from places.models import Commune


class StepCode(StrEnum):
    """A step of the ladder: what was done so that the page is not empty. Each is said aloud, in this order."""

    ABROAD = "abroad"  # the person is near no commune of France
    OUTSIDE = "outside"  # the person is in no département that this site serves
    FARTHER = "farther"  # nothing within the usual reach: the nearest is farther
    NOT_IN_TIME = "not_in_time"  # nothing open before the date: those that open after
    WISH_DROPPED = "wish_dropped"  # no place is known to do what was wished
    REMOTE = "remote"  # help by telephone, or a bus that comes
    NEIGHBOUR_SERVICE = "neighbour_service"  # a service close to the one asked for
    GENERALIST = "generalist"  # places that help with most things
    TOWN_HALL = "town_hall"  # the town hall's telephone


@dataclass(frozen=True, slots=True)
class Step:
    """One step taken. `value` makes it precise: kilometres for FARTHER, the wish for WISH_DROPPED, a category for NEIGHBOUR_SERVICE,
    whose town hall for TOWN_HALL, the names of the
    départements served for OUTSIDE."""

    code: StepCode
    value: str = ""


@dataclass(frozen=True, slots=True)
class Factor:
    """By how much a wish unmet or unknown lengthens the way: `times` is at least 1. `code` is that of its criterion."""

    code: str
    times: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One place proposed: the service it would answer with, how far it is, how far it counts (`equivalent_km`) and why.

    `rank` starts at 1. `distance_m` is None when where the person is was not said. `step`: the step of the ladder that found it, None for
    the need as it was said. `remote`: one need not, or cannot, go there.
    """

    rank: int
    candidate: Candidate
    offer: Offer
    distance_m: float | None
    equivalent_km: float
    factors: tuple[Factor, ...]
    reasons: tuple[Reason, ...]
    cautions: tuple[Caution, ...]
    step: StepCode | None = None
    remote: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Places that answer the need. `steps`: what was loosened. `more`: others come after these. `reserved`: publics (codes) whose own
    places were left out because the person did not say they belong to them. `town_hall`: the commune to call, perhaps not the person's own
    (`orientation.searching.town_halls`), None when none is known."""

    need: Need
    suggestions: tuple[Suggestion, ...]
    steps: tuple[Step, ...] = ()
    more: bool = False
    reserved: tuple[str, ...] = ()
    town_hall: Commune | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingNear:
    """No place near answers the need itself: what the ladder found instead, perhaps only the town hall's telephone. Fields as `Found`."""

    need: Need
    suggestions: tuple[Suggestion, ...]
    steps: tuple[Step, ...]
    more: bool = False
    reserved: tuple[str, ...] = ()
    town_hall: Commune | None = None


@dataclass(frozen=True, slots=True)
class PlaceUnknown:
    """Nobody knows where `typed` is."""

    typed: str


Outcome = Found | NothingNear | PlaceUnknown
