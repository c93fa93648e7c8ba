"""The page where a place is corrected: what is sent is written, what is wrong is said, and nobody writes outside their territory."""

from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.policy import Role
from curation.correcting.writing import read_now
from curation.forms.place_form import PlaceForm
from places.editing import change_place
from places.models import Place, Revision
from places.vocabulary import Origin
from tests import towns
from tests.curation.test_correcting import FULL, later, sent
from tests.factories import make_place
from tests.html import Page
from tests.markup import faults
from tests.team import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    towns.save()
    client.force_login(make_user(Role.EDITOR))
    return client


@pytest.fixture
def place(editor: Client) -> Place:
    return make_place(**FULL, commune="93066")


def address(place: Place) -> str:
    return f"/equipe/lieux/{place.code}/"


def filled(place: Place | None, **typed: Any) -> QueryDict:
    """What a browser sends when these fields are typed over, the page being open now."""
    read = read_now(place) if place else None
    data = sent(PlaceForm(read=read.facts if read else {}), **typed)
    data["seen"] = str(read.seen if read else 0)
    return data


def send(client: Client, url: str, data: QueryDict) -> HttpResponse:
    return client.post(url, data.urlencode(), content_type="application/x-www-form-urlencoded")


def test_the_page_shows_each_fact_and_who_wrote_it(editor: Client, place: Place) -> None:
    response = editor.get(address(place))
    page = Page(response)
    assert faults(response.content.decode()) == []
    assert "Écrit par notre équipe, 3 mars 2026" in page.text
    assert {field["name"]: field.get("value") for field in page.all("input") if field.get("name") == "phone"} == {"phone": "01 99 00 11 22"}


def test_a_correction_is_written_under_the_name_of_its_author(editor: Client, place: Place) -> None:
    response = send(editor, address(place), filled(place, phone="01 99 00 11 29"))
    assert response.status_code == 302
    assert Place.objects.get(pk=place.pk).phone == "+33199001129"
    last = Revision.objects.latest("pk")
    assert (last.origin, last.author and last.author.name, list(last.changes)) == (Origin.STAFF, "Personne d'essai", ["phone"])
    assert "C'est enregistré." in Page(editor.get(response["Location"])).text


def test_a_form_sent_as_it_is_writes_nothing(editor: Client, place: Place) -> None:
    response = send(editor, address(place), filled(place))
    assert "Rien n'a changé" in Page(editor.get(response["Location"])).text
    assert Revision.objects.count() == 1


def test_saying_that_all_is_right_dates_the_verification(editor: Client, place: Place) -> None:
    data = filled(place)
    data["verifie"] = "on"
    send(editor, address(place), data)
    assert Place.objects.get(pk=place.pk).verified_by == Origin.STAFF


def test_what_is_wrong_is_said_above_and_beside_and_nothing_typed_is_lost(editor: Client, place: Place) -> None:
    response = send(editor, address(place), filled(place, phone="12", summary="Un résumé"))
    page = Page(response)
    assert response.status_code == 400
    assert faults(response.content.decode()) == []
    assert page.text.count("« 12 » n'est pas un numéro de téléphone complet") == 2
    assert page.text.startswith("Erreur")
    assert "Un résumé" in page.text or "Un résumé" in response.content.decode()
    assert Revision.objects.count() == 1


def test_the_second_of_two_people_sees_what_changed_and_chooses(editor: Client, place: Place) -> None:
    data = filled(place, phone="01 99 00 11 29", wifi="oui")
    change_place(place, {"phone": "+33199001128", "printing": True}, by=later())
    response = send(editor, address(place), data)
    page = Page(response)
    assert response.status_code == 409
    assert faults(response.content.decode()) == []
    assert "Ce que vous avez écrit" in page.text
    assert "01 99 00 11 28" in page.text
    assert Place.objects.get(pk=place.pk).wifi is False, "nothing yet"
    seen = next(field["value"] for field in page.all("input") if field.get("name") == "choix-seen")
    data["choix:phone"], data["choix-seen"] = "mine", seen
    assert send(editor, address(place), data).status_code == 302
    now = Place.objects.get(pk=place.pk)
    assert (now.phone, now.wifi, now.printing) == ("+33199001129", True, True)


@pytest.mark.parametrize("seen", ["", "abc", "-1", "9" * 40, "٣", "999999"])
def test_a_form_that_does_not_say_what_was_read_is_shown_again_with_what_was_typed(editor: Client, place: Place, seen: str) -> None:
    data = filled(place, phone="01 99 00 11 29")
    data["seen"] = seen
    response = send(editor, address(place), data)
    assert response.status_code == 400
    assert "Vos corrections sont ci-dessous" in Page(response).text
    assert "01 99 00 11 29" in response.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("commune", ["48095", None], ids=["another département", "nowhere known"])
def test_nobody_opens_nor_writes_a_place_outside_their_territory(editor: Client, method: str, commune: str | None) -> None:
    elsewhere = make_place(commune=commune, city="Mende", postal_code="48000")
    response = getattr(editor, method)(address(elsewhere), {"name": "Pris", "seen": "1"})
    assert response.status_code == 403
    assert Place.objects.get(pk=elsewhere.pk).name == "Lieu d'essai"


def test_nobody_moves_a_place_out_of_their_territory(editor: Client, place: Place) -> None:
    response = send(editor, address(place), filled(place, city="Mende", postal_code="48000", position=""))
    assert response.status_code == 400
    assert "n'est pas dans votre territoire" in Page(response).text
    assert Place.objects.get(pk=place.pk).commune_id == "93066"


def test_a_place_is_added(editor: Client) -> None:
    response = send(editor, "/equipe/lieux/ajouter/", filled(None, name="Nouveau", city="Saint-Denis", postal_code="93200", add=["acces"]))
    assert response.status_code == 302
    made = Place.objects.get()
    assert (made.name, made.commune_id, made.status, list(made.services.values_list("category", flat=True))) == (
        "Nouveau",
        "93066",
        "published",
        ["acces"],
    )


def test_a_place_is_not_added_elsewhere_nor_nowhere(editor: Client) -> None:
    for town in ({"city": "Mende", "postal_code": "48000"}, {}):
        assert send(editor, "/equipe/lieux/ajouter/", filled(None, name="Nouveau", **town)).status_code == 400
    assert not Place.objects.exists()


def test_a_merged_or_unknown_place_has_no_form(editor: Client, place: Place) -> None:
    merged = make_place(commune="93066", status="merged", merged_into=place.pk)
    assert editor.get(address(merged)).status_code == 404
    assert editor.get("/equipe/lieux/zzzzzzzz/").status_code == 404


def test_the_page_costs_as_many_queries_whatever_the_history(editor: Client, place: Place) -> None:
    spent = []
    for times in (1, 24):
        for rank in range(times):
            change_place(place, {"wifi": bool(rank % 2)}, by=later())
        with CaptureQueriesContext(connection) as captured:
            editor.get(address(place))
        spent.append(len(captured))
    assert spent[0] == spent[1] <= 9
