"""What the team keeps of a place holds for the one it was merged into, and for it alone again once the merge is undone."""

from datetime import timedelta

import pytest

from accounts.models import User
from accounts.policy import Role
from curation.duplicates.deciding import decided_pairs, decision_on, say_same_address, say_two_places, take_back
from curation.duplicates.queue import waiting
from curation.duplicates.refreshing import refresh_duplicates
from curation.freshness.queue import to_verify
from curation.models import DistinctPair, SharedAddress, Suggestion
from curation.presenting.reviews import line_of
from curation.suggestions.complaints import complaint_to_tell, with_complaints
from curation.suggestions.queue import to_decide
from places.editing import Authorship, change_place
from places.merging.joining import merge_places, side_by_side
from places.merging.splitting import undo_merge
from places.models import Batch, Place
from places.vocabulary import Origin
from tests import towns
from tests.curation.told import TODAY, suggested
from tests.factories import AT, make_place, make_places
from tests.team import make_user

pytestmark = pytest.mark.django_db

BY = Authorship(origin=Origin.STAFF, at=AT + timedelta(hours=1))


def merge(kept: Place, absorbed: Place) -> Batch:
    found = side_by_side(kept, absorbed)
    return merge_places(kept, absorbed, chosen={}, seen=found.seen, by=BY)


@pytest.fixture
def editor() -> User:
    towns.save()
    return make_user(Role.EDITOR)


@pytest.fixture
def four(editor: User) -> list[Place]:
    """Four that look alike, all six pairs of which are proposed."""
    places = make_places([{"name": "Médiathèque d'essai", "commune": "93066"} for _ in range(4)])
    refresh_duplicates(at=AT, write=True)
    return places


def proposed(user: User) -> set[tuple[int, int]]:
    return set(waiting(user).values_list("first_id", "second_id"))


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]])
def test_what_was_decided_follows_each_merge_and_comes_back(editor: User, four: list[Place], order: list[int]) -> None:
    a, b, c, d = (four[rank] for rank in order)
    every = proposed(editor)
    say_two_places(b, c, at=AT, author_id=None)
    say_same_address(b, d, at=AT, author_id=None)
    say_two_places(a, b, at=AT, author_id=None)
    decided, left = decided_pairs(), proposed(editor)
    assert (len(every), left) == (6, every - decided)

    first = merge(a, b)
    pair = {tuple(sorted((a.pk, c.pk))), tuple(sorted((a.pk, d.pk)))}
    assert decided_pairs() == pair, "the pair that is now one says nothing"
    assert proposed(editor) == {tuple(sorted((c.pk, d.pk)))}
    assert isinstance(decision_on(c, a), DistinctPair)
    assert isinstance(decision_on(a, d), SharedAddress)
    assert refresh_duplicates(at=AT, write=True).decided == 2

    second = merge(c, a)
    assert decided_pairs() == {tuple(sorted((c.pk, d.pk)))}
    assert isinstance(decision_on(c, d), SharedAddress)
    assert proposed(editor) == set()

    undo_merge(second, BY)
    assert decided_pairs() == pair
    undo_merge(first, BY)
    refresh_duplicates(at=AT, write=True)
    assert (decided_pairs(), proposed(editor)) == (decided, left)


def test_the_last_word_wins_where_a_merge_brings_two_together_and_both_are_taken_back(four: list[Place]) -> None:
    a, b, c, _ = four
    say_same_address(a, c, at=AT, author_id=None)
    say_two_places(b, c, at=AT + timedelta(minutes=1), author_id=None)
    merge(a, b)
    assert isinstance(decision_on(a, c), DistinctPair)
    say_same_address(c, a, at=AT + timedelta(minutes=2), author_id=None)
    assert isinstance(decision_on(a, c), SharedAddress)
    assert take_back(a, c)
    assert (decision_on(a, c), decided_pairs()) == (None, set())


def test_suggestions_and_complaints_follow_too(editor: User) -> None:
    kept, absorbed = make_place(name="Garde", commune="93066", verified_on="2026-02-20"), make_place(name="Part", commune="93066")
    gone = suggested(absorbed, topic="gone", text="")
    closed = suggested(absorbed, topic="was-closed", text="", days_ago=3)
    Suggestion.objects.filter(pk=closed.pk).update(state="accepted", decided_at=AT)

    def told(place: Place) -> tuple[bool, int, bool]:
        queue = {one.pk: one for one in to_verify(Place.objects.all(), today=TODAY)}
        counted = with_complaints(Place.objects.all(), TODAY).get(pk=place.pk).complaints
        return bool(queue.get(place.pk) and queue[place.pk].said_closed), counted, complaint_to_tell(place, TODAY) is not None

    assert (told(kept), told(absorbed)) == ((False, 0, False), (True, 1, True))
    batch = merge(kept, absorbed)
    assert told(kept) == (True, 1, True)
    (waits,) = to_decide(editor)
    assert (waits, line_of(waits, TODAY).place) == (gone, "Garde")
    change_place(kept, {"verified_on": TODAY.isoformat()}, by=BY)
    assert told(kept) == (True, 0, False), "verified since"
    change_place(kept, {"verified_on": "2026-02-20"}, by=BY)
    undo_merge(batch, BY)
    assert (told(kept), told(absorbed)) == ((False, 0, False), (True, 1, True))
    assert line_of(to_decide(editor).get(), TODAY).place == "Part"


def test_a_suggestion_is_for_the_team_of_the_place_that_stays(editor: User) -> None:
    elsewhere = make_user(Role.EDITOR, territory=["48"], email="ailleurs@essai.example")
    here, there = make_place(commune="93066"), make_place(commune="48095")
    suggested(there)
    batch = merge(here, there)
    assert (to_decide(editor).count(), to_decide(elsewhere).count()) == (1, 0)
    undo_merge(batch, BY)
    assert (to_decide(editor).count(), to_decide(elsewhere).count()) == (0, 1)
