"""Personal numbers: what looks like one in words typed by a person, so that it is neither sent on nor shown again.

The list of what a page must refuse comes from the CNIL's kit for social and digital helpers: social-security number, bank account,
telephone, e-mail.
"""

import re

_SOCIAL_SECURITY = r"[1-478]\s?\d{2}\s?(?:0[1-9]|1[0-2]|[2-9]\d)\s?(?:\d{2}|2[ab])\s?\d{3}\s?\d{3}(?:\s?\d{2})?"
"""Sex, year, month (or the codes used when it is unknown), département, commune, order, and a key that people often leave out (INSEE)."""

_IBAN = r"[a-z]{2}\d{2}(?:\s?[a-z0-9]{4}){3,7}(?:\s?[a-z0-9]{1,4})?"
_TELEPHONE = r"(?:(?:\+|00)\d{2,3}\s?(?:\(0\)\s?)?\d|0\d)(?:[\s.\-/]?\d{2}){4}"
_CARD = r"\d{4}(?:[\s\-]?\d{4}){3}"
_EMAIL = r"[^\s@]+@[^\s@]+\.[a-z]{2,}"


def _any_of(*numbers: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(numbers)})(?![a-z0-9])|{_EMAIL}", re.IGNORECASE)


_PERSONAL = _any_of(_SOCIAL_SECURITY, _IBAN, _TELEPHONE, _CARD)
_PERSONAL_BUT_TELEPHONES = _any_of(_SOCIAL_SECURITY, _IBAN, _CARD)

WARNING = "N'écrivez pas de numéro personnel ici."


def holds_personal_number(text: str, *, telephones: bool = True) -> bool:
    """Whether the text holds what looks like a social-security, bank or telephone number, or an e-mail address.

    `telephones=False` where a telephone is what is asked for, that of a place.
    """
    return (_PERSONAL if telephones else _PERSONAL_BUT_TELEPHONES).search(text) is not None
