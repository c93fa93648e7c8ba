"""Towns and positions outside France, or outside the territory served: said as such, and never taken for a typing error."""

import re
from dataclasses import replace

import pytest
from django.conf import LazySettings
from django.test import Client

from orientation.asking.kept_answers import Kept
from orientation.helping.helpline_file import bring_helplines
from orientation.locating import Abroad, locate, spot_of_position
from orientation.needs import Precision, Spot, Wishes
from orientation.suggesting import suggest
from orientation.telling.wording import step_text
from orientation.whereabouts.abroad import _COUNTRIES
from places.gazetteer.name_index import Certainty, default_index
from places.geography import Point
from tests.factories import make_place
from tests.html import Page
from tests.orientation.candidates import AT, need
from tests.orientation.pages.conftest import keeping

pytestmark = pytest.mark.usefixtures("communes")


@pytest.mark.parametrize("typed", ["bruxelles", "Genève", "MONACO", "98000", "Luxembourg", "barcelone"])
@pytest.mark.parametrize("territory", [(), ("93", "48")], ids=["everywhere", "a territory"])
def test_a_town_abroad_is_no_typing_error(settings: LazySettings, typed: str, territory: tuple[str, ...]) -> None:
    settings.TERRITORY = territory
    found = locate(typed)
    assert isinstance(found, Abroad)
    assert len(found.choices) <= 5


@pytest.mark.parametrize("key", sorted(_COUNTRIES))
def test_no_name_of_a_town_abroad_is_that_of_a_commune(key: str) -> None:
    hits = default_index().named(key, only=lambda code: True)
    assert not [hit for hit in hits if hit.certainty == Certainty.EXACT]


def test_the_question_says_so_and_what_can_be_done(client: Client) -> None:
    page = Page(client.post("/ou/?besoin=demarches", {"lieu": "bruxelles"}))
    assert "bruxelles (Belgique) n'est pas en France." in page.text.replace("Bruxelles", "bruxelles")
    assert page.link("Je ne veux pas dire où je suis")
    identifiers = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize("told", [{"lieu": "bruxelles"}, {"lat": "50.85", "lon": "4.35"}], ids=["a town", "a position"])
def test_help_by_telephone_is_promised_only_where_some_is_known(client: Client, told: dict[str, str]) -> None:
    make_place(services={"demarches": {"category": "demarches", "support_modes": ["distance"]}}, phone="+33199001122")
    promised, else_said = "Pour une aide par téléphone, touchez", "Vous allez venir en France ? Écrivez la ville où vous serez."
    for need_asked, helped in (("demarches", True), ("securite", False), ("acces", False)):
        text = Page(client.post(f"/ou/?besoin={need_asked}", told)).text
        assert (promised in text, else_said in text) == (helped, not helped)


@pytest.mark.parametrize(("latitude", "longitude"), [("50.85", "4.35"), ("40.71", "-74.01")], ids=["Brussels", "New York"])
def test_a_position_abroad_is_said_to_be_and_names_no_town_hall(client: Client, latitude: str, longitude: str) -> None:
    asked = client.post("/ou/?besoin=demarches", {"lat": latitude, "lon": longitude})
    assert "Votre position est hors de France" in Page(asked).text
    page = Page(client.get(f"/resultats/?besoin=demarches&lat={latitude}&lon={longitude}"))
    assert "Cette position est hors de France" in page.text
    assert "mairie" not in page.text.split("Accessibilité :")[0]


@pytest.mark.parametrize("wishes", [Wishes(), Wishes(special_support=("surdite",)), Wishes(minor=True)], ids=["anyone", "deaf", "minor"])
def test_far_from_france_nobody_is_sent_to_numbers_that_do_not_answer_there(client: Client, wishes: Wishes) -> None:
    bring_helplines()  # a test that empties the tables takes those of the migration with it
    keeping(client, Kept(wishes=wishes))
    page = Page(client.get("/resultats/?besoin=demarches&lat=40.71&lon=-74.01"))
    assert not [url for _, url in page.links if url.startswith("tel:")]
    assert page.link("service-public.gouv.fr")
    assert "les sites de cette page, ou demande" in page.text
    assert "à moins de 50 km" not in page.text
    assert not re.search("Appel(le|ez|er) ", page.text)


@pytest.mark.parametrize(("support", "said"), [((), "Voici de l'aide par téléphone."), (("surdite",), "Voici de l'aide à distance.")])
def test_nobody_is_said_to_come_abroad(support: tuple[str, ...], said: str) -> None:
    make_place(services={"demarches": {"category": "demarches", "support_modes": ["distance"]}}, phone="+33199001122")
    asked = replace(need(special_support=support), spot=Spot(precision=Precision.POSITION, point=Point(50.85, 4.35)))
    (_, step) = suggest(asked, at=AT).steps
    assert step_text(step, asked).endswith(said)


def test_a_position_in_france_keeps_its_commune() -> None:
    spot = spot_of_position("48.94", "2.36")
    assert spot is not None
    assert spot.commune == "93066"


def test_a_town_outside_the_territory_is_told_where_this_site_helps(client: Client, settings: LazySettings) -> None:
    settings.TERRITORY = ("93", "48")
    said = "Ce site aide les personnes qui vivent ici : Seine-Saint-Denis, Lozère."
    assert said in Page(client.get("/resultats/?besoin=demarches&commune=69123")).text
    steps = client.get("/api/v1/orientation/?need=demarches&commune=69123").json()["steps"]
    assert steps[0]["code"] == "outside"
    assert said in steps[0]["text"]
    assert said not in Page(client.get("/resultats/?besoin=demarches&commune=93066")).text
