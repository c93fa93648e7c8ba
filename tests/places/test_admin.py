"""The admin: the platform team's, and a door like any other."""

import html
import re
from datetime import timedelta

import pytest
from django.test import Client

from places.editing import change_place
from places.models import Place, Revision
from places.vocabulary import Origin, Status
from tests.factories import AT, STAFF, make_place, make_source
from tests.team import make_superuser, make_user

pytestmark = pytest.mark.django_db

PAGES = ["place", "commune", "source", "batch", "sourcerecord", "revision", "conflict"]


@pytest.fixture
def team(client: Client) -> Client:
    client.force_login(make_superuser())
    return client


def form_of(page: str) -> dict[str, str | list[str]]:
    """Every field that the browser would send back from a form."""
    fields: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name = re.search(r'name="([^"]+)"', tag)
        if name and ("checkbox" not in tag or "checked" in tag) and "submit" not in tag:
            value = re.search(r'value="([^"]*)"', tag)
            fields.setdefault(name[1], []).append(html.unescape(value[1]) if value else "")
    for name, body in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', page, re.DOTALL):
        fields.setdefault(name, []).extend(re.findall(r'value="([^"]*)" selected', body) or [""])
    for name, body in re.findall(r'<textarea name="([^"]+)"[^>]*>\s?(.*?)</textarea>', page, re.DOTALL):
        fields.setdefault(name, []).append(html.unescape(body.strip()))
    return {name: values if len(values) > 1 else values[0] for name, values in fields.items() if name != "csrfmiddlewaretoken"}


@pytest.mark.parametrize("page", PAGES)
def test_every_list_opens(team: Client, page: str) -> None:
    make_place()
    make_source()
    assert team.get(f"/admin/places/{page}/").status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_closed_to_strangers_and_to_staff_without_rights(client: Client, page: str) -> None:
    assert client.get(f"/admin/places/{page}/").status_code == 302
    client.force_login(make_user("", is_staff=True))
    assert client.get(f"/admin/places/{page}/").status_code == 403


def test_saving_an_unchanged_form_writes_nothing(team: Client) -> None:
    place = make_place(emails=["a@example.org"], access_modes=["telephoner"], typologies=[], source_date="2026-01-05", wifi=True)
    before = Revision.objects.count()
    address = f"/admin/places/place/{place.pk}/change/"
    response = team.post(address, form_of(team.get(address).content.decode()))
    assert response.status_code == 302, re.findall(r'class="errorlist.*?</ul>', response.content.decode())
    assert Revision.objects.count() == before


def test_a_correction_leaves_a_revision_with_its_author(team: Client) -> None:
    place = make_place(name="Ancien nom")
    address = f"/admin/places/place/{place.pk}/change/"
    form = form_of(team.get(address).content.decode()) | {"name": "Nouveau nom", "services-0-fees": ["gratuit"]}
    assert team.post(address, form).status_code == 302
    revision = Revision.objects.filter(place=place).latest("pk")
    assert revision.changes == {"name": ["Ancien nom", "Nouveau nom"], "services/demarches/fees": [None, ["gratuit"]]}
    assert revision.origin == Origin.STAFF
    assert revision.author is not None
    place.refresh_from_db()
    assert place.name_key == "nouveau nom"


def test_a_new_place_is_written_through_the_door(team: Client) -> None:
    form = form_of(team.get("/admin/places/place/add/").content.decode()) | {"name": "Neuf", "status": Status.DRAFT.value}
    assert team.post("/admin/places/place/add/", form).status_code == 302
    assert Revision.objects.get(place__name="Neuf").changes["name"] == [None, "Neuf"]


def test_nobody_deletes_a_place(team: Client) -> None:
    place = make_place()
    assert team.post(f"/admin/places/place/{place.pk}/delete/", {"post": "yes"}).status_code == 403
    team.post("/admin/places/place/", {"action": "delete_selected", "_selected_action": [place.pk], "post": "yes"})
    assert Place.objects.filter(pk=place.pk).exists()


def test_a_rejected_form_keeps_what_was_typed(team: Client) -> None:
    place = make_place()
    address = f"/admin/places/place/{place.pk}/change/"
    form = form_of(team.get(address).content.decode()) | {"name": "", "summary": "Un résumé"}
    response = team.post(address, form)
    assert response.status_code == 200
    assert "Un résumé" in response.content.decode()


def test_a_form_opened_before_another_write_does_not_put_the_old_values_back(team: Client) -> None:
    place = make_place(phone="+33199000001")
    address = f"/admin/places/place/{place.pk}/change/"
    form = form_of(team.get(address).content.decode()) | {"summary": "Un résumé"}
    change_place(place, {"phone": "+33199000002"}, by=STAFF)
    Place.objects.filter(pk=place.pk).update(updated_at=AT + timedelta(hours=1))
    response = team.post(address, form)
    assert response.status_code == 200
    assert "a changé depuis" in response.content.decode()
    assert "Un résumé" in response.content.decode()
    place.refresh_from_db()
    assert place.phone == "+33199000002"
