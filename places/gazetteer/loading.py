"""Loading: the tables of communes brought to the shipped file."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from places.gazetteer.rows import SHIPPED_FILE, CommuneRow, FormerName, fingerprint, iterate_rows
from places.models.commune import Commune, CommuneAlias, GazetteerVersion
from places.text_keys import search_key

_FIELDS = Commune._meta.concrete_fields
_POSTAL_CODES = [field.name for field in _FIELDS].index("postal_codes")

# SQLite, through Django, takes 999 values in a statement.
_AT_ONCE = 999 // len(_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What a loading did to the communes. `left` are communes in the tables that the file no longer has; they are never deleted."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    left: int = 0
    aliases: int = 0
    was_up_to_date: bool = False


def ensure_loaded(path: Path = SHIPPED_FILE) -> LoadReport:
    """Brings the tables to the file, in one transaction, if they hold another one.

    One query when they are up to date; otherwise about 1 s on SQLite, 4 s on PostgreSQL. Safe to run from several processes at once: the
    second waits for the first. Raises OSError, EOFError or ValueError when the file is missing or damaged, and then changes nothing.
    """
    wanted = fingerprint(path)
    if GazetteerVersion.objects.filter(fingerprint=wanted).exists():
        return LoadReport(was_up_to_date=True)
    with transaction.atomic():
        version, _ = GazetteerVersion.objects.select_for_update().get_or_create(id=1, defaults={"fingerprint": ""})
        if version.fingerprint == wanted:
            return LoadReport(was_up_to_date=True)
        report = _load(list(iterate_rows(path)))
        GazetteerVersion.objects.filter(id=1).update(fingerprint=wanted)
    return report


def _load(rows: list[CommuneRow]) -> LoadReport:
    existing = {values[0]: values for values in Commune.objects.order_by().values_list(*(field.name for field in _FIELDS))}
    added, changed = [], []
    for values in map(_values, rows):
        before = existing.pop(values[0], None)
        if before is None:
            added.append(values)
        elif before != values:
            changed.append(values)
    _write(added + changed)
    return LoadReport(
        added=len(added),
        changed=len(changed),
        unchanged=len(rows) - len(added) - len(changed),
        left=len(existing),
        aliases=_replace_aliases(rows),
    )


def _values(row: CommuneRow) -> tuple[Any, ...]:
    """The columns of the table, in its order."""
    return tuple(list(row.postal_codes) if field.name == "postal_codes" else getattr(row, field.name) for field in _FIELDS)


def _write(communes: list[tuple[Any, ...]]) -> None:
    """Inserts or updates, some sixty at a time: on SQLite `bulk_create` takes twice as long, most of it in preparing SQL."""
    columns = [connection.ops.quote_name(field.column) for field in _FIELDS]
    as_json = _FIELDS[_POSTAL_CODES].get_db_prep_save
    row = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        for start in range(0, len(communes), _AT_ONCE):
            batch = communes[start : start + _AT_ONCE]
            cursor.execute(
                f"INSERT INTO {connection.ops.quote_name(Commune._meta.db_table)} ({', '.join(columns)}) "  # noqa: S608 (the model's names)
                f"VALUES {', '.join([row] * len(batch))} "
                f"ON CONFLICT ({columns[0]}) DO UPDATE SET {', '.join(f'{column} = excluded.{column}' for column in columns[1:])}",
                [as_json(value, connection) if at == _POSTAL_CODES else value for values in batch for at, value in enumerate(values)],
            )


def _replace_aliases(rows: Iterable[CommuneRow]) -> int:
    """Writes the former names anew: nothing refers to them."""
    CommuneAlias.objects.all().delete()
    return len(CommuneAlias.objects.bulk_create(_alias(former, row.code) for row in rows for former in row.former))


def _alias(former: FormerName, commune_code: str) -> CommuneAlias:
    return CommuneAlias(code=former.code, name=former.name, name_key=search_key(former.name), commune_id=commune_code)
