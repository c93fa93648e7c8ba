"""Import runs for tests: a file received in a temporary folder, and set to work in this process."""

from typing import Any

from curation.imports.receiving import receive
from curation.imports.states import AT_WORK, State, Task
from curation.imports.working import work
from curation.models import ImportRun
from places.models import Source
from tests.factories import AT
from tests.places.importing.rows import csv_text, national_row


def sent(*rows: dict[str, Any], source: str = "essai", name: str = "lieux.csv", text: str | None = None, **options: Any) -> ImportRun:
    """A file of dull rows, received. `text` instead of rows for any other file."""
    publisher, _ = Source.objects.get_or_create(slug=source, defaults={"name": source})
    content = text if text is not None else csv_text(*(national_row(**row) for row in rows))
    return receive([content.encode()], name=name, source=publisher, at=AT, **({"departments": None, "author_id": None} | options))


def done(run: ImportRun, task: Task = Task.CHECK, **changes: Any) -> ImportRun:
    """The run after this task, done here and now."""
    ImportRun.objects.filter(pk=run.pk).update(state=AT_WORK[task], **changes)
    work(run.pk, task, at=AT)
    return ImportRun.objects.get(pk=run.pk)


def applied(*rows: dict[str, Any], **options: Any) -> ImportRun:
    """A file checked and written."""
    run = done(done(sent(*rows, **options)), Task.APPLY, insisted=True)
    assert run.state == State.APPLIED
    return run


def rows(count: int, **cells: Any) -> list[dict[str, Any]]:
    """So many rows of different places."""
    return [{"id": f"essai-{rank}", "nom": f"Lieu {rank}", **cells} for rank in range(count)]
