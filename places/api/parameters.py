"""What `places/` may be asked: each parameter, its bounds, and how they fit together."""

from typing import Any

import django_filters
from django.utils.translation import gettext as _

from places.api.errors import BadParameters
from places.api.paging import PAGE_PARAMETERS, Page
from places.api.parameter_fields import CodesFilter, MomentFilter, PointFilter, YesNoFilter
from places.api.parameter_set import ParameterSet, Wrong
from places.departments import DEPARTMENTS
from places.geography import Point
from places.models import Commune, Place
from places.searching import Search, codes
from places.vocabulary import AccessMode, Fee, Programme, Public, ServiceCategory, SpecialSupport, SupportMode

LONGEST_RADIUS_KM = 100
LONGEST_TEXT = 100
METRES = 1000


def _codes(vocabulary: Any, label: str) -> CodesFilter:
    return CodesFilter(choices=vocabulary.choices, label=f"{label} Repeatable: any of them.")


class PlaceParameters(ParameterSet):
    """The parameters of `places/`. `asked()` gives the search; filtering itself is `places.searching`'s. Labels are for OpenAPI."""

    near = PointFilter(label="Point to measure from: latitude,longitude in degrees (WGS 84). Nearest first. Not with `commune`.")
    commune = django_filters.CharFilter(
        max_length=5, label="INSEE code of a commune, such as 93066: nearest to its town hall first. Not with `near`."
    )
    radius_km = django_filters.NumberFilter(
        min_value=0, max_value=LONGEST_RADIUS_KM, label="No farther than this from the point, in kilometres. With `near` or `commune`."
    )
    service = _codes(ServiceCategory, "Category of a service offered.")
    public = _codes(Public, "Group that the same service is addressed to.")
    special_support = _codes(SpecialSupport, "Difficulty that the same service is equipped for.")
    fee = _codes(Fee, "What the same service costs.")
    support_mode = _codes(SupportMode, "How the same service is given.")
    access_mode = _codes(AccessMode, "How one gets in touch with the place.")
    programme = _codes(Programme, "National programme of the place.")
    open_at = MomentFilter(
        or_now=True, label="Known to be open then: ISO 8601, such as 2026-03-03T14:30 (Paris time when it names no time zone), or `now`."
    )
    q = django_filters.CharFilter(max_length=LONGEST_TEXT, label="Words of the name of the place, in any order, accents and case apart.")
    department = CodesFilter(
        choices=[(code, one.name) for code, one in DEPARTMENTS.items()], label="INSEE code of a département. Repeatable: any of them."
    )
    source = django_filters.CharFilter(max_length=80, label="Source that tells of the place.")
    updated_since = MomentFilter(label="Written here then or later: ISO 8601 (Paris time when it names no time zone).")
    include_unknown = YesNoFilter(label="Add places that say nothing of what is asked, after all those that say yes.")

    counts = PAGE_PARAMETERS

    def asked(self, *, formats: list[str]) -> tuple[Search, Page]:
        """The search and the page asked for. Raises BadParameters, naming every wrong parameter.

        One query for `commune`, two for `source`.
        """
        wrong = self.problems(formats)
        page = Page.asked(self.data, wrong)
        given: dict[str, Any] = self.form.cleaned_data
        point = given.get("near") or self._town_hall(given.get("commune", ""), wrong)
        self._refuse_together(wrong)
        self._refuse_unknown_source(given.get("source", ""), wrong)
        if wrong:
            raise BadParameters(wrong)
        return self._search(given, point), page

    @staticmethod
    def _search(given: dict[str, Any], point: Point | None) -> Search:
        radius = given.get("radius_km")
        return Search(
            point=point,
            within_m=None if radius is None else float(radius) * METRES,
            services=codes(given.get("service", ())),
            publics=codes(given.get("public", ())),
            special_support=codes(given.get("special_support", ())),
            fees=codes(given.get("fee", ())),
            support_modes=codes(given.get("support_mode", ())),
            access_modes=codes(given.get("access_mode", ())),
            programmes=codes(given.get("programme", ())),
            name=given.get("q", ""),
            departments=codes(given.get("department", ())),
            source=given.get("source", ""),
            updated_since=given.get("updated_since"),
            open_at=given.get("open_at"),
            include_unknown=given.get("include_unknown", False),
        )

    def _refuse_together(self, wrong: Wrong) -> None:
        if "near" in self.data and "commune" in self.data:
            wrong.setdefault("commune", [_("Choisissez near ou commune, pas les deux.")])
        if "radius_km" in self.data and "near" not in self.data and "commune" not in self.data:
            wrong.setdefault("radius_km", [_("Ajoutez near ou commune : une distance se mesure depuis un point.")])

    @staticmethod
    def _refuse_unknown_source(slug: str, wrong: Wrong) -> None:
        if slug and slug not in (known := Place.objects.sources()):
            wrong.setdefault("source", [_("Source inconnue. Sources : %s.") % ", ".join(sorted(known))])

    @staticmethod
    def _town_hall(insee: str, wrong: Wrong) -> Point | None:
        if not insee:
            return None
        commune = Commune.objects.filter(pk=insee).only("latitude", "longitude").first()
        if commune is None:
            wrong.setdefault("commune", [_("Aucune commune n'a ce code INSEE. Cherchez-le avec communes/?q=.")])
        elif commune.latitude is None or commune.longitude is None:
            wrong.setdefault("commune", [_("La position de cette commune n'est pas connue. Utilisez near.")])
        else:
            return Point(commune.latitude, commune.longitude)
        return None
