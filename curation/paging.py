"""Pages of the team's lists, and the addresses that lead from one to the next, filters kept."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict

SIZE = 50


def page_of(found: QuerySet[Any], query: QueryDict) -> Page:
    """The page asked for by `page`, the nearest one when there is none such. Two queries."""
    return Paginator(found, SIZE).get_page(query.get("page"))


def page_url(query: QueryDict, number: int) -> str:
    """The same list at another page: "?…"."""
    asked = query.copy()
    asked["page"] = str(number)
    return f"?{asked.urlencode()}"


def around(page: Page, query: QueryDict) -> dict[str, str]:
    """The addresses of the pages before and after, "" where there is none."""
    return {
        "previous": page_url(query, page.previous_page_number()) if page.has_previous() else "",
        "next": page_url(query, page.next_page_number()) if page.has_next() else "",
    }
