"""The helplines of the repository, and how they are brought to the database without undoing what a person corrected there.

Each row of the table remembers what the file last said of it (`from_file`). A field that still says so follows the file; a field that says
something else was written by a person, and stays. Rows are never deleted: the table may know more than the file.
"""

import tomllib
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from orientation.helping.topics import TOPICS
from orientation.models import Helpline

SHIPPED_FILE = Path(__file__).resolve().parents[1] / "data" / "helplines.toml"

DEFAULTS: dict[str, Any] = {
    "phone": "", "sms": "", "website": "", "hours": "", "languages": "", "departments": None, "not_in": None,
    "rank": 100, "doubt": "", "checked_on": None,
}  # fmt: skip
NOT_OF_THE_TABLE = ("compared_on", "read")
"""What `orientation.helping.comparisons` reads of the file."""
REQUIRED = ("name", "purpose", "topics", "owner", "source", "shown", "check_before")


class FaultyHelplinesError(ValueError):
    """The file says something that cannot be a helpline; the message names the table and the entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BringReport:
    """What bringing the table to the file did, or would do. `kept`: rows of which a person's correction was kept against the file."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0

    def __str__(self) -> str:
        return " ".join(f"{name}={count}" for name, count in asdict(self).items())


def read_helplines(path: Path = SHIPPED_FILE) -> dict[str, dict[str, Any]]:
    """Identifier → fields of `Helpline`, in the order of the file, dates as ISO text. Raises FaultyHelplinesError, and OSError."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise FaultyHelplinesError(f"{path.name}: {error}") from error
    return {slug: _fields(f"[{slug}]", table) for slug, table in tables.items()}


def bring_helplines(path: Path = SHIPPED_FILE, *, write: bool = True) -> BringReport:
    """Bring the table to the file, in one transaction; with `write=False`, only say what would be done.

    Queries: one to read, one for each row added or changed. Raises as `read_helplines`, having written nothing.
    """
    wanted = read_helplines(path)
    counts = dict.fromkeys(("added", "changed", "unchanged", "kept"), 0)
    with transaction.atomic():
        known = {helpline.slug: helpline for helpline in Helpline.objects.select_for_update().filter(slug__in=list(wanted))}
        for slug, fields in wanted.items():
            helpline = known.get(slug) or Helpline(slug=slug)
            is_new = helpline.pk is None
            kept = _follow(helpline, fields)
            differs = is_new or helpline.from_file != fields
            helpline.from_file = fields
            if write and differs:
                helpline.save()
            counts["kept"] += kept
            counts["added" if is_new else "changed" if differs else "unchanged"] += 1
    return BringReport(**counts)


def _follow(helpline: Helpline, fields: dict[str, Any]) -> bool:
    """Set what the file may set; return whether a person's correction was kept against it."""
    before = helpline.from_file
    if helpline.pk is not None and before is None:
        return any(_as_text(getattr(helpline, name)) != value for name, value in fields.items())
    kept = False
    for name, value in fields.items():
        present = _as_text(getattr(helpline, name))
        if before is None or present == before.get(name):
            setattr(helpline, name, value)
        else:
            kept = kept or present != value
    return kept


def _fields(place: str, table: dict[str, Any]) -> dict[str, Any]:
    missing = [name for name in REQUIRED if name not in table]
    unknown = sorted(set(table) - {*REQUIRED, *DEFAULTS, *NOT_OF_THE_TABLE})
    strange = sorted(set(table.get("topics", ())) - {code for code, _ in TOPICS})
    if missing or unknown or strange:
        raise FaultyHelplinesError(f"{place}: missing {missing}, unknown {unknown}, unknown topics {strange}")
    if not any(table.get(name) for name in ("phone", "sms", "website")):
        raise FaultyHelplinesError(f"{place}: no phone, no sms, no website")
    values = {**DEFAULTS, **{name: value for name, value in table.items() if name not in NOT_OF_THE_TABLE}}
    values["is_shown"] = values.pop("shown")
    return {name: _as_text(value) for name, value in values.items()}


def _as_text(value: Any) -> Any:
    """A date as it is kept in JSON, a list in one order, so that ticking the same boxes is no correction; anything else as it is."""
    if isinstance(value, list):
        return sorted(value)
    return value.isoformat() if isinstance(value, date) else value
