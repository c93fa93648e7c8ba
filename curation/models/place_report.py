"""Place report: someone says that a place is not what its page says. Nothing about who says it."""

from django.db import models

from places.models import Place


class ReportKind(models.TextChoices):
    """What is wrong with the place itself. A wrong fact is a suggestion, not a report."""

    CLOSED = "closed", "Le lieu est fermé ou n'aide plus"
    UNREACHABLE = "unreachable", "Personne ne répond"
    REFUSED = "refused", "Le lieu n'a pas pu aider"


class ReportOrigin(models.TextChoices):
    """Who says it, as a kind of person."""

    OWNER = "owner", "Le lieu lui-même"
    PROFESSIONAL = "professional", "Un professionnel"
    PUBLIC = "public", "Un visiteur"


class PlaceReport(models.Model):
    """Open until someone verifies or withdraws the place; kept afterwards."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="reports", verbose_name="lieu")
    kind = models.CharField("problème", max_length=15, choices=ReportKind)
    origin = models.CharField("dit par", max_length=15, choices=ReportOrigin)
    at = models.DateTimeField("le")
    settled_at = models.DateTimeField("réglé le", null=True, blank=True)

    class Meta:
        verbose_name = "signalement"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["place", "settled_at"], name="report_open_on_place")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.place_id})"
