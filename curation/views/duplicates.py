"""Duplicates: the queue, and one pair side by side, to be merged, told apart, or tied to one address."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.policy import Action
from accounts.territories import covers
from accounts.views.guards import no_right, team_page
from curation.duplicates.deciding import decision_on, say_same_address, say_two_places, take_back
from curation.duplicates.queue import recent_merges, waiting
from curation.forms.merge import MergeForm, field_name
from curation.models import DuplicatePair
from curation.paging import around, page_of
from curation.presenting.duplicate_words import author_words, later_words, side_words, subject_words, summary, why
from curation.views.following import CANNOT_START
from curation.views.works import already, followed
from curation.works.starting import UnderWayError, follow, latest_search, start_search
from places.editing import Authorship
from places.merging.differing import Difference, Side
from places.merging.joining import ChangedMeanwhileError, NotMergeableError, SideBySide, check_unchanged, merge_places, side_by_side
from places.models import Place
from places.presenting.words import counted
from places.vocabulary import Origin, Status

SIDE_NAMES = {Side.KEPT: "la fiche gardée", Side.ABSORBED: "l'autre fiche", Side.BOTH: "les deux ensemble"}
DECIDED = {
    "deux-lieux": (say_two_places, "C'est noté : ce sont deux lieux. Ils ne seront plus proposés."),
    "meme-adresse": (say_same_address, "C'est noté : deux services à la même adresse. Ils ne seront plus proposés."),
}


@team_page(Action.MERGE)
@require_safe
def duplicates(request: HttpRequest) -> HttpResponse:
    """Fifty pairs a page, those proposed first before the others; then the last merges. Eight queries."""
    found = waiting(request.user)
    page = page_of(found, request.GET)
    rows = [(pair, why(pair.reasons, pair.first, pair.second)) for pair in page.object_list]
    context = {
        "page": page,
        "around": around(page, request.GET),
        "tiers": [(title, hint, [row for row in rows if row[0].sure == sure]) for sure, title, hint in TIERS],
        "waiting": counted(page.paginator.count, "paire", "paires"),
        "sure": counted(found.filter(sure=True).count(), "très probable", "très probables"),
        "searched_at": DuplicatePair.objects.order_by("-found_at").values_list("found_at", flat=True).first(),
        "search": search if (search := latest_search()) and follow(search).progress else None,
        "merges": recent_merges(request.user),
    }
    return render(request, "curation/duplicates.html", context)


TIERS = (
    (True, "Très probables", "Même nom, ou presque, à la même porte."),
    (False, "À regarder", "Un indice commun : peut-être un service hébergé, un déménagement, deux sources qui ne disent pas pareil."),
)


@team_page(Action.MERGE)
@require_POST
def search_again(request: HttpRequest) -> HttpResponse:
    """Search the whole directory again, in a process of its own."""
    try:
        return followed(start_search(at=timezone.now(), author=request.user))
    except UnderWayError as error:
        return already(request, error)
    except OSError:
        messages.warning(request, CANNOT_START)
        return redirect("curation:duplicates")


@team_page(Action.MERGE)
@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest, kept_code: str, absorbed_code: str) -> HttpResponse:
    """Two places side by side; what is decided of them. Eleven queries to read, whatever differs."""
    kept, absorbed = _place(kept_code), _place(absorbed_code)
    if kept == absorbed:
        raise Http404
    if not (covers(request.user, kept) and covers(request.user, absorbed)):
        return no_right(request)
    if Status.MERGED in (kept.status, absorbed.status):
        messages.info(request, f"« {kept.name} » et « {absorbed.name} » : l'une de ces fiches est déjà fusionnée.")
        return redirect("curation:duplicates")
    sides = side_by_side(kept, absorbed)
    if request.method != "POST":
        return _shown(request, kept, absorbed, sides, MergeForm(found=sides.found, initial={"vu": sides.seen}))
    return _decide(request, kept, absorbed, sides)


def _decide(request: HttpRequest, kept: Place, absorbed: Place, sides: SideBySide) -> HttpResponse:
    """What the button says, unless one of the two changed since the page was shown."""
    decision = request.POST.get("decision", "")
    if decision == "revenir":
        take_back(kept, absorbed)
        messages.success(request, "C'est noté : cette paire attend de nouveau une décision.")
        return redirect("curation:duplicate", kept.code, absorbed.code)
    form = MergeForm(request.POST, found=sides.found)
    try:
        valid = form.is_valid()
        if "vu" in form.cleaned_data:  # before the answers: what they answered may differ no more
            check_unchanged(kept, absorbed, seen=form.cleaned_data["vu"])
        if not valid:
            return _shown(request, kept, absorbed, sides, form, status=400)
        if decision in DECIDED:
            say, words = DECIDED[decision]
            say(kept, absorbed, at=timezone.now(), author_id=request.user.pk)
            messages.success(request, words)
            return redirect("curation:duplicate", kept.code, absorbed.code)
        if decision != "confirmer":
            return _summed_up(request, kept, absorbed, sides, form)
        by = Authorship(origin=Origin.STAFF, at=timezone.now(), author_id=request.user.pk)
        batch = merge_places(kept, absorbed, chosen=form.chosen(), seen=form.cleaned_data["vu"], by=by)
    except ChangedMeanwhileError as changed:
        return _shown(request, kept, absorbed, sides, form, status=409, later=later_words(changed.revisions))
    except NotMergeableError:
        messages.warning(request, "La fiche à garder n'est pas publiée : gardez plutôt l'autre, ou publiez-la d'abord.")
        return redirect("curation:duplicate", kept.code, absorbed.code)
    return redirect("curation:merge", batch.pk)


def _shown(
    request: HttpRequest, kept: Place, absorbed: Place, sides: SideBySide, form: MergeForm, *, status: int = 200, later: Any = ()
) -> HttpResponse:
    """The two columns. After an error, answers are kept; after a change, so are those that may still be given."""
    proposed = DuplicatePair.objects.filter(first_id=min(kept.pk, absorbed.pk), second_id=max(kept.pk, absorbed.pk)).first()
    context = {
        **_both(kept, absorbed, sides),
        "form": form,
        "seen": sides.seen,
        "questions": [_question(one, sides, form, told=not later) for one in sides.found],
        "why": why(proposed.reasons, kept, absorbed) if proposed else None,
        "decision": (decision := decision_on(kept, absorbed)),
        "decision_words": decision._meta.verbose_name if decision else "",
        "later": later,
    }
    return render(request, "curation/duplicate.html", context, status=status)


def _question(one: Difference, sides: SideBySide, form: MergeForm, *, told: bool) -> dict[str, Any]:
    """One thing to choose. `told`: whether to say what is wrong; a question that was not there when the page was read is not."""
    known = {Side.KEPT: sides.kept, Side.ABSORBED: sides.absorbed}
    answers = [
        {
            "side": side.value,
            "name": SIDE_NAMES[side],
            "words": side_words(one, side),
            "author": author_words(known[side], one.paths) if side in known else "",
            "ticked": form.answer(one) == side,
            "proposed": one.preset == side,
        }
        for side in one.sides
    ]
    return {
        "name": field_name(one),
        "subject": subject_words(one),
        "answers": answers,
        "errors": form.errors.get(field_name(one), []) if told else [],
    }


def _summed_up(request: HttpRequest, kept: Place, absorbed: Place, sides: SideBySide, form: MergeForm) -> HttpResponse:
    chosen = form.chosen()
    context = {
        **_both(kept, absorbed, sides),
        "seen": form.cleaned_data["vu"],
        "lines": summary(sides.found, chosen),
        "sent": [(field_name(one), chosen[one.subject].value) for one in sides.found],
    }
    return render(request, "curation/duplicate_confirm.html", context)


def _both(kept: Place, absorbed: Place, sides: SideBySide) -> dict[str, Any]:
    mine, theirs = sides.kept.facts["services"], sides.absorbed.facts["services"]
    return {
        "kept": kept,
        "absorbed": absorbed,
        "here": reverse("curation:duplicate", args=[kept.code, absorbed.code]),
        "swapped": reverse("curation:duplicate", args=[absorbed.code, kept.code]),
        "added_services": len(theirs.keys() - mine.keys()),
    }


def _place(code: str) -> Place:
    found = Place.objects.filter(code=code.lower()).exclude(status=Status.DRAFT).first()
    if found is None:
        raise Http404
    return found
