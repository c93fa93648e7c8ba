"""/pro/suivi/: what a professional sent, where it stands, what needs them. No name is in these pages, unless a button asks for it."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.policy import Action
from accounts.views.guards import team_page
from places.presenting.labels import address_of, name_of
from referrals.coming_next import coming_next, standing_under
from referrals.consent import spoken_text
from referrals.following import Followed, finish, followed, followed_by
from referrals.identity import written
from referrals.own_side import withdraw
from referrals.presenting.follow_page import followed_words, line_of
from referrals.presenting.words import contact_words, needs_words
from referrals.reading import ErasedError, code_of, read_by_professional
from referrals.sealing import UnreadableError
from referrals.sending import Asked, NotAcceptedError, NothingSentError, TooManyError, send_on
from referrals.transitions import NotAllowed
from referrals.views.discreet import host_of, pro_page
from referrals.views.transmit import NOT_ACCEPTED, NOT_SENT, TOO_MANY
from referrals.vocabulary import Actor

ACT = "acte"
READ, CODE, FINISH, WITHDRAW = "voir", "code", "terminer", "retirer"


@team_page(Action.ORIENT)
@require_safe
def follow(request: HttpRequest) -> HttpResponse:
    """The list, what needs the professional first. Queries: those of the guard and of `followed_by`."""
    assert isinstance(request.user, User)  # noqa: S101 - so says the guard
    mine = followed_by(request.user, today=timezone.localdate())
    return pro_page(request, "referrals/follow.html", {"lines": [line_of(one) for one in mine]}, here="follow")


@team_page(Action.ORIENT)
@require_http_methods(["GET", "HEAD", "POST"])
def followed_one(request: HttpRequest, reference: str) -> HttpResponse:
    """One referral. POST: `acte` says what is done. Someone else's answers as one that does not exist."""
    assert isinstance(request.user, User)  # noqa: S101 - so says the guard
    now = timezone.now()
    one = followed(request.user, reference, today=timezone.localdate())
    if one is None:
        return pro_page(request, "referrals/unknown.html", {}, status=404, here="follow")
    if request.method == "POST":
        return _done(request, one, now)
    return _shown(request, one)


@team_page(Action.ORIENT)
@require_http_methods(["GET", "HEAD", "POST"])
def send_elsewhere(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Another place, when one cannot help: the consent is asked again, for that place. POST sends.

    A place merged since leads to the one that stays, and nothing is sent before its page was read. Queries: 4 for the demand, 2 for places.
    """
    assert isinstance(request.user, User)  # noqa: S101 - so says the guard
    one = followed(request.user, reference, today=timezone.localdate())
    following = coming_next(one) if one else {}
    place = standing_under(code) if following else None
    lost = next((sending for sending in one.needs if place in following[sending.pk]), None) if one else None
    if one is None or lost is None or place is None:
        return pro_page(request, "referrals/unknown.html", {}, status=404, here="follow")
    if place.code != code:
        return redirect("referrals:send-on", reference, place.code)
    context: dict[str, object] = {
        "referral": one.referral,
        "name": name_of(place),
        "address": address_of(place),
        "code": code,
        "needs": needs_words(lost.categories),
        "consent": spoken_text(),
    }
    if request.method != "POST":
        return pro_page(request, "referrals/send_on.html", context, here="follow")
    if "accord" not in request.POST:
        return pro_page(request, "referrals/send_on.html", context | {"no_consent": True}, status=400, here="follow")
    rest = tuple(other.code for other in following[lost.pk] if other != place)
    asked = Asked(place=place, categories=tuple(lost.categories), alternatives=rest)
    problem, status = _sent_on(request, one, asked)
    if problem:
        return pro_page(request, "referrals/send_on.html", context | {"problem": problem}, status=status, here="follow")
    return redirect("referrals:followed", reference)


def _sent_on(request: HttpRequest, one: Followed, asked: Asked) -> tuple[str, int]:
    """What prevented it, and the status to answer; blank when it left."""
    assert isinstance(request.user, User)  # noqa: S101 - so says the guard
    try:
        send_on(one.referral, asked, by=request.user, host=host_of(request), at=timezone.now())
    except NotAcceptedError:
        return NOT_ACCEPTED, 409
    except TooManyError:
        return TOO_MANY, 429
    except NothingSentError:
        return NOT_SENT, 503
    return "", 200


@sensitive_variables()
def _done(request: HttpRequest, one: Followed, now: datetime) -> HttpResponse:
    act = request.POST.get(ACT, "")
    try:
        if act == READ:
            identity = read_by_professional(one.referral, at=now)
            return _shown(request, one, {"first_name": identity.first_name, "contact": contact_words(identity.contact)})
        if act == CODE:
            return _shown(request, one, {"code": written(code_of(one.referral))})
    except (ErasedError, UnreadableError):
        return _shown(request, one, {"erased": True}, status=410)
    if act == WITHDRAW:
        if "sur" not in request.POST:
            return _shown(request, one, {"sure": True}, status=400)
        withdraw(one.referral, actor=Actor.PROFESSIONAL, at=now)
        return redirect("referrals:followed", one.referral.reference or "")
    sending = next((sending for sending in one.transmissions if str(sending.pk) == request.POST.get("envoi")), None)
    if act != FINISH or sending is None:
        return _shown(request, one, status=400)
    try:
        finish(sending, at=now)
    except NotAllowed:
        return _shown(request, one, {"too_late": True}, status=409)
    return redirect("referrals:followed", one.referral.reference or "")


def _shown(request: HttpRequest, one: Followed, more: dict[str, object] | None = None, *, status: int = 200) -> HttpResponse:
    assert isinstance(request.user, User)  # noqa: S101 - so says the guard
    today = timezone.localdate()
    fresh = followed(request.user, one.referral.reference or "", today=today) or one
    context = {**followed_words(fresh, today), **(more or {})}
    return pro_page(request, "referrals/followed.html", context, status=status, here="follow")
