"""Journal: what cleaning one row had to repair, and what the row says that no field can hold."""

from dataclasses import dataclass, field

from places.importing.drafts import Repair


class Hopeless(Exception):
    """No honest place can be made of this row: which column, why, and the likely fix (French)."""

    def __init__(self, *, column: str, value: str, reason: str, fix: str) -> None:
        super().__init__(reason)
        self.column, self.value, self.reason, self.fix = column, value, reason, fix


@dataclass(slots=True)
class Journal:
    """Filled while one row is cleaned. `remarks` end the description of the place, one per line: no text of a source is lost."""

    repairs: list[Repair] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def repair(self, column: str, before: str, after: str, reason: str) -> None:
        """Note a change that can be named. `after` equal to `before` is a doubt: the value is kept, someone should look."""
        self.repairs.append(Repair(str(column), before, after, reason))

    def remark(self, label: str, text: str) -> None:
        """Keep in sight what has no field of its own."""
        line = f"{label} : {text}"
        if line not in self.remarks:
            self.remarks.append(line)
