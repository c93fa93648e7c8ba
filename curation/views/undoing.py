"""Undoing one write, a batch or a merge: what will come back is read first, page after page, then a button does exactly that."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.policy import Action
from accounts.territories import covers, within
from accounts.views.guards import no_right, team_page
from curation.models import Work
from curation.paging import SIZE, around
from curation.presenting.undo_words import LISTED, NOTHING_LEFT, OTHERWISE, backs, lefts, totals
from curation.views.following import CANNOT_START
from curation.views.merges import read_merge
from curation.views.works import already, followed
from curation.works.starting import UnderWayError, start_undoing
from places.editing import Authorship
from places.merging.splitting import NotUndoableError, foresee_merge, undo_merge
from places.models import Batch, Place, Revision
from places.presenting.words import counted
from places.querysets import PlaceQuerySet
from places.undoing import IsAMergeError, NothingToUndoError, OtherwiseThanSeenError, Undone, foresee, undo_batch, undo_revision
from places.undoing_plan import Kept, Outlook, Undoable, plans
from places.vocabulary import Origin

AT_ONCE = 500
"""Writes undone while someone waits: about half a second. More is done in a process of its own."""

LAST_MERGE_FIRST = (
    "Cette fusion ne peut pas être annulée : elle l'est déjà, ou la fiche gardée a été fusionnée depuis. Annulez d'abord celle-là."
)
MERGE_BACK = "La fusion est annulée : les deux fiches sont de nouveau séparées."


@dataclass(frozen=True)
class Asked:
    """What someone asks to undo. `title` and `button` name it; `back` is where it is read; `done_at`: where its undoing is."""

    undone: Undoable
    title: str
    button: str
    back: str
    foresee: Callable[[], Outlook]
    undo: Callable[[str], Undone]
    done_words: str
    done_at: Callable[[Undone], str]
    within: PlaceQuerySet | None = None
    start: Callable[[str], Work] | None = None
    """Where there is too much to do while someone waits: do it in a process of its own."""
    after: str = "Vous pourrez revenir en arrière : une annulation s'annule aussi."


@team_page(Action.UNDO)
@require_http_methods(["GET", "HEAD", "POST"])
def undo_write(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One write to a place. 409 when someone wrote since, or nothing is left to undo. Queries: 2, and those of undoing."""
    place = get_object_or_404(Place, code=code)
    if not covers(request.user, place):
        return no_right(request)
    revision = get_object_or_404(Revision.objects.select_related("batch__undoes"), pk=number, place=place)
    history = reverse("curation:history", args=[place.code])
    asked = Asked(
        revision,
        title=f"Annuler le changement du {timezone.localtime(revision.at):%d/%m/%Y}",
        button="Annuler ce changement",
        back=history,
        foresee=lambda: foresee(revision),
        undo=lambda seen: undo_revision(revision, at=timezone.now(), author_id=request.user.pk, seen=seen),
        done_words="C'est fait : ce changement est annulé.",
        done_at=lambda done: history,
    )
    return _answer(request, asked, merge=revision.batch)


@team_page(Action.UNDO)
@require_http_methods(["GET", "HEAD", "POST"])
def undo_many(request: HttpRequest, number: int) -> HttpResponse:
    """A batch, in the territory of whoever asks; 403 when it wrote nothing there. 409 as `undo_write`. Queries: 2, and those of undoing."""
    batch = get_object_or_404(Batch.objects.select_related("undoes"), pk=number)
    mine = within(request.user, Place.objects.all())
    is_long = batch.revisions.count() > AT_ONCE
    if not batch.revisions.filter(place__in=mine).exists():
        return no_right(request)
    asked = Asked(
        batch,
        title=f"Annuler : {batch}",
        button="Annuler ce lot",
        back=reverse("curation:batch", args=[batch.pk]),
        foresee=lambda: foresee(batch, within=mine),
        undo=lambda seen: undo_batch(batch, at=timezone.now(), author_id=request.user.pk, within=mine, seen=seen),
        done_words="C'est fait : ce lot est annulé.",
        done_at=lambda done: reverse("curation:batch", args=[done.batch.pk]),
        within=mine,
        start=(lambda seen: start_undoing(batch, seen=seen, at=timezone.now(), author=request.user)) if is_long else None,
    )
    return _answer(request, asked, merge=batch)


@team_page(Action.UNDO)
@require_http_methods(["GET", "HEAD", "POST"])
def undo_one_merge(request: HttpRequest, number: int) -> HttpResponse:
    """A merge, whole: both places as they were. 409 as `undo_write`. Queries: 2, and those of undoing."""
    batch, kept, absorbed = read_merge(number)
    if not (covers(request.user, kept) and covers(request.user, absorbed)):
        return no_right(request)
    there = reverse("curation:merge", args=[batch.pk])
    by = Authorship(origin=Origin.STAFF, at=timezone.now(), author_id=request.user.pk)
    asked = Asked(
        batch,
        title=f"Annuler : {batch.label}",
        button="Annuler cette fusion",
        back=there,
        foresee=lambda: foresee_merge(batch),
        undo=lambda seen: undo_merge(batch, by, seen=seen),
        done_words=MERGE_BACK,
        done_at=lambda done: there,
        after="Vous pourrez fusionner de nouveau les deux fiches.",
    )
    return _answer(request, asked, merge=None)


def left_words(kept: list[Kept]) -> str:
    """How much undoing left as it is; blank when nothing. The page of its batch lists it."""
    return f"{counted(len(kept), 'information gardée telle quelle', 'informations gardées telles quelles')}." if kept else ""


def _answer(request: HttpRequest, asked: Asked, *, merge: Batch | None) -> HttpResponse:
    """The preview; or, sent with the stamp of a preview, the undoing. `merge`: the batch that may turn out to be one."""
    try:
        return _confirmed(request, asked) if request.method == "POST" else _shown(request, asked, asked.foresee())
    except IsAMergeError:  # it has a page of its own, which also gives back the rows handed over
        return redirect("curation:merge", number=merge and (merge.undoes_id or merge.pk))
    except UnderWayError as error:
        return already(request, error)
    except OSError:
        messages.warning(request, CANNOT_START)
        return redirect(asked.back)
    except NotUndoableError:
        return _nothing(request, asked, LAST_MERGE_FIRST, [])
    except NothingToUndoError as nothing:
        return _nothing(request, asked, NOTHING_LEFT, nothing.kept)


def _confirmed(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Do exactly what was shown, or show what would be done now. A work checks the stamp itself, and says if it no longer holds."""
    seen = request.POST.get("vu", "")
    try:
        if asked.start:
            return followed(asked.start(_stamp(seen)))
        done = asked.undo(seen)
    except OtherwiseThanSeenError:
        return _shown(request, asked, asked.foresee(), otherwise=OTHERWISE)
    messages.success(request, f"{asked.done_words} {left_words(done.kept)}".strip())
    return redirect(asked.done_at(done))


def _stamp(sent: str) -> str:
    """What was sent, if it can be a stamp. Raises OtherwiseThanSeenError."""
    if not re.fullmatch(r"[0-9a-f]{32}", sent):
        raise OtherwiseThanSeenError
    return sent


def _shown(request: HttpRequest, asked: Asked, outlook: Outlook, *, otherwise: str = "") -> HttpResponse:
    page = Paginator(outlook.changed, SIZE).get_page(request.GET.get("page"))
    shown = [plan for chunk in plans(asked.undone, within=asked.within, places=list(page.object_list)) for plan in chunk]
    context = {
        **_common(request, asked, outlook.kept),
        "totals": totals(outlook),
        "stamp": outlook.stamp,
        "otherwise": otherwise,
        "backs": list(backs(shown)),
        "page": page,
        "around": around(page, request.GET),
    }
    return render(request, "curation/undo.html", context, status=409 if otherwise else 200)


def _nothing(request: HttpRequest, asked: Asked, words: str, kept: Any) -> HttpResponse:
    """Why nothing is undone: 409 to whoever asked it to be done."""
    context = {**_common(request, asked, kept), "nothing": words}
    return render(request, "curation/undo.html", context, status=409 if request.method == "POST" else 200)


def _common(request: HttpRequest, asked: Asked, kept: Any) -> dict[str, Any]:
    return {
        "asked": asked,
        "here": request.path,
        "lefts": lefts(kept, within(request.user, Place.objects.all())),
        "more_left": counted(len(kept) - LISTED, "autre", "autres") if len(kept) > LISTED else "",
    }
