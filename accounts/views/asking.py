"""Asking for an account: the form, "look in your mailbox", and the page of the link, which confirms by a button only.

Mail scanners open links: reading that page changes nothing. Its key travels in the query string, which no log holds, and names nobody.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.asking import RequestOver, ask, ask_to_confirm, confirm, request_of, tell_of_account, token_of
from accounts.forms.requests import AskForm
from accounts.lifetimes import KEPT_DAYS, WAITING_DAYS
from accounts.mailing import MailNotSent
from accounts.models.user import in_lower_case
from accounts.views.joining import KEY
from accounts.views.throttling import AskThrottle, MailboxThrottle

NOT_SENT = "L'e-mail n'est pas parti : notre messagerie ne répond pas. Attendez quelques minutes, puis recommencez."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_account(request: HttpRequest) -> HttpResponse:
    """The form, or the page that says to look in one's mailbox: the same whether the address has an account or not.

    400 for a form to repair, 429 when one network address asks too often, 503 when the mail cannot leave. Two queries to send.
    """
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _form(request, form)
    if form.is_trapped:
        return redirect("account_asked")
    if not form.is_valid():
        return _form(request, form, status=400)
    throttle = AskThrottle()
    if not throttle.allow_request(request, None):
        response = _form(request, form, status=429)
        response["Retry-After"] = str(int(throttle.wait() or 0) + 1)
        return response
    # Beyond three a day nothing leaves, and the page says the same: whoever owns the mailbox has the others.
    if MailboxThrottle(in_lower_case(form.cleaned_data["email"])).allow_request(request, None):
        try:
            _write(request, form)
        except MailNotSent:
            form.add_error("email", NOT_SENT)
            return _form(request, form, status=503)
    return redirect("account_asked")


def _form(request: HttpRequest, form: AskForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "too_many": status == 429, "kept_days": KEPT_DAYS, "waiting_days": WAITING_DAYS}
    return render(request, "accounts/ask.html", context, status=status)


def _write(request: HttpRequest, form: AskForm) -> None:
    """One message in every case, so that the time it takes says nothing. Raises MailNotSent."""
    told = form.cleaned_data
    asked = ask(form.who(), email=told["email"], department=told["department"], purpose=told["purpose"], at=timezone.now())
    if asked is None:
        tell_of_account(told["email"], link=request.build_absolute_uri(reverse("account_login")))
    else:
        link = request.build_absolute_uri(f"{reverse('account_confirm_request')}?{KEY}={token_of(asked)}")
        ask_to_confirm(asked, link=link)


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Look in your mailbox. It says the same to whoever opens it. No query."""
    return render(request, "accounts/asked.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_request(request: HttpRequest) -> HttpResponse:
    """What was asked and a button; then what happens next. 410 for a link that confirms nothing any more. At most four queries."""
    key = request.POST.get(KEY, "") or request.GET.get(KEY, "")
    found = request_of(key, timezone.now())
    try:
        if found is None:
            raise RequestOver
        if request.method == "POST":
            confirm(found, at=timezone.now())
            return redirect("account_request_confirmed")
    except RequestOver:
        return render(request, "accounts/request_over.html", status=410)
    return render(request, "accounts/confirm_request.html", {"asked": found, "key": key, "key_name": KEY})


@require_safe
def request_confirmed(request: HttpRequest) -> HttpResponse:
    """What happens next. It says the same to whoever opens it. No query."""
    return render(request, "accounts/request_confirmed.html", {"waiting_days": WAITING_DAYS})
