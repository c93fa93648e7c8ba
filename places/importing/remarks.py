"""Remarks: what a row says that no field can hold, at the end of a description."""

from places.importing.journal import Journal
from places.importing.texts import plain_prose


def described(description: str, journal: Journal) -> str:
    """The description, then the journal's remarks that it does not already hold, one per line."""
    held = set(description.split("\n"))
    remarks = "\n".join(line for line in journal.remarks if line not in held)
    return plain_prose("\n\n".join(filter(None, (description, remarks)))).text
