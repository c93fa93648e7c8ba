"""One's own account: what it may do, and the ways to come in. And what a stranger who wants one is told."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms.who import WhoForm
from accounts.models import User
from accounts.policy import Role, covers_everything
from accounts.second_factor import needs_second_factor
from accounts.territories import territory_of
from accounts.who import correct
from places.departments import DEPARTMENTS


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """What the account may do, how one comes in, and who one is, to correct. One query more than the session's, two to correct.

    400 for a form to repair.
    """
    user = request.user
    known = {"name": user.name, "organisation": user.organisation, "phone": user.phone}
    form = WhoForm(request.POST if request.method == "POST" else None, initial=known, works_alone=user.role != Role.PRO)
    if request.method == "POST" and form.is_valid():
        correct(user, form.who())
        messages.success(request, "C'est enregistré.")
        return redirect("account")
    return render(request, "accounts/account.html", {"form": form, **_facts(user)}, status=400 if form.errors else 200)


def _facts(user: User) -> dict[str, object]:
    """What the page tells of an account. One query."""
    kinds = set(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))
    return {
        "role": Role(user.role).label if user.role else "aucun",
        "everywhere": covers_everything(user),
        "departments": [DEPARTMENTS[code].name for code in territory_of(user) if code in DEPARTMENTS],
        "has_password": user.has_usable_password(),
        "has_second_factor": Authenticator.Type.TOTP in kinds,
        "has_recovery_codes": Authenticator.Type.RECOVERY_CODES in kinds,
        "needs_second_factor": needs_second_factor(user),
    }


@require_safe
def by_invitation(request: HttpRequest) -> HttpResponse:
    """How one gets an account: someone invites, or one asks. No query."""
    return render(request, "accounts/by_invitation.html")
