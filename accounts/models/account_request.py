"""AccountRequest: someone who accompanies people asks for an account, and waits for a manager of their département."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q, TextChoices
from django.db.models.functions import Lower

from accounts.models.invitation import Invitation
from accounts.models.user import User
from places.departments import DEPARTMENTS

LASTS = timedelta(days=7)
"""How long the link that confirms the address serves."""


class Refusal(TextChoices):
    """Why a request is refused: the person is told the sentence of `accounts.answering` for it."""

    NOT_PRO = "not_pro", "La personne n'accompagne pas de public"
    UNKNOWN = "unknown", "Le service ne la connaît pas, ou nous n'avons pas pu le joindre"
    PRIVATE = "private", "L'adresse e-mail n'est pas celle d'un service"
    ELSEWHERE = "elsewhere", "Elle travaille dans un autre département"
    MEMBER = "member", "Elle a déjà un compte"


class AccountRequest(models.Model):
    """Written by `accounts.asking` and `accounts.answering` only. Managers see it once its address is confirmed, and until it is decided.

    Decided without a `refusal`, it was accepted: `invitation` is what it led to. Erased in time (`accounts.lifetimes`).
    """

    email = models.EmailField("adresse e-mail professionnelle")
    name = models.CharField("nom", max_length=150)
    organisation = models.CharField("organisme", max_length=150)
    department = models.CharField("département", max_length=3)
    phone = models.CharField("téléphone professionnel", max_length=16)
    purpose = models.CharField("pourquoi", max_length=200)
    asked_at = models.DateTimeField("demandé le")
    confirmed_at = models.DateTimeField("adresse confirmée le", null=True, blank=True)
    decided_at = models.DateTimeField("décidé le", null=True, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, verbose_name="décidé par", null=True, blank=True, related_name="requests_decided")
    refusal = models.CharField("motif du refus", max_length=10, choices=Refusal, blank=True)
    invitation = models.OneToOneField(Invitation, models.SET_NULL, null=True, blank=True, related_name="request")

    class Meta:
        verbose_name = "demande de compte"
        verbose_name_plural = "demandes de compte"
        ordering = ["confirmed_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower(F("email"))), name="request_email_is_in_lower_case"),
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(confirmed_at__isnull=False, decided_at__isnull=True),
                name="one_request_waits_for_an_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.organisation})"

    @property
    def department_name(self) -> str:
        """Its name; its code if nobody knows it any more."""
        found = DEPARTMENTS.get(self.department)
        return found.name if found else self.department

    def may_be_confirmed(self, at: datetime) -> bool:
        """Whether its link still serves; also once it has served, until someone decides."""
        return self.decided_at is None and (self.confirmed_at is not None or at < self.asked_at + LASTS)
