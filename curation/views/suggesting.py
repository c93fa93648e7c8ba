"""The page where anyone says what is wrong with a place, without an account, and the page that thanks them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from curation.forms.suggestion import SuggestionForm
from curation.models.suggestion import LONGEST_TEXT
from curation.presenting.questions import options
from curation.suggestions.closed_lists import Teller, Topic
from curation.suggestions.lifetimes import ANSWER_DAYS, CONTACT_DAYS
from curation.suggestions.receiving import receive
from curation.views.throttling import SuggestionThrottle
from orientation.views.keeping import not_stored
from places.models import Place
from places.presenting.labels import address_of, name_of
from places.views.gone import place_or_answer


@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest, code: str) -> HttpResponse:
    """The form, or the thanks once the message is received; for a place that is not open, what its page answers.

    400 for a form to repair, 429 when one address sends too much: what was written is kept on the page. Queries: those of
    `places.views.gone.place_or_answer`, and of `curation.suggestions.receiving.receive` for a message received.
    """
    now = timezone.now()
    place = place_or_answer(request, code, at=now, address_of=form_url)
    if isinstance(place, HttpResponse):
        return place
    if request.method != "POST":
        return shown(request, place, SuggestionForm())
    form = SuggestionForm(request.POST)
    if form.is_trapped:
        return redirect(thanks_url(place))
    if not form.is_valid():
        return shown(request, place, form, status=400)
    throttle = SuggestionThrottle()
    if not throttle.allow_request(request, None):
        response = shown(request, place, form, status=429)
        response["Retry-After"] = str(int(throttle.wait() or 0) + 1)
        return response
    receive(place, form.told(), on=now.astimezone(place.zone).date())
    return redirect(thanks_url(place))


@require_safe
def thanks(request: HttpRequest, code: str) -> HttpResponse:
    """What happens next, and when. It says the same to whoever opens it: nothing of the message is in its address."""
    place = place_or_answer(request, code, at=timezone.now(), address_of=thanks_url)
    if isinstance(place, HttpResponse):
        return place
    return render(request, "curation/thanks.html", {"name": name_of(place), "place_url": place.get_absolute_url(), **DAYS})


def form_url(place: Place) -> str:
    """Where one says what is wrong with this place."""
    return reverse("curation:suggest", args=[place.code])


def thanks_url(place: Place) -> str:
    """Where one is thanked."""
    return reverse("curation:thanks", args=[place.code])


DAYS = {"answer_days": ANSWER_DAYS, "contact_days": CONTACT_DAYS}


def shown(request: HttpRequest, place: Place, form: SuggestionForm, *, status: int = 200) -> HttpResponse:
    """The form with what was written in it. Nobody may store the page: it may hold an e-mail."""
    context = {
        "name": name_of(place),
        "address": address_of(place),
        "place_url": place.get_absolute_url(),
        "action": form_url(place),
        "problems": form.problems(),
        "wrong": {field: form.problem_of(field) for field in form.fields},
        "too_many": status == 429,
        "topics": options(Topic, str(form.data.get("sujet", ""))),
        "tellers": options(Teller, str(form.data.get("role", ""))),
        "message": str(form.data.get("message", "")),
        "mail": str(form.data.get("mail", "")),
        "form_key": form.form_key,
        "longest": LONGEST_TEXT,
        **DAYS,
    }
    return not_stored(render(request, "curation/suggest.html", context, status=status))
