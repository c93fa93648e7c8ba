"""Notes: what the hub staff of the demonstration know of its places and the national schema cannot say."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from places.facts import PLACE_FIELDS, SERVICE_FIELDS, Facts

DATA = Path(__file__).resolve().parent.parent / "data"
NOTES_FILE = DATA / "demonstration_staff.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is known of one place beyond its row.

    `every_service` goes to each service it has, then `services` (key → facts) to one of them, or to a new one. `merged_into` is the id of
    the row that tells of the same place, "" for a place that stands alone.
    """

    external_id: str
    facts: Facts
    every_service: Facts
    services: dict[str, Facts]
    merged_into: str


def read_notes(path: Path = NOTES_FILE) -> tuple[Note, ...]:
    """The notes of the file, in order. Raises ValueError, naming the place, for a fact that does not exist."""
    return tuple(_note(entry) for entry in json.loads(path.read_text(encoding="utf-8")))


def _note(entry: dict[str, Any]) -> Note:
    note = Note(
        external_id=entry["id"],
        facts=entry["facts"],
        every_service=entry.get("every_service", {}),
        services=entry.get("services", {}),
        merged_into=entry.get("merged_into", ""),
    )
    _refuse_strangers(note, note.facts, PLACE_FIELDS)
    for facts in (note.every_service, *note.services.values()):
        _refuse_strangers(note, facts, SERVICE_FIELDS)
    return note


def _refuse_strangers(note: Note, names: Iterable[str], known: Iterable[str]) -> None:
    if strangers := sorted(set(names) - set(known)):
        raise ValueError(f"{note.external_id} : faits inconnus, {', '.join(strangers)}")
