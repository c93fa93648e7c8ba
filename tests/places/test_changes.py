"""Changes: what differs between two states of a place, and nothing else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.changes import Changes, diff, service_path, split_path
from places.facts import Facts

values = st.one_of(st.none(), st.text(max_size=3), st.lists(st.sampled_from(["jeunes", "seniors"]), max_size=2), st.booleans())
services = st.dictionaries(st.sampled_from(["demarches", "a/b", "~1"]), st.fixed_dictionaries({"fees": values, "publics": values}))
states = st.fixed_dictionaries({"name": st.text(max_size=3), "phone": values, "wifi": values, "services": services})


def applied(changes: Changes, to: Facts) -> Facts:
    """The state that follows, every `before` being checked on the way."""
    state: dict[str, Any] = {**to, "services": {key: dict(facts) for key, facts in to["services"].items()}}
    for path, (before, after) in changes.items():
        key, fact = split_path(path)
        holder = state if key is None else state["services"] if fact is None else state["services"][key]
        name = key if key is not None and fact is None else fact
        assert holder.get(name) == before
        if after is None and fact is None:
            del holder[name]
        else:
            holder[name] = after
    return state


@given(before=states, after=states)
def test_applying_what_differs_gives_the_new_state(before: Facts, after: Facts) -> None:
    assert applied(diff(before, after), before) == after


@given(state=states)
def test_nothing_differs_from_itself(state: Facts) -> None:
    assert diff(state, state) == {}


def test_what_is_not_spoken_of_is_unchanged() -> None:
    before = {"name": "Ici", "phone": "+33199000001", "services": {"acces": {"fees": ["gratuit"], "title": "Wifi"}}}
    assert diff(before, {"phone": ""}) == {"phone": ["+33199000001", ""]}
    assert diff(before, {"services": {"acces": {"fees": []}}}) == {"services/acces/fees": [["gratuit"], []]}


def test_none_is_not_unknown() -> None:
    assert diff({"languages": None}, {"languages": []}) == {"languages": [None, []]}
    assert diff({"wifi": None}, {"wifi": False}) == {"wifi": [None, False]}


def test_services_once_spoken_of_are_spoken_of_wholly() -> None:
    before = {"services": {"acces": {"title": "Wifi"}}}
    assert diff(before, {"services": {}}) == {"services/acces": [{"title": "Wifi"}, None]}


def test_decimals_that_will_not_be_kept_are_not_a_change() -> None:
    assert diff({"latitude": 48.9369712}, {"latitude": 48.93697123456}) == {}
    assert diff({"latitude": None}, {"latitude": 48.93697123456}) == {"latitude": [None, 48.9369712]}


@given(key=st.text(max_size=20), field=st.sampled_from(["", "fees", "title"]))
def test_any_key_makes_a_path_and_is_read_back(key: str, field: str) -> None:
    assert split_path(service_path(key, field)) == (key, field or None)


@given(keys=st.sets(st.text(alphabet="a/~01", max_size=4), min_size=2, max_size=2), field=st.sampled_from(["", "fees"]))
def test_two_keys_never_share_a_path(keys: set[str], field: str) -> None:
    one, other = keys
    assert service_path(one, field) != service_path(other, field)
    assert not service_path(one, "fees").startswith(f"{service_path(other)}/")


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("name", (None, "name")),
        ("services/demarches", ("demarches", None)),
        ("services/demarches/fees", ("demarches", "fees")),
        ("services/dora~1123#acces/fees", ("dora/123#acces", "fees")),
    ],
)
def test_paths_read_as_revisions_write_them(path: str, parts: tuple[str | None, str | None]) -> None:
    assert split_path(path) == parts
