"""A suggestion is accepted whole or in part, or refused, once; what is written has its origin, its batch and its proof."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction

from curation.models import Suggestion
from curation.suggestions.differences import differences, place_of
from curation.suggestions.reviewing import Acceptance, Outcome, Reviewer, accept, last_revision, refuse
from places.editing import change_place
from places.models import Batch, Place, Revision
from places.provenance import provenance_of
from places.vocabulary import Origin
from tests import towns
from tests.curation.told import suggested
from tests.factories import AT, STAFF, make_place

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(days=1)


@pytest.fixture
def by() -> Reviewer:
    user = get_user_model().objects.create(**{get_user_model().USERNAME_FIELD: "equipe@essai.example"})
    return Reviewer(user.pk, LATER)


@pytest.fixture
def place() -> Place:
    towns.save()
    return make_place(phone="+33199001111", commune="93066", hours="Mo 10:00-12:00")


def accepting(place: Place, *subjects: str, **more: Any) -> Acceptance:
    return Acceptance(**({"subjects": subjects, "proof": "call", "seen": last_revision(place)} | more))


def moved(place: Place) -> Suggestion:
    """Two things to accept: an address and a position."""
    return suggested(place, topic="address", text="3 rue Neuve 48000 Mende")


def test_an_accepted_telephone_is_written_in_a_batch_of_its_own(place: Place, by: Reviewer) -> None:
    one = suggested(place)
    assert accept(one, accepting(place, "phone"), by=by) is Outcome.DONE
    one.refresh_from_db()
    place.refresh_from_db()
    assert (place.phone, place.updated_at) == ("+33199001234", LATER)
    assert (one.state, one.proof, one.decided_by_id, one.decided_at) == ("accepted", "call", by.author_id, LATER)
    revision = Revision.objects.filter(place=place).first()
    assert revision is not None
    assert (revision.origin, revision.author_id, revision.batch_id) == (Origin.SUGGESTION, by.author_id, one.batch_id)
    assert revision.changes == {"phone": ["+33199001111", "+33199001234"]}
    assert provenance_of([place.pk])[place.pk]["phone"].is_human, "no import overwrites it"


def test_a_part_may_be_accepted(place: Place, by: Reviewer) -> None:
    one = moved(place)
    assert [difference.subject for difference in differences(one, place)] == ["address", "latitude"]
    assert accept(one, accepting(place, "address"), by=by) is Outcome.DONE
    one.refresh_from_db()
    place.refresh_from_db()
    assert (one.state, one.proof) == ("partly", ""), "nobody needs a proof of an address"
    assert (place.address, place.commune_id, place.latitude) == ("3 rue Neuve", "48095", 48.93697)


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        pytest.param({"subjects": ()}, Outcome.NOTHING_CHOSEN, id="nothing"),
        pytest.param({"subjects": ("status", "name")}, Outcome.NOTHING_CHOSEN, id="forged subjects"),
        pytest.param({"proof": ""}, Outcome.NEEDS_PROOF, id="no proof"),
        pytest.param({"proof": "rumour"}, Outcome.NEEDS_PROOF, id="forged proof"),
        pytest.param({"seen": 0}, Outcome.CHANGED_MEANWHILE, id="read before the place was written"),
    ],
)
@pytest.mark.parametrize("topic", ["phone", "hours", "gone"])
def test_what_may_not_be_accepted_writes_nothing(place: Place, by: Reviewer, topic: str, told: dict[str, Any], outcome: Outcome) -> None:
    text = {"phone": "01 99 00 12 34", "hours": "Lundi 9h-12h", "gone": ""}[topic]
    one = suggested(place, topic=topic, text=text, teller="works-there")
    subject = {"phone": "phone", "hours": "hours", "gone": "status"}[topic]
    wrong = {"subjects": ("phone" if topic == "gone" else "status", "name")} if told.get("subjects") else told
    assert accept(one, accepting(place, subject, **wrong), by=by) is outcome
    one.refresh_from_db()
    assert (one.state, Batch.objects.count(), Revision.objects.count()) == ("open", 0, 1)


def test_a_decision_is_made_once(place: Place, by: Reviewer) -> None:
    one = suggested(place)
    assert accept(one, accepting(place, "phone"), by=by) is Outcome.DONE
    change_place(place, {"phone": "+33199007777"}, by=STAFF)
    assert accept(one, accepting(place, "phone"), by=by) is Outcome.ALREADY_DECIDED
    assert refuse(one, "abuse", by=by) is Outcome.ALREADY_DECIDED
    one.refresh_from_db()
    place.refresh_from_db()
    assert (one.state, one.reason, place.phone) == ("accepted", "", "+33199007777")
    assert Batch.objects.count() == 1


def test_what_the_place_already_says_is_accepted_without_a_write(place: Place, by: Reviewer) -> None:
    one = suggested(place)
    change_place(place, {"phone": "+33199001234"}, by=STAFF)
    (difference,) = differences(one, Place.objects.get(pk=place.pk))
    assert (difference.stale, difference.done) == (True, True)
    assert accept(one, accepting(place, "phone"), by=by) is Outcome.DONE
    one.refresh_from_db()
    assert (one.state, one.batch_id, Batch.objects.count()) == ("accepted", None, 0)


def test_a_place_that_changed_since_the_message_is_said_to_have_changed_and_may_still_be_corrected(place: Place, by: Reviewer) -> None:
    one = suggested(place)
    change_place(place, {"phone": "+33199007777"}, by=STAFF)
    (difference,) = differences(one, Place.objects.get(pk=place.pk))
    assert (difference.stale, difference.done) == (True, False)
    assert difference.facts["phone"] == ("+33199001111", "+33199007777", "+33199001234")
    assert accept(one, accepting(place, "phone"), by=by) is Outcome.DONE


def test_a_write_that_touches_nothing_of_it_does_not_disturb_a_decision(place: Place, by: Reviewer) -> None:
    one, told = suggested(place), accepting(place, "phone")
    change_place(place, {"hours": "Tu 10:00-12:00"}, by=STAFF)
    assert accept(one, told, by=by) is Outcome.DONE


@pytest.mark.parametrize(("topic", "text"), [("was-closed", ""), ("services", "Il y a des ateliers"), ("hours", "plutôt le matin")])
def test_what_holds_no_fact_is_accepted_as_it_stands(place: Place, by: Reviewer, topic: str, text: str) -> None:
    one = suggested(place, topic=topic, text=text)
    assert accept(one, Acceptance(), by=by) is Outcome.DONE
    one.refresh_from_db()
    assert (one.state, one.batch_id, Revision.objects.count()) == ("accepted", None, 1)


def test_a_reviewer_may_have_corrected_by_hand(place: Place, by: Reviewer) -> None:
    one = suggested(place)
    assert accept(one, Acceptance(by_hand=True), by=by) is Outcome.DONE
    one.refresh_from_db()
    place.refresh_from_db()
    assert (one.state, place.phone) == ("accepted", "+33199001111")


def test_a_place_that_is_gone_is_withdrawn(place: Place, by: Reviewer) -> None:
    assert accept(suggested(place, topic="gone", text=""), accepting(place, "status", proof="site"), by=by) is Outcome.DONE
    place.refresh_from_db()
    assert place.status == "withdrawn"


def test_what_was_said_of_a_place_merged_since_goes_to_the_one_it_was_merged_into(place: Place, by: Reviewer) -> None:
    one, kept = suggested(place), make_place(name="Gardé")
    change_place(place, {"status": "merged", "merged_into": kept.pk}, by=STAFF)
    one = Suggestion.objects.get(pk=one.pk)
    assert place_of(one) == kept
    assert accept(one, accepting(kept, "phone"), by=by) is Outcome.DONE
    kept.refresh_from_db()
    place.refresh_from_db()
    assert (kept.phone, place.phone) == ("+33199001234", "+33199001111")


@pytest.mark.parametrize(("reason", "outcome"), [("already-so", Outcome.DONE), ("", Outcome.NO_REASON), ("because", Outcome.NO_REASON)])
def test_a_refusal_has_one_of_the_fixed_reasons(place: Place, by: Reviewer, reason: str, outcome: Outcome) -> None:
    one = suggested(place)
    assert refuse(one, reason, by=by) is outcome
    one.refresh_from_db()
    assert (one.state, one.reason) == (("refused", reason) if outcome is Outcome.DONE else ("open", ""))
    assert Revision.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"state": "refused", "decided_at": AT}, {"state": "accepted"}, {"reason": "abuse"}], ids=str)
def test_the_database_refuses_half_a_decision(place: Place, wrong: dict[str, Any]) -> None:
    one = suggested(place)
    with pytest.raises(IntegrityError), transaction.atomic():
        Suggestion.objects.filter(pk=one.pk).update(**wrong)
