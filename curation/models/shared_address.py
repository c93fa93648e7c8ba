"""SharedAddress: two places with one door: a France services desk in a library. Two services, not a duplicate."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from places.models import Place


class SharedAddress(models.Model):
    """Two services, not a duplicate. Written by `curation.duplicates.deciding`. `first` has the lower primary key."""

    first = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name="premier lieu")
    second = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name="second lieu")
    decided_at = models.DateTimeField("décidé le")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="décidé par", null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "adresse partagée"
        verbose_name_plural = "adresses partagées"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="shared_address_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="shared_address_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} – {self.second_id}"
