"""GeoJSON (RFC 7946): every public fact of the places, for maps and developers; unknown facts are null."""

import json
from collections.abc import Iterator
from typing import Any, Final, TextIO

from django.core.serializers.json import DjangoJSONEncoder

from places.exporting.loading import stream
from places.facts import PLACE_FIELDS, Facts
from places.querysets import PlaceQuerySet

PROPERTIES: Final = (
    "code",
    *(field for field in PLACE_FIELDS if field not in ("latitude", "longitude", "status", "merged_into")),
    "department",
    "updated_at",
)
"""The members of `properties`, in order, followed by `services`. Names and codes are those of the API."""


def write(places: PlaceQuerySet, file: TextIO) -> int:
    """Write a FeatureCollection, one feature a line, as they are read; say how many. Two queries."""
    written = 0
    file.write('{"type": "FeatureCollection", "features": [')
    for feature in features(places):
        file.write(("," if written else "") + "\n" + json.dumps(feature, cls=DjangoJSONEncoder, ensure_ascii=False))
        written += 1
    file.write("\n]}\n")
    return written


def features(places: PlaceQuerySet) -> Iterator[dict[str, Any]]:
    """Each place as a Feature, oldest first. Without a known position its geometry is null; `position_precision` tells its worth."""
    for _, facts, services in stream(places, (*PROPERTIES, "latitude", "longitude")):
        yield {
            "type": "Feature",
            "id": facts["code"],
            "geometry": _geometry(facts),
            "properties": {
                **{name: _known(facts[name]) for name in PROPERTIES},
                "services": [{name: _known(value) for name, value in service.items()} for service in services],
            },
        }


def _geometry(facts: Facts) -> dict[str, Any] | None:
    if facts["latitude"] is None:
        return None
    return {"type": "Point", "coordinates": [facts["longitude"], facts["latitude"]]}


def _known(value: Any) -> Any:
    """Blank text is unknown, which JSON says with null."""
    return None if value == "" else value
