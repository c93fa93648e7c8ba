"""Discretion: what every page that shows or leads to something personal asks of browsers, proxies and search engines."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.policy import Action, may
from orientation.views.keeping import not_stored


def discreet(response: HttpResponse) -> HttpResponse:
    """The response, which nobody stores and no search engine finds."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return not_stored(response)


def secret(response: HttpResponse) -> HttpResponse:
    """The same behind a secret address, which the pages it links to are not told.

    Browsers then send `Origin: null` with its forms, which no CSRF token outlives: they have none (docs/adr/0023).
    """
    response["Referrer-Policy"] = "no-referrer"
    return discreet(response)


def page(request: HttpRequest, template: str, context: dict[str, object], *, status: int = 200) -> HttpResponse:
    """A discreet page."""
    return discreet(render(request, template, context, status=status))


def secret_page(request: HttpRequest, template: str, context: dict[str, object], *, status: int = 200) -> HttpResponse:
    """A page behind a secret address."""
    return secret(render(request, template, context, status=status))


def pro_page(request: HttpRequest, template: str, context: dict[str, object], *, here: str, status: int = 200) -> HttpResponse:
    """A page of a professional, under their menu, in which `here` is where they are ("pro" or "follow")."""
    menu = {"here": here, "of_the_team": may(request.user, Action.READ_TEAM)}
    return page(request, template, {**menu, **context}, status=status)


def host_of(request: HttpRequest) -> str:
    """This site with its scheme, "https://exemple.fr", for addresses that leave by mail."""
    return request.build_absolute_uri("/").rstrip("/")
