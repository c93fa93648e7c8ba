"""`demo`: the site with invented places, on this machine only."""

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mediation.demonstration.accounts import Account, NotTheDemonstrationError
from mediation.demonstration.guide import guide
from mediation.demonstration.preparing import prepare
from mediation.demonstration.serving import DEFAULT_PORT, HOST, PortUnavailableError, serve
from mediation.messages import UnreadableMessagesError
from places.importing.applying import TooManyLossesError
from places.importing.drafts import UnreadableFileError


def port_number(text: str) -> int:
    """0 to 65535; 0 is any free port."""
    if text.isdecimal() and int(text) <= 65535:
        return int(text)
    raise ArgumentTypeError(f"« {text} » n'est pas un port : un nombre de 0 à 65535")


class Command(BaseCommand):
    """Running it twice is harmless: what is there is left as it is."""

    help = "Prépare une base de lieux inventés et sert le site sur cette machine seulement. Le relancer ne change rien."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=port_number, help=f"port d'écoute (sinon, le premier libre à partir de {DEFAULT_PORT})")
        parser.add_argument("--no-serve", action="store_true", help="préparer seulement")

    def handle(self, *args: Any, **options: Any) -> None:
        self.verbosity = options["verbosity"]
        try:
            accounts = prepare(at=timezone.now(), say=self._say)
            if options["no_serve"]:
                self._guide(accounts, options["port"] or DEFAULT_PORT)
            else:
                serve(options["port"], on_ready=lambda port: self._guide(accounts, port, is_served=True))
        except (NotTheDemonstrationError, PortUnavailableError, UnreadableMessagesError, UnreadableFileError, TooManyLossesError) as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            self._say("\nDémonstration arrêtée.")

    def _say(self, line: str) -> None:
        if self.verbosity:
            self.stdout.write(line)
            self.stdout.flush()

    def _guide(self, accounts: list[Account], port: int, *, is_served: bool = False) -> None:
        for line in guide(f"http://{HOST}:{port}", accounts):
            self._say(line)
        self._say("\nCtrl+C pour arrêter." if is_served else "\nPour servir le site : manage.py demo")
