"""What OpenAPI says of each address, where the code alone cannot."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, inline_serializer
from rest_framework import serializers

from places.api.closed_lists import CLOSED_LISTS
from places.api.geojson_shapes import PlaceCollectionSerializer, PlaceFeatureSerializer
from places.api.paging import DEFAULT_SIZE, LARGEST_SIZE, LAST_PAGE
from places.api.parameter_fields import NOW, POINT_PATTERN, CodesFilter
from places.api.parameters import LONGEST_RADIUS_KM, LONGEST_TEXT, PlaceParameters
from places.api.serializers import NearbyPlaceSerializer, PlaceSerializer
from places.api.shapes import CodeSerializer, CommuneSerializer, ErrorSerializer
from places.api.shared_parameters import LANG, LANGUAGES

JSON, GEOJSON = "application/json", "application/geo+json"
EXAMPLE_CODE = "exemp1e0"
"""No place will ever have it: 0 and 1 are not in the alphabet of codes."""

SOMETHING = r"\S"
"""A pattern: not blank."""

MAY_BE_ABSENT = {"distance_m"}
"""Every other field is always sent."""


def everything_is_sent(result: dict[str, Any], **_context: Any) -> dict[str, Any]:
    """The API only reads: a field that a form may leave blank is sent all the same, and none is "read only" as opposed to others."""
    for schema in result["components"]["schemas"].values():
        if properties := schema.get("properties"):
            schema["required"] = [name for name in properties if name not in MAY_BE_ABSENT]
            for one in properties.values():
                one.pop("readOnly", None)
    return result


def _text(example: str = "", **bounds: Any) -> dict[str, Any]:
    return {"type": "string", **bounds, **({"example": example} if example else {})}


def _type_of(name: str) -> dict[str, Any]:
    # One optional example only: Swagger fills every field that has one, and would ask for a point and a commune at once.
    moment = _text(format="date-time")
    special: dict[str, dict[str, Any]] = {
        "near": _text("48.93697,2.35976", pattern=POINT_PATTERN),
        "radius_km": {"type": "number", "minimum": 0, "maximum": LONGEST_RADIUS_KM},
        "open_at": {"oneOf": [moment, _text(enum=[NOW])]},
        "updated_since": moment,
        "include_unknown": {"type": "boolean", "default": False},
        "commune": _text(pattern="^[0-9][0-9AB][0-9]{3}$"),
        "source": _text(pattern="^[-a-zA-Z0-9_]{1,80}$"),
    }
    return special.get(name, _text(pattern=SOMETHING, maxLength=LONGEST_TEXT))


def _parameter(name: str, one: Any) -> OpenApiParameter:
    if isinstance(one, CodesFilter):
        return OpenApiParameter(name, str, description=str(one.label), many=True, enum=[code for code, _label in one.extra["choices"]])
    return OpenApiParameter(name, _type_of(name), description=str(one.label))


def _whole(name: str, largest: int, default: int, description: str) -> OpenApiParameter:
    return OpenApiParameter(name, {"type": "integer", "minimum": 1, "maximum": largest, "default": default}, description=description)


def _header(name: str, description: str, *statuses: int) -> OpenApiParameter:
    return OpenApiParameter(name, str, OpenApiParameter.HEADER, description=description, response=list(statuses))


SHARED = [
    OpenApiParameter(LANG, str, enum=LANGUAGES, default=LANGUAGES[0], description="Language of the messages. Places speak French."),
    _header("ETag", "Send it back in `If-None-Match`: 304 when nothing has changed.", 200, 304),
    _header("Retry-After", "Seconds to wait.", 429),
]
DATED = _header("Last-Modified", "Send it back, as it is, in `If-Modified-Since`: 304 when nothing has changed.", 200, 304)
ERRORS = {400: ErrorSerializer, 406: ErrorSerializer, 412: ErrorSerializer, 429: ErrorSerializer}


def _responses(answer: Any, geojson: Any = None, **others: Any) -> dict[Any, Any]:
    """An answer, its GeoJSON form if it has one, and errors, which are JSON whatever was asked for."""
    found = {(200, JSON): answer, **({(200, GEOJSON): geojson} if geojson else {}), 304: None, **others}
    return found | {(status, JSON): shape for status, shape in ERRORS.items()}


def _page_of(name: str, child: Any) -> Any:
    links = {link: serializers.URLField(allow_null=True) for link in ("next", "previous")}
    return inline_serializer(name, {"count": serializers.IntegerField(), **links, "results": child})


PLACE_LIST: dict[str, Any] = {
    "operation_id": "listPlaces",
    "description": "Published places: nearest first when `near` or `commune` is given, by name otherwise. Filters add up; `service`,"
    " `public`, `special_support`, `fee` and `support_mode` must hold of one and the same service. A page beyond the last answers 404.",
    "parameters": [
        *(_parameter(name, one) for name, one in PlaceParameters.base_filters.items()),
        _whole("page", LAST_PAGE, 1, "Which page, from 1."),
        _whole("page_size", LARGEST_SIZE, DEFAULT_SIZE, "Places on a page."),
        *SHARED,
        DATED,
    ],
    "responses": _responses(_page_of("PlacePage", NearbyPlaceSerializer(many=True)), PlaceCollectionSerializer)
    | {(404, JSON): ErrorSerializer},
}
PLACE_DETAIL: dict[str, Any] = {
    "operation_id": "readPlace",
    "description": "Every public fact of a published place. The code of a place that was merged into another redirects to it.",
    "parameters": [
        OpenApiParameter(
            "code", _text(EXAMPLE_CODE, pattern="^[0-9a-z]{8}$"), OpenApiParameter.PATH, description="Public code of the place."
        ),
        *SHARED,
        DATED,
        _header("Location", "Where the place that took over this code is.", 301),
    ],
    "responses": _responses(PlaceSerializer, PlaceFeatureSerializer) | {301: None, (404, JSON): ErrorSerializer},
}
COMMUNE_LIST: dict[str, Any] = {
    "operation_id": "findCommunes",
    "description": "At most eight communes for what someone typed, surest first, without a geocoder.",
    "parameters": [
        OpenApiParameter(
            "q",
            _text("saint denis", pattern=SOMETHING, maxLength=LONGEST_TEXT),
            required=True,
            description="Name or its beginning, postal code or INSEE code; accents, case and small typing errors apart.",
        ),
        *SHARED,
    ],
    "responses": _responses(_page_of("CommuneChoices", CommuneSerializer(many=True))),
}
VOCABULARY: dict[str, Any] = {
    "operation_id": "readVocabulary",
    "description": "Every closed list: the codes that parameters and answers use, with their wording in the national schema.",
    "parameters": SHARED,
    "responses": _responses(inline_serializer("VocabularyLists", {name: CodeSerializer(many=True) for name in CLOSED_LISTS})),
}
