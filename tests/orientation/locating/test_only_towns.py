"""Which words may stand in an address: names of towns, well or badly written, and nothing else that someone typed."""

import pytest

from orientation.locating import Perhaps, Several, locate, locate_town, says_only_towns
from tests.orientation.locating.fake_geocoder import FakeGeocoder

pytestmark = pytest.mark.usefixtures("communes")


@pytest.mark.parametrize(
    "typed", ["montreuil", "Saint-Denis", "st denis", "48000", "vienne", "reunion", "nant", "la rochelle", "toulouz", "lile", "noisy le s"]
)
def test_the_name_or_the_code_of_towns_is_no_secret(typed: str) -> None:
    found = locate(typed)
    assert isinstance(found, Several | Perhaps)
    assert says_only_towns(found)
    assert locate_town(typed) == found


@pytest.mark.parametrize(
    "typed",
    ["2 rue de la rochelle", "place saint denis", "ma commune la rochelle", "chez Karim montreuil", "12 montreuil", "je suis à montreuil"],
)
def test_any_other_word_is_one(typed: str, geocoder: FakeGeocoder) -> None:
    found = locate(typed)
    assert not isinstance(found, Several | Perhaps) or not says_only_towns(found)


def test_no_street_is_looked_for_in_a_name(geocoder: FakeGeocoder) -> None:
    locate_town("2 place Victor Hugo 93200 Saint-Denis")
    assert geocoder.asked == []
