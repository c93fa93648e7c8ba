"""The facts of the directory, one concept per module."""

from places.models.commune import Commune, CommuneAlias, GazetteerVersion
from places.models.page_views import PageViews
from places.models.place import Place
from places.models.provenance import Batch, Conflict, Revision, Source, SourceRecord, Trace
from places.models.service import Service

__all__ = [
    "Batch",
    "Commune",
    "CommuneAlias",
    "Conflict",
    "GazetteerVersion",
    "PageViews",
    "Place",
    "Revision",
    "Service",
    "Source",
    "SourceRecord",
    "Trace",
]
