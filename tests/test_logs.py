"""Logs never hold what a person needs, where they are, or what they typed, whatever becomes of the request."""

import http.client
import json
import logging
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.test import Client

from mediation.demonstration.serving import listen
from mediation.logs import JsonFormatter, without_query_strings
from mediation.wsgi import application
from orientation.views import need as first_question
from places.api import views as api
from tests.factories import make_place

ROOT = Path(__file__).resolve().parent.parent
SECRET = "surendettement"
TYPED = f"q={SECRET}&near=48.93697,2.35976&special_support={SECRET}"


def assert_nothing_is_told(lines: list[str]) -> None:
    told = "\n".join(lines)
    for secret in (SECRET, "48.93697", "2.35976"):
        assert secret not in told, told


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"/api/v1/places/?{TYPED}", 400),
        (f"/api/v1/places/?q={SECRET}&near=48.93697,2.35976", 200),
        (f"/api/v1/communes/?q={SECRET}", 200),
        (f"/api/v1/places/aaaaaaaa/?lang=fr&{TYPED}", 400),
        (f"/api/v1/nothing/?{TYPED}", 404),
        (f"/annuaire/?lieu={SECRET}&nom={SECRET}", 200),
        (f"/annuaire/?service={SECRET}", 400),
        (f"/inconnu/?{TYPED}", 404),
        (f"/admin/?{TYPED}", 302),
    ],
)
def test_a_request_leaves_its_path_at_most(client: Client, written: list[str], path: str, status: int) -> None:
    make_place()
    assert client.get(path).status_code == status
    assert_nothing_is_told(written)
    if status >= 400:
        assert any(path.partition("?")[0] in line for line in written), "the operator must see that something failed"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("where", "name", "path"), [(api, "directory_version", "/api/v1/places/"), (first_question, "directory_version", "/")]
)
def test_a_failure_leaves_its_kind_and_the_lines_of_code_without_its_message(
    written: list[str], monkeypatch: pytest.MonkeyPatch, where: object, name: str, path: str
) -> None:
    def fail() -> None:
        raise LookupError(f"no row for {SECRET} near 48.93697")

    monkeypatch.setattr(where, name, fail)
    answer = Client(raise_request_exception=False).get(f"{path}?q={SECRET}")
    assert answer.status_code == 500
    assert SECRET not in answer.content.decode()
    assert_nothing_is_told(written)
    failures = [line for line in map(json.loads, written) if line.get("exception")]
    assert failures[0]["exception"] == "LookupError"
    assert any(code.endswith(" fail") for code in failures[0]["code"])


def test_a_record_keeps_no_extra_but_the_status() -> None:
    record = logging.makeLogRecord({"msg": "Bad Request: %s", "args": ("/annuaire/",), "request": f"GET /?{TYPED}", "status_code": 400})
    assert json.loads(JsonFormatter().format(record)).keys() == {"at", "level", "logger", "event", "status_code"}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('"GET /annuaire/?nom=x HTTP/1.1" 200 123', '"GET /annuaire/ HTTP/1.1" 200 123'),
        ('"GET /annuaire/?nom=l\'ami HTTP/1.1" 200 123', '"GET /annuaire/ HTTP/1.1" 200 123'),
        ('"GET /annuaire/?nom=a"b HTTP/1.1" 200 123', '"GET /annuaire/ HTTP/1.1" 200 123'),
        ('"GET /?nom=a HTTP/1.1" 200 secret HTTP/1.1" 200 123', '"GET / HTTP/1.1" 200 123'),
        ("Bad request syntax ('GET /?nom=mon mari HTTP/1.1')", "Bad request syntax ('GET /"),
        ("https://data.geopf.fr/geocodage/search?q=3 rue des Lilas\nici", "https://data.geopf.fr/geocodage/search"),
        ("Not Found: /inconnu", "Not Found: /inconnu"),
    ],
)
def test_whatever_follows_a_question_mark_is_dropped(text: str, kept: str) -> None:
    assert without_query_strings(text) == kept


def ask_rawly(port: int, *request_lines: str) -> None:
    for line in request_lines:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            connection.sendall(f"{line}\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
            while connection.recv(65536):
                pass


RAW_LINES = [
    f"GET /api/v1/vocabulary/?{TYPED} HTTP/1.1",
    f"GET /api/v1/vocabulary/?q=l'{SECRET}\" HTTP/1.1",
    f"GET /api/v1/vocabulary/?q=mon {SECRET} HTTP/1.1",
    f"GET /api/v1/nothing/%0A%22/?{SECRET} HTTP/1.1",
    f"GET ?{SECRET}",
]


def test_the_server_of_the_demonstration_logs_no_query_string(written: list[str]) -> None:
    with listen(0) as server:
        server.set_app(application)
        serving = threading.Thread(target=server.serve_forever, daemon=True)
        serving.start()
        try:
            ask_rawly(server.server_port, *RAW_LINES)
        finally:
            server.shutdown()
            serving.join(10)
    assert any("GET /api/v1/vocabulary/ HTTP/1.1" in line for line in written)
    assert_nothing_is_told(written)


@pytest.fixture(scope="module")
def gunicorn_output(tmp_path_factory: pytest.TempPathFactory) -> str:
    """All that gunicorn writes, with the configuration of the project, while it is asked for what people ask."""
    pytest.importorskip("gunicorn", reason="gunicorn comes with the `prod` extra")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("gunicorn")
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/empty.sqlite3", "LOG_LEVEL": "DEBUG"}
    command = [sys.executable, "-m", "gunicorn", "mediation.wsgi", "-b", f"127.0.0.1:{port}"]
    with (folder / "output").open("wb") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            wait_for(port)
            ask_rawly(port, *RAW_LINES, f"GET /api/v1/places/?q={SECRET}&near=48.93697,2.35976 HTTP/1.1")
        finally:
            server.terminate()
            server.wait(20)
    return (folder / "output").read_text()


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 30
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", "/api/v1/vocabulary/")
            connection.getresponse().read()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        finally:
            connection.close()


@pytest.mark.own_database
def test_gunicorn_writes_no_query_string_and_no_address(gunicorn_output: str) -> None:
    assert_nothing_is_told(gunicorn_output.splitlines())
    assert "127.0.0.1:" in gunicorn_output, "where it listens"
    assert '"127.0.0.1"' not in gunicorn_output
    assert "ip=" not in gunicorn_output


@pytest.mark.own_database
def test_every_line_of_gunicorn_is_one_json_object(gunicorn_output: str) -> None:
    lines = [json.loads(line) for line in gunicorn_output.splitlines()]
    requests = [line for line in lines if "path" in line]
    assert {"at", "method", "path", "status", "bytes", "seconds"} == requests[0].keys()
    assert {"/api/v1/vocabulary/", "/api/v1/nothing/%0A%22/", "/api/v1/places/"} <= {line["path"] for line in requests}
    assert {200, 404, 500} <= {line["status"] for line in requests}, "its database is empty, so looking for places fails"
    assert any(line.get("event") == "Invalid request" for line in lines)
