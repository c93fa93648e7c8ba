"""Work: a long work that the team started, done in a process of its own: undoing a large batch, searching duplicates."""

from django.conf import settings
from django.db import models

from places.models import Batch


class WorkState(models.TextChoices):
    """Where a work stands. `INTERRUPTED` is never written: it is what a work under way is when its process is dead (`works.following`)."""

    UNDER_WAY = "under_way", "En cours"
    DONE = "done", "Terminé"
    REFUSED = "refused", "Rien n'a été fait"
    FAILED = "failed", "En panne, rien n'a changé"
    INTERRUPTED = "interrupted", "Interrompu, rien n'a changé"


class Job(models.TextChoices):
    """What is done. The value is a word of `manage.py run_work`."""

    UNDO = "undo", "Annulation"
    DUPLICATES = "duplicates", "Recherche de doublons"


class Work(models.Model):
    """Started by `curation.works.starting`, ended by `curation.works.working`, and by nothing else.

    One row for all the works about the same thing, started again each time: so two at once cannot be.
    """

    job = models.CharField("travail", max_length=10, choices=Job)
    batch = models.OneToOneField(Batch, models.PROTECT, verbose_name="lot à annuler", null=True, blank=True, related_name="work")
    seen = models.CharField("aperçu lu", max_length=32, blank=True, help_text="the stamp of what is to be undone, as it was shown")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="par", related_name="+")
    state = models.CharField("état", max_length=11, choices=WorkState)
    message = models.CharField("ce qui s'est passé", max_length=500, blank=True)
    result = models.ForeignKey(Batch, models.PROTECT, verbose_name="lot écrit", null=True, blank=True, related_name="+")
    started_at = models.DateTimeField("commencé le")
    ended_at = models.DateTimeField("fini le", null=True, blank=True)

    class Meta:
        verbose_name = "travail"
        verbose_name_plural = "travaux"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(job=Job.UNDO, batch__isnull=False) | (~models.Q(job=Job.UNDO) & models.Q(batch__isnull=True)),
                name="work_undoes_a_batch",
            ),
            models.UniqueConstraint(fields=["job"], condition=models.Q(batch__isnull=True), name="one_work_of_a_job"),
        ]

    def __str__(self) -> str:
        return f"{self.get_job_display()} {self.batch_id or ''}".strip()

    @property
    def folder_name(self) -> str:
        """The name of its folder: that of what it is about, so that a second one finds the lock of the first."""
        return f"{self.job}-{self.batch_id}" if self.batch_id else self.job
