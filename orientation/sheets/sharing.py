"""Messages by which a place is sent to someone: counted, so that one SMS is enough, and silent about the person.

A message holds public facts of one place and its short link. The need, the adaptations and the name of the person have no way in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

from django.urls import reverse

from orientation.sheets.gsm7 import MOST, to_gsm7
from orientation.sheets.short_hours import week_in_a_line
from places.models import Place
from places.presenting.exceptional import periods_from
from places.presenting.labels import name_of, street_of, where_of
from places.presenting.opening import usual_hours_of
from places.presenting.words import phone_words

MOST_ARABIC = 70
"""Characters of one message outside GSM-7, which is then sent in UTF-16 (3GPP TS 23.038 §6.2.3)."""

LEAST_NAME = 25
"""A name is cut to no less than this before something else is given up."""

SOON_DAYS = 7
"""A message is read in the days after it is sent."""

PREFIX, PREFIX_ARABIC = "Aide numérique", "مساعدة رقمية"
SUBJECT = "Une adresse pour être aidé avec le numérique"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMessage:
    """What a message may say of a place. `hours` and `short_hours` are the same week, in whole words and in three letters. Blank: unknown.

    `address`: where to go; "Aide par téléphone" or "Aide à domicile" when nobody is received there, and so `street`.
    `link` has no "https://": telephones understand it without.
    """

    name: str
    address: str
    street: str
    phone: str
    hours: str
    short_hours: str
    link: str


def short_path(code: str) -> str:
    """The short address of a place: its public code, and nothing else."""
    return reverse("orientation:short-link", args=[code])


def message_of(place: Place, *, host: str, at: datetime) -> PlaceMessage:
    """The message of a place; `host` is that of this site ("exemple.fr"). No query, if the commune is loaded.

    No hours during exceptional ones, nor in the week before: a line has no room to tell both.
    """
    today = at.astimezone(place.zone).date()
    near = [period for period in periods_from(place, today) if period.first <= today + timedelta(days=SOON_DAYS)]
    week = None if near else usual_hours_of(place)
    return PlaceMessage(
        name=name_of(place),
        address=where_of(place),
        street=street_of(place) if place.receives_public else where_of(place),
        phone=phone_words(place.phone) if place.phone else "",
        hours=week_in_a_line(week),
        short_hours=week_in_a_line(week, short=True),
        link=f"{host}{short_path(place.code).rstrip('/')}",
    )


def sms_text(message: PlaceMessage) -> str:
    """At most 160 characters of GSM-7, as long as the link has at most 100: the name is shortened first, then the hours, then the address.

    Telephone and link are always whole.
    """
    name = to_gsm7(message.name)
    text = ""
    for address, hours in less_and_less(message):
        before, after = f"{PREFIX} : ", after_name(to_gsm7(address), to_gsm7(message.phone), hours, message.link)
        room = MOST - len(before) - len(after)
        text = _whole(before, cut(name, room), after)
        if room >= min(len(name), LEAST_NAME):
            break
    return text


def sms_for(message: PlaceMessage, language: str) -> str:
    """The SMS for someone who prefers to speak this language (ISO code, "" for French): in Arabic, or in French."""
    return sms_text_arabic(message) if language == "ar" else sms_text(message)


def sms_text_arabic(message: PlaceMessage) -> str:
    """At most 70 characters of UTF-16, as long as the link has at most 35: name, telephone and link; the name is shortened."""
    after = f", {message.phone}. {message.link}" if message.phone else f". {message.link}"
    before = f"{PREFIX_ARABIC}: "
    return _whole(before, cut(" ".join(message.name.split()), MOST_ARABIC - utf16_length(before + after), utf16_length), after)


def mail_text(message: PlaceMessage, url: str, rank: int = 0) -> str:
    """The same facts, a line each; `url` is the short address in full. `rank`: of the place among several, 0 when it is alone."""
    first = f"{rank}. {message.name}" if rank else f"{PREFIX} : {message.name}"
    lines = [first, message.address, f"Téléphone : {message.phone}" if message.phone else "", message.hours]
    return "\n".join([*(line for line in lines if line), url])


def sms_uri(text: str) -> str:
    """Opens a new SMS without addressee. Android reads what follows "?", iPhones what follows "&": this form is read by both."""
    return f"sms:?&body={quote(text, safe='')}"


def mailto_uri(subject: str, text: str) -> str:
    """Opens a new mail without addressee (RFC 6068: lines end in CR LF)."""
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(text, safe='').replace('%0A', '%0D%0A')}"


def less_and_less(message: PlaceMessage) -> list[tuple[str, str]]:
    """Address and hours, from everything to nothing."""
    full, short = to_gsm7(message.hours), to_gsm7(message.short_hours)
    with_address = [(message.address, full), (message.address, short), (message.address, "")]
    return [*with_address, (message.street, ""), ("", "")]


def after_name(address: str, phone: str, hours: str, link: str) -> str:
    """What follows the name."""
    parts = [f"Tél {phone}" if phone else "", hours, link]
    return (f", {address}" if address else "") + "".join(f". {part}" for part in parts if part)


def utf16_length(text: str) -> int:
    """Length in units of UTF-16: what a telephone counts outside GSM-7."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _whole(before: str, name: str, after: str) -> str:
    """The parts put together; without a name, nothing is left of what followed it."""
    return f"{before}{name}{after}" if name else before + after.lstrip(",. ")


def cut(text: str, room: int, measure: Callable[[str], int] = len) -> str:
    """As many whole words as there is room for; letters of the first word when even that is too long."""
    kept = text
    while measure(kept) > max(room, 0):
        kept = kept[:-1]
    if kept == text or text[len(kept)] == " ":
        return kept.rstrip()
    return (kept.rpartition(" ")[0] or kept).rstrip(" ,.-")
