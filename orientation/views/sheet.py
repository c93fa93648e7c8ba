"""The sheet of a place, to print or to send, and the short address that leads to the place."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_safe

from orientation.asking.kept_answers import Kept
from orientation.sheets.sharing import SUBJECT, mail_text, mailto_uri, message_of, short_path, sms_for, sms_uri
from orientation.sheets.sheet import paper_sheet_of
from orientation.sheets.sheet_address import SheetAddress, read_address
from orientation.sheets.sheet_words import languages, second_language
from orientation.views.keeping import kept_in, not_stored
from places.models import Place
from places.plain_words import SERVICES
from places.views.counting import count_view
from places.views.gone import place_or_answer

FRESH_SECONDS = 300
"""As the page of the place: a closure may start."""


@require_safe
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The sheet of an open place; for any other, what the page of the place answers. One query; one visit in ten, one more
    that writes its count, and nothing of the answers.

    With answers in the cookie, the sheet may say that the person reads with difficulty: it is then kept by nobody, not even the browser.
    """
    at, address, kept = timezone.now(), read_address(request.GET), kept_in(request) or Kept()
    place = place_or_answer(request, code, at=at, address_of=lambda place: address.url(place.code))
    if isinstance(place, HttpResponse):
        return place
    short_url = request.build_absolute_uri(short_path(place.code))
    second = second_language(address.language)
    paper = paper_sheet_of(place, category=address.category, wishes=kept.wishes, second=second, short_url=short_url, at=at)
    context = {"sheet": paper, "second": second, "small": address.small, "link": request.get_host() + short_path(place.code).rstrip("/")}
    context |= choices(place, address) | sharing(place, kept, host=request.get_host(), short_url=short_url, at=at)
    response = render(request, "orientation/sheet.html", context)
    count_view(request, response, place)
    patch_vary_headers(response, ["Cookie"])
    if kept != Kept():
        return not_stored(response)
    patch_cache_control(response, private=True, max_age=FRESH_SECONDS)
    return response


@require_safe
def short_link(request: HttpRequest, code: str) -> HttpResponse:
    """The short address of a place leads to its page, which knows what became of it. No query."""
    return HttpResponsePermanentRedirect(reverse("places:detail", args=[code.lower()]))


def choices(place: Place, address: SheetAddress) -> dict[str, object]:
    """The other ways to print the same sheet, and the words that tell this one from them in its title."""
    words = [SERVICES[service].chip for service in SERVICES if service == address.category]
    words += ["petit format"] if address.small else []
    words += [f"français et {languages()[address.language].name}"] if address.language else []
    others = [(language, address.in_language(code).url(place.code)) for code, language in languages().items() if code != address.language]
    return {
        "variant": ", ".join(words),
        "paper_url": address.other_paper().url(place.code),
        "french_url": address.in_language("").url(place.code) if address.language else "",
        "languages": others,
    }


def sharing(place: Place, kept: Kept, *, host: str, short_url: str, at: datetime) -> dict[str, object]:
    """How to send the place to someone. Nothing for a minor who reads it, nor in danger at home, where the telephone may be looked at."""
    leaving = {"quick_exit": kept.in_danger, "quietly": kept.perhaps_in_danger}
    if kept.in_danger or kept.wishes.familiar:
        return leaving | {"sms_url": "", "mail_url": ""}
    message = message_of(place, host=host, at=at)
    return leaving | {
        "sms_url": sms_uri(sms_for(message, kept.wishes.language)),
        "mail_url": mailto_uri(SUBJECT, mail_text(message, short_url)),
    }
