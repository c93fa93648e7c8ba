"""Sheet: everything the page of one place says, as plain values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.safestring import SafeString

from places.hours import Schedule, Unreadable
from places.hours_words import WEEKDAYS, as_written, coming_rows, date_words, holidays_line, week_rows
from places.languages import language_name
from places.models import Place, Service
from places.plain_words import ACCESS_SENTENCES, COMING, COMING_TO_NOBODY, EQUIPMENT, MOVES, MOVES_AFAR, PROGRAMMES, PlainFact
from places.presenting.contacts import Contacts, contacts_of
from places.presenting.exceptional import PartWords, is_weekly, line_of, part_of, periods_from
from places.presenting.fees import FREE, fee_words
from places.presenting.json_ld import json_ld_of
from places.presenting.labels import freshness_of, kind_of
from places.presenting.offers import OffersWords, offers_of
from places.presenting.opening import OpeningWords, closure_words, opening_of, usual_hours_of
from places.presenting.origins import OriginWords, origins_of
from places.presenting.unknowns import Unknowns, unknowns_of
from places.presenting.words import counted, day_words, listed
from places.provenance import Provenance
from places.vocabulary import AccessMode, Itinerancy, Training

OLD_MONTHS = 18
"""Facts nobody has vouched for in this many months are said to be old, and to be checked by telephone."""
DAYS_IN_A_MONTH = 30.44
USUAL = "Horaires habituels"


@dataclass(frozen=True, slots=True)
class HoursWords:
    """The hours: rows of days, marked when they are today's; or the text as written. Both empty when unknown.

    `exceptional`: what the rows are when they are not the usual ones, then among `others` with those to come.
    """

    rows: tuple[tuple[str, str, bool], ...]
    written: str
    holidays: str
    note: str
    closures: tuple[str, ...]
    dated: bool
    exceptional: str = ""
    others: tuple[PartWords, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the page says. Lists are empty when there is nothing to say; what nobody told us is in `unknowns`."""

    place: Place
    kind: str
    opening: OpeningWords
    hours: HoursWords
    contacts: Contacts
    offers: list[OffersWords]
    coming: list[tuple[bool | None, str]]
    equipment: list[tuple[bool, str]]
    programmes: list[tuple[str, str]]
    labels: list[str]
    languages: str
    unknowns: Unknowns
    freshness: str
    is_old: bool
    origins: list[OriginWords]
    json_ld: SafeString


def sheet_of(place: Place, services: Sequence[Service], written: Mapping[str, Provenance], *, at: datetime, url: str) -> Sheet:
    """The sheet at this moment (aware); `url` is the address of the page, in full. No query, if the commune is loaded."""
    is_free = fee_words(service.fees for service in services) == FREE
    return Sheet(
        place=place,
        kind=kind_of(place),
        opening=opening_of(place, at),
        hours=hours_of(place, at),
        contacts=contacts_of(place),
        offers=offers_of(place, services),
        coming=[*_access(place), *_known(place, COMING if place.receives_public else COMING_TO_NOBODY)],
        equipment=_known(place, EQUIPMENT) if place.receives_public else [],
        programmes=[PROGRAMMES[code] for code in PROGRAMMES if code in (place.programmes or ())],
        labels=[str(Training(code).label) for code in place.trainings or () if code in Training.values] + list(place.other_labels or ()),
        languages=_languages(place),
        unknowns=unknowns_of(place, services),
        freshness=freshness_of(place),
        is_old=is_old(place, at.astimezone(place.zone).date()),
        origins=origins_of(place, written),
        json_ld=json_ld_of(place, url=url, is_free=is_free, on=at.astimezone(place.zone).date()),
    )


def hours_of(place: Place, at: datetime) -> HoursWords:
    """The hours of these days in words, today's row marked, with the closures and the exceptional hours that are not over."""
    usual, today = usual_hours_words(place, at), at.astimezone(place.zone).date()
    now = next((period for period in periods_from(place, today) if period.first <= today), None)
    others = tuple(part_of(period, today) for period in periods_from(place, today) if period.first > today)
    if now is None:
        return replace(usual, others=others)
    part = part_of(now, today)
    marked = {WEEKDAYS[today.weekday()], date_words(today)}
    rows = tuple((day.capitalize(), words.capitalize(), day in marked) for day, words in part.rows)
    before = tuple((day.lower(), words.lower()) for day, words, _ in usual.rows)
    back = [] if usual.dated or not (before or usual.written) else [PartWords(USUAL, before, line_of(before) or usual.written)]
    holidays = holidays_line(now.hours) if now.hours and is_weekly(now) else ""
    dated = not is_weekly(now)
    return replace(usual, rows=rows, written="", holidays=holidays, dated=dated, exceptional=part.title, others=(*others, *back))


def usual_hours_words(place: Place, at: datetime) -> HoursWords:
    """The usual hours in words, and the closures that are not over."""
    today = at.astimezone(place.zone).date()
    schedule = usual_hours_of(place)
    rows: Iterable[tuple[str, str]] = ()
    if isinstance(schedule, Schedule):
        rows = coming_rows(schedule, today) if schedule.dated else week_rows(schedule)
    dated = isinstance(schedule, Schedule) and schedule.dated
    current = 0 if dated else today.weekday()
    coming = [closure for closure in place.temporary_closures or () if (closure.get("until") or "9999") >= today.isoformat()]
    return HoursWords(
        rows=tuple((day.capitalize(), words.capitalize(), number == current) for number, (day, words) in enumerate(rows)),
        written=as_written(schedule) if isinstance(schedule, Unreadable) else "",
        holidays=holidays_line(schedule) if isinstance(schedule, Schedule) else "",
        note=place.hours_note,
        closures=tuple(_closure_from(closure, today) for closure in coming),
        dated=dated,
    )


def _closure_from(closure: dict[str, str | None], today: date) -> str:
    start = closure.get("from") or ""
    if start <= today.isoformat():
        return closure_words(closure)
    return f"À partir du {day_words(date.fromisoformat(start))} : {closure_words(closure).lower()}"


def _access(place: Place) -> list[tuple[bool | None, str]]:
    """Whether it is good news, None for what is simply to be known, and the sentence. That nobody is received is said in the place of the
    address (`Contacts.afar`), and that it moves is then said by "Une personne peut venir chez vous."."""
    elsewhere = {AccessMode.PAS_DE_PUBLIC} | (set() if place.receives_public else {AccessMode.SE_PRESENTER})
    modes = set(place.access_modes or ()) - elsewhere
    told: list[tuple[bool | None, str]] = [(True, sentence) for code, sentence in ACCESS_SENTENCES.items() if code in modes]
    if Itinerancy.ITINERANT in (place.itinerancy or ()) and (place.receives_public or not place.home_visits):
        told.append((None, MOVES if place.receives_public else MOVES_AFAR))
    if place.appointment_delay_days is not None:
        told.append((None, f"Un rendez-vous est possible en {counted(place.appointment_delay_days, 'jour', 'jours')} environ."))
    return told


def _languages(place: Place) -> str:
    names = [language_name(code) for code in place.languages or ()]
    return f"On parle : {listed(names)}." if names else ""


def _known(place: Place, facts: Iterable[PlainFact]) -> list[tuple[bool, str]]:
    values = [(getattr(place, fact.field), fact) for fact in facts]
    return [(value, fact.yes if value else fact.no) for value, fact in values if value is not None]


def is_old(place: Place, today: date) -> bool:
    """Whether nobody has vouched for the place in OLD_MONTHS; a place that nobody ever vouched for is not said to be."""
    vouched = max(day for day in (place.verified_on, place.source_date, date.min) if day is not None)
    return vouched > date.min and (today - vouched).days > OLD_MONTHS * DAYS_IN_A_MONTH
