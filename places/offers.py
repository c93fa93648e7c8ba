"""What many places offer, read at once for a list."""

from collections.abc import Sequence

from django.db import connection

from places.models import Service


def categories_offered(place_ids: Sequence[int]) -> dict[int, list[str]]:
    """Categories of service of each place, in the order received; places that offer none known are absent. One query, none for no place.

    Plain SQL, because every list pays it and putting a query together costs more than running this one.
    """
    if not place_ids:
        return {}
    marks = ", ".join(["%s"] * len(place_ids))
    offered: dict[int, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT place_id, category FROM {Service._meta.db_table} WHERE place_id IN ({marks}) AND category <> '' ORDER BY id",  # noqa: S608
            list(place_ids),
        )
        for place_id, category in cursor.fetchall():
            categories = offered.setdefault(place_id, [])
            if category not in categories:
                categories.append(category)
    return offered
