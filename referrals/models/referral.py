"""Referral: what a professional sent for one person, with their consent. It names nobody in clear."""

from django.db import models
from django.db.models import Q

from accounts.models import User


class Referral(models.Model):
    """Written by `referrals.sending`; erased by `referrals.lifetimes` and `referrals.own_side`.

    `sealed` is all that is personal (`referrals.sealing`); None once erased. Anonymised, a row keeps the month it was made and no more:
    its reference, its professional, its key and its deadline are gone.
    """

    reference = models.CharField("référence", max_length=7, unique=True, null=True)
    form_key = models.CharField(max_length=32, unique=True, null=True, help_text="of the form that sent it: sent twice, it is one referral")
    professional = models.ForeignKey(User, models.PROTECT, null=True, related_name="referrals", verbose_name="professionnel")
    made_at = models.DateTimeField("faite le")
    deadline = models.DateField("échéance", null=True)
    consent_version = models.CharField("version du consentement", max_length=10)
    sealed = models.BinaryField(null=True)
    ended_at = models.DateTimeField("terminée le", null=True, help_text="when the last of its sendings ended")
    wrong_codes = models.PositiveSmallIntegerField(default=0, help_text="since the last right one, or the last lock")
    locked_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "orientation envoyée"
        verbose_name_plural = "orientations envoyées"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sealed__isnull=True) | Q(reference__isnull=False, professional__isnull=False, form_key__isnull=False),
                name="what_is_sealed_can_be_found_and_erased",
            )
        ]

    def __str__(self) -> str:
        return self.reference or "anonymisée"

    @property
    def is_anonymous(self) -> bool:
        """Whether nothing leads to anybody any more."""
        return self.reference is None
