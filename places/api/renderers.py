"""GeoJSON: the same answers as a FeatureCollection (RFC 7946), for maps."""

from typing import Any

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request

from places.api.shared_parameters import FORMAT


class NamedFormats(DefaultContentNegotiation):
    """`format=` names one of the formats of the address, and wins over `Accept`. The view refuses any other, with the rest."""

    def select_renderer(self, request: Request, renderers: list[BaseRenderer], format_suffix: str | None = None) -> Any:
        asked = request.query_params.get(FORMAT)
        for renderer in renderers:
            if renderer.format == asked:
                return renderer, renderer.media_type
        return super().select_renderer(request, renderers, format_suffix)

    def filter_renderers(self, renderers: list[BaseRenderer], format: str) -> list[BaseRenderer]:
        """All of them: only asked when none has this name."""
        return renderers


class GeoJSONRenderer(JSONRenderer):
    """`format=geojson`. Count and page links stay, as foreign members."""

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
