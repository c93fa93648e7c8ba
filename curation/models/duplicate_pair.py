"""DuplicatePair: two places that may be one, as last searched for."""

from django.db import models
from django.db.models import F, Q

from places.models import Place


class DuplicatePair(models.Model):
    """Written by `curation.duplicates.refreshing` and nothing else, which replaces them all: what must be remembered is a decision.

    `first` has the lower primary key. `reasons`: codes of `curation.duplicates.judging.Reason`, for and then against.
    """

    first = models.ForeignKey(Place, models.CASCADE, related_name="+", verbose_name="premier lieu")
    second = models.ForeignKey(Place, models.CASCADE, related_name="+", verbose_name="second lieu")
    sure = models.BooleanField("proposé d'abord")
    score = models.SmallIntegerField("vraisemblance", help_text="orders the pairs of one tier, the likeliest first")
    reasons = models.JSONField("raisons")
    found_at = models.DateTimeField("trouvé le")

    class Meta:
        verbose_name = "doublon possible"
        verbose_name_plural = "doublons possibles"
        ordering = ["-sure", "-score", "pk"]
        indexes = [models.Index(fields=["-sure", "-score", "id"], name="duplicate_queue")]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="duplicate_pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="duplicate_pair_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} – {self.second_id}"
