"""Over which places an account may do what its role allows."""

import pytest

from accounts.models import User
from accounts.policy import Role
from accounts.territories import covers, within
from places.models import Place
from tests import towns
from tests.factories import make_places

pytestmark = pytest.mark.django_db


@pytest.fixture
def places() -> dict[str, Place]:
    towns.save()
    names = {"Saint-Denis": "93066", "Mende": "48095", "Guyane": "97311", "Nulle part": None}
    make_places([{"name": name, "commune": code} for name, code in names.items()])
    return {place.name: place for place in Place.objects.all()}


@pytest.mark.parametrize(
    ("user", "seen"),
    [
        pytest.param(User(role=Role.EDITOR, territory=["93"]), {"Saint-Denis"}, id="one département"),
        pytest.param(User(role=Role.MANAGER, territory=["93", "973"]), {"Saint-Denis", "Guyane"}, id="two, one overseas"),
        pytest.param(User(role=Role.EDITOR, territory=[]), set(), id="none"),
        pytest.param(User(role=Role.EDITOR, territory=["9"]), set(), id="not a département"),
        pytest.param(User(role="", territory=["93"]), set(), id="no role"),
        pytest.param(User(role=Role.EDITOR, territory=["93"], is_active=False), set(), id="closed"),
        pytest.param(User(role=Role.ADMIN, territory=[]), {"Saint-Denis", "Mende", "Guyane", "Nulle part"}, id="admin"),
        pytest.param(User(role=Role.ADMIN, territory=[], is_active=False), set(), id="closed admin"),
    ],
)
def test_the_list_and_each_place_agree(places: dict[str, Place], user: User, seen: set[str]) -> None:
    assert {place.name for place in within(user, Place.objects.all())} == seen
    assert {name for name, place in places.items() if covers(user, place)} == seen
