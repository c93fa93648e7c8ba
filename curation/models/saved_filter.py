"""Saved filter: a list of places that one person of the team comes back to."""

from django.conf import settings
from django.db import models


class SavedFilter(models.Model):
    """The filters of the list of places under a name that its owner gave. Nobody else sees it. It keeps questions, never their answers."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_filters", verbose_name="à qui")
    name = models.CharField("nom", max_length=60)
    query = models.CharField("filtres", max_length=500, help_text="as in the address of the list")
    created_at = models.DateTimeField("créé le")

    class Meta:
        verbose_name = "liste gardée"
        verbose_name_plural = "listes gardées"
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="one_saved_filter_of_a_name_per_owner")]

    def __str__(self) -> str:
        return self.name
