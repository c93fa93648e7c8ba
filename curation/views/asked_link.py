"""Where a place whose link no longer works asks for another."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from curation.asked_links import send_another
from curation.models.place_link import LinkPurpose
from curation.views.linked import refused
from curation.views.throttling import AskedLinkThrottle
from referrals.views.discreet import secret


@csrf_exempt
@require_POST
def own_ask(request: HttpRequest, token: str) -> HttpResponse:
    """The same answer whatever the token: a link leaves, or not. By POST alone: scanners of mail follow links.

    No cookie, hence no CSRF token: whoever forges the request can only have a place sent its own link, once a day.
    """
    throttle = AskedLinkThrottle()
    if not throttle.allow_request(request, None):
        response = refused(request, token, LinkPurpose.UPDATE, too_many=True)
        response["Retry-After"] = str(int(throttle.wait() or 0) + 1)
        return secret(response)
    if settings.SITE_URL:
        send_another(token, at=timezone.now())
    context = {"days": settings.PLACE_LINK_DAYS, "mail": settings.OPERATOR_EMAIL}
    return secret(render(request, "curation/link_asked.html", context))
