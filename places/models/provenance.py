"""Provenance: where each fact came from, who wrote it and when, and what is in dispute."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from places.models.place import Place
from places.vocabulary import Origin, Settlement, SourceKind


class Source(models.Model):
    """A body that publishes places. Its kind decides who wins when two sources disagree."""

    slug = models.SlugField("identifiant", max_length=80, primary_key=True)
    name = models.CharField("nom", max_length=200)
    kind = models.CharField("nature", max_length=15, choices=SourceKind, default=SourceKind.OTHER)
    licence = models.CharField("licence", max_length=100, blank=True)
    url = models.CharField("adresse", max_length=500, blank=True)
    last_read_at = models.DateTimeField("lue le", null=True, blank=True)

    class Meta:
        verbose_name = "source"
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name


class Batch(models.Model):
    """Writes made together (one import, one bulk edit), so that they can be read and undone together."""

    origin = models.CharField(max_length=10, choices=Origin)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True)
    label = models.CharField(max_length=200, blank=True)
    counts = models.JSONField(default=dict, help_text="what was read, added, changed…, as reported at the end")
    started_at = models.DateTimeField()
    undoes = models.ForeignKey("self", models.PROTECT, verbose_name="annule le lot", null=True, blank=True, related_name="undone_by")

    class Meta:
        verbose_name = "lot d'écritures"
        verbose_name_plural = "lots d'écritures"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.label or f"{self.get_origin_display()} {self.pk}"


class SourceRecord(models.Model):
    """One row of one source, as received, and the place it tells of.

    `facts` is what we understood of the row last time: the common ancestor of the three-way merge, so that a field which the source
    has not changed since is left alone.
    """

    source = models.ForeignKey(Source, models.PROTECT, related_name="records")
    external_id = models.CharField("identifiant dans la source", max_length=500)
    place = models.ForeignKey(Place, models.PROTECT, related_name="records", verbose_name="lieu")
    raw = models.JSONField("ligne reçue", help_text="column → text, as received")
    facts = models.JSONField("faits compris", encoder=DjangoJSONEncoder)
    repairs = models.JSONField("réparations", default=list, help_text="what cleaning changed: column, before, after, why")
    fingerprint = models.CharField(max_length=64, help_text="of the raw row and of the cleaning rules")
    seen_at = models.DateTimeField("vue le")
    withdrawn_at = models.DateTimeField("disparue le", null=True, blank=True)

    class Meta:
        verbose_name = "ligne de source"
        verbose_name_plural = "lignes de source"
        constraints = [models.UniqueConstraint(fields=["source", "external_id"], name="one_record_per_source_row")]

    def __str__(self) -> str:
        return f"{self.source_id}:{self.external_id}"


class Revision(models.Model):
    """One write to one place or its services: field by field, before and after.

    `changes` maps a path to `[before, after]`. A path is a field of Place (`name`), a field of a service (`services/<key>/fees`), or a
    whole service (`services/<key>`), null before when it is added and null after when it is removed.
    """

    place = models.ForeignKey(Place, models.PROTECT, related_name="revisions", verbose_name="lieu")
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, blank=True, related_name="revisions")
    at = models.DateTimeField("le")
    origin = models.CharField("origine", max_length=10, choices=Origin)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True)
    changes = models.JSONField("changements", encoder=DjangoJSONEncoder)
    former_services = models.JSONField(
        default=dict, help_text="key → primary key of each service it removed: put back, a service keeps its rank"
    )
    undoes = models.ForeignKey("self", models.PROTECT, verbose_name="annule l'écriture", null=True, blank=True, related_name="undone_by")
    gives_back = models.BooleanField(
        "rend les faits à leur auteur",
        default=False,
        help_text="an undoing: its facts belong again to whoever wrote them before what it undoes, and not to its own author",
    )

    class Meta:
        verbose_name = "écriture"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.place_id} {self.at:%Y-%m-%d %H:%M}"


class Conflict(models.Model):
    """A source changed something that someone better placed had written: ours is kept, theirs waits here for a person."""

    record = models.ForeignKey(SourceRecord, models.CASCADE, related_name="conflicts")
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="conflicts")
    path = models.CharField(max_length=200, help_text="as in Revision.changes")
    ours = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    theirs = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    found_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True)
    settlement = models.CharField("issue", max_length=10, choices=Settlement, blank=True, help_text="blank while it waits")

    class Meta:
        verbose_name = "désaccord"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.path} ({self.record})"


class Trace(models.Model):
    """What one row of a source, or one conflict, was before a batch changed it: what undoing the batch brings back.

    `before` maps the columns of `places.tracing` to plain values; null for what the batch created.
    """

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="traces")
    record = models.ForeignKey(SourceRecord, models.CASCADE, null=True, blank=True, related_name="traces")
    conflict = models.ForeignKey(Conflict, models.CASCADE, null=True, blank=True, related_name="traces")
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    undoes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "trace"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(record__isnull=False, conflict__isnull=True) | Q(record__isnull=True, conflict__isnull=False),
                name="trace_is_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.record_id or self.conflict_id}"
