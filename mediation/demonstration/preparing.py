"""Preparing: an empty database becomes the demonstration; the second time, nothing changes."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection

from accounts.models import User
from mediation.demonstration.accounts import EDITOR, EMAILS, Account, NotTheDemonstrationError, ensure_accounts
from mediation.messages import compile_messages
from places.demonstration.loading import SOURCE, holds_other_places, load
from places.gazetteer.loading import ensure_loaded
from places.models import Commune, Place, Source

OWN_FILE = "demo.sqlite3"

FORMER_ACCOUNTS = "auth_user"
"""The table of accounts before they were ours: no migration leads from it."""

Say = Callable[[str], None]


def prepare(*, at: datetime, say: Say) -> list[Account]:
    """Database, messages, communes, accounts, places, in this order; each step says one line. Returns the accounts.

    Raises NotTheDemonstrationError, having written nothing, outside the demonstration or on a database that holds something else; and as
    `compile_messages` and `load` do.
    """
    refuse_elsewhere()
    call_command("migrate", interactive=False, verbosity=0)
    say(f"Base de données : {_database_name()}")
    messages = compile_messages()
    say(f"Traductions : {len(messages.written)} compilées, {len(messages.unchanged)} déjà à jour")
    ensure_loaded()
    say(f"Communes : {Commune.objects.count()}")
    accounts = ensure_accounts()
    editor = next(account for account in accounts if account.email == EDITOR)
    loaded = load(at=at, author_id=editor.id)
    counts = " ".join(f"{name}={count}" for name, count in asdict(loaded.counts).items())
    say(f"Lieux inventés : {Place.objects.filter(records__source_id=SOURCE).distinct().count()} ({counts} staff={loaded.told})")
    return accounts


def refuse_elsewhere() -> None:
    """Raises NotTheDemonstrationError unless this is the demonstration, on its own file or on a database that holds nothing else."""
    if not settings.DEMO:
        raise NotTheDemonstrationError("La démonstration ne se lance que par manage.py demo, sans DEMO=0 dans l'environnement.")
    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise NotTheDemonstrationError(f"La base de données ne répond pas : {error}") from error
    _refuse_former_accounts()
    if not is_own_file() and (found := _what_else()):
        raise NotTheDemonstrationError(
            f"La base que nomme DATABASE_URL contient {found}. Rien n'y a été écrit."
            f" Retirez DATABASE_URL (la démonstration a son propre fichier, {OWN_FILE}), ou donnez une base vide."
        )


def is_own_file() -> bool:
    """Whether the database is the file that the demonstration makes for itself; people may put there what they like."""
    return str(connection.settings_dict["NAME"]) == str(Path(settings.BASE_DIR) / OWN_FILE)


def _refuse_former_accounts() -> None:
    """Raises NotTheDemonstrationError on a database prepared by a version whose accounts were others."""
    tables = set(connection.introspection.table_names())
    if FORMER_ACCOUNTS in tables and User._meta.db_table not in tables:
        what = f"Supprimez le fichier {OWN_FILE}" if is_own_file() else "Donnez une base vide, ou retirez DATABASE_URL"
        raise NotTheDemonstrationError(
            f"Cette base a été préparée par une version précédente, dont les comptes étaient différents. Rien n'y a été écrit."
            f" {what}, puis relancez : manage.py demo"
        )


def _what_else() -> str:
    """What the database holds that the demonstration did not put there (French); "" when nothing. At most four queries."""
    tables = set(connection.introspection.table_names())
    if Place._meta.db_table in tables and holds_other_places():
        return "des lieux qui ne sont pas ceux de la démonstration"
    if User._meta.db_table not in tables:
        return ""
    known = Source._meta.db_table in tables and Source.objects.filter(slug=SOURCE).exists()
    others = User.objects.exclude(email__in=EMAILS) if known else User.objects.all()
    return "des comptes qui ne sont pas ceux de la démonstration" if others.exists() else ""


def _database_name() -> str:
    return OWN_FILE if is_own_file() else f"{connection.display_name}, nommée par DATABASE_URL ; ne la mettez jamais en service"
