"""What is typed, ticked or told by a telephone goes into no address, no log, no database; the cookie is guarded, and can be erased."""

import gzip
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from orientation.asking.kept_answers import KEPT_SECONDS, Kept
from orientation.needs import Wishes
from tests.factories import make_places
from tests.html import Page
from tests.orientation.pages.conftest import Understand, is_stored_nowhere, keeping, kept_by

pytestmark = pytest.mark.usefixtures("_towns")

SECRET = "surendettement"
PAGES = [
    "/",
    "/?choix=demarches&choix=acces",
    "/ou/?besoin=demarches",
    "/ou/departements/?besoin=demarches",
    "/important/?besoin=demarches&commune=93066",
]
FIRST_VISIT_BYTES = 14_000
"""ux.md: what the first flight of TCP carries, everything counted."""


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/", {"phrase": f"{SECRET} visuel, je suis 48.936971"}),
        ("/ou/?besoin=demarches", {"lieu": f"93200 {SECRET}"}),
        ("/ou/?besoin=demarches", {"lieu": "", "lat": "48.936971", "lon": "2.359761"}),
        ("/important/?besoin=demarches&commune=93066", {"choix": ["visuel", SECRET], "jour": SECRET, "date": SECRET, "langue": SECRET}),
    ],
    ids=["words", "place", "position", "boxes"],
)
def test_nothing_sent_is_in_an_address_a_log_or_the_database(
    client: Client, written: list[str], address: str, sent: dict[str, str | list[str]]
) -> None:
    with CaptureQueriesContext(connection) as queries:
        response = client.post(address, sent)
    told = "\n".join([response.get("Location", ""), *written])
    for secret in (SECRET, "visuel", "48.936971", "48.93697", "2.359761"):
        assert secret not in told, told
    writes = [query["sql"] for query in queries if not query["sql"].lstrip().upper().startswith(("SELECT", "SAVEPOINT", "RELEASE"))]
    assert writes == []


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites_and_lives_half_an_hour(client: Client, understand: Understand) -> None:
    understand("answer", ["demarches"], wishes=Wishes(free=True))
    cookie = client.post("/", {"phrase": "des papiers"}).cookies["reponses"]
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"], cookie["path"]) == (True, True, "Lax", "/")
    assert cookie["max-age"] == KEPT_SECONDS == 1800
    assert cookie["domain"] == ""


def test_erasing_leaves_nothing_and_says_so(client: Client) -> None:
    keeping(client, Kept(wishes=Wishes(free=True), alerts=("violence",)))
    response = client.post("/effacer/")
    assert (response.status_code, response["Location"]) == (302, "/?efface=1")
    assert (response.cookies["reponses"].value, response.cookies["reponses"]["max-age"]) == ("", 0)
    page = Page(client.get(response["Location"]))
    assert "Votre recherche est effacée." in page.text
    assert "danger" not in page.text
    assert kept_by(client) is None


HERE = "?besoin=demarches&commune=93066"
QUESTIONS = ["/", f"/ou/{HERE}", f"/important/{HERE}"]


@pytest.mark.parametrize("address", QUESTIONS)
def test_the_next_person_is_told_of_the_answers_of_the_former_and_may_erase_them(client: Client, address: str) -> None:
    assert "/effacer/" not in [form["action"] for form in Page(client.get(address)).all("form")]
    keeping(client, Kept(wishes=Wishes(free=True)))
    response = client.get(address)
    assert "Des réponses d'avant sont encore sur cet appareil." in Page(response).text
    assert "/effacer/" in [form["action"] for form in Page(response).all("form")]
    assert is_stored_nowhere(response)


@pytest.mark.parametrize("address", [*QUESTIONS, f"/ou/departements/{HERE}", f"/resultats/{HERE}"])
def test_someone_in_danger_surely_or_perhaps_can_leave_any_page_at_once(client: Client, address: str) -> None:
    assert "Quitter vite" not in Page(client.get(address)).text
    for kept, look in ((Kept(alerts=("violence",)), "btn"), (Kept(perhaps=("violence", "suicide")), "tap")):
        keeping(client, kept)
        page = Page(client.get(address))
        leaving = [attributes for attributes in page.all("a") if attributes["href"] == "https://www.openstreetmap.org/"]
        shown = "tap" if address == "/" else look
        assert [attributes["class"] for attributes in leaving] == [shown], "a link when perhaps, not to be taken for the way on"
        words = [words for words, _ in page.links]
        assert words.index("Quitter vite ce site") < 6, "before anything else of the page"


@pytest.mark.parametrize("address", ["/", "/?lu=1", f"/resultats/{HERE}"])
def test_another_danger_does_not_put_the_way_to_leave_off_the_screen(client: Client, address: str) -> None:
    keeping(client, Kept(alerts=("suicide",), perhaps=("violence",)))
    words = [words for words, _ in Page(client.get(address)).links]
    assert words.index("Quitter vite ce site") < 6


@pytest.mark.parametrize("address", ["/ou/", "/ou/departements/", "/important/", "/resultats/"])
def test_a_position_typed_too_finely_gives_way_to_a_rounded_one(client: Client, address: str) -> None:
    response = client.get(f"{address}?besoin=demarches&lat=48.936181&lon=2.3")
    assert (response.status_code, response["Location"]) == (302, f"{address}?besoin=demarches&lat=48.94&lon=2.30")
    assert is_stored_nowhere(response)


@pytest.mark.parametrize(
    ("address", "sent"),
    [("/important/?besoin=demarches", {"choix": "visuel"}), ("/effacer/", {}), ("/", {"phrase": "des papiers"})],
    ids=["boxes", "erasing", "words"],
)
def test_the_way_to_the_next_page_is_stored_nowhere_when_it_carries_answers(
    client: Client, understand: Understand, address: str, sent: dict[str, str]
) -> None:
    understand("answer", ["demarches"], wishes=Wishes(free=True))
    response = client.post(address, sent)
    assert response.status_code == 302
    assert is_stored_nowhere(response)


def test_erasing_cannot_be_done_by_a_link(client: Client) -> None:
    assert client.get("/effacer/").status_code == 405


@pytest.mark.parametrize("address", ["/", "/ou/?besoin=demarches", "/important/?besoin=demarches&commune=93066"])
def test_each_form_carries_its_token(address: str) -> None:
    client = Client(enforce_csrf_checks=True)
    page = Page(client.get(address))
    token = next(attributes["value"] for attributes in page.all("input") if attributes.get("name") == "csrfmiddlewaretoken")
    assert client.post(address, {"csrfmiddlewaretoken": token, "lieu": "93200"}).status_code in (200, 302)
    assert client.cookies["csrftoken"]["max-age"] == "", "it goes when the browser closes"


@pytest.mark.parametrize("address", PAGES)
def test_a_question_fits_in_the_first_flight(client: Client, address: str) -> None:
    response = client.get(address)
    parts = [response.content]
    for name, attributes in Page(response).tags:
        url = attributes.get("href" if name == "link" else "src", "") if name in ("link", "script", "img") else ""
        if url.startswith("/static/"):
            parts.append((Path(settings.BASE_DIR) / url.removeprefix("/")).read_bytes())
    parts.append((Path(settings.BASE_DIR) / "static" / "img" / "streets.svg").read_bytes())
    assert sum(len(gzip.compress(part, 9)) for part in parts) <= FIRST_VISIT_BYTES


def test_the_scripts_are_tiny() -> None:
    folder = Path(settings.BASE_DIR) / "static" / "js"
    sizes = {name: len(gzip.compress((folder / f"{name}.js").read_bytes(), 9)) for name in ("locate", "listen", "print")}
    assert sizes["locate"] <= 1024
    assert sizes["listen"] <= 1200
    assert sum(sizes.values()) <= 3000, "the whole journey"


@pytest.mark.parametrize("address", PAGES[1:])
def test_search_engines_keep_to_the_first_page(client: Client, address: str) -> None:
    robots = [attributes["content"] for attributes in Page(client.get(address)).all("meta") if attributes.get("name") == "robots"]
    assert robots == ["noindex"]


@pytest.mark.parametrize("places", [1, 25])
def test_questions_cost_few_queries_whatever_the_directory_holds(client: Client, places: int) -> None:
    make_places([{"name": f"Lieu {number}"} for number in range(places)])
    for address, most in (("/", 2), ("/ou/?besoin=demarches", 0), ("/important/?besoin=demarches&commune=93066", 1)):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        assert len(queries) <= most, address
