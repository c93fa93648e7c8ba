"""Receiving: a file comes in, is weighed and looked at, and becomes a run; nothing is read of what it says yet."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import PurePath
from typing import Final

from django.db import transaction

from curation.imports.folder import RunFolder
from curation.imports.states import State
from curation.models import ImportRun
from places.importing.drafts import UnreadableFileError
from places.importing.formats import Kind, unpack
from places.importing.tables import check_archive
from places.models import Source

LARGEST_MB: Final = 50
"""The whole national directory weighs about 20 MB."""


def receive(
    chunks: Iterable[bytes], *, name: str, source: Source, at: datetime, author_id: int | None, departments: list[str] | None
) -> ImportRun:
    """Keep a file and open a run for it. `name`: as the sender calls it, shown and never used as a path. `departments`: as in `run_import`.

    Raises UnreadableFileError, in French, for what is too big, empty, or no table: then nothing is kept.
    """
    shown = shown_name(name)
    content = b"".join(weighed(chunks, shown))
    look_at(content, shown)
    with transaction.atomic():
        run = ImportRun.objects.create(
            source=source, original_name=shown, size=len(content), author_id=author_id, departments=departments, created_at=at,
            state=State.UPLOADED,
        )  # fmt: skip
        RunFolder(run.pk).keep([content])
    return run


def look_at(content: bytes, name: str) -> None:
    """Raise UnreadableFileError unless these bytes are a table, a workbook or JSON, whatever their name says; bombs do not go off."""
    unpacked = unpack(content, name)
    if unpacked.kind == Kind.WORKBOOK:
        check_archive(unpacked.packed, name)


def shown_name(name: str) -> str:
    """A file name fit to be shown: no folder, no control character, 200 characters at most, its end kept."""
    bare = PurePath(name.replace("\\", "/")).name
    return "".join(sign for sign in bare if sign.isprintable())[-200:] or "fichier"


def weighed(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    """The same chunks, until they weigh too much: then raise UnreadableFileError."""
    weight = 0
    for chunk in chunks:
        weight += len(chunk)
        if weight > LARGEST_MB * 1_000_000:
            raise UnreadableFileError(
                f"« {name} » pèse plus de {LARGEST_MB} Mo.", "Vérifiez que c'est le bon fichier, ou coupez-le en deux."
            )
        yield chunk
