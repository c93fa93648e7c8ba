"""Sentences to hold out at the desk: in French always, in the person's language when we have it."""

import pytest

from orientation.needs import Wishes
from orientation.presenting.to_show import CANNOT_READ, DEAF, SENTENCES, ToShow, to_show
from places.vocabulary import ServiceCategory

LANGUAGES = ("ar", "en", "es", "pt", "tr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_need_has_its_sentence_in_every_language(language: str) -> None:
    _, purposes = SENTENCES[language]
    assert set(purposes) == set(ServiceCategory)
    sentences = {to_show(category, Wishes(language=language))[0].other for category in ServiceCategory.values}
    assert len(sentences) == len(ServiceCategory)
    assert not any("{" in sentence for sentence in sentences)


def test_someone_who_speaks_turkish_holds_out_both_languages() -> None:
    assert to_show("demarches", Wishes(language="tr")) == [
        ToShow("Je parle turc. Je viens pour une démarche.", "Türkçe konuşuyorum. Resmî bir işlem yapmak için geldim.", "tr", "ltr")
    ]


def test_arabic_is_read_from_right_to_left() -> None:
    assert [one.direction for one in to_show("demarches", Wishes(language="ar"))] == ["rtl"]


def test_a_language_without_template_is_named_in_french_alone() -> None:
    assert to_show("quotidien", Wishes(language="uk")) == [
        ToShow("Je parle ukrainien. Je viens pour apprendre à utiliser un ordinateur ou un téléphone.")
    ]


@pytest.mark.parametrize("wishes", [Wishes(), Wishes(language="fr"), Wishes(language="xx"), Wishes(free=True)], ids=repr)
def test_nothing_is_held_out_when_nothing_calls_for_it(wishes: Wishes) -> None:
    assert to_show("demarches", wishes) == []


def test_someone_who_reads_or_hears_with_difficulty_may_show_it() -> None:
    sentences = to_show("demarches", Wishes(special_support=("illettrisme", "surdite")))
    assert [one.french for one in sentences] == [CANNOT_READ, DEAF]
