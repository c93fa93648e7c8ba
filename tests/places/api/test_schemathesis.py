"""The API does what its contract says, whatever is asked: schemathesis asks, in this process, with every one of its checks.

It sends what the contract allows, and expects an answer of the shape described; and what it forbids, and expects a refusal of the
shape described: wrong values, unknown and repeated parameters, null bytes, other methods. Where both databases are tried, each address is
asked for on one of them: what a database alone could refuse (null bytes, numbers too large) is asked of both in `test_errors`.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from schemathesis.checks import load_all_checks

from mediation.wsgi import application
from places.api.documentation import EXAMPLE_CODE
from places.api.parameter_fields import POINT_PATTERN
from places.api.parameters import LONGEST_RADIUS_KM
from places.departments import DEPARTMENTS
from places.models import Place
from tests.factories import make_places, make_source
from tests.towns import SAINT_DENIS, save

load_all_checks()
contract = schemathesis.openapi.from_wsgi("/api/v1/openapi/", application)
contract.config.generation.update(max_examples=60, deterministic=True)

COMMUNE, SOURCE = SAINT_DENIS.code, "exemple"


@pytest.fixture
def _places(db: None) -> None:
    """Places that say much, little and nothing, and what the examples of the contract name."""
    save()
    make_source(SOURCE)
    said = {
        "hours": "Mo-Fr 09:00-12:00",
        "emails": [],
        "programmes": ["pix"],
        "languages": ["fr"],
        "itinerancy": ["fixe"],
        "step_free": True,
    }
    closed = {"temporary_closures": [{"from": "2026-03-01", "until": None, "reason": "Travaux"}], "appointment_delay_days": 3}
    unplaced = {"latitude": None, "longitude": None, "position_precision": "", "services": []}
    first, *_ = make_places([{"commune": COMMUNE, "collected_by": SOURCE, **said, **closed}, {}, unplaced])
    Place.objects.filter(pk=first.pk).update(code=EXAMPLE_CODE)


@pytest.fixture(autouse=True)
def _connection_kept_open() -> Iterator[None]:
    """Between two requests Django closes a connection that is inside a transaction, and tests are. Its own test client does the same."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def made_to_go_together(query: dict[str, Any]) -> dict[str, Any]:
    """The query, following the rules between parameters, which OpenAPI 3.0 cannot say: it describes them one by one.

    A commune and a source exist; there is one point; a radius has a point. Only values that are allowed by themselves are changed, so
    what must be refused still must.
    """
    if re.fullmatch(r"[0-9][0-9AB][0-9]{3}", str(query.get("commune"))):
        query = query | {"commune": COMMUNE}
    if "source" in query and re.fullmatch(r"[-a-zA-Z0-9_]{1,80}", str(query["source"])):
        query = query | {"source": SOURCE}
    alone = set()
    if "near" in query and query.get("commune") == COMMUNE:
        alone.add("commune")
    if "radius_km" in query and is_a_radius(query["radius_km"]) and not {"near", "commune"} & query.keys():
        alone.add("radius_km")
    return {name: value for name, value in query.items() if name not in alone}


def said_once(query: dict[str, Any]) -> dict[str, Any]:
    """The query, saying where once: a second way is left out when it is allowed by itself, so what must be refused still must."""
    patterns = {"near": POINT_PATTERN, "commune": "[0-9][0-9AB][0-9]{3}", "department": "|".join(DEPARTMENTS)}
    allowed = [name for name, pattern in patterns.items() if re.fullmatch(pattern, str(query.get(name)), re.ASCII)]
    return {name: value for name, value in query.items() if name not in allowed[1:]}


def still_to_come(query: dict[str, Any]) -> dict[str, Any]:
    """The query, with a day that is still to come, whatever the clock is said to show: a contract cannot say what comes after what."""
    return query | {"deadline": "9999-12-30"} if is_a_day(query.get("deadline")) else query


def is_a_day(value: object) -> bool:
    try:
        return bool(date.fromisoformat(str(value)))
    except ValueError:
        return False


def is_a_radius(value: object) -> bool:
    try:
        return 0 <= float(str(value)) <= LONGEST_RADIUS_KM
    except ValueError:
        return False


@pytest.mark.whichever_database
@pytest.mark.usefixtures("_places")
@contract.parametrize()
def test_the_contract_holds(case: schemathesis.Case) -> None:
    if case.path == "/api/v1/places/":
        case.query = made_to_go_together(case.query or {})
    elif case.path == "/api/v1/orientation/":
        case.query = still_to_come(said_once(case.query or {}))
    case.call_and_validate(headers={"Accept-Encoding": "identity"})  # this transport does not decompress
