"""A street address: its exact point when the geocoder can be believed, else the town hall of its commune, else a choice."""

import pytest

from orientation.locating import Outside, Perhaps, Several, Unknown, locate, spot_of_commune
from orientation.needs import Precision, Spot
from places.geography import Point
from tests.orientation.locating.fake_geocoder import FakeGeocoder, feature, found
from tests.orientation.locating.test_towns import codes

pytestmark = pytest.mark.usefixtures("communes")

STREET = Point(48.9312, 2.3561)
"""Near the town hall of Saint-Denis."""


def in_saint_denis(**more: object) -> dict[str, object]:
    return feature("93066", STREET.latitude, STREET.longitude, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("12 rue de la République 93200 Saint-Denis", "93066"),
        ("12, rue de la République, 93200 Saint-Denis, France", "93066"),
        ("12 rue de la République Saint-Denis 93200", "93066"),
        ("12 rue de la République 93200", "93066"),
        ("12 rue de la république saint-denis (93)", "93066"),
        ("12 rue de la république saint denis 974", "97411"),
        ("12 rue de la République, Saint-Denis, La Réunion", "97411"),
        ("93200 Saint-Denis 12 rue de la République", "93066"),
        ("12 rue Gabriel Péri 93200", "93066"),
        ("rue nationale lille", "59350"),
        ("lille rue nationale", "59350"),
        ("je suis au 12 rue nationale à lille", "59350"),
        ("rue du port le havre", "76351"),
        ("place du palais 20000 ajaccio", "2A004"),
        ("bd voltaire paris", "75056"),
        ("12 bis av Jean Jaurès Lyon 3", "69383"),
        ("cours de vincennes 75012", "75112"),
        ("rue du faubourg saint denis paris", "75056"),
        ("Résidence les Lilas, 12 rue des Fleurs, Lille", "59350"),
        ("lot 4 lotissement les flamboyants 97351 matoury", "97307"),
        ("12 rte de Balata Fort-de-France", "97209"),
        ("12 rue du 8 mai 1945 toulouse", "31555"),
    ],
    ids=str,
)
def test_without_a_geocoder_a_street_is_its_town_hall(typed: str, code: str) -> None:
    spot = locate(typed)
    assert isinstance(spot, Spot), spot
    assert (spot.precision, spot.commune) == (Precision.COMMUNE, code)


@pytest.mark.parametrize("typed", ["place de la mairie", "rue de Paris", "12 rue Saint-Denis", "12 rue", "12 rue de la paix 99999"])
def test_a_street_without_a_town_is_unknown_without_a_geocoder(typed: str) -> None:
    assert locate(typed) == Unknown(typed)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        pytest.param("12 rue de la république saint-denis", ["97411", "93066"], id="homonyms"),
        pytest.param("Saint-Denis, 12 rue de la République", ["97411", "93066"], id="homonyms before the street"),
        pytest.param("12 rue X 48000", ["48095", "48137"], id="postal code of several"),
        pytest.param("12 rue du 8 mai 1945, toulouz", ["31555"], id="typing error"),
        pytest.param("rue du marché florac", ["48061"], id="a small town may be the name of the street"),
        pytest.param("12 rue Gabriel Péri", ["2A209"], id="the name of the street is that of a small town"),
    ],
)
def test_a_street_in_a_doubtful_town_is_a_choice(typed: str, first: list[str]) -> None:
    doubt = locate(typed)
    assert codes(doubt)[: len(first)] == first
    assert isinstance(doubt, Several | Perhaps)
    assert doubt.typed == typed, "the street must not be typed again"
    settled = locate(typed, commune=first[-1])
    assert isinstance(settled, Spot)
    assert settled.commune == first[-1]


@pytest.mark.parametrize(
    "typed", ["rue", "place", "le passage", "Cours-la-Ville", "cours la ville 69470", "Ruelle sur Touvre (16)", "rue 80"]
)
def test_a_town_named_like_a_street_is_a_town(geocoder: FakeGeocoder, typed: str) -> None:
    assert not isinstance(locate(typed), Unknown)
    assert geocoder.asked == []


def test_a_street_that_the_geocoder_knows_is_an_exact_point_and_its_address_says_only_the_commune(geocoder: FakeGeocoder) -> None:
    geocoder.answer = found(in_saint_denis())
    spot = locate("12 rue de la République 93200 Saint-Denis")
    assert spot == Spot(precision=Precision.ADDRESS, point=STREET, commune="93066", label="Saint-Denis (93)")
    assert spot.parameters() == {"commune": "93066"}


@pytest.mark.parametrize(
    ("typed", "chosen", "sent"),
    [
        pytest.param("12 rue Exemple, 93200 Saint-Denis", "", "12 rue Exemple, 93200 Saint-Denis", id="as typed"),
        pytest.param("12 rue Exemple, France", "", "12 rue Exemple", id="no town"),
        pytest.param("rue exemple mende", "", "rue exemple 48000 Mende", id="with its only postal code"),
        pytest.param("rue exemple saint-denis", "97411", "rue exemple Saint-Denis", id="with the town chosen"),
        pytest.param("rue exemple", "48095", "rue exemple 48000 Mende", id="with the town chosen for none"),
        pytest.param("je suis au 12 rue exemple à lille", "", "12 rue exemple Lille", id="without what is not the address"),
        pytest.param("lille rue exemple", "", "rue exemple Lille", id="town first"),
        pytest.param("12 rue Exemple Paris 12", "", "12 rue exemple 75012 Paris", id="an arrondissement"),
    ],
)
def test_the_geocoder_is_told_the_address_and_nothing_else(geocoder: FakeGeocoder, typed: str, chosen: str, sent: str) -> None:
    geocoder.answer = found()
    locate(typed, commune=chosen)
    assert geocoder.asked == [sent]
    assert geocoder.parameters == {"q", "limit"}
    assert geocoder.headers.keys() == {"Accept-Encoding", "Host", "User-Agent", "Connection"}
    assert geocoder.headers["User-Agent"] == "coup-de-main-numerique (orientation)"


@pytest.mark.parametrize(
    ("typed", "answers", "commune"),
    [
        pytest.param(
            "rue Exemple 93200 Saint-Denis", [feature("97411", -20.88, 55.45), in_saint_denis()], "93066", id="the one that agrees"
        ),
        pytest.param("rue Exemple 93210", [feature("93059", 48.96, 2.36)], "93066", id="a former code"),
        pytest.param("rue de rivoli paris", [feature("75104", 48.856, 2.357), feature("75102", 48.86, 2.34)], "75104", id="arrondissement"),
        pytest.param("rue x saint-denis", [feature("93066", 48.94, 2.36), feature("59350", 50.6, 3.06)], "93066", id="one of the homonyms"),
        pytest.param("rue du marché florac", [feature("48061", 44.32, 3.59, kind="street")], "48061", id="a small town confirmed"),
        pytest.param("place de l'exemple", [feature("48095", 44.518, 3.5)], "48095", id="a street with no town, found in one"),
        pytest.param("rue Péri", [feature("93048", 48.86, 2.44), feature("2A209", 42, 8.9, score=0.7)], "93048", id="one is far better"),
        pytest.param("12 rue x, Lozère", [feature("93066", 48.94, 2.36), feature("48095", 44.52, 3.5)], "48095", id="in the département"),
    ],
)
def test_the_answer_in_the_town_that_was_said_is_believed(
    geocoder: FakeGeocoder, typed: str, answers: list[dict[str, object]], commune: str
) -> None:
    geocoder.answer = found(*answers)
    spot = locate(typed)
    assert isinstance(spot, Spot), spot
    assert (spot.precision, spot.commune) == (Precision.ADDRESS, commune)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(feature("97411", -20.88, 55.45), id="another town"),
        pytest.param(feature("99999", STREET.latitude, STREET.longitude), id="no town"),
        pytest.param(feature("93066", 44.52, 3.5), id="this town, but 500 km away"),
        pytest.param(feature("93066", 51.5, -0.12), id="this town, but in another country"),
        pytest.param(feature("93066", STREET.longitude, STREET.latitude), id="coordinates swapped"),
        pytest.param(in_saint_denis(score=0.59), id="low score"),
        pytest.param(in_saint_denis(score=1.5), id="impossible score"),
        pytest.param(in_saint_denis(score=float("nan")), id="a score that is not a number"),
        pytest.param(in_saint_denis(kind="municipality"), id="the town itself"),
        pytest.param(in_saint_denis(kind="poi"), id="something else"),
    ],
)
def test_what_cannot_be_believed_is_the_town_hall(geocoder: FakeGeocoder, answer: dict[str, object]) -> None:
    geocoder.answer = found(answer)
    assert locate("12 rue Exemple 93200 Saint-Denis") == spot_of_commune("93066")
    assert len(geocoder.asked) == 1


def test_a_street_of_several_towns_is_a_choice_then_a_point(geocoder: FakeGeocoder) -> None:
    geocoder.answer = found(feature("48095", 44.518, 3.5), in_saint_denis(score=0.9), feature("59350", 50.63, 3.06, score=0.7))
    typed = "12 rue de la République"
    doubt = locate(typed)
    assert isinstance(doubt, Several)
    assert (doubt.typed, codes(doubt)) == (typed, ["93066", "48095"])
    spot = locate(typed, commune="93066")
    assert spot == Spot(precision=Precision.ADDRESS, point=STREET, commune="93066", label="Saint-Denis (93)")


def test_a_name_that_was_not_a_town_gives_way_to_where_the_street_is(geocoder: FakeGeocoder) -> None:
    geocoder.answer = found(feature("93048", 48.86, 2.44), in_saint_denis())
    doubt = locate("12 rue Gabriel Péri")
    assert codes(doubt) == ["93066", "93048"]
    spot = locate("12 rue Gabriel Péri", commune="93066")
    assert isinstance(spot, Spot)
    assert (spot.precision, spot.commune) == (Precision.ADDRESS, "93066")


def test_a_street_outside_the_territory_is_outside(geocoder: FakeGeocoder, settings: object) -> None:
    settings.TERRITORY = ["48"]  # type: ignore[attr-defined]
    geocoder.answer = found(in_saint_denis())
    typed = "12 rue Exemple 93200 Saint-Denis"
    assert locate(typed) == Outside("Saint-Denis (93)", typed)
    geocoder.answer = found(in_saint_denis(), feature("48095", 44.518, 3.5))
    spot = locate("12 rue de la République")
    assert isinstance(spot, Spot)
    assert spot.commune == "48095"
