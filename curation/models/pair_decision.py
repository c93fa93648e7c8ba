"""PairDecision: what a person decided of two places that look alike. What every such decision has."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from places.models import Place


class PairDecision(models.Model):
    """Written by `curation.duplicates.deciding`. `first` has the lower primary key.

    It is about the places as they were then; when one is merged, it holds for the place that stays (`curation.duplicates.deciding`).
    """

    first = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name="premier lieu")
    second = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name="second lieu")
    decided_at = models.DateTimeField("décidé le")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="décidé par", null=True, blank=True, related_name="+"
    )

    objects: models.Manager[Any] = models.Manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.first_id} – {self.second_id}"


def pair_rules(name: str) -> list[models.BaseConstraint]:
    """A pair is there once, in order. `name` begins the names of the constraints."""
    return [
        models.UniqueConstraint(fields=["first", "second"], name=f"{name}_once"),
        models.CheckConstraint(condition=Q(first__lt=F("second")), name=f"{name}_in_order"),
    ]
