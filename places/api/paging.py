"""Pages of a list: how many, which one, and the addresses of the next and previous ones."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from places.api.shared_parameters import whole_number

PAGE_PARAMETERS = ("page", "page_size")
DEFAULT_SIZE = 20
LARGEST_SIZE = 100
LAST_PAGE = 1_000_000
"""More pages than there can be: whatever `next` names may be asked. A page beyond the last is not found, at no cost."""


@dataclass(frozen=True, slots=True)
class Page:
    """`number` counts from 1."""

    number: int
    size: int

    @classmethod
    def asked(cls, params: QueryDict, wrong: dict[str, list[str]]) -> "Page":
        """From `page` and `page_size`. What cannot be used is added to `wrong`, with the bounds."""
        number = whole_number("page", params, default=1, largest=LAST_PAGE, wrong=wrong)
        size = whole_number("page_size", params, default=DEFAULT_SIZE, largest=LARGEST_SIZE, wrong=wrong)
        return cls(number, size)

    @property
    def start(self) -> int:
        return (self.number - 1) * self.size

    @property
    def stop(self) -> int:
        return self.start + self.size

    def envelope(self, results: list[Any], *, count: int, address: str, params: QueryDict) -> dict[str, Any]:
        """`{"count", "next", "previous", "results"}`."""

        def link(number: int) -> str:
            kept = [(name, value) for name, values in params.lists() for value in values if name != "page"]
            return f"{address}?{urlencode([*kept, ('page', number)])}"

        return {
            "count": count,
            "next": link(self.number + 1) if self.stop < count else None,
            "previous": link(self.number - 1) if self.number > 1 else None,
            "results": results,
        }
