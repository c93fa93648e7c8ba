"""Opposition: a place that wants no more referrals from this site."""

from django.db import models

from places.models import Place


class Opposition(models.Model):
    """Its presence is all there is to know. No page takes it back: a place that changes its mind writes to those who run the site."""

    place = models.OneToOneField(Place, models.CASCADE, primary_key=True, related_name="opposition", verbose_name="lieu")
    since = models.DateField("depuis le")

    class Meta:
        verbose_name = "lieu qui ne veut plus de fiches"
        verbose_name_plural = "lieux qui ne veulent plus de fiches"

    def __str__(self) -> str:
        return f"{self.place_id}"
