"""The suggestions that wait for the team, and the page where one is decided."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policy import Action
from accounts.territories import covers
from accounts.views.guards import no_right, team_page
from curation.models import Suggestion
from curation.paging import around, page_of
from curation.presenting.questions import options
from curation.presenting.reviews import line_of, rows_of
from curation.suggestions.answering import answer, to_answer
from curation.suggestions.closed_lists import Proof, Refusal, State
from curation.suggestions.differences import differences, place_of
from curation.suggestions.queue import answers_kept, decided, suggestions_within, to_decide
from curation.suggestions.reviewing import Acceptance, Outcome, Reviewer, accept, last_revision, refuse
from places.models import Place

LISTS = {
    "": ("Suggestions à traiter", to_decide),
    "reponses": ("Réponses qui ne sont pas parties", answers_kept),
    "traitees": ("Suggestions traitées", decided),
}
"""The lists, by the value of `liste` in the address: what each is called, and what it holds."""

PROBLEMS = {
    Outcome.NOTHING_CHOSEN: ("faits", "Cochez ce que vous acceptez, ou refusez la suggestion."),
    Outcome.NEEDS_PROOF: ("preuve", "Dites comment vous avez vérifié : ce message vient d'une personne que nous ne connaissons pas."),
    Outcome.NO_REASON: ("motif", "Dites pourquoi vous refusez : choisissez un motif."),
}
"""What a reviewer forgot: the question it is about, and what to do."""

MEANWHILE = "Le lieu a changé pendant que vous lisiez. Rien n'est écrit. Relisez ce qui suit, puis décidez."
DECIDED = "Cette suggestion est déjà traitée. La première décision est gardée."
NOT_SENT = "La réponse n'est pas partie : le serveur de mail ne répond pas. Essayez à nouveau plus tard."
DONE = {"accept": "C'est noté : la suggestion est acceptée.", "refuse": "C'est noté : la suggestion est refusée."}


@team_page(Action.ANSWER_SUGGESTIONS)
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Fifty a page, the oldest first. Two queries."""
    asked = request.GET.get("liste", "")
    name = asked if asked in LISTS else ""
    title, found = LISTS[name]
    page = page_of(found(request.user), request.GET)
    home = reverse("curation:suggestions")
    lists = [(label, f"{home}?liste={key}" if key else home, key == name) for key, (label, _) in LISTS.items()]
    context = {
        "title": title,
        "lists": lists,
        "page": page,
        "around": around(page, request.GET),
        "lines": [line_of(one, timezone.localdate()) for one in page.object_list],
        "decided": name != "",
    }
    return render(request, "curation/suggestions.html", context)


@team_page(Action.ANSWER_SUGGESTIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def suggestion(request: HttpRequest, pk: int) -> HttpResponse:
    """One suggestion, or its decision. 404 for one of another territory, 400 for a decision to complete, 409 when the place has changed.

    Queries: one for the suggestion, one or more for the place it speaks of, two for the place's history, and those of deciding.
    """
    found = get_object_or_404(suggestions_within(request.user).select_related("decided_by"), pk=pk)
    place = place_of(found)
    if not covers(request.user, place):
        return no_right(request)
    if request.method != "POST":
        return shown(request, found, place)
    choice = request.POST.get("decision", "")
    if choice == "answer":
        return answered(request, found, place, "")
    outcome = decide(found, request, refused=choice == "refuse")
    if outcome is Outcome.ALREADY_DECIDED:
        messages.warning(request, DECIDED)
        return redirect(request.path)
    if outcome is Outcome.DONE:
        return answered(request, Suggestion.objects.get(pk=pk), place, DONE["refuse" if choice == "refuse" else "accept"])
    return shown(request, found, place_of(found), outcome)


def decide(found: Suggestion, request: HttpRequest, *, refused: bool) -> Outcome:
    """What the form says, done. A form that says nothing known accepts what it ticks, hence nothing."""
    told = request.POST
    by = Reviewer(request.user.pk, timezone.now())
    if refused:
        return refuse(found, told.get("motif", ""), by=by)
    acceptance = Acceptance(
        subjects=told.getlist("faits"),
        proof=told.get("preuve", ""),
        seen=number_in(told.get("vu", "")),
        by_hand=told.get("decision") == "by-hand",
    )
    return accept(found, acceptance, by=by)


def number_in(text: str) -> int:
    """The number of a revision as the form sends it back; 0, which is before every write, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def answered(request: HttpRequest, found: Suggestion, place: Place, done: str) -> HttpResponse:
    """Back to the list, the answer sent if one is waited for; back to the suggestion when the answer could not leave."""
    waited = to_answer(found)
    if not answer(found, place, url=request.build_absolute_uri(place.get_absolute_url())):
        messages.warning(request, f"{done} {NOT_SENT}".strip())
        return redirect("curation:suggestion", pk=found.pk)
    sent = waited and found.reason != Refusal.ABUSE
    messages.success(request, f"{done} {'La réponse est partie.' if sent else ''}".strip() or "Il n'y avait pas de réponse à envoyer.")
    return redirect("curation:suggestions")


def shown(request: HttpRequest, found: Suggestion, place: Place, outcome: Outcome | None = None) -> HttpResponse:
    """The page of one suggestion, with what its decision lacks, if anything."""
    seen = last_revision(place)
    rows = rows_of(differences(found, place), place)
    problem = PROBLEMS.get(outcome) if outcome else None
    told = request.POST
    context = {
        "suggestion": found,
        "place": place,
        "rows": rows,
        "seen": seen,
        "ticked": told.getlist("faits") if request.method == "POST" else [row.subject for row in rows if not row.stale],
        "needs_proof": any(row.needs_proof for row in rows),
        "proofs": options(Proof, told.get("preuve", "")),
        "reasons": options(Refusal, told.get("motif", "")),
        "problems": [problem] if problem else [],
        "wrong": {"faits": "", "preuve": "", "motif": ""} | (dict([problem]) if problem else {}),
        "meanwhile": MEANWHILE if outcome is Outcome.CHANGED_MEANWHILE else "",
        "is_open": found.state == State.OPEN,
        "to_answer": to_answer(found),
    }
    status = 409 if context["meanwhile"] else 400 if problem else 200
    return render(request, "curation/suggestion.html", context, status=status)
