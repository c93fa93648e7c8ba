"""/resultats/: what was asked, what answers, and the ways on from there."""

from datetime import date

import pytest
from django.test import Client

from orientation.asking.kept_answers import Kept, read_kept
from orientation.needs import Precision, Spot, Wishes
from orientation.views.keeping import COOKIE
from places.geography import Point
from tests import towns
from tests.factories import make_place, make_places
from tests.html import Page
from tests.orientation.results.conftest import Ask, near, service

pytestmark = pytest.mark.django_db


def title(page: Page) -> str:
    return page.text.split("Changer")[0].rpartition("À propos")[2].split(" Vous cherchez")[0].split(" Tu cherches")[0].strip()


def test_the_title_counts_the_places_and_the_recap_says_what_was_asked(ask: Ask) -> None:
    make_places([near(f"Lieu {km}", km) for km in range(1, 8)])
    page = ask()
    assert title(page) == "5 lieux pour vous aider"
    assert "Vous cherchez : faire une démarche Changer le besoin Près de Saint-Denis (93) Changer la ville" in page.text
    assert page.link("Changer le besoin") == "/?commune=93066&depuis=lieux&besoin=demarches"
    assert page.link("Changer la ville") == "/ou/?besoin=demarches&commune=93066&depuis=lieux"
    assert "Important pour" not in page.text


def test_one_place_is_singular(ask: Ask) -> None:
    make_place(**near("Seul", 1))
    assert title(ask()) == "1 lieu pour vous aider"


def test_what_matters_is_said_back_so_that_a_wrong_guess_shows(ask: Ask) -> None:
    make_place(**near("Seul", 1))
    page = ask(free=True, slots=("samedi",), special_support=("surdite",), language="tr", publics=("seniors",))
    assert "Important pour vous : gratuit · personne âgée · j'entends mal · parler turc · le samedi Changer" in page.text
    assert page.link("Changer ce qui est important") == "/important/?besoin=demarches&commune=93066"


def test_the_page_is_kept_by_nobody_and_found_by_no_search_engine(ask: Ask, client: Client) -> None:
    make_place(**near("Seul", 1))
    page = ask(special_support=("surdite",))
    assert {"name": "robots", "content": "noindex"} in page.all("meta")
    response = client.get("/resultats/?besoin=demarches&commune=93066")
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_more_places_are_one_link_away_and_then_come_all_the_places(ask: Ask) -> None:
    make_places([near(f"Lieu {km}", km) for km in range(1, 20)])
    more = ask().link("Voir d'autres lieux")
    assert more == "/resultats/?besoin=demarches&commune=93066&nombre=12#lieu-6"
    page = ask(query="besoin=demarches&commune=93066&nombre=12")
    assert title(page) == "12 lieux pour vous aider"
    assert {"class": "card suggestion", "id": "lieu-6"} in page.all("li")
    assert "Voir d'autres lieux" not in page.text
    assert page.link("Chercher dans tous les lieux") == "/annuaire/?commune=93066&service=demarches"


@pytest.mark.parametrize("number", ["1000000", "-1", "x", "", "12.0", "０１２"])
def test_no_number_in_the_address_shows_more_than_is_offered(ask: Ask, number: str) -> None:
    make_places([near(f"Lieu {km}", km) for km in range(1, 20)])
    assert title(ask(query=f"besoin=demarches&commune=93066&nombre={number}")) == "5 lieux pour vous aider"


def test_the_town_hall_is_always_the_last_resort(ask: Ask) -> None:
    make_place(**near("Seul", 1))
    page = ask()
    assert "Vous pouvez aussi appeler la mairie de Saint-Denis. Téléphone de la mairie : 01 49 33 66 66" in page.text
    assert page.text.index("Chercher dans tous les lieux") < page.text.index("Vous pouvez aussi appeler la mairie")


def test_the_search_is_erased_by_a_button_that_no_address_can_press(ask: Ask) -> None:
    make_place(**near("Seul", 1))
    page = ask()
    assert {"class": "erase", "action": "/effacer/", "method": "post"} in page.all("form")
    assert "Effacer ma recherche" in page.text


def test_a_page_without_place_says_whom_to_call(ask: Ask) -> None:
    page = ask(query="besoin=culture&commune=93066")
    assert title(page) == "La mairie de Saint-Denis peut aider"
    assert page.link("Appeler la mairie de Saint-Denis") == "tel:+33149336666"
    assert page.text.count("la mairie de Saint-Denis") == 1, "said by the button, and not again"
    assert "Pourquoi ce lieu" not in page.text


def test_the_steps_of_the_ladder_are_said_in_one_note(ask: Ask) -> None:
    make_place(**near("Loin", 23, services=service(fees=["payant"])))
    page = ask(free=True)
    assert "Le lieu le plus proche est à 23 km. Aucun lieu n'annonce la gratuité. Demandez le prix. Les distances" in page.text
    assert [tag["class"] for tag in page.all("div") if "note" in tag.get("class", "").split()] == ["note"]


def test_a_resident_is_answered_one_need_and_offered_the_others(ask: Ask) -> None:
    make_place(**near("Démarches", 1, services=["demarches"]))
    page = ask(query="besoin=demarches&besoin=insertion&commune=93066")
    assert "Vous cherchez : faire une démarche Changer" in page.text
    assert "Vous avez aussi parlé de : chercher un travail." in page.text
    assert page.link("chercher un travail") == "/resultats/?besoin=insertion&commune=93066"
    assert page.link("Chercher dans tous les lieux") == "/annuaire/?commune=93066&service=demarches"


def test_other_needs_said_in_the_same_words_lead_to_their_places(ask: Ask) -> None:
    make_place(**near("Seul", 1))
    page = ask(kept={"also": ("demarches", "insertion")})
    assert page.link("chercher un travail") == "/resultats/?besoin=insertion&commune=93066"


def test_answers_that_are_gone_are_said_to_be(ask: Ask) -> None:
    make_place(**near("Seul", 1))
    assert "effacées après 30 minutes" not in ask().text
    page = ask(query="besoin=demarches&commune=93066&important=1")
    assert "Les réponses sont effacées après 30 minutes." in page.text
    assert page.link("Répondre de nouveau") == "/important/?besoin=demarches&commune=93066"


def test_a_date_that_was_not_understood_is_said(ask: Ask) -> None:
    make_place(**near("Seul", 1))
    page = ask(kept={"date_problem": "unread"})
    assert "Nous n'avons pas compris la date." in page.text


def test_a_date_kept_over_midnight_is_left_aside_and_said_to_be_past(ask: Ask) -> None:
    make_place(**near("Seul", 1))
    page = ask(deadline=date(2026, 3, 2))
    assert "La date est passée." in page.text
    assert "C'est urgent." in page.text
    assert "Aucun lieu n'ouvre" not in page.text


def test_without_a_need_the_first_question_comes_back(client: Client) -> None:
    response = client.get("/resultats/?commune=93066")
    assert response.status_code == 302
    assert response["Location"] == "/"


def test_an_unknown_need_is_said_and_asked_again(client: Client) -> None:
    response = client.get("/resultats/?besoin=licorne&commune=93066")
    assert response.status_code == 400
    assert "Nous ne connaissons pas ce besoin." in Page(response).text
    assert "De quoi avez-vous besoin ?" in Page(response).text


@pytest.mark.parametrize("where", ["commune=99999", "commune=%00", "departement=00", "lat=x&lon=2", "lat=91&lon=2", "lat=48.9"])
def test_a_place_nobody_knows_is_said_and_asked_again(client: Client, where: str) -> None:
    towns.save()
    response = client.get(f"/resultats/?besoin=demarches&{where}")
    assert response.status_code == 400
    assert "Nous ne savons pas où c'est. Écrivez votre ville ou votre code postal." in Page(response).text
    assert "no-store" in response["Cache-Control"]


def test_the_exact_point_of_a_street_is_used_and_never_written(ask: Ask, client: Client) -> None:
    make_place(**near("Seul", 1))
    exact = Spot(precision=Precision.ADDRESS, point=Point(48.945679, 2.354321), commune="93066", label="Saint-Denis (93)")
    page = ask(kept={"spot": exact})
    assert "Les distances sont comptées à vol d'oiseau, depuis l'adresse donnée." in page.text
    assert "48.9456" not in client.get("/resultats/?besoin=demarches&commune=93066").content.decode()


def test_places_kept_for_others_are_offered_to_whom_they_may_be_for(ask: Ask, client: Client) -> None:
    make_place(**near("Ouvert à tous", 2))
    make_place(**near("Mission locale", 1, services=service(publics=["jeunes"], exclusive=True)))
    page = ask(free=True)
    assert "Près d'ici, des lieux sont seulement pour les jeunes. C'est pour vous ?" in page.text
    assert {"class": "second", "name": "public", "value": "jeunes"} in page.all("button")
    assert "Mission locale" not in page.text
    assert "Oui, je suis jeune" in page.text
    action = next(form["action"] for form in page.all("form") if "pour-moi" in form["action"])
    response = client.post(action, {"public": "jeunes"})
    assert response["Location"] == "/resultats/?besoin=demarches&commune=93066&important=1"
    assert read_kept(client.cookies[COOKIE].value) == Kept(wishes=Wishes(free=True, publics=("jeunes",)))
    again = Page(client.get(response["Location"]))
    assert "Mission locale" in again.text
    assert "Important pour vous : gratuit · jeune" in again.text


@pytest.mark.parametrize("public", ["", "licornes"])
def test_what_is_no_public_changes_nothing(client: Client, public: str) -> None:
    towns.save()
    response = client.post("/resultats/pour-moi/?besoin=demarches&commune=93066", {"public": public})
    assert response["Location"] == "/resultats/?besoin=demarches&commune=93066"
    assert COOKIE not in client.cookies


def test_belonging_without_a_need_asks_for_it(client: Client) -> None:
    assert client.post("/resultats/pour-moi/", {"public": "jeunes"})["Location"] == "/"
    assert client.get("/resultats/pour-moi/").status_code == 405
