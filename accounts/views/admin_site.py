"""The admin site, entered by the sign-in page of everyone: one door, with its limits and its second factor."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.second_factor import lacks_second_factor
from accounts.views.guards import no_right


class TeamAdminSite(AdminSite):
    """For those whose account says so, and who have set up their second factor."""

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and not lacks_second_factor(request.user)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Never a form of its own: the sign-in page, the page that sets up a second factor, the page asked for, or 403."""
        asked = request.GET.get("next", "")
        there = asked if url_has_allowed_host_and_scheme(asked, {request.get_host()}) else reverse("admin:index")
        if not request.user.is_authenticated:
            return redirect_to_login(there)
        if self.has_permission(request):
            return redirect(there)
        return redirect(resolve_url("mfa_index")) if request.user.is_staff else no_right(request)
