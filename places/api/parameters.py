"""What the API may be asked: each parameter, its bounds, and the sentence that says how to repair it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import django_filters
from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.api.errors import BadParameters
from places.departments import DEPARTMENTS
from places.geography import Point
from places.models import Commune, Place
from places.searching import Search, codes
from places.vocabulary import AccessMode, Fee, Programme, Public, ServiceCategory, SpecialSupport, SupportMode

LONGEST_RADIUS_KM = 100
LONGEST_TEXT = 100
METRES = 1000
NOT_FILTERS = {"page", "page_size", "format", "lang"}


class CodesField(forms.MultipleChoiceField):
    """Codes of a closed list. Refuses by naming what is accepted."""

    def validate(self, value: Any) -> None:
        accepted = [str(code) for code, _label in self.choices]
        for one in value:
            if one not in accepted:
                raise forms.ValidationError(
                    _("« %(value)s » n'est pas accepté. Valeurs acceptées : %(accepted)s."),
                    params={"value": one[:LONGEST_TEXT], "accepted": ", ".join(accepted)},
                )


class CodesFilter(django_filters.MultipleChoiceFilter):
    field_class = CodesField


class PointField(forms.CharField):
    """`lat,lon` in degrees, WGS 84."""

    def clean(self, value: Any) -> Point | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            latitude, longitude = (float(part) for part in text.split(","))
            return Point(latitude, longitude)
        except ValueError as error:
            raise forms.ValidationError(
                _("Écrivez la latitude puis la longitude, en degrés, séparées par une virgule : 48.93697,2.35976.")
            ) from error


class PointFilter(django_filters.Filter):
    field_class = PointField


class MomentField(forms.CharField):
    """A moment in ISO 8601, or `now`. A moment without a time zone is Paris time."""

    def clean(self, value: Any) -> datetime | None:
        text = super().clean(value)
        if not text:
            return None
        if text == "now":
            return timezone.now()
        try:
            # A plus sign that was not escaped in an address reads as a blank.
            moment = parse_datetime(text.replace(" ", "+")) or parse_datetime(text)
            day = None if moment else parse_date(text)
        except ValueError:
            moment = day = None
        if day:
            moment = datetime(day.year, day.month, day.day)
        if moment is None:
            raise forms.ValidationError(_("Écrivez une date ISO 8601, par exemple 2026-03-03T14:30:00+01:00."))
        try:
            return moment if moment.tzinfo else timezone.make_aware(moment)
        except (OverflowError, ValueError) as error:
            raise forms.ValidationError(_("Cette date est trop lointaine.")) from error


class MomentFilter(django_filters.Filter):
    field_class = MomentField


def _codes(vocabulary: Any, label: str) -> CodesFilter:
    return CodesFilter(choices=vocabulary.choices, label=label)


class PlaceParameters(django_filters.FilterSet):
    """The parameters of `places/`. `to_search()` gives the search; filtering itself is `places.searching`'s."""

    near = PointFilter(label=gettext_lazy("Point d'où mesurer, « latitude,longitude » en degrés. Les plus proches d'abord."))
    commune = django_filters.CharFilter(max_length=5, label=gettext_lazy("Code INSEE : les plus proches de sa mairie d'abord."))
    radius_km = django_filters.NumberFilter(
        min_value=0, max_value=LONGEST_RADIUS_KM, label=gettext_lazy("Distance la plus grande, en kilomètres. Avec near ou commune.")
    )
    service = _codes(ServiceCategory, gettext_lazy("Catégorie de service. Répétable : l'une ou l'autre."))
    public = _codes(Public, gettext_lazy("Public auquel le service s'adresse. Répétable."))
    special_support = _codes(SpecialSupport, gettext_lazy("Prise en charge spécifique. Répétable."))
    fee = _codes(Fee, gettext_lazy("Frais à charge. Répétable."))
    support_mode = _codes(SupportMode, gettext_lazy("Modalité d'accompagnement. Répétable."))
    access_mode = _codes(AccessMode, gettext_lazy("Modalité d'accès. Répétable."))
    programme = _codes(Programme, gettext_lazy("Programme national. Répétable."))
    open_at = MomentFilter(label=gettext_lazy("Sûrement ouvert à ce moment : date ISO 8601, ou « now »."))
    q = django_filters.CharFilter(max_length=LONGEST_TEXT, label=gettext_lazy("Mots du nom du lieu, sans tenir compte des accents."))
    department = CodesFilter(choices=[(code, one.name) for code, one in DEPARTMENTS.items()], label=gettext_lazy("Code du département."))
    source = django_filters.CharFilter(max_length=80, label=gettext_lazy("Identifiant de la source."))
    updated_since = MomentFilter(label=gettext_lazy("Lieux modifiés ici depuis ce moment : date ISO 8601."))
    include_unknown = django_filters.BooleanFilter(
        label=gettext_lazy("Ajouter, après les autres, les lieux dont on ne sait pas s'ils répondent.")
    )

    class Meta:
        model = Place
        fields: tuple[str, ...] = ()

    def __init__(self, data: QueryDict) -> None:
        # Only what is asked is built: a form of every filter, with its choices, costs more than the search itself.
        self.accepted = tuple(self.base_filters)
        self.base_filters = {name: one for name, one in self.base_filters.items() if name in data}
        super().__init__(data, queryset=Place.objects.none())

    def to_search(self) -> Search:
        """The search asked for. Raises BadParameters, naming every wrong parameter. One query for `commune`, two for `source`."""
        wrong = unknown_parameters(self.data, self.accepted)
        if not self.form.is_valid():
            wrong |= {name: [str(message) for message in messages] for name, messages in self.form.errors.items()}
        if wrong:
            raise BadParameters(wrong)
        asked = self.form.cleaned_data
        commune, source = asked.get("commune", ""), asked.get("source", "")
        point = asked.get("near") or self._point_of(commune)
        self._refuse_unknown_source(source)
        radius = asked.get("radius_km")
        if asked.get("near") and commune:
            raise BadParameters({"commune": [_("Choisissez near ou commune, pas les deux.")]})
        if radius is not None and point is None:
            raise BadParameters({"radius_km": [_("Ajoutez near ou commune : une distance se mesure depuis un point.")]})
        return Search(
            point=point,
            within_m=None if radius is None else float(radius) * METRES,
            services=codes(asked.get("service", ())),
            publics=codes(asked.get("public", ())),
            special_support=codes(asked.get("special_support", ())),
            fees=codes(asked.get("fee", ())),
            support_modes=codes(asked.get("support_mode", ())),
            access_modes=codes(asked.get("access_mode", ())),
            programmes=codes(asked.get("programme", ())),
            name=asked.get("q", ""),
            departments=codes(asked.get("department", ())),
            source=source,
            updated_since=asked.get("updated_since"),
            open_at=asked.get("open_at"),
            include_unknown=bool(asked.get("include_unknown")),
        )

    @staticmethod
    def _refuse_unknown_source(slug: str) -> None:
        if slug and slug not in (known := Place.objects.sources()):
            raise BadParameters({"source": [_("Source inconnue. Sources : %s.") % ", ".join(sorted(known))]})

    @staticmethod
    def _point_of(insee: str) -> Point | None:
        if not insee:
            return None
        commune = Commune.objects.filter(pk=insee).only("latitude", "longitude").first()
        if commune is None:
            raise BadParameters({"commune": [_("Aucune commune n'a ce code INSEE. Cherchez-le avec communes/?q=.")]})
        if commune.latitude is None or commune.longitude is None:
            raise BadParameters({"commune": [_("La position de cette commune n'est pas connue. Utilisez near.")]})
        return Point(commune.latitude, commune.longitude)


def unknown_parameters(given: Iterable[str], accepted: Iterable[str]) -> dict[str, list[str]]:
    """What is wrong with each parameter that this address does not take: a misspelt filter ignored would give wrong places in silence."""
    known = [*accepted, *sorted(NOT_FILTERS)]
    return {name: [_("Paramètre inconnu. Paramètres acceptés : %s.") % ", ".join(known)] for name in given if name not in known}


def refuse_unknown(given: Iterable[str], accepted: Iterable[str]) -> None:
    """Raises BadParameters for each parameter that this address does not take."""
    if unknown := unknown_parameters(given, accepted):
        raise BadParameters(unknown)
