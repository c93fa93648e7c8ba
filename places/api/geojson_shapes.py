"""The shapes of GeoJSON answers (RFC 7946), for OpenAPI: what `places.api.renderers` makes of the plain ones."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from places.api.serializers import NearbyPlaceSerializer, PlaceSerializer

POSITION = {"latitude", "longitude"}
POINT = {
    "type": "object",
    "nullable": True,
    "required": ["type", "coordinates"],
    "properties": {
        "type": {"type": "string", "enum": ["Point"]},
        "coordinates": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
    },
    "description": "Longitude, then latitude (WGS 84). Null when the position is not known.",
}


@extend_schema_field(POINT)
class PointField(serializers.JSONField):
    """A GeoJSON point."""


class ListedPropertiesSerializer(NearbyPlaceSerializer):
    """A place in a list, but for its position."""

    class Meta(NearbyPlaceSerializer.Meta):
        fields = tuple(name for name in NearbyPlaceSerializer.Meta.fields if name not in POSITION)


class PlacePropertiesSerializer(PlaceSerializer):
    """Every public fact of a place, but its position."""

    class Meta(PlaceSerializer.Meta):
        fields = tuple(name for name in PlaceSerializer.Meta.fields if name not in POSITION)


class FeatureSerializer(serializers.Serializer[Any]):
    """A GeoJSON feature."""

    type = serializers.ChoiceField(["Feature"])
    id = serializers.CharField(help_text="Public code of the place.")
    geometry = PointField()


class ListedPlaceFeatureSerializer(FeatureSerializer):
    """A place in a list, as a GeoJSON feature."""

    properties = ListedPropertiesSerializer()


class PlaceFeatureSerializer(FeatureSerializer):
    """A place, as a GeoJSON feature."""

    properties = PlacePropertiesSerializer()


class PlaceCollectionSerializer(serializers.Serializer[Any]):
    """A page of places, as a GeoJSON collection; its count and links are foreign members."""

    type = serializers.ChoiceField(["FeatureCollection"])
    count = serializers.IntegerField()
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    features = ListedPlaceFeatureSerializer(many=True)
