"""Messages by which the places of a plan are sent: in as few SMS as will do, counted, and silent about the person.

As for one place (`orientation.sheets.sharing`): public facts and short links. Neither the needs nor their order have a way in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count

from orientation.sheets.gsm7 import MOST, to_gsm7
from orientation.sheets.sharing import (
    LEAST_NAME,
    MOST_ARABIC,
    PREFIX,
    PREFIX_ARABIC,
    SUBJECT,
    PlaceMessage,
    after_name,
    cut,
    less_and_less,
    mail_text,
    sms_for,
    utf16_length,
)

SUBJECT_SEVERAL = "Des adresses pour être aidé avec le numérique"


@dataclass(frozen=True, slots=True)
class Sms:
    """`parts`: how many SMS the text takes, each of which may be charged."""

    text: str
    parts: int


@dataclass(frozen=True, slots=True)
class _Alphabet:
    """`alone`: characters of a message of one part; `part`: of each part of a longer one, once the header that joins them is taken off
    (3GPP TS 23.040 §9.2.3.24.1)."""

    alone: int
    part: int
    length: Callable[[str], int]

    def room(self, parts: int) -> int:
        return self.alone if parts == 1 else parts * self.part


_GSM7 = _Alphabet(MOST, 153, len)
_UTF16 = _Alphabet(MOST_ARABIC, 67, utf16_length)


def plan_sms(messages: Sequence[PlaceMessage], language: str) -> Sms:
    """The SMS for these places, one or several, to someone who prefers this language (ISO code, "" for French).

    Names, telephones and links first, in the fewest parts that hold them; then as much of the addresses and hours as these parts hold.
    """
    arabic = language == "ar"
    alphabet = _UTF16 if arabic else _GSM7
    if len(messages) == 1:
        text = sms_for(messages[0], language)
        return Sms(text, _parts(text, alphabet))
    levels = [_arabic_pieces(messages)] if arabic else _french_pieces(messages)
    before = f"{PREFIX_ARABIC}:" if arabic else f"{PREFIX} :"
    for parts in count(1):
        for pieces in levels:
            if text := _fitted(before, pieces, alphabet, alphabet.room(parts)):
                return Sms(text, parts)
    raise AssertionError  # the parts grow until the text fits


def plan_mail(messages: Sequence[PlaceMessage], urls: Sequence[str]) -> tuple[str, str]:
    """Subject and text: the same facts, a line each. `urls`: the short addresses in full, one for each place."""
    if len(messages) == 1:
        return SUBJECT, mail_text(messages[0], urls[0])
    told = [mail_text(message, url, rank) for rank, (message, url) in enumerate(zip(messages, urls, strict=True), 1)]
    return SUBJECT_SEVERAL, "\n\n".join([f"{PREFIX} :", *told])


_Piece = tuple[str, str]
"""The name of a place, and what follows it."""


def _french_pieces(messages: Sequence[PlaceMessage]) -> list[list[_Piece]]:
    """The places at each level of detail, from everything to the telephone and the link."""
    known = [(to_gsm7(one.name), to_gsm7(one.phone), one.link, less_and_less(one)) for one in messages]
    return [
        [(name, after_name(to_gsm7(levels[rank][0]), phone, levels[rank][1], link)) for name, phone, link, levels in known]
        for rank in range(len(known[0][3]))
    ]


def _arabic_pieces(messages: Sequence[PlaceMessage]) -> list[_Piece]:
    return [(" ".join(one.name.split()), (f", {one.phone}" if one.phone else "") + f". {one.link}") for one in messages]


def _fitted(before: str, pieces: Sequence[_Piece], alphabet: _Alphabet, room: int) -> str:
    """The text, its names cut as little as the room allows, never below LEAST_NAME; blank when it does not fit."""
    for longest in range(max(LEAST_NAME, *(alphabet.length(name) for name, _ in pieces)), LEAST_NAME - 1, -1):
        said = [f"{rank}) {cut(name, longest, alphabet.length)}{after}" for rank, (name, after) in enumerate(pieces, 1)]
        text = " ".join([before, *said])
        if alphabet.length(text) <= room:
            return text
    return ""


def _parts(text: str, alphabet: _Alphabet) -> int:
    length = alphabet.length(text)
    return 1 if length <= alphabet.alone else -(-length // alphabet.part)
