"""The cookie that keeps a person's answers from one question to the next: set, read and erased here only."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from orientation.asking.kept_answers import KEPT_SECONDS, Kept, read_kept

COOKIE = "reponses"


def kept_in(request: HttpRequest) -> Kept | None:
    """What the person answered in the last half hour; None when nothing, or nothing that we signed."""
    return read_kept(request.COOKIES.get(COOKIE, ""))


def keep(response: HttpResponse, kept: Kept) -> HttpResponse:
    """The response, which now asks the browser to keep these answers for half an hour, and nobody to store the response itself."""
    response.set_cookie(
        COOKIE,
        kept.signed(),
        max_age=KEPT_SECONDS,
        path="/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return not_stored(response)


def forget(response: HttpResponse) -> HttpResponse:
    """The response, which now asks the browser to erase the answers."""
    response.delete_cookie(COOKIE, path="/", samesite="Lax")
    return not_stored(response)


def not_stored(response: HttpResponse) -> HttpResponse:
    """The response, which browsers and proxies must not store: it shows what someone answered."""
    patch_cache_control(response, private=True, no_store=True)
    return response
