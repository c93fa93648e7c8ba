"""How OpenAPI describes an address of the API: its parameters, its headers, its answers and its errors."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter

from places.api.parameter_fields import CodesFilter
from places.api.shapes import ErrorSerializer
from places.api.shared_parameters import LANG, LANGUAGES

JSON, GEOJSON = "application/json", "application/geo+json"

SOMETHING = r"[^\s\x1c-\x1f\x85]"
"""A pattern: not blank. Its five control characters are blanks for us, and not in the regular expressions of JSON Schema."""


def text(example: str = "", **bounds: Any) -> dict[str, Any]:
    """The schema of a text; `bounds` are those of JSON Schema."""
    return {"type": "string", **bounds, **({"example": example} if example else {})}


def parameter(name: str, one: Any, schema: dict[str, Any], *, required: bool = False) -> OpenApiParameter:
    """A parameter read by the filter `one`, whose label says what it does; a closed list describes itself."""
    if isinstance(one, CodesFilter):
        codes = [code for code, _label in one.extra["choices"]]
        return OpenApiParameter(name, str, description=str(one.label), many=one.repeatable, enum=codes, required=required)
    return OpenApiParameter(name, schema, description=str(one.label), required=required)


def whole(name: str, largest: int, default: int, description: str) -> OpenApiParameter:
    """A parameter that is a whole number from 1."""
    return OpenApiParameter(name, {"type": "integer", "minimum": 1, "maximum": largest, "default": default}, description=description)


def header(name: str, description: str, *statuses: int) -> OpenApiParameter:
    """A header of the answers that have these statuses."""
    return OpenApiParameter(name, str, OpenApiParameter.HEADER, description=description, response=list(statuses))


LANGUAGE = OpenApiParameter(LANG, str, enum=LANGUAGES, default=LANGUAGES[0], description="Language of the messages. Places speak French.")
RETRY = header("Retry-After", "Seconds to wait.", 429)
SHARED = [
    LANGUAGE,
    header("ETag", "Send it back in `If-None-Match`: 304 when nothing has changed.", 200, 304),
    RETRY,
]
ERRORS = {400: ErrorSerializer, 406: ErrorSerializer, 412: ErrorSerializer, 429: ErrorSerializer}


def responses(answer: Any, geojson: Any = None, *, conditional: bool = True) -> dict[Any, Any]:
    """An answer, its GeoJSON form if it has one, and errors, which are JSON whatever was asked for. `conditional`: it may answer 304."""
    found = {(200, JSON): answer, **({(200, GEOJSON): geojson} if geojson else {})}
    errors = {status: shape for status, shape in ERRORS.items() if conditional or status != 412}
    return found | ({304: None} if conditional else {}) | {(status, JSON): shape for status, shape in errors.items()}
