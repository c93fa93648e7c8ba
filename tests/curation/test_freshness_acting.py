"""One-key acts: what each writes, and what it leaves alone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from curation.freshness.acting import MergedAway, Tried, close_for_good, confirm, put_back, unreachable
from curation.models import Upkeep
from places.editing import Authorship, change_place
from places.models import Place, Revision
from places.vocabulary import Origin
from tests import towns
from tests.factories import STAFF, make_place

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 8, 31, 10, tzinfo=UTC)


def staff(*, days: int = 0) -> Authorship:
    return Authorship(origin=Origin.STAFF, at=NOW + timedelta(days=days))


def test_all_correct_writes_who_verified_and_when_and_nothing_else() -> None:
    place = make_place(phone="+33199000001")
    assert confirm(place, by=staff()) is True
    last = Revision.objects.filter(place=place).first()
    assert last.changes == {"verified_on": [None, "2026-08-31"], "verified_by": ["", "staff"]}
    assert confirm(place, by=staff(days=0)) is False
    assert Revision.objects.filter(place=place).count() == 2


def test_the_day_of_a_verification_is_that_of_the_place() -> None:
    towns.save()
    place = make_place(commune="97311")
    late = Authorship(origin=Origin.STAFF, at=datetime(2026, 8, 31, 23, tzinfo=UTC))
    confirm(place, by=late)
    assert Place.objects.get(pk=place.pk).verified_on.isoformat() == "2026-08-31", "it is 20:00 in Guyane, and already September in Paris"


def test_all_correct_ends_calls_in_vain() -> None:
    place = make_place()
    unreachable(place, by=staff())
    confirm(place, by=staff(days=1))
    upkeep = Upkeep.objects.get(place=place)
    assert (upkeep.unreachable_on, upkeep.tried_on) == ([], None)


def test_the_third_day_without_an_answer_masks_the_place_and_its_address_still_answers(client: Client) -> None:
    place = make_place(name="Lieu muet", latitude=48.9, longitude=2.3)
    others = [make_place(name=f"Voisin {number}", latitude=48.9, longitude=2.31 + number / 100) for number in range(4)]
    assert unreachable(place, by=staff()) == (Tried.NOTED, 1)
    assert unreachable(place, by=staff()) == (Tried.ALREADY_TODAY, 1)
    assert unreachable(place, by=staff(days=3)) == (Tried.NOTED, 2)
    assert Place.objects.get(pk=place.pk).is_public
    assert unreachable(place, by=staff(days=7)) == (Tried.MASKED, 3)
    page = client.get(place.get_absolute_url())
    assert page.status_code == 410
    text = page.content.decode()
    assert [other.name in text for other in others] == [True, True, True, False]
    assert Upkeep.objects.get(place=place).unreachable_on == ["2026-08-31", "2026-09-03", "2026-09-07"]
    assert put_back(place, by=staff(days=8)) is True
    assert client.get(place.get_absolute_url()).status_code == 200
    assert unreachable(place, by=staff(days=9)) == (Tried.NOTED, 1)


def test_a_place_closed_for_good_is_withdrawn_not_deleted_and_its_page_names_three_others(client: Client) -> None:
    place = make_place(latitude=48.9, longitude=2.3)
    for number in range(4):
        make_place(name=f"Voisin {number}", latitude=48.9, longitude=2.31 + number / 100)
    assert close_for_good(place, by=staff()) is True
    page = client.get(place.get_absolute_url())
    assert page.status_code == 410
    assert page.content.decode().count("Voisin ") >= 3
    assert "Voisin 3" not in page.content.decode()
    assert close_for_good(place, by=staff()) is False


@pytest.mark.parametrize("act", [confirm, unreachable, close_for_good, put_back])
def test_nothing_is_done_to_a_place_that_became_another(act: object) -> None:
    place, kept = make_place(), make_place()
    change_place(place, {"status": "merged", "merged_into": kept.pk}, by=STAFF)
    before = Revision.objects.count()
    with pytest.raises(MergedAway):
        act(place, by=staff())  # type: ignore[operator]
    assert Revision.objects.count() == before
