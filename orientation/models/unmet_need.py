"""UnmetNeed: how many times a page said that no place near answers, by need, commune and day. Nothing else is ever kept of a search."""

from django.db import models

from places.vocabulary import ServiceCategory


class UnmetNeed(models.Model):
    """One row for each service, commune and day; written by `orientation.unmet` only. It draws the map of where help is missing.

    Someone who comes back within half an hour is counted once (`orientation.views.counting`); later, or with another device, again: these
    are pages shown, not people.
    """

    category = models.CharField("besoin", max_length=20, choices=ServiceCategory)
    commune = models.CharField("commune", max_length=5, blank=True, help_text="INSEE code; blank when the person did not say where")
    day = models.DateField("jour")
    count = models.PositiveIntegerField("recherches", default=1)

    class Meta:
        verbose_name = "recherche sans résultat"
        verbose_name_plural = "recherches sans résultat"
        ordering = ["-day", "-count", "pk"]
        constraints = [models.UniqueConstraint(fields=["day", "commune", "category"], name="unmet_need_is_counted_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.commune or '–'} {self.category} × {self.count}"
