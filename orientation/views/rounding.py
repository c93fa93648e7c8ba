"""Rounding: an address that tells where someone is too finely, typed by hand or made elsewhere, gives way to the one we write."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from orientation.forms import NeedAddress
from orientation.views.keeping import not_stored


def rounded(request: HttpRequest, address: NeedAddress) -> HttpResponse | None:
    """The way to the address of the same page with the position that we would write; None when it is written so, or when a form is sent."""
    if not address.rounded_query or request.method == "POST":
        return None
    return not_stored(redirect(f"{request.path}?{address.rounded_query}"))
