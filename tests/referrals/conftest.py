"""A professional with a plan, two places that accept, a real mail server, and a Tuesday at ten."""

import re
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from accounts.policy import Role
from places.models import Place
from tests import towns
from tests.factories import make_places
from tests.html import Page
from tests.mail_server import mail_server
from tests.orientation.candidates import AT
from tests.orientation.pro.conftest import place
from tests.team import make_user

FIRST_NAME, PHONE = "Zéphyrine", "0639980042"
E164 = "+33639980042"
TOWN = {"lieu": "93200 Saint-Denis"}
TWO_NEEDS = {**TOWN, "besoin": ["demarches", "quotidien"], "aide": "avec"}
ACCEPTS = {"access_modes": ["se-presenter", "telephoner", "prescription"]}

Mails = list[EmailMessage]
Post = Callable[..., HttpResponse]


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    cache.clear()
    with time_machine.travel(AT, tick=False) as traveller:
        yield traveller


@pytest.fixture
def mails(settings: Settings) -> Iterator[Mails]:
    settings.SITE_URL = "http://testserver"
    with mail_server(settings) as received:
        yield received


@pytest.fixture
def professional(db: None) -> User:
    return make_user(Role.PRO, name="Agente d'essai", organisation="Service d'essai", phone="+33199001300")


@pytest.fixture
def pro(client: Client, professional: User) -> Client:
    """Signed in; the places of the plan are there: one for procedures, one for lessons, then one that accepts and one that does not."""
    make_places_of_the_plan()
    client.force_login(professional)
    return client


def make_places_of_the_plan() -> None:
    """With the town they are in."""
    towns.save()
    make_places(
        [
            place("Premier", 0.5, "demarches", emails=["premier@essai.example"], **ACCEPTS),
            place("Second", 0.9, "quotidien", emails=["second@essai.example"], **ACCEPTS),
            place("Autre", 2, "demarches", emails=["autre@essai.example"], **ACCEPTS),
            place("Muet", 12, "demarches", "quotidien", emails=["muet@essai.example"]),
        ]
    )


def code_of(name: str) -> str:
    """The public code of a place."""
    return str(Place.objects.get(name=name).code)


@pytest.fixture
def post(pro: Client) -> Post:
    """The page of transmission, once this is sent with the answers of an interview of two needs."""

    def sent(step: str = "", **answers: Any) -> HttpResponse:
        return pro.post("/pro/transmettre/", {**TWO_NEEDS, **({"etape": step} if step else {}), **answers})

    return sent


def filled(*names: str, **answers: Any) -> dict[str, Any]:
    """A whole form for these places."""
    told = {"destinataire": [code_of(name) for name in names], "prenom": FIRST_NAME, "contact": PHONE, "accord": "on"}
    return {**told, "envoi": "a" * 22, **answers}


class Sent:
    """A demand that is on its way to one place: what the professional, the person and the place hold."""

    def __init__(self, response: HttpResponse, mail: EmailMessage) -> None:
        told = Page(response).text
        found = re.search(r"Référence\s*(OR-\w{4})\s*Code\s*(\w{3}-\w{3})", told)
        assert found, told
        self.reference, self.code = found.groups()
        self.link = link_in(mail)


def link_in(mail: EmailMessage) -> str:
    """The address of the demand in a message, without its host."""
    found = re.search(r"http://[\w.:]+(/demande/[\w-]{43}/)\s", text_of(mail))
    assert found
    return found[1]


def text_of(mail: EmailMessage) -> str:
    """The words of a message."""
    return str(mail.get_body().get_content())  # type: ignore[union-attr]


def whole(mail: EmailMessage) -> str:
    """Everything that a message says, decoded: its headers and its words."""
    return "\n".join([*(f"{name}: {value}" for name, value in mail.items()), text_of(mail)])


@pytest.fixture
def sent(post: Post, mails: Mails) -> Sent:
    """One demand, sent to Premier."""
    response = post("envoyer", **filled("Premier", adaptation=["lire"], particulier="illettrisme"))
    assert response.status_code == 200, response.content.decode()
    return Sent(response, mails[-1])
