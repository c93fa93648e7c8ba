"""A long work: where it is, whoever looks; and where it leads once it is over."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.policy import Action
from accounts.territories import within
from accounts.views.guards import no_right, team_page
from curation.models import Work
from curation.models.work import Job, WorkState
from curation.views.following import FOLLOW, follows, refreshed
from curation.works.starting import UnderWayError, follow
from places.models import Place


@team_page(Action.UNDO)
@require_safe
def work(request: HttpRequest, number: int) -> HttpResponse:
    """How a work is; or where it leads, for whoever followed it to its end. 403 for a batch elsewhere. Three queries."""
    found = get_object_or_404(Work.objects.select_related("batch"), pk=number)
    if found.batch and not found.batch.revisions.filter(place__in=within(request.user, Place.objects.all())).exists():
        return no_right(request)
    seen = follow(found)
    is_done = seen.state == WorkState.DONE
    goes = _next(seen.work, is_done=is_done)
    if is_done and FOLLOW in request.GET:
        messages.success(request, seen.work.message)
        return redirect(goes[0])
    following = follows(request, is_at_work=seen.progress is not None)
    undoes = seen.work.job == Job.UNDO
    context = {
        "work": seen.work,
        "title": f"Annuler : {seen.work.batch}" if undoes else "Recherche de doublons",
        "state": seen.state.label,
        "is_done": is_done,
        "is_interrupted": seen.state == WorkState.INTERRUPTED,
        "progress": seen.progress,
        "follows": following,
        "here": request.path,
        "next": goes[0],
        "next_words": goes[1],
        "back": reverse("curation:batch", args=[seen.work.batch_id]) if undoes else reverse("curation:duplicates"),
        "back_words": str(seen.work.batch) if undoes else "Doublons possibles",
    }
    return refreshed(render(request, "curation/work.html", context), following)


def followed(work: Work) -> HttpResponse:
    """Lead to the page of a work that was just started, which follows it."""
    return redirect(f"{reverse('curation:work', args=[work.pk])}?{FOLLOW}=1")


def already(request: HttpRequest, error: UnderWayError) -> HttpResponse:
    """Say that someone started the same work, and lead to it: a second one is refused."""
    name = error.work.author.name or error.work.author.email
    messages.warning(request, f"Ce travail est déjà en cours : {name} l'a commencé. Rien de plus n'est lancé.")
    return redirect("curation:work", error.work.pk)


def _next(work: Work, *, is_done: bool) -> tuple[str, str]:
    """Where a work that is over leads: what it wrote, or where it is started again."""
    if work.job == Job.DUPLICATES:
        return reverse("curation:duplicates"), "Voir les doublons possibles"
    if is_done:
        return reverse("curation:batch", args=[work.result_id]), "Voir ce qui est annulé"
    return reverse("curation:undo-batch", args=[work.batch_id]), "Relire l'aperçu"
