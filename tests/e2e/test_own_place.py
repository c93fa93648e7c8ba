"""A place answers by its link in a real browser, without JavaScript; the team verifies by the keyboard; axe has nothing to say."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.policy import Role
from curation.links import issue
from curation.models.place_link import LinkPurpose
from places.editing import change_place
from places.models import Place
from tests.e2e.conftest import PHONE
from tests.e2e.looking import LARGE, ZOOMED, read_sideways, said_by_axe
from tests.factories import STAFF, make_place
from tests.team import make_user


@pytest.fixture
def place(directory: dict[str, str]) -> Place:
    place = Place.objects.get(name="Médiathèque d'essai")
    change_place(place, {"hours": "Mo-Fr 09:00-12:00", "verified_on": "2025-01-01"}, by=STAFF)
    return place


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A telephone without JavaScript."""
    opened = browser.new_context(viewport=PHONE, locale="fr-FR", base_url=live_server.url, java_script_enabled=False)
    yield opened.new_page()
    opened.close()


def signed_in(context: BrowserContext, live_server: LiveServer) -> None:
    client = Client()
    client.force_login(make_user(Role.EDITOR))
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])


def test_a_place_confirms_then_corrects_without_javascript_and_its_address_is_sent_to_no_page(plain: Page, place: Place) -> None:
    token = issue(place, LinkPurpose.UPDATE, at=timezone.now())[1]
    told: list[str] = []
    plain.on("request", lambda request: told.append(request.headers.get("referer", "")))
    plain.goto(f"/mon-lieu/{token}/")
    plain.get_by_role("button", name="C'est juste").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Merci, c'est enregistré")
    plain.get_by_role("link", name="Corriger encore").click()
    plain.get_by_label("mardi : ouvre à").fill("10:30")
    plain.locator("#id_phone").fill("12")
    plain.get_by_role("button", name="Enregistrer").click()
    expect(plain.get_by_role("alert")).to_contain_text("n'est pas un numéro de téléphone complet")
    plain.locator("#id_phone").fill("01 99 00 22 22")
    plain.get_by_role("button", name="Enregistrer").click()
    expect(plain.get_by_text("Mardi : 10 h 30 à 12 h")).to_be_visible()
    plain.get_by_role("link", name="Voir votre page").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Médiathèque d'essai")
    assert told
    assert not [referer for referer in told if "mon-lieu" in referer]


def test_nothing_that_a_place_reads_is_hard_to_use_or_read(unguarded: Page, place: Place) -> None:
    update, stop = (issue(place, purpose, at=timezone.now())[1] for purpose in (LinkPurpose.UPDATE, LinkPurpose.STOP))
    page, found = unguarded, []

    def look() -> None:
        found.extend([*said_by_axe(page), *read_sideways(page, [ZOOMED, (LARGE, "")])])

    for path in ("", "corriger/", "ferme/"):
        page.goto(f"/mon-lieu/{update}/{path}")
        look()
    page.goto(f"/mon-lieu/{stop}/ne-plus-ecrire/")
    look()
    page.goto(f"/mon-lieu/{'x' * 43}/")
    look()
    page.goto(f"/mon-lieu/{update}/corriger/")
    page.get_by_label("mardi : ouvre à").fill("14:00")
    page.get_by_role("button", name="Enregistrer").click()
    look()
    page.goto(f"/mon-lieu/{update}/corriger/")
    page.locator("#id_phone").fill("01 99 00 22 22")
    change_place(place, {"phone": "+33199003333"}, by=STAFF)
    page.get_by_role("button", name="Enregistrer").click()
    look()
    page.get_by_label("Ce que vous avez écrit").check()
    page.get_by_role("button", name="Enregistrer").click()
    look()
    assert found == []


def test_the_team_verifies_places_by_the_keyboard_alone(context: BrowserContext, page: Page, live_server: LiveServer, place: Place) -> None:
    make_place(name="Sans rien", commune="93066", services=[])
    signed_in(context, live_server)
    page.goto("/equipe/a-verifier/")
    first = page.locator(".verify h2").first.inner_text()
    page.locator(".verify button[accesskey=j]").press("Enter")  # a headless browser has no access keys
    expect(page.get_by_role("status")).to_contain_text(f"{first} : tout est juste, c'est noté.")
    page.get_by_role("button", name="Arrêter les touches").press("Enter")
    expect(page.get_by_text("Les touches sont arrêtées.")).to_be_visible()
    second = page.locator(".verify h2").first.inner_text()
    page.get_by_role("button", name=f"Injoignable : {second}").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Encore 2 jours sans réponse")
