"""Undoing, whatever was written: taken back in reverse order, facts and authors are again what they were; done again, they return."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from places.changes import split_path
from places.editing import Authorship, change_place
from places.facts import Facts
from places.models import Batch, Place
from places.provenance import provenance_of
from places.undoing import NothingToUndoError, undo_batch, undo_revision
from places.undoing_facts import give
from places.undoing_plan import plans, preview
from places.vocabulary import Origin
from tests.factories import AT, make_place
from tests.places.test_editing import present, told

pytestmark = pytest.mark.django_db

PEOPLE = st.sampled_from([Origin.STAFF, Origin.OWNER, Origin.SUGGESTION])
ANYONE = st.sampled_from([Origin.STAFF, Origin.OWNER, Origin.IMPORT])
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def state(place: Place) -> tuple[object, ...]:
    return present(place), list(place.services.values()), provenance_of([place.pk])


def written(place: Place, edits: list[tuple[Facts, Origin]]) -> list[tuple[object, ...]]:
    """The states that the place went through, first one included; a write that changes nothing leaves none."""
    states = [state(place)]
    for rank, (facts, origin) in enumerate(edits):
        if change_place(place, facts, by=Authorship(origin=origin, at=AT + timedelta(days=rank))):
            states.append(state(place))
    return states


@QUICK
@given(edits=st.lists(st.tuples(told(), PEOPLE), max_size=5))
def test_undone_in_reverse_order_a_place_goes_back_through_all_it_was(edits: list[tuple[Facts, Origin]]) -> None:
    place = make_place(services=["demarches"])
    states = written(place, edits)
    revisions = list(place.revisions.order_by("-pk"))[:-1]
    for revision, before in zip(revisions, states[-2::-1], strict=True):
        undo_revision(revision, at=AT, author_id=None)
        assert state(place) == before


@QUICK
@given(edits=st.lists(st.tuples(told(), ANYONE), min_size=1, max_size=4), times=st.integers(1, 3))
def test_undone_and_done_again_nothing_has_changed(edits: list[tuple[Facts, Origin]], times: int) -> None:
    place = make_place(services=["demarches"])
    states = written(place, edits)
    if len(states) == 1:
        return
    last = place.revisions.latest("pk")
    for _ in range(times):
        batch = undo_revision(last, at=AT, author_id=None).batch
        assert state(place)[:2] == states[-2][:2]
        undo_batch(batch, at=AT, author_id=None)
        assert state(place) == states[-1]


@QUICK
@given(before=told(), undone=told(), since=told())
def test_what_was_written_since_always_stands(before: Facts, undone: Facts, since: Facts) -> None:
    place = make_place(services=["demarches"])
    written(place, [(before, Origin.STAFF), (undone, Origin.STAFF)])
    revision = place.revisions.latest("pk")
    if not change_place(place, since, by=Authorship(origin=Origin.OWNER, at=AT)):
        return
    then = facts_at(place, place.revisions.latest("pk").changes)
    with suppress(NothingToUndoError):
        undo_revision(revision, at=AT, author_id=None)
    assert facts_at(place, then) == then


@QUICK
@given(before=told(), undone=st.lists(told(), min_size=1, max_size=3), since=told())
def test_what_is_done_is_what_was_foreseen(before: Facts, undone: list[Facts], since: Facts) -> None:
    place = make_place(services=["demarches"])
    written(place, [(before, Origin.STAFF)])
    batch = Batch.objects.create(origin=Origin.STAFF, started_at=AT)
    for facts in undone:
        change_place(place, facts, by=Authorship(origin=Origin.STAFF, at=AT, batch=batch))
    change_place(place, since, by=Authorship(origin=Origin.OWNER, at=AT))
    foreseen, found = preview(batch), [plan for chunk in plans(batch) for plan in chunk]
    expected = present(place)
    for step in [step for plan in found for step in plan.steps]:
        give(expected, step.changes)
    with suppress(NothingToUndoError):
        done = undo_batch(batch, at=AT, author_id=None, seen=foreseen.stamp)
        assert (done.changed, done.kept) == (foreseen.changed, foreseen.kept)
    assert present(place) == expected
    for plan in found:
        assert facts_at(place, plan.changes) == {path: then for path, (_, then) in plan.changes.items()}


def facts_at(place: Place, paths: Iterable[str]) -> dict[str, Any]:
    """What the place holds at these paths; None for what it has not."""
    facts = present(place)
    found: dict[str, Any] = {}
    for path in paths:
        key, fact = split_path(path)
        service = facts["services"].get(key)
        found[path] = facts[path] if key is None else service if fact is None else (service or {}).get(fact)
    return found
