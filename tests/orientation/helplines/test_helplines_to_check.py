"""helplines_to_check: what must be checked, where and by whom it is run; an exit code that cron can tell of."""

import subprocess
import sys
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command

from orientation.management.commands.helplines_to_check import dated_words
from orientation.models import Helpline

pytestmark = pytest.mark.usefixtures("none_at_all")

TODAY = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)


def line(slug: str, **facts: Any) -> None:
    told = {"name": slug, "purpose": "Essai", "phone": "3900", "owner": "Organisme d'essai", "source": "essai.example"}
    Helpline.objects.create(slug=slug, **{**told, **facts})


def report(*arguments: str) -> tuple[str, int]:
    """What is printed, and the exit code."""
    told = StringIO()
    with time_machine.travel(TODAY, tick=False):
        try:
            call_command("helplines_to_check", *arguments, stdout=told)
        except CommandError as error:
            return told.getvalue() + str(error), error.returncode
    return told.getvalue(), 0


def test_late_ones_are_told_with_their_owner_and_where_to_check() -> None:
    line("Tard", check_before=date(2026, 3, 3), doubt="Les heures.", website="https://essai.example", hours="24 h/24")
    line("Loin", check_before=date(2026, 3, 4))
    text, code = report()
    assert code == 1
    assert "EN RETARD – Tard : 3900, https://essai.example, 24 h/24 (pas montré)" in text
    assert "sur essai.example. Tenu par : Organisme d'essai." in text
    assert "jamais vérifié" in text
    assert "en particulier : Les heures." in text
    assert "Loin" not in text


def test_near_ones_are_told_when_asked_and_are_not_a_failure() -> None:
    line("Bientot", check_before=date(2026, 3, 13), checked_on=date(2026, 1, 1), is_shown=True)
    assert report() == ("Aucun numéro en retard.\n", 0)
    assert "Bientot" not in report("--within", "9")[0]
    text, code = report("--within", "10")
    assert code == 0
    assert "bientôt – Bientot" in text
    assert "vérifié le 1er" in text


def test_late_ones_come_first() -> None:
    line("b", check_before=date(2026, 3, 10))
    line("a", check_before=date(2026, 2, 10))
    text, _ = report("--within", "30")
    assert text.index("– a ") < text.index("– b ")


def test_an_empty_table_is_a_failure_too() -> None:
    text, code = report()
    assert code == 1
    assert "load_helplines --write" in text


def test_the_command_exists_under_its_name() -> None:
    """Arguments only: no database is touched."""
    told = subprocess.run([sys.executable, "manage.py", "helplines_to_check", "--help"], capture_output=True, text=True, check=True)
    assert "--within DAYS" in told.stdout


def test_what_was_read_elsewhere_is_told_until_a_person_has_checked() -> None:
    line("maltraitances-3977", check_before=date(2026, 2, 1))
    text, _ = report()
    assert "comparé le 29\N{NO-BREAK SPACE}novembre 2026" in text
    assert "www.chu-caen.fr" in text
    assert "(16\N{NO-BREAK SPACE}mars 2026) : d'accord sur le numéro, le site" in text
    Helpline.objects.update(checked_on=date(2026, 12, 1), check_before=date(2026, 12, 2))
    assert "comparé" not in report("--within", "400")[0]


@pytest.mark.parametrize(
    ("dated", "words"),
    [("2024-11-15", "15\N{NO-BREAK SPACE}novembre 2024"), ("2024-11", "novembre 2024"), ("2024", "2024"), ("", "sans date")],
)
def test_a_page_is_dated_as_precisely_as_it_says(dated: str, words: str) -> None:
    assert dated_words(dated) == words
