"""Import run: one file of one source, from its arrival to its end; and what a source calls its columns."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from curation.imports.states import State
from places.models import Batch, Source


class ImportRun(models.Model):
    """Received by `curation.imports.receiving`, set to work by `starting`, ended by `working`, and by nothing else.

    The file itself is in a private folder (`curation.imports.folder`), under the number of the run; the name it came under is only shown.
    """

    source = models.ForeignKey(Source, models.PROTECT, verbose_name="source", related_name="runs")
    original_name = models.CharField("nom du fichier", max_length=200)
    size = models.PositiveBigIntegerField("taille", help_text="bytes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="par", null=True, blank=True, related_name="+")
    departments = models.JSONField("territoire", null=True, blank=True, help_text="of whoever set it to work last; null for all")
    state = models.CharField("état", max_length=11, choices=State, default=State.UPLOADED)
    insisted = models.BooleanField("pertes acceptées", default=False, help_text="more than 20 % of the source may go: someone typed so")
    corrections = models.JSONField("cellules corrigées", default=dict, help_text="line → heading → text")
    message = models.CharField("ce qui ne va pas", max_length=1000, blank=True)
    fix = models.CharField("comment réparer", max_length=1000, blank=True)
    columns = models.JSONField("titres lus", default=list)
    summary = models.JSONField("résumé", default=dict, encoder=DjangoJSONEncoder, help_text="curation.imports.findings")
    rejections = models.JSONField("lignes refusées", default=list, help_text="line, id, column, value, reason, fix")
    batch = models.OneToOneField(Batch, models.PROTECT, verbose_name="lot", null=True, blank=True, related_name="import_run")
    created_at = models.DateTimeField("reçu le")
    started_at = models.DateTimeField("mis au travail le", null=True, blank=True)
    ended_at = models.DateTimeField("fini le", null=True, blank=True)

    class Meta:
        verbose_name = "import"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "id"], name="import_run_queue")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=State.APPLIED, batch__isnull=False)
                | (~models.Q(state=State.APPLIED) & models.Q(batch__isnull=True)),
                name="import_run_applied_means_batch",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.created_at:%Y-%m-%d}"


class ColumnMapping(models.Model):
    """What a person said of the headings of a source, for every file to come: heading → column of the standard, blank for none."""

    source = models.OneToOneField(Source, models.PROTECT, verbose_name="source", related_name="column_mapping")
    headings = models.JSONField("titres", default=dict)

    class Meta:
        verbose_name = "colonnes d'une source"
        verbose_name_plural = "colonnes des sources"

    def __str__(self) -> str:
        return self.source_id
