"""CSV files of the team's lists: read by French spreadsheets, never run by them."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse

RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that starts so is a formula to a spreadsheet (OWASP, "CSV injection")."""


class _Echo:
    """A file that gives back each line instead of keeping it."""

    def write(self, text: str) -> str:
        return text


def safe(cell: Any) -> str:
    """A cell as text; an apostrophe before what a spreadsheet would run."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(RUN_BY_SPREADSHEETS) else text


def csv_response(name: str, headings: Iterable[str], rows: Iterable[Iterable[Any]]) -> StreamingHttpResponse:
    """A file to keep, sent as it is read: UTF-8 with its mark, semicolons, as spreadsheets set to French expect."""
    writer = csv.writer(_Echo(), delimiter=";")

    def written() -> Iterator[str]:
        yield "\ufeff"
        yield writer.writerow(headings)
        for row in rows:
            yield writer.writerow([safe(cell) for cell in row])

    response = StreamingHttpResponse(written(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
