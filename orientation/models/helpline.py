"""Helpline: a telephone or a site that helps better than any place, with who runs it and until when we may believe it."""

from datetime import date

from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import F, Q

from places.fields import CodeList

DIALLED = RegexValidator(r"^(?:[0-9]{2,6}|0[1-9][0-9]{8})\Z", "Écrivez le numéro comme on le compose en France : des chiffres seulement.")
SECURE = URLValidator(schemes=["https"], message="Écrivez une adresse qui commence par https://")


class Helpline(models.Model):
    """A number is a fact that dies: each has an owner, a source, a day it was checked (null: never, by us) and a day to check it before.

    The rows come from `orientation/data/helplines.toml` (see `orientation.helping.helpline_file`) and are corrected in the admin.
    `from_file` is the row as the file last gave it: what differs from it was written by a person, and is never overwritten. Null: a
    person added it.
    """

    slug = models.SlugField("identifiant", max_length=60, unique=True)
    name = models.CharField("nom", max_length=100)
    purpose = models.CharField("pour quoi", max_length=200, help_text="Une phrase simple, pour le public.")
    phone = models.CharField(
        "téléphone", max_length=10, blank=True, validators=[DIALLED], help_text="Comme on le compose : 3919, 0805805817."
    )
    sms = models.CharField("SMS", max_length=10, blank=True, validators=[DIALLED], help_text="Le numéro qui reçoit les SMS.")
    website = models.CharField("site", max_length=200, blank=True, validators=[SECURE])
    hours = models.CharField("horaires", max_length=100, blank=True, help_text="En mots. Vide : nous ne savons pas.")
    languages = models.CharField("langues", max_length=150, blank=True, help_text="Une phrase. Vide : nous ne savons pas.")
    topics = CodeList("sujets", help_text="codes of orientation.helping.topics.TOPICS")
    departments = CodeList("départements", help_text="Codes, pour un numéro local. Vide : toute la France.")
    not_in = CodeList("pas depuis ces départements", help_text="Codes : là, on ne peut pas appeler, ou on en doute.")
    rank = models.PositiveSmallIntegerField("ordre", default=100, help_text="Le plus petit d'abord.")
    is_shown = models.BooleanField("montré au public", default=False)

    owner = models.CharField("tenu par", max_length=150)
    source = models.CharField("où vérifier", max_length=200, help_text="Le site officiel qui donne ce numéro.")
    doubt = models.CharField("à vérifier en particulier", max_length=300, blank=True)
    checked_on = models.DateField("vérifié le", null=True, blank=True, help_text="Vide : jamais vérifié.")
    check_before = models.DateField("à vérifier avant le")
    from_file = models.JSONField(null=True, editable=False)

    class Meta:
        verbose_name = "numéro utile"
        verbose_name_plural = "numéros utiles"
        ordering = ["rank", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(phone="", sms="", website=""),
                name="helpline_can_be_reached",
                violation_error_message="Donnez au moins un téléphone, un numéro de SMS ou un site.",
            ),
            models.CheckConstraint(
                condition=Q(checked_on__isnull=True) | Q(check_before__gt=F("checked_on")),
                name="helpline_is_checked_again_later",
                violation_error_message="La prochaine vérification vient après la dernière.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been checked by now."""
        return self.check_before <= today
