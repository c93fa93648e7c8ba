"""What `orientation/` may be asked: each parameter, its bounds, and how they make a need."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from orientation.api.parameter_fields import CommuneFilter, DayFilter, LanguageFilter, MinutesFilter, WishFilter
from orientation.half_days import HalfDay
from orientation.locating import spot_of_commune, spot_of_department, spot_of_position
from orientation.needs import UNSAID, Equipment, Need, Slot, Spot, Wishes
from orientation.outcomes import PlaceUnknown
from orientation.suggesting import SHOWN
from orientation.today import today_at
from orientation.travelling import MOST_MINUTES, Way
from places.api.errors import BadParameters
from places.api.parameter_fields import CodesFilter, MomentFilter, PointFilter
from places.api.parameter_set import ParameterSet
from places.api.shared_parameters import whole_number
from places.departments import DEPARTMENTS
from places.vocabulary import Programme, Public, ServiceCategory, SpecialSupport, SupportMode

MOST_SUGGESTIONS = 20
"""More is a list, not an advice: `places/` gives lists."""

EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2099, 12, 31, tzinfo=UTC)
"""A moment beyond these is taken for them: nobody will be helped then, and calendars of public holidays have an end."""

WHERE = ("near", "commune", "department")

WISHES = {
    "urgent": "urgent",
    "deadline": "deadline",
    "public": "publics",
    "minor": "minor",
    "spoken_for": "spoken_for",
    "sent": "sent",
    "special_support": "special_support",
    "language": "language",
    "cannot_move": "cannot_move",
    "step_free": "step_free",
    "slot": "slots",
    "way": "way",
    "most_minutes": "most_minutes",
    "free": "free",
    "walk_in": "walk_in",
    "programme": "programme",
    "support_mode": "mode",
    "equipment": "equipment",
}
"""Parameter → wish. What `needs/` understands is told under the same names."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: a need, or a commune that nobody knows; at a moment (aware); and how many places at most."""

    need: Need | PlaceUnknown
    at: datetime
    limit: int


def _one(vocabulary: Any, label: str) -> CodesFilter:
    return CodesFilter(choices=vocabulary.choices, repeatable=False, label=label)


def _several(vocabulary: Any, label: str) -> CodesFilter:
    return CodesFilter(choices=vocabulary.choices, label=f"{label} Repeatable.")


class OrientationParameters(ParameterSet):
    """The parameters of `orientation/`. `asked()` gives the need. Labels are for OpenAPI."""

    need = _several(ServiceCategory, "What the person needs: the category of a service. With several, `plan` says in how few visits.")
    commune = CommuneFilter(
        label="Where the person is: INSEE code of a commune, today's or a former one, such as 93066 (not a postal code)."
        " Distances are measured from its town hall. Not with `near` or `department`."
    )
    near = PointFilter(
        label="Where the person is: latitude,longitude in degrees (WGS 84), rounded here to 0.01°. Not with `commune` or `department`."
    )
    department = CodesFilter(
        choices=[(code, one.name) for code, one in DEPARTMENTS.items()],
        repeatable=False,
        label="INSEE code of a département, when the person says no more: its places, from the town hall of its largest commune."
        " Not with `near` or `commune`.",
    )
    urgent = WishFilter(label="The person is in a hurry, and no day was named.")
    deadline = DayFilter(
        label="Last day that is still in time, by the clock of each place. A day already past where the person is, at the moment `at`,"
        " is refused."
    )
    public = _several(Public, "Group that the person belongs to.")
    minor = WishFilter(label="The person is under 18.")
    spoken_for = WishFilter(label="An adult asks for that person under 18: the texts speak to the adult.")
    sent = WishFilter(label="A professional sends the person: places that take only people who are sent are open to them.")
    special_support = _several(SpecialSupport, "Difficulty of the person.")
    language = LanguageFilter(label="Language that the person prefers to speak: ISO 639 code, such as ar.")
    cannot_move = WishFilter(label="The person cannot leave home: help at home, by telephone or on line.")
    step_free = WishFilter(label="The person uses a wheelchair, or walks with difficulty.")
    slot = CodesFilter(choices=[*Slot.choices, *HalfDay.choices], label="When the person can come: any of these. Repeatable.")
    way = _one(Way, "How the person goes about. With `most_minutes`, places within that time come first; none is hidden.")
    most_minutes = MinutesFilter(
        label=f"The longest way, in minutes from 1 to {MOST_MINUTES}, estimated from the distance. Nothing without `way`."
    )
    free = WishFilter(label="The person can pay nothing.")
    walk_in = WishFilter(label="Without an appointment.")
    programme = _one(Programme, "National programme asked for by name.")
    support_mode = _one(SupportMode, "The way of helping asked for.")
    equipment = _several(Equipment, "What the person wants to use on the spot.")
    at = MomentFilter(label="The moment when it is asked, ISO 8601 (Paris time when it names no time zone). Now when it is not told.")

    counts = ("limit",)

    def asked(self, *, formats: list[str]) -> Asked:
        """What is asked. Raises BadParameters, naming every wrong parameter; a deadline that is past where the person is, once the others
        are right. At most three queries, to know where."""
        wrong = self.problems(formats)
        if not self.data.get("need"):
            wrong.setdefault("need", [_("Dites le besoin. Valeurs acceptées : %s.") % ", ".join(ServiceCategory.values)])
        where = [name for name in WHERE if name in self.data]
        for name in where[1:]:
            wrong.setdefault(name, [_("Dites où une seule fois : %s.") % ", ".join(WHERE)])
        limit = whole_number("limit", self.data, default=SHOWN, largest=MOST_SUGGESTIONS, wrong=wrong)
        given: dict[str, Any] = self.form.cleaned_data
        if wrong:
            raise BadParameters(wrong)
        need, at = _need(given), min(max(given.get("at") or timezone.now(), EARLIEST), LATEST)
        if isinstance(need, Need) and need.wishes.deadline and need.wishes.deadline < today_at(need.spot, at):
            raise BadParameters({"deadline": [_("Ce jour est passé. Donnez un jour à venir, ou urgent=1.")]})
        return Asked(need, at, limit)


def _need(given: dict[str, Any]) -> Need | PlaceUnknown:
    spot = _spot(given)
    if spot is None:
        return PlaceUnknown(given["commune"])
    wishes = {wish: _value(name, given[name]) for name, wish in WISHES.items() if given.get(name)}
    return Need(categories=tuple(dict.fromkeys(given["need"])), spot=spot, wishes=Wishes(**wishes))


def _value(name: str, value: Any) -> Any:
    """A list of codes as a wish holds it: several together, or the only one."""
    if not isinstance(value, list):
        return value
    return tuple(dict.fromkeys(value)) if OrientationParameters.base_filters[name].repeatable else value[0]


def _spot(given: dict[str, Any]) -> Spot | None:
    """Where the person is; None when nobody knows the commune."""
    if point := given.get("near"):
        return spot_of_position(point.latitude, point.longitude)
    if commune := given.get("commune"):
        return spot_of_commune(commune)
    if department := given.get("department"):
        return spot_of_department(department[0])
    return UNSAID
