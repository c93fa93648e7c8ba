"""Sealing: what is personal is encrypted before it reaches the database, with a key that the database does not hold.

Fernet (AES-128-CBC and HMAC-SHA-256, from `cryptography`), with keys made by HKDF from `PERSONAL_DATA_KEYS`, or from `SECRET_KEY`.
Only `referrals.reading` and `referrals.own_side` may open: each opening is written down, or proves that the person is there.
"""

import base64
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from referrals.identity import Identity

PURPOSE: Final = b"coup-de-main.referrals.identity.v1"


class UnreadableError(Exception):
    """Sealed with a key that this site no longer has."""


def seal(identity: Identity) -> bytes:
    """What is kept in place of the identity."""
    return _keys().encrypt(identity.as_json())


def unseal(sealed: bytes | memoryview) -> Identity:
    """The identity. Raises UnreadableError when no key opens it."""
    try:
        return Identity.from_json(_keys().decrypt(bytes(sealed)))
    except (InvalidToken, ValueError, KeyError, TypeError) as error:
        raise UnreadableError from error


def _keys() -> MultiFernet:
    """The first seals; every one opens. Twelve microseconds each: not worth keeping."""
    secrets = settings.PERSONAL_DATA_KEYS or [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key_from(secret)) for secret in secrets])


def _key_from(secret: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
    return base64.urlsafe_b64encode(derived)
