"""`manage.py demo` where it must not run: outside the demonstration, and on a database that holds something else."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from accounts.models import User
from mediation.demonstration.accounts import NotTheDemonstrationError, ensure_accounts
from places.models import Place, Revision
from tests.factories import make_place

ROOT = Path(__file__).resolve().parent.parent


def everything() -> list[Any]:
    """What a run could have added to, or changed."""
    return [list(model.objects.order_by("pk").values()) for model in (Place, Revision, User)]


@pytest.mark.django_db
def test_it_refuses_outside_the_demonstration() -> None:
    with pytest.raises(CommandError, match="DEMO"):
        call_command("demo", "--no-serve")
    assert not User.objects.exists()
    assert not Place.objects.exists()


@pytest.mark.django_db
def test_no_account_with_a_known_password_exists_outside_the_demonstration() -> None:
    with pytest.raises(NotTheDemonstrationError):
        ensure_accounts()
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_database_that_holds_other_places_is_not_touched() -> None:
    make_place()
    before = everything()
    with pytest.raises(CommandError, match=r"DATABASE_URL contient des lieux .* Rien n'y a été écrit"), override_settings(DEMO=True):
        call_command("demo", "--no-serve")
    assert everything() == before


@pytest.mark.django_db
@pytest.mark.parametrize("email", ["quelqu-un@essai.example", "admin@demo.example"])
def test_a_database_that_holds_other_accounts_is_not_touched(email: str) -> None:
    User.objects.create_user(email)
    before = everything()
    with pytest.raises(CommandError, match="DATABASE_URL contient des comptes"), override_settings(DEMO=True):
        call_command("demo", "--no-serve")
    assert everything() == before


def test_a_database_of_before_is_met_with_what_to_do(tmp_path: Path) -> None:
    """As a newcomer would meet it: the command of today, on the file of a version whose accounts were Django's."""
    file = tmp_path / "former.sqlite3"
    with sqlite3.connect(file) as former:
        former.execute("CREATE TABLE auth_user (id integer PRIMARY KEY, username text)")
    former.close()
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment = inherited | {"DATABASE_URL": f"sqlite:///{file}", "PYTHONUTF8": "1"}
    command = [sys.executable, "manage.py", "demo", "--no-serve"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "version précédente" in done.stderr
    assert "Donnez une base vide" in done.stderr
    assert "Traceback" not in done.stderr
