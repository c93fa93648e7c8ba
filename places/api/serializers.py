"""The shapes of places, field by field. Lists read exactly these columns, so what is written here is what is sent."""

from datetime import UTC
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from places.api.shapes import ClosureField, CodesField, ExceptionalHoursField, ProvenanceSerializer
from places.changes import split_path
from places.facts import SERVICE_FIELDS
from places.hours import Schedule
from places.models import Place, Service
from places.opening import is_closed_on
from places.provenance import Provenance


class PlaceSummarySerializer(serializers.ModelSerializer[Place]):
    """A place in a list. Null or blank: nobody told us; an empty list: none."""

    code = serializers.CharField(help_text="Public code, 8 characters, never reused.")
    url = serializers.CharField(help_text="Its page, for people.")
    typologies = CodesField("Vocabulary: typology.")
    commune = serializers.CharField(allow_null=True, help_text="INSEE code.")
    department = serializers.CharField(allow_null=True, help_text="INSEE code.")
    emails = CodesField("")
    websites = CodesField("")
    services = serializers.ListField(child=serializers.CharField(), help_text="Categories offered. Vocabulary: service.")
    programmes = CodesField("Vocabulary: programme.")
    access_modes = CodesField("Vocabulary: access_mode.")
    itinerancy = CodesField("Vocabulary: itinerancy.")
    languages = CodesField("ISO 639-1 or 639-3 codes.")
    updated_at = serializers.DateTimeField(default_timezone=UTC, help_text="When its facts were last written here.")

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
    """A place in a list, with its distance when `near` or `commune` was given. Null or blank: nobody told us; an empty list: none."""

    distance_m = serializers.IntegerField(required=False, help_text="Great-circle metres from the point asked about.")

    class Meta(PlaceSummarySerializer.Meta):
        fields = (*PlaceSummarySerializer.Meta.fields, "distance_m")


COMPUTED = {"url", "services"}
COLUMNS = tuple(name for name in PlaceSummarySerializer.Meta.fields if name not in COMPUTED)
"""What a list reads of each place."""


class ServiceSerializer(serializers.ModelSerializer[Service]):
    """One service of a place. Null or blank: nobody told us; an empty list: none."""

    key = serializers.CharField(help_text="Stable within the place.")
    support_modes = CodesField("Vocabulary: support_mode.")
    publics = CodesField("Vocabulary: public.")
    special_support = CodesField("Vocabulary: special_support.")
    fees = CodesField("Vocabulary: fee.")
    devices = CodesField("Vocabulary: device.")

    class Meta:
        model = Service
        fields = ("key", *SERVICE_FIELDS)


class PlaceSerializer(PlaceSummarySerializer):
    """Every public fact of a place. Null or blank: nobody told us; an empty list: none."""

    services = ServiceSerializer(many=True)  # type: ignore[assignment]
    url = serializers.SerializerMethodField(help_text="Its page, for people.")  # type: ignore[assignment]
    commune = serializers.CharField(source="commune_id", allow_null=True, help_text="INSEE code.")
    other_phones = CodesField("E.164.")
    temporary_closures = ClosureField()
    exceptional_hours = ExceptionalHoursField()
    trainings = CodesField("Vocabulary: training.")
    other_labels = CodesField("As the source words them.")
    appointment_delay_days = serializers.IntegerField(allow_null=True, min_value=0)
    open_now = serializers.SerializerMethodField(help_text="Null when its hours do not tell.")
    next_opening = serializers.SerializerMethodField(help_text="Next moment it surely opens, on its own clock; null when unknown.")
    provenance = serializers.SerializerMethodField(
        help_text="Who last wrote each fact: `name`, `services/<key>` (a whole service), `services/<key>/<fact>`."
    )

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
            "exceptional_hours",
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

    @extend_schema_field({"type": "string", "format": "date-time", "nullable": True})
    def get_next_opening(self, place: Place) -> str | None:
        schedule = place.schedule
        opening = schedule.next_opening(self.context["at"]) if isinstance(schedule, Schedule) else None
        if opening is None or is_closed_on(place.temporary_closures, opening.astimezone(place.zone).date()):
            return None
        return opening.isoformat()

    @extend_schema_field(serializers.DictField(child=ProvenanceSerializer()))
    def get_provenance(self, place: Place) -> dict[str, dict[str, Any]]:
        written: dict[str, Provenance] = self.context["provenance"]
        # A service that was removed has a history, and no fact.
        present = {None, *(service.key for service in place.services.all())}
        shown = {author: dict(ProvenanceSerializer(author).data) for author in set(written.values())}
        return {path: shown[author] for path, author in sorted(written.items()) if split_path(path)[0] in present}
