"""What the third question shows: boxes, days, slots and languages, those already known being ticked."""

from dataclasses import dataclass
from datetime import date, timedelta

from orientation.asking.important import BOXES, DAYS, SLOTS, URGENT, Box, DateProblem, Day, Reply, languages, reply_of
from orientation.needs import Wishes
from orientation.presenting.recap import other_words

EXAMPLE = timedelta(days=10)
"""How far ahead the date given as an example is: it must always be one that could be typed."""

PASS, CHANGE_NOTHING = "Passer cette question", "Ne rien changer"
"""Passing keeps what is known, which was told by the person's own words or ticked before: the second says so."""

DATE_PROBLEMS = {
    DateProblem.MISSING: "Il manque la date.",
    DateProblem.UNREAD: "Nous n'avons pas compris la date. Par exemple : {}.",
    DateProblem.PASSED: "La date est passée.",
    DateProblem.TOO_FAR: "La date est trop loin, dans plus d'un an.",
}


@dataclass(frozen=True, slots=True)
class Option:
    """Something to tick or to select. `own_name`: of a language, in itself; "" when it need not be said."""

    code: str
    label: str
    chosen: bool
    icon: str = ""
    own_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WishesQuestion:
    """Everything that the page offers. `first_day`: the earliest date that may be given, in ISO form. `example_date`: how to write one.
    `others`: what is kept and has no box of its own, all ticked. `skip`: the words of the link that answers nothing.
    """

    urgent: Option
    days: list[Option]
    before: Option
    unknown: Option
    date_typed: str
    first_day: str
    example_date: str
    boxes: list[Option]
    others: list[Option]
    slots: list[Option]
    usual_languages: list[Option]
    other_languages: list[Option]
    skip: str


def wishes_question(wishes: Wishes, today: date) -> WishesQuestion:
    """The question, for someone whose wishes may already be known from their own words."""
    reply = reply_of(wishes, today)
    usual, others = languages()
    days = {day: Option(day.value, words, day == reply.day) for day, words in DAYS.items()}
    return WishesQuestion(
        urgent=_box(URGENT, reply),
        days=[days[Day.TODAY], days[Day.THIS_WEEK]],
        before=days[Day.BEFORE],
        unknown=days[Day.UNKNOWN],
        date_typed=reply.date_typed,
        first_day=today.isoformat(),
        example_date=example_date(today),
        boxes=[_box(box, reply) for box in BOXES],
        others=[Option(code, words, True) for code, words in other_words(reply.others)],
        slots=[Option(slot.value, words, slot in reply.slots) for slot, words in SLOTS.items()],
        usual_languages=[Option(code, name, code == reply.language, own_name=own) for code, name, own in usual],
        other_languages=[Option(code, name, code == reply.language) for code, name in others],
        skip=CHANGE_NOTHING if wishes != Wishes() else PASS,
    )


def date_words(problem: str, today: date) -> str:
    """What became of a date that cannot be used; "" without a problem. Said alike to all, before a link that changes the date."""
    return DATE_PROBLEMS[DateProblem(problem)].format(example_date(today)) if problem else ""


def example_date(today: date) -> str:
    """How to write a date, as 13/03/2026."""
    return f"{today + EXAMPLE:%d/%m/%Y}"


def _box(box: Box, reply: Reply) -> Option:
    return Option(box.code, box.label, box.code in reply.ticked, box.icon)
