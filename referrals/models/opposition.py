"""Opposition: a place that wants no more referrals from this site, and what is left of it once it changed its mind."""

from django.conf import settings
from django.db import models

from places.models import Place


class Opposition(models.Model):
    """Its presence is all there is to know: it is about a place, and names nobody. Written and taken back by `referrals.opposing` only."""

    place = models.OneToOneField(Place, models.CASCADE, primary_key=True, related_name="opposition", verbose_name="lieu")
    since = models.DateField("depuis le")

    class Meta:
        verbose_name = "lieu qui ne veut plus de fiches"
        verbose_name_plural = "lieux qui ne veulent plus de fiches"

    def __str__(self) -> str:
        return f"{self.place_id}"


class PastOpposition(models.Model):
    """One that was taken back, kept so that the history says who did. `taken_back_by` is None when the place itself did, by its link."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="past_oppositions", verbose_name="lieu")
    since = models.DateField("depuis le")
    taken_back_at = models.DateTimeField("reprise le")
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="reprise par", null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "refus de fiches repris"
        verbose_name_plural = "refus de fiches repris"
        ordering = ["-taken_back_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.place_id}: {self.since} → {self.taken_back_at:%Y-%m-%d}"
