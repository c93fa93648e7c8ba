"""Read often: the places whose page many people look at, by comparison with the others."""

from datetime import date
from typing import Any, Final

from django.db.models import Avg, QuerySet, Subquery, Value

from curation.standing import STANDS_FOR
from places.models import PageViews
from places.page_views import month_before

MONTHS: Final = 3
"""Months looked at, this one included: the best of them tells."""

TIMES_THE_MEAN: Final = 2
"""How many times the mean month of the pages that were looked at."""

LEAST: Final = 50
"""Views in a month under which chance could decide: five visits drawn. A page read ten times a month gets there by chance less than once in
two hundred months."""


def read_often(today: date) -> QuerySet[PageViews, dict[str, Any]]:
    """The keys of these places, as a subquery; a page read often before its place was merged tells of the place that stays. No query yet.

    One month is compared with one month, and nothing is summed by place: it costs two readings of an index, whatever the directory.
    """
    lately = PageViews.objects.filter(month__in=[month_before(today, months) for months in range(MONTHS)]).order_by()
    mean = lately.values(whole=Value(1)).annotate(mean=Avg("count")).values("mean")
    return lately.filter(count__gte=LEAST).filter(count__gte=TIMES_THE_MEAN * Subquery(mean)).values(standing=STANDS_FOR)
