"""The addresses of the orientation in the API: parse, ask, answer."""

from collections.abc import Collection
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from orientation.api import documentation
from orientation.api.bodies import orientation_body, reading_body
from orientation.api.parameters import Asked, OrientationParameters
from orientation.helping.helplines import helplines_for
from orientation.needs import Need
from orientation.outcomes import Found, NothingNear, Outcome
from orientation.phrases.reading import read_phrase
from orientation.plan import in_order, need_of_step
from orientation.planning import Plan, plan
from orientation.speakers import with_speaker
from orientation.suggesting import suggest
from places.api.errors import BadParameters
from places.api.fresh import Stamp
from places.api.public_view import PublicView
from places.api.shared_parameters import LANG
from places.api.views import summaries, with_services
from places.models import Place


class Orientation(PublicView):
    """From a need to the few best places, with the reasons."""

    @extend_schema(**documentation.ORIENTATION)
    def get(self, request: Request) -> HttpResponse:
        """Queries: those of `suggest`, and of `plan` for several needs; at most three to know where, 1 for the places and 1 for their
        services.

        What is not found is not counted: programs ask about any commune, and the count tells where people are left without help.
        """
        asked = OrientationParameters(request.query_params).asked(formats=self.formats)
        outcome, made = answer(asked), plan_of(asked)
        body = orientation_body(outcome, made, places_of(proposed(outcome, made), request))
        stamp = Stamp(request, body, private=True)
        return stamp.unchanged(request) or stamp.on(Response(body))


class Needs(PublicView):
    """From someone's own words to a need."""

    @extend_schema(**documentation.NEEDS)
    def get(self, request: Request) -> HttpResponse:
        """At most one query, for helplines. What someone typed is read and forgotten, so no copy of the answer is kept either."""
        self.refuse_others(request, ("q",))
        words = request.query_params.get("q", "").strip()
        if not words or len(words) > documentation.LONGEST_WORDS:
            raise BadParameters({"q": [_("Écrivez ce dont la personne a besoin, en %d caractères au plus.") % documentation.LONGEST_WORDS]})
        reading = with_speaker(read_phrase(words, language=request.query_params.get(LANG, ""), today=timezone.localdate()), words)
        topics = [*reading.alerts, reading.elsewhere] if reading.elsewhere else reading.alerts
        response = Response(reading_body(reading, helplines_for(topics)))
        patch_cache_control(response, private=True, no_store=True)
        return response


def answer(asked: Asked) -> Outcome:
    """The outcome of the first need to answer: for a single one, the very call that the page of results makes."""
    need = asked.need
    if not isinstance(need, Need):
        return need
    return suggest(need_of_step(need, in_order(need)[0]) if len(need.categories) > 1 else need, at=asked.at, limit=asked.limit)


def plan_of(asked: Asked) -> Plan | None:
    """The plan of several needs; None for one, or when nobody knows where."""
    return plan(asked.need, at=asked.at) if isinstance(asked.need, Need) and len(asked.need.categories) > 1 else None


def proposed(outcome: Outcome, made: Plan | None) -> set[int]:
    """Primary keys of every place proposed."""
    suggestions = list(outcome.suggestions) if isinstance(outcome, Found | NothingNear) else []
    for step in made.steps if made else ():
        suggestions += [*([step.suggestion] if step.suggestion else []), *step.alternatives]
    return {one.candidate.pk for one in suggestions}


def places_of(keys: Collection[int], request: Request) -> dict[int, dict[str, Any]]:
    """Primary key → the place as lists show it. Two queries, none without places."""
    if not keys:
        return {}
    rows = list(summaries(Place.objects.published().filter(pk__in=keys)))
    return dict(zip([row["pk"] for row in rows], with_services(rows, request), strict=True))
