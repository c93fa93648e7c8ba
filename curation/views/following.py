"""Following a long work without a script: a page that the browser asks for again, as long as whoever reads it wants."""

from typing import Final

from django.http import HttpRequest, HttpResponse

FOLLOW: Final = "suivre"
REFRESH_S: Final = 4
"""Seconds between two looks at a work under way, for whoever follows it: a choice that the page lets one undo."""

CANNOT_START: Final = "Le travail n'a pas pu commencer. Essayez à nouveau dans quelques minutes."


def follows(request: HttpRequest, *, is_at_work: bool) -> bool:
    """Whether this page is to be asked for again."""
    return is_at_work and FOLLOW in request.GET


def refreshed(response: HttpResponse, following: bool) -> HttpResponse:
    """The same answer; a header, and no script, asks for the next: it works everywhere, and the page has a link to stop it."""
    if following:
        response["Refresh"] = str(REFRESH_S)
    return response
