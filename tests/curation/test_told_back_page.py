"""The answers of a printed sheet are typed back at once: good lines are written, a wrong one stays with what was typed."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from curation.models import Upkeep
from places.editing import change_place
from places.models import Place, Revision
from tests import towns
from tests.factories import STAFF, make_place, make_places
from tests.html import Page
from tests.markup import faults
from tests.team import make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 8, 31, 10, tzinfo=UTC)
BACK = "/equipe/a-verifier/feuille/retour/"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def editor(client: Client) -> Client:
    towns.save()
    client.force_login(make_user())
    return client


@pytest.fixture
def six(editor: Client) -> list[Place]:
    """Of the sheet, in its order."""
    make_places(
        [{"commune": "93066", "name": f"Lieu {rank}", "phone": f"+3319900000{rank}", "hours": "Mo 09:00-12:00"} for rank in range(6)]
    )
    sheet = Page(editor.get("/equipe/a-verifier/feuille/"))
    codes = re.findall(r"code (\w{8})", sheet.text)
    assert re.findall(r"code (\w{8})", Page(editor.get(sheet.link("Noter les réponses de cette feuille"))).text) == codes
    found = {place.code: place for place in Place.objects.all()}
    return [found[code] for code in codes]


def typed(editor: Client, places: list[Place], *answers: dict[str, str]) -> dict[str, str]:
    """What the browser sends of the page of these places, these answers being typed, in order."""
    page = Page(editor.get(BACK, {"lieux": " ".join(place.code for place in places)}))
    hidden = {one["name"]: one["value"] for one in page.all("input") if one.get("type") == "hidden"}
    told = {f"{place.code}-{name}": value for place, answer in zip(places, answers, strict=False) for name, value in answer.items()}
    return hidden | told


def now(place: Place) -> Place:
    return Place.objects.get(pk=place.pk)


def test_each_line_says_what_its_box_said_and_a_wrong_one_loses_nothing(editor: Client, six: list[Place]) -> None:
    right, corrected, unreachable, closed, wrong, untouched = six
    told = typed(
        editor,
        six,
        {"answer": "juste"},
        {"phone": "01 99 00 11 22", "hours": "lundi à vendredi 9h-12h"},
        {"answer": "injoignable"},
        {"answer": "ferme"},
        {"answer": "corrige", "phone": "01 99", "hours": "mardi 9h-12h"},
    )
    response = editor.post(BACK, told)
    page = Page(response)
    assert (response.status_code, faults(response.content.decode())) == (400, [])
    assert "C'est noté pour 4 lieux." in page.text
    assert f"{wrong.name} : « 01 99 » n'est pas un numéro" in page.text
    assert re.findall(r"code (\w{8})", page.text) == [wrong.code, untouched.code], "what is written leaves the page"
    kept = {one["name"]: one.get("value", "") for one in page.all("input")}
    assert (kept[f"{wrong.code}-phone"], kept[f"{wrong.code}-hours"]) == ("01 99", "mardi 9h-12h")

    assert (now(right).verified_by, now(right).phone) == ("staff", right.phone)
    assert (now(corrected).phone, now(corrected).hours, now(corrected).verified_by) == ("+33199001122", "Mo-Fr 09:00-12:00", "staff")
    assert Upkeep.objects.get(place=unreachable).unreachable_on == ["2026-08-31"]
    assert now(closed).status == "withdrawn"
    assert Revision.objects.filter(place__in=[wrong, untouched]).count() == 2, "none but those that made them"

    again = {one["name"]: one.get("value", "") for one in page.all("input")} | {f"{wrong.code}-phone": "01 99 00 11 33"}
    done = editor.post(BACK, again, follow=True)
    assert "C'est noté pour 1 lieu." in Page(done).text
    assert (now(wrong).phone, now(wrong).hours) == ("+33199001133", "Tu 09:00-12:00")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"answer": "corrige"}, "Écrivez le téléphone ou les horaires corrigés"),
        ({"answer": "ferme", "phone": "01 99 00 11 22"}, "gardez l'un des deux"),
        ({"answer": "injoignable", "hours": "lundi 9h-12h"}, "gardez l'un des deux"),
        ({"hours": "quand il pleut"}, "« quand il pleut »"),
        ({"answer": "autre"}, "autre"),
        ({}, "Rien n'est noté."),
    ],
)
def test_what_makes_no_sense_is_said_on_its_line(editor: Client, six: list[Place], answer: dict[str, str], said: str) -> None:
    response = editor.post(BACK, typed(editor, six, answer))
    assert response.status_code == 400
    assert said in Page(response).text
    assert Revision.objects.count() == 6


def test_what_others_wrote_since_the_sheet_is_not_written_over(editor: Client, six: list[Place]) -> None:
    told = typed(editor, six, {"phone": "01 99 00 11 22"}, {"phone": "01 99 00 11 33"})
    change_place(six[0], {"phone": "+33199009999"}, by=STAFF)
    change_place(six[1], {"wifi": True}, by=STAFF)
    response = editor.post(BACK, told)
    assert "Quelqu'un a changé depuis : téléphone." in Page(response).text
    assert (now(six[0]).phone, now(six[0]).verified_on) == ("+33199009999", None)
    assert (now(six[1]).phone, now(six[1]).wifi) == ("+33199001133", True)


def test_a_place_merged_meanwhile_or_of_another_territory_is_not_touched(editor: Client, six: list[Place]) -> None:
    other = make_place(commune="48095", phone="+33199000009")
    told = typed(editor, six, {"answer": "juste"})
    told["lieux"] += f" {other.code}"
    change_place(six[0], {"status": "merged", "merged_into": six[1].pk}, by=STAFF)
    response = editor.post(BACK, told | {f"{other.code}-answer": "ferme"})
    assert "Ce lieu a été fusionné avec un autre." in Page(response).text
    assert now(other).status == "published"
    assert other.code not in Page(editor.get(BACK, {"lieux": other.code})).text
