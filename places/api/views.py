"""The addresses of the API: parse, ask, answer."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from places.api import documentation
from places.api.closed_lists import CLOSED_LISTS
from places.api.errors import BadParameters
from places.api.fresh import Stamp
from places.api.paging import Page
from places.api.parameters import LONGEST_TEXT, PlaceParameters, refuse_unknown
from places.api.renderers import GeoJSONRenderer
from places.api.serializers import COLUMNS, CommuneSerializer, PlaceSerializer
from places.gazetteer.searching import find_communes
from places.models import Place
from places.offers import categories_offered
from places.provenance import provenance_of
from places.querysets import PlaceQuerySet
from places.versions import directory_version


class PlaceList(APIView):
    """Places, nearest first when `near` or `commune` is given, by name otherwise."""

    renderer_classes = [JSONRenderer, GeoJSONRenderer]

    @extend_schema(**documentation.PLACE_LIST)
    def get(self, request: Request) -> HttpResponse:
        """Queries: 1 for the version, 1 to 2 for the places, 1 for their services, and 1 for the count unless it is known."""
        params = request.query_params
        search = PlaceParameters(params).to_search()
        page = Page.asked(params)
        version = directory_version()
        stamp = Stamp(request, version.number, search.open_at or "", at=version.at)
        if found := stamp.not_modified(request):
            return found
        count = search.count(version)
        if page.number > 1 and page.start >= count:
            raise NotFound
        rows = search.rows(start=page.start, stop=page.stop, loading=summaries)
        address = request.build_absolute_uri(request.path)
        body = page.envelope(with_services(rows, site=request.build_absolute_uri("/")), count=count, address=address, params=params)
        return stamp.on(Response(body), private=search.point is not None)


class PlaceDetail(APIView):
    """Every public fact of a place."""

    renderer_classes = [JSONRenderer, GeoJSONRenderer]

    @extend_schema(**documentation.PLACE_DETAIL)
    def get(self, request: Request, code: str) -> HttpResponse:
        """Queries: 1 for the place, 1 for its services, 1 for its history. A merged place answers as the one it was merged into."""
        refuse_unknown(request.query_params, ())
        place = get_object_or_404(Place.objects.published_or_merged().select_related("merged_into"), code=code)
        place = place.merged_into or place
        if not place.is_public:
            raise NotFound
        context = {"request": request, "at": timezone.now(), "provenance": provenance_of([place.pk])[place.pk]}
        body = PlaceSerializer(place, context=context).data
        stamp = Stamp(request, place.pk, place.updated_at, body["open_now"], body["next_opening"], at=place.updated_at)
        return stamp.not_modified(request) or stamp.on(Response(body))


class CommuneList(APIView):
    """Communes from what someone typed."""

    @extend_schema(**documentation.COMMUNE_LIST)
    def get(self, request: Request) -> HttpResponse:
        """A bounded number of queries, whatever is typed."""
        refuse_unknown(request.query_params, ("q",))
        text = request.query_params.get("q", "").strip()
        if not text or len(text) > LONGEST_TEXT:
            raise BadParameters({"q": [_("Écrivez un nom de commune, un code postal ou un code INSEE.")]})
        communes = [found.commune for found in find_communes(text)]
        rows = CommuneSerializer(communes, many=True).data
        return Response({"count": len(rows), "next": None, "previous": None, "results": rows})


class Vocabulary(APIView):
    """Every closed list: the codes that parameters and answers use, with the wording of the national schema."""

    @extend_schema(**documentation.VOCABULARY)
    def get(self, request: Request) -> HttpResponse:
        """No query."""
        refuse_unknown(request.query_params, ())
        return Response({name: [{"code": code, "label": label} for code, label in choices] for name, choices in CLOSED_LISTS.items()})


def summaries(places: PlaceQuerySet) -> PlaceQuerySet:
    """The columns of a list, as dictionaries: building model instances would cost more than the search."""
    return places.values("pk", *COLUMNS)


def with_services(rows: list[dict[str, Any]], *, site: str) -> list[dict[str, Any]]:
    """The rows as they are sent, with the services of each. One query for all."""
    offered = categories_offered([row["pk"] for row in rows])
    for row in rows:
        row["services"] = offered.get(row.pop("pk"), [])
        row["url"] = f"{site}lieu/{row['code']}/"
        if "distance_m" in row:
            row["distance_m"] = round(row["distance_m"])
    return rows
