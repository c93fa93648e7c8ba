"""The acceptance tables of people: whoever they are, the place that can help them comes first, and no page is empty.

Ours is in the repository; the other is beside it: where it is absent, what speaks of its people is skipped and says so.
"""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from orientation.helping.helpline_file import bring_helplines
from orientation.judging.criteria.people import publics_of
from orientation.needs import UNSAID, Need, Precision, Slot, Spot, Wishes
from orientation.outcomes import Found
from orientation.phrases.ages import ADULT
from orientation.phrases.reading import read_phrase
from orientation.suggesting import suggest
from places.geography import Point
from places.models import Commune
from places.vocabulary import Public, ServiceCategory
from tests import towns
from tests.factories import make_places
from tests.html import Page
from tests.orientation.candidates import AT
from tests.orientation.persona_facts import EMPTY, breaking, code_of, forbidden_facts, holds, satisfying
from tests.orientation.personas import (
    PERSONAS,
    clauses,
    excluded_publics,
    forbidden,
    gives_way,
    is_kept_for_others,
    only_department,
    out_of_scope,
    persons,
)

pytestmark = pytest.mark.django_db

of_the_other_table = pytest.mark.skipif(
    not PERSONAS.exists(), reason="the table of personas is not beside the repository (../shared/data/personas.csv)"
)

TICKED: dict[str, dict[str, Any]] = {"Q22": {"free": True}}
"""What someone answers that neither their words nor the clauses of their row tell."""

KM = 1 / 111.195


@pytest.fixture(autouse=True)
def _towns(db: None) -> None:
    towns.save()


by_person = pytest.mark.parametrize("person", persons(), ids=lambda person: person["id"])


def need_of(person: dict[str, str]) -> Need:
    """The need the person tells, with their own words, where they are, and the boxes they tick."""
    reading = read_phrase(person["phrase"], language=person["lang"], today=AT.date())
    categories = tuple(code_of(ServiceCategory, label) for label in person["services"].split("|"))
    answers = {**answered(person, reading.wishes), **TICKED.get(person["id"], {})}
    return Need(categories=categories, spot=spot_of(person), wishes=replace(reading.wishes, **answers))


def answered(person: dict[str, str], said: Wishes) -> dict[str, Any]:
    """What the row tells of the person and their words do not, as they would answer it: when they can come, that they are under 18, that
    they are of the public that a place must better be for."""
    asked = [one for clause in (*musts(person), *clauses(person["should"])) for one in clause]
    slots = {"soir" if one.field == "ouvert_apres" else one.value for one in asked if one.field in ("ouvert_apres", "ouvert_le")}
    publics = {code_of(Public, one.value) for one in asked if one.field == "publics_specifiquement_adresses" and one.value != EMPTY}
    return {
        "slots": said.slots or tuple(sorted(slots & set(Slot.values))),
        "minor": said.minor or (person["role"] == "habitant" and int(person["age"]) < ADULT),
        "publics": tuple(sorted({*said.publics, *publics})),
        "sent": person["role"] == "pro",
    }


def spot_of(person: dict[str, str]) -> Spot:
    """The commune of the person; the département, for whoever says no more; nowhere, for whoever says nothing."""
    code = person["code_insee"]
    if not code:
        return UNSAID
    point, label = Point(float(person["lat"]), float(person["lon"])), person["commune"]
    if len(code) <= 3:
        return Spot(precision=Precision.DEPARTMENT, point=point, department=code, label=label)
    return Spot(precision=Precision.COMMUNE, point=point, commune=code, label=label)


def place_of(person: dict[str, str], km: float, change: dict[str, Any] | None = None, *, name: str = "") -> dict[str, Any]:
    """A place that many kilometres away, with every must, and then one change."""
    facts: dict[str, Any] = {
        "name": name or f"À {km:.2f} km",
        "address": f"1 rue {name or km}",
        "latitude": float(person["lat"] or towns.SAINT_DENIS.latitude) + km * KM,
        "longitude": float(person["lon"] or towns.SAINT_DENIS.longitude),
        "commune": "48095" if spot_of(person).precision == Precision.DEPARTMENT else None,
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


def dull_place_of(person: dict[str, str], km: float, facts: dict[str, Any]) -> dict[str, Any]:
    """A place of which nothing is known but the service, the telephone and these facts."""
    placed = place_of(person, km)
    category = placed["services"]["service"]["category"]
    where = {name: placed[name] for name in ("latitude", "longitude", "commune", "phone")}
    services = {"service": {"category": category, **facts.get("service", {})}}
    told = {name: value for name, value in facts.items() if name != "service"}
    return {**where, "name": f"Interdit : {facts}", "address": f"1 rue {facts}", **told, "services": services}


def farthest(person: dict[str, str]) -> float:
    """Kilometres within which the place must be, by the row or by one of its clauses that leaves no choice."""
    near = [clause[0].value for clause in musts(person) if len(clause) == 1 and clause[0].field == "distance_km"]
    return min(float(each) for each in (person["max_km"], *near))


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
    theirs = publics_of(need_of(person).wishes)
    others = next(code for code in ("etudiants", "femmes", "seniors") if code not in theirs)
    reserved = {"service": {"publics": [others], "exclusive": True}}
    elsewhere = {"service": {"category": next(code for code in ("loisirs", "culture") if code not in need_of(person).categories)}}
    decoys += [place_of(person, 0.02, elsewhere, name="Autre service"), place_of(person, 0.03, reserved, name="Réservé")]
    decoys += [dull_place_of(person, 0.04, forbidden_facts(those)) for _, those in forbidden(person["must_not"])]
    make_places([*decoys, place_of(person, 0.8 * farthest(person), name="Bon lieu")])
    found = suggest(need_of(person), at=AT)
    first = found.suggestions[0]
    assert first.candidate.name == "Bon lieu", first.factors
    for clause in musts(person):
        assert any(holds(one, first) for one in clause), clause
    for last, those in forbidden(person["must_not"]):
        assert not [each.candidate.name for each in found.suggestions[:last] if all(holds(one, each) for one in those)], those
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
def test_nobody_is_sent_out_of_the_departement_that_must_be_stayed_in(person: dict[str, str]) -> None:
    department = only_department(person["must_not"])
    elsewhere = {"latitude": 48.9, "longitude": 2.35, "commune": "93066"}
    make_places([{**place_of(person, 1), **(elsewhere if department else {})}])
    found = suggest(need_of(person), at=AT)
    assert bool(found.suggestions) is not bool(department)


@pytest.mark.parametrize("person", [one for one in persons() if len(one["code_insee"]) > 3], ids=lambda person: person["id"])
def test_with_no_place_at_all_there_is_still_someone_to_call(person: dict[str, str]) -> None:
    told = {"name": person["commune"], "name_key": "essai", "department": "00", "region": "00", "phone": "+33199001133"}
    Commune.objects.update_or_create(code=person["code_insee"], defaults=told)
    found = suggest(need_of(person), at=AT)
    assert found.steps
    assert found.town_hall is not None
    assert found.town_hall.phone


@by_person
def test_what_the_person_said_is_understood(person: dict[str, str]) -> None:
    reading = read_phrase(person["phrase"], language=person["lang"], today=AT.date())
    assert reading.needs[0].category == code_of(ServiceCategory, person["services"].split("|")[0])


@pytest.mark.parametrize("person", out_of_scope(), ids=lambda person: person["id"])
def test_who_needs_another_service_is_told_whom_to_ask(person: dict[str, str], client: Client) -> None:
    bring_helplines()
    page = Page(client.post("/", {"phrase": person["phrase"]}))
    assert "Ce site ne trouve pas de" in page.text
    assert [url for _, url in page.links if url.startswith(("tel:", "https:"))]


def test_our_table_is_read_whole() -> None:
    ours = [one for one in (*persons(), *out_of_scope()) if one["id"].startswith("Q")]
    assert len({person["id"] for person in ours}) == len(ours) >= 27
    told = [one["must_not"] for one in ours if one["must_not"]]
    assert all(forbidden(text) or gives_way(text) or "hors" in text for text in told), "each is read"
    assert all(len(clauses(one[column])) == len([*filter(None, one[column].split("&"))]) for one in ours for column in ("must", "should"))


@pytest.mark.parametrize("person", [one for one in persons() if gives_way(one["must_not"])], ids=lambda person: person["id"])
def test_a_doubtful_place_gives_way_to_another_less_than_half_as_far_again(person: dict[str, str]) -> None:
    verified = {"verified_on": AT.date().isoformat()}
    make_places([place_of(person, 4, forbidden_facts(gives_way(person["must_not"])), name="Douteux")])
    make_places([place_of(person, 5.9, verified, name="Vérifié")])
    assert suggest(need_of(person), at=AT).suggestions[0].candidate.name == "Vérifié"


@of_the_other_table
def test_nobody_at_home_is_sent_to_a_place_without_telephone() -> None:
    person = next(one for one in persons() if one["id"] == "P03")
    make_places(
        [place_of(person, 0.1, {"phone": "", "emails": ["essai@example.org"]}, name="Sans téléphone"), place_of(person, 20, name="Loin")]
    )
    found = suggest(need_of(person), at=AT)
    assert isinstance(found, Found)
    assert [one.candidate.name for one in found.suggestions] == ["Loin"]


@of_the_other_table
def test_nobody_in_guyane_is_sent_across_the_ocean() -> None:
    person = next(one for one in persons() if one["id"] == "P12")
    make_places([{**place_of(person, 0), "latitude": 48.9, "longitude": 2.35}])
    assert suggest(need_of(person), at=AT).suggestions == ()


@of_the_other_table
def test_the_wishes_of_nobody_are_lost() -> None:
    said = {person["id"]: need_of(person).wishes for person in persons()}
    assert said["P01"].cannot_read
    assert said["P03"].cannot_move
    assert said["P07"].deaf
    assert said["P11"].publics == ("seniors",)
    assert said["P17"].mode == "individuel"
    assert said["P17"].deadline is not None
    assert isinstance(said["P22"], Wishes)
