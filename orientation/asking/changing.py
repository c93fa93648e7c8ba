"""Changing an answer from a later page: the address remembers where one is, and on which page one was, to lead there again."""

from collections.abc import Iterable
from dataclasses import dataclass

from orientation.asking.page_addresses import Since, need_url, results_url, where_url, wishes_url
from orientation.needs import UNSAID, Need, Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Changing:
    """`spot`: where the person is, when they have said it. `since`: the page where they chose to change an answer, "" for none.
    `categories`: the services (codes) of the search that may be changed, none when it is not known."""

    spot: Spot = UNSAID
    since: Since | str = ""
    categories: tuple[str, ...] = ()

    def need_url(self, *, perhaps: Iterable[str] = (), heard: bool = False) -> str:
        """The first question, which keeps them. Other parameters: those of `page_addresses.need_url`."""
        return need_url(perhaps=perhaps, heard=heard, spot=self.spot, since=self.since, categories=self.categories)

    def after(self, category: str) -> str:
        """Where this need (`ServiceCategory` code) leads: to the page where one was, else to the second question."""
        need = Need(categories=(category,), spot=self.spot)
        return self.back(need) or where_url(need)

    @property
    def unchanged_url(self) -> str:
        """The page where one was, as it was; "" when one was on none, or for no need."""
        return self.back(Need(categories=self.categories, spot=self.spot)) if self.categories else ""

    def back(self, need: Need) -> str:
        """The page where one was, for this need; "" when one was on none."""
        if self.since == Since.PLACES:
            return results_url(need)
        return wishes_url(need) if self.since == Since.WISHES else ""


UNCHANGED = Changing()
"""Someone who has not answered yet."""
