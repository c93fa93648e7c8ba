"""The writing door: every write leaves its before and after, and touches nothing else."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from places import editing
from places.changes import split_path
from places.editing import Authorship, Edits, change_place, create_place, free_codes
from places.facts import Facts, facts_of, is_unknown
from places.models import Place, Revision, Service
from places.models.place import CODE_ALPHABET, CODE_LENGTH
from places.text_keys import search_key
from places.vocabulary import Origin, Status
from tests.factories import AT, STAFF, make_place, make_places, place_facts

pytestmark = pytest.mark.django_db

LATER = Authorship(origin=Origin.OWNER, at=AT + timedelta(days=1))

texts = st.sampled_from(["", "Œuvre d'Été", "St-Denis", "mairie"])
codes = st.one_of(st.none(), st.lists(st.sampled_from(["jeunes", "seniors", "femmes"]), max_size=2))
yes_no = st.one_of(st.none(), st.booleans())
positions = st.one_of(st.just((None, None)), st.tuples(st.floats(-90, 90), st.floats(-180, 180)))
service_facts = st.fixed_dictionaries({}, optional={"title": texts, "publics": codes, "fees": codes, "remote": yes_no})
services = st.dictionaries(st.sampled_from(["demarches", "dora/1#acces", "é~0", "services"]), service_facts, max_size=3)


@st.composite
def told(draw: st.DrawFn) -> Facts:
    """Some facts, in no special order: what one person might correct at once."""
    facts = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "name": st.sampled_from(["Lieu", "L'Étage", "ST ÉTIENNE"]),
                "hours": texts,
                "programmes": codes,
                "wifi": yes_no,
                "source_date": st.sampled_from([None, "2025-11-20", "2026-01-31"]),
                "status": st.sampled_from([Status.DRAFT.value, Status.PUBLISHED.value, Status.WITHDRAWN.value]),
                "services": services,
            },
        )
    )
    if draw(st.booleans()):
        facts["latitude"], facts["longitude"] = draw(positions)
    return facts


def present(place: Place) -> Facts:
    fresh = Place.objects.get(pk=place.pk)
    return facts_of(fresh, fresh.services.all())


def replayed(place: Place) -> Facts:
    """The facts that the revisions lead to, from nothing, each `before` being what the one before left."""
    facts = facts_of(Place(status=""), ())
    nothing = facts_of(Place(), [Service(key="")])["services"][""]
    for revision in place.revisions.order_by("pk"):
        for path, (before, after) in revision.changes.items():
            key, fact = split_path(path)
            if key is None or fact is not None:
                holder = facts if key is None else facts["services"][key]
                assert holder[fact] == before or (is_unknown(holder[fact]) and before is None)
                holder[fact] = after
            elif after is None:
                assert facts["services"].pop(key) == before
            else:
                assert before is None
                facts["services"][key] = nothing | after
    return facts


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(birth=told(), edits=st.lists(told(), max_size=5))
def test_replaying_the_revisions_gives_the_present_facts(birth: Facts, edits: list[Facts]) -> None:
    place = create_place({"name": "Lieu"} | birth, by=STAFF)
    for facts in edits:
        before, written = present(place), place.revisions.count()
        changed = change_place(place, facts, by=LATER)
        assert changed == (present(place) != before)
        assert place.revisions.count() == written + changed
        assert change_place(place, facts, by=LATER) is False
    assert replayed(place) == present(place)
    place.refresh_from_db()
    assert place.name_key == search_key(place.name)


def test_a_revision_says_who_when_and_by_which_door() -> None:
    place = make_place(name="Avant")
    assert change_place(place, {"name": "Après", "languages": []}, by=LATER)
    revision = place.revisions.first()
    assert (revision.origin, revision.at, revision.author_id, revision.batch_id) == (Origin.OWNER, LATER.at, None, None)
    assert revision.changes == {"name": ["Avant", "Après"], "languages": [None, []]}
    place.refresh_from_db()
    assert (place.name_key, place.updated_at) == ("apres", LATER.at)


def test_a_birth_says_what_is_known_and_no_more() -> None:
    place = create_place({"name": "Neuf", "phone": "", "emails": None, "languages": [], "wifi": False}, by=STAFF)
    (revision,) = place.revisions.all()
    assert revision.changes == {"status": [None, "published"], "name": [None, "Neuf"], "languages": [None, []], "wifi": [None, False]}


def test_what_is_already_so_is_not_written_again() -> None:
    place = make_place(latitude=48.123456789, longitude=2.987654321)
    assert not change_place(place, {"latitude": 48.123456789, "longitude": 2.987654321}, by=LATER)
    assert place.revisions.get().changes["latitude"] == [None, 48.1234568]


def test_a_stale_instance_brings_back_nothing() -> None:
    place = make_place(phone="+33199000001", hours="Mo-Fr 09:00-12:00")
    stale = Place.objects.get(pk=place.pk)
    change_place(place, {"phone": "+33199000002"}, by=STAFF)
    stale.hours = "never written"
    assert change_place(stale, {"walk_in": True}, by=LATER)
    assert change_place(stale, {"phone": "+33199000001"}, by=LATER)
    assert place.revisions.first().changes == {"phone": ["+33199000002", "+33199000001"]}
    now = present(place)
    assert (now["phone"], now["hours"], now["walk_in"]) == ("+33199000001", "Mo-Fr 09:00-12:00", True)
    assert stale.hours == "never written"


def test_services_are_added_changed_and_removed_each_with_its_own_words() -> None:
    place = make_place(services={"demarches": {"category": "demarches"}, "acces": {"category": "acces", "title": "Wifi"}})
    removed = present(place)["services"]["acces"]
    wanted = {"demarches": {"fees": ["gratuit"]}, "dora/7#culture": {"category": "culture"}}
    assert change_place(place, {"services": wanted}, by=LATER)
    assert place.revisions.first().changes == {
        "services/demarches/fees": [None, ["gratuit"]],
        "services/dora~17#culture": [None, {"category": "culture"}],
        "services/acces": [removed, None],
    }
    assert {service.key: (service.category, service.fees) for service in place.services.all()} == {
        "demarches": ("demarches", ["gratuit"]),
        "dora/7#culture": ("culture", None),
    }


@pytest.mark.parametrize("key", ["", "a/b", "~", "~1/~0", "services", "name", "é \N{NO-BREAK SPACE}#%", "x" * 120])
def test_odd_keys_are_keys(key: str) -> None:
    place = make_place(services={key: {"category": "acces"}, "acces": {"category": "acces"}})
    assert change_place(place, {"services": {key: {"title": "Autre"}, "acces": {}}}, by=LATER)
    assert {service.key: service.title for service in place.services.all()} == {key: "Autre", "acces": ""}
    assert change_place(place, {"services": {"acces": {}}}, by=LATER)
    assert replayed(place) == present(place)


def test_edits_of_one_place_leave_the_others_alone() -> None:
    one, two, three = make_places([{"name": name, "phone": "+33199000001"} for name in ("Un", "Deux", "Trois")])
    before = present(three)
    edits = Edits(LATER)
    for place, changes in [(one, {"phone": ["+33199000001", ""]}), (two, {"hours": ["", "Mo 10:00-12:00"]})]:
        edits.change(Place.objects.get(pk=place.pk), changes, services=())
    edits.write()
    assert (present(one)["phone"], present(one)["hours"]) == ("", "")
    assert (present(two)["phone"], present(two)["hours"]) == ("+33199000001", "Mo 10:00-12:00")
    assert present(three) == before
    assert three.revisions.count() == 1
    assert Place.objects.get(pk=three.pk).updated_at == AT


def test_a_fact_that_no_place_has_is_refused() -> None:
    with pytest.raises(FieldDoesNotExist):
        create_place({"name": "Lieu", "horaires": "Mo"}, by=STAFF)
    with pytest.raises(FieldDoesNotExist):
        change_place(make_place(), {"services": {"demarches": {"fee": []}}}, by=STAFF)


def test_codes_are_short_readable_and_all_different() -> None:
    codes = free_codes(["", "", "essai\n1", "essai\n2", "essai\n1"])
    assert len(set(codes)) == 5
    assert all(len(code) == CODE_LENGTH and set(code) <= set(CODE_ALPHABET) for code in codes)


def test_a_directory_rebuilt_from_the_same_rows_keeps_its_addresses() -> None:
    def built() -> list[str]:
        edits = Edits(STAFF)
        places = [edits.add(place_facts(), seed=f"essai\n{rank}") for rank in range(3)]
        edits.write()
        return [place.code for place in places]

    with transaction.atomic():
        first = built()
        transaction.set_rollback(True)
    assert built() == first


def test_a_code_in_use_is_never_given_again(monkeypatch: pytest.MonkeyPatch) -> None:
    edits = Edits(STAFF)
    held = [edits.add(place_facts(status=Status.WITHDRAWN.value), seed="essai\n1"), edits.add(place_facts())]
    edits.write()
    drawn = iter([held[1].code, held[0].code, "abcdefgh"])
    monkeypatch.setattr(editing, "new_code", lambda: next(drawn))
    (seeded,) = free_codes(["essai\n1"])
    assert seeded != held[0].code
    assert free_codes(["essai\n1"]) == [seeded]
    assert free_codes([""]) == ["abcdefgh"]


@pytest.mark.parametrize("number", [1, 25])
def test_the_number_of_queries_does_not_depend_on_the_number_of_places(number: int) -> None:
    places = make_places([{} for _ in range(number)])
    edits = Edits(LATER)
    for place in Place.objects.filter(pk__in=[place.pk for place in places]).prefetch_related("services"):
        changes: dict[str, Any] = {"wifi": [None, True], "services/demarches/fees": [None, ["gratuit"]]}
        edits.change(place, changes, services=place.services.all())
    with CaptureQueriesContext(connection) as queries:
        edits.write()
    assert len(queries) <= (5 if number == 1 else 12)  # SQLite takes 999 values in a statement
    assert Place.objects.filter(wifi=True).count() == Revision.objects.filter(at=LATER.at).count() == number


def test_moments_keep_their_zone() -> None:
    place = make_place(by=Authorship(origin=Origin.STAFF, at=datetime(2026, 7, 1, 12, tzinfo=UTC)))
    assert Place.objects.get(pk=place.pk).created_at == datetime(2026, 7, 1, 12, tzinfo=UTC)
