"""Alerts: what someone's words may tell that matters more than any place. Shown above everything else."""

from django.db.models import TextChoices


class Alert(TextChoices):
    """A danger told by a person's own words; each has its sentences and its helplines."""

    VIOLENCE = "violence", "Violences"
    SUICIDE = "suicide", "Idées de suicide"
    HARASSMENT = "harcelement", "Harcèlement"
    NO_SHELTER = "hebergement", "Sans abri ce soir"
    FRAUD = "arnaque", "Arnaque en cours"
    HACKING = "piratage", "Compte ou appareil piraté"
    DOUBT = "doute", "Message douteux"


URGENCY = tuple(Alert)
"""The most pressing first: the order in which panels are shown."""
