"""The shapes the API answers with, field by field. Lists read exactly these columns, so what is written here is what is sent."""

from typing import Any

from rest_framework import serializers

from places.facts import SERVICE_FIELDS
from places.hours import Schedule
from places.models import Place, Service
from places.opening import is_closed_on
from places.provenance import Provenance


class PlaceSummarySerializer(serializers.ModelSerializer[Place]):
    """A place in a list."""

    code = serializers.CharField(help_text="Public code, 8 characters, never reused.")
    url = serializers.CharField(help_text="Its page, for people.")
    commune = serializers.CharField(allow_null=True, help_text="INSEE code.")
    department = serializers.CharField(allow_null=True)
    services = serializers.ListField(child=serializers.CharField(), help_text="Categories offered (vocabulary: service).")
    updated_at = serializers.DateTimeField(help_text="When its facts were last written here.")

    class Meta:
        model = Place
        fields = (
            "code",
            "url",
            "name",
            "typologies",
            "address",
            "address_details",
            "postal_code",
            "city",
            "commune",
            "department",
            "latitude",
            "longitude",
            "position_precision",
            "phone",
            "emails",
            "websites",
            "booking_url",
            "hours",
            "services",
            "programmes",
            "access_modes",
            "itinerancy",
            "languages",
            "source_date",
            "verified_on",
            "updated_at",
        )


class NearbyPlaceSerializer(PlaceSummarySerializer):
    """A place in a list, with its distance when `near` or `commune` was given."""

    distance_m = serializers.IntegerField(required=False, help_text="Great-circle metres from the point asked about.")

    class Meta(PlaceSummarySerializer.Meta):
        fields = (*PlaceSummarySerializer.Meta.fields, "distance_m")


COMPUTED = {"url", "services"}
COLUMNS = tuple(name for name in PlaceSummarySerializer.Meta.fields if name not in COMPUTED)
"""What a list reads of each place."""


class ServiceSerializer(serializers.ModelSerializer[Service]):
    """One service of a place. Null: nobody told us; an empty list: none."""

    class Meta:
        model = Service
        fields = ("key", *SERVICE_FIELDS)


class ProvenanceSerializer(serializers.Serializer[Provenance]):
    """Who last wrote a fact, and when. People are not named."""

    origin = serializers.CharField(help_text="staff, owner, suggestion, import or api.")
    source = serializers.CharField(source="source_id", allow_null=True)
    source_name = serializers.CharField(allow_null=True)
    at = serializers.DateTimeField()


class PlaceSerializer(PlaceSummarySerializer):
    """Every public fact of a place."""

    services = ServiceSerializer(many=True)  # type: ignore[assignment]
    url = serializers.SerializerMethodField()  # type: ignore[assignment]
    commune = serializers.CharField(source="commune_id", allow_null=True, help_text="INSEE code.")
    open_now = serializers.SerializerMethodField(help_text="Null when its hours do not tell.")
    next_opening = serializers.SerializerMethodField(help_text="Next moment it surely opens; null when unknown.")
    provenance = serializers.SerializerMethodField(help_text="Fact → who last wrote it.")

    class Meta(PlaceSummarySerializer.Meta):
        fields = (
            *PlaceSummarySerializer.Meta.fields,
            "parent_organization",
            "pivot",
            "qpv_code",
            "other_phones",
            "accessibility_url",
            "hours_note",
            "temporary_closures",
            "open_now",
            "next_opening",
            "summary",
            "description",
            "access_sentence",
            "trainings",
            "other_labels",
            "home_visits",
            "does_it_for_you",
            "walk_in",
            "step_free",
            "printing",
            "scanning",
            "wifi",
            "computers",
            "charging",
            "appointment_delay_days",
            "collected_by",
            "verified_by",
            "status",
            "provenance",
        )

    def get_url(self, place: Place) -> str:
        return str(self.context["request"].build_absolute_uri(place.get_absolute_url()))

    def get_open_now(self, place: Place) -> bool | None:
        at = self.context["at"]
        if is_closed_on(place.temporary_closures, at.astimezone(place.zone).date()):
            return False
        schedule = place.schedule
        return schedule.open_at(at) if isinstance(schedule, Schedule) else None

    def get_next_opening(self, place: Place) -> str | None:
        schedule = place.schedule
        opening = schedule.next_opening(self.context["at"]) if isinstance(schedule, Schedule) else None
        if opening is None or is_closed_on(place.temporary_closures, opening.astimezone(place.zone).date()):
            return None
        return opening.isoformat()

    def get_provenance(self, place: Place) -> dict[str, dict[str, Any]]:
        written: dict[str, Provenance] = self.context["provenance"]
        return {path: dict(ProvenanceSerializer(author).data) for path, author in sorted(written.items())}


class CommuneSerializer(serializers.Serializer[Any]):
    """A commune to choose."""

    code = serializers.CharField(help_text="INSEE code.")
    name = serializers.CharField()
    department = serializers.CharField()
    postal_codes = serializers.ListField(child=serializers.CharField())
    population = serializers.IntegerField(allow_null=True)
    lat = serializers.FloatField(source="latitude", allow_null=True, help_text="Town hall, degrees WGS 84.")
    lon = serializers.FloatField(source="longitude", allow_null=True)


class CodeSerializer(serializers.Serializer[Any]):
    """A code of a closed list and its wording in the national schema."""

    code = serializers.CharField()
    label = serializers.CharField()


class ErrorSerializer(serializers.Serializer[Any]):
    """The one shape of errors."""

    class Inner(serializers.Serializer[Any]):
        code = serializers.CharField()
        message = serializers.CharField()
        fields = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))  # type: ignore[assignment]

    error = Inner()
