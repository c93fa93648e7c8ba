"""The words of the sheet: no fixed sentence of the sheet is missing, in French or in a second language."""

import pytest

from orientation.presenting.to_show import CANNOT_READ, DEAF
from orientation.sheets import bringing, sheet_words
from orientation.sheets.familiar_sheet import FAMILIAR
from orientation.sheets.sheet import ON_ARRIVAL
from orientation.sheets.sheet_words import FRENCH_ALONE, languages, second_language
from places.plain_words import (
    ACCESS_SENTENCES,
    AT_HOME,
    AT_HOME_OR_BY_PHONE,
    BY_PHONE,
    COMES_OR_CALLS,
    COMING,
    COMING_TO_NOBODY,
    FROM_AFAR,
    MOVES,
)
from places.vocabulary import AccessMode, ServiceCategory
from tests.orientation.test_familiar import is_formal

FACTS = [sentence for fact in (*COMING, *COMING_TO_NOBODY) if fact.field in ON_ARRIVAL for sentence in (fact.yes, fact.no)]
FIXED = [words for name, words in vars(sheet_words).items() if name.isupper() and isinstance(words, str)]
EVERY_SENTENCE = {
    *FIXED, *sheet_words.WEEKDAYS, *bringing.WHATEVER, *bringing.RESIDENCE_PERMIT, *bringing.ALWAYS, *bringing.ALWAYS_AFAR,
    bringing.SAY_WHATEVER, bringing.SAY_WHATEVER_AFAR, BY_PHONE, FROM_AFAR, AT_HOME_OR_BY_PHONE, AT_HOME, COMES_OR_CALLS,
    *(bringing.to_say(category, afar=True) for category in ServiceCategory),
    *(bringing.to_say(category) for category in ServiceCategory), CANNOT_READ, DEAF, MOVES,
    *(thing for things in bringing.TO_BRING.values() for thing in things),
    ACCESS_SENTENCES[AccessMode.PAS_DE_PUBLIC], *FACTS,
}  # fmt: skip


def test_english_is_offered() -> None:
    assert languages()["en"].name == "English"


@pytest.mark.parametrize("code", sorted(languages()))
def test_a_second_language_has_every_sentence_and_no_other(code: str) -> None:
    language = second_language(code)
    assert set(language.sentences) == EVERY_SENTENCE
    assert all(sentence.strip() for sentence in language.sentences.values())
    assert language.direction in ("ltr", "rtl")


def test_a_minor_is_told_tu_by_every_sentence_that_speaks_to_the_reader() -> None:
    spoken = {one for one in EVERY_SENTENCE - {DEAF, CANNOT_READ} if is_formal(one)}
    assert spoken <= set(FAMILIAR) <= EVERY_SENTENCE
    assert not [one for one in FAMILIAR.values() if is_formal(one)]


@pytest.mark.parametrize("code", ["", "xx", "fr", "../en", "EN"])
def test_a_language_without_a_file_leaves_french_alone(code: str) -> None:
    assert second_language(code) is FRENCH_ALONE
    assert second_language(code).words("Horaires") == sheet_words.Words("Horaires", "")


@pytest.mark.parametrize("category", list(ServiceCategory))
def test_each_service_has_things_to_bring_and_a_sentence_to_say(category: ServiceCategory) -> None:
    assert bringing.to_bring(category)
    assert bringing.to_say(category).endswith(".")


@pytest.mark.parametrize("category", ["", "pizza"])
def test_an_unknown_need_has_them_too(category: str) -> None:
    assert bringing.to_bring(category) == bringing.WHATEVER
    assert bringing.to_say(category) == bringing.SAY_WHATEVER


def test_papers_of_a_residence_permit_go_with_official_procedures_only() -> None:
    assert "Passeport" in bringing.bring_too("demarches")
    assert bringing.bring_too("acces") == ()
