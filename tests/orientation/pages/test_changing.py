"""Changing an answer from a later page: the other answers stay, and one is led back to where one was."""

import pytest
from django.test import Client

from orientation.asking.kept_answers import Kept
from orientation.needs import Precision, Spot, Wishes
from places.geography import Point
from tests.html import Page
from tests.orientation.pages.conftest import Understand, keeping, kept_by

pytestmark = pytest.mark.usefixtures("_towns")

STREET = Spot(precision=Precision.ADDRESS, point=Point(48.936971, 2.359761), commune="93066", label="Saint-Denis (93)")
WORDS = {"phrase": "j'ai reçu un papier de la mairie"}
WHERE = ["commune=93066", "departement=48", "lat=48.94&lon=2.36"]


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("page", ["/important/", "/resultats/"])
def test_another_need_leads_back_to_where_one_was_with_the_same_town(client: Client, page: str, where: str) -> None:
    changing = Page(client.get(f"{page}?besoin=demarches&{where}")).link("Changer le besoin")
    assert changing.startswith(f"/?{where}&depuis=")
    home = Page(client.get(changing))
    assert home.link("Apprendre") == f"{page}?besoin=quotidien&{where}"
    assert home.link("Créer") == f"{page}?besoin=loisirs&{where}"


@pytest.mark.parametrize("where", WHERE)
def test_whoever_skipped_the_third_question_may_still_answer_it(client: Client, where: str) -> None:
    skipped = Page(client.get(f"/resultats/?besoin=demarches&{where}"))
    assert skipped.link("Dire ce qui est important") == f"/important/?besoin=demarches&{where}"
    keeping(client, Kept(wishes=Wishes(free=True)))
    answered = Page(client.get(f"/resultats/?besoin=demarches&{where}"))
    assert answered.link("Changer ce qui est important") == f"/important/?besoin=demarches&{where}"
    assert "Dire ce qui est important" not in answered.text


@pytest.mark.parametrize("where", ["", "&commune=93066"])
@pytest.mark.parametrize("page", ["/important/", "/resultats/", "/ou/"])
def test_whoever_keeps_their_need_after_all_goes_back_to_where_they_were(client: Client, page: str, where: str) -> None:
    here = f"{page}?besoin=demarches{where}"
    home = Page(client.get(Page(client.get(here)).link("Changer le besoin")))
    if page == "/ou/":
        assert "Retour" not in home.text.split("De quoi")[0]
        return
    assert home.link("‹ Retour") == here
    assert home.link("Apprendre") == here.replace("demarches", "quotidien")


@pytest.mark.parametrize("address", ["/", "/?commune=93066&depuis=lieux", "/?besoin=demarches", "/?besoin=rien&depuis=lieux"])
def test_without_a_page_and_a_need_to_go_back_to_there_is_no_way_back(client: Client, address: str) -> None:
    assert "‹ Retour" not in [words for words, _ in Page(client.get(address)).links]


def test_another_need_without_a_town_leads_back_too(client: Client) -> None:
    home = Page(client.get(Page(client.get("/resultats/?besoin=demarches")).link("Changer le besoin")))
    assert home.link("Apprendre") == "/resultats/?besoin=quotidien"


@pytest.mark.parametrize(("since", "page"), [("lieux", "/resultats/"), ("important", "/important/"), ("", "/ou/"), ("ailleurs", "/ou/")])
def test_another_need_in_words_leads_back_with_the_same_town(client: Client, understand: Understand, since: str, page: str) -> None:
    understand("answer", ["acces"])
    address = f"/?commune=93066&depuis={since}"
    form = next(form for form in Page(client.get(address)).all("form") if "words" in form["class"])
    assert client.post(form["action"].removesuffix("#erreurs"), WORDS)["Location"] == f"{page}?besoin=acces&commune=93066"


def test_words_that_ask_or_tell_a_danger_keep_the_town_on_the_way(client: Client, understand: Understand) -> None:
    understand("ask", ["demarches", "acces"])
    response = client.post("/?commune=93066&depuis=lieux", WORDS)
    page = Page(client.get(response["Location"]))
    assert page.link("Faire une démarche") == "/resultats/?besoin=demarches&commune=93066"
    assert page.link("Non, autre chose") == "/?commune=93066&depuis=lieux"
    understand("answer", ["acces"], alerts=("violence",))
    response = client.post("/?commune=93066&depuis=lieux", WORDS)
    assert Page(client.get(response["Location"])).link("Continuer") == "/resultats/?besoin=acces&commune=93066"


def test_the_exact_street_outlives_another_need_in_words(client: Client, understand: Understand) -> None:
    keeping(client, Kept(spot=STREET, wishes=Wishes(free=True)))
    understand("answer", ["acces"])
    client.post("/?commune=93066&depuis=lieux", WORDS)
    assert kept_by(client) == Kept(spot=STREET)
    client.post("/", WORDS)
    assert kept_by(client) == Kept(), "but not the next person's"


@pytest.mark.parametrize("where", ["commune=00000", "departement=999", "lat=x&lon=2", "commune=%00"])
def test_a_town_nobody_knows_is_asked_again(client: Client, where: str) -> None:
    assert Page(client.get(f"/?{where}&depuis=lieux")).link("Apprendre") == "/ou/?besoin=quotidien"


def test_erasing_leaves_no_town(client: Client) -> None:
    keeping(client, Kept(wishes=Wishes(free=True)))
    response = client.post("/effacer/")
    assert response["Location"] == "/?efface=1"
    assert Page(client.get(response["Location"])).link("Apprendre") == "/ou/?besoin=quotidien"


def test_the_home_page_with_a_town_is_for_no_search_engine(client: Client) -> None:
    assert {"name": "robots", "content": "noindex"} in Page(client.get("/?commune=93066&depuis=lieux")).all("meta")


@pytest.mark.parametrize("page", ["/important/", "/resultats/"])
def test_back_from_changing_the_town_is_back_to_where_one_was(client: Client, page: str) -> None:
    here = f"{page}?besoin=demarches&commune=93066"
    where = Page(client.get(here)).link("Changer la ville")
    assert Page(client.get(where)).link("‹ Retour") == here
    asked = next(form["action"] for form in Page(client.get(where)).all("form")).removesuffix("#erreurs")
    for typed in ("saint-denis", "blorp", ""):
        assert Page(client.post(asked, {"lieu": typed}, follow=True)).link("‹ Retour") == here
    departments = Page(client.get(Page(client.get(where)).link("Je ne veux pas dire où je suis")))
    assert departments.link("‹ Retour") == where
    assert Page(client.get(where)).link("Changer le besoin") == Page(client.get(here)).link("Changer le besoin")
    assert client.post(asked, {"lieu": "mende", "suite": "lieux"})["Location"] == "/resultats/?besoin=demarches&commune=48095"


def test_back_from_the_second_question_is_the_first_which_keeps_the_town(client: Client) -> None:
    assert Page(client.get("/ou/?besoin=demarches&commune=93066")).link("‹ Retour") == "/?commune=93066"
