"""Exceptional hours told by the team and by the place: written, refused with what to repair, undone, and kept once they are over."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from curation.correcting.writing import read_now
from curation.forms.place_form import PlaceForm
from curation.links import issue
from curation.models.place_link import LinkPurpose
from curation.presenting.fact_words import words_of_fact
from places.models import Place, Revision
from places.undoing import undo_revision
from tests import towns
from tests.curation.test_correcting import sent
from tests.curation.test_own_place_pages import filled
from tests.curation.test_place_page import send
from tests.factories import make_place
from tests.html import Page
from tests.markup import faults
from tests.team import make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 7, 1, 10, tzinfo=UTC)
SUMMER = {"from": "2026-07-14", "until": "2026-08-31", "hours": "Mo-Fr 09:00-12:00"}
SPRING = {"from": "2026-04-01", "until": "2026-04-30", "hours": "off"}


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def place() -> Place:
    towns.save()
    return make_place(commune="93066", hours="Mo-Fr 09:00-17:00", emails=["lieu@essai.example"], exceptional_hours=[SPRING, SUMMER])


def now(place: Place) -> list[dict[str, str]] | None:
    return Place.objects.get(pk=place.pk).exceptional_hours


def test_the_team_tells_them_and_what_is_over_is_shown_apart(client: Client, place: Place) -> None:
    client.force_login(make_user())
    url = f"/equipe/lieux/{place.code}/"
    response = client.get(url)
    assert faults(response.content.decode()) == []
    page = Page(response)
    assert "Déjà passés : du 1er avril au 30 avril : fermé" in page.text
    names = [one["name"] for one in page.all("input") if one.get("name", "").startswith("exception")]
    assert names == [f"exception{rank}-{part}" for rank in (1, 2) for part in ("from", "until", "hours")], "none for what is over"
    read = read_now(place)
    late = {"exception2_from": "2026-09-10", "exception2_until": "10/09/2026", "exception2_hours": "9h-20h"}
    data = sent(PlaceForm(read=read.facts), **late)
    data["seen"] = str(read.seen)
    assert send(client, url, data).status_code == 302
    told = [SPRING, SUMMER, {"from": "2026-09-10", "until": "2026-09-10", "hours": "Mo-Su 9h-20h"}]
    assert now(place) == told
    assert words_of_fact("exceptional_hours", [told[0], told[2]]).split("\n")[0] == "Du 1er\u00a0avril 2026 au 30\u00a0avril 2026 : fermé"
    last = Revision.objects.filter(place=place).first()
    assert list(last.changes) == ["exceptional_hours"]
    undo_revision(last, at=NOW, author_id=None)
    assert now(place) == [SPRING, SUMMER]


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"from": "2026-09-10", "until": "2026-09-01", "hours": "9h-12h"}, "until", "avant le premier"),
        ({"from": "2026-08-31", "until": "2026-09-10", "hours": "9h-12h"}, "from", "ont déjà des horaires exceptionnels, du mardi 14"),
        ({"from": "2026-09-01", "until": "2026-09-10", "hours": "quand il fait beau"}, "hours", "« quand il fait beau »"),
        ({"from": "2026-09-01", "until": "2026-09-01", "hours": "lundi 9h-12h"}, "hours", "n'ouvre aucun de ces jours"),
        ({"from": "2026-09-01", "until": "2026-09-01"}, "hours", "ou « fermé »"),
        ({"from": "2026-09-01", "hours": "fermé"}, "until", "les horaires habituels reviennent"),
        ({"until": "2026-09-01", "hours": "fermé"}, "from", "premier jour"),
        ({"from": "été", "until": "2026-09-01", "hours": "fermé"}, "from", "année, mois, jour"),
        ({"from": "2026-05-01", "until": "2026-05-02", "hours": "fermé"}, "until", "Ces jours sont passés"),
    ],
)
def test_what_makes_no_sense_is_answered_where_it_is(place: Place, typed: dict[str, str], field: str, said: str) -> None:
    read = read_now(place).facts
    form = PlaceForm(sent(PlaceForm(read=read), **{f"exception2_{name}": value for name, value in typed.items()}), read=read)
    assert not form.is_valid()
    assert said in " ".join(form.errors[f"exception2-{field}"]).replace("\u00a0", " ")
    assert len(form.errors) == 1, form.errors


def test_a_place_tells_its_own_and_takes_them_back(client: Client, place: Place) -> None:
    token = issue(place, LinkPurpose.UPDATE, at=NOW)[1]
    shown = Page(client.get(f"/mon-lieu/{token}/")).text
    assert "Horaires exceptionnels Du 14 juillet au 31 août : lundi à vendredi : 9 h à 12 h" in shown
    form = client.get(f"/mon-lieu/{token}/corriger/")
    assert faults(form.content.decode()) == []
    assert "avril" not in Page(form).text
    wrong = client.post(f"/mon-lieu/{token}/corriger/", filled(form) | {"exception2-from": "2026-09-01"})
    assert wrong.status_code == 400
    assert "les horaires habituels reviennent" in Page(wrong).text
    day = {"exception2-from": "2026-07-03", "exception2-until": "2026-07-03", "exception2-hours": "Fermé"}
    blank = {f"exception1-{part}": "" for part in ("from", "until", "hours")}
    thanks = client.post(f"/mon-lieu/{token}/corriger/", filled(form) | blank | day)
    assert now(place) == [SPRING, {"from": "2026-07-03", "until": "2026-07-03", "hours": "off"}]
    assert "Vos horaires exceptionnels Le vendredi 3 juillet : fermé" in Page(client.get(thanks["Location"])).text


def test_a_form_sent_after_midnight_keeps_the_period_that_ended_meanwhile(place: Place) -> None:
    read = read_now(place).facts
    with time_machine.travel(datetime(2026, 8, 31, 20, tzinfo=UTC), tick=False):
        data = sent(PlaceForm(read=read), phone="01 99 00 11 22")
    with time_machine.travel(datetime(2026, 8, 31, 23, tzinfo=UTC), tick=False):
        form = PlaceForm(data, read=read)
        assert form.is_valid(), form.errors
        assert form.facts()["exceptional_hours"] == [SPRING, SUMMER]
