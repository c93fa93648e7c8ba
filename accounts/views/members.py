"""Members of the team: who they are, who is invited, and what each may do, within what one may give."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.forms.members import InviteForm, MemberForm
from accounts.inviting import AlreadyMember, invite, revoke, send
from accounts.mailing import MailNotSent
from accounts.members import NotYoursToChange, change_member, may_act_upon, may_change
from accounts.models import Invitation, User
from accounts.models.invitation import LASTS
from accounts.policy import Action, covers_everything
from accounts.views.guards import no_right, team_page
from accounts.views.joining import join_link

SIZE = 50


@team_page(Action.INVITE)
@require_http_methods(["GET", "HEAD", "POST"])
def members(request: HttpRequest) -> HttpResponse:
    """The lists, and the form that invites. Two queries, more when someone is invited."""
    form = InviteForm(request.POST if request.method == "POST" else None, by=request.user)
    if request.method == "POST" and form.is_valid() and _invited(request, form):
        return redirect("curation:members")
    by = request.user
    shown = [one for one in User.objects.all() if covers_everything(by) or may_act_upon(by, one.role, one.territory) or one.pk == by.pk]
    page = Paginator([(one, may_change(by, one)) for one in shown], SIZE).get_page(request.GET.get("page"))
    waiting = Invitation.objects.filter(accepted_at__isnull=True, revoked_at__isnull=True, sent_at__gt=timezone.now() - LASTS)
    invitations = [one for one in waiting if may_act_upon(by, one.role, one.territory)]
    return render(request, "accounts/members.html", {"form": form, "page": page, "invitations": invitations})


def _invited(request: HttpRequest, form: InviteForm) -> bool:
    """Whether the invitation left; what went wrong is added to the form."""
    told, now = form.cleaned_data, timezone.now()
    try:
        invitation = invite(told["email"], by=request.user, role=told["role"], territory=told["territory"], at=now)
        send(invitation, link=join_link(request, invitation), at=now)
    except AlreadyMember:
        form.add_error("email", "Un compte a déjà cette adresse.")
    except MailNotSent:
        form.add_error("email", "L'e-mail n'est pas parti : notre messagerie ne répond pas. Attendez quelques minutes, puis recommencez.")
    else:
        messages.success(request, "L'invitation est partie. Elle est valable sept jours.")
        return True
    return False


@team_page(Action.INVITE)
@require_http_methods(["GET", "HEAD", "POST"])
def member(request: HttpRequest, key: int) -> HttpResponse:
    """One member: what they may do, whether their account is open. 403 outside what one may change."""
    found = get_object_or_404(User, pk=key)
    if not may_change(request.user, found):
        return no_right(request)
    known = {"role": found.role, "territory": ", ".join(found.territory), "is_active": found.is_active}
    form = MemberForm(request.POST if request.method == "POST" else None, initial=known, by=request.user)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        change_member(found, by=request.user, role=told["role"], territory=told["territory"], is_active=told["is_active"])
        messages.success(request, "C'est enregistré.")
        return redirect("curation:members")
    return render(request, "accounts/member.html", {"form": form, "member": found})


@team_page(Action.INVITE)
@require_POST
def revoke_invitation(request: HttpRequest, key: int) -> HttpResponse:
    """Takes an invitation back, then the list. 404 when there is none, or none of one's own."""
    try:
        revoke(get_object_or_404(Invitation, pk=key), by=request.user, at=timezone.now())
    except NotYoursToChange as error:
        raise Http404 from error
    messages.success(request, "L'invitation est reprise : son lien n'ouvre plus rien.")
    return redirect("curation:members")
