"""Searching: what people type, well or badly, leads to the right commune or to a choice, never to an error."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from places.gazetteer.lookup import default_gazetteer
from places.gazetteer.name_index import Certainty, errors_allowed
from places.gazetteer.searching import LONGEST_TEXT, Match, find_communes, only_certain
from places.models import Commune

pytestmark = pytest.mark.django_db

# The communes the tests below speak of. The index is that of the shipped file; only communes in the tables are proposed.
SEINE_SAINT_DENIS = ("93001", "93008", "93039", "93066", "93070")
ARRONDISSEMENTS = ("75102", "75112", "69383", "13201")
HOMONYMS = ("97411", "11339", "41226", "17300", "70450", "89162", "98817", "63236", "12168", "56201")
OTHERS = ("75056", "69123", "31555", "40318", "83137", "74010", "91228", "34172", "63113", "59350", "94038", "85113", "98818", "2A004")
MORE = ("42218", "44109", "01053")


@pytest.fixture(autouse=True)
def _communes(db: None) -> None:
    columns = (
        "code",
        "name",
        "name_key",
        "kind",
        "parent_code",
        "department",
        "region",
        "population",
        "latitude",
        "longitude",
        "point_source",
    )
    rows = [default_gazetteer().by_code(code) for code in (*SEINE_SAINT_DENIS, *ARRONDISSEMENTS, *HOMONYMS, *OTHERS, *MORE)]
    Commune.objects.bulk_create(Commune(**{name: getattr(row, name) for name in columns}) for row in rows)


def codes(matches: list[Match]) -> list[str]:
    return [match.commune.code for match in matches]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param("Villetaneuse", None, id="not in the tables"),
        pytest.param("Toulouse", "31555", id="name"),
        pytest.param("  tOULOUSE ", "31555", id="capitals and blanks"),
        pytest.param("saint etienne", "42218", id="without accent"),
        pytest.param("l'hay les roses", "94038", id="apostrophe"),
        pytest.param("ile d'yeu", "85113", id="without article"),
        pytest.param("93200", "93066", id="postal code"),
        pytest.param("93200 Saint-Denis", "93066", id="postal code and name"),
        pytest.param("St Denis 93200", "93066", id="name and postal code"),
        pytest.param("93200 st deni", "93066", id="postal code and beginning of the name"),
        pytest.param("12 rue de la Paix, 75002 Paris", "75102", id="address"),
        pytest.param("93205 Saint-Denis Cedex", "93066", id="cedex"),
        pytest.param("Saint-Denis (93)", "93066", id="département in brackets"),
        pytest.param("saint denis 974", "97411", id="département behind"),
        pytest.param("Saint-Denis, La Réunion", "97411", id="name of the département"),
        pytest.param("Saint-Denis (Aude)", "11339", id="name of the département in brackets"),
        pytest.param("93066", "93066", id="INSEE code"),
        pytest.param("93059", "93066", id="former INSEE code"),
        pytest.param("2a004", "2A004", id="INSEE code of Corsica"),
        pytest.param("Pierrefitte-sur-Seine", "93066", id="former commune"),
        pytest.param("cran gevrier", "74010", id="former commune elsewhere"),
        pytest.param("Paris", "75056", id="Paris"),
        pytest.param("Paris 12e", "75112", id="arrondissement"),
        pytest.param("paris 12", "75112", id="arrondissement in figures"),
        pytest.param("75012", "75112", id="postal code of an arrondissement"),
        pytest.param("Paris 75012", "75112", id="Paris and its postal code"),
        pytest.param("lyon 3eme", "69383", id="arrondissement of Lyon"),
        pytest.param("MARSEILLE 1ER ARRONDISSEMENT", "13201", id="arrondissement of Marseille"),
        pytest.param("noumea", "98818", id="overseas"),
        pytest.param("Mont-Dore 98800", "98817", id="homonym told by its département"),
    ],
)
def test_one_certain_answer_needs_no_question(typed: str, code: str | None) -> None:
    certain = only_certain(find_communes(typed))
    assert (certain and certain.commune.code) == code


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        pytest.param("Saint-Denis", ["97411", "93066", "11339"], id="homonyms, most populated first"),
        pytest.param("saint ouen", ["93070", "41226"], id="former name of a larger commune"),
        pytest.param("Évry", ["91228", "89162"], id="name kept by a smaller commune"),
        pytest.param("la rochelle", ["17300", "70450"], id="homonyms with an article"),
        pytest.param("mont dore", ["98817", "63236"], id="homonym on the other side of the world"),
        pytest.param("toulouz", ["31555", "83137", "40318"], id="typing errors before an obscure longer name"),
        pytest.param("monpelier", ["34172"], id="missing letters"),
        pytest.param("clermon feran", ["63113"], id="typing errors in two words"),
        pytest.param("aubervilié", ["93001"], id="as it is heard"),
        pytest.param("lile", ["59350"], id="short name"),
        pytest.param("boibgny", ["93008"], id="swapped letters"),
        pytest.param("bourg en bress", ["01053"], id="beginning of a name"),
        pytest.param("denis", ["97411", "93066", "93039"], id="word inside a name"),
        pytest.param("nant", ["12168", "44109"], id="exact, but who knows"),
        pytest.param("saint", ["56201", "42218", "97411", "93066"], id="exact without its article, but who knows"),
        pytest.param("93", ["93066"], id="beginning of a postal code"),
        pytest.param("932", ["93066"], id="longer beginning of a postal code"),
        pytest.param("toulouse (93)", ["31555"], id="wrong département"),
        pytest.param("93200 Toulouse", ["31555", "93066"], id="postal code and name at odds"),
    ],
)
def test_what_is_not_certain_is_a_choice(typed: str, first: list[str]) -> None:
    matches = find_communes(typed)
    assert codes(matches)[: len(first)] == first
    assert only_certain(matches) is None


def test_certainty_says_how_a_commune_was_found() -> None:
    matches = {
        match.commune.code: match.certainty for match in find_communes("toulouse") + find_communes("toulouz") + find_communes("denis")
    }
    assert matches["31555"] == Certainty.CLOSE
    assert matches["40318"] == Certainty.PREFIX
    assert matches["93066"] == Certainty.PREFIX
    assert find_communes("toulouse")[0].certainty == Certainty.EXACT


def test_a_match_by_a_former_name_says_which() -> None:
    assert [(match.commune.name, match.former_name) for match in find_communes("pierrefitte sur seine")] == [
        ("Saint-Denis", "Pierrefitte-sur-Seine")
    ]
    assert find_communes("Saint-Denis (93)")[0].former_name == ""


@pytest.mark.parametrize(
    "typed", ["", "   ", "’", "?!", "😀", "xyzzyx", "99999", "00000", "12 345", "%", "_", "'; --", "\x00", "x" * 10_000]
)
def test_the_unknown_finds_nothing(typed: str) -> None:
    assert find_communes(typed) == []


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert codes(find_communes(" " * (LONGEST_TEXT - 5) + "93200 Toulouse")) == ["93066"]


def test_no_more_than_asked_are_given() -> None:
    assert len(find_communes("saint", limit=2)) == 2


@given(st.one_of(st.text(max_size=120), st.text("0123456789 (),-abst", max_size=12)))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gives_each_commune_once_surest_first(typed: str) -> None:
    matches = find_communes(typed)
    assert len(set(codes(matches))) == len(matches) <= 8
    doubtful = [match.certainty != Certainty.EXACT for match in matches]
    assert doubtful == sorted(doubtful)


@pytest.mark.parametrize(("typed", "queries"), [("Toulouse", 1), ("saint", 1), ("93200", 1), ("toulouz", 1), ("xyzzyx", 0)])
def test_the_number_of_queries_does_not_depend_on_what_is_found(
    typed: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(queries):
        find_communes(typed)


@pytest.mark.parametrize(
    ("key", "errors"), [("y", 0), ("pau", 0), ("lile", 1), ("bordo", 1), ("bobini", 2), ("toulouz", 2), ("saint denys", 3)]
)
def test_longer_names_may_have_more_errors(key: str, errors: int) -> None:
    assert errors_allowed(key) == errors
