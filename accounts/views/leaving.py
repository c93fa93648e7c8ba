"""Leaving: out of the site, and a way out of ProConnect for whoever came in by it."""

from typing import Final

from allauth.account import views as account_views
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

WAY_OUT: Final = "proconnect_way_out"
"""In the session: the address that goes out of ProConnect too."""


@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Home; or, for whoever came by ProConnect, a page whose link goes out of it too: our policy lets no form lead to another site."""
    way_out = request.session.get(WAY_OUT)
    if not way_out:
        return account_views.logout(request)  # type: ignore[no-any-return]
    logout(request)
    return render(request, "accounts/left.html", {"way_out": way_out})
