"""What a message says is read by the code that reads imports; what cannot be read surely is left to a person."""

from typing import Any

import pytest

from curation.suggestions.proposing import facts_told
from places.models import Place
from tests import towns
from tests.factories import make_place

pytestmark = pytest.mark.django_db

PHONE, OTHER, NEW = "+33199001111", "+33199002222", "+33199003333"


def place(**facts: Any) -> Place:
    towns.save()
    return make_place(**{"phone": PHONE, "other_phones": [OTHER], "commune": "93066", "hours": "Mo 10:00-12:00", **facts})


@pytest.mark.parametrize(
    ("topic", "text", "facts"),
    [
        pytest.param("phone", "01 99 00 33 33", {"phone": NEW, "other_phones": [OTHER]}, id="phone"),
        pytest.param("phone", "pas le 01 99 00 11 11, mais le 01.99.00.33.33", {"phone": NEW, "other_phones": [OTHER]}, id="quoted"),
        pytest.param("phone", "01 99 00 22 22", {"phone": OTHER, "other_phones": None}, id="second first"),
        pytest.param("phone", "01 99 00 11 11", {}, id="already so"),
        pytest.param("phone", "personne ne répond", {}, id="no number"),
        pytest.param("phone", "3949", {}, id="short number"),
        pytest.param("hours", "du lundi au vendredi de 9h à 12h30", {"hours": "Mo-Fr 09:00-12:30"}, id="hours"),
        pytest.param("hours", "Lundi 10h-12h", {}, id="same hours"),
        pytest.param("hours", "plutôt l'après-midi", {}, id="vague hours"),
        pytest.param("address", "12 bis rue Neuve", {"address": "12 bis rue Neuve"}, id="street"),
        pytest.param("address", "Place du Marché.", {"address": "Place du Marché"}, id="square"),
        pytest.param("address", "ils ont déménagé à côté", {}, id="no address"),
        pytest.param(
            "address", "3 rue Neuve, 93200 Saint-Denis",
            {"address": "3 rue Neuve", "postal_code": "93200", "city": "Saint-Denis", "commune": "93066"}, id="same town",
        ),
        pytest.param(
            "address", "3 rue Neuve 48000 Mende",
            {"address": "3 rue Neuve", "postal_code": "48000", "city": "Mende", "commune": "48095", "latitude": 44.51782,
             "longitude": 3.50117, "position_precision": "commune"}, id="other town",
        ),
        pytest.param("address", "3 rue Neuve, 99999 Nulle-Part", {}, id="unknown town"),
        pytest.param("gone", "", {"status": "withdrawn"}, id="gone"),
        pytest.param("was-closed", "lundi 10h", {}, id="closed that day"),
        pytest.param("not-helped", "01 99 00 33 33", {}, id="not helped"),
        pytest.param("services", "il y a aussi des ateliers", {}, id="services"),
        pytest.param("other", "01 99 00 33 33", {}, id="other"),
    ],
)  # fmt: skip
def test_a_message_is_read(topic: str, text: str, facts: dict[str, Any]) -> None:
    assert facts_told(place(), topic, text) == facts


def test_a_number_is_read_in_its_territory() -> None:
    overseas = place(postal_code="97400", commune="97411", phone="", other_phones=None)
    assert facts_told(overseas, "phone", "0262 99 99 99")["phone"].startswith("+262")
