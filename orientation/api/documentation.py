"""What OpenAPI says of `orientation/` and `needs/`, where the code alone cannot."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiParameter

from orientation.api.parameter_fields import COMMUNE_PATTERN, LANGUAGE_PATTERN, NO, YES
from orientation.api.parameters import MOST_SUGGESTIONS, OrientationParameters
from orientation.api.serializers import OrientationSerializer, ReadingSerializer
from orientation.suggesting import SHOWN
from orientation.travelling import MOST_MINUTES
from places.api.describing import LANGUAGE, RETRY, SHARED, SOMETHING, parameter, responses, text, whole
from places.api.parameter_fields import POINT_PATTERN

LONGEST_WORDS = 300
"""Characters: two or three sentences."""

_TYPES: dict[str, dict[str, Any]] = {
    "near": text(pattern=POINT_PATTERN),
    "commune": text("93066", pattern=f"^{COMMUNE_PATTERN}$"),
    "deadline": text(format="date"),
    "at": text(format="date-time"),
    "most_minutes": {"type": "integer", "minimum": 1, "maximum": MOST_MINUTES},
    "language": text(pattern=f"^{LANGUAGE_PATTERN}$"),
}
_WISH = text(enum=[*YES, *NO])

ORIENTATION: dict[str, Any] = {
    "operation_id": "orient",
    "description": "The few best places for a need, and why: the answer of the page of results, in the same order; for several needs, a"
    " plan with the fewest visits. Say where the person"
    " is by `commune`, `near` or `department`; without any of them, only help by telephone, on line or at home can be proposed. Wishes"
    " order, they hardly ever exclude: unknown is not no, and `cautions` say what to check. Nothing asked is kept.",
    "parameters": [
        *(
            parameter(name, one, _TYPES.get(name, _WISH), required=name == "need")
            for name, one in OrientationParameters.base_filters.items()
        ),
        whole("limit", MOST_SUGGESTIONS, SHOWN, "Suggestions at most."),
        *SHARED,
    ],
    "responses": responses(OrientationSerializer),
}
NEEDS: dict[str, Any] = {
    "operation_id": "readNeed",
    "description": "What someone's own words ask for: French as people type it, Arabic, English, Portuguese, Spanish, Turkish, or Arabic in"
    " Latin letters; `lang`, when told, hints at which. Words are read and forgotten. Mind your own logs: an address holds what the person"
    " wrote. `wishes` can be sent to `orientation/` as they are, with `need`.",
    "parameters": [
        OpenApiParameter(
            "q",
            text("refaire ma carte grise, je peux venir le samedi", pattern=SOMETHING, maxLength=LONGEST_WORDS),
            required=True,
            description="What the person wrote. They need not be asked for their name, nor for any number.",
        ),
        LANGUAGE,
        RETRY,
    ],
    "responses": responses(ReadingSerializer, conditional=False),
    "examples": [
        OpenApiExample(
            "A need and a wish",
            value={
                "outcome": "answer",
                "language": "fr",
                "needs": [{"code": "demarches", "score": 0.88}],
                "wishes": {"slot": ["samedi"]},
                "alerts": [],
                "elsewhere": None,
                "helplines": [],
            },
            response_only=True,
            status_codes=["200"],
        )
    ],
}
