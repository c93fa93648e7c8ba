"""What was understood of a person's own words, as types. `orientation.phrases` makes them."""

from dataclasses import dataclass, field
from enum import StrEnum

from orientation.needs import Wishes


class Understanding(StrEnum):
    """`ANSWER`: the first need is sure enough to go on. `ASK`: show the likely ones and let the person choose. `OUT_OF_SCOPE`: not a need
    this site answers."""

    ANSWER = "answer"
    ASK = "ask"
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True)
class LikelyNeed:
    """A `ServiceCategory` code, and how likely it is, from 0 to 1."""

    category: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the words say. `needs`: likeliest first, at most three, empty when none was recognised. `alerts`: `Alert` codes, most pressing
    first; `perhaps`: those of them that are only likely, for which a quiet line is enough. `elsewhere`: the topic of another service
    ("health"…) when out of scope. `language`: ISO code of that of the words, "" if unsure.

    An alert surely told alone (no need told) has `outcome` OUT_OF_SCOPE: no place of digital help comes before the helpline.
    """

    outcome: Understanding
    needs: tuple[LikelyNeed, ...] = ()
    wishes: Wishes = field(default_factory=Wishes)
    alerts: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    elsewhere: str = ""
    language: str = ""

    @property
    def sure(self) -> tuple[str, ...]:
        """The alerts that leave little doubt: their helplines come before anything else."""
        return tuple(code for code in self.alerts if code not in self.perhaps)
