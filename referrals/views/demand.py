"""/demande/<token>/: a place reads what someone needs, then, by a button, whom to call, and answers. No account, no cookie.

GET writes nothing: scanners of mail follow links, and seeing is not reading whom to call.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from places.presenting.labels import name_of
from referrals.answering import give_appointment, refuse, send_new_link
from referrals.forms.answer import AppointmentForm, RefusalForm
from referrals.links import LASTS, Opened, opened
from referrals.models import Transmission
from referrals.opposing import oppose
from referrals.presenting.demand_page import demand_words, person_words
from referrals.reading import ErasedError, read_by_place
from referrals.sealing import UnreadableError
from referrals.transitions import NotAllowed
from referrals.views.discreet import host_of, secret_page
from referrals.vocabulary import ENDS, Refusal, State

ACT = "acte"
READ, APPOINTMENT, REFUSE, RENEW = "voir", "rendez-vous", "pas-possible", "nouveau-lien"

View = Callable[[HttpRequest, str, Opened, datetime], HttpResponse]


def behind(view: View) -> Callable[..., HttpResponse]:
    """A page that a token opens; any text that is not one gets a page that says what to do, and 404.

    No cookie, hence no CSRF token: whoever forges a request does not have the secret of the address (docs/adr/0023).
    """

    @csrf_exempt
    @sensitive_post_parameters()
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answer(request: HttpRequest, token: str) -> HttpResponse:
        at = timezone.now()
        found = opened(token, at=at)
        if found is None:
            return secret_page(request, "referrals/link_refused.html", {"days": LASTS.days}, status=404)
        return view(request, token, found, at)

    return answer


@behind
def demand(request: HttpRequest, token: str, found: Opened, at: datetime) -> HttpResponse:
    """The demand. POST: `acte` says what is done. Queries to show: 1; to read whom to call or to answer: about 8 more."""
    transmission = found.transmission
    act = request.POST.get(ACT, "") if request.method == "POST" else ""
    if State(transmission.state) in ENDS:
        return _shown(request, token, transmission, at, status=409 if act else 200)
    if found.is_old:
        return _old(request, token, transmission, at, asked=act == RENEW)
    try:
        if act == READ:
            return _read(request, token, transmission, at)
        if act == APPOINTMENT:
            return _appointment(request, token, transmission, at)
        if act == REFUSE:
            return _refusal(request, token, transmission, at)
    except NotAllowed:
        return _shown(request, token, _again(transmission), at, status=409)
    return _shown(request, token, transmission, at, status=400 if request.method == "POST" else 200)


@behind
def stop(request: HttpRequest, token: str, found: Opened, at: datetime) -> HttpResponse:
    """No more demands? POST stops them, from the page or from the button of a mail reader (RFC 8058). An old link still does."""
    place = found.transmission.place
    if request.method == "POST":
        oppose(place, today=at.astimezone(place.zone).date())
    return secret_page(request, "referrals/demand_stop.html", {"name": name_of(place), "stopped": request.method == "POST", "token": token})


@sensitive_variables()
def _read(request: HttpRequest, token: str, transmission: Transmission, at: datetime) -> HttpResponse:
    """The page with whom to call in it, this once: reloading it reads again, and is written down again."""
    try:
        identity = read_by_place(transmission, at=at)
    except (ErasedError, UnreadableError):
        return secret_page(request, "referrals/demand_unreadable.html", {"demand": demand_words(transmission)}, status=410)
    return _shown(request, token, _again(transmission), at, person=person_words(identity))


def _appointment(request: HttpRequest, token: str, transmission: Transmission, at: datetime) -> HttpResponse:
    form = AppointmentForm(request.POST, today=_today(transmission, at))
    if not form.is_valid():
        return _shown(request, token, transmission, at, forms_sent=[form], status=400)
    told = form.cleaned_data
    give_appointment(transmission, on=told["jour"], at_hour=told["heure"], host=host_of(request), at=at)
    return _shown(request, token, _again(transmission), at, thanked=True)


def _refusal(request: HttpRequest, token: str, transmission: Transmission, at: datetime) -> HttpResponse:
    form = RefusalForm(request.POST)
    if not form.is_valid():
        return _shown(request, token, transmission, at, forms_sent=[form], status=400)
    refuse(transmission, Refusal(form.cleaned_data["raison"]), host=host_of(request), at=at)
    return _shown(request, token, _again(transmission), at, thanked=True)


def _old(request: HttpRequest, token: str, transmission: Transmission, at: datetime, *, asked: bool) -> HttpResponse:
    """The link is past its days: a new one goes to the address that had this one, and to no other."""
    left = send_new_link(transmission, host=host_of(request), at=at) if asked else None
    context: dict[str, object] = {"demand": demand_words(transmission), "days": LASTS.days, "left": left, "token": token}
    return secret_page(request, "referrals/link_old.html", context, status=503 if left is False else 200 if left else 410)


def _shown(
    request: HttpRequest,
    token: str,
    transmission: Transmission,
    at: datetime,
    *,
    person: dict[str, object] | None = None,
    forms_sent: list[forms.Form] | None = None,
    thanked: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The page where things stand. `person`: whom to call, when it was just asked for."""
    sent = {type(form): form for form in forms_sent or ()}
    appointment = sent.get(AppointmentForm) or AppointmentForm(today=_today(transmission, at))
    refusal = sent.get(RefusalForm) or RefusalForm()
    context: dict[str, object] = {
        "demand": demand_words(transmission),
        "token": token,
        "person": person,
        "ended": State(transmission.state) in ENDS,
        "may_answer": transmission.state != State.SENT,
        "appointment": appointment,
        "refusal": refusal,
        "problems": [(f"id_{name}", str(errors[0])) for form in sent.values() for name, errors in form.errors.items()],
        "thanked": thanked,
    }
    return secret_page(request, "referrals/demand.html", context, status=status)


def _again(transmission: Transmission) -> Transmission:
    return Transmission.objects.select_related("referral__professional", "place__commune").get(pk=transmission.pk)


def _today(transmission: Transmission, at: datetime) -> date:
    return at.astimezone(transmission.place.zone).date()
