"""The rules of a text in the OSM opening_hours syntax, cut apart enough to judge what its author meant.

Evaluating the syntax is the business of opening-hours-py; this looks at its shape: which days, which ranges, which order.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
HOLIDAY = 7
"""The number of "PH" beside those of the weekdays (Monday is 0)."""

DAY = r"\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)\b"
TIME = r"[0-9]{2}:[0-9]{2}"
RANGE = rf"{TIME} ?- ?{TIME}"

MINUTES_IN_A_DAY = 24 * 60

# A comma adds a rule before a word, or once the rule has said "open", "off" or a comment; else it is inside a list.
_AFTER_THE_END = "|".join(rf"(?<={end})" for end in ("off", "closed", "open", "unknown", '"'))
_SEPARATOR = re.compile(rf"\s*(;|\|\||,\s+(?=[A-Za-z])|(?:{_AFTER_THE_END})\s*,)\s*")
_SPAN = re.compile(rf"({TIME})(?: ?- ?({TIME}))?(\+)?")
_MODIFIER = re.compile(r"\b(?:off|closed|open|unknown)\b")
_DAYS = re.compile(rf"{DAY}(?:[-,]{DAY})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: which days it is about, its ranges in minutes since midnight as written, and its other words.

    `days` holds 0 (Monday) to 6, and 7 for public holidays; None when the rule also depends on dates, weeks or
    anything else. `additive` rules add to those before them, the others replace them on their days. `open_ended`
    says that a range has no end ("09:00+"); it is then not among the `ranges`.
    """

    text: str
    selector: str
    days: frozenset[int] | None
    ranges: tuple[tuple[int, int], ...]
    open_ended: bool
    modifier: str
    commented: bool
    additive: bool
    fallback: bool

    @property
    def closes(self) -> bool:
        """Whether the rule says that the place is closed."""
        return self.modifier in ("off", "closed")

    @property
    def always(self) -> bool:
        """Whether the rule says that the place never closes."""
        return self.selector == "24/7"


@lru_cache(maxsize=128)
def rules_of(text: str) -> tuple[Rule, ...]:
    """The rules of a text, in order; any text gives rules, valid or not. Kept while one text is read: it is asked four times."""
    parts = _SEPARATOR.split(without_comments(text))
    separators = [";", *parts[1::2]]
    return tuple(_rule(part.strip(), separator) for part, separator in zip(parts[::2], separators, strict=True) if part)


def without_comments(text: str) -> str:
    """The text with every comment emptied, so that its words are not taken for rules."""
    return re.sub(r'"[^"]*"', '""', text)


def _rule(text: str, separator: str) -> Rule:
    spans = list(_SPAN.finditer(text))
    modifier = _MODIFIER.search(text)
    first = min([match.start() for match in (*spans[:1], modifier) if match] or [len(text)])
    selector = text[:first].replace('""', "").strip()
    return Rule(
        text=text,
        selector=selector,
        days=_days(selector),
        ranges=tuple((_minutes(span[1]), _minutes(span[2])) for span in spans if span[2]),
        open_ended=any(span[3] and not span[2] for span in spans),
        modifier=modifier[0] if modifier else "",
        commented='""' in text,
        additive=separator.startswith(","),
        fallback=separator == "||",
    )


def _days(selector: str) -> frozenset[int] | None:
    if not _DAYS.fullmatch(selector):
        return None
    days: set[int] = set()
    for part in selector.split(","):
        ends = [HOLIDAY if name == "PH" else WEEKDAYS.index(name) for name in part.split("-")]
        if len(ends) > 1 and (HOLIDAY in ends or len(ends) > 2):
            return None
        days.update((ends[0] + step) % 7 if len(ends) > 1 else ends[0] for step in range((ends[-1] - ends[0]) % 7 + 1))
    return frozenset(days)


def _minutes(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)
