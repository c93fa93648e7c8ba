"""The addresses of the API: parse, ask, answer."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.exceptions import NotFound
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from places.api import documentation
from places.api.closed_lists import published_lists
from places.api.errors import BadParameters
from places.api.fresh import KEPT_SECONDS, Stamp
from places.api.parameter_fields import NOW
from places.api.parameters import LONGEST_TEXT, PlaceParameters
from places.api.public_view import PublicView
from places.api.renderers import GeoJSONRenderer
from places.api.serializers import COLUMNS, PlaceSerializer
from places.api.shapes import CommuneSerializer
from places.gazetteer.searching import find_communes
from places.models import Place
from places.offers import categories_offered
from places.provenance import provenance_of
from places.querysets import PlaceQuerySet
from places.versions import directory_version


class PlaceList(PublicView):
    """Places, nearest first when `near` or `commune` is given, by name otherwise."""

    renderer_classes = [JSONRenderer, GeoJSONRenderer]

    @extend_schema(**documentation.PLACE_LIST)
    def get(self, request: Request) -> HttpResponse:
        """Queries: 1 for the version, 1 to 2 for the places, 1 for their services, and 1 for the count unless it is known."""
        params = request.query_params
        search, page = PlaceParameters(params).asked(formats=self.formats)
        version = directory_version()
        # Asked for now, the list changes with the clock too: it is another one every minute.
        changed = max(version.at, search.open_at) if search.open_at and params["open_at"] == NOW else version.at
        stamp = Stamp(request, version.number, search.open_at, search.point, at=changed, private=search.point is not None)
        if unchanged := stamp.unchanged(request):
            return unchanged
        count = search.count(version)
        if page.number > 1 and page.start >= count:
            raise NotFound
        rows = with_services(search.rows(start=page.start, stop=page.stop, loading=summaries), request)
        return stamp.on(Response(page.envelope(rows, count=count, address=request.build_absolute_uri(request.path), params=params)))


class PlaceDetail(PublicView):
    """Every public fact of a place."""

    renderer_classes = [JSONRenderer, GeoJSONRenderer]

    @extend_schema(**documentation.PLACE_DETAIL)
    def get(self, request: Request, code: str) -> HttpResponse:
        """Queries: 1 for the place, 1 for its services, 1 for its history. A merged place sends to the one it was merged into."""
        self.refuse_others(request)
        place = get_object_or_404(Place.objects.published_or_merged().select_related("merged_into").prefetch_related("services"), code=code)
        if place.merged_into:
            return moved(request, place.merged_into)
        now = timezone.now()
        context = {"request": request, "at": now, "provenance": provenance_of([place.pk])[place.pk]}
        body = PlaceSerializer(place, context=context).data
        # Whether it is open now changes with the clock, minute by minute at most.
        ticks = bool(place.hours or place.temporary_closures or place.exceptional_hours)
        stamp = Stamp(request, body, at=max(place.updated_at, now.replace(second=0, microsecond=0)) if ticks else place.updated_at)
        return stamp.unchanged(request) or stamp.on(Response(body))


class CommuneList(PublicView):
    """Communes from what someone typed."""

    @extend_schema(**documentation.COMMUNE_LIST)
    def get(self, request: Request) -> HttpResponse:
        """A bounded number of queries, whatever is typed."""
        self.refuse_others(request, ("q",))
        text = request.query_params.get("q", "").strip()
        if not text or len(text) > LONGEST_TEXT:
            sentence = _("Écrivez un nom de commune, un code postal ou un code INSEE, en %d caractères au plus.")
            raise BadParameters({"q": [sentence % LONGEST_TEXT]})
        rows = CommuneSerializer([found.commune for found in find_communes(text)], many=True).data
        stamp = Stamp(request, rows, private=True)
        body = {"count": len(rows), "next": None, "previous": None, "results": rows}
        return stamp.unchanged(request) or stamp.on(Response(body))


class Vocabulary(PublicView):
    """Every closed list: the codes that parameters and answers use, with the wording of the national schema where it has one."""

    @extend_schema(**documentation.VOCABULARY)
    def get(self, request: Request) -> HttpResponse:
        """No query."""
        self.refuse_others(request)
        body = {name: [{"code": code, "label": label} for code, label in choices] for name, choices in published_lists().items()}
        stamp = Stamp(request, body)
        return stamp.unchanged(request) or stamp.on(Response(body))


class Contract(PublicView, SpectacularAPIView):
    """The contract itself, in OpenAPI 3."""

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """No query."""
        self.refuse_others(request)
        return super().get(request, *args, **kwargs)


@csrf_exempt
def with_slash(request: HttpRequest) -> HttpResponse:
    """Every address ends with a slash; without it, the parameters are kept."""
    return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))


def moved(request: Request, place: Place) -> HttpResponse:
    """To the place that took over a code. Not for ever: a merge can be undone. Raises NotFound when there is nothing to see there."""
    if not (place.is_public or place.merged_into_id):
        raise NotFound
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponsePermanentRedirect(reverse("api:place", args=[place.code]) + (f"?{query}" if query else ""))
    patch_cache_control(response, max_age=KEPT_SECONDS, public=True)
    return response


def summaries(places: PlaceQuerySet) -> PlaceQuerySet:
    """The columns of a list, as dictionaries: building model instances would cost more than the search."""
    return places.values("pk", *COLUMNS)


def with_services(rows: list[dict[str, Any]], request: Request) -> list[dict[str, Any]]:
    """The rows as they are sent, with the services of each. One query for all."""
    offered = categories_offered([row["pk"] for row in rows])
    page = request.build_absolute_uri(reverse("places:detail", args=["code"])).removesuffix("code/")
    for row in rows:
        row["services"] = offered.get(row.pop("pk"), [])
        row["url"] = f"{page}{row['code']}/"
        if "distance_m" in row:
            row["distance_m"] = round(row["distance_m"])
    return rows
