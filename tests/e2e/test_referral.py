"""A demand from the interview to its erasure, in browsers and with real mail: a professional, a place and a person, each in their own."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from accounts.policy import Role
from referrals.models import Referral, Transmission
from tests.e2e.looking import LARGE, read_sideways, said_by_axe
from tests.mail_server import mail_server
from tests.referrals.conftest import FIRST_NAME, PHONE, Mails, link_in, make_places_of_the_plan, whole
from tests.referrals.test_journey import SPOKEN, nothing_of_the_person_in_the_database
from tests.team import PASSWORD, make_user


class Seat:
    """Someone before their own browser. `wrong`: what axe says of the pages looked at, and those that are read sideways."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.context = browser.new_context(base_url=site, bypass_csp=True, locale="fr-FR")
        self.page = self.context.new_page()
        self.page.route(lambda url: not url.startswith(site), lambda route: route.abort())
        self.addresses: list[str] = []
        self.page.on("request", lambda request: self.addresses.extend([request.url, request.headers.get("referer", "")]))
        self.wrong: list[str] = []

    def look(self) -> None:
        """At the page as it stands, once it has settled."""
        self.page.wait_for_load_state()
        self.page.set_viewport_size({"width": 320, "height": 800})
        self.page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
        self.wrong += [*said_by_axe(self.page, (320, LARGE)), *read_sideways(self.page)]

    def press(self, button: str) -> None:
        """By the keyboard."""
        self.page.get_by_role("button", name=button, exact=True).press("Enter")

    def titled(self, title: str) -> None:
        """The page that is expected came."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)


@pytest.fixture
def mails(settings: Settings, transactional_db: None) -> Iterator[Mails]:
    cache.clear()
    with mail_server(settings) as received:
        yield received


@pytest.fixture
def seats(browser: Browser, live_server: LiveServer, mails: Mails) -> Iterator[list[Seat]]:
    """Of the professional, of the place and of the person."""
    make_places_of_the_plan()
    make_user(Role.PRO, password=PASSWORD, name="Agente d'essai", organisation="Service d'essai", phone="+33199001300")
    three = [Seat(browser, live_server.url) for _ in range(3)]
    yield three
    for seat in three:
        seat.context.close()


def test_a_demand_is_sent_answered_followed_and_erased(seats: list[Seat], mails: Mails, written: list[str]) -> None:
    worker, place, person = seats
    reference, code = sends(worker)
    assert [mail["To"] for mail in mails] == ["premier@essai.example"]
    day = f"{timezone.localdate() + timedelta(days=7):%d/%m/%Y}"
    answers(place, link_in(mails[0]), day)
    assert mails[-1]["To"] == "pro@essai.example"
    follows(worker, reference)
    erases(person, reference, code)
    assert "retirée" in mails[-1]["Subject"]
    assert [fault for seat in seats for fault in seat.wrong] == []
    assert nothing_of_the_person_in_the_database()
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        call_command("purge_personal_data", "--write")
    assert (Referral.objects.get().reference, Transmission.objects.get().sent_to) == (None, "")
    assert nothing_of_the_person_in_the_database()
    heard = "\n".join([*written, *(whole(mail) for mail in mails), *(address for seat in seats for address in seat.addresses)])
    assert not [word for word in (*SPOKEN, code, code.replace("-", "")) if word in heard]
    assert not [address for address in place.addresses[1::2] if "/demande/" in address], "the secret address was told to a page"


def sends(worker: Seat) -> tuple[str, str]:
    """Signs in, fills, prints, sends; the reference and the code of the slip."""
    page = worker.page
    page.goto("/pro/")
    page.fill("input[name=login]", "pro@essai.example")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/pro/")
    page.focus("#lieu")
    page.keyboard.type("93200")
    for tick in ("Faire une démarche", "Personnes qui lisent ou écrivent difficilement"):
        page.get_by_label(tick).press("Space")
    worker.press("Voir le plan")
    worker.press("Voir la feuille à imprimer")
    page.emulate_media(media="print")
    expect(page.locator("article.paper")).to_be_visible()
    expect(page.locator(".pro-menu")).to_be_hidden()
    page.emulate_media(media="screen")
    worker.press("Revenir au plan")
    worker.press("Envoyer la demande à un lieu")
    worker.press("Vérifier avant d'envoyer")
    expect(page.get_by_role("alert")).to_contain_text("Cochez au moins un lieu.")
    worker.look()
    page.get_by_label("Premier").press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type(FIRST_NAME)
    page.keyboard.press("Tab")
    page.keyboard.type(PHONE)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    worker.titled("Vérifier avant d'envoyer")
    expect(page.get_by_text("Lire et écrire avec elle.")).to_be_visible()
    worker.look()
    worker.press("Envoyer la demande au lieu")
    worker.titled("La demande est partie")
    worker.look()
    page.emulate_media(media="print")
    height = page.locator(".slip").bounding_box()["height"]  # type: ignore[index]
    assert height < 148 * 96 / 25.4, "the slip is more than half an A4"
    page.emulate_media(media="screen")
    reference, code = page.locator(".pass dd").all_inner_texts()
    return reference, code


def answers(place: Seat, link: str, day: str) -> None:
    """Follows the link of the mail, reads, errs, gives an appointment, and looks at the way out."""
    page = place.page
    page.goto("/demande/x/")
    place.titled("Ce lien ne marche pas")
    place.look()
    page.goto(link)
    place.titled("Une personne a besoin de votre aide")
    expect(page.get_by_text(FIRST_NAME)).to_have_count(0)
    place.look()
    place.press("Voir son prénom et son contact")
    expect(page.get_by_role("heading", name=FIRST_NAME)).to_be_visible()
    place.look()
    page.get_by_label("Le jour").fill("hier")
    place.press("Dire le rendez-vous")
    expect(page.get_by_role("alert")).to_contain_text("Écrivez un jour")
    place.look()
    page.get_by_label("Le jour").fill(day)
    page.get_by_label("L'heure").fill("14h30")
    place.press("Dire le rendez-vous")
    expect(page.get_by_role("status")).to_contain_text("Merci, c'est noté.")
    page.get_by_role("link", name="Ne plus recevoir de demandes").click()
    place.titled("Ne plus recevoir de demandes")
    place.look()


def follows(worker: Seat, reference: str) -> None:
    """Sees in the list, then in its page, that an appointment was given."""
    page = worker.page
    page.get_by_role("link", name="Demandes envoyées").click()
    expect(page.get_by_text("Rendez-vous le")).to_be_visible()
    worker.look()
    page.get_by_role("link", name=reference).click()
    worker.titled(f"Demande {reference}")
    page.get_by_text("La personne ne veut plus").click()
    worker.look()


def erases(person: Seat, reference: str, code: str) -> None:
    """Mistypes, reads, says that they went, and takes the consent back."""
    page = person.page
    page.goto("/suivi/")
    page.get_by_label("Référence").fill(reference)
    page.get_by_label("Code").fill("AAA-AAA")
    person.press("Voir ma demande")
    expect(page.get_by_role("alert")).to_contain_text("Nous ne trouvons rien")
    person.look()
    page.get_by_label("Code").fill(code.lower())
    person.press("Voir ma demande")
    expect(page.get_by_text("Vous avez rendez-vous le")).to_be_visible()
    person.look()
    person.press("J'ai pu y aller")
    expect(page.get_by_role("status")).to_contain_text("Merci, c'est noté.")
    person.press("Je ne suis plus d'accord : tout effacer")
    expect(page.get_by_role("alert")).to_contain_text("Tout effacer ?")
    person.look()
    person.press("Oui, tout effacer")
    person.titled("Tout est effacé")
    person.look()
