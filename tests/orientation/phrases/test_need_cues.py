"""Needs that no expression names, and questions: told by words weighed together from examples."""

import csv
import math

import pytest

from orientation.phrases import need_cues
from orientation.phrases.need_cues import COLUMNS, START, UNCLEAR, NeedCues, need_cues_of
from orientation.phrases.phrase_files import Awaited, Example
from orientation.phrases.reading import read_phrase
from orientation.phrases.tokens import tokens
from orientation.phrases.weighing_needs import weighed_needs
from orientation.understanding import Understanding

PRINT = [Example(f"sortir la feuille {number}", "fr", Awaited.ANSWER, ("acces",)) for number in range(8)]
LEARN = [Example(f"comprendre le clavier {number}", "fr", Awaited.ANSWER, ("quotidien",)) for number in range(8)]
ASK = [Example(word, "fr", Awaited.QUESTION) for word in ("truc", "machin", "truc", "machin")]


def likeliest(table: NeedCues, text: str) -> str:
    told = table.told(need_cues_of(tokens(text), "fr"))
    return max(told, key=told.__getitem__)


def test_weighing_learns_needs_and_questions_and_always_the_same() -> None:
    table = weighed_needs([*PRINT, *LEARN, *ASK])
    assert table == weighed_needs([*PRINT, *LEARN, *ASK])
    assert likeliest(NeedCues(table), "une feuille à sortir") == "acces"
    assert likeliest(NeedCues(table), "comprendre mon clavier") == "quotidien"
    assert likeliest(NeedCues(table), "truc") == UNCLEAR


def test_a_misspelt_word_shares_pieces_with_those_seen() -> None:
    assert likeliest(NeedCues(weighed_needs([*PRINT, *LEARN])), "comprendr le claviet") == "quotidien"


def test_likelihoods_sum_to_one_whatever_is_said() -> None:
    for text in ("", "zanzibar", "imprimer un billet de train"):
        told = need_cues.need_cues().told(need_cues_of(tokens(text), "fr"))
        assert math.isclose(sum(math.exp(each) for each in told.values()), 1)
    assert set(NeedCues({}).told([])) == set(COLUMNS)


def test_every_cue_has_a_weight_in_every_column() -> None:
    with need_cues.FILE.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines, delimiter=";")
    assert header == ["cue", *COLUMNS]
    assert {len(row) for row in rows} == {len(header)}
    assert START in need_cues.need_cues().weights


@pytest.mark.parametrize("phrase", ["le", "un problème avec mon compte", "c'est pour ma mère", "internet"])
def test_what_could_be_several_needs_is_asked_about(phrase: str) -> None:
    assert read_phrase(phrase).outcome == Understanding.ASK


def test_what_is_refused_tells_no_need() -> None:
    assert read_phrase("pas besoin d'acheter un ordinateur, seulement faire mon CV").needs[0].category == "insertion"


def test_a_topic_that_no_expression_names_is_still_said_to_be_for_others() -> None:
    reading = read_phrase("cours de yoga du mardi")
    assert (reading.outcome, reading.elsewhere) == (Understanding.OUT_OF_SCOPE, "other")


@pytest.mark.parametrize("phrase", ["blorgh zwx", "azerty qwerty", "hgfdhgfd"])
def test_words_that_nobody_knows_are_given_no_choice(phrase: str) -> None:
    reading = read_phrase(phrase)
    assert (reading.outcome, reading.needs) == (Understanding.ASK, ())


@pytest.mark.parametrize("phrase", ["je cherche un médecin", "je suis sourd je cherche un médecin", "un dentiste"])
def test_another_service_named_outright_is_not_asked_about(phrase: str) -> None:
    reading = read_phrase(phrase)
    assert (reading.outcome, reading.elsewhere) == (Understanding.OUT_OF_SCOPE, "health")
