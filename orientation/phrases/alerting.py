"""Alerting: which dangers the words tell, surely or perhaps, from what expressions name and what cues weigh together."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from orientation.alerts import URGENCY
from orientation.phrases.cues import danger_cues, danger_cues_of
from orientation.phrases.understood import Understood

NAMED = 2.0
"""What an expression adds to the cues. Alone it decides nothing: expressions name what their author thought of, in any company."""
FIGURATIVE = 2.0
"""What a figure of speech takes away: "mort de rire". A danger told beside it is told by more than that."""
SURELY, PERHAPS = 0.5, -1.4
"""What cues and expression must sum to for the whole panel, and for the quiet line. The first is well above as likely as not, for a panel
shown for nothing frightens and teaches to look away; the second well below, for a danger missed costs more than a line too many. Both were
chosen, and `NAMED`, on phrases set apart from those that weighed the cues."""
ONE_IN_TWO, ONE_IN_FIVE, ONE_IN_TWELVE = math.log(1 / 2), math.log(1 / 5), math.log(1 / 12)
"""How likely a danger must be beside the likeliest one: for a panel of its own; when none is sure, for its quiet line; for its line under a
panel. A second panel is read by someone already frightened, and may come first: it must be earned more than a line."""

PASSAGE = 7
"""Words in a row that are also read alone: a danger told in passing ("…, j'ai des idées noires, il faut refaire ma déclaration") is
outweighed by all the ordinary words around it."""
SURELY_ALONE = 2.0
"""What a passage must sum to, for a quiet line: far more than a whole text must, for it was torn from its company. On phrases set apart it
heard one danger more of 190, and raised nothing more on 570 without any; at 0, it raised about twenty more."""

LIKELIEST = 0.0
"""How likely the likeliest danger is beside itself."""


@dataclass(frozen=True, slots=True)
class Told:
    """`Alert` codes, most pressing first: all that are told, and among them those that are only likely."""

    alerts: tuple[str, ...]
    perhaps: tuple[str, ...]

    @property
    def sure(self) -> tuple[str, ...]:
        """Those that leave little doubt."""
        return tuple(code for code in self.alerts if code not in self.perhaps)


NOTHING = Told((), ())


def alerts_of(said: Understood) -> Told:
    """The dangers told by what someone's words say together, or by a few of them in a row. Pure."""
    if said.only_vague and not any(said.of("alert")):
        return NOTHING
    whole = range(len(said.text))
    total, which, named = _weighed(said, whole)
    if total <= PERHAPS:
        return _told_in_passing(said)
    least = ONE_IN_TWELVE if total > SURELY else ONE_IN_FIVE
    found = {code: total > SURELY and _has_a_panel(code, likelihood, named) for code, likelihood in _likely(which, named, least)}
    ranked = [alert.value for alert in URGENCY if alert.value in found]
    return Told(tuple(ranked), tuple(code for code in ranked if not found[code]))


def _told_in_passing(said: Understood) -> Told:
    """What the most telling passage of a longer text tells, always quietly."""
    passages = (range(start, start + PASSAGE) for start in range(len(said.text) - PASSAGE + 1))
    total, which, named = max(
        (_weighed(said, passage) for passage in passages), key=lambda weighed: weighed[0], default=(PERHAPS, {}, set())
    )
    if total <= SURELY_ALONE:
        return NOTHING
    found = {code for code, _ in _likely(which, named, ONE_IN_FIVE)}
    ranked = tuple(alert.value for alert in URGENCY if alert.value in found)
    return Told(ranked, ranked)


def _weighed(said: Understood, passage: range) -> tuple[float, dict[str, float], set[str]]:
    """How much the words at these ranks tell some danger, how likely each is, and those that expressions among them name."""
    named = {match.meaning.code for match in said.of("alert") if all(rank in passage for rank in match.at)}
    figurative = any(rank in passage for match in said.of("idiom") for rank in match.at)
    danger = danger_cues().told(danger_cues_of(said.text[passage.start : passage.stop], said.language))
    which = {code: likelihood + NAMED * (code in named) for code, likelihood in danger.which.items()}
    return danger.some + NAMED * bool(named) - FIGURATIVE * figurative, which, named


def _has_a_panel(code: str, likelihood: float, named: set[str]) -> bool:
    """Whether a danger has more than a line when one at least is sure: the likeliest, and those nearly as likely, unless expressions name
    others and not it. Who is put out tomorrow is told of a bed, and of whom to confide in by a line below."""
    return likelihood == LIKELIEST or (likelihood >= ONE_IN_TWO and (code in named or not named))


def _likely(which: dict[str, float], named: set[str], least: float) -> Iterator[tuple[str, float]]:
    """The dangers named and those likely enough, with how likely; the likeliest counts as sure."""
    likeliest = max(which, key=lambda code: (which[code], code))
    for code, likelihood in which.items():
        if code == likeliest:
            yield code, LIKELIEST
        elif code in named or likelihood >= least:
            yield code, likelihood
