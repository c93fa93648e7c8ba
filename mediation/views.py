"""The pages that belong to no application: what the law asks for, what machines ask for, and a form that could not be trusted."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mediation.health import health as health_of
from mediation.operator import operator
from orientation.asking.page_addresses import results_url
from orientation.forms import NeedAddress
from places.departments import DEPARTMENTS
from places.directory.asked import Asked
from places.models import Place
from places.plain_words import SERVICES

SECURITY_TXT_DAYS = 180
"""RFC 9116 asks for an expiry less than a year away."""

SEARCHING = ("orientation:wishes", "orientation:belong")
"""Pages whose form says what matters to someone whose search is in the address."""


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/about.html", {"operator": operator()})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html", {"operator": operator()})


@require_safe
def legal(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/legal.html", {"operator": operator()})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    hosts = {"tile_host": urlsplit(settings.TILE_URL).netloc, "geocoder_host": urlsplit(settings.GEOCODER_URL).netloc}
    return render(request, "pages/privacy.html", {"operator": operator(), "views_counted": settings.VIEWS_COUNTED, **hosts})


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Every page, and the list of each département that has places. One query."""
    present = set(Place.objects.published().order_by().values_list("department", flat=True).distinct())
    departments = [(one.name, code, Asked(where=code).url()) for code, one in DEPARTMENTS.items() if code in present]
    services = [(words.title, Asked(services=(code,)).url()) for code, words in SERVICES.items()]
    return render(request, "pages/site_map.html", {"departments": departments, "services": services})


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form comes back without its token: most often, a browser that refuses cookies. Says what works without them.

    Whoever was answering about their search goes on to its places. No query, but then: those of one `NeedAddress`.
    """
    match = request.resolver_match
    need = NeedAddress(request.GET).need if match and match.view_name in SEARCHING else None
    return render(request, "403_form.html", {"places_url": results_url(need) if need else ""}, status=403)


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 when this process can serve, 503 when it cannot. Says nothing that an attacker could use."""
    state = health_of(timezone.now())
    checks = {"database": state.database, "migrations": state.migrations, "hours_since_write": state.hours_since_write}
    return JsonResponse({"status": "ok" if state.ok else "failing", **checks}, status=200 if state.ok else 503)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116. 404 when nobody is named to write to."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    contact = settings.SECURITY_CONTACT
    lines = [
        f"Contact: {contact if ':' in contact else f'mailto:{contact}'}",
        f"Expires: {timezone.now() + timedelta(days=SECURITY_TXT_DAYS):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: fr, en",
        f"Canonical: {request.build_absolute_uri()}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Search engines read everything but the demonstration, whose places do not exist."""
    rules = ["Disallow: /"] if settings.DEMO else ["Disallow: /admin/", "Disallow: /api/"]
    lines = ["User-agent: *", *rules, f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
