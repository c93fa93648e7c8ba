"""Mapping: which heading of a source is which column of the standard, said by a person once and kept for every file to come."""

from collections.abc import Mapping, Sequence

from curation.models import ColumnMapping, ImportRun
from places.importing.drafts import UnknownHeadingsError
from places.importing.headings import understand
from places.importing.standard import Column
from places.models import Source


class UnclearMappingError(Exception):
    """Two headings are said to be the same column (`twice`), or none is said to be the identifier (`twice` is blank)."""

    def __init__(self, twice: str = "") -> None:
        super().__init__(twice)
        self.twice = twice


def proposed(run: ImportRun) -> dict[str, str]:
    """For each heading read, the column that it is taken for now; blank for none. One query."""
    known = ColumnMapping.objects.filter(source=run.source_id).first()
    told = known.headings if known else {}
    try:
        found, _ = understand(run.columns, run.original_name, told)
    except UnknownHeadingsError:
        found, _ = understand([*run.columns, Column.ID.value], run.original_name, told)
    return {heading: found.get(heading, "") for heading in run.columns}


def keep(source: Source, columns: Sequence[str], chosen: Mapping[str, str]) -> None:
    """Keep what a person says of these headings, for this source; what was said of others stands. Raises UnclearMappingError.

    A heading that `columns` does not have, or a column that the standard does not have, is ignored.
    """
    said = {heading: column for heading, column in chosen.items() if heading in columns and (not column or column in set(Column))}
    used = [column for column in said.values() if column]
    if twice := next((column for column in used if used.count(column) > 1), ""):
        raise UnclearMappingError(twice)
    if Column.ID not in used:
        raise UnclearMappingError
    mapping, _ = ColumnMapping.objects.get_or_create(source=source)
    mapping.headings = mapping.headings | said
    mapping.save(update_fields=["headings"])
