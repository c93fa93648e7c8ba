"""Telephone numbers: read from what people type in a cell, kept in E.164, spoken the French way."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import phonenumbers

from places.departments import department_of_postal_code

# The pattern of the national schema, v1.0.2 (field `telephone`): the countries it knows, one number, no short number.
_NATIONAL_SCHEMA = re.compile(r"^(\+33|\+590|\+594|\+262|\+596|\+269|\+687|\+689|\+508|\+681)(\d){6,9}$", re.ASCII)

# Prefixes of the French numbering plan (Arcep) that exist overseas only: they say where a number is by themselves.
_OVERSEAS_PREFIXES = {
    "0590": "GP",
    "0690": "GP",
    "0691": "GP",
    "0594": "GF",
    "0694": "GF",
    "0596": "MQ",
    "0696": "MQ",
    "0697": "MQ",
    "0262": "RE",
    "0263": "RE",
    "0692": "RE",
    "0693": "RE",
    "0269": "YT",
    "0639": "YT",
    "0708": "PM",
}

# Where national numbers have fewer digits and no leading zero.
_SHORT_PLANS = {"PM", "WF", "PF", "NC"}

# Arcep keeps this range for works of fiction; the numbering library calls it invalid, demonstrations need it.
_FICTION_MOBILE = re.compile(r"063998\d{4}", re.ASCII)

# 10xy and 3xyz services, 116 and 118 numbers: they exist in France only and have no E.164 form.
_SHORT_NUMBER = re.compile(r"3\d{3}|10\d{2}|11[68]\d{3}", re.ASCII)
_EMERGENCY_NUMBERS = frozenset({"15", "17", "18", "110", "112", "114", "115", "119", "191", "196", "197"})

_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_OPTIONAL_ZERO = re.compile(r"\(\s*0\s*\)")
_BRACKETED_PREFIX = re.compile(r"(^|\+[0-9]{1,3} ?)\(([0-9]{1,4})\)")
_EXTENSION = re.compile(r"\b(?:poste|ext)\b\.?\s*\d+", re.IGNORECASE)
_RUN = re.compile(r"\+? *[0-9][0-9 .,/+-]*")
_WEAK_SEPARATORS = (re.compile(r" [/,-] "), re.compile(r"[/,]"), re.compile(r"(?<=\d) *(?=\+)"))
_ONE_FRENCH = re.compile(r"0[1-9](?:[ ./,-]?[0-9]{2}){4}")
_SEVERAL_FRENCH = re.compile(rf"(?:{_ONE_FRENCH.pattern}(?:[ /,-]*|$)){{2,}}")
_LABELS = re.compile(r"\b(?:t[ée]l(?:[ée]phones?)?|ou|et|num[ée]ros?|fixe|mobile|portable|port)\b", re.IGNORECASE)

_Value = TypeVar("_Value")

# A plus sign and fifteen digits (ITU-T E.164); the library accepts longer ones in a few countries.
_LONGEST_E164 = 16

# Long enough for five numbers and their comments; beyond, the cell is a text that went to the wrong column.
_LONGEST_CELL = 300


@dataclass(frozen=True, slots=True)
class RejectedPhone:
    """What could not be read as a number, as written, and why (French, for the person who corrects)."""

    raw: str
    reason: str


@dataclass(frozen=True, slots=True)
class Phones:
    """What one cell holds: numbers in E.164 in their order, short numbers, comments, and what is not a number.

    Only `numbers` may go to a telephone field. All four are empty when the cell is blank.
    """

    numbers: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    rejected: tuple[RejectedPhone, ...] = ()


def parse_phones(raw: str | None, *, postal_code: str = "") -> Phones:
    """Read every number of a cell; never raises.

    A number without an international prefix belongs to the territory of `postal_code` (metropolitan France when it is
    blank or unknown), unless its own prefix exists overseas only. Each number is given once.
    """
    if raw is None or not raw.strip():
        return Phones()
    text = _plain(raw)
    if len(text) > _LONGEST_CELL:
        return Phones(rejected=(RejectedPhone(text[:_LONGEST_CELL], "texte trop long pour un numéro"),))
    found = department_of_postal_code(postal_code)
    region = found.phone_region if found else "FR"
    bare = not any(character.isalpha() for character in text)

    extensions = _EXTENSION.findall(text)
    text = _EXTENSION.sub(";", text)
    read = {run: _read_run(run, region, bare) for run in _RUN.findall(text)}
    comments = _RUN.sub(lambda match: ";" if read[match.group()] != Phones() else match.group(), text)
    found_something = [phones for phones in read.values() if phones != Phones()]
    if not found_something:
        return Phones(rejected=(RejectedPhone(raw.strip(), "aucun numéro lisible"),))
    return Phones(
        numbers=_once(number for phones in found_something for number in phones.numbers),
        short=_once(number for phones in found_something for number in phones.short),
        notes=_once(note for part in (*re.split(r"[;|\n]", comments), *extensions) if (note := _note(part))),
        rejected=_once(rejection for phones in found_something for rejection in phones.rejected),
    )


def spoken(e164: str) -> str:
    """The number as it is written in France: "01 48 13 00 00", "0596 60 00 00", "+687 26 00 00", "+32 2 555 12 12".

    Numbers that a French telephone does not dial with ten digits keep their international prefix. What is not a
    number is given back as it is.
    """
    try:
        number = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return e164
    if number.country_code == 508:
        digits = f"0508{number.national_number}" if number.national_number < 10**6 else f"0{number.national_number}"
        return " ".join((digits[:4], digits[4:6], digits[6:8], digits[8:])).strip()
    if number.country_code in (33, 590, 594, 596, 262):
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL).replace(".", " ")


def tel_uri(e164: str) -> str:
    """The address of a link that calls this number (RFC 3966)."""
    return f"tel:{e164}"


def fits_national_schema(e164: str) -> bool:
    """Whether the national schema accepts this number: a foreign one is right, yet cannot be exported."""
    return _NATIONAL_SCHEMA.fullmatch(e164) is not None


def _plain(raw: str) -> str:
    """The text with ordinary digits, spaces and hyphens, one kind of line end, and without the (0) of +33 (0)1."""
    text = unicodedata.normalize("NFKC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub(r"[^\S\n]+", " ", _OPTIONAL_ZERO.sub("", _DASHES.sub("-", text))).strip()
    return _BRACKETED_PREFIX.sub(r"\1\2", text)


def _read_run(run: str, region: str, bare: bool) -> Phones:
    """What one run of digits and punctuation holds; nothing at all when it is a figure of a comment ("9" of "9 h").

    `bare` says that the cell has no letter: only then may two or three digits be an emergency number or a mistake.
    """
    numbers: list[str] = []
    short: list[str] = []
    rejected: list[RejectedPhone] = []
    for piece in _pieces(run, region):
        digits = _digits(piece)
        if e164 := _e164(piece, region):
            numbers.append(e164)
        elif _SHORT_NUMBER.fullmatch(digits) or (bare and digits in _EMERGENCY_NUMBERS):
            short.append(digits)
        elif bare or len(digits) > 4:
            rejected.append(RejectedPhone(piece.strip(), _why_rejected(digits, region)))
    return Phones(numbers=tuple(numbers), short=tuple(short), rejected=tuple(rejected))


def _pieces(run: str, region: str) -> list[str]:
    """The run itself when it is one number, else its parts at the first separator that yields something readable."""
    if _e164(run, region):
        return [run]
    if _SEVERAL_FRENCH.fullmatch(run):
        return _ONE_FRENCH.findall(run)
    for separator in _WEAK_SEPARATORS:
        parts = [part for part in separator.split(run) if _digits(part)]
        if len(parts) > 1 and any(_e164(part, region) or _SHORT_NUMBER.fullmatch(_digits(part)) for part in parts):
            return [piece for part in parts for piece in _pieces(part, region)]
    return [run]


def _e164(piece: str, region: str) -> str:
    """The number in E.164, blank when it is not a valid number."""
    digits = _digits(piece)
    international = piece.lstrip().startswith("+")
    if not international and digits.startswith("00"):
        international, digits = True, digits[2:]
    if international and digits.startswith("33"):
        # Also puts right +33 596…, written by software that believes all of France has one prefix.
        return _french(f"0{digits[2:].removeprefix('0')}", "FR")
    if international:
        return _valid(f"+{digits}", None)
    if len(digits) == 9 and not digits.startswith("0") and region not in _SHORT_PLANS:
        digits = f"0{digits}"
    return _french(digits, region) if len(digits) == 10 and digits.startswith("0") else _valid(digits, region)


def _french(digits: str, region: str) -> str:
    """E.164 of the ten digits of a French number; its prefix decides first, then the territory, then the mainland."""
    if _FICTION_MOBILE.fullmatch(digits):
        return f"+33{digits[1:]}"
    if re.fullmatch(r"0508[0-9]{6}", digits):
        return _valid(f"+508{digits[4:]}", None)
    if overseas := _OVERSEAS_PREFIXES.get(digits[:4]):
        return _valid(digits, overseas)
    if digits.startswith("08"):
        region = "FR"  # special-rate numbers are nationwide
    return _valid(digits, region) or (_valid(digits, "FR") if region != "FR" else "")


def _valid(number: str, region: str | None) -> str:
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return ""
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return e164 if phonenumbers.is_valid_number(parsed) and len(e164) <= _LONGEST_E164 else ""


def _why_rejected(digits: str, region: str) -> str:
    expected = 6 if region in _SHORT_PLANS else 10 if digits.startswith("0") else 9
    if len(digits) < expected:
        return "il manque des chiffres"
    if len(digits) > 15:
        return "trop de chiffres"
    return "ce numéro n'existe pas"


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def _note(part: str) -> str:
    """A comment without labels and stray punctuation, blank when nothing is left to say."""
    words = _LABELS.sub(" ", part)
    return re.sub(r"\s+", " ", words).strip(" .:,/()[]-+'\"")


def _once(values: Iterable[_Value]) -> tuple[_Value, ...]:
    return tuple(dict.fromkeys(values))
