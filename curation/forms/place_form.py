"""The form of one place and its services: what a person says of it, as plain facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone

from curation.forms.closures import closure_fields, closures_told
from curation.forms.exceptional_hours import FIELDS_OF_ONE, ROWS, exceptional_fields, exceptions_told
from curation.forms.fact_fields import PositionField, TextField
from curation.forms.hours_grid import HoursField
from curation.forms.place_groups import PLACE_GROUPS, SERVICE_FIELDS
from places.changes import SERVICES
from places.facts import Facts
from places.gazetteer.searching import Match, find_communes, only_certain
from places.geography import Point
from places.models import Commune
from places.plain_words import SERVICES as SERVICE_WORDS
from places.presenting.exceptional import past_lines
from places.vocabulary import PositionPrecision

FAR_M = 20_000.0
"""A position farther than this from the town hall of its commune is a slip: of 9,192 real places, 99 % stand within 10.2 km of it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the form as a page shows it. `past`: what was told for days that are over, in a line each."""

    title: str
    fields: list[BoundField]
    closed: bool = False
    past: tuple[str, ...] = ()
    remove: BoundField | None = None


class PlaceForm(forms.Form):
    """Every fact that a person corrects. `read`: the facts as the person read them. `facts()` once valid; facts not in the form are absent.

    Queries: 1 when the town is written differently, to know its commune.
    """

    commune = forms.ChoiceField(required=False, label="Commune", widget=forms.RadioSelect)
    position = PositionField(label="Position", help_text="Latitude, longitude. Par exemple : 48.93697, 2.35976")
    hours = HoursField(label="Horaires")
    hours_note = TextField(label="Précision sur les horaires", max_length=1000)
    add = forms.MultipleChoiceField(required=False, label="Ajouter une aide", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, read: Facts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.as_read = read
        self.communes: list[Match] = []
        for group in PLACE_GROUPS:
            for name, make in group.fields.items():
                self._keep(name, make(), read.get(name))
        for rank, facts in enumerate(self.services.values()):
            for name, make in SERVICE_FIELDS.items():
                self._keep(f"aide{rank}-{name}", make(), facts.get(name))
            self.fields[f"aide{rank}-remove"] = forms.BooleanField(required=False, label="Ce lieu ne propose plus cette aide")
        for name in ("hours", "hours_note"):
            self._keep(name, self.fields[name], read.get(name))
        self.fields.update(exceptional_fields(read.get("exceptional_hours") or ()))
        self.fields.update(closure_fields(read.get("temporary_closures") or ()))
        self._keep("position", self.fields["position"], position_of(read))
        offered = {facts.get("category") for facts in self.services.values()} | self.services.keys()
        self.fields["add"].choices = [(code, words.title) for code, words in SERVICE_WORDS.items() if code not in offered]
        self._offer_communes()

    def _keep(self, name: str, field: forms.Field, value: Any) -> None:
        field.keep(value)  # type: ignore[attr-defined]  # every one is a FactField
        self.fields[name] = field

    @property
    def services(self) -> Mapping[str, Facts]:
        """The services as the person read them, by key."""
        services: Mapping[str, Facts] = self.as_read.get(SERVICES) or {}
        return services

    def _offer_communes(self) -> None:
        """The communes that the town typed may be, when only a person can tell."""
        if self.is_bound and self._town() != self._town_as_read():
            self.communes = find_communes(" ".join(self._town()))
        self.fields["commune"].choices = [(match.commune.code, _commune_words(match.commune)) for match in self.communes]

    def _town(self) -> tuple[str, str]:
        return str(self.data.get(self.add_prefix("city"), "")).strip(), str(self.data.get(self.add_prefix("postal_code"), "")).strip()

    def _town_as_read(self) -> tuple[str, str]:
        return self.as_read.get("city") or "", self.as_read.get("postal_code") or ""

    def clean(self) -> None:
        commune = self._commune()
        position = self.cleaned_data.get("position")
        self.cleaned_data["commune"] = commune
        self.cleaned_data["exceptional_hours"] = exceptions_told(self, self.as_read.get("exceptional_hours"))
        self.cleaned_data["temporary_closures"] = closures_told(self, self.as_read.get("temporary_closures"))
        if position and commune and position != self.fields["position"].kept:  # type: ignore[attr-defined]
            self._check_near(position, commune)

    def _commune(self) -> str | None:
        """INSEE code of the town typed; what it was when the town is unchanged; None when nobody told."""
        city, postal_code = self._town()
        if (city, postal_code) == self._town_as_read():
            return self.as_read.get("commune")
        if not city and not postal_code:
            return None
        if chosen := self.cleaned_data.get("commune"):
            return str(chosen)
        if certain := only_certain(self.communes):
            return certain.commune.code
        if self.communes:
            self.add_error("commune", "Il y a plusieurs communes. Choisissez la bonne.")
        else:
            self.add_error("city", f"Nous ne trouvons pas « {city or postal_code} ». Écrivez la ville et son code postal.")
        return None

    def _check_near(self, position: Point, code: str) -> None:
        commune = next((match.commune for match in self.communes if match.commune.code == code), None) or Commune.objects.get(pk=code)
        if commune.latitude is None or commune.longitude is None:
            return
        metres = position.distance_m(Point(commune.latitude, commune.longitude))
        if metres > FAR_M:
            self.add_error("position", f"Ce point est à {round(metres / 1000)} km de {commune.name}. Vérifiez le point, ou la ville.")

    def facts(self) -> Facts:
        """What the person says, as plain values; only for a valid form."""
        told: Facts = {name: self.cleaned_data[name] for group in PLACE_GROUPS for name in group.fields}
        told |= {name: self.cleaned_data[name] for name in ("hours", "hours_note", "exceptional_hours", "temporary_closures", "commune")}
        return told | self._position_facts() | {SERVICES: dict(self._services_told())}

    def _position_facts(self) -> Facts:
        position = self.cleaned_data["position"]
        if position == position_of(self.as_read):
            return {}
        if position is None:
            return {"latitude": None, "longitude": None, "position_precision": ""}
        return {"latitude": position.latitude, "longitude": position.longitude, "position_precision": PositionPrecision.STAFF.value}

    def _services_told(self) -> Iterator[tuple[str, Facts]]:
        for rank, (key, facts) in enumerate(self.services.items()):
            if not self.cleaned_data[f"aide{rank}-remove"]:
                yield key, {**facts, **{name: self.cleaned_data[f"aide{rank}-{name}"] for name in SERVICE_FIELDS}}
        for category in self.cleaned_data["add"]:
            yield category, {"category": category}

    def parts(self) -> list[Part]:
        """The form in parts, in reading order."""
        found = [Part(group.title, [self[name] for name in group.fields], group.closed) for group in PLACE_GROUPS]
        found[1].fields.extend([*([self["commune"]] if self.communes else []), self["position"]])
        found.insert(3, Part("Horaires", [self["hours"], self["hours_note"]]))
        closures = [self[name] for name in self.fields if name.startswith("fermeture")]
        over = past_lines(self.as_read.get("exceptional_hours"), timezone.localdate())
        exceptions = [self[name] for name in self.fields if name.startswith(ROWS)]
        found.insert(4, Part("Horaires exceptionnels", exceptions, closed=len(exceptions) == FIELDS_OF_ONE, past=tuple(over)))
        found.insert(5, Part("Fermetures et congés", closures, closed=not self.as_read.get("temporary_closures")))
        for rank, facts in enumerate(self.services.values()):
            fields = [self[f"aide{rank}-{name}"] for name in SERVICE_FIELDS]
            found.append(Part(_service_words(facts), fields, closed=True, remove=self[f"aide{rank}-remove"]))
        return [*found, Part("Autres aides", [self["add"]])]


def position_of(facts: Facts) -> Point | None:
    """The point of a place; None when it is not known."""
    if facts.get("latitude") is None or facts.get("longitude") is None:
        return None
    return Point(facts["latitude"], facts["longitude"])


def _service_words(facts: Facts) -> str:
    words = SERVICE_WORDS.get(facts.get("category") or "")
    return facts.get("title") or (f"Aide : {words.title}" if words else "Une aide")


def _commune_words(commune: Commune) -> str:
    return f"{commune.name} ({commune.department}) – {', '.join((commune.postal_codes or [])[:3])}"
