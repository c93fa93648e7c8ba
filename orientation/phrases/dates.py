"""Dates: the last day that is still in time, as told by a person's words: "avant le 15", "dans 3 jours", "jeudi", "le 3 mars"."""

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from orientation.phrases.calendar import CalendarWords, calendar_words
from orientation.phrases.tokens import MAX_CHARACTERS, Token, fold

SATURDAY = 5
REACH = 2
"""Words between "avant" and the day it limits: "avant la date du 15"."""
PAST_BEFORE, PAST_AFTER = 8, 4
"""Words before and after a day, in its clause, among which one says that it is past, or is due."""
FARTHEST = 400
"""Days: a date farther away is no deadline (a date of birth, a card valid ten years)."""
_NUMERIC = re.compile(r"(?<![\d/.-])([0-3]?\d)[/.-]([01]?\d)(?:[/.-](20\d\d|\d\d))?(?![\d/-])")
_HOURS = frozenset({"h", "heures", "hours", "horas", "saat"})


def deadlines(text: str, read: Sequence[Token], language: str, today: date) -> list[date]:
    """The days told, from today on, earliest first; [] when none is. A day of the month already past is that of the next month. Pure."""
    words = calendar_words(language)
    found = [*_numeric(text, today)]
    for rank in range(len(read)):
        found.extend(day for reader in _READERS if (day := reader(rank, read, words, today)))
    return sorted({day for day in found if today <= day <= today + timedelta(days=FARTHEST)})


def end_of(span: str, today: date) -> date:
    """The last day of a `deadline` code: today, tomorrow, this week (Sunday), the next, this month."""
    sunday = today + timedelta(days=6 - today.weekday())
    last_of_month = calendar.monthrange(today.year, today.month)[1]
    return {
        "today": today,
        "tomorrow": today + timedelta(days=1),
        "week": sunday,
        "next_week": sunday + timedelta(days=7),
        "month": today.replace(day=last_of_month),
    }[span]


def _numeric(text: str, today: date) -> Iterator[date]:
    for match in _NUMERIC.finditer(fold(text[:MAX_CHARACTERS])):
        day, month, year = int(match[1]), int(match[2]), match[3]
        told = int(year) + 2000 * (len(year) == 2) if year else None
        if found := _in_month(day, month, today, year=told):
            yield found


def _in_month(day: int, month: int, today: date, *, year: int | None = None) -> date | None:
    """That day this year, or the next when it is past; None when no such day exists."""
    try:
        told = date(year or today.year, month, day)
        return told if year or told >= today else date(today.year + 1, month, day)
    except ValueError:
        return None


def _of_month(day: int, today: date) -> date | None:
    """That day of this month, or of the next one that has it."""
    for ahead in range(3):
        month = (today.month - 1 + ahead) % 12 + 1
        year = today.year + (today.month - 1 + ahead) // 12
        if 1 <= day <= calendar.monthrange(year, month)[1] and (told := date(year, month, day)) >= today:
            return told
    return None


def _number(word: str, words: CalendarWords) -> int | None:
    digits = word.removesuffix("er").removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 3 else words.numbers.get(word)


def _around(rank: int, read: Sequence[Token], reach: int = REACH) -> tuple[list[str], list[str]]:
    """The words just before and just after, nearest first."""
    before = [token.word for token in read[max(0, rank - reach) : rank]][::-1]
    return before, [token.word for token in read[rank + 1 : rank + 1 + reach]]


def _limits(before: Sequence[str], after: Sequence[str], words: CalendarWords) -> bool:
    """Whether the words beside a day make it a limit, whatever else is told: "avant mardi", "pour mardi", "mardi au plus tard"."""
    return bool(set(before[:REACH]) & words.by or set(before[:1]) & words.aimed or set(after) & (words.by - words.on))


def _is_past(rank: int, read: Sequence[Token], words: CalendarWords) -> bool:
    """Whether, of the words of the clause that say a day past or due, the nearest says it past: those before it first.

    "la caf est fermée lundi" is no deadline; "j'ai reçu un papier et je dois répondre lundi" is one.
    """
    before = _clause(read, rank, range(rank - 1, max(-1, rank - 1 - PAST_BEFORE), -1))
    after = _clause(read, rank, range(rank + 1, min(len(read), rank + 1 + PAST_AFTER)))
    return next((told & words.past != set() for told in (*before, *after) if told & (words.past | words.due)), False)


def _clause(read: Sequence[Token], rank: int, others: range) -> list[set[str]]:
    """The words at these ranks that are of the clause of `rank`; each with the one before it, as one word."""
    return [{read[at].word, read[at - 1].word + read[at].word if at else ""} for at in others if read[at].clause == read[rank].clause]


def _is_joined(rank: int, read: Sequence[Token], words: CalendarWords) -> bool:
    """Whether this weekday is one of several: "mardi et jeudi" is a habit."""
    between = words.joining | words.habit | words.on
    for beside in (reversed(read[:rank]), read[rank + 1 :]):
        other = next((token for token in beside if token.word not in between), None)
        if other and other.word in words.weekdays and other.sentence == read[rank].sentence:
            return True
    return False


def _day_and_month(rank: int, read: Sequence[Token], words: CalendarWords, today: date) -> date | None:
    """ "3 mars", "march 3"; "dix-sept ans" is no September."""
    month = words.months.get(read[rank].word)
    before, after = _around(rank, read, 3)
    if month is None or words.not_age & set(before) or words.years & set(after[:1]):
        return None
    year = next((int(word) for word in after if word.isascii() and word.isdigit() and len(word) == 4), None)
    # A small word may stand between: "3 de março".
    near = [
        word for word in (*before[:2], *after[:2]) if (word.isascii() and word.isdigit()) or (word in before[:1] and word in words.numbers)
    ]
    day = next((number for word in near if (number := _number(word, words)) and number <= 31), None)
    if not set(before) & words.by and _is_past(rank, read, words):
        return None
    return _in_month(day, month, today, year=year) if day else None


def _day_of_month(rank: int, read: Sequence[Token], words: CalendarWords, today: date) -> date | None:
    """ "avant le 15", "le 1er", "ayın 15'ine kadar"."""
    day = _number(read[rank].word, words)
    before, after = _around(rank, read, REACH + 1)
    if not day or day > 31 or not read[rank].word[0].isdigit() or _counts(after, words):
        return None
    limited = set(before) & words.by or set(after) & words.by - words.on
    limited = limited or (set(before[:1]) & (words.on | words.weekdays.keys()) and not _is_past(rank, read, words))
    return _of_month(day, today) if limited and not set(before) & words.not_age else None


def _counts(after: Sequence[str], words: CalendarWords) -> bool:
    """What follows says that the number is no day of the month, or that its month is told: "15 euros", "15 mars", "15/03"."""
    return bool(after) and (after[0].isdigit() or after[0] in words.not_day or after[0] in words.months)


def _length(rank: int, read: Sequence[Token], words: CalendarWords, today: date) -> date | None:
    """ "dans 3 jours", "3 gün içinde", "sous 48 h"."""
    count = _number(read[rank].word, words)
    before, after = _around(rank, read, REACH + 1)
    if not count or not after or not (set(before[:REACH]) | set(after)) & words.within:
        return None
    if after[0] in words.days:
        return today + timedelta(days=count)
    if after[0] in words.weeks:
        return today + timedelta(weeks=count)
    return today + timedelta(days=-(-count // 24) if count >= 24 else 0) if after[0] in _HOURS else None


def _weekday(rank: int, read: Sequence[Token], words: CalendarWords, today: date) -> date | None:
    """The next such day; today's own name means in a week. "le mardi" is a habit, and Saturday alone is when one is free."""
    weekday = words.weekdays.get(read[rank].word)
    before, after = _around(rank, read, REACH + 1)
    if weekday is None or (after and (_number(after[0], words) or after[0] in words.not_weekday)):
        return None
    free = weekday == SATURDAY or set(before[:REACH]) & words.habit
    if not _limits(before, after, words) and (free or _is_joined(rank, read, words) or _is_past(rank, read, words)):
        return None
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


_READERS: tuple[Callable[[int, Sequence[Token], CalendarWords, date], date | None], ...] = (
    _day_and_month,
    _day_of_month,
    _length,
    _weekday,
)
