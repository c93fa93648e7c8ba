"""Erasing what was answered: for those who share a computer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from orientation.asking.page_addresses import erased_url
from orientation.views.keeping import forget
from orientation.views.proving import answers_who_keeps_nothing


@answers_who_keeps_nothing
@require_POST
def erase(request: HttpRequest) -> HttpResponse:
    """Erases the cookie, and goes back to the first question, which says that nothing is kept."""
    return forget(redirect(erased_url()))
