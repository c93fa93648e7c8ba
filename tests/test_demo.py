"""`manage.py demo`: an empty database becomes a site to click through, on this machine only, as many times as one likes."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from io import StringIO
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client, override_settings

from accounts.models import User
from mediation.demonstration import preparing, serving
from mediation.demonstration.accounts import ADMIN, EDITOR, EMAILS, MANAGER, PASSWORD, PRO
from mediation.demonstration.serving import PortUnavailableError, listen
from places.models import Conflict, Place, Revision, Service, SourceRecord
from tests.factories import make_place

ROOT = Path(__file__).resolve().parent.parent


def demo(**options: Any) -> str:
    """What the command prints, without serving."""
    out = StringIO()
    with override_settings(DEMO=True):
        call_command("demo", "--no-serve", stdout=out, **options)
    return out.getvalue()


def everything() -> dict[str, Any]:
    """What a second run could have added to, or changed."""
    counts = {model.__name__: model.objects.count() for model in (Place, Service, Revision, SourceRecord, Conflict, User)}
    return counts | {"passwords": list(User.objects.order_by("pk").values_list("password", flat=True))}


@pytest.fixture(scope="module")
def printed(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """What the command printed on an empty database; done once for all these tests, then undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield demo()
        transaction.set_rollback(True)


def links(printed: str) -> list[str]:
    return re.findall(r"http://127\.0\.0\.1:8000(/\S*)", printed)


def test_it_says_where_to_click(printed: str, db: None) -> None:
    paths = links(printed)
    assert len(paths) == len(set(paths)) >= 7
    assert "/" in paths
    assert "/annuaire/?commune=93066" in paths
    assert [path for path in paths if path.startswith("/lieu/")]


def test_every_address_it_prints_answers(printed: str, db: None, client: Client) -> None:
    with override_settings(DEMO=True):
        assert {path: client.get(path, follow=True).status_code for path in links(printed)} == dict.fromkeys(links(printed), 200)


def test_it_warns_that_places_are_invented(printed: str, db: None) -> None:
    assert "inventés" in printed
    assert "n'appelez pas" in printed


def test_running_it_twice_changes_nothing(printed: str, db: None) -> None:
    before = everything()
    again = demo()
    assert everything() == before
    assert "added=0 changed=0 unchanged=114" in again
    assert links(again) == links(printed)


def test_it_is_silent_when_asked(printed: str, db: None) -> None:
    assert demo(verbosity=0) == ""


@pytest.mark.parametrize("email", EMAILS)
def test_the_printed_accounts_open_the_pages_of_their_work(printed: str, db: None, client: Client, email: str) -> None:
    assert re.search(rf"^ *{email} +{PASSWORD} ", printed, re.MULTILINE)
    with override_settings(DEMO=True):
        assert client.post("/compte/connexion/", {"login": email, "password": PASSWORD}).status_code == 302
        assert client.get("/pro/").status_code == 200
        assert client.get("/equipe/").status_code == (403 if email == PRO else 200)


def test_the_administration_is_for_the_administrator(printed: str, db: None, client: Client) -> None:
    with override_settings(DEMO=True):
        for email, status in {ADMIN: 200, MANAGER: 302, EDITOR: 302}.items():
            client.force_login(User.objects.get(email=email))
            assert client.get("/admin/places/place/").status_code == status


def test_an_account_whose_password_was_changed_is_left_alone(printed: str, db: None) -> None:
    admin = User.objects.get(email=ADMIN)
    admin.set_password("a new one, longer")
    admin.save()
    assert re.search(rf"{ADMIN} +\(mot de passe changé depuis\)", demo())
    admin.refresh_from_db()
    assert admin.check_password("a new one, longer")


def test_a_demonstration_to_which_a_place_was_added_elsewhere_than_in_its_own_file_is_refused(printed: str, db: None) -> None:
    make_place()
    with pytest.raises(CommandError, match="DATABASE_URL contient des lieux"):
        demo()


def test_its_own_file_may_hold_whatever_people_put_there(printed: str, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "is_own_file", lambda: True)
    place = make_place()
    demo()
    assert Place.objects.filter(pk=place.pk, status="published").exists()


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which someone listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_that_is_taken_is_refused_by_number(taken: int) -> None:
    with pytest.raises(PortUnavailableError, match=f"{taken} est déjà occupé"):
        listen(taken)


def test_without_a_port_the_next_free_one_is_taken(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "DEFAULT_PORT", taken)
    with listen(None) as server:
        assert taken < server.server_port < taken + serving.TRIES


def test_it_listens_to_this_machine_only() -> None:
    with listen(0) as server:
        assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize("port", ["-1", "65536", "huit"])
def test_what_is_not_a_port_is_refused(port: str) -> None:
    with pytest.raises(CommandError, match="pas un port"):
        call_command("demo", f"--port={port}")


@pytest.fixture(scope="module")
def own_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that only the typed command knows: whichever test comes first prepares it, the next one finds it as someone would."""
    return tmp_path_factory.mktemp("demo") / "demo.sqlite3"


@pytest.mark.own_database
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM], ids=lambda stop: stop.name)
def test_the_typed_command_serves_until_it_is_stopped(own_file: Path, stop: signal.Signals) -> None:
    """The whole command as a newcomer types it, on a database of its own."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment = inherited | {"DATABASE_URL": f"sqlite:///{own_file}", "PYTHONUTF8": "1"}
    command = [sys.executable, "manage.py", "demo", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout
        try:
            lines = "".join(takewhile(lambda line: "Ctrl+C" not in line, process.stdout))  # or all of them, if it fails
            root = re.search(r"http://127\.0\.0\.1:\d+", lines)
            assert root, lines
            with urllib.request.urlopen(f"{root[0]}/api/v1/places/?commune=93066", timeout=10) as answer:  # noqa: S310 - loopback
                assert answer.status == 200
            process.send_signal(stop)
            rest, _ = process.communicate(timeout=20)
        finally:
            process.kill()
    assert process.returncode == 0, rest
    assert "Démonstration arrêtée." in rest
    assert "Traceback" not in rest
