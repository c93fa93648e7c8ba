"""Place link: what lets a place confirm or correct itself without an account."""

from django.conf import settings
from django.db import models

from places.models import Place


class LinkPurpose(models.TextChoices):
    """The one thing a link is good for."""

    UPDATE = "update", "Confirmer ou corriger ses informations"
    STOP = "stop", "Ne plus recevoir de rappels"


class PlaceLink(models.Model):
    """One place, one purpose, one token of which only the SHA-256 is kept: whoever reads the database cannot use it."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="links", verbose_name="lieu")
    purpose = models.CharField("usage", max_length=10, choices=LinkPurpose)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField("créé le")
    expires_at = models.DateTimeField("valable jusqu'au")
    revoked_at = models.DateTimeField("révoqué le", null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="révoqué par", null=True, blank=True, related_name="+"
    )
    used_at = models.DateTimeField("utilisé le", null=True, blank=True, help_text="last answer given through it")

    class Meta:
        verbose_name = "lien d'un lieu"
        verbose_name_plural = "liens des lieux"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} ({self.place_id})"
