"""Invitation: someone is asked to join the team, with a role and a territory, for a week and once."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from accounts.models.user import User
from accounts.policy import Role

LASTS = timedelta(days=7)


class Invitation(models.Model):
    """Written by `accounts.inviting` only. Open until it is accepted, taken back, or a week old; at most one is open for an address."""

    email = models.EmailField("adresse e-mail")
    role = models.CharField("rôle", max_length=10, choices=Role)
    territory = models.JSONField("départements", default=list)
    invited_by = models.ForeignKey(User, models.PROTECT, verbose_name="invité par", related_name="invitations_sent")
    sent_at = models.DateTimeField("envoyée le")
    accepted_at = models.DateTimeField("acceptée le", null=True, blank=True)
    revoked_at = models.DateTimeField("reprise le", null=True, blank=True)

    class Meta:
        verbose_name = "invitation"
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower(F("email"))), name="invitation_email_is_in_lower_case"),
            models.UniqueConstraint(
                fields=["email"], condition=Q(accepted_at__isnull=True, revoked_at__isnull=True), name="one_invitation_waits_for_an_address"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} ({self.get_role_display()})"

    @property
    def expires_at(self) -> datetime:
        """The moment from which it opens nothing."""
        return self.sent_at + LASTS

    def is_open(self, at: datetime) -> bool:
        """Whether it may still be accepted."""
        return self.accepted_at is None and self.revoked_at is None and at < self.expires_at
