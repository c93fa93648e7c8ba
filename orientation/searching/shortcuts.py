"""Shortcut: for what few places say, the database first finds those that do, so that exact ranking does not read a whole region.

A place outside the narrowed query answers at least one of its criteria otherwise than by a known yes, so `least`, the smallest factor that
such an answer costs, bounds it from below (`orientation.searching.streaming`).
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from orientation.judging.criteria import Case, asked
from orientation.judging.criteria.helping import WITH_SOMEONE, mode_asked
from orientation.searching.gathering import helping_from_afar
from places.models import Service
from places.querysets import PlaceQuerySet
from places.vocabulary import SpecialSupport, SupportMode

Narrowing = Callable[[PlaceQuerySet, Case], PlaceQuerySet]


@dataclass(frozen=True, slots=True)
class Shortcut:
    """`narrowed`: the places that may satisfy every criterion concerned. `least`: at least this factor for all others."""

    narrowed: PlaceQuerySet
    least: float


# Who cannot move is taught by whoever comes or calls, whatever the mode: `_for_home_bound` already narrows to these.


def _by_mode(places: PlaceQuerySet, case: Case) -> PlaceQuerySet:
    if case.wishes.cannot_move and mode_asked(case) in WITH_SOMEONE:
        return places
    mode = mode_asked(case)
    if mode == SupportMode.DISTANCE:
        return places.filter(helping_from_afar(case.category))
    return places.offering([case.category], support_modes=[mode])


def _with_lessons(places: PlaceQuerySet, case: Case) -> PlaceQuerySet:
    return places if case.wishes.cannot_move else places.offering([case.category], support_modes=sorted(WITH_SOMEONE))


def _for_home_bound(places: PlaceQuerySet, case: Case) -> PlaceQuerySet:
    return places.filter(helping_from_afar(case.category))


def _of_programme(places: PlaceQuerySet, case: Case) -> PlaceQuerySet:
    return places.in_programme([case.wishes.programme])


def _step_free(places: PlaceQuerySet, case: Case) -> PlaceQuerySet:
    services = Service.objects.filter(place=OuterRef("pk"), category=case.category)
    used_to_it = Exists(services.filter(special_support__has_any=[SpecialSupport.MOTEUR]))
    return places.filter(Q(step_free=True) | ~Q(accessibility_url="") | Q(used_to_it))


NARROWINGS: dict[str, Narrowing] = {
    "home_bound": _for_home_bound,
    "mode": _by_mode,
    "lessons": _with_lessons,
    "programme": _of_programme,
    "step_free": _step_free,
}
"""By criterion: those that most places leave unanswered, and that weigh enough for the whole region to be read without this."""


def shortcut(places: PlaceQuerySet, case: Case) -> Shortcut | None:
    """The shortcut for a case; None when plain reading will do."""
    concerned = [criterion for criterion in asked(case) if criterion.name in NARROWINGS] if case.category else []
    if not concerned:
        return None
    for criterion in concerned:
        places = NARROWINGS[criterion.name](places, case)
    return Shortcut(
        places,
        min(criterion.unknown for criterion in concerned),
    )
