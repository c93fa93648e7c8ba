"""Wishing: what matters to the person apart from the need, taken from their words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from orientation.alerts import Alert
from orientation.needs import Wishes
from orientation.phrases.ages import ADULT, ages, publics_of
from orientation.phrases.dates import deadlines, end_of
from orientation.phrases.found import Match
from orientation.phrases.lexicons import NEAR
from orientation.phrases.tokens import Token
from orientation.phrases.understood import Understood
from orientation.phrases.word_lists import UNSAID
from places.vocabulary import Public, ServiceCategory, SpecialSupport

PRESSING = frozenset({Alert.VIOLENCE, Alert.SUICIDE, Alert.HARASSMENT, Alert.NO_SHELTER, Alert.FRAUD, Alert.HACKING})
"""Alerts that cannot wait. A doubtful message can: nothing has happened yet."""
ORDER = {code: rank for rank, code in enumerate((*Public.values, *SpecialSupport.values))}
LONG_WORD = 8
"""Letters from which one misspelt word alone may tell a wish: shorter ones are too often another word ("misère" is not "mineur")."""
_USED_ON_THE_SPOT = frozenset({ServiceCategory.ACCES, ServiceCategory.DEMARCHES})


def wishes(said: Understood, text: str, *, today: date, needs: Iterable[str] = (), alerts: Iterable[str] = ()) -> Wishes:
    """What the words ask for. `today`: what "demain" counts from. `needs`: the categories recognised: equipment is wished to be used."""
    years = ages(said.text, said.language)
    publics = {code for age in years for code in publics_of(age)} | _codes(said, "public")
    flags = _codes(said, "wish")
    told = set(alerts)
    return Wishes(
        urgent="urgent" in flags or bool(told & PRESSING),
        deadline=_deadline(said, text, today),
        publics=_ordered(publics),
        minor="minor" in flags or any(age < ADULT for age in years) or (Alert.HARASSMENT in told and Public.FAMILLES in publics),
        special_support=_ordered(_codes(said, "special_support")),
        language=_language(said),
        cannot_move="cannot_move" in flags,
        step_free="step_free" in flags,
        slots=tuple(sorted(_codes(said, "slot"))),
        free="free" in flags,
        walk_in="walk_in" in flags,
        programme=_first(said, "programme"),
        mode=_first(said, "mode"),
        equipment=tuple(sorted(_codes(said, "equipment"))) if _USED_ON_THE_SPOT & set(needs) else (),
    )


def _codes(said: Understood, section: str) -> set[str]:
    return {match.meaning.code for match in _surely_told(said, section)}


def _surely_told(said: Understood, section: str) -> Iterator[Match]:
    """What was said in one section, longest expressions first, but for what is guessed from too little."""
    return (match for match in said.of(section) if match.meaning.code != UNSAID and _is_sure(match, said.text))


def _is_sure(match: Match, text: Sequence[Token]) -> bool:
    return match.quality > NEAR or len(match.at) > 1 or len(text[match.first].word) >= LONG_WORD


def _ordered(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(codes, key=ORDER.__getitem__))


def _first(said: Understood, section: str) -> str:
    """The code told by the longest expression, "" when none is."""
    return next((match.meaning.code for match in _surely_told(said, section)), "")


def _deadline(said: Understood, text: str, today: date) -> date | None:
    told = [end_of(match.meaning.code, today) for match in _surely_told(said, "deadline")]
    return min([*told, *deadlines(text, said.text, said.language, today)], default=None)


def _language(said: Understood) -> str:
    """The one asked for; else that of the words; else another one mixed into French words, English apart: France borrows from it daily."""
    if asked := _first(said, "language"):
        return "" if asked == "fr" else asked
    if said.language not in {"", "fr"}:
        return said.language
    return next((code for code in said.foreign if code not in {"en", "fr"}), "")
