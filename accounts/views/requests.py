"""Requests for an account that wait for a manager, and the page where one is decided."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.answering import ReplacedMeanwhile, accept, refuse, requests_within, tell_accepted
from accounts.asking import RequestOver
from accounts.forms.requests import AcceptForm, RefuseForm
from accounts.inviting import AlreadyMember
from accounts.lifetimes import WAITING_DAYS
from accounts.mailing import MailNotSent
from accounts.members import closed_professional
from accounts.models import AccountRequest
from accounts.models.account_request import Refusal
from accounts.policy import Action
from accounts.views.guards import team_page
from accounts.views.joining import join_link

ACCEPTED = "C'est fait : la personne est prévenue par e-mail. Une invitation est valable sept jours."
REFUSED = "C'est fait : la personne est prévenue par e-mail."
HAS_ACCOUNT = "Un compte a déjà cette adresse. Refusez la demande avec ce motif : la personne saura comment entrer."
NOT_SENT = "L'e-mail n'est pas parti : notre messagerie ne répond pas. La demande attend toujours. Recommencez dans quelques minutes."
REPLACED = (
    "L'e-mail n'est pas parti : notre messagerie ne répond pas. Pendant ce temps, la personne a confirmé une nouvelle demande, qui "
    "remplace celle-ci."
)
DECIDED = "Cette demande est déjà traitée. La première décision est gardée."


@team_page(Action.INVITE)
@require_safe
def account_requests(request: HttpRequest) -> HttpResponse:
    """Those of one's départements, the oldest first. One query."""
    return render(request, "accounts/requests.html", {"waiting": list(requests_within(request.user)), "waiting_days": WAITING_DAYS})


@team_page(Action.INVITE)
@require_http_methods(["GET", "HEAD", "POST"])
def account_request(request: HttpRequest, key: int) -> HttpResponse:
    """One request, the closed account that it would open again if there is one, and the two forms that decide.

    404 for one of another département or already decided; 400 for a form to repair. Two queries, and those of deciding.
    """
    found = get_object_or_404(requests_within(request.user), pk=key)
    accepting, refusing = AcceptForm(initial={"territory": found.department}, by=request.user), RefuseForm()
    if request.method != "POST":
        return _shown(request, found, accepting, refusing)
    if request.POST.get("decision") == "accept":
        accepting = AcceptForm(request.POST, by=request.user)
        if accepting.is_valid():
            return _done(request, lambda: _accept(request, found, accepting), ACCEPTED)
    else:
        refusing = RefuseForm(request.POST)
        if refusing.is_valid():
            return _done(request, lambda: _refuse(request, found, refusing), REFUSED)
    return _shown(request, found, accepting, refusing, status=400)


def _accept(request: HttpRequest, found: AccountRequest, form: AcceptForm) -> None:
    now = timezone.now()
    decided = accept(found, by=request.user, territory=form.cleaned_data["territory"], at=now)
    invitation = decided.invitation
    link = join_link(request, invitation) if invitation else request.build_absolute_uri(reverse("account_login"))
    tell_accepted(decided, link=link, at=now)


def _refuse(request: HttpRequest, found: AccountRequest, form: RefuseForm) -> None:
    reason = Refusal(form.cleaned_data["reason"])
    page = {Refusal.NOT_PRO: "orientation:need", Refusal.MEMBER: "account_login"}.get(reason, "account_ask")
    refuse(found, by=request.user, reason=reason, link=request.build_absolute_uri(reverse(page)), at=timezone.now())


def _done(request: HttpRequest, decide: Callable[[], None], told: str) -> HttpResponse:
    """The list, with what was done; the request again when it waits still."""
    try:
        decide()
    except RequestOver:
        messages.warning(request, DECIDED)
    except ReplacedMeanwhile:
        messages.warning(request, REPLACED)
    except (AlreadyMember, MailNotSent) as error:
        messages.warning(request, HAS_ACCOUNT if isinstance(error, AlreadyMember) else NOT_SENT)
        return redirect(request.path)
    else:
        messages.success(request, told)
    return redirect("curation:account-requests")


def _shown(request: HttpRequest, found: AccountRequest, accepting: AcceptForm, refusing: RefuseForm, *, status: int = 200) -> HttpResponse:
    forms = {"accepting": accepting, "refusing": refusing, "wrong": refusing if refusing.errors else accepting}
    context = {"asked": found, "closed": closed_professional(found.email), **forms}
    return render(request, "accounts/request.html", context, status=status)
