"""The numbered pages of a list: which one is shown, and which links lead to the others."""

from dataclasses import dataclass

from places.directory.asked import Asked

SIZE = 20
"""Places on one page."""

AROUND = 1
"""Page numbers shown on each side of the current one."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page number and its address; `url` is blank for the page shown, and `number` 0 for the pages left out between two numbers."""

    number: int
    url: str


@dataclass(frozen=True)
class Pages:
    """The pages of `total` places. A page asked beyond the last is the last."""

    asked: Asked
    total: int

    @property
    def count(self) -> int:
        """At least one page, be it empty."""
        return max(1, -(-self.total // SIZE))

    @property
    def number(self) -> int:
        return min(self.asked.page, self.count)

    @property
    def start(self) -> int:
        """Rank of the first place of this page, from 0."""
        return (self.number - 1) * SIZE

    @property
    def previous(self) -> str:
        """Address of the page before; blank on the first."""
        return self._url(self.number - 1) if self.number > 1 else ""

    @property
    def next(self) -> str:
        """Address of the page after; blank on the last."""
        return self._url(self.number + 1) if self.number < self.count else ""

    @property
    def links(self) -> list[PageLink]:
        """The first page, those around this one, the last; what is left out between them is one link without address."""
        near = range(self.number - AROUND, self.number + AROUND + 1)
        shown = sorted({1, self.count, *(number for number in near if 1 <= number <= self.count)})
        links: list[PageLink] = []
        for number in shown:
            if links and number > links[-1].number + 1:
                links.append(PageLink(0, ""))
            links.append(PageLink(number, "" if number == self.number else self._url(number)))
        return links

    def _url(self, number: int) -> str:
        return self.asked.but(page=number).url()
