"""/lieu/<code>/fiche/: what the paper says, in which order, and what it never says."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
import segno
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from places.models import Place
from places.vocabulary import ServiceCategory
from tests import towns
from tests.factories import make_place
from tests.html import Page
from tests.orientation.test_familiar import is_formal

pytestmark = pytest.mark.django_db

TUESDAY = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def show(client: Client, place: Place, query: str = "", *, at: datetime = TUESDAY) -> Page:
    with time_machine.travel(at, tick=False):
        response = client.get(f"/lieu/{place.code}/fiche/{query}")
    assert response.status_code == 200
    return Page(response)


@pytest.mark.parametrize(
    "words",
    [
        "France services d'essai",
        "01 99 00 12 34",
        "2 place de l'Essai, 93200 Saint-Denis",
        "Entrée derrière la mairie",
        "Vous pouvez venir sans rendez-vous. L'entrée est sans marche.",
        "Lundi à vendredi 9 h à 12 h et 14 h à 17 h",
        "Samedi 9 h à 12 h",
        "Dimanche Fermé",
        "Les jours fériés : horaires à vérifier.",
        "À apporter Pièce d'identité Le courrier reçu Votre téléphone chargé",
        "Pour un titre de séjour, aussi : Passeport · Titre ou récépissé",
        "Ne donnez pas votre mot de passe. Tapez-le vous-même.",
        "Vous pouvez venir avec une personne de confiance.",
        "« Je viens pour une démarche. »",
        "Mon rendez-vous Le à avec",
        "Vérifié le 3 mars 2026 par notre équipe. Fiche imprimée le 3 mars 2026.",
        "Pour imprimer : menu du navigateur, puis Imprimer.",
    ],
)
def test_everything_useful_is_on_the_paper(client: Client, place: Place, words: str) -> None:
    assert words in show(client, place, "?besoin=demarches").text


@pytest.mark.parametrize("need", ["", *ServiceCategory.values])
def test_a_minor_who_speaks_for_themselves_is_told_tu(answered: Callable[..., Client], place: Place, need: str) -> None:
    text = show(answered(minor=True), place, f"?besoin={need}").text
    assert "Tu peux venir avec une personne de confiance." in text
    assert not is_formal(text)
    assert "Vous pouvez venir" in show(answered(minor=True, spoken_for=True), place, f"?besoin={need}").text


def test_it_is_read_in_order(client: Client, place: Place) -> None:
    text = show(client, place, "?besoin=demarches").text
    order = ["01 99 00 12 34", "2 place", "Horaires", "À apporter", "Ne donnez pas", "À dire en arrivant", "Mon rendez-vous", "Vérifié le"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)


def test_without_a_need_the_lists_still_help(client: Client, place: Place) -> None:
    text = show(client, place).text
    assert "Le courrier ou le document, s'il y en a un" in text
    assert "« Je viens chercher de l'aide avec internet. »" in text
    assert "titre de séjour" not in text


@pytest.mark.parametrize(
    "query", ["?besoin=pizza", "?besoin=<script>", "?format=a3", "?langue=xx", "?langue=..%2Fen", "?besoin=&format=&langue=", "?surdite=1"]
)
def test_what_an_address_says_that_we_do_not_know_changes_nothing(client: Client, place: Place, query: str) -> None:
    assert show(client, place, query).text == show(client, place).text


def test_what_nobody_told_us_is_said_with_what_to_do(client: Client) -> None:
    towns.save()
    page = show(client, make_place(name="Rien", address="", commune="93066", position_precision="commune", services=[]))
    assert "Téléphone non connu." in page.text
    assert page.link("01 49 33 66 66") == "tel:+33149336666"
    assert "Mairie de Saint-Denis : 01 49 33 66 66" in page.text
    assert "Horaires non connus. Renseignez-vous avant de venir." in page.text
    assert "93200 Saint-Denis" in page.text


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        pytest.param({"hours": "", "phone": "+33199001234"}, "Horaires non connus. Appelez avant de venir.", id="call-first"),
        pytest.param({"hours": "lundi et mardi sur rendez-vous"}, "Horaires (écrits par le lieu) : lundi et mardi", id="as-written"),
        pytest.param({"hours": "week 1-53/2 Tu 09:00-12:00"}, "Mardi 3 mars", id="dated-week"),
        pytest.param({"source_date": "2024-01-01", "phone": "+33199001234"},
                     "Ces informations sont anciennes. Appelez avant de venir.", id="old"),
        pytest.param({"temporary_closures": [{"from": "2026-03-01", "until": "2026-03-20", "reason": "travaux"}]},
                     "Fermé jusqu'au 20 mars 2026 (travaux)", id="closed"),
        pytest.param({"access_modes": ["pas-de-public"]}, "Ce lieu ne reçoit pas de public.", id="no-public"),
        pytest.param({"itinerancy": ["itinerant"]}, "Ce lieu se déplace. Vérifiez où il est avant de venir.", id="moves"),
        pytest.param({"walk_in": False}, "Il faut prendre rendez-vous avant de venir.", id="appointment"),
        pytest.param({"other_phones": ["+33639981234"], "phone": "+33199001234"}, "06 39 98 12 34", id="second-phone"),
        pytest.param({"hours_note": "Aide le mercredi."}, "Aide le mercredi.", id="note"),
    ],
)  # fmt: skip
def test_what_a_visitor_must_know(client: Client, facts: dict[str, Any], words: str) -> None:
    assert words in show(client, make_place(**facts)).text


AFAR = {"access_modes": ["pas-de-public", "telephoner"], "phone": "+33199001234", "walk_in": False, "step_free": False}


@pytest.mark.parametrize("query", ["", "?besoin=demarches", "?besoin=quotidien&langue=en"])
def test_nobody_is_sent_to_a_place_that_receives_nobody(client: Client, query: str) -> None:
    towns.save()
    place = make_place(commune="93066", access_sentence="Entrée par la cour", hours="", **AFAR)
    page = show(client, place, query)
    for words in ("Aide par téléphone", "Ce lieu ne reçoit pas de public.", "Il faut prendre rendez-vous.", "À préparer", "À dire ou"):
        assert words in page.text
    beside = "Appelez à côté de votre ordinateur ou de votre tablette." if "quotidien" in query else "Appelez à côté de vos papiers."
    assert beside in page.text
    to_go_there = ("Voir le chemin", "venir", "en arrivant", "Je viens", "À apporter", "marche à l'entrée")
    for words in ("rue de l'Essai", "93200", "Entrée par", *to_go_there):
        assert words not in page.text
    shared = unquote(page.link("Envoyer par SMS") + page.link("Envoyer par mail"))
    assert shared.count("Aide par téléphone") == 2
    assert "93200" not in shared


def test_the_sheet_of_a_place_that_comes_to_the_home_says_so(client: Client) -> None:
    page = show(client, make_place(home_visits=True, **AFAR), "?langue=en")
    for words in (
        "Aide à domicile ou par téléphone",
        "Help at home or by phone",
        "L'aide se fait chez vous, par téléphone ou par internet.",
    ):
        assert words in page.text
    assert "au téléphone" not in page.text, "the appointment may be at home"


def test_from_afar_what_is_held_out_is_said(answered: Callable[..., Client]) -> None:
    client = answered(special_support=("illettrisme",), language="tr")
    text = show(client, make_place(**AFAR), "?besoin=demarches").text
    assert text.index("01 99 00 12 34") < text.index("« Je lis difficilement. Merci de lire avec moi. »")
    assert "« Je parle turc. Je cherche de l'aide pour une démarche. » Türkçe konuşuyorum. Resmî bir işlem yapmak için yardım" in text


def test_sentences_about_the_person_come_from_their_own_cookie_only(client: Client, answered: Callable[..., Client], place: Place) -> None:
    assert "Je lis difficilement" not in show(client, place, "?illettrisme=1&special_support=illettrisme").text
    text = show(answered(special_support=("illettrisme", "surdite"), language="tr"), place, "?besoin=demarches").text
    assert text.index("Je lis difficilement. Merci de lire avec moi.") < text.index("01 99 00 12 34")
    assert "« J'entends mal. Merci de m'écrire, ou de parler en face de moi. »" in text
    assert "« Je parle turc. Je viens pour une démarche. » Resmî bir işlem yapmak" in text.replace("Türkçe konuşuyorum. ", "")


def test_a_forged_or_foreign_cookie_says_nothing(client: Client, place: Place) -> None:
    bare = show(client, place).text
    client.cookies["reponses"] = "eyJ3aXNoZXMiOnsic3BlY2lhbF9zdXBwb3J0IjpbImlsbGV0dHJpc21lIl19fQ:forged:forged"
    assert show(client, place).text == bare


def test_a_sheet_that_tells_of_the_person_is_stored_by_nobody(client: Client, answered: Callable[..., Client], place: Place) -> None:
    address = f"/lieu/{place.code}/fiche/"
    plain = client.get(address)
    assert set(plain["Cache-Control"].split(", ")) == {"private", "max-age=300"}
    personal = answered(special_support=("illettrisme",)).get(address)
    assert "no-store" in personal["Cache-Control"]
    assert plain["Vary"].split(", ")[0] == personal["Vary"].split(", ")[0] == "Cookie"
    assert not plain.cookies
    assert not personal.cookies


def test_no_link_tells_the_need_nor_the_person(answered: Callable[..., Client], place: Place) -> None:
    client = answered(special_support=("illettrisme",), language="tr")
    page = show(client, place, "?besoin=demarches")
    for words, url in page.links:
        if urlsplit(url).scheme in ("sms", "mailto", "https"):
            shared = unquote(url).lower()
            assert not [told for told in ("demarche", "illettrisme", "difficilement", "turc", "besoin") if told in shared], words


def test_the_code_to_scan_holds_the_short_address_only(client: Client, place: Place) -> None:
    content = client.get(f"/lieu/{place.code}/fiche/?besoin=demarches&langue=en").content.decode()
    expected = segno.make(f"http://testserver/l/{place.code}/", error="m", micro=False)
    drawing = expected.svg_inline(omitsize=True, light="#fff", title="QR code : page du lieu", svgclass="qr", lineclass=None)
    assert content.count(drawing) == 1
    assert f"testserver/l/{place.code}" in content


def test_it_can_be_sent_by_sms_and_by_mail(client: Client, place: Place) -> None:
    page = show(client, place)
    sms = unquote(page.link("Envoyer par SMS"))
    assert sms.startswith("sms:?&body=Aide numérique : France services d'essai, 2 place de l'Essai")
    assert sms.endswith(f"testserver/l/{place.code}")
    assert unquote(page.link("Envoyer par mail")).endswith(f"http://testserver/l/{place.code}/")


@pytest.mark.parametrize(
    "answers", [{"minor": True}, {"alerts": ("violence",)}, {"perhaps": ("violence",)}], ids=["minor", "violence", "perhaps violence"]
)
def test_a_minor_and_someone_in_danger_at_home_are_not_offered_to_send(
    answered: Callable[..., Client], place: Place, answers: dict[str, Any]
) -> None:
    page = show(answered(**answers), place)
    assert "Envoyer par" not in page.text
    assert ("Quitter vite" in page.text) == ("minor" not in answers)


def test_the_small_format_and_the_second_language_are_links(client: Client, place: Place) -> None:
    page = show(client, place, "?besoin=demarches")
    address = f"/lieu/{place.code}/fiche/?besoin=demarches"
    assert page.link("Petit format (A5)") == f"{address}&format=a5"
    assert page.link("Français et English") == f"{address}&langue=en"
    other = show(client, place, "?besoin=demarches&format=a5&langue=en")
    assert other.link("Grand format (A4)") == f"{address}&langue=en"
    assert other.link("Français seulement") == f"{address}&format=a5"
    assert "a5" in other.all("article")[0]["class"]
    assert page.link("‹ Toutes les informations") == place.get_absolute_url()


def test_titles_of_variants_differ(client: Client, place: Place) -> None:
    queries = ["", "?format=a5", "?langue=en", "?besoin=demarches", "?besoin=acces", "?besoin=acces&format=a5&langue=en"]
    assert len({show(client, place, query).text.split(" Aller au contenu")[0] for query in queries}) == len(queries)


def test_the_second_language_stands_beside_french_and_says_which_it_is(client: Client, place: Place) -> None:
    page = show(client, place, "?besoin=demarches&langue=en")
    for words in (
        "Horaires / Opening hours",
        "Lundi à vendredi / Monday – Friday",
        "Fermé / Closed",
        "Pièce d'identité / An identity document",
    ):
        assert words.replace("/ ", "") in page.text
    assert "« Je viens pour une démarche. » I have come" in page.text
    foreign = [attributes for attributes in page.all("span") if "lang" in attributes and "also" in attributes.get("class", "")]
    assert len(foreign) > 15
    assert {(one["lang"], one["dir"]) for one in foreign} == {("en", "ltr")}
    assert page.all("html")[0]["lang"] == "fr"


def test_texts_of_a_source_never_become_markup(client: Client) -> None:
    bad = '"><script>alert(1)</script>'
    place = make_place(name=bad, address=bad, address_details=bad, access_sentence=bad, hours=bad, hours_note=bad, phone="+33199001234")
    content = client.get(f"/lieu/{place.code}/fiche/").content.decode()
    assert "<script>alert" not in content
    assert "&lt;script&gt;alert(1)" in content


def test_the_page_is_sound(client: Client, place: Place) -> None:
    page = show(client, place, "?besoin=demarches")
    names = [name for name, _ in page.tags]
    assert names.count("h1") == 1
    levels = [int(name[1]) for name in names if name in ("h1", "h2", "h3")]
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))
    assert [attributes["content"] for attributes in page.all("meta") if attributes.get("name") == "robots"] == ["noindex"]
    assert all(script["src"] == "/static/js/print.js" for script in page.all("script"))
    assert not [one for _, attributes in page.tags for one in attributes if one == "style" or one.startswith("on")]
    assert not page.all("form")
    assert "hidden" in page.all("button")[0], "without a script, the button would do nothing"


def test_one_query(client: Client, place: Place) -> None:
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/lieu/{place.code}/fiche/?besoin=demarches&langue=en")
    assert len(queries) == 1
