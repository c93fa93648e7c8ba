"""What OpenAPI says of each address, where the code alone cannot."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, inline_serializer
from rest_framework import serializers

from places.api.closed_lists import published_lists
from places.api.describing import JSON, SHARED, SOMETHING, header, parameter, responses, text, whole
from places.api.geojson_shapes import PlaceCollectionSerializer, PlaceFeatureSerializer
from places.api.paging import DEFAULT_SIZE, LARGEST_SIZE, LAST_PAGE
from places.api.parameter_fields import NOW, POINT_PATTERN
from places.api.parameters import LONGEST_RADIUS_KM, LONGEST_TEXT, PlaceParameters
from places.api.serializers import NearbyPlaceSerializer, PlaceSerializer
from places.api.shapes import CodeSerializer, CommuneSerializer, ErrorSerializer

EXAMPLE_CODE = "exemp1e0"
"""No place will ever have it: 0 and 1 are not in the alphabet of codes."""

DATED = header("Last-Modified", "Send it back, as it is, in `If-Modified-Since`: 304 when nothing has changed.", 200, 304)

MAY_BE_ABSENT = {"NearbyPlace": {"distance_m"}, "ListedProperties": {"distance_m"}}
"""Shape → fields that some answers do without. Every other field is always sent."""


def everything_is_sent(result: dict[str, Any], **_context: Any) -> dict[str, Any]:
    """The API only reads: a field that a form may leave blank is sent all the same, and none is "read only" as opposed to others."""
    for name, schema in result["components"]["schemas"].items():
        if properties := schema.get("properties"):
            schema["required"] = [field for field in properties if field not in MAY_BE_ABSENT.get(name, ())]
            for one in properties.values():
                one.pop("readOnly", None)
    return result


def _type_of(name: str) -> dict[str, Any]:
    # One optional example only: Swagger fills every field that has one, and would ask for a point and a commune at once.
    moment = text(format="date-time")
    special: dict[str, dict[str, Any]] = {
        "near": text("48.93697,2.35976", pattern=POINT_PATTERN),
        "radius_km": {"type": "number", "minimum": 0, "maximum": LONGEST_RADIUS_KM},
        "open_at": {"oneOf": [moment, text(enum=[NOW])]},
        "updated_since": moment,
        "include_unknown": {"type": "boolean", "default": False},
        "commune": text(pattern="^[0-9][0-9AB][0-9]{3}$"),
        "source": text(pattern="^[-a-zA-Z0-9_]{1,80}$"),
    }
    return special.get(name, text(pattern=SOMETHING, maxLength=LONGEST_TEXT))


def _page_of(name: str, child: Any) -> Any:
    links = {link: serializers.URLField(allow_null=True) for link in ("next", "previous")}
    return inline_serializer(name, {"count": serializers.IntegerField(), **links, "results": child})


PLACE_LIST: dict[str, Any] = {
    "operation_id": "listPlaces",
    "description": "Published places: nearest first when `near` or `commune` is given, by name otherwise. Filters add up; `service`,"
    " `public`, `special_support`, `fee` and `support_mode` must hold of one and the same service. A page beyond the last answers 404.",
    "parameters": [
        *(parameter(name, one, _type_of(name)) for name, one in PlaceParameters.base_filters.items()),
        whole("page", LAST_PAGE, 1, "Which page, from 1."),
        whole("page_size", LARGEST_SIZE, DEFAULT_SIZE, "Places on a page."),
        *SHARED,
        DATED,
    ],
    "responses": responses(_page_of("PlacePage", NearbyPlaceSerializer(many=True)), PlaceCollectionSerializer)
    | {(404, JSON): ErrorSerializer},
}
PLACE_DETAIL: dict[str, Any] = {
    "operation_id": "readPlace",
    "description": "Every public fact of a published place. The code of a place that was merged into another redirects to it.",
    "parameters": [
        OpenApiParameter(
            "code", text(EXAMPLE_CODE, pattern="^[0-9a-z]{8}$"), OpenApiParameter.PATH, description="Public code of the place."
        ),
        *SHARED,
        DATED,
        header("Location", "Where the place that took over this code is.", 301),
    ],
    "responses": responses(PlaceSerializer, PlaceFeatureSerializer) | {301: None, (404, JSON): ErrorSerializer},
}
COMMUNE_LIST: dict[str, Any] = {
    "operation_id": "findCommunes",
    "description": "At most eight communes for what someone typed, surest first, without a geocoder.",
    "parameters": [
        OpenApiParameter(
            "q",
            text("saint denis", pattern=SOMETHING, maxLength=LONGEST_TEXT),
            required=True,
            description="Name or its beginning, postal code or INSEE code; accents, case and small typing errors apart.",
        ),
        *SHARED,
    ],
    "responses": responses(_page_of("CommuneChoices", CommuneSerializer(many=True))),
}
VOCABULARY: dict[str, Any] = {
    "operation_id": "readVocabulary",
    "description": "Every closed list: the codes that parameters and answers use, with their wording, that of the national schema where it"
    " has one.",
    "parameters": SHARED,
    "responses": responses(inline_serializer("VocabularyLists", {name: CodeSerializer(many=True) for name in published_lists()})),
}
