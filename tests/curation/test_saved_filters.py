"""The lists of places that one keeps: read by the list's own form, seen and removed by their owner alone."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.policy import Role
from curation.models import SavedFilter
from tests import towns
from tests.factories import AT, make_place
from tests.html import Page
from tests.markup import faults
from tests.team import make_user

pytestmark = pytest.mark.django_db

LIST = "/equipe/lieux/"
KEEP = "/equipe/lieux/listes/"


@pytest.fixture
def me() -> User:
    towns.save()
    return make_user(Role.EDITOR)


@pytest.fixture
def editor(client: Client, me: User) -> Client:
    client.force_login(me)
    return client


def kept(owner: User, name: str, query: str = "commune=93066") -> SavedFilter:
    return SavedFilter.objects.create(owner=owner, name=name, query=query, created_at=AT)


def test_a_list_is_kept_under_a_name_and_found_again(editor: Client) -> None:
    make_place(name="Ici", commune="93066")
    response = editor.post(KEEP, {"nom": " Saint-Denis ", "filtres": "commune=93066&etat=published&page=3&x=y"}, follow=True)
    assert faults(response.content.decode()) == []
    page = Page(response)
    assert "C'est gardé : « Saint-Denis »" in page.text
    assert page.link("Saint-Denis") == f"{LIST}?commune=93066&etat=published"
    assert "Ici" in Page(editor.get(page.link("Saint-Denis"))).text
    assert "Garder cette liste" not in page.text  # it is kept already


def test_a_list_kept_again_under_its_name_replaces_it(editor: Client, me: User) -> None:
    kept(me, "La mienne")
    editor.post(KEEP, {"nom": "La mienne", "filtres": "etat=withdrawn"})
    assert list(SavedFilter.objects.values_list("query", flat=True)) == ["etat=withdrawn"]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"nom": "", "filtres": "etat=withdrawn"}, "Donnez un nom à cette liste."),
        ({"nom": "x" * 61, "filtres": "etat=withdrawn"}, "Écrivez un nom plus court"),
        ({"nom": "Tout", "filtres": ""}, "Choisissez au moins un filtre"),
        ({"nom": "Tout", "filtres": "page=2&autre=1"}, "Choisissez au moins un filtre"),
        ({"nom": "Ailleurs", "filtres": "departement=48"}, "Un filtre de cette liste n'est pas compris."),
        ({"nom": "Faux", "filtres": "etat=x"}, "Un filtre de cette liste n'est pas compris."),
        ({"nom": "Long", "filtres": "texte=" + "é" * 90}, "Un filtre de cette liste n'est pas compris."),
    ],
)
def test_what_cannot_be_kept_is_said_and_the_name_stays(editor: Client, sent: dict[str, str], said: str) -> None:
    response = editor.post(KEEP, sent)
    assert response.status_code == 400
    page = Page(response)
    assert said in page.text
    assert next(one for one in page.all("input") if one.get("name") == "nom").get("value", "") == sent["nom"]
    assert faults(response.content.decode()) == []
    assert not SavedFilter.objects.exists()


def test_twenty_lists_are_enough(editor: Client, me: User) -> None:
    for number in range(20):
        kept(me, f"Liste {number}")
    response = editor.post(KEEP, {"nom": "Une de trop", "filtres": "etat=withdrawn"})
    assert "Vous gardez déjà 20 listes" in Page(response).text
    assert editor.post(KEEP, {"nom": "Liste 3", "filtres": "etat=withdrawn"}).status_code == 302
    assert SavedFilter.objects.count() == 20


def test_a_list_is_removed_by_its_owner_alone(editor: Client, me: User) -> None:
    mine, other = kept(me, "La mienne"), kept(make_user(Role.ADMIN), "La sienne")
    assert "La sienne" not in Page(editor.get(LIST)).text
    assert editor.post(f"{KEEP}{other.pk}/enlever/").status_code == 404
    assert editor.get(f"{KEEP}{mine.pk}/enlever/").status_code == 405
    response = editor.post(f"{KEEP}{mine.pk}/enlever/", follow=True)
    assert "Aucun lieu n'a changé." in Page(response).text
    assert list(SavedFilter.objects.all()) == [other]


def test_the_list_costs_the_same_with_one_kept_or_twenty(editor: Client, me: User) -> None:
    spent = []
    for more in (1, 19):
        for number in range(more):
            kept(me, f"Liste {more} {number}")
        with CaptureQueriesContext(connection) as captured:
            response = editor.get(f"{LIST}?commune=93066")
        assert faults(response.content.decode()) == []
        spent.append(len(captured))
    assert spent[0] == spent[1]
