"""/annuaire/: what a visitor asks, what answers, and what the page says when little or nothing does."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from tests import towns
from tests.factories import make_place, make_places
from tests.html import Page

pytestmark = pytest.mark.django_db

TUESDAY_10 = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
"""Ten o'clock in Paris."""


def get(client: Client, **params: object) -> Page:
    response = client.get("/annuaire/", params)
    assert response.status_code == 200
    return Page(response)


def names(page: Page) -> list[str]:
    """The names on the cards, in order."""
    return [words for words, url in page.links if url.startswith("/lieu/")]


def near(name: str, km: float, **facts: object) -> dict[str, object]:
    """A place north of the town hall of Saint-Denis."""
    return {"name": name, "latitude": towns.SAINT_DENIS.latitude + km / 111.195, "longitude": towns.SAINT_DENIS.longitude, **facts}


def test_without_a_question_all_places_come_by_name(client: Client) -> None:
    make_places([{"name": "Zébulon"}, {"name": "Éclair"}, {"name": "Abri"}])
    page = get(client)
    assert names(page) == ["Abri", "Éclair", "Zébulon"]
    assert "3 lieux, par ordre alphabétique" in page.text


def test_with_a_commune_the_nearest_comes_first_and_says_how_far(client: Client) -> None:
    towns.save()
    make_places([near("Loin", 12.2), near("Près", 0.4), near("Entre", 2.9)])
    page = get(client, commune="93066")
    assert names(page) == ["Près", "Entre", "Loin"]
    for words in ("à moins de 1 km", "à 3 km", "à 12 km", "Les lieux les plus proches de Saint-Denis (93)", "3 lieux, du plus proche"):
        assert words in page.text


def test_a_place_known_by_its_commune_alone_says_about(client: Client) -> None:
    towns.save()
    make_place(**near("Quelque part", 3, position_precision="commune"))
    assert "à 3 km environ" in get(client, commune="93066").text


@pytest.mark.parametrize("typed", ["93200", "saint-denis 93", "ST DENIS 93200", "Saint-Denis (Seine-Saint-Denis)"])
def test_a_town_or_a_postal_code_as_people_type_it_is_found(client: Client, typed: str) -> None:
    towns.save()
    make_place()
    assert "Les lieux les plus proches de Saint-Denis (93)" in get(client, lieu=typed).text


@pytest.mark.parametrize("typed", ["93", "Seine-Saint-Denis"])
def test_a_departement_is_a_place_to_be(client: Client, typed: str) -> None:
    towns.save()
    make_places([{"name": "Dedans", "commune": "93066"}, {"name": "Dehors", "commune": "48095"}])
    page = get(client, lieu=typed)
    assert names(page) == ["Dedans"]
    assert "Seine-Saint-Denis (93) : 1 lieu" in page.text


def test_a_name_shared_by_towns_is_a_choice_most_populated_first(client: Client) -> None:
    towns.save()
    make_place()
    page = get(client, lieu="Saint-Denis", service="demarches")
    assert "Voici ce que nous trouvons pour « Saint-Denis »" in page.text
    choices = [(words, url) for words, url in page.links if "commune=" in url]
    assert [words for words, _ in choices] == ["Saint-Denis — La Réunion (974)", "Saint-Denis — Seine-Saint-Denis (93)"]
    assert choices[1][1] == "/annuaire/?commune=93066&service=demarches"
    assert names(page) == ["Lieu d'essai"]


def test_a_typing_error_is_met_with_a_proposal(client: Client) -> None:
    towns.save()
    make_place()
    page = get(client, lieu="mandde")
    assert "Vouliez-vous dire" in page.text
    assert page.link("Mende — Lozère (48)") == "/annuaire/?commune=48095"
    assert names(page) == ["Lieu d'essai"]


def test_an_unknown_town_is_said_and_may_be_the_name_of_a_place(client: Client) -> None:
    make_place(name="Xyzzyx numérique")
    page = get(client, lieu="xyzzyx")
    assert "Nous ne trouvons pas « xyzzyx »" in page.text
    found = Page(client.get(page.link("Chercher un lieu qui s'appelle « xyzzyx »")))
    assert names(found) == ["Xyzzyx numérique"]


def test_what_the_form_shows_for_a_commune_means_that_commune_when_sent_again(client: Client) -> None:
    towns.save()
    field = next(field for field in get(client, commune="93066").all("input") if field.get("name") == "lieu")
    assert "Saint-Denis (93)" in get(client, lieu=field["value"], commune="93066").text
    assert "Saint-Denis (93)" in get(client, lieu=field["value"]).text
    assert "Mende (48)" in get(client, lieu="mende", commune="93066").text, "another town was typed over it"


def test_a_commune_named_as_a_departement_is_a_choice(client: Client) -> None:
    towns.save(towns.CommuneRow(code="47222", name="La Réunion", postal_codes=("47700",), population=500, region="75"))
    page = get(client, lieu="la réunion", prix="gratuit")
    assert page.link("La Réunion (974) — tout le département") == "/annuaire/?lieu=974&prix=gratuit"
    assert page.link("La Réunion — Lot-et-Garonne (47)") == "/annuaire/?commune=47222&prix=gratuit"


def test_a_place_is_found_by_words_of_its_name(client: Client) -> None:
    make_places([{"name": "Médiathèque Ulysse"}, {"name": "Mairie"}])
    assert names(get(client, nom="ulysse mediatheque")) == ["Médiathèque Ulysse"]


FACETS = [
    pytest.param("public", "seniors", {"publics": ["seniors"]}, {"publics": ["jeunes"]}, id="public"),
    pytest.param("accompagnement", "atelier", {"support_modes": ["atelier"]}, {"support_modes": ["individuel"]}, id="support"),
    pytest.param("soutien", "surdite", {"special_support": ["surdite"]}, {"special_support": ["visuel"]}, id="special"),
    pytest.param("prix", "gratuit", {"fees": ["gratuit"]}, {"fees": ["payant"]}, id="fee"),
]


@pytest.mark.parametrize(("parameter", "code", "yes", "no"), FACETS)
def test_a_filter_keeps_a_known_yes_and_says_how_many_say_nothing(
    client: Client, parameter: str, code: str, yes: dict[str, object], no: dict[str, object]
) -> None:
    for name, facets in (("Oui", yes), ("Non", no), ("Muet", {})):
        make_place(name=name, services={"demarches": {"category": "demarches", **facets}})
    page = get(client, **{parameter: code})
    assert names(page) == ["Oui"]
    assert "1 autre lieu à vérifier" in page.text
    more = Page(client.get(page.link("Les montrer aussi")))
    assert names(more) == ["Oui", "Muet"]
    assert "Nous ne savons pas tout de ces lieux" in more.text


@pytest.mark.parametrize(
    ("parameter", "code", "yes", "no"),
    [
        pytest.param("service", "acces", {"services": ["acces"]}, {"services": ["demarches"]}, id="service"),
        pytest.param("dispositif", "pix", {"programmes": ["pix"]}, {"programmes": ["bnr"]}, id="programme"),
        pytest.param("mode", "telephoner", {"access_modes": ["telephoner"]}, {"access_modes": ["courriel"]}, id="access"),
    ],
)
def test_a_filter_on_the_place_itself(client: Client, parameter: str, code: str, yes: dict[str, object], no: dict[str, object]) -> None:
    make_places([{"name": "Oui", **yes}, {"name": "Non", **no}])
    assert names(get(client, **{parameter: code})) == ["Oui"]


def test_open_now_keeps_what_is_surely_open(client: Client) -> None:
    make_places([{"name": "Ouvert", "hours": "Tu 09:00-12:00"}, {"name": "Fermé", "hours": "We 09:00-12:00"}, {"name": "Muet"}])
    with time_machine.travel(TUESDAY_10, tick=False):
        page = get(client, ouvert="1")
    assert names(page) == ["Ouvert"]
    assert "Ouvert aujourd'hui jusqu'à 12 h" in page.text
    assert "1 autre lieu à vérifier : il nous manque une information (horaires)" in page.text


def test_a_distance_bounds_the_list_and_the_heading_says_it(client: Client) -> None:
    towns.save()
    make_places([near("Dedans", 4), near("Dehors", 6)])
    page = get(client, commune="93066", rayon=5)
    assert names(page) == ["Dedans"]
    assert "1 lieu à moins de 5 km de Saint-Denis (93)" in page.text


def test_a_distance_from_nowhere_is_said_to_be_of_no_use(client: Client) -> None:
    make_place()
    assert "Écrivez votre ville pour que la distance compte." in get(client, rayon=5).text


def test_places_without_a_position_are_not_left_out_in_silence(client: Client) -> None:
    towns.save()
    make_places([{"name": "Placé"}, {"name": "Nulle part", "latitude": None, "longitude": None, "position_precision": ""}])
    page = get(client, commune="93066")
    assert names(page) == ["Placé"]
    assert "Cette liste ne montre pas 1 lieu : nous ne savons pas où" in page.text
    assert names(Page(client.get(page.link("Voir la liste par nom")))) == ["Nulle part", "Placé"]


def test_each_choice_can_be_lifted_without_losing_the_others(client: Client) -> None:
    towns.save()
    make_place()
    page = get(client, commune="93066", service=["demarches", "acces"], rayon=5)
    assert page.link("Enlever : Faire une démarche") == "/annuaire/?commune=93066&service=acces&rayon=5"
    assert page.link("Enlever : Saint-Denis (93)") == "/annuaire/?service=acces&service=demarches&rayon=5"


def test_filters_stay_folded_so_that_a_phone_shows_places_first(client: Client) -> None:
    make_place()
    assert not [details for details in get(client).all("details") if "open" in details]
    chosen = [details for details in get(client, prix="gratuit").all("details") if "open" in details]
    assert len(chosen) == 1, "inside the folded filters, the question that has an answer"


def test_an_empty_list_says_what_to_give_up_what_is_near_and_whom_to_call(client: Client) -> None:
    towns.save()
    make_place(name="Seul", programmes=["pix"], services={"demarches": {"category": "demarches", "fees": ["gratuit"]}})
    page = get(client, commune="93066", dispositif="pix", prix="payant")
    assert "Aucun lieu près de Saint-Denis (93)" in page.text
    assert page.link("Enlever « Payant » : 1 lieu") == "/annuaire/?commune=93066&dispositif=pix"
    assert page.link("Appeler la mairie de Saint-Denis : 01 49 33 66 66") == "tel:+33149336666"
    assert "Les lieux les plus proches, quoi qu'ils proposent" in page.text
    assert names(page) == ["Seul"]


def test_an_empty_directory_is_still_a_page(client: Client) -> None:
    page = get(client, prix="gratuit")
    assert "Aucun lieu" in page.text
    assert page.link("Enlever tous les filtres") == "/annuaire/"
