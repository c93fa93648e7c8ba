"""Where someone is, told by what is near, by an island, a région or the code of a big receiver of mail."""

import pytest

from orientation.locating import Perhaps, Several, Unknown, locate
from orientation.needs import Spot
from orientation.presenting.asking_where import WHICH_DEPARTMENT, WHICH_TOWN, where_question

pytestmark = pytest.mark.usefixtures("communes")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("à côté de la gare de Lille", "59350"),
        ("gare de Lille", "59350"),
        ("à la mairie de Mende", "48095"),
        ("derrière l'église de Mende", "48095"),
        ("je dors à la gare de Toulouse", "31555"),
        ("j'habite en face de la poste à Mende", "48095"),
        ("centre ville de Lille", "59350"),
        ("près de la mairie de Saint-Denis 93", "93066"),
        ("gare du Nord", "75056"),
        ("gare de l'Est", "75056"),
        ("31000 TOULOUSE CEDEX 7", "31555"),
        ("59507 LILLE CEDEX", "59350"),
    ],
)
def test_a_landmark_leads_to_its_town(typed: str, code: str) -> None:
    found = locate(typed)
    assert isinstance(found, Spot), found
    assert found.commune == code


@pytest.mark.parametrize("typed", ["près de la mairie", "à côté de la gare", "je suis près de l'hôpital", "mairie", "en face de la poste"])
def test_a_landmark_without_its_town_is_asked_for_it(typed: str) -> None:
    found = locate(typed)
    assert found == Unknown(typed, lacks_town=True)
    assert where_question(found, chose_none=False).problem == WHICH_TOWN


def test_the_station_of_lyon_may_be_in_paris_and_is_asked_about() -> None:
    assert isinstance(locate("gare de Lyon"), Perhaps)


@pytest.mark.parametrize("typed", ["Cours-la-Ville 69470", "Pierrefitte-sur-Seine", "le havre"])
def test_a_town_whose_name_is_nearly_a_landmark_is_still_a_town(typed: str) -> None:
    assert isinstance(locate(typed), Spot)


@pytest.mark.parametrize("typed", ["Île-de-France", "région Île-de-France", "j'habite en île de france"])
def test_a_region_is_asked_which_departement(typed: str) -> None:
    found = locate(typed)
    assert isinstance(found, Several)
    assert [choice.code for choice in found.choices][:8] == ["75", "77", "78", "91", "92", "93", "94", "95"]
    assert where_question(found, chose_none=False).question == WHICH_DEPARTMENT
    chosen = locate(typed, commune="93")
    assert isinstance(chosen, Spot)
    assert chosen.department == "93"
