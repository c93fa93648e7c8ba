"""The smaller shapes that answers are made of: lists of codes, closures, provenance, communes, errors."""

from datetime import UTC, timedelta
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from places.exceptional_hours import is_over
from places.provenance import Provenance


class CodesField(serializers.ListField):
    """A list of texts, or null when nobody told us."""

    child = serializers.CharField()

    def __init__(self, help_text: str, **options: Any) -> None:
        super().__init__(allow_null=True, help_text=help_text or None, **options)


CLOSURE = {
    "type": "object",
    "properties": {
        "from": {"type": "string", "format": "date"},
        "until": {"type": "string", "format": "date", "nullable": True, "description": "Last day; null: until further notice."},
        "reason": {"type": "string"},
    },
}


@extend_schema_field({"type": "array", "nullable": True, "items": CLOSURE})
class ClosureField(serializers.JSONField):
    """Temporary closures, first and last day included."""


EXCEPTION = {
    "type": "object",
    "properties": {
        "from": {"type": "string", "format": "date"},
        "until": {"type": "string", "format": "date", "description": "Last day."},
        "hours": {"type": "string", "description": "OpenStreetMap opening_hours; `off`: closed."},
    },
}


@extend_schema_field({"type": "array", "nullable": True, "items": EXCEPTION})
class ExceptionalHoursField(serializers.JSONField):
    """Hours that replace the usual ones from one day to another, both included; those that are over are left out."""

    def to_representation(self, value: Any) -> Any:
        """Days by the clock of the moment asked about: a period that ended in one ocean may still run in another."""
        yesterday = self.context["at"].date() - timedelta(days=1)
        return [period for period in value if not is_over(period, yesterday)]


class ProvenanceSerializer(serializers.Serializer[Provenance]):
    """Who last wrote a fact, and when. People are not named."""

    origin = serializers.CharField(help_text="staff, owner, suggestion, import or api.")
    source = serializers.CharField(source="source_id", allow_null=True, help_text="The source, when it came from one.")
    source_name = serializers.CharField(allow_null=True)
    at = serializers.DateTimeField(default_timezone=UTC)


class CommuneSerializer(serializers.Serializer[Any]):
    """A commune to choose."""

    code = serializers.CharField(help_text="INSEE code.")
    name = serializers.CharField()
    department = serializers.CharField(help_text="INSEE code.")
    postal_codes = serializers.ListField(child=serializers.CharField())
    population = serializers.IntegerField(allow_null=True)
    lat = serializers.FloatField(source="latitude", allow_null=True, help_text="Town hall, degrees WGS 84.")
    lon = serializers.FloatField(source="longitude", allow_null=True, help_text="Town hall, degrees WGS 84.")


class CodeSerializer(serializers.Serializer[Any]):
    """A code of a closed list and its wording in the national schema."""

    code = serializers.CharField()
    label = serializers.CharField()


class ProblemSerializer(serializers.Serializer[Any]):
    """What went wrong."""

    code = serializers.CharField(help_text="For programs; `message` and `fields` are for people.")
    message = serializers.CharField()
    fields = serializers.DictField(  # type: ignore[assignment]
        child=serializers.ListField(child=serializers.CharField()), help_text="Parameter → what is wrong with it."
    )


class ErrorSerializer(serializers.Serializer[Any]):
    """The one shape of errors."""

    error = ProblemSerializer()
