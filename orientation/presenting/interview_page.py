"""What the form of the interview offers, question by question, with what was answered ticked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from orientation.asking.important import languages
from orientation.asking.interview import Help, Interview, Mobility, Owned
from orientation.half_days import DAYS, PARTS, HalfDay
from orientation.needs import Slot
from orientation.plan import KINDS, Kind
from orientation.presenting.asking_wishes import Option
from orientation.sheets.sheet_words import WEEKDAYS
from orientation.travelling import MINUTES_ASKED
from places.plain_words import PROGRAMMES, PUBLICS, SERVICES, SPECIAL_SUPPORT
from places.vocabulary import ServiceCategory

GROUPS = {Kind.DO: "Démarches", Kind.LEARN: "Apprentissage", Kind.EQUIP: "Matériel"}
"""The three groups of the national map."""

ANY_DAY = "Chaque jour"

EXAMPLE = timedelta(days=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewQuestions:
    """Everything that the form offers. `groups`: a title, and its needs. `week`: a day, and its parts. `first_day`: the earliest date, in
    ISO form."""

    groups: list[tuple[str, list[Option]]]
    helps: list[Option]
    publics: list[Option]
    supports: list[Option]
    usual_languages: list[Option]
    other_languages: list[Option]
    mobilities: list[Option]
    minutes: list[Option]
    week: list[tuple[str, list[Option]]]
    programmes: list[Option]
    owned: list[Option]
    first_day: str
    example_date: str


def questions_of(interview: Interview, today: date) -> InterviewQuestions:
    """The form, with these answers in it. No query."""
    usual, others = languages()
    chosen = interview.language
    return InterviewQuestions(
        groups=[(title, _needs(kind, interview)) for kind, title in GROUPS.items()],
        helps=_options(Help.choices, [interview.help]),
        publics=_options(PUBLICS.items(), interview.publics),
        supports=_options(SPECIAL_SUPPORT.items(), interview.special_support),
        usual_languages=[Option(code, name, code == chosen, own_name=own) for code, name, own in usual],
        other_languages=[Option(code, name, code == chosen) for code, name in others],
        mobilities=_options(Mobility.choices, [interview.mobility]),
        minutes=_options(((str(minutes), f"{minutes} minutes") for minutes in MINUTES_ASKED), [interview.minutes]),
        week=_week(interview.slots),
        programmes=_options(((code, words[0]) for code, words in PROGRAMMES.items()), [interview.programme]),
        owned=_options(Owned.choices, [interview.owned]),
        first_day=today.isoformat(),
        example_date=f"{today + EXAMPLE:%d/%m/%Y}",
    )


def _needs(kind: Kind, interview: Interview) -> list[Option]:
    return _options(((code, SERVICES[code].title) for code in SERVICES if KINDS[ServiceCategory(code)] == kind), interview.needs)


def _week(slots: Collection[str]) -> list[tuple[str, list[Option]]]:
    """A row for any day, then one for each; columns are the parts of the day."""
    days: list[tuple[str, tuple[Slot | HalfDay, ...]]] = [(ANY_DAY, PARTS), *((WEEKDAYS[half[0].weekday], half) for half in DAYS)]
    return [(day, _options(((half.value, half.label) for half in halves), slots)) for day, halves in days]


def _options(known: Iterable[tuple[str, str]], chosen: Collection[str]) -> list[Option]:
    return [Option(str(code), words, str(code) in chosen) for code, words in known]
