"""The queue: places with their state and priority, computed by the database whatever their number."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import reduce
from operator import mul

from django.db.models import Case, DateField, Exists, FloatField, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Greatest

from curation.freshness.frequency import DEFAULT, Frequency
from curation.freshness.priority import FACTORS, Factor
from curation.freshness.read_often import read_often
from curation.freshness.states import State, advised_before, required_before
from curation.models import Suggestion
from curation.standing import STANDS_FOR
from curation.suggestions.closed_lists import State as SuggestionState
from curation.suggestions.closed_lists import Topic
from curation.suggestions.complaints import complaints
from places.models import Place, Service
from referrals.in_vain import gone_to_in_vain, said_ended

NEVER = date.min
"""Stands for the day when nobody vouched, in comparisons made by the database."""

TRIED_DAYS = 2
"""A telephone that nobody picked up is tried again on the second day after."""
WRITTEN_DAYS = 14
"""A place is left two weeks to answer an e-mail before being called."""


def with_freshness(places: "QuerySet[Place]", *, today: date) -> "QuerySet[Place]":
    """Each place with `vouched_on` (`NEVER` when nobody did), `frequency`, `state`, every factor by its code, and `priority`.

    Most urgent first, then oldest. One query, and one LEFT JOIN: a place nobody set a frequency for has none of its own.
    """
    places = places.select_related("commune", "upkeep").annotate(
        frequency=Coalesce("upkeep__frequency", Value(int(DEFAULT))),
        vouched_on=Greatest(_known("verified_on"), _known("source_date")),
    )
    places = places.annotate(state=_state(today))
    places = places.annotate(**{code: Case(When(condition, then=True), default=False) for code, condition in _conditions(today).items()})
    return places.annotate(priority=_product()).order_by("-priority", "vouched_on", "pk")


def in_states(places: "QuerySet[Place]", states: Collection[str]) -> "QuerySet[Place]":
    """Those of the queue in one of these states, all of them when none is named."""
    return places.filter(state__in=states) if states else places


def to_verify(places: "QuerySet[Place]", *, today: date) -> "QuerySet[Place]":
    """The open places that wait for a verification: out of date, said to be closed, or complained of."""
    queue = with_freshness(places.published(), today=today)
    return queue.exclude(Q(state=State.UP_TO_DATE) & Q(said_closed=False) & Q(complained_of=False))


def page_of(queue: "QuerySet[Place]", start: int, stop: int, *, today: date) -> list[Place]:
    """The places of the queue from `start` (0 is the first) to `stop`, excluded. Two queries: whole rows would weigh on the sorting."""
    keys = list(queue.values_list("pk", flat=True)[start:stop])
    return list(with_freshness(Place.objects.filter(pk__in=keys), today=today))


def factors_of(place: Place) -> list[Factor]:
    """What makes the priority of a place read through `with_freshness`, in the order of the list of factors."""
    return [factor for factor in FACTORS if getattr(place, factor.code)]


def _known(field: str) -> Coalesce:
    return Coalesce(field, Value(NEVER), output_field=DateField())


def _by_frequency(day_of: dict[int, date]) -> Case:
    cases = [When(frequency=frequency, then=Value(day)) for frequency, day in day_of.items()]
    return Case(*cases, output_field=DateField())


def _state(today: date) -> Case:
    required = _by_frequency({int(months): required_before(today, months) for months in Frequency})
    advised = _by_frequency({int(months): advised_before(today, months) for months in Frequency})
    return Case(
        When(vouched_on__lte=required, then=Value(State.REQUIRED.value)),
        When(vouched_on__lte=advised, then=Value(State.ADVISED.value)),
        default=Value(State.UP_TO_DATE.value),
        output_field=TextField(),
    )


def _conditions(today: date) -> dict[str, Q | Exists]:
    services = Service.objects.filter(place=OuterRef("pk"))
    gone = Suggestion.objects.filter(topic=Topic.GONE, state=SuggestionState.OPEN)
    return {
        "said_closed": Q(pk__in=gone.values(standing=STANDS_FOR)) | Q(pk__in=said_ended(today).values(standing=STANDS_FOR)),
        "complained_of": Q(pk__in=complaints(today).values(standing=STANDS_FOR))
        | Q(pk__in=gone_to_in_vain(today).values(standing=STANDS_FOR)),
        "read_often": Q(pk__in=read_often(today)),
        "is_required": Q(state=State.REQUIRED),
        "is_advised": Q(state=State.ADVISED),
        "lacks_services": ~Exists(services),
        "lacks_phone": Q(phone=""),
        "lacks_hours": Q(hours=""),
        "lacks_publics": ~Exists(services.filter(publics__isnull=False)),
        "tried_lately": Q(upkeep__tried_on__gte=today - timedelta(days=TRIED_DAYS - 1)),
        "written_lately": Q(upkeep__reminded_on__gt=today - timedelta(days=WRITTEN_DAYS)),
    }


def _product() -> Combinable:
    return reduce(mul, [_value_where(factor) for factor in FACTORS])


def _value_where(factor: Factor) -> Case:
    return Case(When(**{factor.code: True}, then=Value(factor.value)), default=Value(1.0), output_field=FloatField())
