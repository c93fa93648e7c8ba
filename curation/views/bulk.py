"""A bulk edit in three steps, one address: which fact, what to do with it, then what it would change, to confirm by the number of places.

The steps are read from the address, after the filters of the list: nothing is kept between them, and only the last one, sent, writes.
"""

from collections.abc import Sized
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from accounts.policy import Action
from accounts.views.guards import team_page
from curation.bulk.operations import Operation
from curation.bulk.previewing import MOST_PLACES, NotAgreedError, Preview, TooManyPlacesError, preview, write
from curation.forms.bulk import ConfirmForm, FactForm, OperationForm
from curation.forms.filters import PlaceFilterForm
from curation.presenting.bulk_words import excluded_words, fact_label, lines_of, operation_words
from places.editing import Authorship
from places.presenting.words import counted, grouped
from places.querysets import PlaceQuerySet
from places.vocabulary import Origin

MOST_SHOWN: Final = 100
"""Places shown in each table of a preview: what someone reads before they trust the rest."""

MEANWHILE: Final = "Des lieux ont changé depuis que vous avez lu l'aperçu. Rien n'est écrit. Relisez ce qui suit, puis confirmez."


@team_page(Action.BULK_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: HttpRequest) -> HttpResponse:
    """The step that the address asks for. 400 for what is not understood, 409 when places changed since the preview: nothing is written.

    Queries: 1 for a step, those of `preview` for the last one, of `write` once confirmed.
    """
    filters = PlaceFilterForm(request.GET, user=request.user)
    found = filters.question().places(request.user, timezone.localdate())
    if filters.errors:
        return _refused(request, "Un filtre de votre liste n'est pas compris. Revenez à la liste et choisissez-le de nouveau.")
    forged = request.method == "POST"  # a step before the last is never sent
    fact_form = FactForm(request.GET if forged or "fait" in request.GET else None)
    if not fact_form.is_valid():
        return _step(request, found, fact_form)
    fact = fact_form.cleaned_data["fait"]
    operation_form = OperationForm(request.GET if forged or "valeur" in request.GET else None, fact=fact)
    if not operation_form.is_valid():
        return _step(request, found, operation_form, fact=fact)
    try:
        return _last_step(request, found, operation_form.told())
    except TooManyPlacesError as error:
        return _too_many(request, error.count)


def _step(request: HttpRequest, found: PlaceQuerySet, form: FactForm | OperationForm, *, fact: str = "") -> HttpResponse:
    """One question, the answers before it kept."""
    count = found.count()
    if count > MOST_PLACES:
        return _too_many(request, count)
    context = {
        "form": form,
        "count": count,
        "words": counted(count, "lieu", "lieux"),
        "kept": [*_filters(request), ("fait", fact)] if fact else _filters(request),
        "fact": fact_label(fact) if fact else "",
        "list_url": _list_url(request),
        "fact_url": _url(_filters(request)),
    }
    return render(request, "curation/bulk_step.html", context, status=400 if form.errors else 200)


def _last_step(request: HttpRequest, found: PlaceQuerySet, operation: Operation) -> HttpResponse:
    """The preview; or its confirmation, which previews again once, with the places locked: what is written is what was read, or nothing."""
    if request.method != "POST":
        return _shown(request, operation, preview(found, operation))
    by = Authorship(origin=Origin.STAFF, at=timezone.now(), author_id=request.user.pk)
    try:
        batch = write(
            found, operation, agrees=lambda seen: _confirmation(request, seen).agrees(), label=operation_words(operation)[:200], by=by
        )
    except NotAgreedError as error:
        form = _confirmation(request, error.seen)
        if form.is_about_another():
            return _shown(request, operation, error.seen, meanwhile=True)
        return _shown(request, operation, error.seen, form)
    messages.success(request, f"C'est fait : {counted(batch.counts['changed'], 'lieu a changé', 'lieux ont changé')}.")
    return redirect("curation:batch", batch.pk)


def _confirmation(request: HttpRequest, seen: Preview) -> ConfirmForm:
    return ConfirmForm(request.POST, count=len(seen.effects), stamp=seen.stamp)


def _shown(
    request: HttpRequest, operation: Operation, seen: Preview, form: ConfirmForm | None = None, *, meanwhile: bool = False
) -> HttpResponse:
    """The two tables, and the number to type. What was typed is kept, unless it was about another preview."""
    effects, excluded = seen.effects, seen.excluded
    context = {
        "operation": operation_words(operation),
        "form": form or ConfirmForm(count=len(effects)),
        "stamp": seen.stamp,
        "words": counted(len(effects), "lieu va changer", "lieux vont changer"),
        "left_words": counted(len(excluded), "lieu ne change pas", "lieux ne changent pas"),
        "lines": list(lines_of(effects[:MOST_SHOWN])),
        "more": _more(effects),
        "excluded": excluded_words(excluded[:MOST_SHOWN]),
        "more_excluded": _more(excluded),
        "most": MOST_SHOWN,
        "is_of_services": operation.is_of_services,
        "meanwhile": MEANWHILE if meanwhile else "",
        "here": request.get_full_path(),
        "list_url": _list_url(request),
        "back_url": _url([*_filters(request), ("fait", operation.fact)]),
    }
    return render(request, "curation/bulk_preview.html", context, status=409 if meanwhile else 400 if form else 200)


def _more(found: Sized) -> str:
    """How many are not shown, in words; "" when all are."""
    return counted(len(found) - MOST_SHOWN, "autre", "autres") if len(found) > MOST_SHOWN else ""


def _too_many(request: HttpRequest, count: int) -> HttpResponse:
    most, found = grouped(MOST_PLACES), grouped(count)
    return _refused(request, f"{found} lieux sont dans votre liste : {most} au plus se modifient à la fois. Ajoutez un filtre.")


def _refused(request: HttpRequest, problem: str) -> HttpResponse:
    """The page that says why nothing can be edited from this list (400)."""
    context: dict[str, Any] = {"problem": problem, "list_url": _list_url(request)}
    return render(request, "curation/bulk_refused.html", context, status=400)


def _filters(request: HttpRequest) -> list[tuple[str, str]]:
    """The filters of the address, without its steps."""
    return [(name, request.GET[name]) for name in PlaceFilterForm.base_fields if request.GET.get(name)]


def _list_url(request: HttpRequest) -> str:
    kept = _filters(request)
    return reverse("curation:places") + (f"?{urlencode(kept)}" if kept else "")


def _url(asked: list[tuple[str, str]]) -> str:
    return reverse("curation:bulk") + (f"?{urlencode(asked)}" if asked else "")
