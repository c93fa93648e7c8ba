"""follow_up_referrals: remind places that do not answer, end what waited too long; to be run every day."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from referrals.reminding import follow_up


class Command(BaseCommand):
    help = "Remind the places that have not answered a referral in ten days; end those of thirty. Dry unless --write; to be run every day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--write", action="store_true", help="send and end; without it, only say what would be")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.SITE_URL:
            raise CommandError("SITE_URL is not set: a message must say where to answer. Set it, for instance to https://lieux.example.fr")
        report = follow_up(host=settings.SITE_URL, at=timezone.now(), write=options["write"])
        self.stdout.write(f"reminded={report.reminded} failed={report.failed} ended={report.ended}")
        if not options["write"] and (report.reminded or report.ended):
            self.stdout.write("Nothing was sent nor ended: add --write.")
        if report.failed:
            raise CommandError("Some reminders did not leave. Check EMAIL_URL; the next run tries again.")
