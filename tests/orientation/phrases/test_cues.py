"""Dangers that no expression names: told by words that say nothing alone, and weighed from examples."""

import csv
from math import exp, inf, isclose
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from orientation.alerts import Alert
from orientation.phrases import cues
from orientation.phrases.cues import COLUMNS, START, Cues, danger_cues_of
from orientation.phrases.phrase_files import Awaited, Example
from orientation.phrases.reading import read_phrase
from orientation.phrases.tokens import tokens
from orientation.phrases.weighing import weighed

HEADER = "phrase;lang;attendu;candidats;note\n"
QUIET = [Example(f"apprendre le traitement de texte {number}", "fr", Awaited.ANSWER, ("quotidien",)) for number in range(12)]
AFRAID = [Example(f"il crie le soir et je tremble {number}", "fr", Awaited.ALERT, tags=("securite:violence",)) for number in range(12)]


def some(table: dict[str, tuple[float, ...]], text: str, language: str = "fr") -> float:
    return Cues(table).told(danger_cues_of(tokens(text), language)).some


def test_cues_together_tell_what_none_tells_alone() -> None:
    table = Cues({START: (-2.0, *[0.0] * 7), "peur": (1.5, 1.5, *[0.0] * 6), "rentrer": (1.5, 1.5, *[0.0] * 6)})
    assert table.told(["peur"]).some < 0 < table.told(["peur", "rentrer"]).some
    which = table.told(["peur", "rentrer"]).which
    assert max(which, key=which.__getitem__) == Alert.VIOLENCE
    assert isclose(sum(exp(each) for each in which.values()), 1)


def test_words_without_a_cue_tell_nothing() -> None:
    assert Cues({}).told(["bonjour"]).some == -inf
    assert cues.danger_cues().told(["bonjour"]).some < 0


def test_every_cue_has_a_weight_in_every_column() -> None:
    with cues.FILE.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines, delimiter=";")
    assert header == ["cue", *COLUMNS]
    assert {len(row) for row in rows} == {len(header)}
    assert cues.danger_cues().weights[START][0] < 0


@pytest.mark.parametrize(
    "phrase", ["", "?", "bonjour", "imprimer un papier", "apprendre à faire des visios", "declarer mes impots en ligne"]
)
def test_plain_words_raise_no_alert(phrase: str) -> None:
    assert read_phrase(phrase).alerts == ()


def test_weighing_learns_from_examples_and_always_the_same() -> None:
    table = weighed([*QUIET, *AFRAID])
    assert table == weighed([*QUIET, *AFRAID])
    assert some(table, "il crie le soir et je tremble") > 0 > some(table, "apprendre le traitement de texte")


def test_what_was_learned_in_one_language_serves_in_another_and_misspelt() -> None:
    hit = [Example(f"mon mari me frappe {number}", "fr", Awaited.ALERT, tags=("securite:violence",)) for number in range(12)]
    table = weighed([*QUIET, *hit])
    assert some(table, "my husband hits me", "en") > some(table, "my husband reads", "en")
    assert some(table, "mon mary me frape") > 0


def test_a_cue_seen_once_weighs_nothing() -> None:
    once = Example("zanzibar il crie le soir et je tremble", "fr", Awaited.ALERT, tags=("securite:violence",))
    assert not [cue for cue in weighed([*QUIET, *AFRAID, once]) if "zanzibar" in cue]


def test_the_command_writes_only_when_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    examples, target, needs = tmp_path / "examples.csv", tmp_path / "cues.csv", tmp_path / "needs.csv"
    examples.write_text(
        HEADER + "il crie et je tremble;fr;urgence;;securite:violence\n" * 3 + "imprimer;fr;question;;\n" * 3, encoding="utf-8"
    )
    monkeypatch.setattr("orientation.phrases.cues.FILE", target)
    monkeypatch.setattr("orientation.phrases.need_cues.FILE", needs)
    call_command("weigh_cues", examples)
    assert not target.exists()
    assert not needs.exists()
    call_command("weigh_cues", examples, "--write")
    assert target.read_text(encoding="utf-8").startswith(f"cue;any;{';'.join(Alert.values)}\n")
    assert needs.read_text(encoding="utf-8").startswith("cue;demarches;")
    assert "written=yes" in capsys.readouterr().out


def test_the_command_says_which_file_it_cannot_read(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nowhere"):
        call_command("weigh_cues", tmp_path / "nowhere.csv")
