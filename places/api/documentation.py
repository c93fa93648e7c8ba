"""What OpenAPI says of each address, where the code alone cannot."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, inline_serializer
from rest_framework import serializers

from places.api.closed_lists import CLOSED_LISTS
from places.api.paging import DEFAULT_SIZE, LARGEST_SIZE, LAST_PAGE
from places.api.parameters import LONGEST_RADIUS_KM, LONGEST_TEXT, CodesFilter, PlaceParameters
from places.api.serializers import CodeSerializer, CommuneSerializer, ErrorSerializer, NearbyPlaceSerializer, PlaceSerializer

POINT_PATTERN = r"^-?[0-9]{1,2}(\.[0-9]{1,15})?,-?[0-9]{1,3}(\.[0-9]{1,15})?$"
ERRORS = {400: ErrorSerializer, 406: ErrorSerializer, 429: ErrorSerializer}
NOT_MODIFIED = {304: None}


def _whole(largest: int, default: int) -> dict[str, Any]:
    return {"type": "integer", "minimum": 1, "maximum": largest, "default": default}


def _type_of(name: str) -> dict[str, Any]:
    special: dict[str, dict[str, Any]] = {
        "near": {"type": "string", "pattern": POINT_PATTERN, "example": "48.93697,2.35976"},
        "radius_km": {"type": "number", "minimum": 0, "maximum": LONGEST_RADIUS_KM},
        "open_at": {"oneOf": [{"type": "string", "format": "date-time"}, {"type": "string", "enum": ["now"]}]},
        "updated_since": {"type": "string", "format": "date-time"},
        "include_unknown": {"type": "boolean"},
        "commune": {"type": "string", "pattern": "^[0-9][0-9AB][0-9]{3}$", "example": "93066"},
    }
    return special.get(name, {"type": "string", "maxLength": LONGEST_TEXT})


def _parameter(name: str, one: Any) -> OpenApiParameter:
    if isinstance(one, CodesFilter):
        return OpenApiParameter(name, str, description=str(one.label), many=True, enum=[code for code, _label in one.extra["choices"]])
    return OpenApiParameter(name, _type_of(name), description=str(one.label))


PLACE_PARAMETERS = [_parameter(name, one) for name, one in PlaceParameters.base_filters.items()]
PAGE_PARAMETERS = [
    OpenApiParameter("page", _whole(LAST_PAGE, 1)),
    OpenApiParameter("page_size", _whole(LARGEST_SIZE, DEFAULT_SIZE)),
]

PLACE_LIST: dict[str, Any] = {
    "operation_id": "listPlaces",
    "parameters": [*PLACE_PARAMETERS, *PAGE_PARAMETERS],
    "responses": {
        200: inline_serializer(
            "PlacePage",
            {
                "count": serializers.IntegerField(),
                "next": serializers.CharField(allow_null=True),
                "previous": serializers.CharField(allow_null=True),
                "results": NearbyPlaceSerializer(many=True),
            },
        ),
        **NOT_MODIFIED,
        **ERRORS,
        404: ErrorSerializer,
    },
}
PLACE_DETAIL: dict[str, Any] = {
    "operation_id": "readPlace",
    "parameters": [OpenApiParameter("code", OpenApiTypes.STR, OpenApiParameter.PATH, description="Public code of the place.")],
    "responses": {200: PlaceSerializer, **NOT_MODIFIED, **ERRORS, 404: ErrorSerializer},
}
COMMUNE_LIST: dict[str, Any] = {
    "operation_id": "findCommunes",
    "parameters": [
        OpenApiParameter(
            "q", {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}, required=True, description="Nom, code postal ou code INSEE."
        )
    ],
    "responses": {
        200: inline_serializer(
            "CommuneChoices",
            {
                "count": serializers.IntegerField(),
                "next": serializers.CharField(allow_null=True),
                "previous": serializers.CharField(allow_null=True),
                "results": CommuneSerializer(many=True),
            },
        ),
        **ERRORS,
    },
}
VOCABULARY: dict[str, Any] = {
    "operation_id": "readVocabulary",
    "responses": {
        200: inline_serializer("VocabularyLists", {name: CodeSerializer(many=True) for name in CLOSED_LISTS}),
        **ERRORS,
    },
}
