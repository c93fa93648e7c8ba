"""How the parameters that only an orientation takes are read: a wish, a day, a language; and the sentence that says how to repair each."""

import re
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext as _

from orientation.travelling import MOST_MINUTES
from places.api.shared_parameters import not_accepted, whole_number

YES, NO = ("1", "true"), ("0", "false")

DAY_PATTERN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
LANGUAGE_PATTERN = r"[a-z]{2,3}"
COMMUNE_PATTERN = r"[0-9][0-9AB][0-9]{3}"


class WishField(forms.CharField):
    """`1` or `true`, `0` or `false`. What is not wished asks nothing."""

    def clean(self, value: Any) -> bool:
        text = super().clean(value)
        if text and text not in (*YES, *NO):
            raise forms.ValidationError(not_accepted([text], [*YES, *NO]))
        return text in YES


class WishFilter(django_filters.Filter):
    field_class = WishField


class DayField(forms.CharField):
    """A day of the calendar, ISO 8601."""

    def clean(self, value: Any) -> date | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return date.fromisoformat(text if re.fullmatch(DAY_PATTERN, text, re.ASCII) else "")
        except ValueError:
            raise forms.ValidationError(_("Écrivez un jour comme dans cet exemple : 2026-03-06.")) from None


class DayFilter(django_filters.Filter):
    field_class = DayField


class MinutesField(forms.CharField):
    """A whole number, from 1 to MOST_MINUTES; 0 when it is not told."""

    def clean(self, value: Any) -> int:
        text = super().clean(value)
        wrong: dict[str, list[str]] = {}
        minutes = whole_number("minutes", {"minutes": text}, default=0, largest=MOST_MINUTES, wrong=wrong)
        if wrong:
            raise forms.ValidationError(wrong["minutes"])
        return minutes


class MinutesFilter(django_filters.Filter):
    field_class = MinutesField


class LanguageField(forms.CharField):
    """An ISO 639 code. Any: nobody can list the languages that people speak."""

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if text and not re.fullmatch(LANGUAGE_PATTERN, text, re.ASCII):
            raise forms.ValidationError(_("Écrivez un code de langue ISO 639, en minuscules. Exemples : ar, tr, uk."))
        return text


class LanguageFilter(django_filters.Filter):
    field_class = LanguageField


class CommuneField(forms.CharField):
    """An INSEE code that could be one. Whether it is one, the gazetteer knows."""

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if text and not re.fullmatch(COMMUNE_PATTERN, text, re.ASCII):
            raise forms.ValidationError(_("Écrivez un code INSEE, comme 93066. Cherchez-le avec communes/?q=."))
        return text


class CommuneFilter(django_filters.Filter):
    field_class = CommuneField
