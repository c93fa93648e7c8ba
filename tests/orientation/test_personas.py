"""The acceptance table of people: whoever they are, the place that can help them comes first, and no page is empty.

The table is beside the repository, not in it: where it is absent, these tests are skipped and say so.
"""

from dataclasses import replace
from typing import Any

import pytest

from orientation.needs import Need, Precision, Spot, Wishes
from orientation.outcomes import Found
from orientation.phrases.reading import read_phrase
from orientation.suggesting import suggest
from places.geography import Point
from places.models import Commune
from places.vocabulary import ServiceCategory
from tests.factories import make_places
from tests.orientation.candidates import AT
from tests.orientation.personas import (
    PERSONAS,
    breaking,
    clauses,
    code_of,
    excluded_publics,
    holds,
    is_kept_for_others,
    persons,
    satisfying,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not PERSONAS.exists(), reason="the table of personas is not beside the repository (../shared/data/personas.csv)"),
]

TICKED: dict[str, dict[str, Any]] = {
    "P05": {"slots": ("soir", "samedi")},
    "P21": {"publics": ("femmes",)},
}
"""What the table says of someone outside their words: the boxes that person ticks on the third screen."""

KM = 1 / 111.195
by_person = pytest.mark.parametrize("person", persons(), ids=lambda person: person["id"])


def need_of(person: dict[str, str]) -> Need:
    """The need the person tells, with their own words, where they are, and the boxes they tick."""
    reading = read_phrase(person["phrase"], language=person["lang"], today=AT.date())
    categories = tuple(code_of(ServiceCategory, label) for label in person["services"].split("|"))
    spot = Spot(
        precision=Precision.COMMUNE,
        point=Point(float(person["lat"]), float(person["lon"])),
        commune=person["code_insee"],
        label=person["commune"],
    )
    return Need(categories=categories, spot=spot, wishes=replace(reading.wishes, **TICKED.get(person["id"], {})))


def place_of(person: dict[str, str], km: float, change: dict[str, Any] | None = None, *, name: str = "") -> dict[str, Any]:
    """A place that many kilometres away, with every must, and then one change."""
    facts: dict[str, Any] = {
        "name": name or f"À {km:.2f} km",
        "latitude": float(person["lat"]) + km * KM,
        "longitude": float(person["lon"]),
        "source_date": AT.date().isoformat(),
        "phone": "+33199001122",
    }
    service: dict[str, Any] = {"category": code_of(ServiceCategory, person["services"].split("|")[0])}
    for must in everything(person):
        facts.update({key: _both(facts.get(key), value) for key, value in must.items() if key != "service"})
        service.update({key: _both(service.get(key), value) for key, value in must.get("service", {}).items()})
    changed = dict(change or {})
    service.update(changed.pop("service", {}))
    return {**facts, **changed, "services": {"service": service}}


def _both(before: Any, after: Any) -> Any:
    """Two lists of codes asked for at once are both there."""
    return [*before, *after] if isinstance(before, list) and isinstance(after, list) else after


def musts(person: dict[str, str]) -> list[list[Any]]:
    """The clauses of `must`; the first step alone of a plan."""
    return clauses(person["must"].split("& etape2:")[0])


def everything(person: dict[str, str]) -> list[dict[str, Any]]:
    """Facts that satisfy every must, by the first alternative of each."""
    return [satisfying(clause[0]) for clause in musts(person)]


@by_person
def test_the_place_that_helps_comes_before_a_nearer_one_that_does_not(person: dict[str, str]) -> None:
    """One place that satisfies every must, at four fifths of the distance; nearer, one decoy for each way of breaking each clause."""
    decoys = [
        place_of(person, 0.05 + 0.01 * rank, broken, name=f"Leurre {rank}: {broken}")
        for rank, broken in enumerate(way for clause in musts(person) for way in breaking(clause))
    ]
    reserved = {"service": {"publics": ["etudiants"], "exclusive": True}}
    elsewhere = {"service": {"category": "loisirs"}}
    decoys += [place_of(person, 0.02, elsewhere, name="Autre service"), place_of(person, 0.03, reserved, name="Réservé")]
    make_places([*decoys, place_of(person, 0.8 * float(person["max_km"]), name="Bon lieu")])
    found = suggest(need_of(person), at=AT)
    first = found.suggestions[0]
    assert first.candidate.name == "Bon lieu", first.factors
    for clause in musts(person):
        assert any(holds(one, first) for one in clause), clause
    allowed = excluded_publics(person["must_not"])
    assert not [one for one in found.suggestions[:3] if allowed is not None and is_kept_for_others(one, allowed)]


@by_person
def test_of_two_equal_places_the_one_with_what_is_better_comes_first(person: dict[str, str]) -> None:
    pairs = [(clause, satisfying(one)) for clause in clauses(person["should"]) for one in clause]
    wrong = []
    for rank, (clause, better) in enumerate(pairs):
        if not better:
            continue
        without = [way for way in breaking(clause) if way != better]
        make_places([place_of(person, 1, way, name=f"Sans {rank}") for way in without])
        make_places([place_of(person, 1, better, name=f"Avec {rank}")])
    everyone = suggest(need_of(person), at=AT, limit=20).suggestions
    for rank, (_, better) in enumerate(pairs):
        placed = [one.candidate.name for one in everyone if one.candidate.name in (f"Avec {rank}", f"Sans {rank}")]
        if better and placed and placed[0] != f"Avec {rank}":
            wrong.append((better, placed))
    assert not wrong


@by_person
def test_with_no_place_at_all_there_is_still_someone_to_call(person: dict[str, str]) -> None:
    Commune.objects.create(
        code=person["code_insee"], name=person["commune"], name_key="essai", department="00", region="00", phone="+33199001133"
    )
    found = suggest(need_of(person), at=AT)
    assert found.steps
    assert found.town_hall is not None
    assert found.town_hall.phone


@by_person
def test_what_the_person_said_is_understood(person: dict[str, str]) -> None:
    reading = read_phrase(person["phrase"], language=person["lang"], today=AT.date())
    assert reading.needs[0].category == code_of(ServiceCategory, person["services"].split("|")[0])


def test_the_stale_place_without_telephone_gives_way_to_a_verified_one_half_as_far_again() -> None:
    person = next(one for one in persons() if one["id"] == "P20")
    old = {"source_date": "2023-12-01", "phone": ""}
    make_places([place_of(person, 4, old, name="Ancien"), place_of(person, 6, {"verified_on": AT.date().isoformat()}, name="Vérifié")])
    assert suggest(need_of(person), at=AT).suggestions[0].candidate.name == "Vérifié"


def test_nobody_at_home_is_sent_to_a_place_without_telephone() -> None:
    person = next(one for one in persons() if one["id"] == "P03")
    make_places(
        [place_of(person, 0.1, {"phone": "", "emails": ["essai@example.org"]}, name="Sans téléphone"), place_of(person, 20, name="Loin")]
    )
    found = suggest(need_of(person), at=AT)
    assert isinstance(found, Found)
    assert [one.candidate.name for one in found.suggestions] == ["Loin"]


def test_nobody_in_guyane_is_sent_across_the_ocean() -> None:
    person = next(one for one in persons() if one["id"] == "P12")
    make_places([{**place_of(person, 0), "latitude": 48.9, "longitude": 2.35}])
    assert suggest(need_of(person), at=AT).suggestions == ()


def test_the_wishes_of_nobody_are_lost() -> None:
    said = {person["id"]: need_of(person).wishes for person in persons()}
    assert said["P01"].cannot_read
    assert said["P03"].cannot_move
    assert said["P07"].deaf
    assert said["P11"].publics == ("seniors",)
    assert said["P17"].mode == "individuel"
    assert said["P17"].deadline is not None
    assert isinstance(said["P22"], Wishes)
