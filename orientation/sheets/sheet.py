"""Sheet: one place on paper, to take away: how to reach it, when, what to bring and what to say. Every value it prints.

What it says of the person comes from their own cookie, never from the address of the page (`orientation.sheets.sheet_address`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

import segno
from django.utils.safestring import SafeString, mark_safe

from orientation.judging.explaining import LEARNING
from orientation.needs import Wishes
from orientation.presenting.to_show import CANNOT_READ, DEAF, ToShow, to_show
from orientation.sheets import sheet_words as fixed
from orientation.sheets.bringing import ALWAYS, ALWAYS_AFAR, bring_too, to_bring, to_say
from orientation.sheets.sheet_words import SecondLanguage, Words
from orientation.sheets.short_hours import equal_days
from places.models import Place
from places.plain_words import ACCESS_SENTENCES, COMES_OR_CALLS, COMING, COMING_TO_NOBODY, MOVES, PlainFact
from places.presenting.contacts import Contacts, contacts_of
from places.presenting.labels import freshness_of, kind_of, name_of
from places.presenting.sheet import HoursWords, hours_of, is_old
from places.presenting.words import day_words
from places.vocabulary import AccessMode, Itinerancy

ON_ARRIVAL = ("walk_in", "step_free")
"""Facts of `places.plain_words.COMING` that decide how to come; the others are on the page of the place."""

TITLES = (
    fixed.HOURS, fixed.BRING, fixed.BRING_TOO, fixed.SAY, fixed.APPOINTMENT, fixed.THE_DAY, fixed.AT_HOUR, fixed.WITH, fixed.SHOW_CODE,
)  # fmt: skip
"""In the order of `Titles`."""

TITLES_AT_HOME = {fixed.BRING: fixed.PREPARE, fixed.SAY: fixed.SAY_AFAR}
TITLES_AFAR = {**TITLES_AT_HOME, fixed.APPOINTMENT: fixed.APPOINTMENT_AFAR}
"""Those that change when nobody is received, of a place that comes to the home and of any other."""


@dataclass(frozen=True, slots=True)
class Titles:
    """The headings, and the words of the line to fill by hand."""

    hours: Words
    bring: Words
    bring_too: Words
    say: Words
    appointment: Words
    day: Words
    hour: Words
    with_whom: Words
    code: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSheet:
    """What the paper says. Blank or empty: nothing to say; what nobody told us is said, with what to do about it.

    `kind`: the first of what it is. `afar`: how a place that receives nobody helps, None for any other. `arrival`: how to come, or to be
    helped without coming.
    """

    titles: Titles
    name: str
    kind: str
    url: str
    contacts: Contacts
    phone_unknown: Words | None
    afar: Words | None
    arrival: tuple[Words, ...]
    hours: HoursWords
    week: tuple[tuple[Words, Words], ...]
    hours_unknown: Words | None
    call_first: Words
    is_old: bool
    old: Words
    bring: tuple[Words, ...]
    bring_too: tuple[Words, ...]
    always: tuple[Words, ...]
    show_first: Words | None
    say: tuple[Words, ...]
    say_own: tuple[ToShow, ...]
    qr: SafeString
    freshness: str
    printed: str


def paper_sheet_of(place: Place, *, category: str, wishes: Wishes, second: SecondLanguage, short_url: str, at: datetime) -> PaperSheet:
    """The sheet at this moment (aware). No query, if the commune is loaded.

    `category`: what the person comes for, "" when unsaid. `wishes`: from their cookie.
    """
    second = replace(second, familiar=wishes.familiar)
    contacts, hours = contacts_of(place), hours_of(place, at)
    today, afar = at.astimezone(place.zone).date(), bool(contacts.afar)
    say_own = own_sentences(category, wishes, afar=afar)
    changed = (TITLES_AT_HOME if place.home_visits else TITLES_AFAR) if afar else {}
    return PaperSheet(
        titles=Titles(*(second.words(changed.get(title, title)) for title in TITLES)),
        name=name_of(place),
        kind=kind_of(place).partition(" · ")[0],
        url=place.get_absolute_url(),
        contacts=contacts,
        phone_unknown=None if contacts.phones else second.words(fixed.NO_PHONE),
        afar=second.words(contacts.afar) if afar else None,
        arrival=_in_both(afar_sentences(place, contacts, category) if afar else arrival_sentences(place), second),
        hours=hours,
        week=() if hours.dated else tuple(grouped_week(hours, second)),
        hours_unknown=None if hours.rows or hours.written else second.words(fixed.NO_HOURS),
        call_first=second.words(contacts.ask),
        is_old=is_old(place, today),
        old=second.words(fixed.OLD),
        bring=_in_both(to_bring(category), second),
        bring_too=_in_both(bring_too(category), second),
        always=_in_both(ALWAYS_AFAR if afar else ALWAYS, second),
        show_first=second.words(CANNOT_READ) if wishes.cannot_read and not afar else None,
        say=_in_both(sentences_to_say(category, wishes, afar=afar, own=bool(say_own)), second),
        say_own=say_own,
        qr=qr_code(short_url),
        freshness=freshness_of(place),
        printed=day_words(today),
    )


def qr_code(short_url: str) -> SafeString:
    """An inline drawing of the short address, black on white whatever the theme, sized by the stylesheet. It holds nothing else."""
    drawing = segno.make(short_url, error="m", micro=False)
    svg = drawing.svg_inline(omitsize=True, light="#fff", title="QR code : page du lieu", svgclass="qr", lineclass=None)
    return mark_safe(svg)  # noqa: S308 - drawn here from an address of ours; segno escapes the title


def arrival_sentences(place: Place) -> list[str]:
    """How one may come, as far as we know: to a place that moves, without appointment, without a step."""
    said = [MOVES] if Itinerancy.ITINERANT in (place.itinerancy or ()) else []
    return said + _told(place, COMING)


def afar_sentences(place: Place, contacts: Contacts, category: str) -> list[str]:
    """How one is helped by a place that receives nobody: what to have at hand, whether by appointment."""
    if category in LEARNING:
        beside = fixed.CALL_WITH_DEVICE if contacts.phones else fixed.WITH_DEVICE
    else:
        beside = fixed.CALL_WITH_PAPERS if contacts.phones else fixed.WITH_PAPERS
    helps = COMES_OR_CALLS if place.home_visits else ACCESS_SENTENCES[AccessMode.PAS_DE_PUBLIC]
    return [helps, *_told(place, COMING_TO_NOBODY), beside]


def _told(place: Place, facts: Iterable[PlainFact]) -> list[str]:
    values = [(getattr(place, fact.field), fact) for fact in facts if fact.field in ON_ARRIVAL]
    return [fact.yes if value else fact.no for value, fact in values if value is not None]


def sentences_to_say(category: str, wishes: Wishes, *, afar: bool, own: bool) -> list[str]:
    """What to say besides `own_sentences`, which tell what one comes for when there are some (`own`). From afar nothing is held out: what
    would be is said."""
    said = [] if own else [to_say(category, afar=afar)]
    said += [CANNOT_READ] if afar and wishes.cannot_read else []
    return said + ([DEAF] if wishes.deaf else [])


def own_sentences(category: str, wishes: Wishes, *, afar: bool = False) -> tuple[ToShow, ...]:
    """The sentence that says which language the person speaks, in it too when we can, and what they come for. `afar`: what they ask for."""
    return tuple(to_show(category, replace(wishes, special_support=()), afar=afar)) if category else ()


def grouped_week(hours: HoursWords, second: SecondLanguage) -> Iterable[tuple[Words, Words]]:
    """The usual week, equal days on one row: ("Lundi à vendredi", "9 h à 12 h"). Nothing when there is no usual week."""
    said = [words for _, words, _ in hours.rows]
    names = tuple(second.sentences.get(day, "") for day in fixed.WEEKDAYS)
    for days in equal_days(said):
        french = _lower_last(days.named(fixed.WEEKDAYS))
        other = days.named(names, span="–", pair="–") if all(names) else ""
        yield Words(french, other), second.words(said[days.first])


def _lower_last(words: str) -> str:
    """Only the first day takes a capital: "Lundi à vendredi"."""
    return words[:1] + words[1:].lower()


def _in_both(sentences: Iterable[str], second: SecondLanguage) -> tuple[Words, ...]:
    return tuple(second.words(sentence) for sentence in sentences)
