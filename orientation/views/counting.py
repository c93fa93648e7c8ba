"""Counting a need that nobody near answers: once for each person who waits for an answer, as far as their own cookie can tell."""

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from orientation.asking.kept_answers import Kept
from orientation.outcomes import Found, NothingNear
from orientation.presenting.links import MORE
from orientation.unmet import record_unmet
from orientation.views.keeping import COOKIE, keep

MOST_COUNTED = 20
"""Searches remembered as counted: the cookie stays small."""


def count_unmet(
    request: HttpRequest, response: HttpResponse, outcome: Found | NothingNear, kept: Kept | None, *, revisited: bool
) -> HttpResponse:
    """The response, after its search was counted when no place near answers it, and marked as counted in the cookie of the answers.

    Counted: the first page, shown by GET, once in half an hour for a need and a commune. Not counted: the same again, more places, an old
    address seen again (`revisited`), and whoever brings back no cookie of this site, since nothing tells their second visit from the first.
    """
    if not isinstance(outcome, NothingNear) or request.method != "GET" or MORE in request.GET or revisited:
        return response
    if not request.COOKIES.keys() & {COOKIE, settings.CSRF_COOKIE_NAME}:
        return response
    category, commune = outcome.need.category, outcome.need.spot.commune
    mark, before = f"{category} {commune}", kept or Kept()
    if mark in before.counted:
        return response
    record_unmet(category, commune, timezone.localdate())
    return keep(response, replace(before, counted=(*before.counted, mark)[-MOST_COUNTED:]))
