"""/suivi/: with the reference and the code of their paper, a person reads what was sent, says what became of it, or erases it all.

No session, no cookie but the one that guards forms: both are typed, and go back with each form of the page. No address holds them.
"""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from referrals.models import Referral
from referrals.own_side import LockedError, own_referral, say, withdraw
from referrals.presenting.own_page import own_words
from referrals.transitions import NotAllowed
from referrals.views.discreet import host_of, page
from referrals.views.throttling import FollowThrottle
from referrals.vocabulary import PersonSays

ACT = "acte"
WITHDRAW = "retirer"
LONGEST = 40

BLANK = "Écrivez la référence et le code qui sont sur votre feuille."
NOT_FOUND = "Nous ne trouvons rien avec cette référence et ce code. Relisez votre feuille. Après 3 mois au plus, tout est effacé."
LOCKED = "Trop d'essais. Attendez une heure, puis essayez encore."


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """The question, or the page of the referral that the answers open. 404 when they open none, 429 after too many tries.

    Queries: 1 to open, 2 to show; those of `referrals.own_side` to act.
    """
    if request.method != "POST":
        return page(request, "referrals/own_ask.html", {"reference": "", "problem": ""})
    reference, code = request.POST.get("reference", "")[:LONGEST], request.POST.get("code", "")[:LONGEST]
    if not reference.strip() or not code.strip():
        return _ask(request, reference, BLANK, 400)
    at = timezone.now()
    throttle = FollowThrottle()
    if not throttle.allow_request(request, None):  # type: ignore[arg-type]
        response = _ask(request, reference, LOCKED, 429)
        response["Retry-After"] = str(int(throttle.wait() or 0) + 1)
        return response
    try:
        referral = own_referral(reference, code, at=at)
    except LockedError:
        return _ask(request, reference, LOCKED, 429)
    if referral is None:
        return _ask(request, reference, NOT_FOUND, 404)
    return _acted(request, referral, code, at)


def _acted(request: HttpRequest, referral: Referral, code: str, at: datetime) -> HttpResponse:
    act = request.POST.get(ACT, "")
    if act == WITHDRAW:
        if "sur" not in request.POST:
            return _shown(request, referral, code, sure=True)
        withdraw(referral, at=at)
        return page(request, "referrals/own_erased.html", {})
    if act in PersonSays.values:
        sending = referral.transmissions.filter(pk=_number(request.POST.get("envoi", ""))).first()
        if sending is None:
            return _shown(request, referral, code, status=400)
        try:
            say(sending, PersonSays(act), host=host_of(request), at=at)
        except NotAllowed:
            return _shown(request, referral, code, status=409)
    return _shown(request, referral, code, thanked=act in PersonSays.values)


def _shown(
    request: HttpRequest, referral: Referral, code: str, *, sure: bool = False, thanked: bool = False, status: int = 200
) -> HttpResponse:
    context = {**own_words(referral), "code": code, "sure": sure, "thanked": thanked}
    return page(request, "referrals/own.html", context, status=status)


def _ask(request: HttpRequest, reference: str, problem: str, status: int) -> HttpResponse:
    """The question again; the code is never shown back."""
    return page(request, "referrals/own_ask.html", {"reference": reference, "problem": problem}, status=status)


def _number(text: str) -> int:
    """A key of the database; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
