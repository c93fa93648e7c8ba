"""Someone under 18 is never said "vous": every sentence that says it has its familiar form."""

import re
from collections.abc import Mapping

import pytest

from orientation.presenting.voice import TU
from orientation.telling import sentences
from orientation.telling.familiar import FAMILIAR

SAID = {words for name, table in vars(sentences).items() if name.isupper() and isinstance(table, Mapping) for words in table.values()}
FORMAL = re.compile(r"\b(?:vous|votre|vos|\w+ez)\b", re.IGNORECASE)


def is_formal(sentence: str) -> bool:
    return bool(FORMAL.search(re.sub(r"\brendez-vous\b|\bchez\b", "", sentence)))


@pytest.mark.parametrize("sentence", sorted(filter(is_formal, SAID)))
def test_every_sentence_that_says_vous_is_also_said_with_tu(sentence: str) -> None:
    familiar = FAMILIAR[sentence]
    assert not is_formal(familiar)
    assert familiar.count("{}") == sentence.count("{}")


def test_nothing_is_kept_for_a_sentence_that_is_not_said() -> None:
    assert FAMILIAR.keys() <= SAID


def test_the_words_of_the_page_itself_say_tu() -> None:
    assert not [name for name in TU.__slots__ if is_formal(getattr(TU, name))]
