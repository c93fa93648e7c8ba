"""Service: one thing a place offers, for whom, how and at what price (the same word in HSDS and data·inclusion)."""

from django.db import models

from places.fields import CodeList
from places.models.place import Place
from places.vocabulary import Level, ServiceCategory


class Service(models.Model):
    """What one place offers. A flat row of the national schema becomes one service per category, with the same facets.

    Null facets mean nobody told us; an empty list means none. Written only through `places.editing`.
    """

    place = models.ForeignKey(Place, models.CASCADE, related_name="services", verbose_name="lieu")
    key = models.CharField("clé", max_length=120, help_text="stable within the place: the category, or the source's own id")
    category = models.CharField("service", max_length=20, choices=ServiceCategory, blank=True)
    title = models.CharField("titre", max_length=300, blank=True)
    description = models.TextField("description", blank=True)
    support_modes = CodeList("modalités d'accompagnement")
    publics = CodeList("publics")
    exclusive = models.BooleanField("réservé à ces publics", null=True, blank=True)
    special_support = CodeList("prise en charge spécifique")
    fees = CodeList("frais à charge")
    fees_note = models.TextField("précision sur le prix", blank=True)
    schedule = models.TextField("horaires du service", blank=True, help_text="OpenStreetMap opening_hours, as received")
    level = models.CharField("niveau", max_length=15, choices=Level, blank=True)
    devices = CodeList("appareils")
    remote = models.BooleanField("à distance", null=True, blank=True)

    class Meta:
        verbose_name = "service"
        ordering = ["pk"]
        indexes = [models.Index(fields=["place", "category"], name="service_of_place")]
        constraints = [models.UniqueConstraint(fields=["place", "key"], name="service_key_is_unique_in_place")]

    def __str__(self) -> str:
        return self.title or self.get_category_display() or "Service"
