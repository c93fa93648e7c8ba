"""/mon-lieu/<token>/: a place confirms or corrects what we say of it, without an account."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from curation.links import issue, revoke
from curation.models import PlaceLink, Suggestion, Upkeep
from curation.models.place_link import LinkPurpose
from places.editing import change_place
from places.models import Place, Revision
from tests.factories import AT, STAFF, make_place
from tests.html import Page
from tests.markup import faults

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 8, 31, 10, tzinfo=UTC)
PAGES = ["", "corriger/", "ferme/", "demandes/"]


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def place() -> Place:
    return make_place(
        name="Médiathèque d'essai", phone="+33199001111", emails=["lieu@essai.example"], hours="Mo-Fr 09:00-12:00", walk_in=True
    )


@pytest.fixture
def token(place: Place) -> str:
    return issue(place, LinkPurpose.UPDATE, at=NOW)[1]


def filled(response: Any) -> dict[str, Any]:
    """What a browser sends of the form when nothing is touched."""
    told: dict[str, Any] = {}
    page = Page(response)
    for one in page.all("input"):
        ticked = one.get("type") not in ("checkbox", "radio") or "checked" in one
        if ticked and one.get("name"):
            told.setdefault(one["name"], []).append(one.get("value", ""))
    html = response.content.decode()
    for area in page.all("textarea"):
        told[area["name"]] = html.split(f'name="{area["name"]}"')[1].split(">", 1)[1].split("</textarea>")[0].removeprefix("\n").strip()
    return told


def test_the_page_says_what_visitors_read_and_offers_two_answers(client: Client, token: str) -> None:
    response = client.get(f"/mon-lieu/{token}/")
    assert faults(response.content.decode()) == []
    page = Page(response)
    for words in ("Médiathèque d'essai", "01 99 00 11 11", "lieu@essai.example", "Lundi : 9 h à 12 h", "Faire une démarche", "C'est juste"):
        assert words in page.text
    assert page.link("Je corrige") == f"/mon-lieu/{token}/corriger/"
    assert "jusqu'au 30 septembre 2026" in page.text


@pytest.mark.parametrize("path", PAGES)
def test_the_address_leaks_nowhere_and_the_page_is_kept_nowhere(client: Client, token: str, path: str) -> None:
    response = client.get(f"/mon-lieu/{token}/{path}")
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert not response.cookies
    assert faults(response.content.decode()) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_scanner_of_mail_that_follows_the_link_confirms_nothing(client: Client, token: str, path: str) -> None:
    before = list(PlaceLink.objects.values()), Revision.objects.count()
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/mon-lieu/{token}/{path}")
        client.head(f"/mon-lieu/{token}/{path}")
    assert all(query["sql"].startswith("SELECT") for query in queries)
    assert (list(PlaceLink.objects.values()), Revision.objects.count()) == before


def test_all_correct_verifies_the_place_and_changes_nothing_else(client: Client, place: Place, token: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(f"/mon-lieu/{token}/", headers={"origin": "null"})
    assert (response.status_code, response["Location"]) == (302, f"/mon-lieu/{token}/merci/")
    last = Revision.objects.filter(place=place).first()
    assert (last.origin, last.changes) == ("owner", {"verified_on": [None, "2026-08-31"], "verified_by": ["", "owner"]})
    assert PlaceLink.objects.get().used_at == NOW
    page = Page(client.get(response["Location"]))
    assert "Vérifié le 31 août 2026 par le lieu" in page.text
    assert "Lundi : 9 h à 12 h" in page.text


def test_the_thanks_are_for_whoever_answered(client: Client, token: str) -> None:
    assert client.get(f"/mon-lieu/{token}/merci/")["Location"] == f"/mon-lieu/{token}/"


def test_a_form_sent_as_it_was_shown_changes_no_fact(client: Client, place: Place, token: str) -> None:
    before = Place.objects.filter(pk=place.pk).values().get()
    told = filled(client.get(f"/mon-lieu/{token}/corriger/"))
    assert client.post(f"/mon-lieu/{token}/corriger/", told).status_code == 302
    after = Place.objects.filter(pk=place.pk).values().get()
    assert {name for name in after if after[name] != before[name]} == {"verified_on", "verified_by", "updated_at"}


def test_a_correction_is_written_in_the_name_of_the_place_and_no_import_undoes_it(client: Client, place: Place, token: str) -> None:
    told = filled(client.get(f"/mon-lieu/{token}/corriger/")) | {
        "phone": "01 99 00 22 22",
        "emails": "lieu@essai.example\r\naccueil@essai.example",
        "hours-lundi-debut1": "10:00",
        "hours-feries": "1",
        "aides": ["demarches", "acces"],
        "walk_in": "non",
        "access_sentence": "Sonnez à droite",
        "fermeture0-from": "2026-12-24",
        "fermeture0-until": "2027-01-02",
        "fermeture0-reason": "congés",
    }
    response = client.post(f"/mon-lieu/{token}/corriger/", told)
    assert response["Location"] == f"/mon-lieu/{token}/merci/"
    now = Place.objects.get(pk=place.pk)
    assert (now.phone, now.emails) == ("+33199002222", ["lieu@essai.example", "accueil@essai.example"])
    assert now.hours == "Mo 10:00-12:00; Tu-Fr 09:00-12:00; PH off"
    assert (now.walk_in, now.access_sentence, now.verified_by) == (False, "Sonnez à droite", "owner")
    assert now.temporary_closures == [{"from": "2026-12-24", "until": "2027-01-02", "reason": "congés"}]
    assert set(now.services.values_list("category", flat=True)) == {"demarches", "acces"}
    assert set(Revision.objects.filter(place=place, at__gt=AT).values_list("origin", flat=True)) == {"owner"}
    assert "Lundi : 10 h à 12 h" in Page(client.get(response["Location"])).text


def test_a_service_that_stays_keeps_what_is_known_of_it(client: Client) -> None:
    facts = {"category": "demarches", "fees": ["gratuit"], "publics": ["seniors"]}
    place = make_place(services={"demarches": facts, "a-1": {"title": "Café numérique"}})
    token = issue(place, LinkPurpose.UPDATE, at=NOW)[1]
    told = filled(client.get(f"/mon-lieu/{token}/corriger/")) | {"aides": ["demarches", "quotidien"]}
    client.post(f"/mon-lieu/{token}/corriger/", told)
    services = {one.key: (one.category, one.fees, one.publics, one.title) for one in place.services.all()}
    assert services == {
        "demarches": ("demarches", ["gratuit"], ["seniors"], ""),
        "a-1": ("", None, None, "Café numérique"),
        "quotidien": ("quotidien", None, None, ""),
    }


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"phone": "12"}, "n'est pas un numéro"),
        ({"emails": "lieu@"}, "n'est pas une adresse mail complète"),
        ({"hours-mardi-debut1": "14:00"}, "Mardi : l'heure de la fin est avant l'heure du début."),
        ({"hours": "texte", "hours-texte": ""}, "Écrivez les horaires avec vos mots"),
        ({"hours-texte": "le 1er mardi"}, "à deux endroits"),
        ({"aides": []}, "Cochez au moins une aide."),
        ({"fermeture0-until": "2026-12-24"}, "Écrivez le premier jour de la fermeture."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    client: Client, place: Place, token: str, wrong: dict[str, Any], words: str
) -> None:
    told = filled(client.get(f"/mon-lieu/{token}/corriger/")) | {"access_sentence": "Sonnez à droite"} | wrong
    response = client.post(f"/mon-lieu/{token}/corriger/", told)
    assert response.status_code == 400
    html = response.content.decode()
    page = Page(response)
    assert words in page.text
    assert page.text.startswith("Erreur : ")
    assert "Sonnez à droite" in html
    assert faults(html) == []
    assert Place.objects.get(pk=place.pk).verified_on is None


def test_two_people_at_once_choose_and_nobody_loses_anything(client: Client, place: Place, token: str) -> None:
    address = f"/mon-lieu/{token}/corriger/"
    told = filled(client.get(address)) | {"phone": "01 99 00 22 22", "access_sentence": "Sonnez à droite"}
    change_place(place, {"phone": "+33199003333", "hours": "Sa 09:00-12:00"}, by=STAFF)
    response = client.post(address, told)
    assert response.status_code == 409
    assert faults(response.content.decode()) == []
    text = Page(response).text
    assert "Ce que vous avez écrit : 01 99 00 22 22" in text
    assert "Ce qui est écrit maintenant : 01 99 00 33 33" in text
    assert Place.objects.get(pk=place.pk).phone == "+33199003333"
    again = filled(response) | {"choix-phone": "mine"}
    assert client.post(address, again).status_code == 302
    now = Place.objects.get(pk=place.pk)
    assert (now.phone, now.hours, now.access_sentence) == ("+33199002222", "Sa 09:00-12:00", "Sonnez à droite")


def test_hours_that_a_grid_cannot_hold_stay_as_they_are_written(client: Client) -> None:
    raw = 'Mo[1] 09:00-12:00 "sur rendez-vous"'
    place = make_place(hours=raw)
    token = issue(place, LinkPurpose.UPDATE, at=NOW)[1]
    told = filled(client.get(f"/mon-lieu/{token}/corriger/"))
    assert (told["hours"], told["hours-texte"]) == (["texte"], raw.replace('"', "&quot;"))
    client.post(f"/mon-lieu/{token}/corriger/", told | {"hours-texte": raw, "phone": "01 99 00 22 22"})
    assert Place.objects.get(pk=place.pk).hours == raw


def test_a_form_that_names_the_state_of_another_place_is_read_against_this_one(client: Client, place: Place, token: str) -> None:
    other = Revision.objects.filter(place=make_place()).get()
    told = filled(client.get(f"/mon-lieu/{token}/corriger/"))
    for seen in (str(other.pk), "9" * 30, "-1", "x"):
        assert client.post(f"/mon-lieu/{token}/corriger/", told | {"vu": seen, "phone": "01 99 00 22 22"}).status_code == 302
    assert Place.objects.get(pk=place.pk).phone == "+33199002222"


def test_a_place_that_says_it_closed_is_told_to_the_team_once_and_stays_until_someone_reads_it(
    client: Client, place: Place, token: str
) -> None:
    assert "Oui, ce lieu a fermé" in Page(client.get(f"/mon-lieu/{token}/ferme/")).text
    for _ in range(2):
        assert "Merci de l'avoir dit" in Page(client.post(f"/mon-lieu/{token}/ferme/")).text
    one = Suggestion.objects.get()
    assert (one.place, one.topic, one.teller, one.state) == (place, "gone", "works-there", "open")
    assert Place.objects.get(pk=place.pk).is_public


def test_no_more_messages_by_a_link_of_its_own_that_confirms_nothing(client: Client, place: Place, token: str) -> None:
    stop = issue(place, LinkPurpose.STOP, at=NOW)[1]
    assert faults(client.get(f"/mon-lieu/{stop}/ne-plus-ecrire/").content.decode()) == []
    assert not Upkeep.objects.exists()
    response = Client(enforce_csrf_checks=True).post(f"/mon-lieu/{stop}/ne-plus-ecrire/", {"List-Unsubscribe": "One-Click"})
    assert "Nous ne vous enverrons plus de rappel" in Page(response).text
    assert Upkeep.objects.get(place=place).opposed_on.isoformat() == "2026-08-31"
    assert client.post(f"/mon-lieu/{stop}/").status_code == 404
    assert client.get(f"/mon-lieu/{token}/ne-plus-ecrire/").status_code == 404
    assert Place.objects.get(pk=place.pk).verified_on is None


def test_every_bad_token_gets_the_same_page_which_says_what_to_do(client: Client, place: Place, token: str) -> None:
    expired = issue(place, LinkPurpose.UPDATE, at=NOW - timedelta(days=31))[1]
    foreign = issue(place, LinkPurpose.STOP, at=NOW)[1]
    revoke(place, at=NOW)
    answers = [client.get(f"/mon-lieu/{bad}/") for bad in (token, expired, foreign, "a" * 43, "x", "%00", "é")]
    answers += [client.post(f"/mon-lieu/{token}/"), client.post(f"/mon-lieu/{token}/corriger/", {"phone": "12"})]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert faults(answers[0].content.decode()) == []
    assert "Ce lien ne marche pas" in Page(answers[0]).text
    assert answers[0]["Referrer-Policy"] == "no-referrer"
    assert not Revision.objects.filter(origin="owner").exists()


@pytest.mark.parametrize("number", [1, 25])
def test_the_page_and_the_form_spend_the_same_queries_whatever_the_history(client: Client, number: int) -> None:
    place = make_place(services={f"s{n}": {"category": "demarches", "title": f"Aide {n}"} for n in range(number)})
    token = issue(place, LinkPurpose.UPDATE, at=NOW)[1]
    for n in range(number):
        change_place(place, {"hours_note": f"note {n}"}, by=STAFF)
    spent = []
    for path in ("", "corriger/"):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/mon-lieu/{token}/{path}")
        spent.append(len(queries))
    assert spent == [3, 4]
