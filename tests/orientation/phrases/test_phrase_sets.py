"""The reading measured on sets of phrases: those shared by the field, our own, and those that somebody wrote without
seeing the lists, and that were tuned on since: they guard against going back, and say nothing of phrases to come."""

from datetime import date
from pathlib import Path

import pytest

from orientation.phrases.phrase_files import examples
from orientation.phrases.scoring import Score, score

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared" / "data"
OURS = ROOT / "tests" / "orientation" / "data"
TODAY = date(2026, 3, 10)


def scored(path: Path) -> Score:
    if not path.exists():
        pytest.skip(f"{path.name} is not on this machine")
    with path.open(encoding="utf-8", newline="") as lines:
        return score(examples(lines), today=TODAY)


@pytest.mark.parametrize(
    ("path", "best", "as_good"),
    [
        (SHARED / "need_phrases.csv", 0.9, 0.95),
        (OURS / "phrases_development.csv", 0.97, 0.99),
        (OURS / "phrases_once_blind.csv", 0.97, 0.98),
    ],
    ids=["shared", "development", "written blind"],
)
def test_needs_are_understood(path: Path, best: float, as_good: float) -> None:
    total = scored(path)
    assert total.alerts.ratio == 1
    assert total.top1.ratio >= best
    assert total.accepted.ratio >= as_good


@pytest.mark.parametrize("path", [OURS / "phrases_development.csv", OURS / "phrases_once_blind.csv"], ids=["development", "written blind"])
def test_each_language_is_understood(path: Path) -> None:
    total = scored(path)
    assert {language: share.ratio for language, share in total.languages.items() if share.ratio < 0.95} == {}


@pytest.mark.parametrize(
    "path",
    [SHARED / "need_phrases_edge.csv", OURS / "phrases_development_edge.csv", OURS / "phrases_once_blind_edge.csv"],
    ids=["shared", "development", "written blind"],
)
def test_questions_dangers_and_other_topics_are_told_apart(path: Path) -> None:
    total = scored(path)
    assert {awaited: share.ratio for awaited, share in total.rows.items() if share.ratio < 1} == {}
    assert total.alerts.ratio == 1


@pytest.mark.parametrize(
    ("kind", "most"), [("", 0.06), ("later_", 0.06), ("varied_", 0.06), ("told_", 0.1), ("night_", 0.06), ("world_", 0.06)]
)
def test_dangers_and_their_harmless_neighbours_are_told_apart(kind: str, most: float) -> None:
    """They weighed the cues: what was learned from them is kept. The neighbours were written to be mistaken for dangers."""
    total = scored(OURS / f"phrases_dangers_{kind}edge.csv")
    assert total.alerts.ratio >= 0.98
    assert total.needless.good - total.needless_quiet <= 0.04 * total.needless.total
    assert total.needless.ratio <= most


@pytest.mark.parametrize("name", ["everyday", "ordinary", "wishes", "sms", "world_en_es_pt", "world_ar_tr"])
def test_everyday_needs_are_understood_and_raise_little(name: str) -> None:
    """They weighed the cues: what was learned from them is kept."""
    total = scored(OURS / f"phrases_{name}.csv")
    assert total.top1.ratio >= 0.92
    assert total.accepted.ratio >= 0.96
    assert total.needless.good - total.needless_quiet <= 0.02 * total.needless.total
    assert total.needless.ratio <= 0.06


@pytest.mark.parametrize("name", ["before", "one", "two", "three", "four"])
def test_what_was_written_to_measure_and_then_learned_from_is_kept(name: str) -> None:
    needs, edge = scored(OURS / f"phrases_measured_{name}.csv"), scored(OURS / f"phrases_measured_{name}_edge.csv")
    assert needs.top1.ratio >= 0.95
    assert min(needs.alerts.ratio, edge.alerts.ratio) >= 0.98
    assert {awaited: share.ratio for awaited, share in edge.rows.items() if share.ratio < 0.9} == {}


@pytest.mark.parametrize("name", ["phrases_later.csv", "phrases_later_edge.csv"])
def test_dangers_told_in_later_phrases_are_heard(name: str) -> None:
    """Their words weighed the cues; their needs, questions and other topics are not all understood yet."""
    assert scored(OURS / name).alerts.ratio >= 0.98


def test_what_was_learned_from_varied_phrases_is_kept() -> None:
    """They weighed the cues, and no expression was written for them: questions, other topics and dangers told by cues alone."""
    total = scored(OURS / "phrases_varied_edge.csv")
    assert {awaited: share.ratio for awaited, share in total.rows.items() if share.ratio < 0.9} == {}
    assert total.alerts.ratio >= 0.95
    assert scored(OURS / "phrases_varied.csv").top1.ratio >= 0.95
