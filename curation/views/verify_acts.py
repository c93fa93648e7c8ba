"""What a key of the list of places to verify does: each act is one POST, says what it did, and comes back to the list."""

from collections.abc import Callable
from smtplib import SMTPException
from typing import Final

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.models import User
from accounts.policy import Action, may
from accounts.territories import covers
from accounts.views.guards import no_right, team_page
from curation.freshness.acting import MASKED_AFTER, MergedAway, Tried, close_for_good, confirm, put_back, set_frequency, unreachable
from curation.reminders import remind
from curation.views.verify import list_url
from places.editing import Authorship
from places.models import Place
from places.presenting.labels import name_of
from places.presenting.words import counted
from places.vocabulary import Origin, Status

Act = Callable[[Place, Authorship, HttpRequest], str]


@team_page(Action.CORRECT_PLACES)
@require_POST
def act(request: HttpRequest, code: str) -> HttpResponse:
    """Do to one place of one's territory what `geste` names; 400 for an act that is none. Back to the list, its filters kept."""
    place = get_object_or_404(Place.objects.filter(status__in=[Status.PUBLISHED, Status.WITHDRAWN]).select_related("commune"), code=code)
    if not covers(request.user, place):
        return no_right(request)
    do = ACTS.get(request.POST.get("geste", ""))
    if do is None:
        return HttpResponseBadRequest("geste")
    try:
        words = do(place, by(request.user), request)
    except MergedAway:
        words = "ce lieu vient d'être fusionné avec un autre. Rien n'est changé."
    messages.success(request, f"{name_of(place)} : {words}")
    return redirect(list_url(request.POST.get("filtres", "")))


def by(user: User) -> Authorship:
    """This person of the team, now."""
    return Authorship(origin=Origin.STAFF, at=timezone.now(), author_id=user.pk)


def _confirm(place: Place, author: Authorship, request: HttpRequest) -> str:
    return "tout est juste, c'est noté." if confirm(place, by=author) else "déjà vérifié aujourd'hui."


def _unreachable(place: Place, author: Authorship, request: HttpRequest) -> str:
    outcome, times = unreachable(place, by=author)
    if outcome is Tried.MASKED:
        return f"injoignable {times} jours. Il est retiré de l'annuaire. Vous pouvez le remettre depuis « Retirés de l'annuaire »."
    if outcome is Tried.ALREADY_TODAY:
        return "déjà noté injoignable aujourd'hui. Un autre jour compte, pas une autre heure."
    return f"injoignable, c'est noté. Encore {counted(MASKED_AFTER - times, 'jour', 'jours')} sans réponse et il quittera l'annuaire."


def _close(place: Place, author: Authorship, request: HttpRequest) -> str:
    if not close_for_good(place, by=author):
        return "déjà retiré de l'annuaire."
    return "fermé pour toujours. Sa page propose d'autres lieux. Une erreur ? Remettez-le depuis « Retirés de l'annuaire »."


def _put_back(place: Place, author: Authorship, request: HttpRequest) -> str:
    return "de nouveau dans l'annuaire." if put_back(place, by=author) else "déjà dans l'annuaire."


def _send(place: Place, author: Authorship, request: HttpRequest) -> str:
    if not may(request.user, Action.SEND_LINKS):
        return "vous ne pouvez pas envoyer de lien."
    if not settings.SITE_URL:
        return "le mail n'est pas parti : le réglage SITE_URL manque. Dites-le à la personne qui tient le site."
    if not place.emails or place.status != Status.PUBLISHED:
        return "ce lieu n'a pas d'adresse mail, ou n'est plus dans l'annuaire."
    try:
        report = remind([place], at=author.at)
    except (SMTPException, OSError):
        return "le mail n'est pas parti : le serveur de mail ne répond pas. Essayez plus tard."
    if report.skipped:
        return "déjà écrit ce mois-ci, ou ce lieu ne veut plus de mail."
    return "le lien est parti par mail." if report.sent else "le mail n'est pas parti : l'adresse est refusée. Corrigez-la."


def _set_frequency(place: Place, author: Authorship, request: HttpRequest) -> str:
    frequency = set_frequency(place, request.POST.get("frequence", ""))
    return f"à vérifier {frequency.label.lower()}." if frequency else "cette fréquence n'existe pas. Rien n'est changé."


ACTS: Final[dict[str, Act]] = {
    "juste": _confirm,
    "injoignable": _unreachable,
    "ferme": _close,
    "remettre": _put_back,
    "lien": _send,
    "frequence": _set_frequency,
}
"""Value of the button → what it does, and the end of the sentence that says so."""
