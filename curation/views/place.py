"""The page where one place and its services are corrected, or a place is added."""

from collections.abc import Mapping

from csp.decorators import csp_update
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.policy import Action
from accounts.territories import covers, covers_department
from accounts.views.guards import no_right, team_page
from curation.correcting.together import Choice
from curation.correcting.writing import AsRead, Choices, NotReadHereError, ToChoose, correct, read_now, read_then
from curation.forms.place_form import PlaceForm
from curation.forms.positions import located
from curation.links import working
from curation.presenting.own_facts import hours_lines
from curation.views.place_fields import CHOICE, clashes_of, parts_of
from places.departments import department_of_insee
from places.editing import Authorship, create_place
from places.facts import Facts
from places.models import Place
from places.presenting.words import day_words
from places.provenance import provenance_of
from places.views.map import TILE_HOST
from places.vocabulary import Origin, Status
from referrals.presenting.words import opposed_words

LONGEST_KEY = 18
"""Digits: what a 64-bit key holds."""
NO_REVISION = -1

ELSEWHERE = "Cette commune n'est pas dans votre territoire. Demandez à une personne de ce département."
NAMELESS = "Écrivez le nom du lieu."
REOPEN = "Nous ne savons plus ce que vous aviez lu de ce lieu. Vos corrections sont ci-dessous. Relisez-les, puis enregistrez."
NOTHING_CHANGED = "Rien n'a changé : ces informations étaient déjà celles du lieu."
SAVED = "C'est enregistré."
SAVED_TOGETHER = "C'est enregistré. Quelqu'un d'autre a corrigé ce lieu en même temps : ses corrections sont gardées aussi."


@team_page(Action.CORRECT_PLACES)
@csp_update({"img-src": [TILE_HOST, "data:"]})  # the map on which the position may be chosen
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, code: str) -> HttpResponse:
    """The form of a place; 400 when something in it is to be repaired, 409 when someone else wrote the same things meanwhile.

    Queries: 1 for the place, those of `read_now` or `read_then` and of `correct`, 1 for who wrote what, 1 for links, 1 for demands refused.
    """
    found = get_object_or_404(Place.objects.select_related("commune"), code=code)
    if found.status == Status.MERGED:
        raise Http404
    if not covers(request.user, found):
        return no_right(request)
    if request.method != "POST":
        read = read_now(found)
        return _shown(request, found, PlaceForm(read=read.facts), read.seen)
    try:
        return _received(request, found, read_then(found, _number(request.POST.get("seen", ""))))
    except NotReadHereError:
        read = read_now(found)
        messages.warning(request, REOPEN)
        return _shown(request, found, PlaceForm(request.POST, read=read.facts), read.seen, status=400)


@team_page(Action.CORRECT_PLACES)
@csp_update({"img-src": [TILE_HOST, "data:"]})  # the map on which the position may be chosen
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """The same form, empty, for a place that nobody told us of. 400 when something in it is to be repaired."""
    if request.method != "POST":
        return _shown(request, None, PlaceForm(read={}), 0)
    form = PlaceForm(request.POST, read={})
    if request.POST.get("suite") == "position":
        return _shown(request, None, located(form), 0)
    if not form.is_valid() or not _is_here(request, form):
        return _shown(request, None, form, 0, status=400)
    facts = {name: value for name, value in form.facts().items() if value not in (None, "")}
    if "name" not in facts:  # a field that is not sent says nothing, which only a place that exists may do
        form.add_error("name", NAMELESS)
        return _shown(request, None, form, 0, status=400)
    made = create_place(facts | _verified(request), by=_author(request))
    messages.success(request, "Le lieu est ajouté.")
    return redirect(page_of(made))


def page_of(place: Place) -> str:
    """Where the team corrects a place."""
    return reverse("curation:place", args=[place.code])


def _received(request: HttpRequest, found: Place, read: AsRead) -> HttpResponse:
    form = PlaceForm(request.POST, read=read.facts)
    if request.POST.get("suite") == "position":
        return _shown(request, found, located(form), read.seen)
    if not form.is_valid() or not _is_here(request, form):
        return _shown(request, found, form, read.seen, status=400)
    choices = Choices(_choices(request), _number(request.POST.get("choix-seen", "")))
    outcome = correct(found, form.facts() | _verified(request), read=read, choices=choices, by=_author(request))
    if isinstance(outcome, ToChoose):
        return _shown(request, found, form, read.seen, asked=outcome, status=409)
    if not outcome.changed:
        messages.info(request, NOTHING_CHANGED)
    else:
        messages.success(request, SAVED_TOGETHER if outcome.also else SAVED)
    return redirect(page_of(found))


def _is_here(request: HttpRequest, form: PlaceForm) -> bool:
    """Whether the place stays in the territory; the form says so otherwise. A place of a team that covers everything may be anywhere."""
    department = department_of_insee(form.cleaned_data["commune"] or "")
    if covers_department(request.user, department.code if department else None):
        return True
    form.add_error("city", ELSEWHERE)
    return False


def _verified(request: HttpRequest) -> Facts:
    if "verifie" not in request.POST:
        return {}
    return {"verified_on": timezone.localdate().isoformat(), "verified_by": Origin.STAFF.value}


def _author(request: HttpRequest) -> Authorship:
    return Authorship(origin=Origin.STAFF, at=timezone.now(), author_id=request.user.pk)


def _choices(request: HttpRequest) -> Mapping[str, Choice]:
    sent = {name.removeprefix(CHOICE): value for name, value in request.POST.items() if name.startswith(CHOICE)}
    return {subject: Choice(value) for subject, value in sent.items() if value in set(Choice)}


def _number(text: str) -> int:
    """A revision's key; one that no revision has when the text is not a number, or a larger one than databases hold."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY else NO_REVISION


def _shown(
    request: HttpRequest, found: Place | None, form: PlaceForm, seen: int, *, asked: ToChoose | None = None, status: int = 200
) -> HttpResponse:
    written = provenance_of([found.pk])[found.pk] if found else {}
    context = {
        "place": found,
        "form": form,
        "parts": parts_of(form, written, found.zone if found else timezone.get_default_timezone()),
        "problems": [(form[name].id_for_label, sentence) for name, said in form.errors.items() if name in form.fields for sentence in said],
        "clashes": clashes_of(asked, _choices(request)) if asked else [],
        "clashes_seen": asked.seen if asked else 0,
        "seen": seen,
        "tiles": {"url": settings.TILE_URL, "attribution": settings.TILE_ATTRIBUTION},
        "hours_lines": hours_lines(found, timezone.now()) if found else [],
        "linked_until": _linked_until(found) if found else "",
        "opposed_since": opposed_words(found) if found else "",
        "verified": "verifie" in request.POST,
    }
    return render(request, "curation/place.html", context, status=status)


def _linked_until(place: Place) -> str:
    """The last day when the place may answer by a link it was sent; "" when it has none that works. One query."""
    last = working(place, at=timezone.now()).first()
    return day_words(timezone.localdate(last.expires_at)) if last else ""
