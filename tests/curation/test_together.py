"""Two people correct one place: both corrections are kept, and what only a person can settle is asked."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.correcting.together import Choice, as_it_was, reconcile, subject_of
from places.changes import diff
from places.facts import Facts

values = st.none() | st.sampled_from(["a", "b"])
services = st.dictionaries(st.sampled_from(["demarches", "a/b"]), st.fixed_dictionaries({"fees": values, "publics": values}))
states = st.fixed_dictionaries({"name": st.sampled_from("xyz"), "address": values, "city": values, "wifi": values, "services": services})

READ: Facts = {
    "name": "Ici",
    "phone": "",
    "address": "1 rue A",
    "city": "Ici",
    "wifi": None,
    "services": {"acces": {"fees": None, "title": ""}},
}


def changed(**facts: Any) -> Facts:
    return {**READ, **facts}


@given(read=states, mine=states)
def test_alone_one_writes_what_one_says(read: Facts, mine: Facts) -> None:
    found = reconcile(read, mine, read)
    assert found.clashes == ()
    assert found.facts == mine


@given(read=states, current=states)
def test_who_changes_nothing_destroys_nothing(read: Facts, current: Facts) -> None:
    found = reconcile(read, read, current)
    assert found.clashes == ()
    assert found.facts == current


@given(read=states, mine=states, current=states)
def test_nothing_is_lost_before_the_choice(read: Facts, mine: Facts, current: Facts) -> None:
    """Each change of either is in the result, or in a clash that shows both."""
    found = reconcile(read, mine, current)
    shown = {path for clash in found.clashes for path in (*clash.mine, *clash.theirs)}
    for path, (_, after) in diff(read, current).items():
        assert path in shown or diff(read, found.facts).get(path, [None, None])[1] == after
    for path in diff(read, mine):
        assert path in shown or path not in diff(found.facts, mine)


@given(read=states, mine=states, current=states, choice=st.sampled_from(Choice))
def test_once_chosen_nothing_is_asked_again(read: Facts, mine: Facts, current: Facts, choice: Choice) -> None:
    chosen = {clash.subject: choice for clash in reconcile(read, mine, current).clashes}
    assert reconcile(read, mine, current, chosen).clashes == ()


@given(read=states, mine=states, current=states)
def test_theirs_everywhere_leaves_only_what_they_did_not_touch(read: Facts, mine: Facts, current: Facts) -> None:
    clashes = reconcile(read, mine, current).clashes
    found = reconcile(read, mine, current, {clash.subject: Choice.THEIRS for clash in clashes})
    disputed = {subject_of(path) for clash in clashes for path in clash.mine}
    assert not {subject_of(path) for path in diff(current, found.facts)} & disputed


@given(states=st.lists(states, min_size=1, max_size=4))
def test_what_revisions_tell_leads_back_to_any_moment(states: list[Facts]) -> None:
    revisions = [diff(before, after) for before, after in pairwise(states)]
    assert as_it_was(states[-1], reversed(revisions)) == states[0]


def test_different_facts_are_both_kept() -> None:
    found = reconcile(READ, changed(phone="+33199000001"), changed(wifi=True))
    assert found.facts == changed(phone="+33199000001", wifi=True)


def test_the_same_correction_twice_is_no_clash() -> None:
    assert reconcile(READ, changed(phone="+33199000001"), changed(phone="+33199000001")).clashes == ()


def test_two_halves_of_one_address_clash() -> None:
    (clash,) = reconcile(READ, changed(address="2 rue B"), changed(city="Là")).clashes
    assert clash.subject == "address"
    assert clash.mine == {"address": ["1 rue A", "2 rue B"]}
    assert clash.theirs == {"city": ["Ici", "Là"]}
    chosen = reconcile(READ, changed(address="2 rue B"), changed(city="Là"), {"address": Choice.MINE}).facts
    assert (chosen["address"], chosen["city"]) == ("2 rue B", "Ici"), "never half of one and half of the other"


@pytest.mark.parametrize(
    ("choice", "expected"),
    [(Choice.MINE, {"acces": {"fees": ["gratuit"], "title": ""}}), (Choice.THEIRS, {})],
    ids=["mine", "theirs"],
)
def test_a_service_corrected_by_one_and_removed_by_the_other_comes_back_whole_or_goes(choice: Choice, expected: Facts) -> None:
    mine, theirs = changed(services={"acces": {"fees": ["gratuit"], "title": ""}}), changed(services={})
    (clash,) = reconcile(READ, mine, theirs).clashes
    assert reconcile(READ, mine, theirs, {clash.subject: choice}).facts["services"] == expected


def test_facts_that_a_form_does_not_have_are_left_alone() -> None:
    assert reconcile(READ, {"phone": "+33199000001"}, changed(wifi=False)).facts == changed(phone="+33199000001", wifi=False)
