"""Settling: a person keeps ours or takes theirs, fact by fact, and what they chose is theirs."""

from datetime import timedelta

import pytest

from places.editing import change_place
from places.models import Batch, Conflict, Place, Source
from places.provenance import provenance_of
from places.settling import Settled, settle, waiting
from places.undoing import undo_batch
from places.vocabulary import Settlement
from tests.factories import AT, STAFF, make_source
from tests.places.importing.telling import draft, place_of, tell

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(days=1)


@pytest.fixture
def hub() -> Source:
    return make_source("hub")


def disputed(hub: Source, **facts: object) -> Place:
    """A place where the source says this, a person having written these facts otherwise."""
    tell(hub, draft())
    place = place_of(hub)
    change_place(place, {"phone": "+33199000009", "address": "9 rue Neuve", "city": "Pantin", "services": {}}, by=STAFF)
    tell(hub, draft(**facts))
    return place


def settled(choices: dict[int, Settlement], **options: object) -> Settled:
    return settle(choices, at=LATER, author_id=None, **options)  # type: ignore[arg-type]


def test_theirs_is_taken_as_the_word_of_whoever_took_it(hub: Source) -> None:
    place = disputed(hub, phone="+33199000002")
    conflict = waiting().get()
    done = settled({conflict.pk: Settlement.TAKEN})
    assert (done.taken, done.stale, waiting().count()) == (1, [], 0)
    assert place_of(hub).phone == "+33199000002"
    assert provenance_of([place.pk])[place.pk]["phone"].is_human
    assert Conflict.objects.get().settlement == Settlement.TAKEN


def test_ours_is_kept_and_the_same_row_does_not_ask_again(hub: Source) -> None:
    disputed(hub, phone="+33199000002")
    settled({waiting().get().pk: Settlement.KEPT})
    assert place_of(hub).phone == "+33199000009"
    assert tell(hub, draft(phone="+33199000002")).conflicts == 0


def test_an_address_is_settled_whole(hub: Source) -> None:
    disputed(hub, address="2 rue de l'Essai", city="Bobigny")
    assert waiting().count() == 2
    settled({waiting().get(path="city").pk: Settlement.TAKEN})
    assert (place_of(hub).address, place_of(hub).city, waiting().count()) == ("2 rue de l'Essai", "Bobigny", 0)


def test_what_changed_since_is_not_overwritten_and_waits(hub: Source) -> None:
    place = disputed(hub, phone="+33199000002")
    change_place(place, {"phone": "+33199000008"}, by=STAFF)
    done = settled({waiting().get().pk: Settlement.TAKEN})
    assert (len(done.stale), place_of(hub).phone, waiting().count()) == (1, "+33199000008", 1)


def test_a_service_is_taken_or_left_whole(hub: Source) -> None:
    disputed(hub, services=["demarches", "acces"])
    for conflict in waiting():
        settled({conflict.pk: Settlement.TAKEN})
    assert [service.key for service in place_of(hub).services.all()] == ["acces"]


def test_out_of_the_territory_nothing_is_settled(hub: Source) -> None:
    disputed(hub, phone="+33199000002")
    assert settled({waiting().get().pk: Settlement.TAKEN}, within=Place.objects.none()) == Settled()
    assert waiting().count() == 1


def test_a_settlement_is_undone_and_the_question_is_asked_again(hub: Source) -> None:
    disputed(hub, phone="+33199000002")
    done = settled({waiting().get().pk: Settlement.TAKEN})
    assert done.batch is not None
    undo_batch(Batch.objects.get(pk=done.batch.pk), at=LATER, author_id=None)
    assert place_of(hub).phone == "+33199000009"
    assert waiting().get().theirs == "+33199000002"


def test_nothing_chosen_writes_nothing() -> None:
    assert settled({}) == Settled()
    assert settled({404: Settlement.KEPT}) == Settled()
    assert Batch.objects.count() == 0
