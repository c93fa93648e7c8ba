"""Kept: what a person's answers tell that no address may hold, in a signed cookie for half an hour. The server keeps nothing.

The cookie is signed, not secret: it is the person's own. What it holds is never logged nor stored, and `Need.query_string()` never says it.
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from typing import Any

from django.core import signing
from django.db.models import TextChoices

from orientation.alerts import Alert
from orientation.asking.important import DateProblem
from orientation.needs import UNSAID, Equipment, Precision, Slot, Spot, Wishes
from orientation.travelling import Way
from places.geography import Point
from places.languages import NAMES
from places.vocabulary import Programme, Public, ServiceCategory, SpecialSupport, SupportMode

KEPT_SECONDS = 30 * 60
"""Half an hour: time to read the results and make a call, not enough for the next person at a shared computer."""

SALT = "orientation.kept"
"""A text signed for another use of the same secret is not an answer."""

LISTS: dict[str, type[TextChoices]] = {
    "publics": Public, "special_support": SpecialSupport, "slots": Slot, "equipment": Equipment,
}  # fmt: skip
CODES: dict[str, Collection[str]] = {"programme": Programme.values, "mode": SupportMode.values, "language": NAMES, "way": Way.values}
"""Wishes that are codes of closed lists: a cookie may be older than the lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was answered. `alerts`: `Alert` codes told by the person's own words; `perhaps`: those only likely. `spot`: where exactly they
    are, when it is more than an address may say (`Spot.to_keep`). `also`: all the needs (`ServiceCategory` codes) said in the same words,
    when there are several. `date_problem`: the `DateProblem` of a date that could not be used, "" without one. `counted`: searches without
    a place near that were counted already, "demarches 93066"."""

    wishes: Wishes = field(default_factory=Wishes)
    alerts: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    spot: Spot | None = None
    also: tuple[str, ...] = ()
    date_problem: str = ""
    counted: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether it tells anything of the person that they may want to erase."""
        exact = self.spot if self.spot and not self.spot.street_lost else None
        return replace(self, counted=(), spot=exact) != Kept()

    @property
    def in_danger(self) -> bool:
        """Whether someone may be looking over their shoulder, surely or only perhaps: every page then offers to leave at once, and none to
        send a message."""
        return Alert.VIOLENCE in self.alerts or self.perhaps_in_danger

    @property
    def perhaps_in_danger(self) -> bool:
        """Whether that is only likely: leaving is then a link, which those who are not in danger do not take for the way on."""
        return Alert.VIOLENCE in self.perhaps

    def signed(self) -> str:
        """The value of the cookie: what is not at its default, as compact JSON, with the moment and the signature."""
        told: dict[str, Any] = {
            "wishes": _told(asdict(self.wishes), asdict(Wishes())),
            "alerts": self.alerts,
            "perhaps": self.perhaps,
            "spot": _told(asdict(replace(self.spot, town_hall=None)), asdict(UNSAID)) if self.spot else None,
            "also": self.also,
            "date_problem": self.date_problem,
            "counted": self.counted,
        }
        return signing.dumps({name: value for name, value in told.items() if value}, salt=SALT, compress=True)


def read_kept(cookie: str) -> Kept | None:
    """What was answered, or None when the cookie is absent, forged, expired, signed for something else, or written by another version."""
    if not cookie:
        return None
    try:
        told = signing.loads(cookie, salt=SALT, max_age=KEPT_SECONDS)
        return Kept(
            wishes=_wishes(told.get("wishes", {})),
            alerts=_known(told.get("alerts", ()), Alert),
            perhaps=_known(told.get("perhaps", ()), Alert),
            spot=_spot(told["spot"]) if "spot" in told else None,
            also=_known(told.get("also", ()), ServiceCategory),
            date_problem=DateProblem(told["date_problem"]) if "date_problem" in told else "",
            counted=tuple(str(one) for one in told.get("counted", ())),
        )
    except (signing.BadSignature, ValueError, TypeError, KeyError, AttributeError):
        return None


def spot_of(kept: Kept | None, addressed: Spot) -> Spot:
    """Where the person is: the exact point they gave if it is in the commune that the address names, else what the address says,
    knowing whether a street of it was lost.

    A position in the address was given later, by the telephone: it wins.
    """
    told = kept.spot if kept and addressed.precision != Precision.POSITION else None
    if told is None or not told.commune or told.commune != addressed.commune:
        return addressed
    return replace(addressed, street_lost=True) if told.street_lost else told


def _told(values: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    """The values that say something, dates as text."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
        if value not in ("", None) and value != defaults.get(name)
    }


def _wishes(told: Mapping[str, Any]) -> Wishes:
    values = {name: _known(value, LISTS[name]) if name in LISTS else value for name, value in told.items()}
    if any(name in values and values[name] not in codes for name, codes in CODES.items()):
        raise ValueError("a code that is no longer one")
    if any(not isinstance(values[one.name], bool) for one in fields(Wishes) if one.default is False and one.name in values):
        raise ValueError("neither yes nor no")
    if "deadline" in values:
        values["deadline"] = date.fromisoformat(values["deadline"])
    return Wishes(**values)


def _known(codes: Collection[str], known: type[TextChoices]) -> tuple[str, ...]:
    """These codes. Raises ValueError when one of them is not known."""
    if isinstance(codes, str) or not set(codes) <= set(known.values):
        raise ValueError("a code that is no longer one")
    return tuple(codes)


def _spot(told: Mapping[str, Any]) -> Spot:
    point = Point(**told["point"]) if "point" in told else UNSAID.point
    return Spot(**{**told, "precision": Precision(told["precision"]), "point": point})
