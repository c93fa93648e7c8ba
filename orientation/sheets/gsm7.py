"""GSM-7: the letters that an SMS of 160 characters may hold, and the nearest of them for each letter that it may not.

The alphabet is that of 3GPP TS 23.038 §6.2.1, without its extension table, whose characters count double.
"""

import unicodedata

MOST = 160
"""Characters of one message in this alphabet."""

ALPHABET = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_NEAREST = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "–": "-", "—": "-", "‑": "-", "−": "-", "•": "-", "·": "-", "…": "...", "œ": "oe", "Œ": "OE", "€": "EUR", "°": "o", "№": "No",
        "[": "(", "]": ")", "{": "(", "}": ")", "|": "/", "\\": "/", "~": "-", "^": " ",
    }
)  # fmt: skip


def to_gsm7(text: str) -> str:
    """The text on one line, each character in the alphabet: "Forêt – cœur" gives "Foret - coeur". What has no near letter is left out."""
    composed = unicodedata.normalize("NFC", text).translate(_NEAREST)
    return " ".join("".join(_letter(character) for character in composed).split())


def _letter(character: str) -> str:
    if character in ALPHABET:
        return character
    if character.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", character).translate(_NEAREST)
    return "".join(part for part in plain if part in ALPHABET)
