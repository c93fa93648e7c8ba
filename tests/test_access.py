"""Who may open what: every address of the site, for each kind of visitor, by reading and by sending. An address missing here fails.

One line an address, in `tests/access_table.py`.
"""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.urls import get_resolver
from django.utils import timezone

from accounts.models import Invitation, User
from accounts.policy import Role
from curation.links import issue
from curation.models.place_link import LinkPurpose
from places.editing import change_place
from places.models import Batch, Place
from places.vocabulary import Origin
from referrals import links
from tests.access_table import ADMIN, TABLE, VISITORS
from tests.curation.told import suggested
from tests.factories import AT, STAFF, make_place
from tests.referrals.test_transitions import make_transmission
from tests.team import make_request, make_user
from tests.visiting import Visits, make_visitors, routes
from tests.works import launch_nothing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_launched(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    launch_nothing(tmp_path, settings, monkeypatch)


ROUTES = sorted(set(routes(get_resolver().url_patterns)))


def test_every_address_is_in_the_table_and_nothing_else() -> None:
    site = {route for route in ROUTES if not route.startswith(ADMIN)}
    assert {row.route for row in TABLE} == site
    assert len(TABLE) == len(site)


@pytest.fixture
def visitors() -> dict[str, User | None]:
    """Those of VISITORS, and what the addresses name: a place of Seine-Saint-Denis, one of its members, an invitation there."""
    return make_visitors()


@pytest.fixture
def names(visitors: dict[str, User | None]) -> dict[str, object]:
    """What fills the blanks of an address."""
    member = make_user(Role.EDITOR, email="membre@essai.example")
    invitation = Invitation.objects.create(
        email="invite@essai.example", role=Role.EDITOR, territory=["93"], invited_by=visitors["admin"], sent_at=AT
    )
    asked = make_request(confirmed_at=AT)
    place: Place = make_place(commune="93066")
    other: Place = make_place(commune="93066", name="Autre lieu d'essai")
    said = suggested(place)
    batch = Batch.objects.create(origin=Origin.STAFF, started_at=AT)
    change_place(place, {"wifi": True}, by=replace(STAFF, batch=batch))
    _, token = issue(place, LinkPurpose.UPDATE, at=timezone.now())
    sending = make_transmission(place=place, by=visitors["pro"])
    return {
        "place": place.code,
        "other": other.code,
        "member": member.pk,
        "invitation": invitation.pk,
        "request": asked.pk,
        "suggestion": said.pk,
        "batch": batch.pk,
        "write": batch.revisions.get().pk,
        "token": token,
        "demand": links.issue(sending, at=timezone.now()),
        "reference": sending.referral.reference,
    }


def test_each_visitor_is_answered_as_the_table_says(visitors: dict[str, User | None], names: dict[str, object]) -> None:
    assert list(visitors) == list(VISITORS)
    assert Visits(visitors).unlike(TABLE, names) == []


def test_the_team_s_pages_are_closed_to_strangers_to_accounts_without_a_role_and_to_pros() -> None:
    """Whatever a line of the table says."""
    rows = [row for row in TABLE if row.route.startswith("equipe/")]
    assert rows
    assert [row.route for row in rows if {row.get[:3], row.post[:3]} != {(302, 403, 403)}] == []


def test_django_s_admin_opens_to_nobody_whose_account_does_not_say_so(visitors: dict[str, User | None]) -> None:
    visits, opened = Visits(visitors), []
    routes = [route for route in ROUTES if route.startswith(ADMIN)]
    assert routes
    for route in routes:
        address = "/" + re.sub(r"<[^>]+>|\^?\(\?P[^)]*\)\$?/?\$?", "1", route)
        for name in ("stranger", "pro", "editor", "admin"):
            for method in ("GET", "POST"):
                if (answered := visits.status(name, method, address)) not in (302, 403, 404, 405):
                    opened.append(f"{name} {method} {address}: {answered}")
    assert opened == []
