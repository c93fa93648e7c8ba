"""Question 2: a town, a choice, a street, a position, a département, or nothing said; and what each state of the page says."""

from unittest.mock import patch

import pytest
from django.test import Client
from pytest_django import Settings

from orientation.asking.kept_answers import Kept
from orientation.locating import Unknown
from orientation.needs import Precision, Spot, Wishes
from places.departments import DEPARTMENTS
from places.geography import Point
from tests.factories import make_place
from tests.html import Page
from tests.orientation.locating.fake_geocoder import FakeGeocoder, feature, found
from tests.orientation.pages.conftest import is_stored_nowhere, keeping, kept_by

pytestmark = pytest.mark.usefixtures("_towns")

ADDRESS = "/ou/?besoin=demarches"
STREET = Spot(precision=Precision.ADDRESS, point=Point(48.936971, 2.359761), commune="93066", label="Saint-Denis (93)")


def radios(page: Page) -> list[dict[str, str]]:
    return [attributes for attributes in page.all("input") if attributes.get("type") == "radio"]


def field(page: Page) -> dict[str, str]:
    return next(attributes for attributes in page.all("input") if attributes.get("id") == "lieu")


def test_the_page_asks_one_thing_and_says_what_is_looked_for(client: Client) -> None:
    response = client.get(ADDRESS)
    page = Page(response)
    assert "Question 2 sur 3" in page.text
    assert "Vous cherchez : faire une démarche" in page.text
    assert page.link("Changer le besoin") == page.link("‹ Retour") == "/"
    assert page.link("Je ne veux pas dire où je suis") == "/ou/departements/?besoin=demarches"
    assert field(page)["autocomplete"] == "postal-code"
    assert {"action": "/ou/?besoin=demarches#erreurs", "method": "post"}.items() <= page.all("form")[0].items()
    assert is_stored_nowhere(response)


@pytest.mark.parametrize("address", ["/ou/", "/ou/departements/", "/important/?commune=93066", "/resultats/?commune=93066"])
def test_without_a_need_the_first_question_comes_first(client: Client, address: str) -> None:
    assert client.get(address)["Location"] == "/"
    if "departements" not in address and "resultats" not in address:
        assert client.post(address, {"lieu": "93200"})["Location"] == "/"


@pytest.mark.parametrize(
    ("button", "after"),
    [
        pytest.param({"suite": "important"}, "/important/", id="go on"),
        pytest.param({}, "/important/", id="Enter key, or a script"),
        pytest.param({"suite": "lieux"}, "/resultats/", id="places at once"),
    ],
)
def test_a_town_leads_on(client: Client, button: dict[str, str], after: str) -> None:
    response = client.post(ADDRESS, {"lieu": "93200", **button})
    assert (response.status_code, response["Location"]) == (302, f"{after}?besoin=demarches&commune=93066")
    assert kept_by(client) is None, "nothing to keep: no cookie"


@pytest.mark.parametrize(("button", "after"), [("important", "/important/"), ("lieux", "/resultats/")])
def test_a_street_that_the_geocoder_finds_leads_on_and_distances_are_from_its_door(
    client: Client, geocoder: FakeGeocoder, button: str, after: str
) -> None:
    make_place(name="Au coin", commune="93066", latitude=48.9402, longitude=2.3561, services={"demarches": {"category": "demarches"}})
    geocoder.answer = found(feature("93066", 48.9312, 2.3561))
    response = client.post(ADDRESS, {"lieu": "2 place Victor Hugo 93200 Saint-Denis", "suite": button})
    assert (response.status_code, response["Location"]) == (302, f"{after}?besoin=demarches&commune=93066"), "no street in an address"
    assert kept_by(client).spot == Spot(
        precision=Precision.ADDRESS, point=Point(48.9312, 2.3561), commune="93066", label="Saint-Denis (93)"
    )
    page = Page(client.get("/resultats/?besoin=demarches&commune=93066"))
    assert "1 km" in page.text, "and not the 400 m from the town hall"


@pytest.mark.parametrize("sent", [{}, {"lieu": " "}], ids=["no field", "blank"])
def test_saying_nothing_is_an_error_that_says_how_to_repair_it(client: Client, sent: dict[str, str]) -> None:
    page = Page(client.post(ADDRESS, sent))
    assert page.text.startswith("Erreur : Où êtes-vous ?")
    assert page.link("Écrivez votre ville ou votre code postal.") == "#lieu"
    assert field(page)["aria-invalid"] == "true"
    assert set(field(page)["aria-describedby"].split()) <= {attributes.get("id") for _, attributes in page.tags}


def test_a_name_that_several_towns_have_is_a_choice_without_an_error(client: Client) -> None:
    response = client.post(ADDRESS, {"lieu": "saint-denis"})
    assert response["Location"] == f"{ADDRESS}&ville=saint-denis", "by GET: the browser can come back to it"
    page = Page(client.get(response["Location"]))
    assert "Erreur" not in page.text
    assert "Il y a plusieurs villes. Choisissez votre ville." in page.text
    assert [radio["value"] for radio in radios(page)] == ["97411", "93066"], "most populated first"
    assert not [radio for radio in radios(page) if "checked" in radio]
    assert "Saint-Denis — Seine-Saint-Denis (93)" in page.text
    assert field(page)["value"] == "saint-denis"


def test_the_choice_made_leads_on(client: Client) -> None:
    response = client.post(ADDRESS, {"lieu": "saint-denis", "propose": "saint-denis", "choix": "93066", "suite": "lieux"})
    assert response["Location"] == "/resultats/?besoin=demarches&commune=93066"


def test_choosing_none_says_so(client: Client) -> None:
    page = Page(client.post(ADDRESS, {"lieu": " saint-denis ", "propose": "saint-denis"}))
    assert page.link("Choisissez votre ville dans la liste.") == f"#{radios(page)[0]['id']}"
    assert len(radios(page)) == 2
    assert "aria-invalid" not in field(page), "the words are right: the choice is missing"
    assert field(page)["aria-describedby"] == "lieu-aide"
    (towns,) = page.all("fieldset")
    assert (towns["role"], towns["aria-invalid"]) == ("radiogroup", "true")
    error = next(attributes for attributes in page.all("p") if attributes.get("id") == towns["aria-describedby"])
    assert error["class"] == "wrong"


def test_other_words_win_over_an_older_choice(client: Client) -> None:
    response = client.post(ADDRESS, {"lieu": "mende", "propose": "saint-denis", "choix": "93066"})
    assert response["Location"].endswith("commune=48095")


def test_a_typing_error_is_asked_about(client: Client) -> None:
    page = Page(client.post(ADDRESS, {"lieu": "mandde"}, follow=True))
    assert "Nous ne trouvons pas « mandde ». Vouliez-vous dire :" in page.text
    assert "48095" in [radio["value"] for radio in radios(page)]
    assert not [radio for radio in radios(page) if "checked" in radio]


@pytest.mark.parametrize("typed", ["mandde", "toulouz", "bruxelle"])
def test_what_nearly_fits_is_never_more_than_five_towns(client: Client, typed: str) -> None:
    assert len(radios(Page(client.post(ADDRESS, {"lieu": typed})))) <= 5


@pytest.mark.parametrize("typed", ["place saint-denis", "chez moi à saint-denis", "12 saint-denis"])
def test_words_that_are_no_town_never_go_into_the_address_of_the_choice(client: Client, geocoder: FakeGeocoder, typed: str) -> None:
    response = client.post(ADDRESS, {"lieu": typed})
    assert response.status_code == 200
    assert is_stored_nowhere(response)
    assert f'value="{typed}"' in response.content.decode()


@pytest.mark.parametrize("name", ["", "mende", "blorp", "2 place saint-denis", "06 39 98 12 34", "x" * 5000], ids=lambda name: name[:20])
def test_an_address_that_leaves_nothing_to_choose_asks_the_question(client: Client, geocoder: FakeGeocoder, name: str) -> None:
    page = Page(client.get(ADDRESS, {"besoin": "demarches", "ville": name}))
    assert radios(page) == []
    assert field(page)["value"] == ""
    assert geocoder.asked == []


def test_an_unknown_town_is_shown_again_with_a_way_out(client: Client) -> None:
    response = client.post(ADDRESS, {"lieu": "<i>xyzzy</i> plop"})
    page = Page(response)
    assert page.link("Nous ne trouvons pas « <i>xyzzy</i> plop ». Écrivez votre ville ou votre code postal.") == "#lieu"
    assert "<i>xyzzy" not in response.content.decode()
    assert page.link("Je ne veux pas dire où je suis")


def test_a_page_of_words_is_not_repeated_whole_above_the_field(client: Client) -> None:
    typed = "xyzzy " * 33
    page = Page(client.post(ADDRESS, {"lieu": typed}))
    assert "Nous ne trouvons pas « xyzzy xyzzy xyzzy xyzzy… »." in page.text
    assert field(page)["value"] == typed.strip()


def test_a_town_that_is_not_served_is_told_where_to_go(client: Client, settings: Settings) -> None:
    settings.TERRITORY = ["93", "48"]
    page = Page(client.post(ADDRESS, {"lieu": "97320"}))
    assert "Ce site aide les personnes qui vivent ici : Seine-Saint-Denis et Lozère." in page.text
    assert "Saint-Laurent-du-Maroni (973)" in page.text
    assert "carte nationale" in page.text
    position = Page(client.post(ADDRESS, {"lat": "5.50", "lon": "-54.03"}))
    assert "Ce site aide les personnes qui vivent ici" in position.text


def test_the_point_of_a_street_goes_into_the_cookie_and_its_town_alone_into_the_address(client: Client) -> None:
    with patch("orientation.views.where.locate", return_value=STREET):
        response = client.post(ADDRESS, {"lieu": "2 rue de l'Essai, Saint-Denis"})
    assert response["Location"] == "/important/?besoin=demarches&commune=93066"
    kept = kept_by(client)
    assert kept is not None
    assert kept.spot == STREET


def test_another_town_forgets_the_street_and_nothing_else(client: Client) -> None:
    keeping(client, Kept(spot=STREET, wishes=Wishes(free=True), alerts=("arnaque",)))
    client.post(ADDRESS, {"lieu": "mende"})
    assert kept_by(client) == Kept(wishes=Wishes(free=True), alerts=("arnaque",))


def test_a_position_is_rounded_to_about_a_kilometre_whatever_is_sent(client: Client) -> None:
    response = client.post(ADDRESS, {"lieu": "", "lat": "48.936971", "lon": "2.359761"})
    assert response["Location"] == "/important/?besoin=demarches&lat=48.94&lon=2.36"


@pytest.mark.parametrize(("lat", "lon"), [("91", "0"), ("nord", "est"), ("48.94", ""), ("nan", "2"), ("inf", "2")])
def test_a_position_that_is_none_asks_for_the_town(client: Client, lat: str, lon: str) -> None:
    page = Page(client.post(ADDRESS, {"lieu": "", "lat": lat, "lon": lon}))
    assert page.link("Votre téléphone n'a pas donné sa position. Écrivez votre ville.") == "#lieu"


def test_what_the_script_says_when_the_telephone_refuses_is_in_the_page(client: Client) -> None:
    page = Page(client.get(ADDRESS))
    said = next(attributes for attributes in page.all("p") if attributes.get("id") == "position")
    assert said["data-refused"] == "Votre téléphone n'a pas donné sa position. Écrivez votre ville."
    button = next(attributes for attributes in page.all("button") if "data-locate" in attributes)
    assert "hidden" in button, "nothing to touch where no script can answer"
    assert [script["src"] for script in page.all("script")] == ["/static/js/locate.js"]


def test_a_personal_number_is_neither_looked_for_nor_shown_again(client: Client) -> None:
    with patch("orientation.views.where.locate", return_value=Unknown("")) as locate:
        response = client.post(ADDRESS, {"lieu": "06 39 98 12 34"})
    assert not locate.called
    assert "N'écrivez pas de numéro personnel ici. Écrivez votre ville ou votre code postal." in Page(response).text
    assert "39 98" not in response.content.decode()


def test_coming_back_finds_the_town_in_its_field(client: Client) -> None:
    assert field(Page(client.get(f"{ADDRESS}&commune=93066")))["value"] == "Saint-Denis (93)"
    assert field(Page(client.get(f"{ADDRESS}&lat=48.94&lon=2.36")))["value"] == ""
    response = client.post(f"{ADDRESS}&commune=93066", {"lieu": "Saint-Denis (93)"})
    assert response["Location"].endswith("?besoin=demarches&commune=93066")


def test_an_address_with_an_unknown_town_says_so(client: Client) -> None:
    page = Page(client.get(f"{ADDRESS}&commune=00000"))
    assert page.link("Nous ne savons pas où c'est. Écrivez votre ville ou votre code postal.") == "#lieu"


def test_whoever_says_nothing_chooses_a_departement_or_help_by_telephone(client: Client) -> None:
    page = Page(client.get("/ou/departements/?besoin=demarches"))
    assert page.link("Numéros utiles, partout en France") == "/resultats/?besoin=demarches"
    make_place(name="Plateforme", commune="93066", phone="+33199001234", services={"demarches": {"category": "demarches", "remote": True}})
    page = Page(client.get("/ou/departements/?besoin=demarches"))
    assert page.link("Aide par téléphone, partout en France") == "/resultats/?besoin=demarches", "promised only when it is known"
    listed = [words for words, url in page.links if "departement=" in url]
    assert len(listed) == len(DEPARTMENTS)
    assert listed[:3] == ["Ain (01)", "Aisne (02)", "Allier (03)"]
    assert listed.index("Hérault (34)") < listed.index("Ille-et-Vilaine (35)"), "accents are no letter of their own"
    assert page.link("Lozère (48)") == "/resultats/?besoin=demarches&departement=48"
    assert page.link("‹ Retour") == ADDRESS


def test_a_departement_is_found_by_its_initial(client: Client, settings: Settings) -> None:
    page = Page(client.get("/ou/departements/?besoin=demarches"))
    initials = [words for words, url in page.links if url == f"#{words}"]
    assert initials == sorted({*initials})
    assert {"A", "E", "V"} < set(initials), "Essonne under E, and Eure with it, whatever its accents"
    assert [one["id"] for one in page.all("h2") if "id" in one] == initials
    settings.TERRITORY = ["48", "93"]
    assert not Page(client.get("/ou/departements/?besoin=demarches")).all("h2")


def test_only_the_departements_served_are_listed(client: Client, settings: Settings) -> None:
    settings.TERRITORY = ["93"]
    page = Page(client.get("/ou/departements/?besoin=demarches"))
    assert [words for words, url in page.links if "departement=" in url] == ["Seine-Saint-Denis (93)"]
