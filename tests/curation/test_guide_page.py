"""The guide of the team: every link answers, every picture is there, light and described, and nobody is sent where they may not go."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from accounts.policy import Role
from curation.presenting.guide_sections import HEIGHT, PICTURES, SECTIONS, WIDTH
from tests import pictures, towns
from tests.html import Page
from tests.markup import faults
from tests.team import make_user

pytestmark = pytest.mark.django_db

GUIDE = "/equipe/aide/"
PAGE_BUDGET = 150_000


@pytest.fixture(params=[Role.EDITOR, Role.MANAGER])
def member(client: Client, request: pytest.FixtureRequest) -> Client:
    towns.save()
    client.force_login(make_user(request.param))
    return client


def test_it_is_sound_and_each_section_is_reached_from_the_summary(member: Client) -> None:
    response = member.get(GUIDE)
    assert faults(response.content.decode()) == []
    page = Page(response)
    assert {section.title: f"#{section.anchor}" for section in SECTIONS}.items() <= dict(page.links).items()
    assert page.link("Aide") == GUIDE


def test_every_link_answers_whoever_reads(member: Client) -> None:
    addresses = {url.partition("#")[0] for _, url in Page(member.get(GUIDE)).links if url.startswith("/")}
    assert len(addresses) > 12
    assert {address: member.get(address).status_code for address in addresses if member.get(address).status_code != 200} == {}


def test_the_way_to_bulk_edit_is_shown_to_those_who_may_take_it(client: Client) -> None:
    shown = {}
    for role in (Role.EDITOR, Role.MANAGER):
        client.force_login(make_user(role))
        shown[role] = any(url == "/equipe/lieux/en-nombre/" for _, url in Page(client.get(GUIDE)).links)
    assert shown == {Role.EDITOR: False, Role.MANAGER: True}


def picture_file(name: str) -> Path:
    found = finders.find(PICTURES[name].file)
    assert found, f"{PICTURES[name].file} is missing: python -m tests.pictures"
    return Path(found)


@pytest.mark.parametrize("name", PICTURES)
def test_each_picture_is_there_light_and_of_the_size_that_the_page_says(name: str) -> None:
    data = picture_file(name).read_bytes()
    assert len(data) <= pictures.MOST_BYTES
    assert (data[:4], data[8:16]) == (b"RIFF", b"WEBPVP8X")
    width, height = (int.from_bytes(data[start : start + 3], "little") + 1 for start in (24, 27))
    assert (width, height) == (WIDTH, HEIGHT) == (pictures.WIDTH, pictures.HEIGHT)


def test_every_picture_is_shown_described_and_waits_until_it_is_near(member: Client) -> None:
    shown = Page(member.get(GUIDE)).all("img")
    assert sorted(one["src"].rsplit("/", 1)[1].split(".")[0] for one in shown) == sorted(PICTURES) == sorted(pictures.SHOTS)
    for one in shown:
        assert one["alt"]
        assert one["loading"] == "lazy"
        assert (one["width"], one["height"]) == (str(WIDTH), str(HEIGHT))


def test_the_whole_page_with_every_picture_keeps_to_its_budget(member: Client) -> None:
    sheets = sum(Path(str(finders.find(f"css/{name}.css"))).stat().st_size for name in ("site", "team"))
    weighs = sum(picture_file(name).stat().st_size for name in PICTURES)
    assert len(member.get(GUIDE).content) + sheets + weighs <= PAGE_BUDGET
