"""Tokens: what makes an address secret, so that whoever holds it does one thing without an account. Only a hash of each is kept."""

import hashlib
import re
import secrets
from typing import Final

TOKEN_BYTES: Final = 32
"""256 bits: guessing is no attack, so a token needs no account, no counter of tries, and no signature."""

_TOKEN: Final = re.compile(r"[\w-]{43}", re.ASCII)
"""What `secrets.token_urlsafe` makes of that many bytes."""


def new_token() -> str:
    """A token, to be told once and kept nowhere."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def is_token(text: str) -> bool:
    """Whether it is written as one: anything else is not worth a query."""
    return _TOKEN.fullmatch(text) is not None


def hash_of(token: str) -> str:
    """What is kept of a token. A plain hash is enough: nobody can try all the tokens."""
    return hashlib.sha256(token.encode()).hexdigest()
