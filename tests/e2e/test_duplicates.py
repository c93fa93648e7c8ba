"""Duplicates in a browser: axe on each page of the journey, and the whole journey with a keyboard and no script."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from accounts.policy import Role
from curation.duplicates.refreshing import refresh_duplicates
from places.models import Place
from tests import towns
from tests.e2e.looking import LARGE, TELEPHONE, read_sideways, said_by_axe
from tests.factories import AT, make_place
from tests.team import make_user


@pytest.fixture
def pair(transactional_db: None) -> tuple[Place, Place]:
    towns.save()
    kept = make_place(name="Médiathèque fictive", commune="93066", phone="+33199000001", programmes=["pix"])
    absorbed = make_place(name="Bibliothèque fictive", commune="93066", phone="+33199000002", programmes=["bnr"])
    refresh_duplicates(at=AT, write=True)
    return kept, absorbed


def signed_in(context: BrowserContext, live_server: LiveServer, role: str = Role.EDITOR) -> None:
    client = Client()
    client.force_login(make_user(role))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])


def test_axe_finds_nothing_to_say_on_the_way_to_a_merge(unguarded: Page, live_server: LiveServer, pair: tuple[Place, Place]) -> None:
    signed_in(unguarded.context, live_server)
    page = unguarded
    page.goto("/equipe/doublons/")
    found = said_by_axe(page)
    page.get_by_role("link", name="Médiathèque fictive et Bibliothèque fictive").click()
    found += said_by_axe(page)
    page.get_by_role("button", name="Fusionner les deux fiches").click()
    found += said_by_axe(page)
    page.get_by_role("button", name="Fusionner", exact=True).click()
    found += said_by_axe(page)
    found += read_sideways(page, [(TELEPHONE, ""), (LARGE, "")])
    assert found == []


def test_a_merge_is_chosen_confirmed_and_undone_with_the_keyboard_alone(
    browser: Browser, live_server: LiveServer, pair: tuple[Place, Place]
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800}, base_url=live_server.url, java_script_enabled=False)
    signed_in(context, live_server)
    page = context.new_page()
    page.goto(f"/equipe/doublons/{pair[0].code}/{pair[1].code}/")
    page.get_by_role("group", name="Téléphone").get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Fusionner les deux fiches").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Fusionner", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Fusion de").wait_for()
    pair[0].refresh_from_db()
    assert pair[0].phone == "+33199000002"
    page.get_by_role("link", name="Annuler cette fusion").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Annuler cette fusion").focus()
    page.keyboard.press("Enter")
    page.get_by_text("La fusion est annulée").wait_for()
    pair[0].refresh_from_db()
    assert pair[0].phone == "+33199000001"
    context.close()
