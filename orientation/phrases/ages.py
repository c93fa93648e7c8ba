"""Ages: how old the person is, as told by a number of years ("70 ans", "yaşım 70", "I am 70 years old")."""

from collections.abc import Iterator, Sequence

from orientation.phrases.calendar import CalendarWords, calendar_words
from orientation.phrases.tokens import Token
from places.vocabulary import Public

SENIOR, ADULT, YOUNG = 60, 18, 25
"""Years. 60: from when services name someone a senior; 18 to 25: the age of youth services ("missions locales" receive up to 25)."""
OLDEST = 115
LEAST_SPELT = 10
"""Years: "cinq ans" in full is a length of time more often than an age."""


def ages(read: Sequence[Token], language: str) -> list[int]:
    """Each age told, in years, in order; [] when none is: "depuis 10 ans", "valable 5 ans". In full too: "quatre-vingt-deux ans". Pure."""
    words = calendar_words(language)
    return [number for number, first, last in _numbers(read, words) if number <= OLDEST and _is_age(read, first, last, words)]


def _is_age(read: Sequence[Token], first: int, last: int, words: CalendarWords) -> bool:
    before = {near.word for near in read[max(0, first - 2) : first]}
    after = [near.word for near in read[last + 1 : last + 4]]
    told = (
        set(after[:1]) & words.years
        or before & words.years
        or _is_said_alone(read[max(0, first - 2) : first], read[last + 1 : last + 2], words)
    )
    return bool(told) and not before & words.not_age and not set(after[1:]) & words.not_age_after


def _numbers(read: Sequence[Token], words: CalendarWords) -> Iterator[tuple[int, int, int]]:
    """Each number above zero, with the ranks of its first and last words. In full, only from ten: "un an" is seldom an age."""
    rank = 0
    while rank < len(read):
        word, first = read[rank].word, rank
        value = int(word) if word.isascii() and word.isdigit() and len(word) <= 3 else 0
        if not value:
            value, rank = _spelt(read, rank, words)
            value = value if value >= LEAST_SPELT else 0
        if value:
            yield value, first, rank
        rank += 1


def _spelt(read: Sequence[Token], rank: int, words: CalendarWords) -> tuple[int, int]:
    """The number that the words from this rank on make up, 0 for none, and the rank of the last: "quatre-vingt-deux", "sixty five"."""
    total, last = 0, rank
    for at in range(rank, len(read)):
        word = read[at].word
        value = words.tens.get(word) or words.numbers.get(word, 0)
        if value:
            total, last = (80 if (total, value) == (4, 20) else total + value), at
        elif not total or word not in words.joining:
            break
    return total, last


def _is_said_alone(before: Sequence[Token], after: Sequence[Token], words: CalendarWords) -> bool:
    """Whether a number between these words is an age without a word of years: "I am 15", "my mum is 83", not "I am 15 minutes late"."""
    who, is_ = ("", *(token.word for token in before))[-2:] if before else ("", "")
    return (is_ in words.being or (who in words.relatives and is_ in words.being_of)) and (not after or after[0].word in words.after_age)


def publics_of(age: int) -> tuple[str, ...]:
    """The groups that an age says someone belongs to."""
    if age >= SENIOR:
        return (Public.SENIORS.value,)
    return (Public.JEUNES.value,) if age <= YOUNG else ()
