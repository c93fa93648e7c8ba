"""Reading: the first step of an import, from a file (or two) to its rows as received. Knows formats, not what values mean."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from places.importing import data_inclusion, json_files
from places.importing.drafts import Repair, Row, UnreadableFileError
from places.importing.fetching import fetch, short
from places.importing.formats import WHOLE_FILE, Content, Kind, unpack
from places.importing.headings import understand
from places.importing.inclusion_rows import SERVICES
from places.importing.tables import Table, csv_table, workbook_table

Format = Literal["standard", "data-inclusion"]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as read. Cells are as received: text for a table, plain JSON values for JSON.

    `headings` maps each heading of `columns` that is known to its column of the standard; empty for data·inclusion, which has none.
    """

    format: Format
    rows: list[Row]
    columns: tuple[str, ...]
    repairs: tuple[Repair, ...] = ()
    headings: dict[str, str] = field(default_factory=dict)


def read(
    locations: Sequence[str],
    *,
    format: Literal["auto", "standard", "data-inclusion"] = "auto",
    headings: Mapping[str, str] | None = None,
    name: str = "",
) -> ReadFile:
    """Read one file, or the two of data·inclusion (structures and services, in any order), from paths or https addresses.

    `headings`: what a person said of the headings of a table (`places.importing.headings`). `name`: what messages call the file, when it is
    not the name it is kept under. Raises UnreadableFileError, whose message and fix are in French.
    """
    contents = [(name or short(location), unpack(fetch(location), name or short(location))) for location in locations]
    if all(content.kind == Kind.JSON for _, content in contents):
        return _read_json(contents, format, headings)
    name, content = contents[0]
    if len(contents) > 1:
        raise UnreadableFileError("Un seul tableau à la fois.", "Importez chaque fichier à son tour, ou réunissez-les.")
    if format == "data-inclusion":
        raise UnreadableFileError(f"« {name} » est un tableau.", "data·inclusion se lit en JSON : demandez le fichier JSON à la source.")
    table = csv_table(content.text, name) if content.kind == Kind.CSV else workbook_table(content.packed, name)
    return _standard(table, content.repairs, name, headings)


def _standard(table: Table, repairs: tuple[Repair, ...], name: str, told: Mapping[str, str] | None) -> ReadFile:
    headings, said = understand(table.columns, name, told)
    return ReadFile("standard", table.rows, table.columns, (*repairs, *table.repairs, *said), headings)


def _read_json(contents: Sequence[tuple[str, Content]], format: str, headings: Mapping[str, str] | None) -> ReadFile:
    repairs: list[Repair] = []
    lists: dict[str, list[Json]] = defaultdict(list)
    for name, content in contents:
        value, said = json_files.parse(content.text, name)
        repairs += (*content.repairs, *said)
        for key, rows in json_files.lists_of(value, name).items():
            lists[_kind_of(key, rows, format)] += rows
    name = contents[0][0]
    if "standard" in lists:
        if len(contents) > 1 or len(lists) > 1:
            raise UnreadableFileError("Plusieurs fichiers ou listes à la fois.", "Importez chaque fichier du standard national à son tour.")
        rows = [json_files.flat(row) for row in lists["standard"]]
        columns = tuple(dict.fromkeys(key for row in rows for key in row))
        return _standard(Table(columns, [Row(rank, row) for rank, row in enumerate(rows, start=1)]), tuple(repairs), name, headings)
    if not lists["structures"]:
        raise UnreadableFileError(f"« {name} » n'a que des services.", "Donnez aussi le fichier des structures, qui dit où ils sont.")
    return _inclusion(lists["structures"], lists["services"], repairs)


def _kind_of(key: str, rows: list[Json], format: str) -> str:
    """What a list of objects holds: "standard", "structures" or "services"."""
    if format == "standard":
        return "standard"
    if json_files.is_list_of_services(rows) or (key == "services" and not rows):
        return "services"
    if format == "data-inclusion" or key == "structures" or json_files.is_list_of_structures(rows):
        return "structures"
    return "standard"


def _inclusion(structures: list[Json], services: list[Json], repairs: list[Repair]) -> ReadFile:
    """Each structure with its services. Where services are given, structures that do no digital mediation are left out, which is said."""
    offered: dict[str, list[Json]] = defaultdict(list)
    for service in services:
        offered[str(service.get("structure_id"))].append(_impersonal(service))
    rows = [
        Row(rank, {**_impersonal(structure), SERVICES: offered.get(str(structure.get("id")), [])})
        for rank, structure in enumerate(structures, start=1)
    ]
    kept = [row for row in rows if not services or data_inclusion.is_ours(row.cells, row.cells[SERVICES])]
    if not kept:
        raise UnreadableFileError("Aucune structure n'a de service numérique.", "Gardez à l'extraction les thématiques « numerique--… ».")
    if len(kept) < len(rows):
        repairs.append(Repair(WHOLE_FILE, str(len(rows)), str(len(kept)), "structures sans service numérique laissées de côté"))
    orphans = sum(len(found) for structure_id, found in offered.items() if structure_id not in {str(one.get("id")) for one in structures})
    if orphans:
        repairs.append(Repair(WHOLE_FILE, str(orphans), "", "services dont la structure n'est pas dans le fichier"))
    columns = tuple(dict.fromkeys(key for row in kept for key in row.cells))
    return ReadFile("data-inclusion", kept, columns, tuple(repairs))


def _impersonal(row: Json) -> Json:
    """The object without the names of persons."""
    return {key: value for key, value in row.items() if key not in data_inclusion.PERSONAL_KEYS}
