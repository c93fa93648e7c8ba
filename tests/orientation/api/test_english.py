"""`lang=en`: every sentence that the API may say of an orientation has its English, with the same blanks to fill."""

import ast
import string
from collections.abc import Iterator, Mapping
from pathlib import Path

import polib
import pytest

from mediation.messages import FOLDER
from orientation.alerts import Alert
from orientation.api import views
from orientation.half_days import HalfDay
from orientation.helping.elsewhere import ELSEWHERE
from orientation.telling import sentences, wording
from orientation.telling.familiar import FAMILIAR
from places.languages import NAMES
from places.plain_words import SERVICES

CATALOGUE = {entry.msgid: entry.msgstr for entry in polib.pofile(str(FOLDER / "en" / "LC_MESSAGES" / "django.po")) if entry.translated()}


def told() -> set[str]:
    """Every French sentence that may be asked for in English."""
    tables = [table for name, table in vars(sentences).items() if name.isupper() and isinstance(table, Mapping)]
    assert len(tables) >= 9
    return {
        *(sentence for table in tables for sentence in table.values()),
        *FAMILIAR.values(),
        *(alert.label for alert in Alert),
        *(words for one in ELSEWHERE.values() for words in (one.sentence, one.ask)),
        *(one.title for one in SERVICES.values()),
        *NAMES.values(),
        *(half.words for half in HalfDay),
        *asked_of_gettext(Path(wording.__file__)),
        *(literal for path in Path(views.__file__).parent.glob("*.py") for literal in asked_of_gettext(path)),
    }


def asked_of_gettext(path: Path) -> Iterator[str]:
    """What a module gives to gettext as it stands."""
    for node in ast.walk(ast.parse(path.read_text())):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "_"
            and isinstance(node.args[0], ast.Constant)
        ):
            yield node.args[0].value


def blanks(text: str) -> list[str]:
    """What a sentence leaves to be filled, in either manner."""
    named = [name for _before, name, _format, _conversion in string.Formatter().parse(text) if name is not None]
    return sorted([*named, *(text[at : at + 2] for at in range(len(text)) if text[at] == "%")])


@pytest.mark.parametrize("sentence", sorted(told()))
def test_every_sentence_is_translated_with_the_same_blanks(sentence: str) -> None:
    assert sentence in CATALOGUE
    assert blanks(CATALOGUE[sentence]) == blanks(sentence)


def test_the_sentences_looked_for_are_all_there() -> None:
    assert "Appelez avant de venir." in told(), "what a caution advises"
    assert "{day} à {clock}" in told(), "a moment"
    assert len(told()) > 150
