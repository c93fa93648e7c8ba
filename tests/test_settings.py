"""The settings are safe by default, and those that contradict each other stop the start: a command as well as a server."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured

from mediation.checks import check_settings, refuse_contradictions

pytestmark = pytest.mark.own_database

ROOT = Path(__file__).resolve().parent.parent
KEY = "".join(chr(ord("a") + rank % 26) + str(rank) for rank in range(26))
PRODUCTION = {"SECRET_KEY": KEY, "ALLOWED_HOSTS": "lieux.example.fr", "BEHIND_PROXY": "1", "SECURITY_CONTACT": "contact@example.fr"}


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own, with these variables only. A blank SECRET_KEY hides one that a `.env` file would give."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "SYSTEMROOT") if name in os.environ}
    variables = {**kept, "SECRET_KEY": "", "PYTHONWARNINGS": "default", **environment}
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=variables, capture_output=True, text=True, timeout=60, check=False)


def settings_under(**environment: str) -> dict[str, Any]:
    code = (
        "import json, mediation.settings as s;"
        "print(json.dumps({name: getattr(s, name) for name in dir(s) if name.isupper() and name not in ('BASE_DIR', 'PERMISSIONS_POLICY')},"
        " default=str))"
    )
    done = run("-c", code, **environment)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("command", [("manage.py", "migrate", "--check"), ("-c", "import mediation.wsgi")], ids=["command", "server"])
def test_without_a_secret_key_nothing_starts(command: tuple[str, ...]) -> None:
    done = run(*command)
    assert done.returncode != 0
    assert "SECRET_KEY is not set" in done.stderr
    assert "manage.py demo" in done.stderr


def test_the_demonstration_needs_no_key_and_no_certificate() -> None:
    found, again = settings_under(DEMO="1"), settings_under(DEMO="1")
    assert len(found["SECRET_KEY"]) >= 50
    assert found["SECRET_KEY"] != again["SECRET_KEY"]
    assert (found["SECURE_SSL_REDIRECT"], found["SESSION_COOKIE_SECURE"], found["SECURE_HSTS_SECONDS"]) == (False, False, 0)
    assert found["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]


def test_what_nobody_sets_is_safe() -> None:
    found = settings_under(SECRET_KEY=KEY)
    assert (found["DEBUG"], found["DEMO"]) == (False, False)
    assert found["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert (found["SECURE_SSL_REDIRECT"], found["SESSION_COOKIE_SECURE"], found["CSRF_COOKIE_SECURE"]) == (True, True, True)
    assert found["SECURE_HSTS_SECONDS"] == 31_536_000
    assert found["SECURE_PROXY_SSL_HEADER"] is None, "anyone could claim to have come by https"
    assert found["REST_FRAMEWORK"]["NUM_PROXIES"] == 0, "anyone could claim to be another caller"


def test_an_operator_can_serve_without_touching_the_code() -> None:
    url = "postgresql://lieux:mot@db.example.fr:5432/lieux"
    found = settings_under(**PRODUCTION, DATABASE_URL=url, CACHE_URL="dbcache://cache", API_THROTTLE="10/min", SITE_NAME="Ici")
    assert found["DATABASES"]["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert found["CACHES"]["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"
    assert found["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert (found["REST_FRAMEWORK"]["NUM_PROXIES"], found["SITE_NAME"]) == (1, "Ici")
    assert found["REST_FRAMEWORK"]["DEFAULT_THROTTLE_RATES"] == {"public": "10/min"}


def test_a_production_like_site_passes_the_checks_of_deployment() -> None:
    done = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"SECURE_SSL_REDIRECT": "0"}, "security.W008"),
        ({"ALLOWED_HOSTS": "localhost"}, "mediation.W001"),
        ({"DEBUG": "1"}, "mediation.E002"),
    ],
    ids=str,
)
def test_a_site_that_is_not_safe_does_not(wrong: dict[str, str], said: str) -> None:
    done = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION | wrong)
    assert done.returncode != 0
    assert said in done.stderr


def test_a_server_refuses_contradictions_too() -> None:
    done = run("-c", "import mediation.wsgi", **PRODUCTION, DEMO="1")
    assert done.returncode != 0
    assert "mediation.E001" in done.stderr


SOUND = {"DEMO": False, "DEBUG": False, "SECRET_KEY": KEY, "ALLOWED_HOSTS": ["lieux.example.fr"]}
LOCAL = {"ALLOWED_HOSTS": ["localhost", "127.0.0.1"]}


def found_by_the_checks(settings: LazySettings, **changed: Any) -> list[str | None]:
    for name, value in (SOUND | changed).items():
        setattr(settings, name, value)
    return [message.id for message in check_settings(None)]


@pytest.mark.parametrize(
    ("changed", "ids"),
    [
        ({}, []),
        ({"DEMO": True}, ["mediation.E001"]),
        ({"DEMO": True, **LOCAL}, []),
        ({"DEMO": True, "ALLOWED_HOSTS": []}, []),
        ({"DEBUG": True}, ["mediation.E002"]),
        ({"DEBUG": True, **LOCAL}, ["mediation.W001"]),
        ({"SECRET_KEY": "k" * 31}, ["mediation.E003"]),
        ({"SECRET_KEY": "k" * 32}, []),
        ({"ALLOWED_HOSTS": ["*"]}, ["mediation.E004"]),
        ({"ALLOWED_HOSTS": ["localhost", "*"], "DEMO": True}, ["mediation.E001", "mediation.E004"]),
        (LOCAL, ["mediation.W001"]),
    ],
    ids=str,
)
def test_contradictions_are_found(settings: LazySettings, changed: dict[str, Any], ids: list[str]) -> None:
    assert found_by_the_checks(settings, **changed) == ids


def test_each_finding_says_what_to_do(settings: LazySettings) -> None:
    for name, value in (SOUND | {"DEMO": True, "DEBUG": True, "SECRET_KEY": "k", "ALLOWED_HOSTS": ["*"]}).items():
        setattr(settings, name, value)
    messages = check_settings(None)
    assert len(messages) == 4
    assert all(message.hint for message in messages)
    with pytest.raises(ImproperlyConfigured, match=r"(?s)E001.*E002.*E003.*E004"):
        refuse_contradictions()


def test_a_warning_stops_no_server(settings: LazySettings) -> None:
    assert found_by_the_checks(settings, **LOCAL) == ["mediation.W001"]
    refuse_contradictions()
