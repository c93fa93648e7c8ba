"""Transmission: a referral sent to one place, and where it stands."""

from django.db import models

from places.models import Place
from referrals.models.referral import Referral
from referrals.vocabulary import PersonSays, Refusal, State


class Transmission(models.Model):
    """One sending. Its state changes through `referrals.transitions` only.

    `categories`: the needs asked of this place. `alternatives`: codes of the places that came next in the plan, best first, as it named
    them (`referrals.coming_next` reads them through merges). Anonymised, it keeps its place, needs, state, refusal and what the person
    said, and the month of `sent_at` and `answered_at`.
    """

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="transmissions")
    place = models.ForeignKey(Place, models.PROTECT, related_name="transmissions", verbose_name="lieu")
    categories = models.JSONField("besoins", default=list)
    sent_to = models.EmailField("adresse du lieu", blank=True)
    state = models.CharField("état", max_length=12, choices=State, default=State.SENT)
    refusal = models.CharField("raison", max_length=14, choices=Refusal, blank=True)
    appointment_on = models.DateField("rendez-vous le", null=True)
    appointment_at = models.TimeField("à", null=True)
    person_says = models.CharField("ce que dit la personne", max_length=10, choices=PersonSays, blank=True)
    sent_at = models.DateTimeField("envoyée le")
    answered_at = models.DateTimeField("répondu le", null=True, help_text="last answer of the place or of the person")
    reminded_at = models.DateTimeField("rappelée le", null=True)
    ended_at = models.DateTimeField("terminée le", null=True)
    alternatives = models.JSONField("autres lieux", default=list)

    class Meta:
        verbose_name = "envoi à un lieu"
        verbose_name_plural = "envois aux lieux"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["referral", "place"], name="a_place_receives_a_referral_once")]
        indexes = [models.Index(fields=["state", "sent_at"], name="transmission_waiting")]

    def __str__(self) -> str:
        return f"{self.referral} → {self.place_id}: {self.get_state_display()}"
