"""Entry: one line of the journal of a referral: who did what, when. The person reads it; it is erased with what it tells of."""

from django.db import models

from referrals.models.referral import Referral
from referrals.models.transmission import Transmission
from referrals.vocabulary import Actor, Happened


class Entry(models.Model):
    """Written by `referrals.journal` only, and never changed. `transmission` is None for what concerns every place."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="journal")
    transmission = models.ForeignKey(Transmission, models.CASCADE, null=True, related_name="journal")
    happened = models.CharField(max_length=12, choices=Happened)
    actor = models.CharField(max_length=12, choices=Actor)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "ligne de journal"
        verbose_name_plural = "journal"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.happened}"
