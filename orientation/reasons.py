"""Reason and caution: why a place is proposed, and what to check before going, as codes. Worded in `orientation.telling.wording`.

The codes are those of the product's list of reasons. A suggestion holds each at most once, and all can be recomputed from stored facts.
"""

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """What a reason or a caution speaks of."""

    SVC = "SVC"  # it offers the service
    IND = "IND"  # a person stays with you
    GRP = "GRP"  # in a group, in a workshop
    AC = "AC"  # does it for you
    NEAR = "NEAR"  # the nearest, or close by
    FREE = "FREE"
    OPEN = "OPEN"  # open in time
    NORDV = "NORDV"  # without appointment
    LANG = "LANG"
    ILL = "ILL"
    SUR = "SUR"
    VIS = "VIS"
    MOT = "MOT"
    MEN = "MEN"
    ACC = "ACC"  # wheelchair
    PUB = "PUB"
    DIST = "DIST"  # remote
    DOM = "DOM"  # home visits
    ITI = "ITI"  # the bus comes
    PROG = "PROG"  # the programme asked for
    EQP = "EQP"  # the equipment asked for
    FRESH = "FRESH"
    CALL = "CALL"  # deaf: how to get in touch
    CLOSED = "CLOSED"  # closed for a while
    DELAY = "DELAY"  # waiting time for an appointment
    MODE = "MODE"  # the way of helping asked for; as a caution: nobody says whether someone helps
    WAY = "WAY"  # how to get in touch with the place, or get in
    FAR = "FAR"  # within the time that the person has to come, or not
    TEL = "TEL"  # no telephone is known


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a place is proposed. `value` makes the sentence precise: a code, an ISO date or moment, a number; "" for nothing to add."""

    code: Code
    value: str = ""


@dataclass(frozen=True, slots=True)
class Caution:
    """What is unknown, or known not to be as wished (`known`), and worth knowing before setting off. `value` as for `Reason`."""

    code: Code
    value: str = ""
    known: bool = False
