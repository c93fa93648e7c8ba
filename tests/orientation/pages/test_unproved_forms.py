"""Forms without their token: a browser that refuses cookies goes all the way, told whom to call; a forged form changes nothing kept."""

import pytest
from django.test import Client

from orientation.asking.kept_answers import Kept
from orientation.helping.helpline_file import bring_helplines
from orientation.needs import Wishes
from orientation.views.keeping import COOKIE
from tests.factories import make_place
from tests.html import Page
from tests.orientation.locating.fake_geocoder import FakeGeocoder, feature, found
from tests.orientation.pages.conftest import Understand, is_stored_nowhere

pytestmark = pytest.mark.usefixtures("_towns")

WORDS = {"phrase": "j'ai reçu un papier de la mairie"}
HERE = "?besoin=demarches&commune=93066"
SECRET = "surendettement"


class WithoutCookies(Client):
    """A browser that sends no cookie back, on a site that checks its forms."""

    def __init__(self) -> None:
        super().__init__(enforce_csrf_checks=True)

    def request(self, **request: object) -> object:
        self.cookies.clear()
        return super().request(**request)


@pytest.fixture
def refusing() -> WithoutCookies:
    return WithoutCookies()


def test_the_whole_journey_is_open_to_a_browser_that_refuses_cookies(refusing: WithoutCookies, understand: Understand) -> None:
    make_place(name="Au coin", commune="93066", services={"demarches": {"category": "demarches"}})
    understand("answer", ["demarches"], wishes=Wishes(free=True))
    response = refusing.post("/", WORDS)
    assert (response.status_code, response["Location"]) == (302, "/ou/?besoin=demarches")
    assert "Où êtes-vous ?" in Page(refusing.get(response["Location"])).text
    response = refusing.post(response["Location"], {"lieu": "93200", "suite": "lieux"})
    assert (response.status_code, response["Location"]) == (302, f"/resultats/{HERE}")
    assert "Au coin" in Page(refusing.get(response["Location"])).text
    response = refusing.post("/ou/?besoin=demarches", {"lieu": "93200"})
    assert Page(refusing.get(response["Location"])).link("Passer cette question") == f"/resultats/{HERE}"


@pytest.mark.parametrize(("needs", "goes_on"), [([], False), (["demarches"], True)], ids=["a danger", "a danger and a need"])
def test_a_danger_is_answered_in_the_very_response_when_nothing_can_be_kept(
    refusing: WithoutCookies, understand: Understand, needs: list[str], goes_on: bool
) -> None:
    bring_helplines()
    understand("answer" if needs else "out_of_scope", needs, alerts=("violence",))
    response = refusing.post("/", WORDS)
    page = Page(response)
    assert response.status_code == 200
    assert page.text.index("Vous êtes en danger ?") < page.text.index("De quoi avez-vous besoin ? Question")
    assert page.link("Quitter vite ce site")
    assert {"tel:17", "tel:3919"} <= {url for _, url in page.links}
    assert [url for words, url in page.links if words == "Continuer"] == ["/ou/?besoin=demarches"] * goes_on
    assert is_stored_nowhere(response)


def test_real_words_of_danger_without_a_cookie_name_whom_to_call(refusing: WithoutCookies) -> None:
    bring_helplines()
    page = Page(refusing.post("/", {"phrase": "mon mari me frappe"}))
    assert page.link("Quitter vite ce site")
    assert {"tel:17", "tel:3919"} <= {url for _, url in page.links}


@pytest.mark.parametrize("needs", [["quotidien"], ["quotidien", "acces"], []], ids=["one need", "several", "not understood"])
def test_a_danger_only_likely_is_said_in_a_line_without_a_cookie_too(
    refusing: WithoutCookies, understand: Understand, needs: list[str]
) -> None:
    understand("answer" if len(needs) == 1 else "ask", needs, alerts=("violence",), perhaps=("violence",))
    page = Page(refusing.post("/", WORDS))
    assert "Quelqu'un vous fait peur, ou vous fait du mal ? Trouver de l'aide" in page.text
    assert page.link("Quitter vite ce site")
    assert "tel:17" in {url for _, url in page.links}
    assert [url for _, url in page.links if url.startswith("/ou/?")][: len(needs)] == [f"/ou/?besoin={need}" for need in needs]


def test_a_street_that_cannot_be_kept_leads_to_its_town_alone(refusing: WithoutCookies, geocoder: FakeGeocoder) -> None:
    geocoder.answer = found(feature("93066", 48.9312, 2.3561))
    response = refusing.post("/ou/?besoin=demarches", {"lieu": "2 place Victor Hugo 93200 Saint-Denis"})
    assert response["Location"] == f"/important/{HERE}"
    assert not response.cookies


@pytest.mark.parametrize("origin", ["https://ailleurs.example", "null"])
@pytest.mark.parametrize(
    ("address", "sent"),
    [
        pytest.param("/", {"phrase": "mon mari me frappe"}, id="danger"),
        pytest.param("/", WORDS, id="words"),
        pytest.param("/", {"phrase": "blorp"}, id="not understood"),
        pytest.param("/ou/?besoin=demarches", {"lieu": "mende"}, id="town"),
        pytest.param("/ou/?besoin=demarches", {"lieu": "saint-denis"}, id="towns"),
        pytest.param("/important/?besoin=demarches", {"choix": "visuel"}, id="boxes"),
        pytest.param("/effacer/", {}, id="erasing"),
    ],
)
def test_a_forged_form_neither_reads_nor_changes_what_a_visitor_keeps(origin: str, address: str, sent: dict[str, str]) -> None:
    victim = Client(enforce_csrf_checks=True)
    victim.get("/")
    victim.cookies[COOKIE] = Kept(wishes=Wishes(free=True), alerts=("suicide",)).signed()
    response = victim.post(address, sent, HTTP_ORIGIN=origin)
    assert not response.cookies
    assert "envie de mourir" not in Page(response).text
    assert "/effacer/" not in [form["action"] for form in Page(response).all("form")]
    assert response.status_code == 403 or is_stored_nowhere(response)


def test_a_form_with_its_token_is_kept_as_ever(understand: Understand) -> None:
    client = Client(enforce_csrf_checks=True)
    token = next(field["value"] for field in Page(client.get("/")).all("input") if field.get("name") == "csrfmiddlewaretoken")
    understand("answer", ["demarches"], alerts=("violence",))
    assert client.post("/", {**WORDS, "csrfmiddlewaretoken": token}).status_code == 302
    assert COOKIE in client.cookies


def test_what_matters_without_its_token_is_refused_and_says_what_to_do(refusing: WithoutCookies) -> None:
    response = refusing.post("/important/?besoin=demarches", {"choix": SECRET})
    page = Page(response)
    assert response.status_code == 403
    assert "Votre navigateur refuse les cookies, ou la page était ouverte depuis longtemps." in page.text
    assert "Revenez à la page d'avant, actualisez-la, et recommencez." in page.text
    assert SECRET not in page.text


def test_what_matters_refused_still_leads_to_the_places_of_this_need_and_town(refusing: WithoutCookies) -> None:
    response = refusing.post(f"/important/{HERE}", {"choix": "visuel"})
    assert response.status_code == 403
    assert Page(response).link("Voir les lieux") == f"/resultats/{HERE}"
    assert refusing.post("/important/").status_code == 403, "no search to go on with"


def test_whoever_erases_without_cookies_is_led_home_and_told_that_nothing_is_kept(refusing: WithoutCookies) -> None:
    response = refusing.post("/effacer/")
    assert response.status_code == 302
    assert not response.cookies
    page = Page(refusing.get(response["Location"]))
    assert "Rien n'est gardé." in page.text
    assert "De quoi avez-vous besoin ?" in page.text


@pytest.mark.parametrize("address", ["/effacer/", f"/resultats/pour-moi/{HERE}"])
def test_with_answers_kept_a_form_without_its_token_is_refused(address: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies[COOKIE] = Kept(wishes=Wishes(free=True)).signed()
    response = client.post(address, {"public": "jeunes"})
    assert response.status_code == 403
    assert not response.cookies


def test_who_belongs_to_a_public_sees_its_places_at_once_without_cookies(refusing: WithoutCookies) -> None:
    facts = {"commune": "93066", "latitude": 48.936, "longitude": 2.357}
    make_place(name="Pour tous", services={"demarches": {"category": "demarches"}}, **facts)
    make_place(name="Pour les jeunes", services={"demarches": {"category": "demarches", "publics": ["jeunes"]}}, **facts)
    assert "Pour les jeunes" not in Page(refusing.get(f"/resultats/{HERE}")).text
    response = refusing.post(f"/resultats/pour-moi/{HERE}", {"public": "jeunes"})
    assert response.status_code == 200
    assert "Pour les jeunes" in Page(response).text
    assert not response.cookies
    assert is_stored_nowhere(response)
