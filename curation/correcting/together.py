"""Two people at once: what each changed since they both read the place, and what only a person can settle. Pure.

What one of them changed and the other did not touch is kept from both. What both changed differently is a clash: nobody's words are lost,
and nothing is written until the second has chosen.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum

from places.changes import SERVICES, Changes, diff, split_path
from places.facts import UNITS, Facts

_UNITS = {name: unit for unit in UNITS for name in unit}


class Choice(StrEnum):
    """Whose words to keep."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Clash:
    """Something that both changed. `subject`: what it is about, the first fact of a unit, or `services/<key>` and a fact of it.

    `mine`, `theirs`: the changes of each, by path, from what both had read.
    """

    subject: str
    mine: Changes
    theirs: Changes


@dataclass(frozen=True, slots=True)
class Reconciled:
    """`facts`: the place with both sets of changes, wherever they agree or were chosen. `clashes`: what is still to be chosen."""

    facts: Facts
    clashes: tuple[Clash, ...]


def as_it_was(current: Facts, later: Iterable[Changes]) -> Facts:
    """The place as it was before some revisions. `later`: their changes, the newest first."""
    facts = deepcopy(current)
    for changes in later:
        for path, (before, _after) in changes.items():
            _put(facts, path, before)
    return facts


def reconcile(read: Facts, mine: Facts, current: Facts, chosen: Mapping[str, Choice] | None = None) -> Reconciled:
    """Both corrections together. `read`: the place as the second person read it; `mine`: what they say it is, facts not named being left
    alone; `current`: the place now. `chosen`: by subject of a clash.
    """
    ours, theirs = _by_subject(diff(read, mine)), _by_subject(diff(read, current))
    facts = deepcopy(current)
    clashes = []
    for subject, changes in ours.items():
        others = _touching(subject, theirs)
        if not others or _agree(changes, others):
            choice = Choice.MINE
        elif (choice := (chosen or {}).get(subject)) is None:
            clashes.append(Clash(subject, changes, others))
            continue
        if choice == Choice.MINE:
            _write(facts, changes, mine)
    return Reconciled(facts, tuple(clashes))


def subject_of(path: str) -> str:
    """What a path is about: the unit of a fact (an address is one thing), or the path itself."""
    return _UNITS[path][0] if path in _UNITS else path


def _by_subject(changes: Changes) -> dict[str, Changes]:
    grouped: dict[str, Changes] = {}
    for path, change in changes.items():
        grouped.setdefault(subject_of(path), {})[path] = change
    return grouped


def _touching(subject: str, theirs: Mapping[str, Changes]) -> Changes:
    """Their changes of the same thing: of a service that one of the two adds or removes, any fact of it."""
    key, fact = split_path(subject)
    if key is None:
        return theirs.get(subject, {})
    found: Changes = {}
    for other, changes in theirs.items():
        other_key, other_fact = split_path(other)
        if other_key == key and (fact is None or other_fact is None or other_fact == fact):
            found |= changes
    return found


def _agree(mine: Changes, theirs: Changes) -> bool:
    return {path: after for path, (_, after) in mine.items()} == {path: after for path, (_, after) in theirs.items()}


def _write(facts: Facts, changes: Changes, mine: Facts) -> None:
    """My changes. An address is written whole, never half theirs; so is a service of which I changed a fact while they removed it."""
    for path, (_before, after) in changes.items():
        key, fact = split_path(path)
        if key is None:
            facts.update({name: mine[name] for name in _UNITS.get(path, (path,)) if name in mine})
        elif fact is not None and key not in facts[SERVICES]:
            facts[SERVICES][key] = deepcopy(mine[SERVICES][key])
        else:
            _put(facts, path, after)


def _put(facts: Facts, path: str, value: object) -> None:
    """Give a fact, or a whole service, a value; a fact of a service that is not there has nowhere to go."""
    key, fact = split_path(path)
    if key is None:
        facts[path] = value
    elif fact is not None:
        if key in facts[SERVICES]:
            facts[SERVICES][key][fact] = value
    elif value is None:
        facts[SERVICES].pop(key, None)
    else:
        facts[SERVICES][key] = value
