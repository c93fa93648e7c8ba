"""The disagreements between sources and people: for each, ours is kept or theirs is taken."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.policy import Action
from accounts.territories import within
from accounts.views.guards import team_page
from curation.imports.queue import conflicts_within
from curation.paging import around, page_of
from curation.presenting.history_words import disputes
from places.models import Place
from places.settling import Settled, settle
from places.vocabulary import Settlement

ANSWERS = {"garder": Settlement.KEPT, "prendre": Settlement.TAKEN}
NOTHING_CHOSEN = "Choisissez au moins une réponse, puis touchez « Enregistrer »."


@team_page(Action.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def conflicts(request: HttpRequest) -> HttpResponse:
    """Fifty a page, the last first, those of one place when `lieu` gives its code; or some of them settled. 400 when none is chosen.

    Those that are not chosen go on waiting. Queries: 2; those of settling.
    """
    problems: list[tuple[str, str]] = []
    if request.method == "POST":
        choices = {
            int(name.removeprefix("choix-")): ANSWERS[answer]
            for name, answer in request.POST.items()
            if name.startswith("choix-") and name[6:].isascii() and name[6:].isdecimal() and len(name) <= 24 and answer in ANSWERS
        }
        if choices:
            places = within(request.user, Place.objects.all())
            done = settle(choices, at=timezone.now(), author_id=request.user.pk, within=places)
            _tell(request, done)
            return redirect(request.get_full_path())
        problems = [("desaccords", NOTHING_CHOSEN)]
    found = conflicts_within(request.user).select_related("record__place", "record__source")
    code = request.GET.get("lieu", "")
    page = page_of(found.filter(record__place__code=code) if code else found, request.GET)
    context = {
        "page": page,
        "around": around(page, request.GET),
        "disputes": disputes(page.object_list),
        "problems": problems,
    }
    return render(request, "curation/conflicts.html", context, status=400 if problems else 200)


def _tell(request: HttpRequest, done: Settled) -> None:
    if done.kept or done.taken:
        messages.success(request, f"C'est enregistré : {done.kept} gardés, {done.taken} pris de la source.")
    if done.stale:
        messages.warning(request, f"{len(done.stale)} attendent encore : le lieu a changé depuis. Corrigez-le vous-même si besoin.")
