"""Forms that nothing proves to be the person's own: a browser that refuses cookies, a page open for too long, or another site that forges.

They are answered all the same, for whoever asks for help must get an answer; but what a person keeps is not read, changed nor erased
(docs/adr/0038). What a form says of health stays behind Django's own check, which answers 403.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from orientation.views.keeping import COOKIE, not_stored

View = Callable[[HttpRequest], HttpResponse]

UNPROVED = "orientation.unproved"
"""Key of `request.META`, as those of Django's check."""


class _Check(CsrfViewMiddleware):
    """Django's own check, which only says why it would refuse: what Django does in `requires_csrf_token`."""

    def _reject(self, request: HttpRequest, reason: str) -> str:
        return reason


def answers_unproved(view: View) -> View:
    """The view, which answers forms without their token too: `can_keep` is then False, no cookie of answers is read, and none is set."""
    check = _Check(lambda request: HttpResponse())

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        if check.process_view(request, view, (), {}) is None:
            return view(request)
        request.META[UNPROVED] = True
        request.COOKIES.pop(COOKIE, None)
        response = view(request)
        response.cookies.clear()
        request.META["CSRF_COOKIE_NEEDS_UPDATE"] = False  # a token renewed by a forged form would break the forms of other tabs
        return not_stored(response)

    return answer


def answers_who_keeps_nothing(view: View) -> View:
    """The view, which answers forms without their token too when the browser brings back no answers; with some, Django's check refuses
    with 403: to say that nothing is kept would be false."""
    checked, unproved = csrf_protect(view), answers_unproved(view)

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        return checked(request) if COOKIE in request.COOKIES else unproved(request)

    return answer


def can_keep(request: HttpRequest) -> bool:
    """Whether what is answered to this request may be kept by the browser."""
    return UNPROVED not in request.META
