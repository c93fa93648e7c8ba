"""/annuaire/carte/: the same question as the list, put to the API by a script; the list is complete without it."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from tests import towns
from tests.factories import make_place, make_places
from tests.html import Page

pytestmark = pytest.mark.django_db


def the_map(page: Page) -> dict[str, str]:
    return next(attributes for attributes in page.all("div") if attributes.get("id") == "carte")


QUESTIONS = [
    pytest.param({}, id="everything"),
    pytest.param({"commune": "93066", "rayon": "5"}, id="near"),
    pytest.param({"lieu": "48"}, id="departement"),
    pytest.param({"nom": "médiathèque", "service": ["acces", "demarches"], "prix": "gratuit", "inconnus": "1"}, id="facets"),
    pytest.param({"dispositif": "pix", "mode": "telephoner", "public": "jeunes", "soutien": "visuel"}, id="more"),
    pytest.param({"ouvert": "1", "commune": "48095"}, id="open"),
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_map_asks_the_api_for_the_very_places_of_the_list(client: Client, question: dict[str, object]) -> None:
    towns.save()
    make_places(
        [
            {"name": "Médiathèque", "commune": "93066", "services": {"acces": {"category": "acces", "fees": ["gratuit"]}}},
            {
                "name": "Médiathèque muette",
                "commune": "48095",
                "latitude": 44.5,
                "longitude": 3.5,
                "services": ["demarches"],
                "hours": "24/7",
            },
            {"name": "Autre", "commune": "48095", "latitude": 44.51, "longitude": 3.51, "programmes": ["pix"]},
        ]
    )
    listed = {url.split("/")[2] for _, url in Page(client.get("/annuaire/", question)).links if url.startswith("/lieu/")}
    address = the_map(Page(client.get("/annuaire/carte/", question)))["data-places"]
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/geo+json")
    codes = {feature["id"] for feature in answer.json()["features"]}
    assert codes == listed or not answer.json()["count"], "an empty list shows other places, which the map does not"


def test_the_map_asks_for_no_more_than_a_hundred_places_and_says_so(client: Client) -> None:
    make_places([{"name": f"Lieu {number}"} for number in range(101)])
    page = Page(client.get("/annuaire/carte/"))
    asked = dict(parse_qsl(urlsplit(the_map(page)["data-places"]).query))
    assert asked == {"format": "geojson", "page_size": "100"}
    assert "La carte montre 100 lieux au plus" in page.text


def test_the_map_is_hidden_until_its_script_runs_and_the_list_is_a_link_away(client: Client) -> None:
    make_place()
    page = Page(client.get("/annuaire/carte/", {"service": "demarches"}))
    assert "hidden" in the_map(page)
    assert "La carte a besoin de JavaScript" in page.text
    assert page.link("‹ Retour à la liste") == "/annuaire/?service=demarches"


def test_tiles_come_from_the_configured_source_with_its_name(client: Client) -> None:
    attributes = the_map(Page(client.get("/annuaire/carte/")))
    assert attributes["data-tiles"] == settings.TILE_URL
    assert attributes["data-attribution"] == settings.TILE_ATTRIBUTION


def test_the_list_loads_nothing_of_the_map(client: Client) -> None:
    make_place()
    page = Page(client.get("/annuaire/"))
    assert not page.all("script")
    assert "leaflet" not in str(page.all("link"))
    assert page.link("Voir sur une carte (utilise plus de données)") == "/annuaire/carte/"


def test_only_the_map_page_may_draw_data_images(client: Client) -> None:
    assert "img-src 'self' https://data.geopf.fr data:" in client.get("/annuaire/carte/")["Content-Security-Policy"]
    assert "data:" not in client.get("/annuaire/")["Content-Security-Policy"]


def test_a_wrong_parameter_is_left_aside_as_in_the_list(client: Client) -> None:
    response = client.get("/annuaire/carte/", {"prix": "cher", "service": "acces"})
    assert response.status_code == 400
    assert "fee=" not in the_map(Page(response))["data-places"]
