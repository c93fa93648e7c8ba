"""The provider: where ProConnect answers, as its discovery document says, and what its library asks of our settings."""

from dataclasses import dataclass
from typing import Any, Final

import requests
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured

KEPT_S: Final = 3600
SCOPES: Final = "openid email"
"""The address is all that finds an account: name and SIRET would be received for nothing."""


@dataclass(frozen=True, slots=True)
class Provider:
    """`issuer` signs; the others are addresses. `end_session`: where one goes out."""

    issuer: str
    authorization: str
    token: str
    userinfo: str
    jwks: str
    end_session: str


def provider() -> Provider:
    """As published, read once an hour. Raises requests.RequestException, KeyError, TypeError or ValueError when it cannot be read."""
    address = f"{settings.PROCONNECT_URL}/.well-known/openid-configuration"
    found = cache.get(address)
    if found is None:
        response = requests.get(address, timeout=settings.PROCONNECT_TIMEOUT)
        response.raise_for_status()
        told = response.json()
        found = Provider(
            issuer=told["issuer"],
            authorization=told["authorization_endpoint"],
            token=told["token_endpoint"],
            userinfo=told["userinfo_endpoint"],
            jwks=told["jwks_uri"],
            end_session=told["end_session_endpoint"],
        )
        cache.set(address, found, KEPT_S)
    return found


def library_setting(name: str, *default: Any) -> Any:
    """What the library reads in Django's settings, by the names that it gives. Raises ImproperlyConfigured for one that it must have."""
    where = provider()
    told = {
        "OIDC_OP_AUTHORIZATION_ENDPOINT": where.authorization,
        "OIDC_OP_TOKEN_ENDPOINT": where.token,
        "OIDC_OP_USER_ENDPOINT": where.userinfo,
        "OIDC_OP_JWKS_ENDPOINT": where.jwks,
        "OIDC_RP_CLIENT_ID": settings.PROCONNECT_CLIENT_ID,
        "OIDC_RP_CLIENT_SECRET": settings.PROCONNECT_CLIENT_SECRET,
        "OIDC_RP_SIGN_ALGO": settings.PROCONNECT_ALGORITHM,
        "OIDC_RP_SCOPES": SCOPES,
        "OIDC_USE_PKCE": settings.PROCONNECT_PKCE,
        "OIDC_TIMEOUT": settings.PROCONNECT_TIMEOUT,
        "OIDC_AUTHENTICATION_CALLBACK_URL": "proconnect_back",
    }
    if name in told:
        return told[name]
    if not default:
        raise ImproperlyConfigured(name)
    return default[0]
