"""What sendings say of places: a service that ended jumps to the top of what is verified; figures show nobody, and one's territory only."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from accounts.policy import Role
from curation.freshness.queue import factors_of, to_verify
from places.editing import change_place
from places.models import Place
from referrals.models import Transmission
from tests.factories import STAFF
from tests.html import Page
from tests.referrals.conftest import Sent
from tests.referrals.test_transitions import make_transmission
from tests.team import make_user

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 3)


def codes() -> list[str]:
    """Why Premier must be verified, of what people say of it."""
    found = [place for place in to_verify(Place.objects.all(), today=TODAY + timedelta(days=1)) if place.name == "Premier"]
    return [factor.code for place in found for factor in factors_of(place) if factor.code in ("said_closed", "complained_of")]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("full", []), ("out_of_area", []), ("other", ["complained_of"]), ("service_ended", ["said_closed"])],
)
def test_a_refusal_says_more_of_the_place_than_of_the_person(sent: Sent, answer: str, expected: list[str]) -> None:
    Client().post(sent.link, {"acte": "pas-possible", "raison": answer})
    assert codes() == expected
    change_place(Place.objects.get(name="Premier"), {"verified_on": "2026-03-04", "verified_by": "staff"}, by=STAFF)
    assert codes() == []


def test_a_closed_door_brings_the_place_back_even_once_the_person_is_forgotten(sent: Sent, clock: time_machine.Traveller) -> None:
    Client().post("/suivi/", {"reference": sent.reference, "code": sent.code, "acte": "was_closed", "envoi": _key()})
    assert codes() == ["complained_of"]
    Client().post("/suivi/", {"reference": sent.reference, "code": sent.code, "acte": "retirer", "sur": "oui"})
    assert codes() == ["complained_of"]


def test_the_team_reads_figures_of_its_territory_and_none_below_five(sent: Sent, client: Client) -> None:
    place = Place.objects.get(name="Second")
    by = Transmission.objects.get().referral.professional
    for state, count in (("done", 5), ("expired", 4)):
        for _ in range(count):
            transmission = make_transmission(state, place=place, by=by)
            Transmission.objects.filter(pk=transmission.pk).update(categories=["quotidien"])
    for territory, expected in ((["93"], True), (["48"], False)):
        client.force_login(make_user(Role.EDITOR, territory=territory, email=f"{territory[0]}@essai.example"))
        text = Page(client.get("/equipe/demandes/")).text
        assert ("Apprendre moins de 5 moins de 5 moins de 5 moins de 5 5 moins de 5 moins de 5" in text) is expected
        assert ("Pas encore assez de demandes" in text) is not expected


def _key() -> str:
    return str(Transmission.objects.get().pk)
