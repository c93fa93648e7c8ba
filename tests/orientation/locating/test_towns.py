"""Where people say they are, well or badly: one answer when it is sure, a choice when it is not, never an error, never the network."""

import pytest
from django.conf import LazySettings
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from orientation.locating import Blank, Finding, Outside, Perhaps, Several, Unknown, locate
from orientation.needs import Precision, Spot
from tests.orientation.locating.fake_geocoder import FakeGeocoder

pytestmark = pytest.mark.usefixtures("communes")


def codes(found: Finding) -> list[str]:
    assert isinstance(found, Several | Perhaps), found
    return [choice.code for choice in found.choices]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Toulouse", "31555"),
        ("  tOULOUSE ", "31555"),
        ("93200", "93066"),
        ("93 200", "93066"),
        ("٩٣٢٠٠", "93066"),
        ("93200 Saint Denis", "93066"),
        ("St Denis 93", "93066"),
        ("Saint-Denis (974)", "97411"),
        ("Saint-Denis de la Réunion", "97411"),
        ("saint denis reunion", "97411"),
        ("saint denis seine saint denis", "93066"),
        ("lille nord", "59350"),
        ("à Lille", "59350"),
        ("je suis à Lille", "59350"),
        ("j’habite Saint-Denis 93", "93066"),
        ("on est vers mende", "48095"),
        ("Paris", "75056"),
        ("paris 75", "75056"),
        ("Paris 12", "75112"),
        ("75012", "75112"),
        ("Paris 12ème arrondissement", "75112"),
        ("lyon 3", "69383"),
        ("lyon 69", "69123"),
        ("MARSEILLE 1ER", "13201"),
        ("2a004", "2A004"),
        ("cran gevrier", "74010"),
        ("Pierrefitte-sur-Seine", "93066"),
        ("Cours-la-Ville 69470", "69066"),
        ("ruelle sur touvre", "16291"),
        ("fort de france", "97209"),
        ("Maripasoula", "97353"),
        ("noumea", "98818"),
        ("le havre", "76351"),
    ],
    ids=str,
)
def test_a_town_said_plainly_is_one_spot(typed: str, code: str) -> None:
    found = locate(typed)
    assert isinstance(found, Spot), found
    assert (found.precision, found.commune) == (Precision.COMMUNE, code)
    assert found.point is not None


@pytest.mark.parametrize("typed", ["48", "Lozère", "la lozere", "le 48", "dans le 48", "j'habite en Lozère", "département 48"], ids=str)
def test_a_departement_is_a_spot_measured_from_its_largest_town(typed: str) -> None:
    found = locate(typed)
    assert isinstance(found, Spot), found
    assert (found.precision, found.department, found.commune, found.label) == (Precision.DEPARTMENT, "48", "", "Lozère (48)")
    assert found.point is not None
    assert round(found.point.latitude, 2) == 44.52, "Mende"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        pytest.param("Saint-Denis", ["97411", "93066", "89342", "11339"], id="homonyms"),
        pytest.param("montreuil", ["93048", "62588", "85148"], id="homonyms, one of them former"),
        pytest.param("la rochelle", ["17300", "70450"], id="large and tiny"),
        pytest.param("Évry", ["91228", "89162"], id="a name kept by a smaller town"),
        pytest.param("48000", ["48095", "48137"], id="postal code of several"),
        pytest.param("vienne", ["86", "38544"], id="département and town"),
        pytest.param("reunion", ["974", "47222"], id="island and village"),
        pytest.param("nant", ["12168", "44109"], id="exact, but who knows"),
    ],
)
def test_several_towns_are_a_choice_most_populated_first(typed: str, first: list[str]) -> None:
    found = locate(typed)
    assert isinstance(found, Several)
    assert codes(found) == first
    assert found.typed == typed


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        pytest.param("toulouz", ["31555", "83137", "40318"], id="typing error"),
        pytest.param("lile", ["59350"], id="missing letter"),
        pytest.param("noisy le s", ["93053"], id="beginning of the name of one town"),
        pytest.param("ma commune lille", ["59350"], id="town within other words"),
        pytest.param("ma commune la rochelle", ["17300", "70450"], id="towns within other words"),
    ],
)
def test_what_is_nearly_a_town_is_proposed(typed: str, first: list[str]) -> None:
    found = locate(typed)
    assert isinstance(found, Perhaps)
    assert codes(found)[: len(first)] == first
    assert found.typed == typed


def test_a_choice_says_what_tells_a_town_from_its_homonyms() -> None:
    found = locate("montreuil")
    assert isinstance(found, Several)
    assert [(choice.label, choice.detail) for choice in found.choices[:2]] == [
        ("Montreuil", "Seine-Saint-Denis (93)"),
        ("Montreuil-sur-Mer", "Pas-de-Calais (62), anciennement Montreuil"),
    ]


@pytest.mark.parametrize(
    "typed", ["Bruges la morte", "je ne sais pas", "chez moi", "?!", "😀", "99999", "\x00", "'; --", "x" * 10_000], ids=repr
)
def test_the_unknown_is_said_and_kept(typed: str) -> None:
    found = locate(typed)
    assert isinstance(found, Unknown), found
    assert found.typed == typed.strip()[:200]


@pytest.mark.parametrize(("typed", "commune"), [("", ""), ("  \n ", ""), ("", "99999"), ("", "' OR 1"), ("", "\x00")], ids=repr)
def test_nothing_typed_is_blank(typed: str, commune: str) -> None:
    assert locate(typed, commune=commune) == Blank()


@pytest.mark.parametrize(
    ("typed", "chosen", "settled"),
    [
        pytest.param("", "93066", "93066", id="nothing else said"),
        pytest.param("", "93059", "93066", id="former code"),
        pytest.param("Saint-Denis", "93066", "93066", id="one of several"),
        pytest.param("toulouz", "83137", "83137", id="one of those proposed"),
        pytest.param("vienne", "86", "86", id="the département of that name"),
        pytest.param("vienne", "38544", "38544", id="the town of that name"),
        pytest.param("Lille", "93066", "59350", id="another town typed since"),
        pytest.param("Lille", "59350", "59350", id="the same"),
    ],
)
def test_a_choice_settles_the_doubt_it_answers_and_no_other(typed: str, chosen: str, settled: str) -> None:
    found = locate(typed, commune=chosen)
    assert isinstance(found, Spot), found
    assert (found.commune or found.department) == settled


@pytest.mark.parametrize("typed", ["montreuil", "xyzzyx"])
def test_a_choice_of_before_does_not_answer_another_doubt(typed: str) -> None:
    assert not isinstance(locate(typed, commune="59350"), Spot)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("Mende", "48095", id="inside"),
        pytest.param("Saint-Denis", "93066", id="the only homonym inside"),
        pytest.param("montreuil", "93048", id="the only homonym inside, former names aside"),
        pytest.param("93", "93", id="a département inside"),
    ],
)
def test_a_territory_makes_plain_what_is_doubtful_elsewhere(settings: LazySettings, typed: str, expected: str) -> None:
    settings.TERRITORY = ["93", "48"]
    found = locate(typed)
    assert isinstance(found, Spot), found
    assert (found.commune or found.department) == expected


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Toulouse", "Toulouse (31)"),
        ("59000", "Lille (59)"),
        ("le 974", "La Réunion (974)"),
        ("la rochelle", "La Rochelle (17)"),
        ("vienne", "Vienne (86)"),
    ],
)
def test_a_town_outside_the_territory_is_said_to_be(settings: LazySettings, typed: str, label: str) -> None:
    settings.TERRITORY = ["93", "48"]
    assert locate(typed) == Outside(label, typed)


def test_only_towns_of_the_territory_are_proposed(settings: LazySettings) -> None:
    settings.TERRITORY = ["83", "40", "nowhere"]
    assert codes(locate("toulouz")) == ["83137", "40318"]


def test_names_lost_among_those_of_the_country_are_found_in_the_territory(settings: LazySettings) -> None:
    assert "48137" not in codes(locate("saint"))
    settings.TERRITORY = ["48"]
    assert codes(locate("saint")) == ["48137"], "Saint-Bauzile"


def test_a_choice_outside_the_territory_is_outside_too(settings: LazySettings) -> None:
    settings.TERRITORY = ["93"]
    assert locate("", commune="31555") == Outside("Toulouse (31)")


@pytest.mark.parametrize(
    ("typed", "queries"), [("Toulouse", 1), ("Saint-Denis", 1), ("93200", 1), ("toulouz", 1), ("le 48", 1), ("xyzzyx", 2)]
)
def test_reading_a_town_takes_few_queries(typed: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(queries):
        locate(typed)


def test_a_town_is_never_asked_of_the_geocoder(geocoder: FakeGeocoder) -> None:
    for typed in ("Lille", "93200", "toulouz", "xyzzyx", "mairie de Lille", "rue", "le passage", "Cours-la-Ville"):
        locate(typed)
    assert geocoder.asked == []


@given(st.one_of(st.text(max_size=60), st.text("0123456789 (),-abrue'", max_size=20)))
@hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_finds_something_to_say(typed: str) -> None:
    found = locate(typed)
    if isinstance(found, Several | Perhaps):
        assert 1 + isinstance(found, Several) <= len(set(codes(found))) == len(codes(found)) <= 8
    assert isinstance(found, Blank) == (not typed.strip())
