"""The contract says what is sent, and nothing else is sent; its page needs nothing from elsewhere."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.contrib.staticfiles import finders
from django.test import Client

from places.api.parameters import PlaceParameters
from places.models import Place, Service
from tests.factories import make_place
from tests.places.api.conftest import Ask
from tests.towns import save

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[3]
PATHS = [
    "/api/v1/communes/",
    "/api/v1/needs/",
    "/api/v1/orientation/",
    "/api/v1/places/",
    "/api/v1/places/{code}/",
    "/api/v1/vocabulary/",
]
NEVER_KEPT = {"/api/v1/needs/"}
"""What someone typed: no cache keeps the answer, so there is nothing to compare."""
INTERNAL = {
    "id",
    "pk",
    "name_key",
    "author",
    "author_id",
    "created_at",
    "merged_into",
    "records",
    "raw",
    "facts",
    "fingerprint",
    "revisions",
    "place",
}


def operation(contract: dict[str, Any], path: str) -> dict[str, Any]:
    found: dict[str, Any] = contract["paths"][path]["get"]
    return found


def test_every_address_is_described_and_only_reads(contract: dict[str, Any]) -> None:
    assert sorted(contract["paths"]) == PATHS
    assert all(list(methods) == ["get"] for methods in contract["paths"].values())


@pytest.mark.parametrize("path", PATHS)
def test_every_address_describes_its_parameters_and_errors(contract: dict[str, Any], path: str) -> None:
    described = operation(contract, path)
    assert described["description"]
    assert not re.search(r"\bqueries\b|\bquery\b", described["description"], re.IGNORECASE), "how it is made is no one's concern"
    assert all(one.get("description") for one in described["parameters"] if one["name"] != "format")
    assert {"200", "400", "406", "429"} <= described["responses"].keys()
    assert {"304", "412"} & described["responses"].keys() == (set() if path in NEVER_KEPT else {"304", "412"})
    for status, answer in described["responses"].items():
        if status >= "400":
            assert answer["content"] == {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}


def test_every_parameter_that_is_taken_is_described(contract: dict[str, Any]) -> None:
    described = {one["name"] for one in operation(contract, "/api/v1/places/")["parameters"]}
    assert described == {*PlaceParameters.base_filters, "page", "page_size", "format", "lang"}


@pytest.mark.parametrize(
    ("path", "format", "component"),
    [
        ("places/", "json", "NearbyPlace"),
        ("places/", "geojson", "ListedProperties"),
        ("places/{code}/", "json", "Place"),
        ("places/{code}/", "geojson", "PlaceProperties"),
    ],
)
def test_what_is_sent_is_what_is_described_and_nothing_internal(
    ask: Ask, contract: dict[str, Any], path: str, format: str, component: str
) -> None:
    place = make_place()
    asked = {"format": format} | ({"near": "48.9,2.3"} if path == "places/" else {})
    body = ask(path.format(code=place.code), **asked).json()
    (sent,) = body.get("results") or body.get("features") or [body]
    sent = sent.get("properties", sent)
    schema = contract["components"]["schemas"][component]
    assert set(sent) == set(schema["properties"])
    assert set(schema["required"]) == set(schema["properties"]) - {"distance_m"}
    assert not INTERNAL & sent.keys()


def test_every_fact_of_a_place_is_either_described_or_known_to_be_internal(contract: dict[str, Any]) -> None:
    described = set(contract["components"]["schemas"]["Place"]["properties"])
    assert {field.name for field in Place._meta.fields} - described == {"id", "name_key", "merged_into", "created_at"}
    described = set(contract["components"]["schemas"]["Service"]["properties"])
    assert {field.name for field in Service._meta.fields} - described == {"id", "place"}


def test_a_list_of_codes_is_described_as_one(contract: dict[str, Any]) -> None:
    loose = [
        f"{name}.{field}"
        for name, schema in contract["components"]["schemas"].items()
        for field, one in schema.get("properties", {}).items()
        if not {"type", "$ref", "oneOf", "allOf"} & one.keys()
    ]
    assert loose == []


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_it_is_given_as_yaml_and_as_json(client: Client, format: str) -> None:
    answer = client.get("/api/v1/openapi/", {"format": format})
    assert answer.status_code == 200
    assert yaml.safe_load(answer.content)["openapi"].startswith("3.")


def test_its_page_is_served_from_here(client: Client) -> None:
    page = client.get("/api/docs/").content.decode()
    addresses = re.findall(r"""(?:src|href)=["']([^"']+)""", page)
    assert len(addresses) >= 4
    assert all(address.startswith("/") for address in addresses)
    assert not re.search(r"<script>|<script(?! src)| on\w+=", page)
    script = next(address for address in addresses if address.startswith("/api/docs/"))
    answer = client.get(script.replace("&amp;", "&"))
    assert answer["Content-Type"].startswith("application/javascript")
    assert "/api/v1/openapi/" in answer.content.decode() or "../v1/openapi/" in answer.content.decode()
    for address in (one for one in addresses if one.startswith("/static/")):
        assert finders.find(address.removeprefix("/static/")), address


EXAMPLES = re.findall(r"'http://127\.0\.0\.1:8000(/api/[^']+)'", (ROOT / "docs" / "api.md").read_text())


@pytest.mark.parametrize("address", EXAMPLES)
def test_the_examples_of_the_guide_work(client: Client, address: str) -> None:
    save()
    assert client.get(address.replace("CODE", make_place().code)).status_code == 200


def test_the_guide_has_examples() -> None:
    assert len(EXAMPLES) >= 8
