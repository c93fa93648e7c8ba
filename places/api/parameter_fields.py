"""How one parameter is read: codes, a point, a moment, yes or no; and the sentence that says how to repair it."""

import re
from datetime import UTC, datetime
from typing import Any

import django_filters
from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from places.api.shared_parameters import not_accepted
from places.geography import Point

NOW = "now"
DECIMALS = r"(\.[0-9]{1,20})?"
LATITUDE = rf"-?(90(\.0{{1,20}})?|[1-8]?[0-9]{DECIMALS})"
LONGITUDE = rf"-?(180(\.0{{1,20}})?|(1[0-7][0-9]|[1-9]?[0-9]){DECIMALS})"
POINT_PATTERN = f"^{LATITUDE}, ?{LONGITUDE}$"
"""`lat,lon` in degrees. Published as it is: whatever matches is a point on Earth."""

EARLIEST = datetime(1, 1, 3, tzinfo=UTC)
LATEST = datetime(9999, 12, 29, tzinfo=UTC)
"""A moment beyond these is taken for them: no calendar has it in every time zone, and no place was written or opens then."""


class CodesField(forms.MultipleChoiceField):
    """Codes of a closed list. Refuses by naming what is accepted."""

    def validate(self, value: Any) -> None:
        accepted = [str(code) for code, _label in self.choices]
        if wrong := [one for one in value if one not in accepted]:
            raise forms.ValidationError(not_accepted(wrong, accepted))


class CodesFilter(django_filters.MultipleChoiceFilter):
    """Codes of a closed list. `repeatable`: whether several may be given."""

    field_class = CodesField

    def __init__(self, *args: Any, repeatable: bool = True, **options: Any) -> None:
        super().__init__(*args, **options)
        self.repeatable = repeatable


class PointField(forms.CharField):
    """`lat,lon` in degrees, WGS 84."""

    def clean(self, value: Any) -> Point | None:
        text = super().clean(value)
        if not text:
            return None
        if not re.fullmatch(POINT_PATTERN, text, re.ASCII):
            raise forms.ValidationError(
                _("Écrivez la latitude (-90 à 90) puis la longitude (-180 à 180), en degrés, séparées par une virgule : 48.93697,2.35976.")
            )
        latitude, longitude = (float(part) for part in text.split(","))
        return Point(latitude, longitude)


class PointFilter(django_filters.Filter):
    field_class = PointField


class MomentField(forms.CharField):
    """A moment in ISO 8601. A moment without a time zone is Paris time. `or_now`: `now` is accepted too, and means this minute."""

    def __init__(self, *, or_now: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.or_now = or_now

    def clean(self, value: Any) -> datetime | None:
        text = super().clean(value)
        if not text:
            return None
        if text == NOW and self.or_now:
            return timezone.now().replace(second=0, microsecond=0)
        try:
            # A plus sign that was not escaped in an address reads as a blank.
            moment = parse_datetime(text.upper().replace(" ", "+")) or parse_datetime(text.upper())
        except ValueError:
            moment = None
        if moment is None:
            example, now = "2026-03-03T14:30:00+01:00", f", {NOW}" if self.or_now else ""
            raise forms.ValidationError(_("Écrivez une date ISO 8601. Exemples : %s.") % (example + now))
        aware = moment if moment.tzinfo else moment.replace(tzinfo=timezone.get_current_timezone())
        # In UTC: PostgreSQL refuses some time zones that ISO 8601 allows.
        return min(max(aware, EARLIEST), LATEST).astimezone(UTC)


class MomentFilter(django_filters.Filter):
    field_class = MomentField


class YesNoField(forms.CharField):
    """`true` or `false`."""

    def clean(self, value: Any) -> bool:
        text = super().clean(value)
        if text and text not in ("true", "false"):
            raise forms.ValidationError(not_accepted([text], ["true", "false"]))
        return text == "true"


class YesNoFilter(django_filters.Filter):
    field_class = YesNoField
