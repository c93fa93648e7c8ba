"""Ages: how old the person is, as told by a number of years ("70 ans", "yaşım 70", "I am 70 years old")."""

from collections.abc import Sequence

from orientation.phrases.calendar import CalendarWords, calendar_words
from orientation.phrases.tokens import Token
from places.vocabulary import Public

SENIOR, ADULT, YOUNG = 60, 18, 25
"""Years. 60: from when services name someone a senior; 18 to 25: the age of youth services ("missions locales" receive up to 25)."""
OLDEST = 115


def ages(read: Sequence[Token], language: str) -> list[int]:
    """Each age told, in years, in order; [] when none is. "depuis 10 ans" and "valable 5 ans" are none. Pure."""
    words = calendar_words(language)
    found = []
    for rank, token in enumerate(read):
        if not (token.word.isascii() and token.word.isdigit() and 0 < len(token.word) <= 3 and 0 < int(token.word) <= OLDEST):
            continue
        before = {near.word for near in read[max(0, rank - 2) : rank]}
        after = [near.word for near in read[rank + 1 : rank + 4]]
        told = set(after[:1]) & words.years or before & words.years or _is_said_alone(read[rank - 1 : rank + 2], words)
        if told and not before & words.not_age and not set(after[1:]) & words.not_age_after:
            found.append(int(token.word))
    return found


def _is_said_alone(around: Sequence[Token], words: CalendarWords) -> bool:
    """Whether a number, its neighbours around it, is an age without a word of years: "I am 15", not "I am 15 minutes late"."""
    return bool(around) and around[0].word in words.being and (len(around) < 3 or around[2].word in words.after_age)


def publics_of(age: int) -> tuple[str, ...]:
    """The groups that an age says someone belongs to."""
    if age >= SENIOR:
        return (Public.SENIORS.value,)
    return (Public.JEUNES.value,) if age <= YOUNG else ()
