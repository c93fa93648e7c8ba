import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from places.importing.drafts import UnreadableFileError
from places.importing.fetching import USER_AGENT, fetch, short

Answer = Callable[[BaseHTTPRequestHandler], None]


def content(body: bytes, *, length: int | None = None) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(len(body) if length is None else length))
        request.end_headers()
        request.wfile.write(body)

    return answer


def redirect(where: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", where)
        request.end_headers()

    return answer


def own_name(request: BaseHTTPRequestHandler) -> None:
    content(request.headers["User-Agent"].encode())(request)


def slow(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "8")
    request.end_headers()
    for _ in range(8):
        request.wfile.write(b"x")
        time.sleep(0.05)


ANSWERS: dict[str, Answer] = {
    "/lieux.csv": content(b"id,nom\n1,A\n"),
    "/nom": own_name,
    "/ici": redirect("/lieux.csv"),
    "/fichier": redirect("file:///etc/hostname"),
    "/clair": redirect("http://exemple.invalid/lieux.csv"),
    "/boucle": redirect("/boucle"),
    "/muet": lambda request: time.sleep(0.5),
    "/lent": slow,
    "/coupe": content(b"id,nom\n1,", length=100),
    "/gros": content(b"x" * 1_500_000),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        answer = ANSWERS.get(self.path.split("?")[0])
        with contextlib.suppress(OSError):  # the client may leave, as some of these tests ask it to
            answer(self) if answer else self.send_error(404)

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_address_of_this_machine_is_read_redirects_included(site: str) -> None:
    assert fetch(f"{site}/lieux.csv") == fetch(f"{site}/ici") == b"id,nom\n1,A\n"


def test_it_says_its_name(site: str) -> None:
    assert fetch(f"{site}/nom").decode() == USER_AGENT


@pytest.mark.parametrize(
    ("path", "said"),
    [
        pytest.param("/absent.csv", "répond 404", id="not found"),
        pytest.param("/fichier", "répond 302", id="a redirect to a file"),
        pytest.param("/clair", "n'est pas acceptée", id="a redirect to plain http elsewhere"),
        pytest.param("/boucle", "répond 302", id="a redirect to itself"),
        pytest.param("/muet", "délai dépassé", id="silence"),
        pytest.param("/lent", "arrive trop lentement", id="too slow on the whole"),
        pytest.param("/coupe", "téléchargement interrompu", id="cut short"),
        pytest.param("/gros", "pèse plus de 1 Mo", id="too large"),
    ],
)
def test_a_download_that_fails_says_why(site: str, path: str, said: str) -> None:
    with pytest.raises(UnreadableFileError, match=said) as caught:
        fetch(f"{site}{path}", silence_s=0.2, whole_s=0.15, largest_mb=1)
    assert caught.value.fix


def test_nobody_there_is_said() -> None:
    with pytest.raises(UnreadableFileError, match="ne répond pas"):
        fetch("http://127.0.0.1:9/lieux.csv", silence_s=0.5)


@pytest.mark.parametrize(
    "address", ["http://exemple.invalid/lieux.csv", "ftp://exemple.invalid/a", "file:///etc/hostname", "http://[", "data://text/plain,id"]
)
def test_only_https_leaves_this_machine(address: str) -> None:
    with pytest.raises(UnreadableFileError, match="n'est pas acceptée"):
        fetch(address)


def test_messages_never_hold_what_an_address_may_keep_secret() -> None:
    assert short("https://user:mot-de-passe@exemple.invalid/lieux.csv?cle=secret#x") == "https://exemple.invalid/lieux.csv"
    assert short("dossier/lieux.csv") == "dossier/lieux.csv"
