"""Import words: what the page of an import shows, ready for its template."""

from collections.abc import Iterable
from typing import Any, Final

from curation.imports.mapping import proposed
from curation.imports.starting import Seen
from curation.imports.states import AT_WORK, MAY_BE_CANCELLED, MAY_START, State, Task
from curation.presenting.fact_words import name_of_fact, words_of_fact
from places.importing.standard import Column

SHOWN: Final = 50
"""Rows refused, and disagreements, that the page lists; the file has all of the first, the page of disagreements all of the second."""

COUNTS: Final = (
    ("read", "Lignes lues"),
    ("added", "Lieux nouveaux"),
    ("changed", "Lieux modifiés"),
    ("unchanged", "Lieux inchangés"),
    ("rejected", "Lignes refusées"),
    ("twins_total", "Doublons probables"),
    ("absent_total", "Absents du fichier"),
    ("conflicts", "Désaccords avec une personne"),
)
"""The summary, in order."""

COLUMN_CHOICES: Final = [("", "Rien : sans effet"), *((column.value, column.value.replace("_", " ")) for column in Column)]


def page_of_run(seen: Seen) -> dict[str, Any]:
    """What the template needs, but for what someone has just typed. One query where columns are to be said, or once written."""
    run, state = seen.run, seen.state
    numbers = run.summary | run.summary.get("counts", {}) if run.summary else {}
    return {
        "run": run,
        "state": state.label,
        "is_at_work": seen.progress is not None and state in AT_WORK.values(),
        "progress": seen.progress,
        "is_checked": state == State.CHECKED,
        "is_applied": state == State.APPLIED,
        "undone_by": run.batch.undone_by.first() if run.batch else None,
        "is_interrupted": state == State.INTERRUPTED,
        "can_check": state in MAY_START[Task.CHECK],
        "can_apply": state == State.CHECKED or (state == State.INTERRUPTED and run.state == State.APPLYING),
        "can_cancel": state in MAY_BE_CANCELLED,
        "to_map": [(heading, column) for heading, column in proposed(run).items()] if state in (State.TO_MAP, State.CHECKED) else [],
        "must_map": state == State.TO_MAP,
        "column_choices": COLUMN_CHOICES,
        "counts": [(label, numbers.get(name, 0)) for name, label in COUNTS] if numbers else [],
        "rejections": [row | {"field": f"valeur-{row['line']}"} for row in run.rejections[:SHOWN]],
        "more_rejections": max(0, len(run.rejections) - SHOWN),
        "changed": [card | {"facts": _names(card["paths"])} for card in run.summary.get("changed", [])[:SHOWN]],
        "conflicts": [_conflict(one) for one in run.summary.get("conflicts", [])[:SHOWN]],
    }


def _names(paths: Iterable[str]) -> list[str]:
    """The names of these facts, in order, once each."""
    return list(dict.fromkeys(name_of_fact(path) for path in paths))


def _conflict(one: dict[str, Any]) -> dict[str, Any]:
    words = {side: words_of_fact(one["path"], one[side]) for side in ("ours", "theirs")}
    return one | words | {"fact": name_of_fact(one["path"])}
