"""`helplines_to_check`: the useful numbers past their check date, or near it; exits with 1 when some are past, for cron to tell someone."""

from argparse import ArgumentParser
from datetime import date, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from orientation.helping.comparisons import AGREED, Comparison, Reading, read_comparisons
from orientation.models import Helpline
from places.hours_words import MONTHS
from places.presenting.words import counted, day_words, listed


class Command(BaseCommand):
    """Reads only."""

    help = "Numéros utiles à vérifier : qui les tient, où vérifier. Code de sortie 1 s'il y en a en retard, ou s'il n'y en a aucun."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--within", type=int, default=0, metavar="DAYS", help="aussi ceux à vérifier dans ce nombre de jours")

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        if not Helpline.objects.exists():
            raise CommandError("Aucun numéro utile : lancez manage.py load_helplines --write.")
        near = Helpline.objects.filter(check_before__lte=today + timedelta(days=max(0, options["within"])))
        compared = read_comparisons()
        overdue = 0
        for helpline in near.order_by("check_before", "rank", "slug"):
            is_overdue = helpline.is_overdue(today)
            overdue += is_overdue
            for line in lines_of(helpline, compared.get(helpline.slug), is_overdue=is_overdue):
                self.stdout.write(line)
        if overdue:
            raise CommandError(f"{counted(overdue, 'numéro', 'numéros')} en retard.")
        self.stdout.write("Aucun numéro en retard.")


def lines_of(helpline: Helpline, comparison: Comparison | None, *, is_overdue: bool) -> list[str]:
    """What to check, before when, and where; then what was read elsewhere, unless a person has checked the line since."""
    reach = ", ".join(part for part in (helpline.phone, helpline.sms and f"SMS {helpline.sms}", helpline.website, helpline.hours) if part)
    state = "EN RETARD" if is_overdue else "bientôt"
    checked = f"vérifié le {day_words(helpline.checked_on)}" if helpline.checked_on else "jamais vérifié"
    lines = [
        f"{state} – {helpline.name} : {reach}" + ("" if helpline.is_shown else " (pas montré)"),
        f"    à vérifier avant le {day_words(helpline.check_before)} ({checked}), sur {helpline.source}. Tenu par : {helpline.owner}.",
    ]
    lines += [f"    en particulier : {helpline.doubt}"] if helpline.doubt else []
    if comparison and (helpline.checked_on is None or helpline.checked_on < comparison.compared_on):
        lines.append(
            f"    le fichier du dépôt, comparé le {day_words(comparison.compared_on)} à des copies de pages (la source reste à voir) :"
        )
        lines += [f"        {reading_words(reading)}" for reading in comparison.readings]
    return lines


def reading_words(reading: Reading) -> str:
    """As "https://… (15 novembre 2024) : d'accord sur le numéro et les horaires. Depuis le 1er mars."."""
    agreed = listed([AGREED[code] for code in reading.agrees])
    told = [f"d'accord sur {agreed}." if agreed else "", reading.says]
    return f"{reading.page} ({dated_words(reading.dated)}) : {' '.join(part for part in told if part)}"


def dated_words(dated: str) -> str:
    """The date of a page, as precise as it bears it."""
    parts = [int(part) for part in dated.split("-") if part]
    if len(parts) == 3:
        return day_words(date(*parts))
    return f"{MONTHS[parts[1] - 1]} {parts[0]}" if len(parts) == 2 else dated or "sans date"
