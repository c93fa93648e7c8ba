"""TransmissionLink: the secret address by which one place answers one referral, without an account."""

from django.db import models

from referrals.models.transmission import Transmission


class TransmissionLink(models.Model):
    """Only the SHA-256 of its token is kept: whoever reads the database cannot use it. A reminder makes another, beside it."""

    transmission = models.ForeignKey(Transmission, models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        verbose_name = "lien d'un envoi"
        verbose_name_plural = "liens des envois"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.transmission_id}"
