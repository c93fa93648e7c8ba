"""`places/`: the places that answer, in the order promised, page by page."""

import random
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from places.api.serializers import PlaceSummarySerializer
from places.geography import Point
from places.models import Place
from places.vocabulary import ServiceCategory
from tests.factories import make_place, make_places
from tests.places.api.conftest import Ask
from tests.towns import ALL, MENDE, SAINT_DENIS, SAINT_DENIS_REUNION, point, save

pytestmark = pytest.mark.django_db

HERE = f"{SAINT_DENIS.latitude},{SAINT_DENIS.longitude}"
QUERIES = {"sqlite": 5, "postgresql": 4}
"""Near a point: the version, the search, its count, the services; and, on SQLite, the probe that sizes the box."""


def codes_of(answer: Any) -> list[str]:
    return [row["code"] for row in answer.json()["results"]]


def names_of(answer: Any) -> list[str]:
    return [row["name"] for row in answer.json()["results"]]


def make_scattered(number: int, *, seed: int) -> list[dict[str, Any]]:
    """Invented places round five towns, metropolitan and overseas, each offering some of the nine services."""
    chance = random.Random(seed)
    scattered = []
    for rank in range(number):
        town = point(ALL[rank % len(ALL)])
        scattered.append(
            {
                "name": f"Lieu {rank}",
                "latitude": town.latitude + chance.uniform(-0.3, 0.3),
                "longitude": town.longitude + chance.uniform(-0.3, 0.3),
                "services": chance.sample(ServiceCategory.values, chance.randint(0, 4)),
            }
        )
    return scattered


def test_a_page_is_an_envelope_of_places(ask: Ask) -> None:
    place = make_place()
    body = ask("places/").json()
    assert list(body) == ["count", "next", "previous", "results"]
    assert (body["count"], body["next"], body["previous"]) == (1, None, None)
    (row,) = body["results"]
    assert set(row) == set(PlaceSummarySerializer.Meta.fields)
    assert row["url"] == f"http://testserver{place.get_absolute_url()}"
    assert row["updated_at"] == "2026-03-03T10:00:00Z"
    assert (row["services"], row["phone"], row["emails"]) == (["demarches"], "", None)


def test_an_empty_directory_answers_an_empty_page(ask: Ask) -> None:
    assert ask("places/", near=HERE).json() == {"count": 0, "next": None, "previous": None, "results": []}


def test_the_nearest_come_first_with_their_distance_in_metres(ask: Ask) -> None:
    make_places([{"name": "loin", "latitude": 49.03697}, {"name": "ici"}, {"name": "près", "latitude": 48.94697}])
    rows = ask("places/", near=HERE).json()["results"]
    assert [(row["name"], row["distance_m"]) for row in rows] == [("ici", 0), ("près", 1112), ("loin", 11120)]


def test_without_a_point_places_come_by_name_without_distance(ask: Ask) -> None:
    make_places([{"name": "Écluse"}, {"name": "Zinc"}, {"name": "abri"}])
    answer = ask("places/")
    assert names_of(answer) == ["abri", "Écluse", "Zinc"]
    assert "distance_m" not in answer.json()["results"][0]


def test_a_commune_stands_for_its_town_hall(ask: Ask) -> None:
    save()
    make_places([{"latitude": 44.5, "longitude": 3.5}, {}])
    by_commune, by_point = ask("places/", commune="48095"), ask("places/", near=f"{MENDE.latitude},{MENDE.longitude}")
    assert by_commune.json()["results"] == by_point.json()["results"]
    assert by_commune.json()["results"][0]["distance_m"] == round(point(MENDE).distance_m(Point(44.5, 3.5)))


@pytest.mark.parametrize("town", [SAINT_DENIS, MENDE, SAINT_DENIS_REUNION], ids=lambda town: town.code)
@pytest.mark.parametrize("service", ServiceCategory.values)
def test_near_equals_brute_force_for_every_service(ask: Ask, town: Any, service: str) -> None:
    scattered = make_scattered(120, seed=7)
    places = make_places(scattered)
    origin = point(town)
    expected = sorted(
        (origin.distance_m(Point(place.latitude, place.longitude)), place.code)
        for place, facts in zip(places, scattered, strict=True)
        if service in facts["services"]
    )
    answer = ask("places/", near=f"{origin.latitude},{origin.longitude}", service=service)
    assert codes_of(answer) == [code for _metres, code in expected[:20]]
    assert [row["distance_m"] for row in answer.json()["results"]] == [round(metres) for metres, _code in expected[:20]]
    assert answer.json()["count"] == len(expected)


def test_a_radius_keeps_what_is_inside(ask: Ask) -> None:
    make_places([{"name": "dedans", "latitude": 48.98}, {"name": "dehors", "latitude": 49.03697}])
    answer = ask("places/", near=HERE, radius_km="5.5")
    assert (names_of(answer), answer.json()["count"]) == (["dedans"], 1)


def test_a_radius_of_nothing_keeps_what_stands_there(ask: Ask) -> None:
    make_places([{"name": "ici"}, {"name": "à côté", "latitude": 48.93698}])
    assert names_of(ask("places/", near=HERE, radius_km=0)) == ["ici"]


def test_a_place_without_a_position_is_listed_but_never_near(ask: Ask) -> None:
    make_place(latitude=None, longitude=None)
    assert ask("places/").json()["count"] == 1
    assert ask("places/", near=HERE).json() == {"count": 0, "next": None, "previous": None, "results": []}


def test_values_of_one_filter_are_alternatives(ask: Ask) -> None:
    make_places([{"name": name, "services": [name]} for name in ("acces", "culture", "loisirs")])
    assert names_of(ask("places/", service=["acces", "loisirs"])) == ["acces", "loisirs"]


def offering(**facets: Any) -> dict[str, Any]:
    return {"services": {"a": {"category": "acces", **facets}}}


@pytest.mark.parametrize(
    ("parameter", "value", "facts"),
    [
        ("public", "seniors", offering(publics=["jeunes", "seniors"])),
        ("special_support", "langues", offering(special_support=["langues"])),
        ("fee", "gratuit", offering(fees=["gratuit"])),
        ("support_mode", "atelier", offering(support_modes=["atelier"])),
        ("access_mode", "telephoner", {"access_modes": ["telephoner"]}),
        ("programme", "pix", {"programmes": ["pix"]}),
        ("department", "93", {"commune": "93066"}),
    ],
)
def test_a_filter_keeps_those_that_say_yes(ask: Ask, parameter: str, value: str, facts: dict[str, Any]) -> None:
    save()
    make_places([{"name": "oui", **facts}, {"name": "rien dit", "services": ["acces"]}])
    assert names_of(ask("places/", **{parameter: value})) == ["oui"]


def test_facets_of_services_must_hold_of_the_same_service(ask: Ask) -> None:
    make_place(name="éparpillé", services={"a": {"category": "acces"}, "c": {"category": "culture", "fees": ["gratuit"]}})
    make_place(name="ensemble", **offering(fees=["gratuit"]))
    assert names_of(ask("places/", service="acces", fee="gratuit")) == ["ensemble"]


def test_filters_add_up(ask: Ask) -> None:
    make_places([{"name": "les deux", "programmes": ["pix"], "access_modes": ["telephoner"]}, {"name": "un", "programmes": ["pix"]}])
    assert names_of(ask("places/", programme="pix", access_mode="telephoner")) == ["les deux"]


@pytest.mark.parametrize("q", ["mediatheque", "MÉDIATHÈQUE", "de l'olivier mediatheque", "olivi"])
def test_words_of_the_name_are_found_whatever_their_accents_case_and_order(ask: Ask, q: str) -> None:
    make_places([{"name": "Médiathèque de l'Olivier"}, {"name": "Mairie"}])
    assert names_of(ask("places/", q=q)) == ["Médiathèque de l'Olivier"]


def test_signs_that_mean_something_to_a_database_mean_nothing_here(ask: Ask) -> None:
    make_places([{"name": "Mairie"}, {"name": "Zinc"}])
    assert names_of(ask("places/", q="_%")) == ["Mairie", "Zinc"]
    assert names_of(ask("places/", q="%zinc\\")) == ["Zinc"]


def test_places_that_say_nothing_come_after_those_that_say_yes_when_asked_for(ask: Ask) -> None:
    make_places([{"name": name, **offering(fees=fees)} for name, fees in (("a", None), ("b", ["payant"]), ("c", ["gratuit"]))])
    assert names_of(ask("places/", fee="gratuit")) == ["c"]
    assert names_of(ask("places/", fee="gratuit", include_unknown="false")) == ["c"]
    assert names_of(ask("places/", fee="gratuit", include_unknown="true")) == ["c", "a"]


@pytest.mark.parametrize("kind", [{"status": "draft"}, {"status": "withdrawn"}, {"merged": True}], ids=str)
@pytest.mark.parametrize(
    "asked",
    [{}, {"near": HERE}, {"near": HERE, "radius_km": 1}, {"q": "caché"}, {"service": "demarches"}, {"format": "geojson"}],
    ids=str,
)
def test_only_published_places_appear(ask: Ask, kind: dict[str, Any], asked: dict[str, Any]) -> None:
    hidden, shown = make_place(name="caché", **({} if "merged" in kind else kind)), make_place(name="caché aussi, non")
    if "merged" in kind:
        Place.objects.filter(pk=hidden.pk).update(status="merged", merged_into=shown)
    answer = ask("places/", **asked)
    assert answer.json()["count"] == 1
    assert shown.code in answer.content.decode()
    assert hidden.code not in answer.content.decode()


@pytest.mark.parametrize("number", [1, 25])
def test_the_number_of_queries_does_not_depend_on_the_number_of_places(ask: Ask, number: int) -> None:
    make_places([{"latitude": 48.9 + rank / 1000} for rank in range(number)])
    with CaptureQueriesContext(connection) as queries:
        assert len(ask("places/", near=HERE, service="demarches", page_size=25).json()["results"]) == number
    assert len(queries) == QUERIES[connection.vendor]


@pytest.mark.parametrize("number", [1, 25])
def test_without_a_point_four_queries_answer(ask: Ask, number: int) -> None:
    make_places([{} for _ in range(number)])
    with CaptureQueriesContext(connection) as queries:
        assert len(ask("places/", page_size=25).json()["results"]) == number
    assert len(queries) == 4


def test_a_count_is_kept_while_nothing_is_written(ask: Ask) -> None:
    make_place()
    ask("places/", near=HERE)
    with CaptureQueriesContext(connection) as queries:
        ask("places/", near="44.5,3.5")
    assert len(queries) == QUERIES[connection.vendor] - 1
    make_place()
    assert ask("places/", near=HERE).json()["count"] == 2
