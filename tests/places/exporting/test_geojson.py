import io
import json
from typing import Any

import pytest

from places.exporting import geojson
from places.exporting.loading import published
from tests.factories import make_place, make_places

pytestmark = pytest.mark.django_db


def collection() -> dict[str, Any]:
    buffer = io.StringIO()
    count = geojson.write(published(), buffer)
    read: dict[str, Any] = json.loads(buffer.getvalue())
    assert len(read["features"]) == count
    return read


def test_a_place_is_a_feature_with_all_its_facts_and_services() -> None:
    place = make_place(phone="+33199001122", languages=["ar", "fr"], wifi=True, services={"a": {"category": "acces", "fees": []}})
    (feature,) = collection()["features"]
    assert (feature["type"], feature["id"]) == ("Feature", place.code)
    assert feature["geometry"] == {"type": "Point", "coordinates": [2.35976, 48.93697]}
    told = feature["properties"]
    assert (told["name"], told["phone"], told["languages"], told["wifi"]) == ("Lieu d'essai", "+33199001122", ["ar", "fr"], True)
    assert [(service["category"], service["fees"]) for service in told["services"]] == [("acces", [])]


def test_unknown_is_null_and_none_is_an_empty_list() -> None:
    make_place(summary="", emails=None, languages=[], latitude=None, longitude=None, position_precision="")
    (feature,) = collection()["features"]
    assert feature["geometry"] is None
    told = feature["properties"]
    assert (told["summary"], told["emails"], told["languages"], told["step_free"]) == (None, None, [], None)


def test_each_service_stays_with_its_place() -> None:
    make_places([{"services": ["acces"]}, {"services": []}, {"services": ["culture", "loisirs"]}])
    offered = [[service["category"] for service in feature["properties"]["services"]] for feature in collection()["features"]]
    assert offered == [["acces"], [], ["culture", "loisirs"]]


def test_nothing_to_export_is_an_empty_collection() -> None:
    assert collection() == {"type": "FeatureCollection", "features": []}


def test_it_costs_two_queries_whatever_its_size(django_assert_num_queries: Any) -> None:
    make_place()
    with django_assert_num_queries(2):
        collection()
    make_places([{}] * 24)
    with django_assert_num_queries(2):
        assert len(collection()["features"]) == 25
