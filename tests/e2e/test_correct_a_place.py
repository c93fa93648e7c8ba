"""Correcting a place in a browser: without a script by keyboard alone, sound to axe, and its position chosen on the map with one."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from accounts.policy import Role
from places.models import Place
from tests import towns
from tests.e2e.looking import LARGE, ZOOMED, read_sideways, said_by_axe
from tests.factories import make_place
from tests.team import PASSWORD, make_user


@pytest.fixture
def place(transactional_db: None) -> Place:
    towns.save()
    make_user(Role.EDITOR, password=PASSWORD)
    return make_place(name="Lieu à corriger", commune="93066", phone="+33199001122")


def opened(browser: Browser, live_server: LiveServer, place: Place, *, script: bool, width: int) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, base_url=live_server.url, bypass_csp=script, java_script_enabled=script
    )
    page = context.new_page()
    page.goto(f"/equipe/lieux/{place.code}/")
    page.fill("input[name=login]", "editor@essai.example")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_selector("input[name=phone]")
    return page


def test_the_form_is_sound_and_never_read_sideways(browser: Browser, live_server: LiveServer, place: Place) -> None:
    page = opened(browser, live_server, place, script=True, width=320)
    found = said_by_axe(page)
    page.fill("input[name=phone]", "12")
    page.press("input[name=phone]", "Enter")
    page.wait_for_selector("[role=alert]")
    found += said_by_axe(page)
    found += read_sideways(page, [ZOOMED, (LARGE, "")])
    page.context.close()
    assert found == []


def test_a_place_is_corrected_by_keyboard_without_a_script(browser: Browser, live_server: LiveServer, place: Place) -> None:
    page = opened(browser, live_server, place, script=False, width=360)
    page.focus("input[name=phone]")
    page.keyboard.press("Control+A")
    page.keyboard.type("01 99 00 11 29")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=C'est enregistré.")
    page.context.close()
    assert Place.objects.get(pk=place.pk).phone == "+33199001129"


def test_the_position_is_chosen_on_the_map(browser: Browser, live_server: LiveServer, place: Place) -> None:
    page = opened(browser, live_server, place, script=True, width=1280)
    before = page.input_value("input[name=position]")
    page.click("text=Choisir sur une carte")
    page.click(".leaflet-container", position={"x": 60, "y": 60})
    page.wait_for_selector("text=Position choisie.")
    after = page.input_value("input[name=position]")
    page.context.close()
    assert before != after
    latitude, longitude = (float(number) for number in after.split(","))
    assert abs(latitude - towns.SAINT_DENIS.latitude) < 0.01
    assert abs(longitude - towns.SAINT_DENIS.longitude) < 0.01
