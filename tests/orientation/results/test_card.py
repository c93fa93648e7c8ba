"""The card of a place: what it says, in the order in which it is read."""

import re
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from places.text_keys import search_key
from tests import towns
from tests.factories import make_place
from tests.html import Page
from tests.orientation.results.conftest import Ask, near, service

pytestmark = pytest.mark.django_db

FULL = {
    "address": "2 place Victor Hugo",
    "hours": "Mo-Fr 09:00-17:00",
    "verified_on": "2026-03-03",
    "verified_by": "staff",
    "emails": ["accueil@essai.example"],
    "walk_in": True,
}


def card(page: Page, name: str) -> str:
    """What is read from the name of the place to the end of its card."""
    text = page.text[page.text.index(f". {name}") :]
    return re.split(r" \d+ ?\. (?=[A-Z])| Les distances | Voir d'autres lieux | Chercher dans tous", text)[0]


def in_order(text: str, *words: str) -> bool:
    places = [text.find(word) for word in words]
    assert -1 not in places, (words[places.index(-1)], text)
    return places == sorted(places)


def test_the_card_is_read_in_the_order_of_what_matters(ask: Ask) -> None:
    make_place(**near("France services d'essai", 0.8, services=service(fees=["gratuit"], support_modes=["individuel"]), **FULL))
    read = card(ask(language="tr"), "France services d'essai")
    assert in_order(
        read,
        "France services d'essai",
        "à 800 m de la mairie",
        "2 place Victor Hugo, 93200 Saint-Denis",
        "Ouvert aujourd'hui jusqu'à 17 h",
        "Pourquoi ce lieu ?",
        "Une personne peut vous aider pour vos démarches.",
        "Une personne reste avec vous.",
        "À savoir :",
        "Nous ne savons pas si une personne parle votre langue.",
        "Appeler le 01 99 00 12 34 : France services d'essai",
        "Voir le chemin vers France services d'essai",
        "Écrire un mail : France services d'essai",
        "Toutes les informations sur France services d'essai",
        "Envoyer par SMS les informations sur France services d'essai",
        "Imprimer la fiche de France services d'essai",
        "Vérifié le 3 mars 2026 par notre équipe",
    )


def test_the_links_lead_where_they_say(ask: Ask) -> None:
    place = make_place(**near("Lieu d'essai", 1, **FULL))
    page = ask()
    assert page.link("Appeler le 01 99 00 12 34") == "tel:+33199001234"
    assert page.link("Écrire un mail") == "mailto:accueil@essai.example"
    assert page.link("Toutes les informations") == f"/lieu/{place.code}/"
    assert page.link("Imprimer") == f"/lieu/{place.code}/fiche/?besoin=demarches"
    assert page.link("Voir le chemin").startswith("https://www.openstreetmap.org/?mlat=")
    message = page.link("Envoyer par SMS")
    assert message.startswith("sms:?&body=")
    assert place.code in message


def test_every_link_of_a_card_names_its_place_and_no_two_sound_alike(ask: Ask) -> None:
    make_place(**near("Premier", 1, **FULL))
    make_place(**near("Second", 2, **FULL | {"address": "3 rue de l'Autre Essai"}) | {"phone": "+33199001235"})
    links = [words for words, _ in ask().links if "Premier" in words or "Second" in words]
    assert len(links) == len(set(links)) == 2 * 6


def test_at_most_three_reasons_and_one_caution(ask: Ask) -> None:
    facts = {"fees": ["gratuit"], "support_modes": ["individuel", "atelier"], "special_support": ["illettrisme", "visuel"]}
    make_place(**near("Riche en raisons", 0.5, programmes=["aidants-connect"], services=service(**facts), **FULL))
    make_place(**near("Mal connu", 1))
    page = ask(free=True, step_free=True, language="ar", special_support=("illettrisme", "visuel"), walk_in=True)
    read = card(page, "Riche en raisons")
    reasons = read.split("Pourquoi ce lieu ?")[1].split("À savoir")[0]
    assert reasons.count(".") == 3
    assert read.count("À savoir") == card(page, "Mal connu").count("À savoir") == 1


def test_hours_that_nobody_told_are_said_to_be_unknown(ask: Ask) -> None:
    make_place(**near("Sans horaires", 1))
    assert "Horaires non connus" in card(ask(), "Sans horaires")


def test_hours_that_cannot_be_read_are_left_to_the_page_of_the_place(ask: Ask) -> None:
    make_place(**near("Illisible", 1, hours="ouvert selon les marées et l'humeur du gardien"))
    read = card(ask(), "Illisible")
    assert "Horaires à lire dans « Toutes les informations »" in read
    assert "marées" not in read


def test_the_hours_of_the_service_come_before_those_of_the_place(ask: Ask) -> None:
    make_place(**near("À heures", 1, hours="Mo-Fr 09:00-17:00", services=service(schedule="Th 14:00-16:00")))
    assert "Fermé. Ouvre jeudi à 14 h" in card(ask(), "À heures")


def test_a_closure_comes_before_any_hours(ask: Ask) -> None:
    closed = [{"from": "2026-03-01", "until": "2026-03-31", "reason": "travaux"}]
    make_place(**near("En travaux", 1, hours="Mo-Fr 09:00-17:00", temporary_closures=closed, services=service(schedule="Tu 09:00-12:00")))
    assert "Fermé jusqu'au 31 mars 2026 (travaux)" in card(ask(), "En travaux")


def test_open_now_is_by_the_clock_of_the_place(ask: Ask) -> None:
    town = towns.point(towns.SAINT_LAURENT_DU_MARONI)
    there = {"latitude": town.latitude, "longitude": town.longitude, "commune": "97311", "postal_code": "97320"}
    make_place(name="Au Maroni", hours="Mo-Fr 06:00-07:00", phone="+594594000000", **there)
    # Nine in the morning in London is six in Guyane.
    assert "Ferme bientôt : à 7 h" in card(ask(query="besoin=demarches&commune=97311"), "Au Maroni")


def test_a_place_known_by_its_commune_alone_shows_no_metres(ask: Ask) -> None:
    make_place(**near("Quelque part", 0.1, position_precision="commune"))
    read = card(ask(), "Quelque part")
    assert "1 km environ" in read
    assert "proche" not in read
    assert "près de vous" not in read
    assert "à pied" not in read


def test_a_place_that_cannot_be_reached_sends_to_the_town_hall(ask: Ask) -> None:
    make_place(**near("Muet", 1, phone="", address="", position_precision="commune"))
    page = ask()
    assert page.link("Appeler la mairie de Saint-Denis : 01 49 33 66 66 : Muet") == "tel:+33149336666"
    assert "Nous ne savons pas comment joindre ce lieu. La mairie peut vous le dire." in page.text


def test_the_way_is_not_offered_twice(ask: Ask) -> None:
    make_place(**near("À deux pas", 0.2, phone=""))
    words = [words for words, url in ask().links if "openstreetmap" in url]
    assert words == ["Y aller : À deux pas"]


def test_a_page_seen_after_midnight_speaks_of_the_new_day(ask: Ask) -> None:
    make_place(**near("À l'heure", 1, hours="We 09:00-17:00"))
    with time_machine.travel(datetime.fromisoformat("2026-03-04T00:30:00+01:00"), tick=False):
        assert "Fermé. Ouvre aujourd'hui à 9 h" in card(ask(), "À l'heure")


def test_words_of_a_hostile_source_stay_words(ask: Ask) -> None:
    hostile = '<script>alert("1")</script> & "nom" \' onclick=x'
    make_place(
        **near(
            hostile,
            1,
            address='"><img src=x onerror=alert(1)>',
            emails=['a"b@essai.example'],
            booking_url='https://rdv.example/"><script>',
            hours='Mo-Fr 09:00-17:00 "<b>gras</b>"',
            temporary_closures=[{"from": "2026-03-01", "until": None, "reason": "<i>travaux</i>"}],
        )
    )
    page = ask()
    assert not [tag for tag, _ in page.tags if tag in ("script", "img", "i")]
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert search_key("Fermé jusqu'à nouvel ordre (<i>travaux</i>)") in search_key(page.text)


def test_hours_are_said_once(ask: Ask) -> None:
    make_place(**near("Ouvert", 1, hours="Mo-Fr 09:00-17:00", verified_on="2026-03-03"))
    make_place(**near("Inconnu", 3, phone="+33199001235", address="3 rue de l'Autre Essai"))
    page = ask(urgent=True)
    opened, unknown = card(page, "Ouvert"), card(page, "Inconnu")
    assert "Ouvert aujourd'hui jusqu'à 17 h" in opened
    assert "C'est ouvert aujourd'hui." not in opened
    assert "Horaires non connus" in unknown
    assert "sûrs des horaires" not in unknown


def test_the_nearest_is_said_of_one_place_at_most(ask: Ask) -> None:
    for number in range(1, 7):
        make_place(**near(f"Lieu {number}", number / 4, address=f"{number} rue de l'Essai", phone=f"+3319900123{number}"))
    page = ask(free=True, slots=("samedi",))
    assert page.text.count("le plus proche") <= 1
    assert page.text.index("Les distances sont comptées") < page.text.index("Lieu 1")


def test_a_name_that_turns_the_text_around_does_not(ask: Ask, client: Client) -> None:
    place = make_place(**near("Lieu \u202edio\u2066", 1))
    page = ask()
    assert "Lieu dio" in page.text
    pages = [page.text, client.get(f"/lieu/{place.code}/fiche/").content.decode()]
    assert not [mark for text in pages for mark in "\u202e\u2066" if mark in text]


def test_an_undated_place_is_not_said_to_be_up_to_date(ask: Ask) -> None:
    make_place(**near("Sans date", 1))
    read = card(ask(), "Sans date")
    assert "Nous ne savons pas de quand datent ces informations" in read
    assert "Mis à jour" not in read
