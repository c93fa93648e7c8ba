"""/equipe/a-verifier/feuille/retour/: the answers noted on a sheet of calls, typed for all of its places at once, in its order."""

from collections.abc import Sequence

from django.contrib import messages
from django.db.models import Max
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.policy import Action
from accounts.territories import within
from accounts.views.guards import team_page
from curation.correcting.writing import NotReadHereError, read_then
from curation.forms.told_back import LineForm, Told
from curation.forms.verify_filters import VerifyFilterForm
from curation.freshness.acting import MergedAway
from curation.freshness.told_back import corrected_on_the_phone
from curation.presenting.fact_words import name_of_fact
from curation.views.verify import SIZE, to_call
from curation.views.verify_acts import ACTS, by
from places.models import Place, Revision
from places.presenting.labels import name_of
from places.presenting.words import counted, listed
from places.vocabulary import Status

MOST = 2 * SIZE
"""Lines of one form: two sheets."""

NOTHING = "Rien n'est noté. Choisissez une réponse pour un lieu au moins."
MERGED = "Ce lieu a été fusionné avec un autre. Cherchez l'autre, puis notez la réponse sur sa fiche."
MEANWHILE = "Quelqu'un a changé depuis : {what}. Ouvrez la fiche, et comparez avec votre feuille."
REOPEN = "Nous ne savons plus ce que disait votre feuille. Ouvrez la fiche pour corriger."


@team_page(Action.CORRECT_PLACES)
@require_http_methods(["GET", "HEAD", "POST"])
def told_back(request: HttpRequest) -> HttpResponse:
    """One line a place. POST: each good line is written by itself; a wrong one stays, with what was typed, and 400.

    `lieux`: the codes of the sheet, in its order; without it, the sheet that would be printed now. Queries: 2 to show; those of each act.
    """
    if request.method != "POST":
        return _shown(request, _blank_lines(_places(request)))
    lines = [LineForm(request.POST, place=place) for place in _places(request)]
    noted = [line for line in lines if not line.is_blank]
    if not noted:
        messages.warning(request, NOTHING)
        return _shown(request, lines, status=400)
    for line in noted:
        if line.is_valid():
            _write(line, request)
    wrong = [line for line in noted if line.errors]
    if done := len(noted) - len(wrong):
        messages.success(request, f"C'est noté pour {counted(done, 'lieu', 'lieux')}.")
    if not wrong:
        return redirect("curation:verify")
    written = {line.place.pk for line in noted} - {line.place.pk for line in wrong}
    return _shown(request, [line for line in lines if line.place.pk not in written], status=400)


def _places(request: HttpRequest) -> list[Place]:
    """Those of the sheet, in its order, as far as they are of the territory: anything else is not there."""
    codes = request.POST.get("lieux") if request.method == "POST" else request.GET.get("lieux")
    if codes is None:
        form = VerifyFilterForm(request.GET, user=request.user)
        return to_call(form, timezone.localdate()) if request.method != "POST" else []
    asked = list(dict.fromkeys(codes[:1000].lower().split()))[:MOST]
    found = within(request.user, Place.objects.exclude(status=Status.DRAFT)).select_related("commune")
    by_code = {place.code: place for place in found.filter(code__in=asked)}
    return [by_code[code] for code in asked if code in by_code]


def _blank_lines(places: Sequence[Place]) -> list[LineForm]:
    """Each place with its last revision, so that what others write from now on is seen. One query."""
    last = Revision.objects.filter(place__in=places).order_by().values("place").annotate(last=Max("pk"))
    seen = dict(last.values_list("place", "last"))
    return [LineForm(place=place, initial={"seen": seen.get(place.pk, 0)}) for place in places]


def _write(line: LineForm, request: HttpRequest) -> None:
    """What the line says, at once; or its error."""
    try:
        if line.told != Told.CORRECTED:
            ACTS[line.told](line.place, by(request.user), request)
        elif clash := _correct(line, request.user):
            line.add_error("answer", clash)
    except MergedAway:
        line.add_error("answer", MERGED)


def _correct(line: LineForm, user: User) -> str:
    """Why it is not written; "" once it is."""
    try:
        read = read_then(line.place, line.cleaned_data["seen"] or 0)
    except NotReadHereError:
        return REOPEN
    asked = corrected_on_the_phone(line.place, line.corrections(), read=read, by=by(user))
    return MEANWHILE.format(what=listed([name_of_fact(clash.subject) for clash in asked.clashes])) if asked else ""


def _shown(request: HttpRequest, lines: Sequence[LineForm], *, status: int = 200) -> HttpResponse:
    context = {
        "lines": [(line, name_of(line.place), [(field, _sentences(line, field)) for field in line.visible_fields()]) for line in lines],
        "codes": " ".join(line.place.code for line in lines),
        "problems": [
            (field.id_for_label, f"{name_of(line.place)} : {sentence}")
            for line in lines
            for field in line.visible_fields()
            for sentence in _sentences(line, field)
        ],
    }
    return render(request, "curation/told_back.html", context, status=status)


def _sentences(line: LineForm, field: BoundField) -> list[str]:
    """What is wrong with a field; nothing for a line where nothing is noted, which is not looked at."""
    return [] if not line.is_bound or line.is_blank else [str(sentence) for sentence in field.errors]
