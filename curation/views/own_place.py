"""/mon-lieu/<token>/: a place reads what we say of it, and answers: all correct, or corrected."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from curation.correcting.together import Choice
from curation.correcting.writing import AsRead, NotReadHereError, ToChoose, read_now, read_then
from curation.forms.own_place import OwnPlaceForm
from curation.models import PlaceLink
from curation.models.place_link import LinkPurpose
from curation.own_word import all_correct, closed, corrected, demands_again, no_more_messages
from curation.presenting.fact_words import name_of_fact, words_of_fact
from curation.presenting.own_facts import exceptional_lines, hours_lines, own_facts
from curation.views.linked import behind
from places.presenting.labels import name_of
from places.presenting.words import day_words
from places.vocabulary import Origin
from referrals.accepting import accepting
from referrals.presenting.words import opposed_words

AGAIN = "fait"
"""In the address of the page of demands: the place just said that it wants them again."""

CHOICES = [choice.value for choice in Choice]
CHOICE = "choix-"
"""How the fields that settle a clash begin; the rest is what it is about."""


@behind(LinkPurpose.UPDATE)
def own_place(request: HttpRequest, token: str, link: PlaceLink, at: datetime) -> HttpResponse:
    """What visitors read, and two buttons. POST: all is correct. Queries to show: the link, the services, whether it refuses demands."""
    place = link.place
    if request.method == "POST":
        all_correct(link, at=at)
        return redirect("curation:own-thanks", token)
    context = {
        "facts": own_facts(place, list(place.services.all()), at),
        "until": day_words(timezone.localdate(link.expires_at)),
        "opposed_since": opposed_words(place),
    }
    return _page(request, "curation/own_place.html", token, link, context)


@behind(LinkPurpose.UPDATE)
def own_correct(request: HttpRequest, token: str, link: PlaceLink, at: datetime) -> HttpResponse:
    """The form. POST: written, or 400 with what to repair, or 409 with what to choose when someone wrote otherwise meanwhile."""
    if request.method != "POST":
        read = read_now(link.place)
        return _form(request, token, link, OwnPlaceForm(read=read.facts), read)
    read = _as_read(link, request.POST.get("vu", ""))
    form = OwnPlaceForm(request.POST, read=read.facts)
    if not form.is_valid():
        return _form(request, token, link, form, read, status=400)
    chosen = _chosen(request)
    outcome = corrected(link, form.facts(), read=read, at=at, chosen=chosen, chosen_at=_number(request.POST.get("vu-choix", "")))
    if isinstance(outcome, ToChoose):
        return _to_choose(request, token, link, outcome)
    return redirect("curation:own-thanks", token)


@behind(LinkPurpose.UPDATE)
def own_thanks(request: HttpRequest, token: str, link: PlaceLink, at: datetime) -> HttpResponse:
    """What visitors read from now on, the hours day by day; the first page, for whoever has answered nothing."""
    place = link.place
    if place.verified_by != Origin.OWNER or place.verified_on is None:
        return redirect("curation:own-place", token)
    context = {
        "day": day_words(place.verified_on),
        "hours": hours_lines(place, at),
        "exceptional": exceptional_lines(place, at),
        "place_url": place.get_absolute_url(),
    }
    return _page(request, "curation/own_thanks.html", token, link, context)


@behind(LinkPurpose.UPDATE)
def own_closed(request: HttpRequest, token: str, link: PlaceLink, at: datetime) -> HttpResponse:
    """The place closed for good? POST tells the team; the directory changes only once a person has read it."""
    if request.method == "POST":
        closed(link, at=at)
    return _page(request, "curation/own_closed.html", token, link, {"told": request.method == "POST"})


@behind(LinkPurpose.UPDATE)
def own_demands(request: HttpRequest, token: str, link: PlaceLink, at: datetime) -> HttpResponse:
    """The place refused demands, and wants them again? POST writes it down. Queries to show: the link, whether it refuses them, whether it
    just took that back and is sent some."""
    if request.method == "POST":
        again = f"?{AGAIN}=1" if demands_again(link, at=at) else ""
        return redirect(f"{reverse('curation:own-demands', args=[token])}{again}")
    since = opposed_words(link.place)
    again = AGAIN in request.GET and not since
    accepts = again and bool(accepting([link.place], timezone.localdate(at)))
    return _page(request, "curation/own_demands.html", token, link, {"again": again, "since": since, "accepts": accepts})


@behind(LinkPurpose.STOP)
def own_stop(request: HttpRequest, token: str, link: PlaceLink, at: datetime) -> HttpResponse:
    """No more messages? POST stops them, from the page or from the button of a mail reader (RFC 8058)."""
    if request.method == "POST":
        no_more_messages(link, at=at)
    return _page(request, "curation/own_stop.html", token, link, {"stopped": request.method == "POST"})


def _page(
    request: HttpRequest, template: str, token: str, link: PlaceLink, context: dict[str, object], *, status: int = 200
) -> HttpResponse:
    urls = {"own_url": reverse("curation:own-place", args=[token])} if link.purpose == LinkPurpose.UPDATE else {}
    for name in ("correct", "closed", "demands") if urls else ():
        urls[f"{name}_url"] = reverse(f"curation:own-{name}", args=[token])
    return render(request, template, {"name": name_of(link.place), **urls, **context}, status=status)


def _form(request: HttpRequest, token: str, link: PlaceLink, form: OwnPlaceForm, read: AsRead, *, status: int = 200) -> HttpResponse:
    context = {"parts": form.parts(), "problems": form.problems() if form.is_bound else [], "seen": read.seen}
    return _page(request, "curation/own_correct.html", token, link, context, status=status)


def _to_choose(request: HttpRequest, token: str, link: PlaceLink, outcome: ToChoose) -> HttpResponse:
    """Both versions of what clashes, and all that was typed, to be sent again with the choices."""
    clashes = [
        {
            "field": f"{CHOICE}{clash.subject}",
            "name": name_of_fact(clash.subject),
            "mine": " · ".join(words_of_fact(path, after) for path, (_, after) in clash.mine.items()),
            "theirs": " · ".join(words_of_fact(path, after) for path, (_, after) in clash.theirs.items()),
        }
        for clash in outcome.clashes
    ]
    kept = [(name, value) for name, values in request.POST.lists() if name != "vu-choix" for value in values]
    kept = [(name, value) for name, value in kept if name not in {clash["field"] for clash in clashes}]
    context = {"clashes": clashes, "kept": kept, "seen": outcome.seen}
    return _page(request, "curation/own_choose.html", token, link, context, status=409)


def _as_read(link: PlaceLink, seen: str) -> AsRead:
    """The place as the form that is sent showed it; as it is now when the form does not say."""
    try:
        return read_then(link.place, _number(seen)) if _number(seen) else read_now(link.place)
    except NotReadHereError:
        return read_now(link.place)


def _chosen(request: HttpRequest) -> dict[str, Choice]:
    fields = ((name.removeprefix(CHOICE), value) for name, value in request.POST.items() if name.startswith(CHOICE))
    return {subject: Choice(str(value)) for subject, value in fields if value in CHOICES}


def _number(text: str) -> int:
    """A key of the database; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
