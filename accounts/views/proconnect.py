"""ProConnect: out to identify oneself, back signed in, and out again. Accounts exist already: none is made here (docs/adr/0030)."""

import logging
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import requests
from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from mozilla_django_oidc.views import OIDCAuthenticationRequestView

from accounts.models import User
from accounts.models.user import in_lower_case
from accounts.proconnect.identifying import Identity, Refused, Unreachable, identify
from accounts.proconnect.provider import library_setting, provider
from accounts.views.leaving import WAY_OUT

logger = logging.getLogger(__name__)

STATES = "oidc_states"
"""Where the library keeps, in the session, what each departure must find again: at most 50, each for one return."""
NEXT = "oidc_login_next"


class _Departure(OIDCAuthenticationRequestView):  # type: ignore[misc] # the library has no types
    """The library's: state and nonce of 32 random characters, and a PKCE challenge."""

    get_settings = staticmethod(library_setting)


@never_cache
@require_safe
def leave_for_proconnect(request: HttpRequest) -> HttpResponse:
    """To ProConnect; or the page that says that it does not answer (503). No query but the session's."""
    try:
        return _Departure.as_view()(request)  # type: ignore[no-any-return]
    except (requests.RequestException, KeyError, TypeError, ValueError) as error:
        return _failed(request, "unreachable", type(error).__name__)


@never_cache
@require_safe
def back_from_proconnect(request: HttpRequest) -> HttpResponse:
    """Signed in and where one was going, through the second factor of those who have one; otherwise a page that says what to do.

    The state serves once, whatever comes of it. 400, 403 or 503 on failure. Three queries to sign in, besides the session's.
    """
    kept = _departure(request)
    if kept is None:
        return _failed(request, "lost", "state")
    if "code" not in request.GET:
        return _failed(request, "given_up", "")
    callback = request.build_absolute_uri(reverse("proconnect_back"))
    told = {"code": request.GET["code"], "nonce": kept["nonce"], "code_verifier": kept["code_verifier"], "callback": callback}
    try:
        identity = identify(request, **told)
    except Unreachable as error:
        return _failed(request, "unreachable", str(error))
    except Refused as error:
        return _failed(request, "refused", str(error))
    return _signed_in(request, identity)


def _departure(request: HttpRequest) -> Mapping[str, Any] | None:
    """What was kept when this browser left with this state, and is forgotten now; None when it did not."""
    states = request.session.get(STATES)
    if not states:
        return None
    kept: Mapping[str, Any] | None = states.pop(request.GET.get("state", ""), None)
    request.session[STATES] = states
    request.session.save()
    return kept


def _signed_in(request: HttpRequest, identity: Identity) -> HttpResponse:
    user = User.objects.filter(email=in_lower_case(identity.email)).first()
    if user is None or not user.is_active:
        state = "unknown" if user is None else "closed"
        return _failed(request, state, "", way_out=_way_out(request, identity), email=identity.email)
    request.session[WAY_OUT] = _way_out(request, identity)
    return perform_login(request, user, redirect_url=request.session.pop(NEXT, None), email=user.email)


def _way_out(request: HttpRequest, identity: Identity) -> str:
    """Where one goes out of ProConnect too, and comes back from."""
    back = request.build_absolute_uri(reverse("proconnect_left"))
    asked = {"id_token_hint": identity.id_token, "state": secrets.token_urlsafe(32), "post_logout_redirect_uri": back}
    return f"{provider().end_session}?{urlencode(asked)}"


STATUS = {"unreachable": 503, "lost": 400, "given_up": 400, "refused": 400, "unknown": 403, "closed": 403}


def _failed(request: HttpRequest, state: str, why: str, **words: str) -> HttpResponse:
    """The page that says what to do. What is logged names nobody."""
    if why:
        logger.warning("proconnect_%s why=%s", state, why)
    return render(request, "accounts/proconnect.html", {"state": state, **words}, status=STATUS[state])


@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """Back from having gone out: nothing is left to do."""
    return redirect("orientation:need")
