"""Place: one place of digital mediation, and every fact we hold about it."""

import secrets
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils import timezone

from places.departments import department_of_code, zone_of
from places.exceptional_hours import read_with_exceptions
from places.fields import CodeList
from places.hours import Schedule, Unreadable
from places.models.commune import Commune
from places.querysets import PlaceQuerySet
from places.vocabulary import AccessMode, Origin, PositionPrecision, Status

CODE_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Digits and letters that cannot be mistaken for one another when read aloud or copied by hand."""
CODE_LENGTH = 8


def new_code() -> str:
    """A random public code: 8 characters, about 8.5e11 values. Uniqueness is the database's to hold."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def _three_valued(label: str) -> models.BooleanField:
    """Yes, no, or null: nobody told us."""
    return models.BooleanField(label, null=True, blank=True)


_DEPARTMENT = Case(
    When(commune__gte="97", then=Substr(F("commune"), 1, 3)),
    default=Substr(F("commune"), 1, 2),
)
"""INSEE codes begin with the département: two characters, three overseas (97…, 98…)."""


class Place(models.Model):
    """A place open to people who need help with digital tools.

    Written only through `places.editing`, which keeps the history. Blank text and null mean nobody told us; lists are null when
    unknown and empty when known to be none. Never deleted: a place that is gone is withdrawn, a duplicate is merged.
    """

    code = models.CharField("code public", max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    name = models.CharField("nom", max_length=300)
    name_key = models.CharField(max_length=300, editable=False, db_index=True, help_text="search_key(name), for searching")
    typologies = CodeList("types de structure")
    parent_organization = models.CharField("structure porteuse", max_length=300, blank=True)
    pivot = models.CharField("SIRET ou RNA", max_length=14, blank=True)

    address = models.CharField("adresse", max_length=400, blank=True)
    address_details = models.CharField("complément d'adresse", max_length=400, blank=True)
    postal_code = models.CharField("code postal", max_length=5, blank=True)
    city = models.CharField("ville", max_length=200, blank=True)
    commune = models.ForeignKey(Commune, models.PROTECT, verbose_name="commune", null=True, blank=True, related_name="places")
    department = models.GeneratedField(
        expression=_DEPARTMENT, output_field=models.CharField(max_length=3, null=True), db_persist=True, verbose_name="département"
    )
    latitude = models.FloatField("latitude", null=True, blank=True, help_text="degrees, WGS 84")
    longitude = models.FloatField("longitude", null=True, blank=True, help_text="degrees, WGS 84")
    position_precision = models.CharField("précision", max_length=10, choices=PositionPrecision, blank=True)
    qpv_code = models.CharField("quartier prioritaire", max_length=10, blank=True)

    phone = models.CharField("téléphone", max_length=16, blank=True, help_text="E.164")
    other_phones = CodeList("autres téléphones", help_text="E.164")
    emails = CodeList("courriels")
    websites = CodeList("sites web")
    booking_url = models.CharField("prise de rendez-vous", max_length=500, blank=True)
    accessibility_url = models.CharField("fiche acceslibre", max_length=500, blank=True)

    hours = models.TextField("horaires", blank=True, help_text="OpenStreetMap opening_hours, as received")
    hours_note = models.TextField("précision sur les horaires", blank=True)
    temporary_closures = models.JSONField(
        "fermetures temporaires", null=True, blank=True, help_text='[{"from": date, "until": date or null, "reason": text}]'
    )
    exceptional_hours = models.JSONField(
        "horaires exceptionnels", null=True, blank=True, help_text='[{"from": date, "until": date, "hours": OpenStreetMap opening_hours}]'
    )

    summary = models.TextField("présentation courte", blank=True)
    description = models.TextField("présentation", blank=True)
    access_sentence = models.CharField("pour trouver l'entrée", max_length=80, blank=True)
    programmes = CodeList("programmes nationaux")
    trainings = CodeList("formations et labels")
    other_labels = CodeList("autres labels")
    access_modes = CodeList("modalités d'accès")
    itinerancy = CodeList("itinérance")
    languages = CodeList("langues parlées", help_text="ISO 639-1 or 639-3 codes")

    home_visits = _three_valued("se déplace à domicile")
    does_it_for_you = _three_valued("fait la démarche à la place")
    walk_in = _three_valued("sans rendez-vous")
    step_free = _three_valued("entrée sans marche")
    printing = _three_valued("impression")
    scanning = _three_valued("numérisation")
    wifi = _three_valued("wifi")
    computers = _three_valued("ordinateurs")
    charging = _three_valued("prises pour recharger")
    appointment_delay_days = models.PositiveSmallIntegerField("délai de rendez-vous (jours)", null=True, blank=True)

    collected_by = models.CharField("organisme collecteur", max_length=200, blank=True)
    source_date = models.DateField("mis à jour par la source le", null=True, blank=True)
    verified_on = models.DateField("vérifié le", null=True, blank=True)
    verified_by = models.CharField("vérifié par", max_length=10, choices=Origin, blank=True)
    status = models.CharField("état", max_length=10, choices=Status, default=Status.PUBLISHED)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, verbose_name="fusionné dans", null=True, blank=True, related_name="merged_places"
    )
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now, db_index=True, help_text="last write through places.editing")

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "lieu"
        verbose_name_plural = "lieux"
        ordering = ["name_key", "pk"]
        indexes = [
            models.Index(fields=["latitude", "longitude"], name="place_position"),
            models.Index(fields=["status", "name_key", "id"], name="place_by_name"),
            models.Index(fields=["department", "status"], name="place_department"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,  # a comparison with null is not false, so it would pass
                    longitude__isnull=False,
                    latitude__gte=-90,
                    latitude__lte=90,
                    longitude__gte=-180,
                    longitude__lte=180,
                ),
                name="place_position_is_on_earth",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.MERGED, merged_into__isnull=False) | (~Q(status=Status.MERGED) & Q(merged_into__isnull=True)),
                name="place_merged_means_merged_into",
            ),
            models.CheckConstraint(condition=~Q(name=Value("")), name="place_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("places:detail", args=[self.code])

    @property
    def zone(self) -> ZoneInfo:
        """The place's own time zone, from its département. Europe/Paris when the commune is unknown."""
        return zone_of(department_of_code(self.department or ""))

    @property
    def schedule(self) -> Schedule | Unreadable | None:
        """Its opening hours, exceptional ones included, read; as written when they cannot be; None when nobody told us."""
        return read_with_exceptions(self.hours, self.exceptional_hours, zone=self.zone, department=self.department or "")

    @property
    def receives_public(self) -> bool:
        """Whether people may come: yes unless the place says that it receives nobody."""
        return AccessMode.PAS_DE_PUBLIC not in (self.access_modes or ())

    @property
    def is_public(self) -> bool:
        """Whether anyone may see this place as an open place."""
        return self.status == Status.PUBLISHED
