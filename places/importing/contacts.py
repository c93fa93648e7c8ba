"""Contacts: e-mail addresses and web addresses as people type them, made usable or left as text."""

import re
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from places.importing.cells import as_text, is_placeholder, max_length
from places.importing.journal import Journal
from places.importing.texts import plain_line
from places.models import Place

_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.[A-Za-z]{2,24}")
_SPELLED_AT = re.compile(r"\s*(?:\(at\)|\[at\]|\{at\}|\(arobase\))\s*|\s*@+\s*@*\s*", re.IGNORECASE)
_BETWEEN_EMAILS = re.compile(r"[|;,]|\s+(?:ou|et|/)\s+|\s+-\s+|\s+/\s*", re.IGNORECASE)

# A scheme, with the slips met in files: "http//", "https:/", "htp://", "http:https://".
_SCHEME = re.compile(r"(?:https?[:;]?/{0,3}(?=https?[:;]?/))*h?t{1,2}p(s?)(?::/{0,3}|;?//)", re.IGNORECASE)
_COUNTRY = "fr|com|org|net|eu|io|coop|info|asso|bzh|corsica|alsace|paris|re|gp|mq|gf|yt|pm|nc|pf|wf"
_BARE = re.compile(rf"(?:www\.(?:[\w-]+\.)+[A-Za-z]{{2,24}}|(?:[\w-]+\.)+(?:{_COUNTRY}))(?:[/?#:]\S*)?", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,24}")
_GLUED = re.compile(r"(?<=[^=/?&#%:;|\s])(?=https?://)", re.IGNORECASE)
_BEFORE_A_URL = re.compile(r"[;,\s]+(?:(?:et|ou|-|/)\s+)?(?=(?:https?:/|www\.))", re.IGNORECASE)
# What is left of a second address cut short: "…/accueil.htmhttps://www."
_CUT_SHORT = re.compile(r"(?:(?:h?t{1,2})?ps?:/{1,2}|//)?www\.$|^(?:https?:/{0,2})?(?:www\.?)?$", re.IGNORECASE)
_NOT_IN_A_URL = re.compile(r"[\s\"<>\\^`{}]")

DEFAULT_SCHEME = "https://"
"""What browsers try first today for an address typed without its scheme."""


class Found(NamedTuple):
    """What a cell holds: usable addresses in order, once each; other texts of the cell; repairs as (before, after, reason)."""

    addresses: tuple[str, ...]
    others: tuple[str, ...]
    repairs: tuple[tuple[str, str, str], ...]


def clean_emails(value: Any, column: str, journal: Journal) -> list[str]:
    """Every e-mail address of a cell. Text that holds none is kept in the description."""
    return _noted(_read_emails(as_text(value)), "Courriel indiqué", column, journal)


def clean_urls(value: Any, column: str, journal: Journal, *, label: str) -> tuple[list[str], list[str]]:
    """Every web address of a cell (http or https only), then the e-mail addresses found there. Other text is kept in the description."""
    found = _read_urls(as_text(value))
    urls = [address for address in found.addresses if "://" in address]
    emails = [address for address in found.addresses if "://" not in address]
    _noted(found, label, column, journal)
    return urls, emails


def clean_url(value: Any, column: str, journal: Journal, *, field: str, label: str) -> str:
    """The first web address of a cell that its field can hold; the others are kept in the description."""
    urls, emails = clean_urls(value, column, journal, label=label)
    fitting = [url for url in urls if len(url) <= max_length(Place, field)]
    for other in (*urls, *emails):
        if other not in fitting[:1]:
            journal.repair(column, other, "", "une seule adresse possible : gardée dans la présentation")
            journal.remark(label, other)
    return fitting[0] if fitting else ""


def _noted(found: Found, label: str, column: str, journal: Journal) -> list[str]:
    for before, after, reason in found.repairs:
        journal.repair(column, before, after, reason)
    for text in found.others:
        journal.remark(label, text)
    return list(found.addresses)


@lru_cache(maxsize=4096)
def _read_emails(raw: str) -> Found:
    text = plain_line(raw).text
    if not text or _EMAIL.fullmatch(text):
        return Found((text,) if text else (), (), ())
    addresses: dict[str, None] = {}
    others: list[str] = []
    repairs: list[tuple[str, str, str]] = []
    for part in filter(None, map(str.strip, _BETWEEN_EMAILS.split(text))):
        emails = _emails_of(part)
        addresses |= dict.fromkeys(emails)
        if not emails and not is_placeholder(part):
            others.append(part)
            repairs.append((part, "", "adresse électronique illisible : gardée dans la présentation"))
        elif emails != [part] and emails:
            repairs.append((part, "|".join(emails), "adresse électronique mise en forme"))
    return Found(tuple(addresses), tuple(others), tuple(repairs))


def _emails_of(part: str) -> list[str]:
    """The addresses of a text: as it is, else with its typing slips put right, else those found inside it."""
    if _EMAIL.fullmatch(part):
        return [part]
    text = _SPELLED_AT.sub("@", re.sub(r"mailto:\s*", "", part, flags=re.IGNORECASE)).split("?")[0]
    joined = re.sub(r"\s+", "", text).strip(".:'\"<>()[]")
    if text.count("@") == 1 and _EMAIL.fullmatch(joined):
        spaced = _EMAIL.findall(text)
        return [joined] if not spaced or " " not in text.strip() else spaced
    return _EMAIL.findall(text)


@lru_cache(maxsize=4096)
def _read_urls(raw: str) -> Found:
    text = plain_line(raw).text
    addresses: dict[str, None] = {}
    others: list[str] = []
    repairs: list[tuple[str, str, str]] = []
    parts = _url_parts(text)
    if len(parts) > 1 and "|".join(parts) != text:
        repairs.append((text, "|".join(parts), "plusieurs adresses séparées"))
    for part in parts:
        whole = _CUT_SHORT.sub("", part)
        if is_placeholder(whole) or not whole:
            repairs.append((part, "", "adresse vide : écartée"))
            continue
        found, is_whole, reason = _address_of(whole)
        addresses |= dict.fromkeys(found)
        if found != [part]:
            repairs.append((part, "|".join(found), reason))
        if not is_whole:
            others.append(part)
    return Found(tuple(addresses), tuple(others), tuple(repairs))


def _url_parts(text: str) -> list[str]:
    """The cell cut at `|`, before each scheme, and at `;` or `,` when addresses stand on both sides."""
    parts: list[str] = []
    for piece in text.split("|"):
        for glued in _GLUED.split(piece):
            for part in _BEFORE_A_URL.split(glued):
                pieces = re.split(r"\s*[;,]\s*", part.strip(" ;,"))
                apart = len(pieces) > 1 and all(_SCHEME.match(one) or _BARE.fullmatch(one) for one in pieces)
                parts.extend(pieces if apart else [part.strip(" ;,")])
    return [part for part in parts if part]


def _address_of(part: str) -> tuple[list[str], bool, str]:
    """The address a text is or begins with, whether that is all of the text, and what had to be done."""
    if url := _url(part) or _url(re.sub(r"\s+", "", part) if _SCHEME.match(part) and not _url(part.split(maxsplit=1)[0]) else ""):
        return [url], True, "adresse mise en forme"
    if url := _url(part.split(maxsplit=1)[0]):
        return [url], False, "adresse séparée de son commentaire, gardé dans la présentation"
    if emails := _emails_of(part):
        return emails, True, "courriel trouvé parmi les sites"
    return [], False, "ce n'est pas une adresse web : gardée dans la présentation"


def _url(part: str) -> str:
    """The address in its usable form; "" when the text is not one address and nothing else."""
    scheme = _SCHEME.match(part)
    rest = (part[scheme.end() :] if scheme else part).rstrip(".,;:")
    if " " in rest or not (scheme or _BARE.fullmatch(rest)):
        return ""
    prefix = DEFAULT_SCHEME if scheme is None or scheme.group(1) else "http://"
    url = prefix + _NOT_IN_A_URL.sub(lambda match: quote(match.group()), rest)
    return url if _is_web_address(url) else ""


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    return "@" not in parts.netloc and port != 0 and _HOST.fullmatch(parts.hostname or "") is not None
