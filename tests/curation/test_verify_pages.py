"""/equipe/a-verifier/: the list, one-key acts, and the sheet to call with."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from accounts.models import User
from accounts.policy import Role
from curation.models import Upkeep
from places.models import Place, Revision
from tests import towns
from tests.factories import make_place, make_places
from tests.html import Page
from tests.mail_server import mail_server
from tests.markup import faults
from tests.team import make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 8, 31, 10, tzinfo=UTC)
LIST = "/equipe/a-verifier/"
SHEET = f"{LIST}feuille/"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def editor(client: Client) -> Client:
    towns.save()
    client.force_login(make_user(Role.EDITOR))
    return client


def here(**facts: Any) -> Place:
    return make_place(**{"commune": "93066", "phone": "+33199001111"} | facts)


def act(client: Client, place: Place, name: str, **told: str) -> str:
    """The words of the list once it is done."""
    response = client.post(f"{LIST}{place.code}/", {"geste": name, "filtres": "", **told}, follow=True)
    assert response.status_code == 200
    return Page(response).text


def named(client: Client, address: str = LIST) -> list[str]:
    return [words for words, url in Page(client.get(address)).links if url.startswith("/lieu/")]


@pytest.mark.parametrize("address", [LIST, SHEET, f"{LIST}?etat=conseillee", f"{LIST}?etat=retires", f"{LIST}?etat=x&departement=48"])
def test_each_page_is_sound_empty_full_or_wrong(editor: Client, address: str) -> None:
    assert faults(editor.get(address).content.decode()) == []
    here(name="Médiathèque")
    here(name="Parti", status="withdrawn")
    assert faults(editor.get(address).content.decode()) == []


def test_the_most_urgent_of_the_territory_come_first_with_the_reasons(editor: Client) -> None:
    here(name="Complet", hours="Mo 09:00-12:00", verified_on="2026-02-01", verified_by="staff")
    here(name="Sans horaires", verified_on="2025-01-01", verified_by="staff")
    here(name="Récent", verified_on="2026-08-01", verified_by="staff")
    make_place(name="Ailleurs", commune="48095")
    assert named(editor) == ["Sans horaires", "Complet"]
    assert named(editor, f"{LIST}?etat=conseillee") == ["Complet"]
    assert named(editor, f"{LIST}?etat=a-jour&departement=93") == ["Récent"]
    text = Page(editor.get(LIST)).text
    assert "Actualisation exigée · Vérifié le 1er janvier 2025" in text
    assert "Pas d'horaires." in text
    assert Page(editor.get("/equipe/")).link("2 Lieux à vérifier") == LIST


def test_all_correct_is_one_key_and_signed(editor: Client) -> None:
    place = here()
    assert "tout est juste, c'est noté." in act(editor, place, "juste")
    last = Revision.objects.filter(place=place).first()
    assert (last.origin, last.author.email) == ("staff", "editor@essai.example")
    assert set(last.changes) == {"verified_on", "verified_by"}
    assert named(editor) == []


def test_three_days_without_an_answer_then_put_back(editor: Client) -> None:
    place = here(name="Lieu muet")
    assert "Encore 2 jours sans réponse" in act(editor, place, "injoignable")
    assert "déjà noté injoignable aujourd'hui" in act(editor, place, "injoignable")
    someone = User.objects.get()
    with time_machine.travel(NOW + timedelta(days=1)):
        editor.force_login(someone)  # a session lasts a day at most
        assert "Encore 1 jour sans réponse" in act(editor, place, "injoignable")
    with time_machine.travel(NOW + timedelta(days=2)):
        editor.force_login(someone)
        assert "Il est retiré de l'annuaire." in act(editor, place, "injoignable")
        assert (
            "Appelé sans réponse le 31 août 2026, le 1er septembre 2026 et le 2 septembre 2026."
            in Page(editor.get(f"{LIST}?etat=retires")).text
        )
        assert "de nouveau dans l'annuaire." in act(editor, place, "remettre")
    assert Place.objects.get(pk=place.pk).is_public


def test_closed_for_good_is_withdrawn_and_can_be_put_back(editor: Client) -> None:
    place = here(name="Lieu parti")
    assert "fermé pour toujours" in act(editor, place, "ferme")
    assert editor.get(place.get_absolute_url()).status_code == 410
    page = Page(editor.get(f"{LIST}?etat=retires"))
    assert "Lieu parti" in page.text
    assert "Remettre dans l'annuaire" in page.text


def test_the_link_leaves_by_mail_once_a_month(editor: Client, settings: Settings) -> None:
    settings.SITE_URL = "https://lieux.example"
    place = here(emails=["lieu@essai.example"])
    with mail_server(settings) as received:
        assert "le lien est parti par mail." in act(editor, place, "lien")
        assert "déjà écrit ce mois-ci" in act(editor, place, "lien")
    assert len(received) == 1
    assert "le serveur de mail ne répond pas" in act(editor, here(emails=["autre@essai.example"]), "lien")
    settings.SITE_URL = ""
    assert "SITE_URL" in act(editor, place, "lien")


def test_a_refused_address_is_said(editor: Client, settings: Settings) -> None:
    settings.SITE_URL = "https://lieux.example"
    with mail_server(settings, refuses=True):
        assert "l'adresse est refusée" in act(editor, here(emails=["lieu@essai.example"]), "lien")
    assert "n'a pas d'adresse mail" in act(editor, here(), "lien")


def test_how_often_a_place_is_asked_is_chosen(editor: Client) -> None:
    place = here(verified_on="2026-05-01", verified_by="staff")
    assert named(editor) == []
    assert "à vérifier tous les 3 mois." in act(editor, place, "frequence", frequence="3")
    assert len(named(editor)) == 1
    assert "cette fréquence n'existe pas" in act(editor, place, "frequence", frequence="5")
    assert Upkeep.objects.get(place=place).frequency == 3


def test_the_filters_are_kept_and_nothing_else_of_the_address(editor: Client) -> None:
    told = {"geste": "juste", "filtres": "departement=93&etat=exigee&page=4&next=https://ailleurs.example"}
    response = editor.post(f"{LIST}{here().code}/", told)
    assert response["Location"] == f"{LIST}?departement=93&etat=exigee"


def test_keys_are_for_the_first_place_and_can_be_turned_off(editor: Client) -> None:
    here(emails=["lieu@essai.example"])
    here()

    def keys() -> list[str]:
        page = Page(editor.get(LIST))
        return sorted(one["accesskey"] for tag in ("button", "a") for one in page.all(tag) if "accesskey" in one)

    assert keys() in (["c", "f", "i", "j", "m"], ["c", "f", "i", "j"])
    editor.post(f"{LIST}raccourcis/", {"actifs": "0"})
    assert keys() == []
    editor.post(f"{LIST}raccourcis/", {"actifs": "1"})
    assert "j" in keys()


def test_nobody_acts_out_of_their_territory_nor_by_reading(editor: Client) -> None:
    away, place = make_place(commune="48095"), here()
    merged = here(status="draft")
    before = Revision.objects.count()
    assert editor.post(f"{LIST}{away.code}/", {"geste": "ferme"}).status_code == 403
    assert editor.post(f"{LIST}{merged.code}/", {"geste": "juste"}).status_code == 404
    assert editor.post(f"{LIST}zzzzzzzz/", {"geste": "juste"}).status_code == 404
    assert editor.post(f"{LIST}{place.code}/", {"geste": "effacer"}).status_code == 400
    assert editor.get(f"{LIST}{place.code}/").status_code == 405
    editor.get(LIST)
    editor.get(SHEET)
    editor.logout()
    assert editor.post(f"{LIST}{place.code}/", {"geste": "ferme"}).status_code == 302
    assert editor.get(LIST)["Location"].startswith("/compte/")
    assert Revision.objects.count() == before


def test_the_sheet_to_call_with_holds_only_those_that_a_telephone_alone_reaches(editor: Client) -> None:
    here(name="À appeler", walk_in=True)
    here(name="À écrire", emails=["lieu@essai.example"])
    here(name="Muet", phone="")
    text = Page(editor.get(SHEET)).text
    assert "À appeler" in text
    assert "01 99 00 11 11" in text
    assert "Venir sans rendez-vous oui" in text
    assert "À écrire" not in text
    assert "Muet" not in text


@pytest.mark.parametrize("address", [LIST, SHEET])
def test_the_number_of_places_costs_no_query(editor: Client, address: str) -> None:
    spent = []
    for number in (1, 24):
        make_places([{"name": f"Lieu {n}", "commune": "93066", "phone": "+33199001111"} for n in range(number)])
        with CaptureQueriesContext(connection) as queries:
            editor.get(address)
        spent.append(len(queries))
    assert spent[0] == spent[1] == 2 + 3
