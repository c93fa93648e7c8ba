"""GeoJSON: the same answers as a FeatureCollection (RFC 7946), for maps."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer, JSONRenderer

from places.api.errors import BadParameters


class NamedFormats(DefaultContentNegotiation):
    """`format=` names one of the formats of the address; any other is a wrong parameter, answered with those accepted."""

    def filter_renderers(self, renderers: list[BaseRenderer], format: str) -> list[BaseRenderer]:
        """Raises BadParameters when no renderer has this name."""
        named = [renderer for renderer in renderers if renderer.format == format]
        if not named:
            accepted = ", ".join(renderer.format for renderer in renderers)
            raise BadParameters({"format": [_("Valeurs acceptées : %s.") % accepted]})
        return named


class GeoJSONRenderer(JSONRenderer):
    """`format=geojson`. Count and page links stay, as foreign members; errors stay in their own shape."""

    media_type = "application/geo+json"
    format = "geojson"

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: dict[str, Any] | None = None) -> bytes:
        if isinstance(data, dict) and "results" in data:
            features = [feature(row) for row in data["results"]]
            links = {name: value for name, value in data.items() if name != "results"}
            data = {"type": "FeatureCollection", **links, "features": features}
        elif isinstance(data, dict) and "latitude" in data:
            data = feature(data)
        return super().render(data, accepted_media_type, renderer_context)


def feature(row: dict[str, Any]) -> dict[str, Any]:
    """One place as a Feature. A place whose position is not known has a null geometry, as the standard allows."""
    properties = {name: value for name, value in row.items() if name not in ("latitude", "longitude")}
    known = row["latitude"] is not None
    geometry = {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]} if known else None
    return {"type": "Feature", "id": row["code"], "geometry": geometry, "properties": properties}
