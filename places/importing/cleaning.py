"""Cleaning: the second step of an import, from rows as received to drafts, or to rejections that say why. Pure: no database, no clock."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from places.gazetteer.lookup import Gazetteer
from places.importing.cells import as_text
from places.importing.drafts import Draft, Rejection, Row
from places.importing.inclusion_rows import facts_of_structure
from places.importing.journal import Hopeless, Journal
from places.importing.national_rows import facts_of_row
from places.importing.reading import ReadFile
from places.importing.standard import Column
from places.importing.tables import SURPLUS

RULES_VERSION: Final = "1"
"""Bumped whenever the same row would be understood otherwise: unchanged rows are then cleaned again."""

LONGEST_ID: Final = 500
"""Characters of `SourceRecord.external_id`."""


def clean(file: ReadFile, *, gazetteer: Gazetteer, today: date | None = None) -> Iterator[Draft | Rejection]:
    """What each row of a file tells, in order. Of two rows with one id, the first is kept. Dates after `today` are not believed."""
    seen: dict[str, Row] = {}
    for row in file.rows:
        external_id = external_id_of(row, file)
        first = seen.setdefault(external_id, row) if external_id else row
        if first is not row:
            yield _twin(row, first, external_id)
        else:
            yield clean_row(row, file, gazetteer=gazetteer, today=today)


def clean_row(row: Row, file: ReadFile, *, gazetteer: Gazetteer, today: date | None = None) -> Draft | Rejection:
    """What one row of a file tells. Never raises."""
    external_id = external_id_of(row, file)
    journal = Journal()
    try:
        _check_identity(row, external_id)
        if file.format == "data-inclusion":
            facts = facts_of_structure(row.cells, journal, gazetteer=gazetteer, today=today)
        else:
            cells = {column: row.cells.get(heading) for heading, column in file.headings.items()}
            facts = facts_of_row(cells, journal, gazetteer=gazetteer, today=today)
    except Hopeless as why:
        return Rejection(row.line, external_id, str(why.column), why.value, str(why), why.fix)
    return Draft(row.line, external_id, row.cells, facts, tuple(journal.repairs))


def external_id_of(row: Row, file: ReadFile) -> str:
    """The id of a row in its source; "" when it has none."""
    heading = next((heading for heading, column in file.headings.items() if column == Column.ID), Column.ID.value)
    return as_text(row.cells.get(heading))


def _check_identity(row: Row, external_id: str) -> None:
    if surplus := row.cells.get(SURPLUS):
        raise Hopeless(
            column="",
            value=surplus,
            reason="la ligne a plus de cellules que de titres : ses valeurs sont décalées",
            fix="mettre entre guillemets la cellule qui contient un séparateur",
        )
    if not external_id or len(external_id) > LONGEST_ID:
        raise Hopeless(
            column=Column.ID,
            value=external_id,
            reason=f"identifiant de plus de {LONGEST_ID} caractères" if external_id else "la ligne n'a pas d'identifiant",
            fix="donner à ce lieu un identifiant unique, qui ne changera pas d'un envoi à l'autre",
        )


def _twin(row: Row, first: Row, external_id: str) -> Rejection:
    same = row.cells == first.cells
    return Rejection(
        line=row.line,
        external_id=external_id,
        column=str(Column.ID),
        value=external_id,
        reason=f"{'ligne identique à' if same else 'même identifiant que'} la ligne {first.line}",
        fix="supprimer cette ligne" if same else "donner un autre identifiant à l'un des deux lieux, ou réunir les deux lignes",
    )
