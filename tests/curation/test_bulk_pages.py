"""The pages of a bulk edit: three steps, each refusing what is forged; nothing written but what was seen and confirmed by its number."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.policy import Role
from curation.bulk import previewing
from curation.views import bulk
from places.editing import Authorship, change_place
from places.models import Batch, Place
from places.vocabulary import Origin
from tests import towns
from tests.curation.confirming import confirmed
from tests.factories import AT, STAFF, make_place, make_places
from tests.html import Page
from tests.markup import faults
from tests.team import make_user

pytestmark = pytest.mark.django_db

START = "/equipe/lieux/en-nombre/"
ADD_PIX = f"{START}?departement=93&fait=programmes&operation=ajouter&valeur=pix"


@pytest.fixture
def manager(client: Client) -> Client:
    towns.save()
    client.force_login(make_user(Role.MANAGER))
    return client


def stamp(response: object) -> str:
    return next(one["value"] for one in Page(response).all("input") if one.get("name") == "vu")  # type: ignore[arg-type]


def programmes() -> dict[str, object]:
    return dict(Place.objects.values_list("name", "programmes"))


def test_the_list_leads_to_the_same_places_with_the_same_filters(manager: Client) -> None:
    make_places([{"name": f"Lieu {rank}", "commune": "93066"} for rank in range(3)] + [{"name": "Autre", "commune": "93066"}])
    address = Page(manager.get("/equipe/lieux/?texte=lieu")).link("Modifier ces 3 lieux")
    page = Page(manager.get(address))
    assert "Modifier 3 lieux" in page.text
    assert page.link("‹ Revenir à la liste") == "/equipe/lieux/?texte=lieu"
    manager.force_login(make_user(Role.EDITOR))
    assert "Modifier ces" not in Page(manager.get("/equipe/lieux/?texte=lieu")).text


def test_each_step_keeps_the_answers_before_it(manager: Client) -> None:
    make_place(commune="93066")
    page = Page(manager.get(f"{START}?commune=93066&etat=published&fait=fees&page=2"))
    hidden = {
        one["name"]: one["value"] for one in page.all("input") if one.get("type") == "hidden" and one["name"] != "csrfmiddlewaretoken"
    }
    assert hidden == {"commune": "93066", "etat": "published", "fait": "fees"}
    assert [one["name"] for one in page.all("select")] == ["operation", "valeur", "categorie"]
    assert page.link("‹ Choisir une autre information") == f"{START}?commune=93066&etat=published"


def test_the_preview_tells_before_after_and_what_is_left_alone_in_words(manager: Client) -> None:
    make_places([{"name": "Change", "commune": "93066"}, {"name": "Déjà", "commune": "93066", "programmes": ["pix"]}])
    said = make_place(name="Le dit", commune="93066")
    change_place(said, {"programmes": ["bnr"]}, by=Authorship(origin=Origin.OWNER, at=AT))
    make_place(name="Fusionné", commune="93066", status="merged", merged_into=said.pk)
    response = manager.get(ADD_PIX)
    assert faults(response.content.decode()) == []
    text = Page(response).text
    assert "1 lieu va changer" in text
    assert re.search(r"Change\s*, Saint-Denis Nous ne savons pas PIX", text, re.IGNORECASE)
    for name, why in (("Déjà", "Rien ne changerait"), ("Le dit", "Le lieu a écrit"), ("Fusionné", "Cette fiche est fusionnée")):
        assert re.search(rf"{name}\s*, Saint-Denis {why}", text)


def test_what_is_confirmed_by_its_number_is_written_as_one_batch_and_undone(manager: Client) -> None:
    make_places([{"name": "A", "commune": "93066"}, {"name": "B", "commune": "93066"}, {"name": "Loin", "commune": "48095"}])
    seen = stamp(manager.get(ADD_PIX))
    with CaptureQueriesContext(connection) as captured:
        response = manager.post(ADD_PIX, {"vu": seen, "nombre": " 2 "})
    assert sum('FROM "places_revision"' in query["sql"] for query in captured) == 1, "the preview is made once"
    batch = Batch.objects.get()
    assert response.url == f"/equipe/lots/{batch.pk}/"  # type: ignore[attr-defined]
    assert programmes() == {"A": ["pix"], "B": ["pix"], "Loin": None}
    done = manager.get(response.url)  # type: ignore[attr-defined]
    assert faults(done.content.decode()) == []
    assert "2 lieux ont changé" in Page(done).text
    change_place(Place.objects.get(name="B"), {"programmes": ["pix", "bnr"]}, by=STAFF)
    undone = confirmed(manager, f"/equipe/lots/{batch.pk}/annuler/")
    assert faults(undone.content.decode()) == []
    assert "Gardé tel quel" in Page(undone).text
    assert programmes() == {"A": None, "B": ["pix", "bnr"], "Loin": None}
    again = confirmed(manager, f"/equipe/lots/{batch.pk}/annuler/")
    assert again.status_code == 409
    assert "plus rien à annuler" in Page(again).text


@pytest.mark.parametrize("typed", ["", "2", "un", "1.5", "9" * 30])
def test_another_number_is_refused_and_kept(manager: Client, typed: str) -> None:
    make_place(commune="93066")
    response = manager.post(ADD_PIX, {"vu": stamp(manager.get(ADD_PIX)), "nombre": typed})
    assert response.status_code == 400
    assert faults(response.content.decode()) == []
    page = Page(response)
    assert next(one for one in page.all("input") if one.get("name") == "nombre").get("value", "") == typed
    assert page.link("Écrivez") == "#id_nombre"
    assert not Batch.objects.exists()


@pytest.mark.parametrize("typed", ["1200", "1 200", "1\u202f200", "1.200"])
def test_a_number_is_heard_however_its_thousands_are_written(typed: str) -> None:
    assert bulk.ConfirmForm({"nombre": typed}, count=1200).is_valid()


def test_places_that_changed_since_are_shown_again_and_nothing_is_written(manager: Client) -> None:
    places = make_places([{"name": "A", "commune": "93066"}, {"name": "B", "commune": "93066"}])
    seen = stamp(manager.get(ADD_PIX))
    change_place(places[0], {"programmes": ["pix"]}, by=STAFF)
    response = manager.post(ADD_PIX, {"vu": seen, "nombre": "2"})
    assert response.status_code == 409
    assert faults(response.content.decode()) == []
    assert "Des lieux ont changé depuis" in Page(response).text
    assert programmes() == {"A": ["pix"], "B": None}
    assert manager.post(ADD_PIX, {"vu": stamp(response), "nombre": "1"}).status_code == 302
    assert programmes() == {"A": ["pix"], "B": ["pix"]}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?fait=name", "Cette information ne se modifie pas en nombre."),
        ("?fait=", "Choisissez l'information à modifier."),
        ("?fait=programmes&operation=&valeur=", "Choisissez la valeur."),
        ("?fait=programmes&operation=ajouter&valeur=klingon", "Cette valeur n'existe pas"),
        ("?fait=programmes&operation=effacer&valeur=pix", "Cette information ne se modifie pas ainsi."),
        ("?fait=wifi&operation=ajouter&valeur=oui", "Cette information ne se modifie pas ainsi."),
        ("?fait=fees&operation=ajouter&valeur=gratuit&categorie=jardinage", "Cette aide n'existe pas."),
        ("?departement=48&fait=programmes&operation=ajouter&valeur=pix", "Un filtre de votre liste n'est pas compris."),
    ],
)
def test_what_is_forged_or_forgotten_is_said_and_writes_nothing(manager: Client, query: str, said: str) -> None:
    make_place(commune="93066")
    for response in (manager.get(START + query), manager.post(START + query, {"nombre": "1"})):
        assert response.status_code == 400
        assert said in Page(response).text
        assert faults(response.content.decode()) == []
    assert not Batch.objects.exists()


def test_too_many_places_are_refused_before_and_after_the_choice(manager: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make_places([{"commune": "93066"}] * 3)
    for module in (bulk, previewing):
        monkeypatch.setattr(module, "MOST_PLACES", 2)
    for address in (START, ADD_PIX):
        response = manager.get(address)
        assert response.status_code == 400
        assert "2 au plus se modifient à la fois" in Page(response).text


def test_long_tables_say_how_many_more(manager: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "MOST_SHOWN", 2)
    make_places([{"name": f"Lieu {rank}", "commune": "93066"} for rank in range(5)])
    make_places([{"name": f"Pix {rank}", "commune": "93066", "programmes": ["pix"]} for rank in range(3)])
    text = Page(manager.get(ADD_PIX)).text
    assert "Et 3 autres, de la même façon." in text
    assert "Et 1 autre." in text
    assert "Lieu 1" in text
    assert "Lieu 2" not in text


def test_each_step_is_sound_and_a_preview_costs_the_same_for_one_or_many(manager: Client) -> None:
    spent = []
    for more in (1, 24):
        make_places([{"commune": "93066"}] * more)
        for address in (START, f"{START}?fait=wifi", f"{START}?fait=fees"):
            assert faults(manager.get(address).content.decode()) == []
        with CaptureQueriesContext(connection) as captured:
            manager.get(ADD_PIX)
        spent.append(len(captured))
    assert spent[0] == spent[1]


@pytest.mark.parametrize("query", ["commune=Saint-Denis", "verifier=on", "texte=essai&etat=published", "departement=93"])
def test_every_filter_can_be_written_through(manager: Client, query: str) -> None:
    make_place(commune="93066")
    address = f"{START}?{query}&fait=wifi&operation=remplacer&valeur=oui"
    assert manager.post(address, {"vu": stamp(manager.get(address)), "nombre": "1"}).status_code == 302
    assert Place.objects.get().wifi is True


def test_a_batch_of_another_territory_is_closed(manager: Client) -> None:
    make_place(commune="93066")
    manager.post(ADD_PIX, {"vu": stamp(manager.get(ADD_PIX)), "nombre": "1"})
    manager.force_login(make_user(Role.MANAGER, territory=["48"], email="loin@essai.example"))
    address = f"/equipe/lots/{Batch.objects.get().pk}/"
    assert manager.get(address).status_code == manager.post(f"{address}annuler/").status_code == 403
    assert Place.objects.get().programmes == ["pix"]
