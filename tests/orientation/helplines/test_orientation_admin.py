"""The admin of orientation: helplines to keep true, late ones in sight; unmet needs to look at, with their sums."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from orientation.helping.helpline_file import bring_helplines, read_helplines
from orientation.models import Helpline, UnmetNeed
from tests import towns
from tests.html import one_space
from tests.places.test_admin import form_of
from tests.team import make_superuser, make_user

pytestmark = pytest.mark.usefixtures("none_at_all")

LIST = "/admin/orientation/helpline/"
NOW = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def team(client: Client) -> Client:
    client.force_login(make_superuser())
    return client


def line(slug: str = "essai", **facts: Any) -> Helpline:
    told = {"name": slug.capitalize(), "purpose": "Essai", "phone": "3900", "owner": "Essai", "source": "essai.example"}
    return Helpline.objects.create(slug=slug, **{**told, "check_before": date(2027, 1, 1), **facts})


def shown(team: Client, query: str = "") -> str:
    with time_machine.travel(NOW, tick=False):
        return team.get(f"{LIST}{query}").content.decode()


@pytest.mark.parametrize("page", [LIST, f"{LIST}add/", "/admin/orientation/unmetneed/"])
def test_pages_are_closed_to_strangers_and_to_staff_without_rights(client: Client, page: str) -> None:
    assert client.get(page).status_code == 302
    client.force_login(make_user("", is_staff=True))
    assert client.get(page).status_code == 403


def test_late_lines_are_marked_and_filtered(team: Client) -> None:
    line("tard", check_before=TODAY - timedelta(days=3), checked_on=date(2025, 1, 1))
    line("bientot", check_before=TODAY + timedelta(days=3), checked_on=date(2026, 1, 1))
    line("loin")
    page = shown(team)
    assert page.count("En retard de 3 jours") == 1
    assert [name in shown(team, "?a_verifier=retard") for name in ("Tard", "Bientot", "Loin")] == [True, False, False]
    assert [name in shown(team, "?a_verifier=bientot") for name in ("Tard", "Bientot", "Loin")] == [False, True, False]
    assert [name in shown(team, "?a_verifier=jamais") for name in ("Tard", "Bientot", "Loin")] == [False, False, True]


def test_checking_lines_dates_them_and_puts_them_off_for_half_a_year(team: Client) -> None:
    late = line("tard", check_before=TODAY)
    with time_machine.travel(NOW, tick=False):
        team.post(LIST, {"action": "mark_checked", "_selected_action": [late.pk]})
    late.refresh_from_db()
    assert (late.checked_on, late.check_before) == (TODAY, TODAY + timedelta(days=182))


def test_a_form_saved_unchanged_changes_nothing_and_a_correction_survives_the_file(team: Client) -> None:
    bring_helplines()
    helpline = Helpline.objects.get(slug="violences-femmes-info")
    address = f"{LIST}{helpline.pk}/change/"
    form = form_of(team.get(address).content.decode()) | {"is_shown": "on"}
    assert team.post(address, form).status_code == 302
    assert bring_helplines().unchanged == len(read_helplines())
    assert bring_helplines().kept == 0
    assert team.post(address, form | {"hours": "8 h à 22 h"}).status_code == 302
    assert bring_helplines().kept == 1
    helpline.refresh_from_db()
    assert helpline.hours == "8 h à 22 h"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        pytest.param({"phone": "39 19"}, "des chiffres seulement", id="phone-with-spaces"),
        pytest.param({"phone": "", "sms": "", "website": ""}, "au moins un téléphone", id="no-way-to-reach"),
        pytest.param({"website": "http://essai.example"}, "commence par https://", id="not-https"),
        pytest.param({"website": "javascript:alert(1)"}, "commence par https://", id="dangerous-link"),
        pytest.param({"departments": "93\nxx"}, "Nous ne connaissons pas ce département : XX.", id="unknown-departement"),
        pytest.param({"checked_on": "2027-02-01"}, "La prochaine vérification vient après", id="checked-after"),
    ],
)
def test_a_line_that_cannot_be_is_refused_in_french(team: Client, wrong: dict[str, str], words: str) -> None:
    address = f"{LIST}{line().pk}/change/"
    form = form_of(team.get(address).content.decode()) | wrong
    response = team.post(address, form)
    assert response.status_code == 200
    assert words in response.content.decode().replace("&#x27;", "'")


def test_departements_are_written_one_a_line_in_capitals(team: Client) -> None:
    helpline = line()
    address = f"{LIST}{helpline.pk}/change/"
    team.post(address, form_of(team.get(address).content.decode()) | {"departments": "2a\n48", "topics": ["violence"]})
    helpline.refresh_from_db()
    assert (helpline.departments, helpline.topics) == (["2A", "48"], ["violence"])


def test_nobody_deletes_a_line(team: Client) -> None:
    helpline = line()
    assert team.post(f"{LIST}{helpline.pk}/delete/", {"post": "yes"}).status_code == 403
    team.post(LIST, {"action": "delete_selected", "_selected_action": [helpline.pk], "post": "yes"})
    assert Helpline.objects.filter(pk=helpline.pk).exists()


def test_unmet_needs_are_summed_and_nobody_writes_them(team: Client) -> None:
    towns.save()
    rows = [("demarches", "93066", 3), ("acces", "93066", 2), ("demarches", "48095", 4), ("acces", "", 1)]
    UnmetNeed.objects.bulk_create(UnmetNeed(category=category, commune=code, day=TODAY, count=count) for category, code, count in rows)
    page = one_space(team.get("/admin/orientation/unmetneed/").content.decode())
    assert "10 recherches sans résultat" in page
    assert '<th scope="row">Aide aux démarches administratives</th><td>7</td>' in page
    assert page.index("Saint-Denis 93066</th><td>5") < page.index("Mende 48095</th><td>4") < page.index("Commune non dite</th><td>1")
    assert "6 recherches" not in page
    assert "3 recherches sans résultat" in one_space(team.get("/admin/orientation/unmetneed/?category=acces").content.decode())
    assert team.get("/admin/orientation/unmetneed/add/").status_code == 403
    assert "0 recherche sans résultat" in one_space(team.get("/admin/orientation/unmetneed/?q=75056").content.decode())
