"""One's own account: what it may do, and the ways to come in. And what a stranger who wants one is told."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.policy import Role, covers_everything
from accounts.second_factor import needs_second_factor
from accounts.territories import territory_of
from places.departments import DEPARTMENTS


@never_cache
@require_safe
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """One query, besides those of the session."""
    user = request.user
    kinds = set(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))
    context = {
        "role": Role(user.role).label if user.role else "aucun",
        "everywhere": covers_everything(user),
        "departments": [DEPARTMENTS[code].name for code in territory_of(user) if code in DEPARTMENTS],
        "has_password": user.has_usable_password(),
        "has_second_factor": Authenticator.Type.TOTP in kinds,
        "has_recovery_codes": Authenticator.Type.RECOVERY_CODES in kinds,
        "needs_second_factor": needs_second_factor(user),
    }
    return render(request, "accounts/account.html", context)


@require_safe
def by_invitation(request: HttpRequest) -> HttpResponse:
    """How one gets an account: someone invites. No query."""
    return render(request, "accounts/by_invitation.html")
