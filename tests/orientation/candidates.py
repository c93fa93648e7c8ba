"""Candidates for tests of ranking: dull ones, and any that facts allow."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from orientation.half_days import HalfDay
from orientation.judging.candidates import Candidate, Offer
from orientation.needs import UNSAID, Equipment, Need, Precision, Slot, Spot, Wishes
from orientation.searching.gathering import candidates_of, offering
from orientation.travelling import Way
from places.geography import Point
from places.vocabulary import AccessMode, Fee, Itinerancy, Programme, Public, ServiceCategory, SpecialSupport, SupportMode, Training

AT = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
"""A Tuesday, ten o'clock in Paris."""

HERE = Spot(precision=Precision.COMMUNE, point=Point(48.93697, 2.35976), commune="93066", label="Saint-Denis (93)")

HOURS = ("", "Mo-Fr 09:00-17:00", "Mo-Fr 09:00-19:00; Sa 10:00-12:00", "Th 14:00-16:00", "Mo-Su 08:00-20:00", "sur rendez-vous le mardi")

SHUT_A_MONTH = ({"from": "2026-03-01", "until": "2026-03-31", "hours": "off"},)
OPEN_MORNINGS = ({"from": "2026-03-01", "until": "2026-03-20", "hours": "Mo-Fr 09:00-12:00"},)
CLOSED_A_MONTH = ({"from": "2026-03-01", "until": "2026-03-31", "reason": ""},)


def need(category: str = "demarches", *, spot: Spot = HERE, **wishes: Any) -> Need:
    """A need in Saint-Denis, with these wishes."""
    return Need(categories=(category,), spot=spot, wishes=Wishes(**wishes))


def everyone(category: str, spot: Spot = HERE, *, within_m: float = 50_000.0) -> list[Candidate]:
    """Every place of the directory that offers a category within reach, without the search: what its results are compared with."""
    positions = offering(category).filter(latitude__isnull=False).values_list("pk", "latitude", "longitude")
    here = spot.point
    metres = {key: here.distance_m(Point(latitude, longitude)) if here else None for key, latitude, longitude in positions}
    return candidates_of({key: way for key, way in metres.items() if (way or 0.0) <= within_m}, category)


def codes(vocabulary: Any) -> st.SearchStrategy[frozenset[str] | None]:
    """Any list of a vocabulary, or nobody told us."""
    return st.none() | st.frozensets(st.sampled_from(list(vocabulary.values)), max_size=3)


maybe = st.none() | st.booleans()

offers = st.builds(
    Offer,
    key=st.sampled_from(["a", "b", "c"]),
    category=st.just("demarches"),
    support_modes=codes(SupportMode),
    publics=codes(Public),
    exclusive=maybe,
    special_support=codes(SpecialSupport),
    fees=codes(Fee),
    schedule=st.sampled_from(HOURS[:3]),
    remote=maybe,
)

candidates = st.builds(
    Candidate,
    pk=st.integers(1, 10_000),
    code=st.just("abcd2345"),
    name=st.just("Lieu d'essai"),
    distance_m=st.floats(0, 50_000).map(lambda metres: round(metres, 1)),
    position_precision=st.sampled_from(["", "commune"]),
    department=st.sampled_from(["93", "973", None]),
    typologies=st.none() | st.just(frozenset({"ML"})) | st.just(frozenset({"BIB"})) | st.just(frozenset({"CIDFF", "ENM"})),
    phone=st.sampled_from(["", "+33199001122"]),
    emails=st.none() | st.just(frozenset()) | st.just(frozenset({"essai@example.org"})),
    booking_url=st.sampled_from(["", "https://rdv.example.org/"]),
    accessibility_url=st.sampled_from(["", "https://acceslibre.example.org/"]),
    hours=st.sampled_from(HOURS),
    temporary_closures=st.sampled_from([(), CLOSED_A_MONTH]),
    exceptional_hours=st.sampled_from([(), OPEN_MORNINGS, SHUT_A_MONTH]),
    itinerancy=codes(Itinerancy),
    programmes=codes(Programme),
    trainings=codes(Training),
    access_modes=codes(AccessMode),
    languages=st.none() | st.just(frozenset({"fr"})) | st.just(frozenset({"tr", "en"})),
    home_visits=maybe,
    does_it_for_you=maybe,
    walk_in=maybe,
    step_free=maybe,
    printing=maybe,
    appointment_delay_days=st.none() | st.sampled_from([0, 3, 15]),
    source_date=st.none() | st.integers(0, 1500).map(lambda days: AT.date() - timedelta(days=days)),
    offers=st.lists(offers, min_size=1, max_size=2).map(tuple),
)

wishes = st.builds(
    Wishes,
    urgent=st.booleans(),
    deadline=st.none() | st.dates(date(2026, 3, 3), date(2026, 4, 3)),
    publics=st.sampled_from([(), ("jeunes",), ("seniors", "femmes")]),
    minor=st.booleans(),
    special_support=st.sampled_from([(), ("surdite",), ("illettrisme", "visuel")]),
    language=st.sampled_from(["", "fr", "tr", "en"]),
    cannot_move=st.booleans(),
    step_free=st.booleans(),
    slots=st.sampled_from([(), (Slot.SAMEDI,), (Slot.SOIR, Slot.MATIN), (HalfDay.MARDI_MATIN, HalfDay.JEUDI_SOIR)]),
    way=st.sampled_from(["", *Way.values]),
    most_minutes=st.sampled_from([0, 30]),
    free=st.booleans(),
    walk_in=st.booleans(),
    programme=st.sampled_from(["", "aidants-connect"]),
    mode=st.sampled_from(["", *SupportMode.values]),
    equipment=st.sampled_from([(), (Equipment.PRINTING,)]),
)

needs = st.builds(
    lambda category, wishes: Need(categories=(category,), spot=UNSAID, wishes=wishes), st.sampled_from(ServiceCategory.values), wishes
)
