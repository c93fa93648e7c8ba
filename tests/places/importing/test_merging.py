"""Three-way merge: what the source changed is taken, what a person wrote is kept and disputed, silence erases nothing of others."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.changes import Changes, split_path
from places.facts import UNITS, Facts
from places.importing.merging import Merged, Speaker, claims, merge
from places.provenance import Provenance
from places.vocabulary import Origin, SourceKind
from tests.factories import AT

US = Speaker("us", trust=1, date="2026-01-31")
ADMINISTRATION = Speaker("us", trust=2, date="2020-01-01")


def by(origin: Origin, source_id: str | None = None, *, kind: str = SourceKind.OTHER, days: int = 0) -> Provenance:
    source = {"source_id": source_id, "source_name": source_id, "source_kind": kind if source_id else None}
    return Provenance(origin, AT + timedelta(days=days), **source)


OURSELVES = by(Origin.IMPORT, "us")
ANOTHER = by(Origin.IMPORT, "another")
OFFICIAL = by(Origin.IMPORT, "official", kind=SourceKind.ADMINISTRATION)
STAFF = by(Origin.STAFF)
OWNER = by(Origin.OWNER)


def merged(
    base: Facts | None,
    theirs: Facts,
    ours: Facts,
    *,
    author: Provenance | None = OURSELVES,
    speaker: Speaker = US,
    our_date: str | None = None,
) -> Merged:
    """The merge of a place whose every fact has one author."""
    paths = [*ours, *(f"services/{key}" for key in {**ours.get("services", {}), **theirs.get("services", {})})]
    written = dict.fromkeys(paths, author) if author else {}
    return merge(claims(base, theirs, ours), by=speaker, written=written, our_date=our_date)


KEPT: Changes = {}
TAKEN: Changes = {"hours": ["ours", "theirs"]}


@pytest.mark.parametrize("author", [OURSELVES, ANOTHER, STAFF, None], ids=["ourselves", "another", "staff", "nobody"])
@pytest.mark.parametrize("ours", ["", "ours", "same"])
def test_what_the_source_has_not_changed_is_left_alone(author: Provenance | None, ours: str) -> None:
    assert merged({"hours": "same"}, {"hours": "same"}, {"hours": ours}, author=author) == Merged()


def test_what_the_source_changed_and_nobody_else_wrote_is_taken() -> None:
    assert merged({"hours": "ours"}, {"hours": "theirs"}, {"hours": "ours"}).changes == TAKEN


def test_the_source_may_take_back_its_own_word() -> None:
    assert merged({"hours": "ours"}, {"hours": ""}, {"hours": "ours"}).changes == {"hours": ["ours", ""]}


@pytest.mark.parametrize("person", [STAFF, OWNER, by(Origin.SUGGESTION)], ids=["staff", "owner", "suggestion"])
@pytest.mark.parametrize(
    ("base", "ours"),
    [
        pytest.param("before", "ours", id="corrected"),
        pytest.param("before", "", id="blanked"),
        pytest.param("ours", "ours", id="corrected-then-agreed-by-the-source"),
    ],
)
def test_what_a_person_wrote_is_kept_and_disputed(person: Provenance, base: str, ours: str) -> None:
    found = merged({"hours": base}, {"hours": "theirs"}, {"hours": ours}, author=person, speaker=ADMINISTRATION)
    assert found == Merged(changes={}, disputes={"hours": [ours, "theirs"]})


def test_a_source_that_falls_silent_on_what_a_person_wrote_is_disputed() -> None:
    assert merged({"hours": "before"}, {"hours": ""}, {"hours": "ours"}, author=STAFF).disputes == {"hours": ["ours", ""]}


@pytest.mark.parametrize("author", [STAFF, ANOTHER], ids=["staff", "another"])
def test_a_source_that_comes_and_says_nothing_is_no_news(author: Provenance) -> None:
    silent = {"hours": "", "emails": None, "phone": "", "other_phones": None}
    ours = {"hours": "ours", "emails": ["a@example.org"], "phone": "+33199000001", "other_phones": None}
    assert merged(None, silent, ours, author=author) == Merged()


def test_an_empty_list_is_an_answer() -> None:
    assert merged(None, {"languages": []}, {"languages": None}).changes == {"languages": [None, []]}


@pytest.mark.parametrize(
    ("author", "speaker", "our_date", "expected"),
    [
        pytest.param(ANOTHER, ADMINISTRATION, "2026-02-01", TAKEN, id="an-administration-before-another-whatever-the-dates"),
        pytest.param(OFFICIAL, US, "2020-01-01", KEPT, id="not-before-an-administration"),
        pytest.param(OFFICIAL, ADMINISTRATION, "2019-01-01", TAKEN, id="of-two-administrations-the-most-recent"),
        pytest.param(ANOTHER, US, "2026-01-30", TAKEN, id="more-recent"),
        pytest.param(ANOTHER, US, "2026-01-31", TAKEN, id="as-recent"),
        pytest.param(ANOTHER, US, "2026-02-01", KEPT, id="less-recent"),
        pytest.param(ANOTHER, US, None, TAKEN, id="dated-before-undated"),
        pytest.param(ANOTHER, Speaker("us", 1, None), "2026-01-31", KEPT, id="undated-after-dated"),
        pytest.param(by(Origin.API), US, "2026-01-30", TAKEN, id="an-api-is-a-source-like-others"),
        pytest.param(None, US, "2026-02-01", TAKEN, id="nobody-wrote-it"),
    ],
)
@pytest.mark.parametrize("base", [None, {"hours": "before"}, {"hours": "ours"}], ids=["first-told", "changed", "agreed-before"])
def test_between_sources_trust_decides_then_the_date(
    base: Facts | None, author: Provenance | None, speaker: Speaker, our_date: str | None, expected: Changes
) -> None:
    found = merged(base, {"hours": "theirs"}, {"hours": "ours"}, author=author, speaker=speaker, our_date=our_date)
    assert found == Merged(changes=expected)


@pytest.mark.parametrize("speaker", [US, ADMINISTRATION], ids=["other", "administration"])
def test_silence_erases_nothing_that_another_source_wrote(speaker: Speaker) -> None:
    assert merged({"hours": "before"}, {"hours": ""}, {"hours": "ours"}, author=ANOTHER, speaker=speaker) == Merged()
    assert merged({"hours": "ours"}, {"hours": ""}, {"hours": "ours"}, author=ANOTHER, speaker=speaker) == Merged()


def test_what_nobody_tells_is_taken_from_whoever_tells() -> None:
    assert merged(None, {"hours": "theirs"}, {"hours": ""}, author=OFFICIAL, our_date="2026-02-01").changes == {"hours": ["", "theirs"]}


TOLD = {"category": "demarches", "fees": ["gratuit"]}
EDITED = {"category": "demarches", "fees": ["payant"]}


def service_merged(base: Facts | None, theirs: Facts, ours: Facts, written: dict[str, Provenance]) -> Merged:
    def wrapped(service: Facts | None) -> Facts:
        return {"services": {"demarches": service} if service else {}}

    found = claims(wrapped(base) if base else None, wrapped(theirs), wrapped(ours))
    return merge(found, by=US, written=written, our_date=None)


def test_a_service_the_source_adds_is_added() -> None:
    assert service_merged(None, TOLD, {}, {}).changes == {"services/demarches": [None, TOLD]}


def test_a_service_the_source_removes_is_removed_if_nobody_else_wrote_it() -> None:
    assert service_merged(TOLD, {}, TOLD, {"services/demarches": OURSELVES}).changes == {"services/demarches": [TOLD, None]}


@pytest.mark.parametrize(
    ("finer", "disputes"),
    [(STAFF, {"services/demarches": [EDITED, None]}), (ANOTHER, {})],
    ids=["staff", "another"],
)
def test_a_service_the_source_removes_stays_if_another_wrote_in_it(finer: Provenance, disputes: Changes) -> None:
    written = {"services/demarches": OURSELVES, "services/demarches/fees": finer}
    assert service_merged(TOLD, {}, EDITED, written) == Merged(disputes=disputes)


@pytest.mark.parametrize("base", [None, TOLD], ids=["another-source", "the-same-changed"])
def test_a_service_that_staff_removed_does_not_come_back_in_silence(base: Facts | None) -> None:
    assert service_merged(base, EDITED, {}, {"services/demarches": STAFF}) == Merged(disputes={"services/demarches": [None, EDITED]})


def test_a_service_that_staff_removed_is_not_news_when_the_source_repeats_itself() -> None:
    assert service_merged(TOLD, TOLD, {}, {"services/demarches": STAFF}) == Merged()


def test_facets_of_a_service_are_merged_one_by_one() -> None:
    theirs = {"category": "demarches", "fees": ["conditionnel"], "publics": ["seniors"]}
    ours = EDITED | {"publics": None}
    written = {"services/demarches": OURSELVES, "services/demarches/fees": STAFF}
    assert service_merged(TOLD | {"publics": None}, theirs, ours, written) == Merged(
        changes={"services/demarches/publics": [None, ["seniors"]]},
        disputes={"services/demarches/fees": [["payant"], ["conditionnel"]]},
    )


@pytest.mark.parametrize("unit", UNITS[:3], ids=["address", "position", "phones"])
def test_facts_that_only_make_sense_together_have_one_author(unit: tuple[str, ...]) -> None:
    base, theirs, ours = ({name: f"{who}-{name}" for name in unit} for who in ("base", "theirs", "ours"))
    alone = by(Origin.STAFF, days=1)
    written = dict.fromkeys(unit, OURSELVES) | {unit[-1]: alone}
    found = merge(claims(base, theirs, base | {unit[-1]: ours[unit[-1]]}), by=US, written=written, our_date=None)
    assert found.changes == {}
    assert found.disputes == {name: [(ours if name == unit[-1] else base)[name], theirs[name]] for name in unit}


values = st.sampled_from(["", "a", "b"])
services = st.dictionaries(st.sampled_from(["s1", "s2"]), st.fixed_dictionaries({"fees": values, "title": values}), max_size=2)
names = ["hours", *UNITS[0], *UNITS[1]]
states = st.fixed_dictionaries({**dict.fromkeys(names, values), "services": services})
authors = st.sampled_from([OURSELVES, ANOTHER, OFFICIAL, STAFF, OWNER])
histories = st.fixed_dictionaries(
    {}, optional=dict.fromkeys([*names, *(f"services/s{rank}{end}" for rank in "12" for end in ("", "/fees", "/title"))], authors)
)
speakers = st.sampled_from([US, ADMINISTRATION])


def after(ours: Facts, changes: Changes) -> Facts:
    state: dict[str, Any] = {**ours, "services": {key: dict(facts) for key, facts in ours["services"].items()}}
    for path, (_, new) in changes.items():
        key, fact = split_path(path)
        if key is None:
            state[path] = new
        elif fact is not None:
            state["services"][key][fact] = new
        elif new is None:
            del state["services"][key]
        else:
            state["services"][key] = dict(new)
    return state


@given(base=st.one_of(st.none(), states), theirs=states, ours=states, written=histories, speaker=speakers)
def test_the_same_word_twice_says_nothing_more(
    base: Facts | None, theirs: Facts, ours: Facts, written: dict[str, Provenance], speaker: Speaker
) -> None:
    found = merge(claims(base, theirs, ours), by=speaker, written=written, our_date="2026-01-01")
    assert claims(theirs, theirs, after(ours, found.changes)) == []
    assert found.changes.keys().isdisjoint(found.disputes)
    assert all(mine != new for mine, new in (*found.changes.values(), *found.disputes.values()))


@given(base=st.one_of(st.none(), states), theirs=states, ours=states, written=histories, speaker=speakers)
def test_address_and_position_never_mix_two_sources(
    base: Facts | None, theirs: Facts, ours: Facts, written: dict[str, Provenance], speaker: Speaker
) -> None:
    found = merge(claims(base, theirs, ours), by=speaker, written=written, our_date="2026-01-01")
    now = after(ours, found.changes)
    for unit in UNITS[:2]:
        assert [now[name] for name in unit] in ([ours[name] for name in unit], [theirs[name] for name in unit])


@given(base=st.one_of(st.none(), states), theirs=states, ours=states, written=histories, speaker=speakers)
def test_nothing_a_person_wrote_is_ever_changed(
    base: Facts | None, theirs: Facts, ours: Facts, written: dict[str, Provenance], speaker: Speaker
) -> None:
    found = merge(claims(base, theirs, ours), by=speaker, written=written, our_date="2026-01-01")
    assert not [path for path in found.changes if path in written and written[path].is_human]
