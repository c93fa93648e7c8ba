"""Every code of a closed list has its plain words, and words are put together as French does."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from places import plain_words
from places.languages import language_name
from places.models import Place
from places.presenting.fees import fee_words
from places.presenting.words import counted, day_words, distance_words, listed, of_town, phone_words
from places.vocabulary import AccessMode, Device, Fee, Level, Origin, Programme, Public, ServiceCategory, SpecialSupport, SupportMode


@pytest.mark.parametrize(
    ("vocabulary", "words"),
    [
        (ServiceCategory, plain_words.SERVICES),
        (Public, plain_words.PUBLICS),
        (SpecialSupport, plain_words.SPECIAL_SUPPORT),
        (Fee, plain_words.FEES),
        (SupportMode, plain_words.SUPPORT_MODES),
        (AccessMode, plain_words.ACCESS_MODES),
        (AccessMode, plain_words.ACCESS_SENTENCES),
        (Programme, plain_words.PROGRAMMES),
        (Device, plain_words.DEVICES),
        (Level, plain_words.LEVELS),
        (Origin, plain_words.AUTHORS),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_every_code_has_its_words(vocabulary: Any, words: Mapping[str, object]) -> None:
    assert set(words) == set(vocabulary)
    assert all(words.values())


def test_every_three_valued_fact_of_a_place_can_be_said() -> None:
    three_valued = {field.name for field in Place._meta.get_fields() if field.get_internal_type() == "BooleanField"}
    assert {fact.field for fact in (*plain_words.COMING, *plain_words.EQUIPMENT)} == three_valued


@pytest.mark.parametrize(
    ("metres", "exact", "words"),
    [
        (0, True, "à moins de 1 km"),
        (999.9, True, "à moins de 1 km"),
        (1000, True, "à 1 km"),
        (1499, True, "à 1 km"),
        (2500.1, True, "à 3 km"),
        (1_234_567, True, "à 1\u202f235 km"),
        (0, False, "à 1 km environ"),
        (3100, False, "à 3 km environ"),
    ],
)
def test_a_distance_in_words(metres: float, exact: bool, words: str) -> None:
    assert distance_words(metres, exact=exact).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("town", "words"),
    [
        ("Saint-Denis", "de Saint-Denis"),
        ("Aubervilliers", "d'Aubervilliers"),
        ("Évry-Courcouronnes", "d'Évry-Courcouronnes"),
        ("Yvetot", "d'Yvetot"),
        ("Le Mans", "du Mans"),
        ("Les Ulis", "des Ulis"),
        ("La Rochelle", "de La Rochelle"),
        ("L'Haÿ-les-Roses", "de L'Haÿ-les-Roses"),
        ("Le Havre", "du Havre"),
        ("Honfleur", "de Honfleur"),
    ],
)
def test_a_town_after_of(town: str, words: str) -> None:
    assert of_town(town) == words


@pytest.mark.parametrize(
    ("fees", "words"),
    [
        ([], ""),
        ([["gratuit"], None], ""),
        ([["gratuit"], []], ""),
        ([["gratuit"], ["gratuit"]], "Gratuit"),
        ([["payant"]], "Payant"),
        ([["gratuit"], ["payant"]], "Gratuit ou payant"),
        ([["gratuit", "conditionnel"]], "Gratuit pour certaines personnes"),
    ],
)
def test_what_a_person_pays(fees: list[list[str] | None], words: str) -> None:
    assert fee_words(fees) == words


def test_numbers_dates_and_lists() -> None:
    assert [counted(number, "lieu", "lieux") for number in (0, 1, 2)] == ["0\u00a0lieu", "1\u00a0lieu", "2\u00a0lieux"]
    assert day_words(date(2026, 3, 1)).replace("\u00a0", " ") == "1er mars 2026"
    assert [listed(["a"]), listed(["a", "b", "c"]), listed(["a", "b"], last="ou")] == ["a", "a, b et c", "a ou b"]
    assert phone_words("+33199001234") == "01\u00a099\u00a000\u00a012\u00a034"
    assert [language_name("ar"), language_name("FSL"), language_name("xx")] == ["arabe", "langue des signes française", "xx"]
