"""/lieu/<code>/: everything known of a place, what is not, and what becomes of the page when the place goes."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.http import http_date

from places.editing import Authorship, change_place
from places.models import Place
from places.vocabulary import Origin
from tests import towns
from tests.factories import AT, STAFF, make_place, make_places, make_source
from tests.html import Page

pytestmark = pytest.mark.django_db

TUESDAY_10 = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
"""Ten o'clock in Paris."""


def show(client: Client, place: Place, *, at: datetime = TUESDAY_10) -> Page:
    with time_machine.travel(at, tick=False):
        response = client.get(place.get_absolute_url())
    assert response.status_code == 200
    return Page(response)


def json_ld(client: Client, place: Place) -> dict[str, Any]:
    content = client.get(place.get_absolute_url()).content.decode()
    return json.loads(content.split('<script type="application/ld+json">')[1].split("</script>")[0])


FULL: dict[str, Any] = {
    "name": "Médiathèque d'essai",
    "typologies": ["BIB"],
    "parent_organization": "Réseau d'essai",
    "address_details": "Bâtiment B",
    "commune": "93066",
    "phone": "+33199001234",
    "other_phones": ["+33639981234"],
    "emails": ["accueil@essai.example"],
    "websites": ["https://www.essai.example/numerique"],
    "booking_url": "https://rdv.example/",
    "accessibility_url": "https://acceslibre.example/fiche/",
    "hours": "Tu-Fr 10:00-12:30,14:00-18:30; PH off",
    "hours_note": "Aide le mercredi.",
    "temporary_closures": [{"from": "2026-08-01", "until": "2026-08-31", "reason": "congés"}],
    "summary": "Un lieu calme.",
    "description": "Première ligne.\n\nDeuxième ligne.",
    "access_sentence": "Entrée par la cour",
    "programmes": ["aidants-connect"],
    "trainings": ["duplex"],
    "other_labels": ["Label d'essai"],
    "access_modes": ["se-presenter"],
    "itinerancy": ["itinerant"],
    "languages": ["ar", "en"],
    "home_visits": False,
    "does_it_for_you": True,
    "walk_in": True,
    "step_free": True,
    "printing": True,
    "scanning": False,
    "wifi": True,
    "computers": True,
    "charging": True,
    "appointment_delay_days": 3,
    "services": {
        "atelier": {"category": "quotidien", "title": "Premiers clics", "description": "En petit groupe.", "fees": ["conditionnel"],
                    "fees_note": "10 centimes la page", "support_modes": ["atelier"], "publics": ["seniors"], "exclusive": True,
                    "special_support": ["illettrisme"], "devices": ["smartphone"], "level": "debutant", "schedule": "We 14:00-16:00",
                    "remote": False},
    },
}  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "Bibliothèque ou médiathèque · Réseau d'essai",
        "1 rue de l'Essai, 93200 Saint-Denis",
        "Bâtiment B",
        "Entrée par la cour",
        "Ouvert aujourd'hui jusqu'à 12 h 30",
        "Mardi (aujourd'hui) 10 h à 12 h 30 et 14 h à 18 h 30",
        "Lundi Fermé",
        "Les jours fériés : fermé",
        "Aide le mercredi.",
        "À partir du 1er août 2026 : fermé jusqu'au 31 août 2026 (congés)",
        "Apprendre Premiers clics En petit groupe.",
        "Prix Gratuit pour certaines personnes – 10 centimes la page",
        "Réservé à Personnes âgées",
        "En groupe, dans un atelier",
        "Personnes qui lisent ou écrivent difficilement",
        "Pour les débutants",
        "mercredi : 14 h à 16 h",
        "À distance Non",
        "Un lieu calme.",
        "Deuxième ligne.",
        "Aidants Connect Une personne formée peut faire une démarche à votre place",
        "Formé à « DUPLEX » (illettrisme)",
        "Label d'essai",
        "On parle : arabe et anglais.",
        "Vous pouvez venir sur place.",
        "Ce lieu se déplace. Vérifiez où il est avant de venir.",
        "Un rendez-vous est possible en 3 jours environ.",
        "Vous pouvez venir sans rendez-vous.",
        "L'entrée est sans marche.",
        "Ce lieu ne se déplace pas chez vous.",
        "Vous ne pouvez pas scanner.",
        "D'après notre équipe",
    ],
)
def test_everything_known_is_said(client: Client, words: str) -> None:
    towns.save()
    assert words in show(client, make_place(**FULL)).text


def test_every_way_to_reach_a_place_is_a_link(client: Client) -> None:
    towns.save()
    page = show(client, make_place(**FULL))
    assert page.link("Appeler le 01 99 00 12 34") == "tel:+33199001234"
    assert page.link("06 39 98 12 34") == "tel:+33639981234"
    assert page.link("accueil@essai.example") == "mailto:accueil@essai.example"
    assert page.link("essai.example") == "https://www.essai.example/numerique"
    assert page.link("Prendre rendez-vous") == "https://rdv.example/"
    assert page.link("La fiche de ce lieu sur acceslibre") == "https://acceslibre.example/fiche/"
    assert "mlat=48.93697&mlon=2.35976" in page.link("Voir le chemin")
    assert not [link for link in page.all("a") if "target" in link]


def test_what_nobody_told_us_is_said_and_the_town_hall_is_named(client: Client) -> None:
    towns.save()
    page = show(client, make_place(name="Rien", address="", commune="93066", position_precision="commune", services=[]))
    for words in (
        "Horaires non connus",
        "Renseignez-vous avant de venir",
        "Téléphone Non connu",
        "Ce que nous ne savons pas",
        "quand ce lieu est ouvert",
        "si vous pouvez imprimer",
        "Nous ne connaissons que la commune : Saint-Denis",
    ):
        assert words in page.text
    assert page.link("01 49 33 66 66") == "tel:+33149336666"
    assert "Voir le chemin" not in page.text, "a point that is only the commune's leads nowhere"


def test_a_place_of_which_everything_is_known_has_no_list_of_unknowns(client: Client) -> None:
    towns.save()
    assert "Ce que nous ne savons pas" not in show(client, make_place(**FULL)).text


def test_services_under_the_same_conditions_are_told_together(client: Client) -> None:
    same = {"fees": ["gratuit"], "support_modes": ["individuel"]}
    page = show(client, make_place(services={code: {"category": code, **same} for code in ("demarches", "acces", "securite")}))
    assert page.text.count("Une personne reste avec vous") == 1


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        pytest.param({"hours": "lundi et mardi sur rendez-vous"}, "lundi et mardi sur rendez-vous", id="unreadable-as-written"),
        pytest.param({"hours": "week 1-53/2 Tu 09:00-12:00"}, "Mardi 3 mars", id="dated-week"),
        pytest.param({"temporary_closures": [{"from": "2026-01-01", "until": None, "reason": "travaux"}], "hours": "24/7"},
                     "Fermé jusqu'à nouvel ordre (travaux)", id="closed-for-a-while"),
        pytest.param({"access_modes": ["pas-de-public"]}, "Ce lieu ne reçoit pas de public.", id="no-public"),
        pytest.param({"source_date": "2024-01-01"}, "Ces informations sont anciennes.", id="old"),
        pytest.param({"source_date": "2026-01-05", "collected_by": "dora"}, "Mis à jour le 5 janvier 2026 par DORA.", id="source"),
    ],
)  # fmt: skip
def test_what_a_visitor_must_know(client: Client, facts: dict[str, Any], words: str) -> None:
    assert words in show(client, make_place(**facts)).text


def test_a_place_that_receives_nobody_sends_nobody_there(client: Client) -> None:
    towns.save()
    facts = {"phone": "+33199001234", "walk_in": False, "step_free": None, "printing": None, "access_sentence": "Entrée par la cour"}
    page = show(client, make_place(commune="93066", access_modes=["pas-de-public", "se-presenter"], **facts))
    assert "Aide par téléphone. Ce lieu ne reçoit pas de public." in page.text
    assert "Il faut prendre rendez-vous." in page.text
    assert page.text.count("93200") == 1, "in the section that says where it is, and that nobody is received there"
    assert "93200 Saint-Denis Personne n'y reçoit le public." in page.text
    for words in ("avant de venir", "venir sur place", "Entrée par", "Voir le chemin", "marche à l'entrée", "si vous pouvez imprimer"):
        assert words not in page.text.split("D'autres lieux")[0]


def test_a_place_that_receives_nobody_and_comes_to_the_home_says_so(client: Client) -> None:
    moving = {"phone": "+33199001234", "access_modes": ["pas-de-public"], "itinerancy": ["itinerant"]}
    page = show(client, make_place(home_visits=True, **moving))
    assert "Aide à domicile ou par téléphone. Ce lieu ne reçoit pas de public." in page.text
    assert "Une personne peut venir chez vous." in page.text
    assert "Ce lieu se déplace" not in page.text
    elsewhere = show(client, make_place(**moving))
    assert "Ce lieu se déplace. Demandez où et quand." in elsewhere.text
    assert "avant de venir" not in page.text + elsewhere.text


def test_a_closed_place_is_not_said_open_whatever_its_hours(client: Client) -> None:
    place = make_place(hours="24/7", temporary_closures=[{"from": "2026-03-01", "until": "2026-03-10", "reason": ""}])
    assert "Ouvert" not in show(client, place).text


def test_hours_are_those_of_the_place_not_of_paris(client: Client) -> None:
    towns.save()
    place = make_place(commune="97311", hours="Tu 08:00-12:00")
    assert "Ouvert aujourd'hui jusqu'à 12 h" in show(client, place, at=datetime(2026, 3, 3, 13, 0, tzinfo=UTC)).text


def test_each_author_is_named_with_what_they_told_us(client: Client) -> None:
    source = make_source("essai")
    place = make_place(by=Authorship(origin=Origin.IMPORT, at=AT, source_id=source.pk))
    change_place(place, {"phone": "+33199001234"}, by=Authorship(origin=Origin.OWNER, at=AT + timedelta(days=1)))
    text = show(client, place).text
    assert "D'après Essai nom, adresse, code postal, ville, aides proposées. Reçu le 3 mars 2026." in text
    assert "D'après le lieu téléphone. Reçu le 4 mars 2026." in text


def test_texts_of_a_source_never_become_markup_nor_a_dangerous_link(client: Client) -> None:
    bad = "</script><script>alert(1)</script>"
    place = make_place(name=bad, description=bad, websites=["javascript:alert(1)"], booking_url="javascript:alert(1)")
    content = client.get(place.get_absolute_url()).content.decode()
    assert "<script>alert" not in content
    assert "javascript:" not in content
    assert json_ld(client, place)["name"] == bad


def test_search_engines_get_what_is_known_and_nothing_else(client: Client) -> None:
    towns.save()
    place = make_place(**{**FULL, "services": {"demarches": {"category": "demarches", "fees": ["gratuit"]}}})
    data = json_ld(client, place)
    assert data["@type"] == "Library"
    assert data["telephone"] == "+33199001234"
    assert data["isAccessibleForFree"] is True
    assert data["openingHoursSpecification"][0] == {
        "@type": "OpeningHoursSpecification", "dayOfWeek": "Tuesday", "opens": "10:00", "closes": "12:30",
    }  # fmt: skip
    assert data["url"] == f"http://testserver/lieu/{place.code}/"
    bare = json_ld(client, make_place(name="Rien", position_precision="commune", services=[]))
    assert not {"telephone", "geo", "openingHoursSpecification", "isAccessibleForFree"} & set(bare)


def test_other_places_nearby_are_named_nearest_first(client: Client) -> None:
    place, *_ = make_places([{"name": f"Lieu {number}", "latitude": 48.9 + number / 100} for number in (0, 3, 1, 2, 4)])
    page = show(client, place)
    others = [words for words, url in page.links if url.startswith("/lieu/") and not url.startswith(place.get_absolute_url())]
    assert others == ["Lieu 1", "Lieu 2", "Lieu 3"]


def test_a_withdrawn_place_keeps_a_page_that_says_so_and_names_others(client: Client) -> None:
    place = make_place(name="Parti")
    make_place(name="Voisin")
    change_place(place, {"status": "withdrawn"}, by=STAFF)
    response = client.get(place.get_absolute_url())
    page = Page(response)
    assert response.status_code == 410
    assert "Ce lieu n'est plus dans l'annuaire." in page.text
    assert page.link("Voisin").startswith("/lieu/")


def test_a_merged_place_leads_to_the_one_it_became_through_several_merges(client: Client) -> None:
    first, second, last = make_places([{"name": "Un"}, {"name": "Deux"}, {"name": "Trois"}])
    for merged, into in ((first, second), (second, last)):
        Place.objects.filter(pk=merged.pk).update(status="merged", merged_into=into)
    response = client.get(first.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, last.get_absolute_url())


def test_merges_that_turn_in_a_circle_do_not_turn_for_ever(client: Client) -> None:
    one, other = make_places([{"name": "Un"}, {"name": "Deux"}])
    for merged, into in ((one, other), (other, one)):
        Place.objects.filter(pk=merged.pk).update(status="merged", merged_into=into)
    assert client.get(one.get_absolute_url()).status_code == 404


def test_a_draft_and_a_code_we_never_gave_are_unknown_and_offer_a_search(client: Client) -> None:
    draft = make_place(status="draft")
    for address in (draft.get_absolute_url(), "/lieu/zzzzzzzz/", "/lieu/%00/", "/lieu/é/"):
        response = client.get(address)
        assert response.status_code == 404
        assert "Nous ne connaissons pas ce lieu" in Page(response).text


def test_a_code_copied_in_capitals_is_understood(client: Client) -> None:
    assert client.get(f"/lieu/{make_place().code.upper()}/").status_code == 200


def test_an_unchanged_page_is_not_sent_again_until_the_clock_may_have_changed_it(client: Client) -> None:
    place = make_place(hours="Tu 09:00-12:00")
    now = AT + timedelta(days=7)
    with time_machine.travel(now, tick=False) as clock:
        first = client.get(place.get_absolute_url())
        assert client.get(place.get_absolute_url(), headers={"if-none-match": first["ETag"]}).status_code == 304
        since = {"if-modified-since": first["Last-Modified"]}
        assert client.get(place.get_absolute_url(), headers=since).status_code == 304
        clock.shift(timedelta(minutes=6))
        assert client.get(place.get_absolute_url(), headers={"if-none-match": first["ETag"]}).status_code == 200
        assert client.get(place.get_absolute_url(), headers=since).status_code == 200
    assert set(first["Cache-Control"].split(", ")) == {"private", "max-age=300"}
    assert first["Last-Modified"] == http_date(now.timestamp())


def test_a_correction_is_seen_at_once(client: Client) -> None:
    place = make_place()
    first = client.get(place.get_absolute_url())
    change_place(place, {"phone": "+33199001234"}, by=STAFF)
    assert client.get(place.get_absolute_url(), headers={"if-none-match": first["ETag"]}).status_code == 200


def test_the_number_of_queries_does_not_depend_on_services_nor_neighbours(client: Client) -> None:
    place = make_place()
    make_place(name="Voisin")
    with CaptureQueriesContext(connection) as few:
        client.get(place.get_absolute_url())
    make_places([{"name": f"Voisin {number}", "services": ["acces", "demarches"]} for number in range(24)])
    many_services = {f"s{number}": {"category": "acces", "title": f"Atelier {number}"} for number in range(24)}
    rich = make_place(name="Riche", services=many_services)
    with CaptureQueriesContext(connection) as many:
        client.get(rich.get_absolute_url())
    assert len(few) >= len(many)
    assert len(many) <= 8
