"""remind_places: ask places by e-mail whether their facts still hold; to be run every day."""

from argparse import ArgumentParser
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from curation.reminders import remind, to_remind

AT_MOST = 100
"""Messages a day: 20,000 places every six months are 154 a working day, and not all have an address."""


class Command(BaseCommand):
    help = "Ask the places to verify, most urgent first, whether their facts still hold. Dry unless --write; to be run every day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--write", action="store_true", help="send; without it, only say how many would be written to")
        parser.add_argument("--max", type=int, default=AT_MOST, help=f"messages sent at most (default {AT_MOST})")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.SITE_URL:
            raise CommandError("SITE_URL is not set: a message must say where to answer. Set it, for instance to https://lieux.example.fr")
        if options["max"] < 1:
            raise CommandError("--max must be 1 or more.")
        places = to_remind(today=timezone.localdate(), at_most=options["max"])
        if options["verbosity"] > 1:
            self.stdout.writelines(f"{place.code} {place.name}" for place in places)
        if not options["write"]:
            self.stdout.write(f"due={len(places)} sent=0 failed=0 skipped=0\nNothing was sent: add --write.")
            return
        try:
            report = remind(places, at=timezone.now())
        except (SMTPException, OSError) as error:
            raise CommandError(f"The mail server cannot be reached ({type(error).__name__}). Nothing was sent. Check EMAIL_URL.") from error
        self.stdout.write(f"due={len(places)} sent={report.sent} failed={report.failed} skipped={report.skipped}")
        if report.stopped:
            raise CommandError("The mail server failed several times in a row: the rest is left for another day.")
