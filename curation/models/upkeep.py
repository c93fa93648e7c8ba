"""Upkeep: how often one place is asked, and what became of asking."""

from django.db import models

from curation.freshness.frequency import DEFAULT, Frequency
from places.models import Place


class Upkeep(models.Model):
    """One row for each place that is not simply on the default: those without one are asked every `DEFAULT` months, never tried yet."""

    place = models.OneToOneField(Place, models.CASCADE, primary_key=True, related_name="upkeep", verbose_name="lieu")
    frequency = models.PositiveSmallIntegerField("fréquence de vérification", choices=Frequency, default=DEFAULT)
    unreachable_on = models.JSONField("injoignable le", default=list, help_text="ISO dates of the calls in vain since the last answer")
    tried_on = models.DateField("essayé le", null=True, blank=True, help_text="the last of unreachable_on, for the queue")
    reminded_on = models.DateField("relancé le", null=True, blank=True, help_text="last e-mail, sent or tried")
    opposed_on = models.DateField("ne veut plus d'e-mail depuis le", null=True, blank=True)

    class Meta:
        verbose_name = "suivi d'un lieu"
        verbose_name_plural = "suivi des lieux"

    def __str__(self) -> str:
        return f"{self.place_id}: {self.get_frequency_display()}"
