"""Reminder: one e-mail asking a place whether its facts still hold, and what became of it."""

from django.db import models

from curation.models.place_link import PlaceLink
from places.models import Place


class ReminderState(models.TextChoices):
    """`PENDING` is written before sending: a run that dies there never writes twice to the same place."""

    PENDING = "pending", "En cours d'envoi"
    SENT = "sent", "Envoyé"
    FAILED = "failed", "Non envoyé"


class Reminder(models.Model):
    """The address it went to is not kept: it is one of the place's, whose history has it."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="reminders", verbose_name="lieu")
    link = models.OneToOneField(PlaceLink, models.CASCADE, related_name="reminder", verbose_name="lien")
    at = models.DateTimeField("le")
    state = models.CharField("état", max_length=10, choices=ReminderState, default=ReminderState.PENDING)
    failure = models.CharField("cause", max_length=80, blank=True, help_text="type of the error: its message may hold an address")

    class Meta:
        verbose_name = "rappel"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.at:%Y-%m-%d} ({self.place_id})"
