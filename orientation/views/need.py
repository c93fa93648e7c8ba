"""Question 1: what do you need? The home page: pictures to touch, or one's own words."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods

from orientation.asking.kept_answers import Kept, spot_of
from orientation.asking.page_addresses import ERASED, HEARD, PERHAPS, need_url
from orientation.asking.personal_numbers import WARNING, holds_personal_number
from orientation.forms import UNKNOWN_SERVICE, NeedAddress, changing_in, since_in
from orientation.helping.alert_words import alert_panels
from orientation.helping.elsewhere import elsewhere
from orientation.helping.helplines import helplines_for, without_a_call
from orientation.helping.quiet_lines import quiet_lines
from orientation.phrases.reading import read_phrase
from orientation.presenting.asking import FirstQuestion
from orientation.presenting.voice import VOUS, voice_for
from orientation.speakers import with_speaker
from orientation.understanding import Reading, Understanding
from orientation.views.keeping import keep, kept_in, not_stored
from orientation.views.proving import answers_unproved, can_keep
from places.presenting.words import counted
from places.searching import Search
from places.versions import directory_version
from places.vocabulary import ServiceCategory

LONGEST_PHRASE = 1500
"""Characters of what a person wrote that are read; `read_phrase` reads no more."""

SAID_TOO = 0.3
"""Score from which a second need was said, and is not a mere shade of the first."""

FEW_LINES = 3
"""Helplines shown for another service, those for it alone first: more would hide the pictures."""


@answers_unproved
@require_http_methods(["GET", "HEAD", "POST"])
def need(request: HttpRequest) -> HttpResponse:
    """The question; or, when words are sent, the next page, unless they are not clear. What is written is read and forgotten.

    Two queries, one while nothing is written; one more when the address says a town, and those of the helplines when there is an alert or
    another service to name.
    """
    return _understood(request) if request.method == "POST" else _asked(request)


def _asked(request: HttpRequest) -> HttpResponse:
    """The question, after the alerts that the person's own words raised, if any: in a line, for whoever merely opens the site."""
    kept = kept_in(request) or Kept()
    asked = request.GET
    perhaps = [code for code in dict.fromkeys(asked.getlist(PERHAPS)) if code in ServiceCategory.values]
    just_told = bool(perhaps) or HEARD in asked
    question = _alerted(kept, perhaps) if just_told or since_in(asked) else _greeted(kept)
    keeps = kept.says_something
    question = replace(question, keeps=keeps and not just_told, erased=ERASED in asked and not keeps)
    return not_stored(shown(request, question)) if keeps else shown(request, question)


def _alerted(kept: Kept, perhaps: Sequence[str]) -> FirstQuestion:
    """The question about these services, after the alerts."""
    lines = helplines_for([*kept.alerts, *kept.perhaps])
    panels = alert_panels(kept.alerts, lines, kept.wishes, watched=kept.perhaps_in_danger)
    quiet = quiet_lines(kept.perhaps, lines, kept.wishes, panels=panels)
    return FirstQuestion(perhaps=perhaps, panels=panels, quiet=quiet, voice=voice_for(kept.wishes))


def _greeted(kept: Kept) -> FirstQuestion:
    """The question for whoever opens the site within half an hour, perhaps someone else: a danger is said in a line."""
    lines = helplines_for([*kept.alerts, *kept.perhaps])
    quiet = quiet_lines([*kept.alerts, *kept.perhaps], lines, kept.wishes, discreet=True)
    return FirstQuestion(quiet=quiet, voice=voice_for(kept.wishes) if quiet else VOUS)


def _understood(request: HttpRequest) -> HttpResponse:
    """Where the words lead. They go neither into an address nor into the cookie: only what was understood of them does.

    Of what was kept, they leave what is known of a street, when the address still says its town.
    """
    phrase = request.POST.get("phrase", "")[:LONGEST_PHRASE].strip()
    if not phrase:
        return shown(request, FirstQuestion(problem=VOUS.nothing_said))
    reading = with_speaker(read_phrase(phrase), phrase)
    codes = [need.category for need in reading.needs]
    if not reading.sure and (not codes or reading.outcome == Understanding.OUT_OF_SCOPE):
        return _unanswered(request, phrase, reading)
    answered = bool(codes) and reading.outcome == Understanding.ANSWER
    changing, perhaps = changing_in(request.GET), codes[:1] if answered else codes
    kept = Kept(wishes=reading.wishes, alerts=reading.sure, perhaps=reading.perhaps, also=_said_too(reading) if answered else ())
    kept = replace(kept, spot=spot_of(kept_in(request), changing.spot).to_keep)
    if not can_keep(request) and (kept.alerts or kept.perhaps):
        return shown(request, _alerted(kept, perhaps))  # no next page could say it
    if answered and not reading.sure:
        return keep(redirect(changing.after(codes[0])), kept)
    return keep(redirect(changing.need_url(perhaps=perhaps, heard=True)), kept)


def _said_too(reading: Reading) -> tuple[str, ...]:
    """All the needs that were said, when there are several."""
    first, *others = reading.needs
    too = [need.category for need in others if need.score >= SAID_TOO]
    return (first.category, *too) if too else ()


def _unanswered(request: HttpRequest, phrase: str, reading: Reading) -> HttpResponse:
    """The question again: where else to ask, or that the words were not understood. A danger that they perhaps tell is kept: who then
    touches a picture finds the line, and how to leave, on the next pages."""
    personal, voice = holds_personal_number(phrase), voice_for(reading.wishes)
    known = elsewhere(reading.elsewhere)
    own = helplines_for([*reading.perhaps, *([reading.elsewhere] if known else [])])
    lines = sorted((line for line in own if reading.elsewhere in line.topics), key=lambda line: len(line.topics)) if known else []
    question = FirstQuestion(
        elsewhere=known,
        quiet=quiet_lines(reading.perhaps, own, reading.wishes),
        helplines=(without_a_call(lines) if reading.wishes.deaf else lines)[:FEW_LINES],
        problem="" if known else voice.not_understood,
        phrase="" if personal else phrase,
        warning=WARNING if personal else "",
        voice=voice,
    )
    response = shown(request, question)
    return keep(response, Kept(wishes=reading.wishes, perhaps=reading.perhaps)) if reading.perhaps else response


def need_asked_again(request: HttpRequest, address: NeedAddress) -> HttpResponse:
    """The way to the question, for an address without a need; the question itself, and 400, when the address says one that nobody knows."""
    if not address.problems:
        return redirect(need_url())
    response = shown(request, FirstQuestion(problem=f"{UNKNOWN_SERVICE} {VOUS.nothing_said}"))
    response.status_code = 400
    return not_stored(response)


def shown(request: HttpRequest, question: FirstQuestion) -> HttpResponse:
    """The page in one of its states. Browsers store it only when it shows nothing that was sent."""
    number = Search().count(directory_version())
    question = replace(question, changing=changing_in(request.GET))
    context = {"question": question, "longest": LONGEST_PHRASE, "places": counted(number, "lieu", "lieux")}
    response = render(request, "orientation/need.html", context)
    patch_cache_control(response, private=True)
    return not_stored(response) if request.method == "POST" else response
