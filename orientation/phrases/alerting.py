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
SURELY, PERHAPS = 0.5, -1.0
"""What cues and expression must sum to for the whole panel, and for the quiet line. The first is well above as likely as not, for a panel
shown for nothing frightens and teaches to look away; the second well below, for a danger missed costs more than a line too many. Both were
chosen, and `NAMED`, on phrases set apart from those that weighed the cues."""
ONE_IN_TWO, ONE_IN_FIVE, ONE_IN_TWELVE = math.log(1 / 2), math.log(1 / 5), math.log(1 / 12)
"""How likely a danger must be beside the likeliest one: for a panel of its own; when none is sure, for its quiet line; for its line under a
panel. A second panel is read by someone already frightened, and may come first: it must be earned more than a line."""

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


def alerts_of(said: Understood) -> Told:
    """The dangers told by what someone's words say together. Pure."""
    named = {match.meaning.code for match in said.of("alert")}
    if said.only_vague and not named:
        return Told((), ())
    danger = danger_cues().told(danger_cues_of(said.text, said.language))
    total = danger.some + NAMED * bool(named) - FIGURATIVE * any(said.of("idiom"))
    if total <= PERHAPS:
        return Told((), ())
    which = {code: likelihood + NAMED * (code in named) for code, likelihood in danger.which.items()}
    least = ONE_IN_TWELVE if total > SURELY else ONE_IN_FIVE
    found = {code: total > SURELY and _has_a_panel(code, likelihood, named) for code, likelihood in _likely(which, named, least)}
    ranked = [alert.value for alert in URGENCY if alert.value in found]
    return Told(tuple(ranked), tuple(code for code in ranked if not found[code]))


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
