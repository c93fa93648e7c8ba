"""What the third question offers to tick, and the wishes that the answers make. No answer is wrong: what cannot be used is left aside."""

import re
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from orientation.needs import Equipment, Slot, Wishes
from places.languages import NAMES
from places.text_keys import search_key
from places.vocabulary import Programme, Public, SpecialSupport, SupportMode

FARTHEST_DAYS = 366
"""A day more than a year away is a mistake of the year: it is not kept."""

LEAST_LEFT = 2
"""With fewer days left, "this week" is meant of the next one."""


class Day(StrEnum):
    """ "For which day?", asked when it is urgent."""

    TODAY = "aujourdhui"
    THIS_WEEK = "semaine"
    BEFORE = "date"
    UNKNOWN = "inconnu"


class DateProblem(StrEnum):
    """Why a date cannot be used."""

    MISSING = "missing"
    UNREAD = "unread"
    PASSED = "passed"
    TOO_FAR = "too_far"


@dataclass(frozen=True, slots=True)
class Box:
    """One box to tick. `code`: the flag of `Wishes` that it sets, or the `SpecialSupport` that it adds. `icon`: a `lucide` pictogram."""

    code: str
    label: str
    icon: str


FOR_A_MINOR = "for_minor"
"""Ticked by the adult who asks for someone under 18; both boxes ticked, it is the minor who reads."""

URGENT = Box("urgent", "C'est urgent", "alarm-clock")
BOXES = (
    Box("cannot_move", "Je ne peux pas me déplacer", "house"),
    Box("step_free", "Je suis en fauteuil ou je marche difficilement", "accessibility"),
    Box(SpecialSupport.ILLETTRISME, "Je lis ou j'écris difficilement", "book-open"),
    Box(SpecialSupport.SURDITE, "J'entends mal", "ear"),
    Box(SpecialSupport.VISUEL, "Je vois mal", "eye"),
    Box("minor", "J'ai moins de 18 ans", "user"),
    Box(FOR_A_MINOR, "C'est pour une personne de moins de 18 ans", "baby"),
    Box("free", "Je veux un lieu gratuit", "piggy-bank"),
)
"""In the order they are asked, after the urgent one."""

SLOTS = {Slot.MATIN: "Matin", Slot.APRES_MIDI: "Après-midi", Slot.SOIR: "Soir", Slot.SAMEDI: "Samedi"}
DAYS = {Day.TODAY: "Aujourd'hui", Day.THIS_WEEK: "Cette semaine", Day.BEFORE: "Avant une date", Day.UNKNOWN: "Je ne sais pas"}

OWN_NAMES = {
    "ar": "العربية", "en": "English", "pt": "Português", "tr": "Türkçe", "es": "Español", "uk": "Українська", "ru": "Русский",
    "fa": "فارسی", "ps": "پښتو", "ro": "Română", "bn": "বাংলা", "zh": "中文",
}  # fmt: skip
"""The languages most asked for, first in the list and in their own words: whoever chooses one may not read French."""

_FLAGS = ("cannot_move", "step_free", "free")
_ASKED_SUPPORT = (SpecialSupport.ILLETTRISME, SpecialSupport.SURDITE, SpecialSupport.VISUEL)

OTHERS: dict[str, tuple[str, ...]] = {
    "publics": tuple(Public.values),
    "special_support": tuple(code for code in SpecialSupport.values if code not in _ASKED_SUPPORT),
    "equipment": tuple(Equipment.values),
    "mode": tuple(SupportMode.values),
    "programme": tuple(Programme.values),
    "walk_in": ("1",),
}
"""Wishes that only the person's own words, or the page of results, tell, and their codes: not asked; when kept, shown to be unticked.
One of them is sent as "publics:femmes"."""

_FRENCH_DATE = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What was sent: codes of the boxes ticked, the `Day`, the date as typed, an ISO language, `Slot` codes, wishes of `OTHERS`. Anything
    may be in them."""

    ticked: Collection[str] = ()
    day: str = ""
    date_typed: str = ""
    language: str = ""
    slots: Collection[str] = ()
    others: Collection[str] = ()


def wishes_told(before: Wishes, reply: Reply, today: date) -> tuple[Wishes, DateProblem | None]:
    """The wishes, and why the date given cannot be used, None when it can or none was given. What is not ticked is wished no more.

    `before`: what the page showed as ticked. A day tells that it is urgent, except to whom had that box ticked and unticked it: the day of
    before, which the page then hides, is sent all the same.
    """
    urgent = URGENT.code in reply.ticked or (_tells_day(reply) and not before.pressing)
    deadline, problem = _deadline(reply, today) if urgent else (None, None)
    others = {field: tuple(code for code in codes if f"{field}:{code}" in reply.others) for field, codes in OTHERS.items()}
    asked_support = tuple(code.value for code in _ASKED_SUPPORT if code in reply.ticked)
    language = reply.language if reply.language in NAMES and reply.language != "fr" else ""
    return replace(
        before,
        urgent=urgent,
        deadline=deadline,
        publics=others["publics"],
        language=language,
        special_support=(*others["special_support"], *asked_support),
        slots=tuple(slot for slot in Slot.values if slot in reply.slots),
        minor=bool({"minor", FOR_A_MINOR} & set(reply.ticked)),
        spoken_for=FOR_A_MINOR in reply.ticked and "minor" not in reply.ticked,
        walk_in=bool(others["walk_in"]),
        programme=next(iter(others["programme"]), ""),
        mode=next(iter(others["mode"]), ""),
        equipment=others["equipment"],
        **{flag: flag in reply.ticked for flag in _FLAGS},
    ), problem


def reply_of(wishes: Wishes, today: date) -> Reply:
    """What to show as already ticked, for wishes that are known. The inverse of `wishes_told`."""
    days = {today: Day.TODAY, end_of_week(today): Day.THIS_WEEK}
    told = {**asdict(wishes), "walk_in": ["1"] if wishes.walk_in else [], "mode": [wishes.mode], "programme": [wishes.programme]}
    day = days.get(wishes.deadline, Day.BEFORE) if wishes.deadline else ""
    return Reply(
        ticked=(
            *([URGENT.code] if wishes.pressing else []),
            *(flag for flag in _FLAGS if getattr(wishes, flag)),
            *(["minor" if wishes.familiar else FOR_A_MINOR] if wishes.minor else []),
            *wishes.special_support,
        ),
        day=day,
        date_typed=wishes.deadline.isoformat() if wishes.deadline and day == Day.BEFORE else "",
        language=wishes.language,
        slots=wishes.slots,
        others=tuple(f"{field}:{code}" for field, codes in OTHERS.items() for code in codes if code in told[field]),
    )


def end_of_week(today: date) -> date:
    """The Sunday that ends this week; on a Saturday or a Sunday, when hardly anything opens any more, that of the next."""
    left = 6 - today.weekday()
    return today + timedelta(days=left if left >= LEAST_LEFT else left + 7)


def languages() -> tuple[list[tuple[str, str, str]], list[tuple[str, str]]]:
    """The languages to choose from: those most asked for (code, French name, own name), then all the others by name."""
    first = [(code, NAMES[code], own) for code, own in OWN_NAMES.items()]
    others = [(code, name) for code, name in NAMES.items() if code not in OWN_NAMES and code != "fr"]
    return first, sorted(others, key=lambda one: search_key(one[1]))


def last_day(typed: str, today: date) -> tuple[date | None, DateProblem | None]:
    """The day that these words tell, today at the earliest and `FARTHEST_DAYS` later at the latest; or why there is none."""
    if not typed.strip():
        return None, DateProblem.MISSING
    day = read_date(typed.strip())
    if day is None:
        return None, DateProblem.UNREAD
    if day < today:
        return None, DateProblem.PASSED
    return (None, DateProblem.TOO_FAR) if day > today + timedelta(days=FARTHEST_DAYS) else (day, None)


def _tells_day(reply: Reply) -> bool:
    return reply.day in (Day.TODAY, Day.THIS_WEEK, Day.BEFORE) or bool(reply.date_typed.strip() and reply.day != Day.UNKNOWN)


def _deadline(reply: Reply, today: date) -> tuple[date | None, DateProblem | None]:
    """The last day still in time, None when none was said; and why the one that was said cannot be."""
    if not _tells_day(reply):
        return None, None
    days = {Day.TODAY.value: today, Day.THIS_WEEK.value: end_of_week(today)}
    return (days[reply.day], None) if reply.day in days else last_day(reply.date_typed, today)


def read_date(typed: str) -> date | None:
    """A day as browsers send it (2026-03-12), or as it is written where they do not help (12/03/2026); None for anything else."""
    french = _FRENCH_DATE.fullmatch(typed)
    try:
        return date(*(int(part) for part in reversed(french.groups()))) if french else date.fromisoformat(typed)
    except ValueError:
        return None
