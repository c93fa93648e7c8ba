"""Joining: the page that an invitation leads to. Its key travels in the query string, which no log holds, and names nobody."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.answering import asked_for
from accounts.forms.members import JoinForm
from accounts.inviting import InvitationOver, accept, invitation_of, token_of
from accounts.models import Invitation
from accounts.policy import Role
from accounts.sign_in import keep_address_in_step
from places.departments import DEPARTMENTS

KEY = "cle"
BACKEND = settings.AUTHENTICATION_BACKENDS[0]


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """The form, then the team's pages, signed in: the link came to the mailbox, as a code would. 410 when it opens nothing any more."""
    key = request.POST.get(KEY, "") or request.GET.get(KEY, "")
    invitation = invitation_of(key, timezone.now())
    if invitation is None:
        return over(request)
    known = {name: getattr(asked_for(invitation), name, "") for name in ("name", "organisation", "phone")}
    told = request.POST if request.method == "POST" else None
    form = JoinForm(told, initial=known, email=invitation.email, works_alone=invitation.role != Role.PRO)
    if told is not None and form.is_valid():
        try:
            user = accept(invitation, who=form.who(), password=form.cleaned_data["password1"] or None, at=timezone.now())
        except InvitationOver:
            return over(request)
        login(request, user, BACKEND)
        keep_address_in_step(user)
        return redirect(get_adapter(request).get_login_redirect_url(request))
    departments = "toute la France" if invitation.role == Role.ADMIN else ", ".join(DEPARTMENTS[code].name for code in invitation.territory)
    context = {"form": form, "invitation": invitation, "departments": departments, "key": key, "key_name": KEY}
    return render(request, "accounts/join.html", context)


def join_link(request: HttpRequest, invitation: Invitation) -> str:
    """The whole address that the mail of this invitation holds."""
    return request.build_absolute_uri(f"{reverse('join')}?{KEY}={token_of(invitation)}")


def over(request: HttpRequest) -> HttpResponse:
    """One page for a forged, used, revoked or old link: which of them is nobody's business."""
    return render(request, "accounts/invitation_over.html", status=410)
