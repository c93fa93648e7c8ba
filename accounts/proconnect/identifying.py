"""Identifying: from the code that ProConnect hands over to the professional address that it answers for.

The library fetches the tokens and finds the key; what its checks leave out (who issued, for whom, until when) is checked here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import jwt
import requests
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from mozilla_django_oidc.auth import OIDCAuthenticationBackend

from accounts.proconnect.provider import library_setting, provider

REQUIRED: Final = {"id_token": ["exp", "iat", "iss", "aud", "sub"], "userinfo": ["iss", "aud", "sub"]}
CLOCKS_S: Final = 30
"""By how much two clocks may differ."""


class Refused(Exception):
    """What came is not what ProConnect would say, or says no address. `str()` is for the log, and holds nothing of the person."""


class Unreachable(Exception):
    """ProConnect does not answer, or not in time, or answers that it fails."""


@dataclass(frozen=True, slots=True)
class Identity:
    """`email` as ProConnect writes it; `id_token` to go out of ProConnect later."""

    email: str
    id_token: str


def identify(request: HttpRequest, *, code: str, nonce: str, code_verifier: str | None, callback: str) -> Identity:
    """Whom this code is about. At most five calls of `PROCONNECT_TIMEOUT` seconds each, no query. Raises Refused, Unreachable."""
    try:
        return _Exchange(request).run(code=code, nonce=nonce, code_verifier=code_verifier, callback=callback)
    except requests.HTTPError as error:
        status = error.response.status_code if error.response is not None else 0
        raise (Refused if 400 <= status < 500 else Unreachable)(f"http {status}") from error
    except requests.RequestException as error:
        raise Unreachable(type(error).__name__) from error
    except (SuspiciousOperation, jwt.PyJWTError, KeyError, TypeError, ValueError) as error:
        raise Refused(type(error).__name__) from error


class _Exchange(OIDCAuthenticationBackend):  # type: ignore[misc] # the library has no types
    """The back-channel. Never one of Django's backends: it would not look whether an account is closed."""

    get_settings = staticmethod(library_setting)

    def __init__(self, request: HttpRequest) -> None:
        super().__init__()
        self.request = request
        self.kind = "id_token"

    def run(self, *, code: str, nonce: str, code_verifier: str | None, callback: str) -> Identity:
        asked = {
            "client_id": self.OIDC_RP_CLIENT_ID,
            "client_secret": self.OIDC_RP_CLIENT_SECRET,
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": callback,
        }
        tokens = self.get_token(asked | ({"code_verifier": code_verifier} if code_verifier else {}))
        told = self.verify_token(tokens["id_token"], nonce=nonce)
        self.kind = "userinfo"
        who = self.get_userinfo(tokens["access_token"], tokens["id_token"], told)
        if who.get("sub") != told["sub"]:
            raise Refused("another subject")
        return Identity(email=_address(who), id_token=tokens["id_token"])

    def get_payload_data(self, token: str, key: jwt.PyJWK) -> dict[str, Any]:
        """What a signed token says, once its algorithm, signature, issuer, audience and dates are checked."""
        return jwt.decode(
            token,
            key,
            algorithms=[self.OIDC_RP_SIGN_ALGO],
            audience=self.OIDC_RP_CLIENT_ID,
            issuer=provider().issuer,
            leeway=CLOCKS_S,
            options={"require": REQUIRED[self.kind]},
        )

    def get_userinfo(self, access_token: str, id_token: str, payload: Mapping[str, Any]) -> dict[str, Any]:
        """Signed only: what is not is another's answer."""
        answer = super().get_userinfo(access_token, id_token, payload)
        if not getattr(self, "userinfo_was_signed", False):
            raise Refused("userinfo is not signed")
        return answer  # type: ignore[no-any-return]

    def verify_token(self, token: str, **kwargs: Any) -> dict[str, Any]:
        told = super().verify_token(token, **kwargs)
        self.userinfo_was_signed = self.kind == "userinfo"
        return told  # type: ignore[no-any-return]


def _address(who: Mapping[str, Any]) -> str:
    email = who.get("email")
    if not isinstance(email, str) or not email.strip() or who.get("email_verified") is False:
        raise Refused("no address")
    return email
