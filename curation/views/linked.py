"""What every page behind a link to a place shares: who is let in, and that its address leaks nowhere."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from curation.freshness.acting import MergedAway
from curation.links import link_of
from curation.models import PlaceLink
from curation.models.place_link import LinkPurpose
from referrals.views.discreet import secret

Linked = Callable[[HttpRequest, str, PlaceLink, datetime], HttpResponse]


def behind(purpose: LinkPurpose) -> Callable[[Linked], Callable[..., HttpResponse]]:
    """A page that only a good link of this purpose opens. Any other token, whatever is wrong with it, gets the same page, and 404.

    No cookie, hence no CSRF token: the token of the address is the only authority, and whoever forges a request does not have it
    (docs/adr/0023). GET and HEAD write nothing: scanners of mail follow links.
    """

    def decorate(view: Linked) -> Callable[..., HttpResponse]:
        @csrf_exempt
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def answer(request: HttpRequest, token: str) -> HttpResponse:
            at = timezone.now()
            link = link_of(token, purpose, at=at)
            if link is None:
                return secret(refused(request, token, purpose))
            try:
                return secret(view(request, token, link, at))
            except MergedAway:
                return secret(refused(request, token, purpose))

        return answer

    return decorate


def refused(request: HttpRequest, token: str, purpose: LinkPurpose, *, too_many: bool = False) -> HttpResponse:
    """What to do when a link does not work, the same for all reasons; where mail can leave, a button to ask for another."""
    can_ask = bool(settings.SITE_URL) and purpose == LinkPurpose.UPDATE
    context = {
        "days": settings.PLACE_LINK_DAYS,
        "mail": settings.OPERATOR_EMAIL,
        "ask_url": reverse("curation:own-ask", args=[token]) if can_ask else "",
        "too_many": too_many,
    }
    return render(request, "curation/link_refused.html", context, status=429 if too_many else 404)
