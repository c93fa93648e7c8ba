"""Messages: one SMS is always enough, telephone and link are always whole, the person is never told of."""

from dataclasses import fields
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orientation.sheets.gsm7 import ALPHABET, MOST, to_gsm7
from orientation.sheets.sharing import (
    MOST_ARABIC,
    SUBJECT,
    PlaceMessage,
    mail_text,
    mailto_uri,
    message_of,
    sms_text,
    sms_text_arabic,
    sms_uri,
)
from orientation.sheets.sharing_plan import plan_sms
from places.editing import change_place
from places.models import Place
from places.presenting.words import phone_words
from tests import towns
from tests.factories import AT, STAFF, make_place

CODE = st.text("23456789abcdefghjkmnpqrstuvwxyz", min_size=8, max_size=8)
HOST = st.from_regex(r"[a-z0-9-]{1,30}(\.[a-z0-9-]{1,20}){1,2}", fullmatch=True)
SHORT_HOST = st.from_regex(r"[a-z0-9-]{1,14}\.[a-z]{2,3}", fullmatch=True)
ANY = st.text(max_size=400)
PHONE = st.sampled_from(["", phone_words("+33199001234"), phone_words("+262639981234"), phone_words("+687260000")])


def message(**facts: str) -> PlaceMessage:
    told = {
        "name": "France services Saint-Denis", "address": "2 place Hugo", "street": "2 place Hugo", "phone": phone_words("+33199001234"),
        "hours": "Lundi à vendredi 9h-17h", "short_hours": "Lun à ven 9h-17h", "link": "exemple.fr/l/abc12",
    }  # fmt: skip
    return PlaceMessage(**{**told, **facts})


def utf16_units(text: str) -> int:
    return sum(2 if ord(character) > 0xFFFF else 1 for character in text)


def test_the_template_is_the_one_that_was_counted() -> None:
    text = sms_text(message(phone="01 49 33 66 66"))
    assert text == (
        "Aide numérique : France services Saint-Denis, 2 place Hugo. Tél 01 49 33 66 66. Lundi à vendredi 9h-17h. exemple.fr/l/abc12"
    )
    assert len(text) == 123


def test_the_arabic_template_is_the_one_that_was_counted() -> None:
    text = sms_text_arabic(message(name="France services", phone="01 49 33 66 66"))
    assert text == "مساعدة رقمية: France services, 01 49 33 66 66. exemple.fr/l/abc12"
    assert len(text) == 65


@given(
    st.builds(
        message, name=ANY, address=ANY, street=ANY, hours=ANY, short_hours=ANY, phone=PHONE, link=st.builds("{}/l/{}".format, HOST, CODE)
    )
)
def test_one_sms_of_gsm7_is_always_enough(told: PlaceMessage) -> None:
    text = sms_text(told)
    assert len(text) <= MOST
    assert set(text) <= ALPHABET
    assert text.endswith(told.link)
    assert to_gsm7(told.phone) in text


@given(st.builds(message, name=ANY, phone=PHONE, link=st.builds("{}/l/{}".format, SHORT_HOST, CODE)))
def test_one_arabic_sms_is_always_enough(told: PlaceMessage) -> None:
    text = sms_text_arabic(told)
    assert utf16_units(text) <= MOST_ARABIC
    assert text.endswith(told.link)
    assert told.phone in text


LONG_NAME = "Espace public numérique intercommunal du plateau et des vallées, antenne de l'ancienne école"
LONG_HOURS = "Lundi à jeudi 9h-12h30 14h-18h30, vendredi 9h-12h, samedi 9h-13h"


def test_the_name_is_shortened_first() -> None:
    text = sms_text(message(name=LONG_NAME))
    assert "Espace public numérique" in text
    assert LONG_NAME not in text
    assert "2 place Hugo. Tél" in text
    assert "Lundi à vendredi 9h-17h" in text


def test_then_the_hours_and_the_address_last() -> None:
    shorter = sms_text(message(name=LONG_NAME, hours=LONG_HOURS, short_hours="Lun à ven 9h-12h", address="2 place Hugo, 93200 Saint-Denis"))
    assert "Lun à ven 9h-12h" in shorter
    assert "93200 Saint-Denis" in shorter
    without = sms_text(message(name=LONG_NAME, hours=LONG_HOURS, short_hours=LONG_HOURS, address="2 place Hugo, 93200 Saint-Denis"))
    assert "9h" not in without
    assert "93200 Saint-Denis" in without
    street = sms_text(message(name=LONG_NAME, address="2 place Hugo, " + "lieu-dit " * 12, hours=""))
    assert "2 place Hugo. Tél" in street
    assert "lieu-dit" not in street


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("Forêt", "Foret"), ("Garçon", "Garcon"), ("l’Essai", "l'Essai"), ("Cœur", "Coeur"), ("« Lieu »", '" Lieu "'),
        ("Éloïse à Orly", "Éloise à Orly"), ("ÀÈÊ", "AEE"), ("9–17", "9-17"), ("a\u00a0b\u202fc", "a b c"), ("un\ndeux", "un deux"),
        ("[x]{y}", "(x)(y)"), ("5 €", "5 EUR"), ("مكتبة", ""), ("😀 Lieu", "Lieu"), ("e\u0301", "é"), ("Straße", "Straße"),
    ],
)  # fmt: skip
def test_letters_outside_the_alphabet_become_their_nearest(written: str, sent: str) -> None:
    assert to_gsm7(written) == sent


def test_a_name_that_has_no_letter_of_the_alphabet_leaves_no_hole() -> None:
    assert sms_text(message(name="مكتبة")).startswith("Aide numérique : 2 place Hugo. Tél")
    assert sms_text(message(name="مكتبة", address="", street="")).startswith("Aide numérique : Tél 01")


def test_an_sms_link_is_read_by_both_kinds_of_telephone() -> None:
    uri = sms_uri("Où ? & là\nlà +")
    assert uri.startswith("sms:?&body=")
    assert unquote(uri.removeprefix("sms:?&body=")) == "Où ? & là\nlà +"
    assert not set("&?#+\n ") & set(uri.removeprefix("sms:?&body="))


def test_a_mail_link_says_the_same_in_lines() -> None:
    text = mail_text(message(), "https://exemple.fr/l/abc12/")
    uri = mailto_uri(SUBJECT, text)
    told = parse_qs(urlsplit(uri).query)
    assert told["subject"] == [SUBJECT]
    assert told["body"][0].split("\r\n") == text.split("\n")
    assert told["body"][0].endswith("https://exemple.fr/l/abc12/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"phone": "+33199001234"}, "Aide par téléphone"),
        ({"phone": ""}, "Aide à distance"),
        ({"phone": "+33199001234", "home_visits": True}, "Aide à domicile ou par téléphone"),
        ({"phone": "", "home_visits": True}, "Aide à domicile"),
    ],
)
def test_a_message_sends_nobody_to_a_place_that_receives_nobody(facts: dict[str, Any], words: str) -> None:
    towns.save()
    place = make_place(name="Allô d'essai", commune="93066", access_modes=["pas-de-public"], **facts)
    told = message_of(place, host="exemple.fr", at=AT)
    for text in (sms_text(told), mail_text(told, "https://exemple.fr/l/abc12/")):
        assert words in text
        assert "rue de l'Essai" not in text
        assert "93200" not in text
    assert "Essai" not in plan_sms([told, message(name="Mairie", address="", hours="", phone="")], "").text


@pytest.mark.django_db
def test_commas_of_a_source_are_not_doubled() -> None:
    towns.save()
    place = make_place(name="Essai", address="CENTRE D'ESSAI , ,", commune="93066")
    assert "Essai, CENTRE D'ESSAI, 93200 Saint-Denis." in sms_text(message_of(place, host="exemple.fr", at=AT))


@pytest.mark.django_db
def test_a_message_holds_public_facts_of_the_place_and_nothing_else() -> None:
    towns.save()
    place = make_place(name="Médiathèque d'essai", commune="93066", phone="+33199001234", hours="Mo-Fr 09:00-17:00")
    told = message_of(place, host="exemple.fr", at=AT)
    assert {field.name for field in fields(told)} == {"name", "address", "street", "phone", "hours", "short_hours", "link"}
    soon = [{"from": "2026-03-09", "until": "2026-03-20", "hours": "Mo-Fr 09:00-12:00"}]
    change_place(place, {"exceptional_hours": soon}, by=STAFF)
    unusual = message_of(Place.objects.get(), host="exemple.fr", at=AT)
    assert (unusual.hours, unusual.short_hours) == ("", ""), "a line would tell the wrong half"
    assert told.link == f"exemple.fr/l/{place.code}"
    assert sms_text(told) == (
        f"Aide numérique : Médiathèque d'essai, 1 rue de l'Essai, 93200 Saint-Denis. Tél 01 99 00 12 34. "
        f"Lundi à vendredi 9h-17h. exemple.fr/l/{place.code}"
    )
