"""Inviting: a link that goes by mail, opens one account once, and cannot be forged, replayed, kept, or used to give more than one has."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail, signing
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.inviting import InvitationOver, accept, invitation_of, invite, token_of
from accounts.lifetimes import erase_old_invitations
from accounts.members import NotYoursToGive
from accounts.models import Invitation, User
from accounts.policy import Role
from accounts.who import Who
from tests.html import Page
from tests.mail_server import mail_server
from tests.markup import faults
from tests.team import make_user

pytestmark = pytest.mark.django_db

MEMBERS = "/equipe/membres/"
GUEST = "invite@essai.example"
WANTED = {"email": GUEST, "role": "editor", "territory": "93"}


@pytest.fixture
def manager(client: Client) -> Client:
    client.force_login(make_user(Role.MANAGER, territory=["93", "48"]))
    return client


def link_in(body: str) -> str:
    found = re.search(r"http://testserver(/compte/invitation/\?cle=\S+)", body)
    assert found, body
    return found[1]


def invited(manager: Client, **changes: str) -> str:
    """The address that the guest receives."""
    assert manager.post(MEMBERS, WANTED | changes).status_code == 302
    return link_in(mail.outbox[-1].body)


def join(link: str, **typed: str) -> tuple[Client, int]:
    guest = Client()
    return guest, guest.post("/compte/invitation/", {"cle": link.split("cle=")[1], "name": "Camille Essai", **typed}).status_code


def test_someone_invited_by_a_real_mail_joins_and_is_in(manager: Client, settings: Settings) -> None:
    with mail_server(settings) as received:
        manager.post(MEMBERS, WANTED | {"territory": "48, 93"})
    [message] = received
    assert message["To"] == GUEST
    link = link_in(message.get_content().replace("=\n", ""))
    guest = Client()
    page = guest.get(link)
    assert faults(page.content.decode()) == []
    assert "Lozère, Seine-Saint-Denis" in Page(page).text
    guest, status = join(link)
    assert status == 302
    assert guest.get("/equipe/").status_code == 200
    user = User.objects.get(email=GUEST)
    assert (user.name, user.role, user.territory, user.is_staff) == ("Camille Essai", "editor", ["48", "93"], False)
    assert not user.has_usable_password()


def test_a_password_may_be_chosen_and_must_be_a_good_one(manager: Client) -> None:
    link = invited(manager)
    for password1, password2 in (("court", "court"), ("quatre chevaux bleus", "quatre chevaux verts")):
        _, status = join(link, password1=password1, password2=password2)
        assert status == 200
    assert not User.objects.filter(email=GUEST).exists()
    assert join(link, password1="quatre chevaux bleus", password2="quatre chevaux bleus")[1] == 302
    assert User.objects.get(email=GUEST).check_password("quatre chevaux bleus")


def test_a_link_serves_once(manager: Client) -> None:
    link = invited(manager)
    assert [join(link)[1], join(link)[1]] == [302, 410]
    assert User.objects.filter(email=GUEST).count() == 1


def test_two_who_accept_together_open_one_account(manager: Client) -> None:
    invitation = invitation_of(invited(manager).split("cle=")[1], timezone.now())
    assert invitation
    accept(invitation, who=Who("Un"), password=None, at=timezone.now())
    with pytest.raises(InvitationOver):
        accept(invitation, who=Who("Deux"), password=None, at=timezone.now())


def test_a_link_lasts_a_week(manager: Client) -> None:
    now = timezone.now()
    link = invited(manager)
    with time_machine.travel(now + timedelta(days=7, minutes=-1)):
        assert Client().get(link).status_code == 200
    with time_machine.travel(now + timedelta(days=7, minutes=1)):
        assert Client().get(link).status_code == 410
        assert join(link)[1] == 410


@pytest.mark.parametrize(
    "forged",
    ["", "1", "x" * 40, signing.dumps(1), signing.dumps(1, key="another", salt="accounts.invitation")],
    ids=["nothing", "a number", "letters", "another purpose", "another key"],
)
def test_a_forged_link_opens_nothing(manager: Client, forged: str) -> None:
    invited(manager)
    assert join(f"cle={forged}")[1] == 410
    assert not User.objects.filter(email=GUEST).exists()


def test_a_link_names_nobody(manager: Client) -> None:
    assert "essai" not in invited(manager).removeprefix("/compte/invitation/")


def test_an_invitation_taken_back_opens_nothing(manager: Client) -> None:
    link = invited(manager)
    assert Client().get(link).status_code == 200
    manager.post(f"{MEMBERS}invitations/{Invitation.objects.get().pk}/reprendre/")
    assert Client().get(link).status_code == 410
    assert GUEST not in Page(manager.get(MEMBERS)).text


def test_a_second_invitation_replaces_the_first(manager: Client) -> None:
    first, second = invited(manager), invited(manager, territory="48")
    assert [Client().get(first).status_code, Client().get(second).status_code] == [410, 200]


def test_someone_who_accompanies_people_is_invited_and_opens_no_page_of_the_team(manager: Client) -> None:
    link = invited(manager, role="pro")
    assert "vous invite à orienter les personnes que vous accompagnez avec" in mail.outbox[-1].body
    guest, status = join(link, organisation="Service d'essai")
    assert (status, User.objects.get(email=GUEST).role) == (302, "pro")
    assert guest.get("/equipe/").status_code == 403


@pytest.mark.parametrize("fallen", [{"is_active": False}, {"role": "editor"}, {"territory": ["48"]}], ids=str)
def test_an_invitation_gives_no_more_than_its_author_still_has(manager: Client, fallen: dict[str, object]) -> None:
    link = invited(manager)
    User.objects.filter(role=Role.MANAGER).update(**fallen)
    assert join(link)[1] == 410


@pytest.mark.parametrize(
    "beyond",
    [{"role": "admin"}, {"territory": "75"}, {"territory": "93, 75"}, {"territory": ""}, {"territory": "0"}, {"role": ""}],
    ids=str,
)
def test_nobody_gives_more_than_they_have(manager: Client, beyond: dict[str, str]) -> None:
    response = manager.post(MEMBERS, WANTED | beyond)
    assert response.status_code == 200
    assert faults(response.content.decode()) == []
    assert f'value="{GUEST}"' in response.content.decode()
    assert (Invitation.objects.count(), len(mail.outbox)) == (0, 0)


def test_the_rule_holds_below_the_page() -> None:
    manager = make_user(Role.MANAGER)
    for role, territory in ((Role.ADMIN, []), (Role.EDITOR, ["75"])):
        with pytest.raises(NotYoursToGive):
            invite(GUEST, by=manager, role=role, territory=territory, at=timezone.now())
    with pytest.raises(NotYoursToGive):
        invite(GUEST, by=make_user(Role.EDITOR), role=Role.EDITOR, territory=["93"], at=timezone.now())


def test_who_has_an_account_is_not_invited_again(manager: Client) -> None:
    make_user()
    response = manager.post(MEMBERS, WANTED | {"email": "EDITOR@essai.example"})
    assert "Un compte a déjà cette adresse." in Page(response).text


def test_a_mail_refused_is_said_and_its_link_opens_nothing(manager: Client, settings: Settings, written: list[str]) -> None:
    with mail_server(settings, refuses=True):
        response = manager.post(MEMBERS, WANTED)
    assert "L'e-mail n'est pas parti" in Page(response).text
    invitation = Invitation.objects.get()
    assert Client().get(f"/compte/invitation/?cle={token_of(invitation)}").status_code == 410
    assert not [line for line in written if GUEST in line and '"mail.log"' not in line], "the server of the test may say it"


def test_invitations_are_erased_after_thirty_days(manager: Client) -> None:
    invited(manager)
    today = timezone.localdate()
    assert erase_old_invitations(today + timedelta(days=29), write=True) == 0
    assert erase_old_invitations(today + timedelta(days=30), write=False) == 1
    assert Invitation.objects.exists()
    assert erase_old_invitations(today + timedelta(days=30), write=True) == 1
    assert not Invitation.objects.exists()
