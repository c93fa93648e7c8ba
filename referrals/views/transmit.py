"""Sending a person to places: to whom and what, then a page to check, then it leaves. Until then nothing is kept but in the page."""

from collections.abc import Iterable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.policy import Action
from accounts.views.guards import team_page
from orientation.planning import plan
from orientation.presenting.availability import when_words
from orientation.presenting.plan_page import plan_words
from orientation.today import today_at
from orientation.views.interview_form import Answered, answered, fields_of
from orientation.views.plan_sheet import CODE, REFERENCE
from orientation.views.pro import shown
from places.presenting.labels import name_of
from places.presenting.words import day_words
from referrals.adaptations import adaptation_words, adaptations_of
from referrals.consent import spoken_text
from referrals.following import erased_on
from referrals.forms.transmit import FIELDS, TransmitForm
from referrals.identity import written
from referrals.presenting.words import contact_words, needs_words
from referrals.reading import code_of
from referrals.recipients import Recipients, recipients_of
from referrals.sending import MOST_A_DAY, NotAcceptedError, NothingSentError, Sent, TooManyError, send
from referrals.views.discreet import host_of, pro_page

STEP: Final = "etape"
CHECK, CHANGE, SEND = "verifier", "changer", "envoyer"

NOT_ACCEPTED = "Un de ces lieux ne reçoit plus de demandes. Rien n'est parti. Choisissez encore."
TOO_MANY = f"Vous avez écrit à {MOST_A_DAY} lieux depuis hier : c'est le plus possible. Imprimez la feuille, ou attendez demain."
NOT_SENT = "Le message n'est pas parti, et rien n'est gardé. Imprimez la feuille, ou essayez dans une heure."


@team_page(Action.ORIENT)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def transmit(request: HttpRequest) -> HttpResponse:
    """The form, the page to check, or what was sent. Opened by its address, it leads to the interview: it needs a plan.

    Queries: those of the interview and of its plan; 1 for the places that accept; then those of `referrals.sending.send`.
    """
    now = timezone.now()
    if request.method != "POST":
        return redirect("orientation:pro")
    told = answered(request.POST, now)
    if told.need is None:
        return shown(request, told, now)
    if told.interview.minor:
        return pro_page(request, "referrals/minor.html", {"fields": fields_of(told.interview)}, here="pro")
    today = today_at(told.need.spot, now)
    recipients = recipients_of(plan_words(plan(told.need, at=now), told.interview, now), today)
    step = request.POST.get(STEP, "")
    begun = step in {CHECK, CHANGE, SEND}
    form = TransmitForm(request.POST if begun else None, recipients=recipients.able, adaptations=adaptations_of(told.interview))
    if not begun or step == CHANGE:
        return _form(request, told, recipients, form)
    if not form.is_valid():
        return _form(request, told, recipients, form, problems=form.problems(), status=400)
    if step == CHECK:
        return _check(request, told, form)
    return _send(request, told, recipients, form)


def _send(request: HttpRequest, told: Answered, recipients: Recipients, form: TransmitForm) -> HttpResponse:
    assert told.need is not None  # noqa: S101 - the caller has looked
    assert isinstance(request.user, User)  # noqa: S101 - so says the guard
    try:
        sent = send(
            [one.asked() for one in form.chosen()],
            form.identity(told.interview.slots),
            by=request.user,
            form_key=form.form_key,
            deadline=told.need.wishes.deadline,
            host=host_of(request),
            at=timezone.now(),
        )
    except NotAcceptedError:
        return _form(request, told, recipients, form, problems=[("destinataires", NOT_ACCEPTED)], status=409)
    except TooManyError:
        return _form(request, told, recipients, form, problems=[("envoyer", TOO_MANY)], status=429)
    except NothingSentError:
        return _form(request, told, recipients, form, problems=[("envoyer", NOT_SENT)], status=503)
    return _sent(request, told, sent)


def _form(
    request: HttpRequest,
    told: Answered,
    recipients: Recipients,
    form: TransmitForm,
    *,
    problems: Iterable[tuple[str, str]] = (),
    status: int = 200,
) -> HttpResponse:
    """The form, with what was typed. The consent is asked again each time: it is a person who gives it, now."""
    typed = form.data
    problems = list(problems)
    context: dict[str, object] = {
        "fields": fields_of(told.interview),
        "able": recipients.able,
        "unable": recipients.unable,
        "chosen": typed.getlist("destinataire") if form.is_bound else [],
        "first_name": typed.get("prenom", ""),
        "contact": typed.get("contact", ""),
        "adaptations": form.fields["adaptation"].choices,  # type: ignore[attr-defined]
        "told": typed.getlist("adaptation") if form.is_bound else [],
        "form_key": form.form_key,
        "consent": spoken_text(),
        "problems": problems,
        "wrong": {name: form.errors[name][0] for name in form.errors} if problems else {},
    }
    return pro_page(request, "referrals/transmit.html", context, status=status, here="pro")


def _check(request: HttpRequest, told: Answered, form: TransmitForm) -> HttpResponse:
    """All that will leave, for the person to hear before it does."""
    assert told.need is not None  # noqa: S101 - the caller has looked
    clean = form.cleaned_data
    deadline = told.need.wishes.deadline
    kept = [(name, value) for name in FIELDS if name != "envoi" for value in request.POST.getlist(name)]
    context: dict[str, object] = {
        "fields": [*fields_of(told.interview), *kept, ("envoi", form.form_key)],
        "places": [(one.name, one.address, needs_words(one.categories)) for one in form.chosen()],
        "first_name": clean["prenom"],
        "contact": contact_words(clean["contact"]),
        "adaptations": adaptation_words(clean["adaptation"]),
        "deadline": day_words(deadline) if deadline else "",
        "slots": when_words(told.interview.slots),
    }
    return pro_page(request, "referrals/check.html", context, here="pro")


def _sent(request: HttpRequest, told: Answered, sent: Sent) -> HttpResponse:
    """What was sent, and the reference and the code for the person's paper."""
    referral = sent.referral
    code = written(code_of(referral))
    context: dict[str, object] = {
        "fields": [*fields_of(told.interview), (REFERENCE, referral.reference or ""), (CODE, code)],
        "referral": referral,
        "code": code,
        "places": [name_of(one.place) for one in referral.transmissions.select_related("place__commune")],
        "failed": [name_of(place) for place in sent.failed],
        "again": sent.again,
        "erased_on": day_words(erased_on(referral)),
        "host": request.get_host(),
    }
    return pro_page(request, "referrals/sent.html", context, here="pro")
