"""What the page may tell of a person: to that person, and to nobody else."""

import json
import re
from urllib.parse import unquote, urlsplit

import pytest
from django.test import Client

from orientation.needs import Precision, Spot
from places.geography import Point
from tests.factories import make_place, make_places
from tests.orientation.results.conftest import Ask, near

pytestmark = pytest.mark.django_db

EVERYTHING = {
    "urgent": True, "publics": ("femmes",), "minor": False, "special_support": ("surdite", "mental", "illettrisme"), "language": "tr",
    "cannot_move": True, "step_free": True, "slots": ("soir",), "free": True, "walk_in": True, "programme": "pix", "mode": "individuel",
    "equipment": ("printing",),
}  # fmt: skip
TELLTALE = re.compile(
    r"surdit|mental|illettr|femme|turc|tr=|=tr\b|langue|urgent|fauteuil|step|soir|gratuit|prix|pix|imprim|violence|48\.94|2\.354|cannot|wish|public",
    re.IGNORECASE,
)

PARAMETERS = {"depuis", "besoin", "commune", "nombre", "service"}


def test_no_link_tells_anything_of_the_person(ask: Ask) -> None:
    make_places([near(f"Lieu {number}", number, emails=["a@essai.example"], booking_url="https://rdv.example/") for number in range(1, 9)])
    exact = Spot(precision=Precision.ADDRESS, point=Point(48.945679, 2.354321), commune="93066", label="Saint-Denis (93)")
    page = ask(kept={"spot": exact}, **EVERYTHING)
    addresses = [url for _, url in page.links] + [form["action"] for form in page.all("form")]
    own = [url for url in addresses if url.startswith("/") and not url.startswith("/l/")]
    assert len(own) > 20
    for url in own:
        parameters = {pair.split("=")[0] for pair in urlsplit(url).query.split("&") if pair}
        assert parameters <= PARAMETERS, url
    others = [unquote(url) for url in addresses if not url.startswith("/")]
    assert others
    told = [url for url in [*own, *others] if TELLTALE.search(re.sub(r"mlat=[^&]*&mlon=[^#]*#map=\S*", "", url))]
    assert not told


def test_a_position_is_written_no_finer_than_a_kilometre(ask: Ask, client: Client) -> None:
    make_places([near(f"Lieu {number}", number) for number in range(1, 9)])
    fine = "/resultats/?besoin=demarches&lat=48.945679&lon=2.354321&nombre=12"
    turned = client.get(fine)
    assert (turned.status_code, turned["Location"]) == (302, "/resultats/?besoin=demarches&lat=48.95&lon=2.35&nombre=12")
    assert "no-store" in turned["Cache-Control"]
    page = ask(query="besoin=demarches&lat=48.95&lon=2.35")
    assert page.link("Changer la position") == "/ou/?besoin=demarches&lat=48.95&lon=2.35&depuis=lieux"
    assert "48.9456" not in json.dumps(page.links)
    assert "Les distances sont comptées à vol d'oiseau, depuis la position du téléphone, à 1 km près." in page.text
    assert " m, environ" not in page.text
    assert "2 km environ" in page.text


def test_only_openstreetmap_and_the_places_own_sites_are_linked_and_none_is_told_where_from(ask: Ask) -> None:
    make_place(**near("Lieu", 1, booking_url="https://rdv.example/"))
    page = ask()
    outside = [attributes for attributes in page.all("a") if attributes["href"].startswith("http")]
    assert {urlsplit(attributes["href"]).netloc for attributes in outside} == {"www.openstreetmap.org", "rdv.example"}
    assert {attributes.get("rel") for attributes in outside} == {"noreferrer"}
    assert not page.all("img")
    assert not page.all("script")


def test_the_answers_of_one_person_are_not_shown_to_the_next(ask: Ask, client: Client) -> None:
    make_place(**near("Lieu", 1))
    assert "j'entends mal" in ask(special_support=("surdite",)).text
    client.post("/effacer/")
    assert "j'entends mal" not in ask().text
