"""Every page of an orientation in every state it can be in: sound, in its language, named, light, and never without a way on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.conf import settings as site
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from pytest_django.plugin import DjangoDbBlocker

from orientation.alerts import Alert
from orientation.asking.kept_answers import Kept
from orientation.helping.helpline_file import bring_helplines
from orientation.needs import Slot, Wishes
from orientation.views.keeping import COOKIE
from tests import towns
from tests.dom import Document, Element
from tests.factories import make_places
from tests.markup import faults
from tests.orientation.candidates import AT
from tests.visitor import assets, compressed

pytestmark = pytest.mark.django_db

QUESTION_BYTES, PAGE_BYTES = 14_000, 20_000

NEED, WHERE, WISHES, HERE = "/", "/ou/?besoin=demarches", "/important/?besoin=demarches&commune=93066", "besoin=demarches&commune=93066"
EVERYTHING = Wishes(
    deadline=date(2026, 3, 4), publics=("femmes",), special_support=("illettrisme", "surdite", "visuel"), language="ar", cannot_move=True,
    step_free=True, slots=tuple(Slot.values), free=True,
)  # fmt: skip
DANGER = Kept(alerts=tuple(Alert.values))
PERHAPS = Kept(perhaps=tuple(Alert.values))


@dataclass(frozen=True)
class State:
    """How to meet a page in one of its states: `sent` by a form, with these answers `kept`. `wrong`: it says that something is."""

    address: str
    sent: dict[str, str] | None = None
    kept: Kept | None = None
    wrong: bool = False
    territory: list[str] = field(default_factory=list)


STATES = {
    "need": State(NEED),
    "need, which": State("/?choix=demarches&choix=acces"),
    "need, nothing written": State(NEED, {"phrase": " "}, wrong=True),
    "need, not understood": State(NEED, {"phrase": "blorgh zwx"}, wrong=True),
    "need, a number": State(NEED, {"phrase": "blorgh 0199001234"}, wrong=True),
    "need, another service": State(NEED, {"phrase": "je cherche un médecin"}),
    "need, in danger": State("/?choix=securite", kept=DANGER),
    "need, opened after a danger": State(NEED, kept=DANGER),
    "need, changing": State("/?commune=93066&depuis=lieux", kept=PERHAPS),
    "need, under 18 in danger": State("/?lu=1", kept=Kept(alerts=("harcelement",), wishes=Wishes(minor=True))),
    "need, perhaps in danger": State(NEED, kept=PERHAPS),
    "need, erased": State("/?efface=1"),
    "need, unknown service": State("/resultats/?besoin=magie", wrong=True),
    "where": State(WHERE),
    "where, another need unknown": State("/ou/?besoin=demarches&besoin=magie"),
    "where, perhaps in danger": State(WHERE, kept=PERHAPS),
    "where, changing": State("/ou/?besoin=demarches&commune=93066"),
    "where, two needs": State(WHERE, kept=Kept(also=("demarches", "insertion", "acces"))),
    "where, nothing written": State(WHERE, {"lieu": ""}, wrong=True),
    "where, unknown": State(WHERE, {"lieu": "xqzwk"}, wrong=True),
    "where, a number": State(WHERE, {"lieu": "0199001234"}, wrong=True),
    "where, no position": State(WHERE, {"lieu": "", "lat": "x", "lon": "y"}, wrong=True),
    "where, several towns": State(WHERE, {"lieu": "saint-denis"}),
    "where, none chosen": State(WHERE, {"lieu": "saint-denis", "propose": "saint-denis"}, wrong=True),
    "where, a typing error": State(WHERE, {"lieu": "noisy le sek"}),
    "where, not served": State(WHERE, {"lieu": "93200"}, territory=["48"]),
    "where, unknown in the address": State("/resultats/?besoin=demarches&commune=00000", wrong=True),
    "départements": State("/ou/departements/?besoin=demarches"),
    "départements, two": State("/ou/departements/?besoin=demarches", territory=["48", "93"]),
    "wishes": State(WISHES),
    "wishes, another need unknown": State(f"{WISHES}&besoin=magie"),
    "wishes, all ticked": State(WISHES, kept=Kept(wishes=EVERYTHING)),
    "places": State(f"/resultats/?{HERE}"),
    "places, everything asked": State(f"/resultats/?{HERE}&important=1", kept=Kept(wishes=EVERYTHING, also=("demarches", "acces"))),
    "places, in danger": State(f"/resultats/?{HERE}", kept=DANGER),
    "places, perhaps in danger": State(f"/resultats/?{HERE}", kept=PERHAPS),
    "places, under 18": State(f"/resultats/?{HERE}", kept=Kept(wishes=Wishes(minor=True, urgent=True), alerts=("suicide",))),
    "places, speaks Turkish": State(f"/resultats/?{HERE}", kept=Kept(wishes=Wishes(language="tr"))),
    "places, all of them": State(f"/resultats/?{HERE}&nombre=12"),
    "places, answers lost": State(f"/resultats/?{HERE}&important=1"),
    "places, date not understood": State(f"/resultats/?{HERE}&important=1", kept=Kept(date_problem="unread")),
    "places, none near": State("/resultats/?besoin=culture&commune=97311"),
    "places, in a département": State("/resultats/?besoin=demarches&departement=93"),
    "places, position": State("/resultats/?besoin=demarches&lat=48.94&lon=2.36"),
    "places, unsaid": State("/resultats/?besoin=demarches"),
    "places, unsaid, none": State("/resultats/?besoin=culture"),
    "sheet": State("/lieu/{0}/fiche/?besoin=demarches"),
    "sheet, small, English": State("/lieu/{0}/fiche/?besoin=demarches&format=a5&langue=en"),
    "sheet, speaks Arabic, reads with difficulty": State("/lieu/{0}/fiche/?besoin=acces", kept=Kept(wishes=EVERYTHING)),
    "sheet, in danger": State("/lieu/{0}/fiche/", kept=DANGER),
    "sheet, little known": State("/lieu/{1}/fiche/"),
}

FOREIGN = re.compile(r"[ğışĞİŞñ¿¡ãõ\u0370-\u1fff\u3040-\u9fff]")
"""Letters that French never uses."""
ARABIC = re.compile(r"[\u0600-\u06ff]")
ENGLISH = re.compile(r"\b(?:the|your|you|this|with|bring|please|open)\b", re.IGNORECASE)


@dataclass
class Met:
    """One page in one state."""

    name: str
    state: State
    response: HttpResponse
    html: str
    root: Element

    @property
    def path(self) -> str:
        return urlsplit(self.state.address).path

    @property
    def title(self) -> str:
        return self.root.all("title")[0].text

    @property
    def main(self) -> Element:
        return self.root.all("main")[0]


@pytest.fixture(scope="module")
def met(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Met]]:
    """Every page in every state, at ten o'clock on a Tuesday; met once for all these tests, then undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield list(_all_met())
        transaction.set_rollback(True)


def _all_met() -> Iterator[Met]:
    bring_helplines()
    towns.save()
    full: dict[str, Any] = {"hours": "Mo-Fr 09:00-12:00", "emails": ["a@essai.example"], "commune": "93066"}
    known = [
        {
            **full,
            "name": f"Lieu {number}",
            "address": f"{number} rue de l'Essai",
            "phone": f"+331990012{number}",
            "services": ["demarches", "acces"],
        }
        for number in range(10, 24)
    ]
    reserved = {"demarches": {"category": "demarches", "publics": ["jeunes"], "exclusive": True}}
    afar = {"demarches": {"category": "demarches", "remote": True, "support_modes": ["distance"]}}
    others = [
        {"name": "Presque inconnu", "address": "", "commune": "93066", "services": []},
        {**full, "name": "Réservé", "address": "1 place de l'Essai", "phone": "+33199001230", "services": reserved},
        {**full, "name": "À distance", "address": "2 place de l'Essai", "phone": "+33199001231", "services": afar},
    ]
    places = make_places([*known, *others])
    with time_machine.travel(AT, tick=False):
        for name, state in STATES.items():
            yield _meet(name, state, [places[0].code, places[14].code])


def _meet(name: str, state: State, codes: list[str]) -> Met:
    client = Client()
    if state.kept:
        client.cookies[COOKIE] = state.kept.signed()
    address = state.address.format(*codes)
    with override_settings(TERRITORY=state.territory):
        response = client.get(address) if state.sent is None else client.post(address, state.sent, follow=True)
    assert response.status_code in (200, 400), name
    html = response.content.decode()
    return Met(name, state, response, html, Document(html).root)


def test_every_page_in_every_state_is_sound(met: list[Met]) -> None:
    assert len(met) >= 40
    found = {one.name: wrong for one in met if (wrong := faults(one.html))}
    assert found == {}


def test_what_is_wrong_is_said_and_nothing_else_is_called_an_error(met: list[Met]) -> None:
    assert [one.name for one in met if one.title.startswith("Erreur : ") is not one.state.wrong] == []
    assert [one.name for one in met if bool(one.main.all("h2") and "Il y a un problème" in one.main.text) is not one.state.wrong] == []


def test_two_pages_never_have_the_same_title(met: list[Met]) -> None:
    titles: dict[str, str] = {}
    for one in met:
        title = one.title.removeprefix("Erreur : ")
        shown = one.name.split(",")[0]
        assert titles.setdefault(title, shown) == shown, one.name


def test_french_is_said_to_be_french_and_the_rest_is_named_and_turned_its_way(met: list[Met]) -> None:
    tagged = set()
    for one in met:
        assert one.root.all("html")[0].attributes["lang"] == "fr"
        for holder, text in one.root.all("body")[0].texts():
            language = holder.inherited("lang")
            tagged.add(language)
            # An option can hold no element: the French name of the language stands there with its own.
            if holder.tag == "option":
                continue
            assert language != "fr" or not FOREIGN.search(text), f"{one.name}: {text}"
            assert language == "en" or not ENGLISH.search(text), f"{one.name}: {text}"
            assert (holder.inherited("dir") == "rtl") is bool(ARABIC.search(text)) or not text.strip(), f"{one.name}: {text}"
    assert {"fr", "ar", "tr", "en"} <= tagged


def test_browsers_are_told_what_they_may_fill_in(met: list[Met]) -> None:
    fields = [control for one in met for control in one.main.all("input", "textarea") if control.attributes.get("type", "text") == "text"]
    assert {control.attributes["name"]: control.attributes.get("autocomplete") for control in fields} == {
        "lieu": "postal-code",
        "phrase": "off",
    }


def test_every_state_fits_its_budget_as_the_first_page_seen(met: list[Met]) -> None:
    heavy = {}
    for one in met:
        weight = compressed(one.response.content) + sum(assets(one.root).values())
        if weight > (PAGE_BYTES if one.path.startswith(("/resultats/", "/lieu/")) else QUESTION_BYTES):
            heavy[one.name] = weight
    assert heavy == {}


def test_no_page_of_places_is_a_dead_end(met: list[Met]) -> None:
    for one in met:
        if one.name.startswith("places"):
            links = [link.attributes["href"] for link in one.main.all("a")]
            assert [url for url in links if url.startswith("tel:")], one.name
            assert [url for url in links if url.startswith("/annuaire/")], one.name


def test_a_list_without_bullets_is_still_said_to_be_a_list() -> None:
    """Safari says nothing of a list whose bullets a stylesheet takes away, unless its role is written."""
    for path in sorted((site.BASE_DIR / "static" / "css").glob("*.css")):
        rules = re.findall(r"([^{}]+)\{[^{}]*list-style:\s*none", path.read_text())
        assert {rule.strip().splitlines()[-1] for rule in rules} <= {"[role=list]", "summary"}, path.name
