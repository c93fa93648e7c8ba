"""Whatever is typed, the reading answers, quickly, and the same each time."""

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orientation.needs import Wishes
from orientation.phrases.reading import read_phrase
from orientation.understanding import Understanding
from places.vocabulary import ServiceCategory

TODAY = date(2026, 3, 10)
FRAGMENTS = [
    "je", "veux", "pas", "caf", "impôts", "3andi", "أريد", "yardım", "31/02", "avant le", "99", "ans", "sms", "mari", "frappe", "!", "…",
    "\n", "😀", "\x00", "\u200f", "l'", "ordinateur", "pas cher", "70ans", "12345678901", "²", "٣", "ﷺ", "İ", "ß", "e\u0301" * 9,
]  # fmt: skip


def check(text: str) -> None:
    reading = read_phrase(text, today=TODAY)
    assert isinstance(reading.wishes, Wishes)
    assert len(reading.needs) <= 3
    assert all(need.category in ServiceCategory.values for need in reading.needs)
    if reading.outcome == Understanding.ANSWER:
        assert reading.needs
    if reading.wishes.deadline:
        assert reading.wishes.deadline >= TODAY
    assert read_phrase(text, today=TODAY) == reading


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    check(text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map(" ".join))
def test_any_mixture_of_words_is_read(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "😀" * 10_000, "?" * 10_000, "\x07\x1b[0m" * 500, "mon mari me frappe " * 600, "é" * 10_000, "9" * 10_000]
)
def test_an_endless_text_is_read(text: str) -> None:
    check(text)


def test_a_need_said_first_is_heard_whatever_follows() -> None:
    assert read_phrase("imprimer une feuille. " + "bla " * 5_000).needs[0].category == "acces"


def test_reading_is_quick() -> None:
    phrases = ["je veu faire mon dosier caf", "aprendre lordinateur", "imprimé un papié", "j'ai reçu un sms bizarre de ma banque"]
    for phrase in phrases:
        read_phrase(phrase)
    start = time.perf_counter()
    for phrase in phrases * 25:
        read_phrase(phrase)
    # A hundred phrases; about 0.3 ms each on a plain machine, and ten times more time is left for a busy one.
    assert time.perf_counter() - start < 1.0
