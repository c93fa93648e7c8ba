"""The imports of the team: the list, where a file is sent; and the page of one, from its arrival to its end."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.policy import Action
from accounts.views.guards import team_page
from curation.forms.imports import UploadForm
from curation.imports.queue import departments_of, runs_awaiting, runs_of
from curation.imports.receiving import receive
from curation.imports.starting import NotNowError, look, start
from curation.imports.states import Task
from curation.models import ImportRun
from curation.paging import around, page_of
from curation.presenting.import_words import page_of_run
from curation.views.following import FOLLOW, follows, refreshed
from curation.views.import_steps import STEPS, Refused
from places.importing.drafts import UnreadableFileError

NO_FIELD = ("etape", "refusees")
"""What a refusal may be about that nobody types: it is said above the page."""

NOT_STARTED = "Le fichier est reçu, mais sa vérification n'a pas pu commencer. Touchez « Vérifier »."


@team_page(Action.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """Fifty runs a page, the last first; or a file received, set to be checked at once. 400 when something is to be repaired.

    Queries: 2 for the list, 1 for the sources; those of receiving and starting.
    """
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        try:
            return _received(request, form)
        except UnreadableFileError as error:
            form.add_error("fichier", f"{error} {error.fix}")
    waits = request.GET.get("liste") == "attente"
    page = page_of((runs_awaiting if waits else runs_of)(request.user), request.GET)
    problems = [(f"id_{name}", sentences[0]) for name, sentences in form.errors.items()]
    context = {"page": page, "around": around(page, request.GET), "form": form, "problems": problems, "waits": waits}
    return render(request, "curation/imports.html", context, status=400 if problems else 200)


@team_page(Action.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def import_run(request: HttpRequest, number: int) -> HttpResponse:
    """One run, or a step of it: 400 when something is to be repaired, 409 when its state does not allow the step any more.

    Queries: 2 for the run; 1 for the columns of its source; those of the step.
    """
    found = get_object_or_404(runs_of(request.user), pk=number)
    if request.method != "POST":
        return _shown(request, found)
    step = STEPS.get(request.POST.get("etape", ""))
    if step is None:
        return _shown(request, found, Refused("etape", "Nous n'avons pas compris ce bouton. Choisissez à nouveau."))
    try:
        refused = step(request, found)
    except NotNowError as error:
        messages.warning(request, f"Cet import a changé pendant que vous lisiez : {error.state.label.lower()}.")
        return _shown(request, found, status=409)
    if refused:
        return _shown(request, found, refused)
    following = f"?{FOLLOW}=1" if request.POST.get("etape") in ("verifier", "ecrire", "colonnes", "corriger", "lignes") else ""
    return redirect(found_url(found) + following)


def found_url(run: ImportRun) -> str:
    """The page of a run."""
    return f"/equipe/imports/{run.pk}/"


def _received(request: HttpRequest, form: UploadForm) -> HttpResponse:
    upload = form.cleaned_data["fichier"]
    now, departments = timezone.now(), departments_of(request.user)
    run = receive(
        upload.chunks(), name=upload.name, source=form.publisher(), at=now, author_id=request.user.pk, departments=departments
    )  # fmt: skip
    try:
        start(run.pk, Task.CHECK, at=now, author_id=request.user.pk, departments=departments)
    except OSError:
        messages.warning(request, NOT_STARTED)
    return redirect(f"{found_url(run)}?{FOLLOW}=1")


def _shown(request: HttpRequest, found: ImportRun, refused: Refused | None = None, *, status: int = 200) -> HttpResponse:
    seen = look(found.pk)
    following = follows(request, is_at_work=seen.progress is not None)
    at_field = refused is not None and refused.field not in NO_FIELD
    if refused and not at_field:
        messages.warning(request, refused.sentence)
    problems = [(refused.field, refused.sentence)] if refused and at_field else []
    field, sentence = problems[0] if problems else ("", "")
    typed = request.POST.get("valeur" if field.startswith("valeur-") else "confirmation", "")
    context = {**page_of_run(seen), "problems": problems, "follows": following, "wrong": field, "sentence": sentence, "typed": typed}
    if field.startswith("colonne-"):
        context["to_map"] = [(heading, request.POST.get(f"colonne-{rank}", "")) for rank, heading in enumerate(found.columns)]
    return refreshed(render(request, "curation/import.html", context, status=400 if refused else status), following)
