"""The page of professionals: what is sent comes back ticked, with a plan under it or with what to repair, and nothing is kept."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.dom import Document, Element
from tests.factories import make_places
from tests.html import Page
from tests.markup import faults
from tests.orientation.pro.conftest import Send, place
from tests.visitor import assets, compressed

THREE = ["demarches", "quotidien", "materiel"]


def root(response: HttpResponse) -> Element:
    return Document(response.content.decode()).root


def ticked(response: HttpResponse) -> set[str]:
    """The answers that the form shows as given."""
    return {
        f"{one.attributes['name']}={one.attributes.get('value', 'on')}"
        for one in root(response).all("input")
        if "checked" in one.attributes
    }


def compared(response: HttpResponse) -> list[Element]:
    """The table of the places kept; none while there are none."""
    return [one for one in root(response).all("table") if one.attributes.get("class") != "half-days"]


def titles(response: HttpResponse) -> list[str]:
    return [one.text for one in root(response).all("h3")]


def places_named(response: HttpResponse) -> list[str]:
    return [one.text for one in root(response).all("h4") if one.text not in ("À apporter", "À montrer, si la personne veut")]


def test_the_empty_form_asks_in_the_order_of_the_interview(pro: Client) -> None:
    response = pro.get("/pro/")
    assert faults(response.content.decode()) == []
    asked = list(
        dict.fromkeys(
            one.attributes["name"] for one in root(response).all("main")[0].all("input", "select") if one.attributes.get("type") != "hidden"
        )
    )
    assert asked == [
        "lieu", "phrase", "besoin", "echeance", "urgent", "aide", "public", "mineur", "particulier", "langue", "dispositif", "gratuit",
        "deplacement", "minutes", "sans_marche", "moment", "materiel",
    ]  # fmt: skip


def test_the_keyboard_starts_in_the_first_field_and_goes_straight_to_the_paper(send: Send, pro: Client) -> None:
    make_places([place("Un", 1)])

    def focused(response: HttpResponse) -> list[str]:
        return [one.attributes["name"] for one in root(response).all("input") if "autofocus" in one.attributes]

    assert focused(pro.get("/pro/")) == ["lieu"]
    made = send(besoin=["demarches"])
    assert focused(made) == focused(send(besoin=[])) == [], "the plan, or what is to be repaired, is read first"
    first = root(made).all("section")[0].all("a")[0].attributes["href"]
    (target,) = [one for one in root(made).walk() if one.attributes.get("id") == first.removeprefix("#")]
    assert target.all("button")[0].attributes["formaction"] == "/pro/fiche/#imprimer"


def test_several_needs_give_one_plan_under_the_form_with_the_answers_still_ticked(send: Send) -> None:
    make_places([place("Un", 1), place("Deux", 1.2, *THREE)])
    response = send(
        besoin=THREE,
        aide="avec",
        particulier=["surdite"],
        moment=["matin", "mardi-soir"],
        deplacement="pied",
        materiel="telephone",
        gratuit="on",
    )
    page = Page(response)
    assert (response.status_code, faults(response.content.decode())) == (200, [])
    assert "Le plan : 3 étapes, 1 lieu" in page.text
    assert titles(response) == [
        "Étape 1 : Faire une démarche",
        "Étape 2 : Apprendre",
        "Étape 3 : Avoir un ordinateur ou un téléphone pas cher",
    ]
    assert page.text.count("Au même endroit que les étapes") == 3
    wanted = {f"besoin={code}" for code in THREE} | {
        "aide=avec",
        "particulier=surdite",
        "moment=matin",
        "moment=mardi-soir",
        "deplacement=pied",
        "materiel=telephone",
        "gratuit=on",
    }
    assert wanted <= ticked(response)


def test_each_step_says_why_what_to_bring_and_where_else(send: Send) -> None:
    make_places([place("Un", 1, hours="Mo-Fr 09:00-17:00"), place("Deux", 2)])
    text = Page(send(besoin=["demarches"])).text
    assert "Ouvert" in text
    assert "Le courrier reçu" in text
    assert "Sinon : 1 autre lieu Deux" in text


def test_nothing_sent_goes_into_an_address_a_cookie_or_a_session(send: Send, pro: Client) -> None:
    make_places([place("Un", 1)])
    before = dict(pro.session.items())
    response = send(besoin=["demarches"], particulier=["illettrisme"], phrase="je lis mal, c'est pour la caf")
    links = [url for _, url in Page(response).links]
    assert not [url for url in links if "illettrisme" in url or "caf" in url]
    assert {name for name in response.cookies} <= {"csrftoken"}
    assert dict(pro.session.items()) == before
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))


def test_a_phrase_ticks_the_boxes_and_is_not_shown_again(send: Send) -> None:
    make_places([place("Un", 1)])
    response = send(phrase="elle ne sait pas lire, déclaration RSA à la CAF, accompagnement individuel")
    assert {"besoin=demarches", "particulier=illettrisme", "aide=avec"} <= ticked(response)
    assert "RSA" not in response.content.decode()
    assert "Les cases sont cochées d'après la phrase" in Page(response).text


@pytest.mark.parametrize("field", ["phrase", "lieu"])
def test_a_personal_number_is_refused_and_never_shown(send: Send, field: str) -> None:
    response = send(**{"besoin": ["demarches"], field: "appeler le 06 12 34 56 78"})
    text = response.content.decode()
    assert response.status_code == 400
    assert "N'écrivez pas de numéro personnel ici." in Page(response).text
    assert "06 12" not in text


def test_words_of_danger_raise_the_helplines_above_the_plan_and_stay(send: Send) -> None:
    make_places([place("Un", 1)])
    response = send(besoin=["demarches"], phrase="son mari la frappe")
    text = Page(response).text
    assert text.index("17") < text.index("Étape 1")
    alerts = [one.attributes["value"] for one in root(response).all("input") if one.attributes.get("name") == "alerte"]
    assert alerts == ["violence"]
    assert 'id="alerte-violence"' in send(besoin=["demarches"], alerte=alerts).content.decode()


def test_a_danger_only_likely_is_a_line_with_all_that_the_panel_says_until_words_leave_no_doubt(send: Send) -> None:
    make_places([place("Un", 1)])
    response = send(besoin=["demarches"], phrase="à la maison ça se passe mal")
    text = Page(response).text
    assert text.index("Quelqu'un vous fait peur, ou vous fait du mal ?") < text.index("Appeler le 17") < text.index("Étape 1")
    assert "En danger maintenant : appelez la police." in text
    sent = {
        name: [one.attributes["value"] for one in root(response).all("input") if one.attributes.get("name") == name]
        for name in ("alerte", "alerte_possible")
    }
    assert sent == {"alerte": ["violence"], "alerte_possible": ["violence"]}
    again = Page(send(besoin=["demarches"], **sent)).text
    assert "Quelqu'un vous fait peur" in again
    assert "Demandez de l'aide tout de suite." not in again
    surer = Page(send(besoin=["demarches"], phrase="son mari la frappe", **sent)).text
    assert "Demandez de l'aide tout de suite." in surer
    assert "Quelqu'un vous fait peur" not in surer


def test_what_is_wrong_is_listed_first_and_the_answers_stay(send: Send) -> None:
    response = send(lieu="", echeance="2020-01-01", publics=[], aide="seul")
    page = Page(response)
    assert response.status_code == 400
    assert response.content.decode().count("<title>Erreur : ") == 1
    assert faults(response.content.decode()) == []
    for sentence in ("Écrivez la ville ou le code postal", "Cochez au moins un besoin.", "Écrivez une date d'aujourd'hui à dans un an."):
        assert sentence in page.text
    assert "aide=seul" in ticked(response)


def test_a_mistake_loses_neither_the_order_nor_the_places_kept(send: Send) -> None:
    response = send(lieu="", besoin=THREE, ordre=THREE[::-1], retenu=["aaaaaaaa"])
    hidden = [one.attributes for one in root(response).all("input") if one.attributes.get("type") == "hidden"]
    assert [one["value"] for one in hidden if one["name"] == "ordre"] == THREE[::-1]
    assert [one["value"] for one in hidden if one["name"] == "retenu"] == ["aaaaaaaa"]


def test_an_ambiguous_town_is_chosen_in_a_list_and_the_choice_is_kept(send: Send) -> None:
    make_places([place("Un", 1)])
    response = send(lieu="Saint-Denis", besoin=["demarches"])
    codes = [one.attributes["value"] for one in root(response).all("input") if one.attributes.get("name") == "choix"]
    assert response.status_code == 400
    assert "93066" in codes
    chosen = send(lieu="Saint-Denis", choix="93066", besoin=["demarches"])
    assert chosen.status_code == 200
    assert 'name="choix" value="93066"' in chosen.content.decode()


def test_steps_are_moved_by_buttons(send: Send) -> None:
    make_places([place("Un", 1, *THREE)])
    response = send(besoin=THREE, ordre=THREE, monter="materiel")
    assert [title.partition(" : ")[2][:5] for title in titles(response)] == ["Faire", "Avoir", "Appre"]
    order = [one.attributes["value"] for one in root(response).all("input") if one.attributes.get("name") == "ordre"]
    assert order == ["demarches", "materiel", "quotidien"]
    assert titles(send(besoin=THREE[:2], ordre=order))[0] == "Étape 1 : Faire une démarche"


def test_places_kept_are_compared_criterion_by_criterion(send: Send) -> None:
    one, two = make_places([place("Un", 1, walk_in=True), place("Deux", 2)])
    response = send(besoin=["demarches"], retenu=[one.code], retenir=two.code)
    (table,) = compared(response)
    assert [head.text.split(" Enlever")[0] for head in table.all("thead")[0].all("th")] == ["Critère", "Un", "Deux"]
    rows = {row.all("th")[0].text: [cell.text for cell in row.all("td")] for row in table.all("tbody")[0].all("tr")}
    assert rows["Sans rendez-vous"] == ["oui", "non connu"]
    assert all(row.all("th")[0].attributes["scope"] == "row" for row in table.all("tbody")[0].all("tr"))
    assert faults(response.content.decode()) == []
    assert compared(send(besoin=["demarches"], retenu=[one.code], enlever=one.code)) == []


def test_a_sixth_place_is_not_compared_and_it_is_said(send: Send) -> None:
    places = make_places([place(f"Lieu {rank}", rank) for rank in range(1, 7)])
    response = send(besoin=["demarches"], retenu=[one.code for one in places[:5]], retenir=places[5].code)
    assert "Vous comparez déjà 5 lieux." in Page(response).text
    assert len(compared(response)[0].all("thead")[0].all("th")) == 6


def test_queries_do_not_grow_with_the_places(send: Send) -> None:
    spent = []
    for number in (1, 25):
        make_places([place(f"Lieu {number}-{rank}", 0.1 * rank + 0.1, *THREE) for rank in range(number)])
        with CaptureQueriesContext(connection) as captured:
            assert send(besoin=THREE).status_code == 200
        spent.append(len(captured))
    assert spent[0] == spent[1]


def test_form_and_plan_weigh_less_than_eighty_kilobytes_in_five_requests(send: Send) -> None:
    made = make_places([place(f"Lieu {rank}", 0.3 * rank + 0.3, "demarches", "quotidien", "materiel", "insertion") for rank in range(12)])
    response = send(besoin=[*THREE, "insertion"], retenu=[one.code for one in made[:5]])
    loaded = {"/pro/": compressed(response.content)} | assets(root(response))
    assert len(loaded) <= 5
    assert sum(loaded.values()) <= 80_000
    assert sum(size for address, size in loaded.items() if address.endswith(".js")) <= 15_000


def test_a_place_that_takes_only_people_who_are_sent_is_as_good_as_another_for_whoever_sends(send: Send) -> None:
    make_places([place("Sur envoi", 0.5, access_modes=["prescription"]), place("Ouvert", 1, access_modes=["se-presenter"])])
    text = Page(send(besoin=["demarches"])).text
    assert text.index("Sur envoi") < text.index("Ouvert")
    assert "doit vous y envoyer" not in text
