"""Question 1: pictures to touch, or one's own words, and what each state of the page says."""

import re

import pytest
from django.test import Client

from orientation.asking.kept_answers import Kept
from orientation.helping.helpline_file import bring_helplines
from orientation.helping.topics import Topic
from orientation.needs import Wishes
from orientation.understanding import Reading, Understanding
from orientation.views.need import LONGEST_PHRASE
from tests.factories import make_places
from tests.html import Page
from tests.orientation.pages.conftest import Understand, is_stored_nowhere, keeping, kept_by

pytestmark = pytest.mark.django_db

WORDS = "j'ai reçu un papier de la mairie"
TILES = ["demarches", "quotidien", "insertion", "acces", "materiel", "securite", "parentalite"]
FIELD_ERRORS = ("Choisissez une image ou écrivez votre besoin.", "Nous n'avons pas compris. Choisissez une image.")


def tiles(page: Page) -> list[str]:
    return [url.removeprefix("/ou/?besoin=") for _, url in page.links if url.startswith("/ou/?besoin=")]


def written(html: str) -> str:
    """What stands in the field."""
    return html.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0]


def test_each_picture_leads_to_the_second_question_in_one_tap(client: Client) -> None:
    page = Page(client.get("/"))
    assert tiles(page) == [*TILES, "loisirs", "culture"]
    assert page.link("Faire une démarche Par exemple : CAF, impôts, titre de séjour, santé") == "/ou/?besoin=demarches"
    assert "Question 1 sur 3" in page.text


def test_less_usual_needs_are_behind_another_picture(client: Client) -> None:
    html = client.get("/").content.decode()
    behind = html.split("<details>")[1].split("</details>")[0]
    assert "Autre chose" in behind
    assert [code for code in ("loisirs", "culture", "demarches") if f"besoin={code}" in behind] == ["loisirs", "culture"]


def test_the_whole_directory_stays_one_tap_away(client: Client) -> None:
    make_places([{"name": f"Lieu {number}"} for number in range(3)])
    page = Page(client.get("/"))
    assert "3 lieux dans l'annuaire." in page.text
    assert page.link("Voir tous les lieux") == "/annuaire/"


@pytest.mark.parametrize("sent", [{}, {"phrase": ""}, {"phrase": "  \n "}], ids=["no field", "empty", "blanks"])
def test_saying_nothing_is_an_error_that_says_how_to_repair_it(client: Client, sent: dict[str, str]) -> None:
    response = client.post("/", sent)
    page = Page(response)
    assert response.status_code == 200
    assert page.text.startswith("Erreur : De quoi avez-vous besoin ?")
    assert page.link("Choisissez une image ou écrivez votre besoin.") == "#phrase"
    assert tiles(page) == [*TILES, "loisirs", "culture"]
    field = page.all("textarea")[0]
    assert field["aria-invalid"] == "true"
    described = field["aria-describedby"].split()
    assert "phrase-erreur" in described
    assert set(described) <= {attributes.get("id") for _, attributes in page.tags}
    summary = next(attributes for attributes in page.all("div") if attributes.get("id") == "erreurs")
    assert {"tabindex", "autofocus"} <= summary.keys(), "whoever hears the page hears the problem first"
    assert page.all("form")[0]["action"].endswith("#erreurs")
    assert is_stored_nowhere(response)


def test_words_that_are_clear_lead_to_the_second_question(client: Client, understand: Understand) -> None:
    understand("answer", ["demarches"], wishes=Wishes(cannot_move=True))
    response = client.post("/", {"phrase": WORDS})
    assert (response.status_code, response["Location"]) == (302, "/ou/?besoin=demarches")
    assert kept_by(client) == Kept(wishes=Wishes(cannot_move=True))


def test_a_second_need_said_is_not_forgotten(client: Client, understand: Understand) -> None:
    understand("answer", ["demarches", "insertion", "acces"], scores=(0.45, 0.4, 0.1))
    page = Page(client.post("/", {"phrase": WORDS}, follow=True))
    assert "Vous cherchez : faire une démarche" in page.text
    assert "Vous avez aussi parlé de : chercher un travail." in page.text
    assert page.link("chercher un travail") == "/ou/?besoin=insertion"
    again = Page(client.get("/ou/?besoin=insertion"))
    assert "Vous avez aussi parlé de : faire une démarche." in again.text


def test_words_that_may_mean_several_needs_are_asked_about(client: Client, understand: Understand) -> None:
    understand("ask", ["demarches", "acces"], scores=(0.4, 0.4), wishes=Wishes(free=True))
    response = client.post("/", {"phrase": WORDS})
    assert (response.status_code, response["Location"]) == (302, "/?choix=demarches&choix=acces&lu=1")
    page = Page(client.get(response["Location"]))
    assert "Vous voulez… ?" in page.text
    assert tiles(page) == ["demarches", "acces"]
    assert page.link("Non, autre chose") == "/"
    kept = kept_by(client)
    assert kept is not None
    assert kept.wishes.free


@pytest.mark.parametrize("address", ["/?choix=nimporte", "/?choix=", "/?choix[]=x"])
def test_choices_that_are_none_are_left_aside(client: Client, address: str) -> None:
    assert tiles(Page(client.get(address))) == [*TILES, "loisirs", "culture"]


def test_words_not_understood_come_back_in_the_field(client: Client, understand: Understand) -> None:
    understand("ask", [])
    response = client.post("/", {"phrase": "<b>blorp</b>"})
    page = Page(response)
    assert page.link("Nous n'avons pas compris. Choisissez une image.") == "#phrase"
    assert written(response.content.decode()) == "&lt;b&gt;blorp&lt;/b&gt;"
    assert kept_by(client) is None


@pytest.mark.parametrize("topic", ["", "nowhere-land"], ids=["no topic", "unknown topic"])
def test_words_out_of_scope_without_a_known_topic_are_not_understood(client: Client, understand: Understand, topic: str) -> None:
    understand("out_of_scope", [], elsewhere=topic)
    assert "Nous n'avons pas compris." in Page(client.post("/", {"phrase": WORDS})).text


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [
        (Topic.HEALTH, "Ce site ne trouve pas de médecin."),
        (Topic.HOUSING, "Ce site ne trouve pas de logement."),
        (Topic.FOOD, "Ce site ne donne pas de nourriture."),
        (Topic.OTHER, "Ce site aide seulement pour internet, l'ordinateur et le téléphone."),
    ],
)
def test_what_another_service_does_is_said_with_where_to_go_and_the_pictures_stay(
    client: Client, understand: Understand, topic: Topic, sentence: str
) -> None:
    understand("out_of_scope", [], elsewhere=topic.value)
    response = client.post("/", {"phrase": WORDS})
    page = Page(response)
    assert sentence in page.text
    assert page.text.index(sentence) < page.text.index("Faire une démarche")
    assert not [error for error in FIELD_ERRORS if error in page.text]
    assert tiles(page) == [*TILES, "loisirs", "culture"]
    assert written(response.content.decode()) == "j&#x27;ai reçu un papier de la mairie"


def test_a_danger_is_answered_at_once_and_before_anything_else(client: Client, understand: Understand) -> None:
    understand("out_of_scope", [], alerts=("violence",))
    response = client.post("/", {"phrase": WORDS})
    assert response["Location"] == "/?lu=1", "the address tells nothing of the danger"
    answer = client.get(response["Location"])
    page = Page(answer)
    assert page.text.index("Vous êtes en danger ?") < page.text.index("De quoi avez-vous besoin ? Question")
    assert page.link("Quitter vite")
    assert "Continuer" not in [words for words, _ in page.links]
    assert is_stored_nowhere(answer)


def test_a_danger_told_with_a_need_lets_one_go_on(client: Client, understand: Understand) -> None:
    understand("answer", ["parentalite"], alerts=("harcelement",), wishes=Wishes(minor=True))
    response = client.post("/", {"phrase": WORDS})
    assert response["Location"] == "/?choix=parentalite&lu=1"
    page = Page(client.get(response["Location"]))
    assert "Harcèlement : on peut t'aider." in page.text
    assert page.link("Continuer") == "/ou/?besoin=parentalite"
    assert tiles(page)[1:] == [*TILES, "loisirs", "culture"]


def test_a_danger_only_likely_is_a_quiet_line_and_stops_nobody(client: Client, understand: Understand) -> None:
    understand("answer", ["quotidien"], alerts=("violence",), perhaps=("violence",))
    response = client.post("/", {"phrase": WORDS})
    assert response["Location"] == "/ou/?besoin=quotidien"
    for address in (response["Location"], "/?depuis=lieux", "/resultats/?besoin=quotidien&commune=93066"):
        page = Page(client.get(address))
        assert "Quelqu'un vous fait peur, ou vous fait du mal ? Trouver de l'aide" in page.text
        assert "tel:17" in {url for _, url in page.links}
        assert "Parlez-en : on vous écoute, sans vous juger." in page.text
        assert "Envoyer par" not in page.text
        assert "Demandez de l'aide tout de suite" not in page.text


def test_a_quiet_line_repeats_no_number_of_a_panel_and_is_left_out_when_it_has_no_other(client: Client, understand: Understand) -> None:
    bring_helplines()  # a test that empties the tables takes those of the migration with it
    understand("answer", ["securite"], alerts=("arnaque", "doute", "piratage"), perhaps=("doute", "piratage"))
    asked = client.post("/", {"phrase": WORDS})["Location"]
    for address in (asked, "/resultats/?besoin=securite"):
        page = Page(client.get(address))
        told = [url for _, url in page.links]
        assert (told.count("https://17cyber.gouv.fr"), told.count("tel:0805805817"), told.count("sms:33700")) == (1, 1, 1)
        assert "Un message ou un appel vous semble bizarre ?" in page.text
        assert "Quelqu'un utilise votre compte" not in page.text


def test_a_danger_only_likely_is_said_with_words_not_understood(client: Client, understand: Understand) -> None:
    understand("ask", [], alerts=("suicide",), perhaps=("suicide",))
    page = Page(client.post("/", {"phrase": WORDS}))
    assert "Ça ne va pas ? Vous voulez en parler ?" in page.text
    assert "Nous n'avons pas compris." in page.text
    assert "Vous voulez en parler ?" in Page(client.get("/ou/?besoin=demarches")).text, "who then touches a picture still finds it"


@pytest.mark.parametrize("code", ["violence", "suicide", "arnaque"])
def test_a_first_answer_is_not_called_one_of_before(client: Client, understand: Understand, code: str) -> None:
    understand("out_of_scope", [], alerts=(code,))
    page = Page(client.post("/", {"phrase": WORDS}, follow=True))
    assert "réponses d'avant" not in page.text
    assert "Des réponses d'avant sont encore sur cet appareil." in Page(client.get("/")).text, "for whoever opens the site next"


@pytest.mark.parametrize("told", [{"alerts": ("violence",)}, {"alerts": ("suicide", "violence")}, {"perhaps": ("violence",)}])
def test_whoever_opens_the_site_next_is_not_greeted_with_the_danger(client: Client, told: dict[str, tuple[str, ...]]) -> None:
    keeping(client, Kept(**told))
    response = client.get("/")
    page = Page(response)
    visible = page.text.partition("Trouver de l'aide")[0]
    assert not page.all("section"), "no panel"
    assert "Vous voulez parler à quelqu'un ?" in visible
    assert not [word for word in ("danger", "peur", "mal ?", "mourir") if word in visible]
    assert {"tel:17", "tel:114"} & {url for _, url in page.links}, "the help is behind the line"
    assert [words for words, _ in page.links].index("Quitter vite ce site") < 6
    assert is_stored_nowhere(response)


@pytest.mark.parametrize("since", ["lieux", "important"])
def test_whoever_changes_their_need_still_finds_the_danger_said_in_full(client: Client, since: str) -> None:
    keeping(client, Kept(alerts=("violence",)))
    assert "Vous êtes en danger ?" in Page(client.get(f"/?commune=93066&depuis={since}")).text


def test_new_words_take_the_place_of_the_old_ones(client: Client, understand: Understand) -> None:
    keeping(client, Kept(alerts=("violence",), wishes=Wishes(free=True)))
    understand("answer", ["acces"])
    client.post("/", {"phrase": WORDS})
    assert kept_by(client) == Kept()
    assert "danger" not in Page(client.get("/")).text


@pytest.mark.parametrize("topic", ["", "health"], ids=["not understood", "elsewhere"])
def test_a_personal_number_is_never_shown_again(client: Client, understand: Understand, topic: str) -> None:
    understand("out_of_scope", [], elsewhere=topic)
    response = client.post("/", {"phrase": "mon numéro 1 85 05 78 006 084 36"})
    page = Page(response)
    assert "N'écrivez pas de numéro personnel ici." in page.text
    assert "85 05" not in response.content.decode()
    assert written(response.content.decode()) == ""


def test_words_with_a_personal_number_are_still_understood(client: Client, understand: Understand) -> None:
    understand("answer", ["demarches"])
    assert client.post("/", {"phrase": "mon numéro 1 85 05 78 006 084 36"})["Location"] == "/ou/?besoin=demarches"


def test_what_is_too_long_is_cut_and_never_stops_anyone(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    nothing = Reading(outcome=Understanding.ASK)
    monkeypatch.setattr("orientation.views.need.read_phrase", lambda text: read.append(text) or nothing)
    assert client.post("/", {"phrase": "x" * 5000}).status_code == 200
    assert [len(text) for text in read] == [LONGEST_PHRASE]


@pytest.mark.parametrize(
    ("outcome", "needs", "title"),
    [
        ("answer", ["securite"], "De quoi as-tu besoin ?"),
        ("ask", ["securite", "demarches"], "Tu veux… ?"),
        ("ask", [], "De quoi as-tu besoin ?"),
    ],
    ids=["alert and a need", "which need", "not understood"],
)
def test_a_minor_who_speaks_for_themselves_is_told_tu_by_the_whole_question(
    client: Client, understand: Understand, outcome: str, needs: list[str], title: str
) -> None:
    bring_helplines()  # a test that empties the tables takes those of the migration with it
    understand(outcome, needs, alerts=("harcelement",) if needs else (), wishes=Wishes(minor=True))
    response = client.post("/", {"phrase": WORDS}, follow=True)
    page = Page(response)
    assert title in page.text
    assert not re.search(r"\b(vous|votre|vos|touchez|écrivez|choisissez)\b", page.text, re.IGNORECASE)


def test_the_adult_who_asks_for_a_minor_is_told_vous(client: Client, understand: Understand) -> None:
    understand("answer", ["securite"], alerts=("harcelement",), wishes=Wishes(minor=True, spoken_for=True))
    text = Page(client.post("/", {"phrase": WORDS}, follow=True)).text
    assert "De quoi avez-vous besoin ?" in text
    assert "Écrivez votre besoin avec vos mots" in text
