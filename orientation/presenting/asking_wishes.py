"""What the third question shows: boxes, days, slots and languages, those already known being ticked."""

from dataclasses import dataclass
from datetime import date, timedelta

from orientation.asking.important import BOXES, DAYS, SLOTS, URGENT, Box, Day, Reply, languages, reply_of
from orientation.needs import Wishes

EXAMPLE = timedelta(days=10)
"""How far ahead the date given as an example is: it must always be one that could be typed."""


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
    """Everything that the page offers. `first_day`: the earliest date that may be given, in ISO form. `example_date`: how to write one."""

    urgent: Option
    days: list[Option]
    before: Option
    date_typed: str
    first_day: str
    example_date: str
    boxes: list[Option]
    slots: list[Option]
    usual_languages: list[Option]
    other_languages: list[Option]


def wishes_question(wishes: Wishes, today: date) -> WishesQuestion:
    """The question, for someone whose wishes may already be known from their own words."""
    reply = reply_of(wishes, today)
    usual, others = languages()
    days = [Option(day.value, words, day == reply.day) for day, words in DAYS.items()]
    return WishesQuestion(
        urgent=_box(URGENT, reply),
        days=[day for day in days if day.code != Day.BEFORE],
        before=next(day for day in days if day.code == Day.BEFORE),
        date_typed=reply.date_typed,
        first_day=today.isoformat(),
        example_date=f"{today + EXAMPLE:%d/%m/%Y}",
        boxes=[_box(box, reply) for box in BOXES],
        slots=[Option(slot.value, words, slot in reply.slots) for slot, words in SLOTS.items()],
        usual_languages=[Option(code, name, code == reply.language, own_name=own) for code, name, own in usual],
        other_languages=[Option(code, name, code == reply.language) for code, name in others],
    )


def _box(box: Box, reply: Reply) -> Option:
    return Option(box.code, box.label, box.code in reply.ticked, box.icon)
