"""`format=geojson`: the same places, as RFC 7946 has it."""

import math
from typing import Any

import pytest

from tests.factories import make_place, make_places
from tests.places.api.conftest import Ask

pytestmark = pytest.mark.django_db

HERE = "48.93697,2.35976"


def assert_feature(feature: dict[str, Any]) -> None:
    """RFC 7946 §3.2, §3.1.1 and §3.1.2."""
    assert feature["type"] == "Feature"
    assert isinstance(feature["properties"], dict)
    geometry = feature["geometry"]
    if geometry is not None:
        assert geometry["type"] == "Point"
        longitude, latitude = geometry["coordinates"]
        assert all(math.isfinite(number) for number in (longitude, latitude))
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
    # §7.1: what defines one kind of object may not appear in another.
    assert not {"coordinates", "geometries", "features"} & feature.keys()


def test_a_page_is_a_collection_with_its_count_and_links(ask: Ask) -> None:
    make_places([{} for _ in range(3)])
    answer = ask("places/", near=HERE, page_size=2, format="geojson")
    body = answer.json()
    assert answer["Content-Type"] == "application/geo+json"
    assert (body["type"], body["count"], len(body["features"])) == ("FeatureCollection", 3, 2)
    assert "format=geojson" in body["next"]
    assert not {"coordinates", "geometries", "geometry", "properties"} & body.keys()
    for feature in body["features"]:
        assert_feature(feature)


def test_a_position_is_longitude_then_latitude(ask: Ask) -> None:
    make_place()
    (feature,) = ask("places/", format="geojson").json()["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [2.35976, 48.93697]}


def test_a_place_whose_position_is_unknown_has_no_geometry(ask: Ask) -> None:
    place = make_place(latitude=None, longitude=None)
    for feature in (*ask("places/", format="geojson").json()["features"], ask(f"places/{place.code}/", format="geojson").json()):
        assert feature["geometry"] is None
        assert_feature(feature)


@pytest.mark.parametrize("asked", [{}, {"near": HERE}], ids=str)
def test_properties_are_what_json_says_but_for_the_position(ask: Ask, asked: dict[str, str]) -> None:
    make_places([{}, {"latitude": 48.95}])
    rows = ask("places/", **asked).json()["results"]
    features = ask("places/", format="geojson", **asked).json()["features"]
    for row, feature in zip(rows, features, strict=True):
        coordinates = [row.pop("longitude"), row.pop("latitude")]
        assert (feature["id"], feature["properties"], feature["geometry"]["coordinates"]) == (row["code"], row, coordinates)


def test_one_place_is_a_feature(ask: Ask) -> None:
    place = make_place()
    answer = ask(f"places/{place.code}/", format="geojson")
    assert answer["Content-Type"] == "application/geo+json"
    assert_feature(answer.json())
    assert (answer.json()["id"], answer.json()["properties"]["name"]) == (place.code, place.name)


def test_it_is_also_given_to_who_accepts_it(ask: Ask) -> None:
    assert ask("places/", headers={"Accept": "application/geo+json"}).json()["type"] == "FeatureCollection"
    assert ask("places/", format="geojson", headers={"Accept": "application/json"}).json()["type"] == "FeatureCollection"


def test_addresses_without_places_have_no_geojson(ask: Ask) -> None:
    assert "format" in ask("communes/", q="Mende", format="geojson", expect=400).json()["error"]["fields"]
