"""Duplicate words: why two places are proposed, what differs between them, and what a merge would do, as the team reads it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from curation.duplicates.judging import Reason
from curation.presenting.fact_words import name_of_fact, words_of_fact
from places.changes import split_path
from places.facts import is_unknown
from places.geography import Point
from places.merging.differing import Difference, Known, Side
from places.models import Place, Revision
from places.presenting.origins import who_wrote
from places.presenting.words import day_words
from places.provenance import holder

REASONS = {
    Reason.SAME_PIVOT: "même SIRET",
    Reason.SAME_PHONE: "même téléphone",
    Reason.SAME_NAME: "même nom",
    Reason.LIKE_NAME: "noms proches",
    Reason.SAME_ADDRESS: "même adresse",
    Reason.SAME_STREET: "même rue, autre numéro",
    Reason.KINDS_DIFFER: "de nature différente",
    Reason.NAMES_DIFFER: "noms différents",
    Reason.MAY_BE_INSIDE: "l'un est peut-être un service de l'autre",
    Reason.ADDRESSES_DIFFER: "rues différentes",
    Reason.ONE_MOVES: "l'un des deux est itinérant",
}
AGAINST = frozenset(
    {Reason.SAME_STREET, Reason.KINDS_DIFFER, Reason.NAMES_DIFFER, Reason.MAY_BE_INSIDE, Reason.ADDRESSES_DIFFER, Reason.ONE_MOVES}
)

_KNOWN = frozenset(Reason)


@dataclass(frozen=True, slots=True)
class Why:
    """`reasons` to think that two places are one, and `doubts`."""

    reasons: tuple[str, ...]
    doubts: tuple[str, ...]


def why(codes: Iterable[str], one: Place, other: Place) -> Why:
    """The reasons of a pair, in words, with the distance as it is now. A code that no rule gives any more is left out."""
    known = [Reason(code) for code in codes if code in _KNOWN]
    words = {reason: _near_words(one, other) if reason == Reason.NEAR else REASONS[reason] for reason in known}
    return Why(
        tuple(words[reason] for reason in known if reason not in AGAINST), tuple(words[reason] for reason in known if reason in AGAINST)
    )


def _near_words(one: Place, other: Place) -> str:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return "tout près"
    metres = Point(one.latitude, one.longitude).distance_m(Point(other.latitude, other.longitude))
    return "au même point" if metres < 1 else f"à {round(metres)}\N{NO-BREAK SPACE}m"


def subject_words(difference: Difference) -> str:
    """What a difference is about."""
    return (
        "adresse"
        if difference.subject == "address"
        else "position"
        if difference.subject == "latitude"
        else name_of_fact(difference.subject)
    )


def side_words(difference: Difference, side: Side) -> str:
    """What one side says, of what differs: in words, and line by line when several facts of one unit do."""
    rows = zip(difference.paths, difference.value(side), difference.kept, difference.absorbed, strict=True)
    told = [(path, value) for path, value, mine, theirs in rows if mine != theirs]
    shown = [(path, value) for path, value in told if not is_unknown(value)] or told[:1]
    if len(shown) == 1 and shown[0][0] in (told[0][0], difference.subject):
        return words_of_fact(*shown[0])
    return "\n".join(_named(path, value) for path, value in shown)


def _named(path: str, value: Any) -> str:
    _, fact = split_path(path)
    name = name_of_fact(path)
    return f"{name.split(' : ', 1)[1] if fact and ' : ' in name else name} : {words_of_fact(path, value)}"


def author_words(known: Known, paths: Iterable[str]) -> str:
    """Who said so, and when; "" when nobody did."""
    author = holder(paths, known.written)
    if author is None:
        return ""
    return f"{who_wrote(author)}, {day_words(author.at.date())}"


def later_words(revisions: Iterable[Revision]) -> list[str]:
    """What was written meanwhile: one sentence for each fact."""
    return [
        f"{revision.place.name} – {name_of_fact(path)} : {words_of_fact(path, before)} → {words_of_fact(path, after)}"
        for revision in revisions
        for path, (before, after) in revision.changes.items()
    ]


def summary(found: Iterable[Difference], chosen: Mapping[str, Side]) -> list[tuple[str, str]]:
    """What the place that stays will say, of everything that differs: (subject, words)."""
    return [(subject_words(one), side_words(one, chosen.get(one.subject, one.preset))) for one in found]
