"""Sources, and what they brought: only what describes a source can be edited."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from places.admin.reading import ReadOnlyAdmin
from places.models import Batch, Conflict, Revision, Source, SourceRecord


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
    """Its kind decides who is believed when sources disagree."""

    list_display = ["name", "slug", "kind", "licence", "last_read_at"]
    list_filter = ["kind"]
    search_fields = ["slug", "name"]

    def get_readonly_fields(self, request: HttpRequest, obj: Source | None = None) -> list[str]:
        return ["last_read_at", *(["slug"] if obj else [])]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Batch)
class BatchAdmin(ReadOnlyAdmin):
    list_display = ["label", "origin", "source", "author", "started_at", "counts"]
    list_filter = ["origin"]
    list_select_related = ["source", "author"]


@admin.register(SourceRecord)
class SourceRecordAdmin(ReadOnlyAdmin):
    list_display = ["external_id", "source", "place", "seen_at", "withdrawn_at"]
    list_filter = ["source", ("withdrawn_at", admin.EmptyFieldListFilter)]
    list_select_related = ["source", "place"]
    search_fields = ["external_id", "place__name_key", "place__code"]


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    list_display = ["at", "place", "origin", "source", "author", "written"]
    list_filter = ["origin"]
    list_select_related = ["place", "source", "author"]
    search_fields = ["place__code", "place__name_key"]
    date_hierarchy = "at"

    @admin.display(description="faits écrits")
    def written(self, revision: Revision) -> str:
        """The paths, shortened."""
        return ", ".join(list(revision.changes)[:6])


@admin.register(Conflict)
class ConflictAdmin(ReadOnlyAdmin):
    list_display = ["record", "path", "ours", "theirs", "found_at", "settled_at"]
    list_filter = [("settled_at", admin.EmptyFieldListFilter)]
    list_select_related = ["record__source", "record__place"]
    search_fields = ["record__external_id", "record__place__code"]
