"""Pivots: the SIRET or RNA number that ties a place to its legal body, checked by its own key."""

import re
from typing import Any, Final

from places.importing.cells import as_text, is_placeholder
from places.importing.journal import Journal
from places.importing.texts import plain_line

_LEGIBLE = re.compile(r"[A-Za-z0-9]{9,14}", re.ASCII)
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+", re.ASCII)

LA_POSTE: Final = "356000000"
"""The one body whose SIRET numbers may break Luhn's rule: theirs have a digit sum divisible by 5 (INSEE)."""

NO_ESTABLISHMENT: Final = "00000"
"""How a SIRET never ends: establishments are numbered from 0001. A spreadsheet rounded it (3.67501E+13), or a SIREN was padded."""


def clean_pivot(value: Any, column: str, journal: Journal) -> str:
    """A SIRET (14 digits), RNA (W and 9 digits), RIDET or SIREN; "" when unknown or when its digits are lost.

    A number that only fails its key is kept: it is most often one slip away from the right one, and the journal says so.
    """
    raw = as_text(value)
    if not raw.strip("0") or is_placeholder(raw):
        return ""
    text = re.sub(r"[\s\-_/'.]", "", plain_line(raw).text).upper()
    if re.fullmatch(r"\d{13}", text, re.ASCII) and _has_a_right_key(f"0{text}"):
        text = f"0{text}"
    if _SCIENTIFIC.fullmatch(raw) or (len(text) == 14 and text.endswith(NO_ESTABLISHMENT)):
        journal.repair(column, raw, "", "numéro tronqué ou arrondi par un tableur : ses derniers chiffres sont perdus")
        return ""
    if not _LEGIBLE.fullmatch(text):
        journal.repair(column, raw, "", "ce n'est ni un SIRET ni un numéro RNA")
        return ""
    if text != raw:
        journal.repair(column, raw, text, "numéro SIRET ou RNA mis en forme")
    if len(text) == 14 and text.isdigit() and not _has_a_right_key(text):
        journal.repair(column, text, text, "la clé du SIRET est fausse : gardé, à vérifier")
    return text


def _has_a_right_key(siret: str) -> bool:
    """Luhn's rule on the fourteen digits; La Poste's own rule for La Poste."""
    digits = [int(digit) for digit in siret]
    if siret.startswith(LA_POSTE) and sum(digits) % 5 == 0:
        return True
    doubled = [digit * 2 for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(digit // 10 + digit % 10 for digit in doubled)) % 10 == 0
