"""The form by which a place corrects what visitors need first: how to reach it, when it opens, what it does, how to come."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from curation.forms.closures import closure_fields, closures_told
from curation.forms.exceptional_hours import ROWS, exceptional_fields, exceptions_told
from curation.forms.fact_fields import CodesField, EmailsField, FactField, PhoneField, TextField, ThreeValuedField
from curation.forms.hours_grid import HoursField
from places.changes import SERVICES
from places.facts import Facts
from places.plain_words import ACCESS_MODES
from places.plain_words import SERVICES as SERVICE_WORDS

NO_SERVICE = "Cochez au moins une aide. Si ce lieu n'aide plus personne, choisissez « Ce lieu a fermé » en bas de la page."

REACH = ("phone", "emails")
HOURS = ("hours", "hours_note")
COME = ("access_modes", "walk_in", "step_free", "access_sentence")
FACTS = (*REACH, *HOURS, *COME)
"""The facts of the place that the form names; services and closures beside."""


class OwnPlaceForm(forms.Form):
    """`read`: the facts as the person read them. `facts()` once valid; facts not in the form are absent, hence unchanged. No query."""

    phone = PhoneField(label="Téléphone")
    emails = EmailsField(label="Adresses mail", help_text="Une par ligne")
    hours = HoursField(label="Horaires")
    hours_note = TextField(label="Précision sur les horaires", max_length=1000, help_text="Par exemple : sur rendez-vous le matin")
    aides = CodesField(
        label="Ce que les gens peuvent faire chez vous",
        codes=[(code, words.title) for code, words in SERVICE_WORDS.items()],
        with_none=False,
    )
    access_modes = CodesField(label="Comment obtenir de l'aide", codes=ACCESS_MODES.items(), with_none=False)
    walk_in = ThreeValuedField(label="Peut-on venir sans rendez-vous ?")
    step_free = ThreeValuedField(label="L'entrée est-elle sans marche ?")
    access_sentence = TextField(
        label="Pour trouver l'entrée", max_length=80, help_text="80 lettres au plus. Par exemple : « Entrée derrière la mairie »"
    )

    def __init__(self, *args: Any, read: Facts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.as_read = read
        for name in FACTS:
            self._keep(name, read.get(name))
        self._keep("aides", [code for code in SERVICE_WORDS if code in self._categories()] or None)
        self.fields.update(exceptional_fields(read.get("exceptional_hours") or ()))
        self.fields.update(closure_fields(read.get("temporary_closures") or ()))

    def _keep(self, name: str, value: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, FactField)  # noqa: S101 - so are all those that this form names
        field.keep(value)

    @property
    def services(self) -> Mapping[str, Facts]:
        """The services as the person read them, by key."""
        services: Mapping[str, Facts] = self.as_read.get(SERVICES) or {}
        return services

    def _categories(self) -> set[str]:
        return {facts.get("category") or "" for facts in self.services.values()} - {""}

    def clean(self) -> None:
        self.cleaned_data["exceptional_hours"] = exceptions_told(self, self.as_read.get("exceptional_hours"))
        self.cleaned_data["temporary_closures"] = closures_told(self, self.as_read.get("temporary_closures"))
        if "aides" not in self.errors and not self.cleaned_data.get("aides") and self._categories():
            self.add_error("aides", NO_SERVICE)

    def facts(self) -> Facts:
        """What the person says, as plain values; only for a valid form."""
        told: Facts = {name: self.cleaned_data[name] for name in (*FACTS, "exceptional_hours", "temporary_closures")}
        return told | {SERVICES: dict(self._services_told())}

    def _services_told(self) -> Iterator[tuple[str, Facts]]:
        """Services keep what else is known of them; those without a category are none of the boxes, hence kept."""
        ticked = set(self.cleaned_data["aides"] or ())
        for key, facts in self.services.items():
            if not facts.get("category") or facts["category"] in ticked:
                yield key, facts
        for code in SERVICE_WORDS:
            if code in ticked - self._categories():
                # A source may have used this key for something else.
                yield (f"{code}-lieu" if code in self.services else code.value), {"category": code.value}

    def parts(self) -> list[tuple[str, list[BoundField]]]:
        """The form in parts, in reading order: title, fields."""
        return [
            ("Vous joindre", [self[name] for name in REACH]),
            ("Vos horaires", [self[name] for name in HOURS]),
            ("Horaires exceptionnels", [self[name] for name in self.fields if name.startswith(ROWS)]),
            ("Fermetures et congés", [self[name] for name in self.fields if name.startswith("fermeture")]),
            ("Vos aides", [self["aides"]]),
            ("Venir chez vous", [self[name] for name in COME]),
        ]

    def problems(self) -> list[tuple[str, str]]:
        """Identifier of what is to be repaired and how, in the order of the page."""
        ordered = [field for _, fields in self.parts() for field in fields]
        return [(str(field.auto_id), str(message)) for field in ordered for message in field.errors]
