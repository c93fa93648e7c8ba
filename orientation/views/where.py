"""Question 2: where are you? A town, a postal code, a street, a position, or a département for whoever would rather not say."""

from dataclasses import replace
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from orientation.asking.changing import Changing
from orientation.asking.kept_answers import Kept
from orientation.asking.page_addresses import TOWNS, departments_url, need_url, results_url, towns_url, where_url, wishes_url
from orientation.asking.personal_numbers import WARNING, holds_personal_number
from orientation.forms import NeedAddress, since_in
from orientation.helping.helplines import helplines_for
from orientation.helping.quiet_lines import quiet_lines
from orientation.locating import (
    Abroad,
    Finding,
    Outside,
    Perhaps,
    Several,
    locate,
    locate_town,
    says_only_towns,
    spot_of_position,
)
from orientation.needs import UNSAID, Need, Precision, Spot
from orientation.presenting.asking_where import NO_POSITION, NOTHING, WhereQuestion, prefilled, where_question
from orientation.presenting.recap import need_words
from orientation.presenting.tiles import also_said
from orientation.presenting.voice import voice_for
from orientation.searching.scope import is_helped_by_telephone
from orientation.views.keeping import keep, kept_in, not_stored
from orientation.views.need import need_asked_again
from orientation.views.proving import answers_unproved
from orientation.views.rounding import rounded
from orientation.whereabouts.territory import departments_served, holds, is_abroad
from places.departments import DEPARTMENTS
from places.text_keys import search_key

LONGEST_WHERE = 200
"""Characters of an address that are read."""

PLACES_NOW = "lieux"
"""Value of the button that skips the third question."""

MOST_AT_A_GLANCE = 12
"""Of more départements than this, one is found by its initial."""


@answers_unproved
@require_http_methods(["GET", "HEAD", "POST"])
def where(request: HttpRequest) -> HttpResponse:
    """The question, or the page after it. What is typed goes into no address, but for a name of towns that asks which one; queries are
    those of `orientation.locating.locate`, one for helplines when a danger is likely, and one for help by telephone from abroad."""
    kept = kept_in(request)
    address = NeedAddress(request.GET, kept)
    if address.need is None:
        return need_asked_again(request, address)
    if elsewhere := rounded(request, address):
        return elsewhere
    if request.method == "POST":
        return _answered(request, address.need, kept)
    question = _to_choose(request.GET.get(TOWNS, "")) or prefilled(address.need.spot)
    if address.place_problem:
        question = replace(prefilled(address.need.spot), problem=address.place_problem)
    return _shown(request, address.need, kept, question, unknown_too=address.unknown_too)


def where_asked_again(request: HttpRequest) -> HttpResponse:
    """The question, and 400, for the address of a later page whose place nobody knows."""
    response = where(request)
    response.status_code = 400
    return not_stored(response)


@require_safe
def departments(request: HttpRequest) -> HttpResponse:
    """The départements to choose from by a link; for whoever says nothing, help by telephone when some is known for this need, else
    national numbers. One query, none when the need is met on the spot only."""
    kept = kept_in(request)
    address = NeedAddress(request.GET, kept)
    need = address.need
    if need is None:
        return need_asked_again(request, address)
    if elsewhere := rounded(request, address):
        return elsewhere
    since, served = since_in(request.GET), departments_served() or DEPARTMENTS
    named = sorted((DEPARTMENTS[code] for code in served), key=lambda one: search_key(one.name))
    spots = ((one, Spot(precision=Precision.DEPARTMENT, department=one.code)) for one in named)
    links = [(one.name, one.code, results_url(replace(need, spot=spot))) for one, spot in spots]
    by_initial = groupby(links, key=lambda link: search_key(link[0])[0].upper())
    context = {
        "initials": [(initial, list(group)) for initial, group in by_initial],
        "many": len(links) > MOST_AT_A_GLANCE,
        "by_telephone": results_url(replace(need, spot=UNSAID)),
        "is_helped_by_telephone": is_helped_by_telephone(need.category),
        "need_words": need_words(need),
        "need_url": need_url(spot=need.spot, since=since, categories=need.categories),
        "where_url": where_url(need, since=since),
        "quick_exit": bool(kept and kept.in_danger),
        "quietly": bool(kept and kept.perhaps_in_danger),
    }
    return not_stored(render(request, "orientation/departments.html", context))


def _answered(request: HttpRequest, need: Need, kept: Kept | None) -> HttpResponse:
    """The next page when the answer leads to one place, else the question with what is wrong or what to choose."""
    told = request.POST
    typed = told.get("lieu", "")[:LONGEST_WHERE]
    if holds_personal_number(typed):
        return _shown(request, need, kept, WhereQuestion(problem=f"{WARNING} {NOTHING}"))
    latitude, longitude = told.get("lat", ""), told.get("lon", "")
    if latitude or longitude:
        finding = _at(latitude, longitude)
        if finding is None:
            return _shown(request, need, kept, WhereQuestion(typed=typed, problem=NO_POSITION))
    else:
        finding = locate(typed, commune=told.get("choix", ""))
    if isinstance(finding, Spot):
        return _gone_on(replace(need, spot=finding), kept, places_now=told.get("suite") == PLACES_NOW)
    chose_none = _chose_none(told.get("propose", ""), typed)
    if isinstance(finding, Several | Perhaps) and says_only_towns(finding) and not chose_none:
        return not_stored(redirect(towns_url(need, finding.typed, since=since_in(request.GET))))
    by_telephone = isinstance(finding, Abroad) and is_helped_by_telephone(need.category)
    return _shown(request, need, kept, where_question(finding, chose_none=chose_none, by_telephone=by_telephone))


def _to_choose(name: str) -> WhereQuestion | None:
    """The choice among the towns of this name, that the address holds so that one may come back to it; None when there is none to make."""
    finding = locate_town(name)
    return where_question(finding, chose_none=False) if isinstance(finding, Several | Perhaps) and says_only_towns(finding) else None


def _at(latitude: str, longitude: str) -> Finding | None:
    """The position that the telephone gave, None when it is none."""
    spot = spot_of_position(latitude, longitude)
    if spot and is_abroad(spot):
        return Abroad()
    return Outside(spot.label) if spot and not holds(spot) else spot


def _chose_none(proposed_for: str, typed: str) -> bool:
    """Whether towns were proposed for these very words."""
    return bool(proposed_for) and " ".join(typed.split()) == proposed_for


def _gone_on(need: Need, kept: Kept | None, *, places_now: bool) -> HttpResponse:
    """To the next page. What is known of a street goes into the cookie, and what was known of an older one leaves it."""
    response = redirect(results_url(need) if places_now else wishes_url(need))
    street = need.spot.to_keep
    return keep(response, replace(kept or Kept(), spot=street)) if kept or street else response


def _shown(request: HttpRequest, need: Need, kept: Kept | None, question: WhereQuestion, *, unknown_too: str = "") -> HttpResponse:
    perhaps = kept.perhaps if kept else ()
    changing = Changing(spot=need.spot, since=since_in(request.GET), categories=need.categories)
    context = {
        "question": question,
        "unknown_too": unknown_too,
        "longest": LONGEST_WHERE,
        "action": where_url(need, since=changing.since),
        "need_words": need_words(need),
        "need_url": changing.need_url(),
        "back_url": changing.back(need) or changing.need_url(),
        "departments_url": departments_url(need, since=changing.since),
        "also": also_said(kept, need),
        "also_said": voice_for(need.wishes).also_said,
        "refused": NO_POSITION,
        "quiet": quiet_lines(perhaps, helplines_for(perhaps), need.wishes),
        "quick_exit": bool(kept and kept.in_danger and not kept.perhaps_in_danger),
        "kept": bool(kept and kept.says_something),
    }
    return not_stored(render(request, "orientation/where.html", context))
