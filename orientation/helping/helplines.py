"""Which helplines to show for a topic, and how each is shown: words, hours, and links that dial, write or open."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from django.db.models import Q

from orientation.models import Helpline
from orientation.presenting.voice import TU, VOUS
from places.hours_words import NBSP

_UNIT = re.compile(r"(?<=\d) (?=[hj]\b)")
"""The blank of "9 h" and "7 j/7", which must not end a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelplineWords:
    """One helpline as it is shown. Blank: there is none, or nobody told us. `phone` and `sms` are words, "0 805 805 817".

    `someone_calls`: the number in a sentence, for someone who cannot call it and may ask another person to. `unsure`: the same where it
    may not answer.
    """

    slug: str
    name: str
    purpose: str
    phone: str = ""
    phone_url: str = ""
    sms: str = ""
    sms_url: str = ""
    site: str = ""
    site_url: str = ""
    hours: str = ""
    languages: str = ""
    someone_calls: str = ""
    unsure: str = ""
    topics: frozenset[str] = frozenset()


def helplines_for(topics: Collection[str], *, department: str = "") -> list[HelplineWords]:
    """The shown helplines about any of these codes (`orientation.helping.topics`), in their own order; local ones only in `department`,
    last those that may not answer there, whose telephone is no button.

    One query; none when no topic is given.
    """
    if not topics:
        return []
    near = Q(departments__isnull=True)
    if department:
        near |= Q(departments__has_any=[department])
    shown = Helpline.objects.filter(near, is_shown=True, topics__has_any=list(topics))
    lines = [_from_there(words_of(helpline), helpline, department) for helpline in shown.order_by("rank", "slug")]
    return sorted(lines, key=lambda line: bool(line.unsure))


def without_a_call(lines: Iterable[HelplineWords], *, familiar: bool = False) -> list[HelplineWords]:
    """The same for someone deaf: what can be written to first, then sites; a telephone is no button any more. `familiar`: says "tu"."""
    someone_calls = (TU if familiar else VOUS).someone_calls
    silent = [
        replace(line, phone="", phone_url="", someone_calls=f"{someone_calls} : {line.phone}") if line.phone else line for line in lines
    ]
    return sorted(silent, key=lambda line: (not line.sms, not line.site))


def from_abroad(lines: Iterable[HelplineWords]) -> list[HelplineWords]:
    """The same outside France, where special numbers seldom answer: no telephone is a button."""
    return [_unsure(line) for line in lines]


def _from_there(line: HelplineWords, helpline: Helpline, department: str) -> HelplineWords:
    """The line as it is shown to someone of this département."""
    return _unsure(line) if department in (helpline.not_in or ()) else line


def _unsure(line: HelplineWords) -> HelplineWords:
    if not line.phone:
        return line
    return replace(line, phone="", phone_url="", unsure=f"Nous ne savons pas si on peut appeler d'ici le {line.phone}.")


def words_of(helpline: Helpline) -> HelplineWords:
    """How a row is shown."""
    return HelplineWords(
        slug=helpline.slug,
        name=helpline.name,
        purpose=helpline.purpose,
        phone=number_words(helpline.phone),
        phone_url=f"tel:{helpline.phone}" if helpline.phone else "",
        sms=number_words(helpline.sms),
        sms_url=f"sms:{helpline.sms}" if helpline.sms else "",
        site=urlsplit(helpline.website).netloc.removeprefix("www."),
        site_url=helpline.website,
        hours=_UNIT.sub(NBSP, helpline.hours),
        languages=helpline.languages,
        topics=frozenset(helpline.topics or ()),
    )


def number_words(dialled: str) -> str:
    """A number as it is written in France: "3919", "116 006", "0 805 805 817", "09 72 39 40 50". Blank stays blank."""
    if len(dialled) == 6:
        parts = [dialled[:3], dialled[3:]]
    elif len(dialled) == 10 and dialled.startswith("08"):
        parts = [dialled[:1], dialled[1:4], dialled[4:7], dialled[7:]]
    elif len(dialled) == 10:
        parts = [dialled[start : start + 2] for start in range(0, 10, 2)]
    else:
        return dialled
    return NBSP.join(parts)
