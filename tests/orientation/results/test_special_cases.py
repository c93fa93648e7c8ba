"""The cases in which the page must not be the same for everyone."""

import re
from datetime import date

import pytest
from django.test import Client

from orientation.helping.helpline_file import bring_helplines
from orientation.models import Helpline
from places.models import Commune
from places.vocabulary import ServiceCategory
from tests import towns
from tests.factories import make_place, make_places
from tests.html import Page
from tests.orientation.results.conftest import Ask, near, service
from tests.orientation.results.test_card import card
from tests.orientation.results.test_page import title

pytestmark = pytest.mark.django_db

TODAY, TOMORROW, FRIDAY = date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 6)


def buttons(page: Page) -> list[str]:
    """The words of the main buttons of the cards."""
    addresses = [attributes["href"] for attributes in page.all("a") if attributes.get("class") == "btn"]
    return [words for words, url in page.links if url in addresses and " : " in words]


def spoken_to_as_an_adult(page: Page) -> list[str]:
    """The words of the page itself, without its footer, that say "vous"."""
    words = page.text.split("Accessibilité :")[0].lower().replace("rendez-vous", "")
    return re.findall(r"\b(?:vous|votre|vos|appelez|demandez|écrivez|renseignez|dites|allez)\b", words)


# Only remote


def test_when_all_help_comes_by_telephone_the_title_says_so_and_cards_show_no_way(ask: Ask) -> None:
    afar = {"services": service(remote=True, support_modes=["distance"]), "access_modes": ["pas-de-public"]}
    make_place(**near("Plateforme", 3, **afar))
    page = ask()
    assert title(page) == "Aide par téléphone"
    assert "Appelez à côté de vos papiers." in page.text
    assert "1 rue de" not in page.text
    assert "Voir le chemin" not in page.text
    assert "3 km" not in page.text


def test_who_receives_nobody_but_comes_to_the_home_is_not_said_to_help_by_telephone_alone(ask: Ask) -> None:
    make_place(**near("À domicile", 3, home_visits=True, access_modes=["pas-de-public"]))
    page = ask()
    assert title(page) == "Aide sans se déplacer"
    assert "Ce lieu aide à domicile ou par téléphone. Il ne reçoit pas de public." in page.text


def test_help_found_far_away_by_telephone_shows_no_distance(ask: Ask) -> None:
    make_place(**near("Lointaine plateforme", 200, services=service(remote=True)))
    page = ask()
    assert title(page) == "Aide par téléphone"
    assert "Lointaine plateforme" in page.text
    assert "200 km" not in page.text


# Home-bound


def test_someone_home_bound_is_told_what_can_be_done_without_going(ask: Ask) -> None:
    make_place(**near("Ici", 1, walk_in=True, hours="Mo-Fr 09:00-17:00"))
    page = ask(cannot_move=True)
    assert title(page) == "1 lieu à appeler", "nothing is promised that nobody is known to do"
    assert buttons(page) == ["Appeler le 01 99 00 12 34 : Ici"]
    assert "Appelez, demandez si une personne peut venir." in card(page, "Ici")
    assert not re.search(r"avant de venir|pouvez venir|à pied|de la mairie ·|1 km|1 rue de|Voir le chemin", page.text)
    after = page.text[page.text.index("Une personne de confiance peut y aller pour vous") :]
    assert "Pièce d'identité" in after
    assert "Demandez le CCAS" in after
    assert "01 49 33 66 66" in after


def test_a_place_that_comes_or_calls_is_not_doubted(ask: Ask) -> None:
    make_place(**near("Vient chez vous", 9, home_visits=True))
    page = ask(cannot_move=True)
    assert title(page) == "Aide sans se déplacer"
    assert "Une personne peut venir chez vous." in page.text
    assert "demandez si une personne peut venir" not in page.text


@pytest.mark.parametrize("query", ["besoin=demarches", "besoin=demarches&departement=93", "besoin=culture&commune=93066"])
def test_someone_home_bound_is_told_of_the_social_service_of_town_halls_wherever_they_are(ask: Ask, query: str) -> None:
    make_place(**near("Ici", 1))
    assert "demandez le CCAS" in ask(query=query, cannot_move=True).text.replace("Demandez", "demandez")


def test_a_minor_who_cannot_move_is_not_told_to_come(ask: Ask) -> None:
    make_place(**near("Ici", 1))
    assert "venir avec un adulte" not in ask(minor=True, cannot_move=True).text


def test_lessons_from_afar_are_said_as_such_and_nobody_goes_in_their_place(ask: Ask) -> None:
    make_place(**near("Professeur", 1, services=service("quotidien", support_modes=["distance"])))
    page = ask(query="besoin=quotidien&commune=93066", cannot_move=True)
    assert title(page) == "Aide sans se déplacer"
    assert "On peut vous apprendre à distance, sans vous déplacer." in page.text
    assert "Appelez à côté de votre ordinateur ou de votre tablette." in page.text
    assert "papiers" not in page.text
    assert "Une personne de confiance peut y aller pour vous" not in page.text


# No place


@pytest.fixture
def _helplines(db: None) -> None:
    bring_helplines()


NO_CARD = [
    "besoin=demarches&commune=93066",
    "besoin=demarches&commune=48095",
    "besoin=culture",
    "besoin=acces",
    "besoin=acces&departement=48",
]


@pytest.mark.usefixtures("_helplines")
@pytest.mark.parametrize("query", NO_CARD)
@pytest.mark.parametrize("wishes", [{}, {"minor": True}, {"cannot_move": True}, {"urgent": True}], ids=["all", "minor", "home", "urgent"])
def test_a_page_without_a_place_always_has_a_number(ask: Ask, query: str, wishes: dict[str, bool]) -> None:
    page = ask(query=query, **wishes)
    assert not page.all("ol")
    calls = [url for _, url in page.links if url.startswith("tel:")]
    assert calls
    assert len(calls) == len(set(calls)), "each is said once"


@pytest.mark.usefixtures("_helplines")
def test_a_town_hall_without_a_telephone_gives_way_to_the_helplines(ask: Ask) -> None:
    towns.save()
    Commune.objects.update(phone="")
    page = ask(query="besoin=culture&commune=93066")
    assert title(page) == "À qui demander de l'aide"
    assert page.link("Appeler le 3939") == "tel:3939"
    assert not re.search(r"[Aa]ppelez (votre|la) mairie", page.text)


@pytest.mark.usefixtures("_helplines")
def test_someone_deaf_finds_sites_instead_of_numbers_to_dial(ask: Ask) -> None:
    page = ask(query="besoin=culture&commune=93066", special_support=("surdite",))
    assert page.link("service-public.gouv.fr") == "https://www.service-public.gouv.fr"
    assert "Une personne peut appeler pour vous : 3939" in page.text
    assert not [words for words, _ in page.links if words.startswith("Appeler")]


def test_places_that_help_with_everything_are_places_to_ask(ask: Ask) -> None:
    make_place(**near("Médiathèque", 1, typologies=["BIB"], services=[]))
    page = ask(query="besoin=culture&commune=93066")
    assert title(page) == "1 lieu à qui demander"


# Urgent


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        ({"urgent": True}, "Appelez maintenant. C'est urgent."),
        ({"deadline": TODAY}, "Appelez maintenant. C'est pour aujourd'hui."),
        ({"deadline": TOMORROW}, "Appelez maintenant. C'est pour demain."),
        ({"deadline": FRIDAY}, "Appelez maintenant. C'est à faire au plus tard vendredi 6 mars."),
        (
            {"deadline": FRIDAY, "special_support": ("surdite",)},
            "Écrivez maintenant, ou allez-y. C'est à faire au plus tard vendredi 6 mars.",
        ),
    ],
    ids=["no day", "today", "tomorrow", "a date", "deaf"],
)
def test_someone_in_a_hurry_reads_it_before_the_places(ask: Ask, wishes: dict[str, object], said: str) -> None:
    make_place(**near("Ouvert", 1, hours="Mo-Su 08:00-20:00", emails=["a@essai.example"]))
    page = ask(**wishes)
    assert page.text.index(said) < page.text.index("Ouvert")
    assert {"class": "suggestions button-first", "role": "list"} in page.all("ol")


def test_with_no_time_left_and_nobody_surely_open_the_administration_itself_is_named(ask: Ask) -> None:
    told = {"owner": "Essai", "source": "https://essai.example/", "check_before": date(2027, 1, 1), "is_shown": True, "topics": ["caf"]}
    Helpline.objects.create(
        slug="administration-d-essai", name="Administration d'essai", purpose="Essai", phone="0199001299", rank=0, **told
    )
    make_place(**near("Horaires inconnus", 1))
    page = ask(deadline=TOMORROW)
    assert page.text.index("Demander aussi à une administration") < page.text.index("Horaires inconnus")
    assert "Administration d'essai" in page.text
    assert page.link("Appeler le 01 99 00 12 99") == "tel:0199001299"


@pytest.mark.parametrize(
    ("deadline", "hours", "need"),
    [(FRIDAY, "", "demarches"), (TOMORROW, "Mo-Su 08:00-20:00", "demarches"), (TOMORROW, "", "loisirs")],
    ids=["days left", "someone is open", "no administration does that"],
)
def test_no_administration_is_named_otherwise(ask: Ask, deadline: date, hours: str, need: str) -> None:
    make_place(**near("Lieu", 1, hours=hours, services=["demarches", "loisirs"]))
    assert "une administration" not in ask(query=f"besoin={need}&commune=93066", deadline=deadline).text


# Under 18


def test_someone_under_18_is_spoken_to_as_such(ask: Ask) -> None:
    make_place(**near("Tout public", 1, emails=["a@essai.example"], booking_url="https://rdv.example/", walk_in=True))
    make_place(**near("Point jeunes", 1.2, services=service(publics=["jeunes"], support_modes=["individuel"]), typologies=["PIJ_BIJ"]))
    page = ask(minor=True)
    assert title(page) == "2 lieux pour t'aider"
    assert "Tu cherches : faire une démarche" in page.text
    assert "Important pour toi : moins de 18 ans" in page.text
    assert page.text.index("Tu peux venir avec un adulte.") < page.text.index("Point jeunes") < page.text.index("Tout public")
    assert "Tu peux aussi appeler la mairie" in page.text
    assert not spoken_to_as_an_adult(page)


@pytest.mark.parametrize("category", ServiceCategory.values)
def test_no_sentence_of_the_page_says_vous_to_a_minor(ask: Ask, category: str) -> None:
    facts = {"hours": "Mo-Fr 09:00-17:00", "programmes": ["aidants-connect"], "printing": True, "walk_in": True}
    make_place(**near("Complet", 1, services=service(category, support_modes=["individuel", "autonomie"], fees=["gratuit"]), **facts))
    make_place(**near("Vide", 4, services=service(category), phone=""))
    page = ask(query=f"besoin={category}&commune=93066", minor=True, urgent=True)
    assert not spoken_to_as_an_adult(page)


def test_a_minor_is_asked_for_no_number(ask: Ask) -> None:
    make_place(**near("Lieu", 1))
    assert not [url for _, url in ask(minor=True).links if url.startswith("sms:")]


def test_a_minor_is_not_asked_whether_they_are_old(ask: Ask) -> None:
    make_place(**near("Ouvert à tous", 2))
    make_place(**near("Club du temps libre", 1, services=service(publics=["seniors"], exclusive=True)))
    assert "les personnes âgées" in ask(free=True).text
    assert "les personnes âgées" not in ask(minor=True).text


# Reads with difficulty, hears with difficulty


def test_someone_who_cannot_read_sees_the_button_first_and_has_a_sentence_to_show(ask: Ask) -> None:
    make_place(**near("Lieu", 1))
    page = ask(special_support=("illettrisme",))
    assert {"class": "suggestions button-first", "role": "list"} in page.all("ol")
    assert "Je lis difficilement. Merci de lire avec moi." in page.text


def test_nothing_tells_someone_deaf_to_call(ask: Ask) -> None:
    make_place(**near("Par mail", 1, emails=["a@essai.example"]))
    make_place(**near("Sur place", 2, access_modes=["se-presenter"]))
    page = ask(special_support=("surdite",), language="ar", step_free=True)
    assert buttons(page) == ["Écrire un mail : Par mail", "Y aller : Sur place"]
    assert not re.search(r"\bappel(ez|er le|ez-)", page.text.lower())
    assert "Une personne peut appeler pour vous : 01 99 00 12 34" in page.text
    assert not [words for words, url in page.links if url.startswith("tel:") and "99 00" in words], "words, not a button"
    assert "Vous pouvez aussi demander à la mairie de Saint-Denis." in page.text
    assert "J'entends mal." in page.text


# Violence and other alerts


def test_someone_in_danger_reads_it_first_can_leave_at_once_and_is_offered_no_message(ask: Ask) -> None:
    make_place(**near("Lieu", 1))
    page = ask(alerts=("violence",))
    text = page.text
    assert text.index("Quitter vite") < text.index("Appeler le 17") < text.rindex("1 lieu pour vous aider")
    assert page.link("Quitter vite").startswith("https://www.openstreetmap.org/")
    assert not [url for _, url in page.links if url.startswith("sms:?")]


@pytest.mark.parametrize("minor", [True, False])
def test_someone_deaf_in_danger_writes_before_anything_else(ask: Ask, minor: bool) -> None:
    make_place(**near("Lieu", 1))
    page = ask(alerts=("violence",), special_support=("surdite",), minor=minor)
    first = next(url for _, url in page.links if url.startswith(("sms:", "tel:")))
    assert first == "sms:114"
    assert not [words for words, _ in page.links if words.startswith("Appeler")]


def test_a_fraud_under_way_is_dealt_with_before_any_place(ask: Ask) -> None:
    make_place(**near("Lieu", 1, services=["securite"]))
    page = ask(query="besoin=securite&commune=93066", alerts=("arnaque",))
    assert page.text.index("Appelez votre banque.") < page.text.rindex("1 lieu pour vous aider")
    assert "Quitter vite" not in page.text
    assert [url for _, url in page.links if url.startswith("sms:?")]


# Languages


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("tr", "ltr")])
def test_a_sentence_in_both_languages_can_be_held_out(ask: Ask, language: str, direction: str) -> None:
    make_place(**near("Lieu", 1))
    page = ask(language=language)
    assert "Je viens pour une démarche." in page.text
    assert {"class": "show-it", "lang": language, "dir": direction} in page.all("p")


# Booking on line


def test_a_place_that_books_on_line_only_says_that_someone_can_help(ask: Ask) -> None:
    make_place(**near("Sur rendez-vous", 1, booking_url="https://rdv.example/", access_modes=["rdv-en-ligne"]))
    page = ask()
    assert buttons(page) == ["Prendre rendez-vous : Sur rendez-vous"]
    assert "Quelqu'un peut vous aider à prendre rendez-vous." in page.text


# Where is not said


def test_someone_who_does_not_say_where_is_helped_by_telephone_without_distances(ask: Ask) -> None:
    make_places([near(f"Plateforme {number}", number, services=service(remote=True)) for number in (1, 2)])
    page = ask(query="besoin=demarches")
    assert title(page) == "Aide par téléphone"
    assert "Vous n'avez pas dit où vous êtes. Changer l'endroit" in page.text
    assert "Ce qui répond le mieux au besoin est en premier." in page.text
    assert "Dire où je suis" not in page.text
    assert not re.search(r"\d (k?m)\b|à pied|vol d'oiseau|proche|près de vous", page.text)


def test_when_nobody_helps_by_telephone_saying_where_is_the_way_on(ask: Ask) -> None:
    make_place(**near("Sur place", 1, services=["acces"]))
    assert ask(query="besoin=acces").link("Dire où je suis") == "/ou/?besoin=acces&depuis=lieux"


def test_a_departement_is_ordered_by_fitness_and_shows_no_distance(ask: Ask) -> None:
    make_place(**near("Ici", 1))
    page = ask(query="besoin=demarches&departement=93")
    assert "dans le département Seine-Saint-Denis (93)" in page.text
    assert "Ce qui répond le mieux au besoin est en premier, en partant de la plus grande ville du département." in page.text
    assert not re.search(r"\d (k?m)\b|à pied|vol d'oiseau|le plus proche|près de vous", page.text)


def test_the_day_is_that_of_the_place_overseas(ask: Ask, client: Client) -> None:
    town = towns.point(towns.SAINT_DENIS_REUNION)
    make_place(
        name="Là-bas", latitude=town.latitude, longitude=town.longitude, commune="97411", phone="+262262000000", hours="Mo-Su 00:00-24:00"
    )
    # Ten in the morning in Paris is one in the afternoon of the same day at La Réunion.
    assert "C'est pour aujourd'hui." in ask(query="besoin=demarches&commune=97411", deadline=TODAY).text
