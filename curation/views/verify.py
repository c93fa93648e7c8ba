"""/equipe/a-verifier/: the places to verify, most urgent first, one key for each answer; and a sheet to print, to call with."""

from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.policy import Action, may
from accounts.views.guards import team_page
from curation.forms.verify_filters import ASKED, VerifyFilterForm
from curation.freshness.queue import with_freshness
from curation.paging import around
from curation.presenting.own_facts import own_facts
from curation.presenting.verify_lines import frequencies, line_of
from places.models import Place
from places.presenting.words import counted
from places.querysets import PlaceQuerySet

SIZE = 20
"""Places a page: what one person calls in an hour."""

SHORTCUTS = "raccourcis"
"""Whether the first place answers to keys: kept in the session, True until it is turned off (RGAA 12.10)."""


@team_page(Action.READ_TEAM)
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """400 when a filter is not understood: it is said, and the list answers the others. Three queries, whatever the number of places."""
    form = VerifyFilterForm(request.GET, user=request.user)
    found = form.places(timezone.localdate())
    page = Paginator(found.values_list("pk", flat=True), SIZE).get_page(request.GET.get("page"))
    total = page.paginator.count
    context = {
        "form": form,
        "lines": [line_of(place) for place in _rows(list(page.object_list))],
        "page": page,
        "around": around(page, request.GET),
        "words": counted(total, "lieu", "lieux") if total else "Aucun lieu",
        "query": asked_of(request.GET),
        "frequencies": frequencies(),
        "shortcuts": request.session.get(SHORTCUTS, True),
        "may_act": may(request.user, Action.CORRECT_PLACES),
        "may_send": may(request.user, Action.SEND_LINKS),
    }
    return render(request, "curation/verify.html", context, status=400 if form.errors else 200)


@team_page(Action.READ_TEAM)
@require_safe
def worksheet(request: HttpRequest) -> HttpResponse:
    """The first places of the same list that only a telephone reaches, with what we say of them and room to write. Three queries."""
    now = timezone.now()
    places = to_call(VerifyFilterForm(request.GET, user=request.user), timezone.localdate())
    calls = [(line_of(place), own_facts(place, list(place.services.all()), now)) for place in places]
    codes = " ".join(place.code for place in places)
    context = {"calls": calls, "today": now, "query": asked_of(request.GET), "back": urlencode({"lieux": codes}) if codes else ""}
    return render(request, "curation/worksheet.html", context)


def to_call(form: VerifyFilterForm, today: date) -> list[Place]:
    """The places of the sheet, in its order, with their services. Three queries."""
    mute = form.places(today).filter(Q(emails__isnull=True) | Q(emails=[])).exclude(phone="")
    return _rows(list(mute.values_list("pk", flat=True)[:SIZE]), with_services=True)


@team_page(Action.READ_TEAM)
@require_POST
def shortcuts(request: HttpRequest) -> HttpResponse:
    """Turn the keys of the list on or off, until one signs out. Writes the session alone."""
    request.session[SHORTCUTS] = request.POST.get("actifs") == "1"
    return redirect(list_url(request.POST.get("filtres", "")))


def list_url(query: str) -> str:
    """The list with the filters of a query string, its other parameters dropped."""
    kept = asked_of(QueryDict(query[:200]))
    return reverse("curation:verify") + (f"?{kept}" if kept else "")


def asked_of(query: QueryDict) -> str:
    """The filters of an address, as a query string."""
    return urlencode({name: query[name] for name in ASKED if query.get(name)})


def _rows(keys: list[int], *, with_services: bool = False) -> list[Place]:
    """The places of these keys, in their order. One query, one more with their services."""
    places: PlaceQuerySet = with_freshness(Place.objects.filter(pk__in=keys), today=timezone.localdate())
    by_key = {place.pk: place for place in (places.prefetch_related("services") if with_services else places)}
    return [by_key[key] for key in keys]
