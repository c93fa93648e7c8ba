"""The list of places for the team, and the same as a file."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.policy import Action, may
from accounts.views.guards import team_page
from curation.csv_files import csv_response
from curation.forms.filters import PlaceFilterForm
from curation.forms.saved_filter import SavedFilterForm, asked_of
from curation.paging import around, page_of
from places.presenting.words import counted
from places.querysets import PlaceQuerySet
from places.vocabulary import Status

SHOWN = ("code", "name", "address", "postal_code", "city", "department", "status", "verified_on", "updated_at")
HEADINGS = ("Code", "Nom", "Adresse", "Code postal", "Ville", "Département", "État", "Vérifié le", "Modifié le")


@team_page(Action.READ_TEAM)
@require_safe
def place_list(request: HttpRequest) -> HttpResponse:
    """Fifty a page. 400 when a filter is not understood: it is said, and the list answers the others. Three queries."""
    return list_page(request, request.GET)


def list_page(request: HttpRequest, query: QueryDict, naming: SavedFilterForm | None = None) -> HttpResponse:
    """The list that this query asks for, and the lists that this person keeps. `naming`: the form that keeps this one, when it is wrong."""
    form = PlaceFilterForm(query, user=request.user)
    found = form.question().places(request.user, timezone.localdate())
    page = page_of(found.only(*SHOWN), query)
    kept, saved = asked_of(query), list(request.user.saved_filters.all())
    context = {
        "form": form,
        "page": page,
        "around": around(page, query),
        "words": counted(page.paginator.count, "lieu", "lieux") if page.paginator.count else "Aucun lieu",
        "query": query.urlencode(),
        "may_bulk": may(request.user, Action.BULK_EDIT) and page.paginator.count > 1 and not form.errors,
        "saved": [(one, f"?{one.query}", one.query == kept) for one in saved],
        "problems": [(field.id_for_label, sentence) for one in (form, naming) if one for field in one for sentence in field.errors],
        "naming": naming or SavedFilterForm(user=request.user, initial={"filtres": kept}),
        "may_keep": naming or (kept and not form.errors and not any(one.query == kept for one in saved)),
    }
    return render(request, "curation/places.html", context, status=400 if form.errors or naming else 200)


@team_page(Action.READ_TEAM)
@require_safe
def place_file(request: HttpRequest) -> HttpResponseBase:
    """Every page of the same list, as CSV. One query."""
    found = PlaceFilterForm(request.GET, user=request.user).question().places(request.user, timezone.localdate())
    return csv_response("lieux.csv", HEADINGS, rows_of(found))


def rows_of(found: PlaceQuerySet) -> Iterator[list[Any]]:
    """One row for each place, states in words, days in French order."""
    for code, name, address, postal_code, city, department, status, verified_on, updated_at in found.values_list(*SHOWN).iterator(2000):
        day = f"{verified_on:%d/%m/%Y}" if verified_on else ""
        written = f"{timezone.localtime(updated_at):%d/%m/%Y}"
        yield [code, name, address, postal_code, city, department, Status(status).label, day, written]
