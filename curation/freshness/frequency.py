"""Frequency: how often a place is asked whether its facts still hold, and the days that this makes."""

import calendar
from datetime import date

from django.db.models import IntegerChoices


class Frequency(IntegerChoices):
    """Months between two verifications. The five values that DORA, the directory of the inclusion services, offers to its members."""

    MONTHLY = 1, "Tous les mois"
    QUARTERLY = 3, "Tous les 3 mois"
    HALF_YEARLY = 6, "Tous les 6 mois"
    YEARLY = 12, "Tous les ans"
    RARELY = 16, "Tous les 16 mois"


DEFAULT = Frequency.HALF_YEARLY
"""Six months: the age up to which our pages call facts recent, and the delay after which Soliguide asks every place again."""


def months_before(day: date, months: int) -> date:
    """The same day that many months earlier; the last of the month when that month is shorter (31 August → 28 February)."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))
