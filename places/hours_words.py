"""Opening hours said in French: "Ouvert aujourd'hui jusqu'à 17 h", "lundi : 9 h à 12 h et 14 h à 17 h"."""

from datetime import date, datetime, timedelta

from places.hours import Schedule, Unreadable
from places.hours_days import Day, Doubt, Span
from places.hours_gloss import in_french
from places.hours_rules import MINUTES_IN_A_DAY

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)

# Someone who is less than an hour from closing time needs to know before setting off.
SOON = timedelta(hours=1)

# "lundi" is the coming Monday only within the six days that follow; beyond, the date is said.
_NAMED_DAYS = 6

NBSP = "\u00a0"

NOT_KNOWN = "Horaires non connus"


def status_sentence(hours: Schedule | Unreadable | None, moment: datetime) -> str:
    """Whether the place is open at this moment, until when, or when it opens; one line, without a final full stop.

    Days are those of the place's own clock. Raises ValueError when `moment` has no time zone.
    """
    if hours is None:
        return NOT_KNOWN
    if isinstance(hours, Unreadable):
        return as_written(hours)
    today = moment.astimezone(hours.zone).date()
    if doubt := hours.doubt_at(moment):
        return _doubt_sentence(hours, doubt)
    if hours.open_at(moment):
        return _open_sentence(hours, moment, today)
    opening = hours.next_opening(moment)
    if opening is None:
        return "Fermé en ce moment"
    return f"Fermé. Ouvre {day_from(today, opening.date())} à {clock_of(opening)}"


def as_written(hours: Schedule | Unreadable) -> str:
    """The hours as the place wrote them, their abbreviations in French words."""
    return f"Horaires (écrits par le lieu){NBSP}: {in_french(hours.raw)}"


def week_rows(schedule: Schedule) -> list[tuple[str, str]]:
    """The usual week, Monday first: ("lundi", "9 h à 12 h et 14 h à 17 h"); empty when no week can stand for all."""
    return [(name, day_words(day)) for name, day in zip(WEEKDAYS, schedule.week() or (), strict=False)]


def coming_rows(schedule: Schedule, first: date) -> list[tuple[str, str]]:
    """The seven days from `first` on, with their dates and holidays: for the hours that have no usual week."""
    days = [first + timedelta(days=offset) for offset in range(7)]
    return [(date_words(day), day_words(schedule.on(day))) for day in days]


def holidays_line(schedule: Schedule) -> str:
    """What to expect on public holidays, as one sentence."""
    if not schedule.speaks_of_holidays:
        return f"Les jours fériés{NBSP}: horaires à vérifier"
    days = set(schedule.holidays() or ())
    if len(days) == 1:
        return f"Les jours fériés{NBSP}: {day_words(days.pop())}"
    return f"Les jours fériés{NBSP}: horaires prévus par le lieu"


def day_words(day: Day) -> str:
    """One day: "fermé", "24 h sur 24", "9 h à 18 h", "9 h à 12 h et 14 h à 17 h (sur rendez-vous)"."""
    if not day:
        return "fermé"
    words = _enumeration([_span_words(span) for span in day])
    holiday = any(span.doubt is Doubt.PUBLIC_HOLIDAY for span in day)
    return f"{words} (jour férié{NBSP}: à vérifier)" if holiday else words


def clock(minutes: int) -> str:
    """Minutes since midnight as a French hour, no-break: "9 h", "13 h 30"; 1440 and beyond belong to the next day."""
    if minutes == MINUTES_IN_A_DAY:
        return "minuit"
    hours, rest = divmod(minutes % MINUTES_IN_A_DAY, 60)
    return f"{hours}{NBSP}h{NBSP}{rest:02}" if rest else f"{hours}{NBSP}h"


def clock_of(moment: datetime) -> str:
    """The hour of a moment in its own zone, as `clock` says it."""
    return clock(moment.hour * 60 + moment.minute)


def date_words(day: date) -> str:
    """A date without its year: "lundi 7 septembre", "vendredi 1er mai"."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{WEEKDAYS[day.weekday()]} {number}{NBSP}{MONTHS[day.month - 1]}"


def _open_sentence(schedule: Schedule, moment: datetime, today: date) -> str:
    closing = schedule.closes_at(moment)
    if closing is None:
        return f"Ouvert 24{NBSP}h sur{NBSP}24"
    if closing - moment <= SOON:
        return f"Ferme bientôt{NBSP}: à {clock_of(closing)}"
    midnight = closing.hour == closing.minute == 0
    last_day = (closing - timedelta(minutes=1)).date() if midnight else closing.date()
    until = "minuit" if midnight else clock_of(closing)
    if last_day == today:
        return f"Ouvert aujourd'hui jusqu'à {until}"
    return f"Ouvert jusqu'à {day_from(today, last_day)} {until}"


def _doubt_sentence(hours: Schedule, span: Span) -> str:
    if span.doubt is Doubt.NOT_TOLD:
        return as_written(hours) if hours.raw.strip() else NOT_KNOWN
    if span.doubt is Doubt.PUBLIC_HOLIDAY:
        return f"Jour férié ({span.words}){NBSP}: horaires à vérifier"
    if span.doubt is Doubt.COMMENT:
        return f"Horaires à vérifier{NBSP}: {span.words}"
    if span.doubt is Doubt.OPEN_END:
        return f"Ouvre à {clock(span.start)}. Heure de fermeture non connue"
    return "Horaires à vérifier"


def day_from(today: date, day: date) -> str:
    """A day not before today, as it is said: "demain", "jeudi", "le jeudi 12 mars"."""
    distance = (day - today).days
    if distance <= 1:
        return "aujourd'hui" if distance == 0 else "demain"
    return WEEKDAYS[day.weekday()] if distance <= _NAMED_DAYS else f"le {date_words(day)}"


def _span_words(span: Span) -> str:
    hours = f"{clock(span.start)} à {clock(span.end)}"
    if span.doubt is Doubt.OPEN_END:
        hours = f"à partir de {clock(span.start)}"
    elif (span.start, span.end) == (0, MINUTES_IN_A_DAY):
        hours = f"24{NBSP}h sur{NBSP}24"
    if span.doubt is Doubt.SAID_UNKNOWN:
        return f"{hours} (à vérifier)"
    return f"{hours} ({span.words})" if span.doubt is Doubt.COMMENT else hours


def _enumeration(parts: list[str]) -> str:
    return " et ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
