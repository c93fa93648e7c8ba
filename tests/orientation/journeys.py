"""Journeys: someone's situation as a row of a table, and the walk from the first question to the sheet, as that person would do it."""

import csv
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

from orientation.presenting.asking_wishes import CHANGE_NOTHING, PASS
from orientation.presenting.voice import TU, VOUS
from places.gazetteer.lookup import default_gazetteer
from places.gazetteer.rows import CommuneRow, iterate_rows
from places.geography import Point
from places.plain_words import SERVICES
from places.text_keys import search_key
from places.vocabulary import ServiceCategory
from tests.orientation.persona_facts import code_of
from tests.orientation.personas import persons
from tests.visitor import Seen, Visitor

OURS = Path(__file__).resolve().parent / "data" / "journeys.csv"

FIRST, WHERE, SHEET = tuple(f"De quoi {voice.have_you} besoin ?" for voice in (VOUS, TU)), "Où êtes-vous ?", "fiche"
IMPORTANT = (VOUS.what_matters, TU.what_matters)
WHICH = (VOUS.you_want, TU.you_want)
UNSAID = "-"
"""In the column of towns: would rather not say."""

SEE: dict[str, tuple[str, ...]] = {
    "Q07": ("Écrire un mail", "j'entends mal"),
    "Q12": ("3018", "Tu peux venir avec un adulte.", "Tu cherches"),
    "Q14": ("C'est pour demain.", "Appeler le"),
    "Q15": ("Dans le département Lozère (48)",),
    "Q16": ("Aide par téléphone",),
    "Q17": ("Aide sans se déplacer", "Une personne de confiance peut y aller pour vous"),
    "Q18": ("Quitter vite ce site", "Appeler le 17", "SMS au 114", "3919"),
    "Q20": ("entrée sans marche",),
    "Q21": ("Je lis difficilement. Merci de lire avec moi.",),
    "Q29": ("Aide sans se déplacer", "On peut vous apprendre à distance"),
    "Q30": ("Vous cherchez", "Vous pouvez venir ensemble."),
}
NEVER: dict[str, tuple[str, ...]] = {
    "Q07": ("Appelez",),
    "Q12": ("Envoyer par SMS", "Vous cherchez"),
    "Q16": ("Voir le chemin",),
    "Q17": ("Voir le chemin",),
    "Q18": ("Envoyer par SMS",),
    "Q29": ("papiers", "Voir le chemin"),
    "Q30": ("Tu peux", "Tu cherches"),
}
"""What some of our people must read on the page of places, and must not."""

LISTS = ("boxes", "sees", "never")


@dataclass(frozen=True, kw_only=True)
class Journey:
    """`phrase`: their own words, "" when they touch the picture `tile`, which is also their answer when asked which. `town`: as typed;
    `choice`: their answer when asked which town; `insee`: where they are. `boxes`, `language`: their answers to the third question.
    `end`: "passer" and "tout de suite" skip it. `places`: "some" or "none" near them. `sees`, `never`: words of the page of places.
    """

    id: str
    phrase: str = ""
    tile: str = ""
    town: str = ""
    choice: str = ""
    insee: str = ""
    boxes: tuple[str, ...] = ()
    language: str = ""
    end: str = ""
    places: str = "some"
    sees: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass
class Walk:
    """The pages met, by question, and the visitor who met them. `sheet` is None when no place was proposed."""

    visitor: Visitor
    questions: list[Seen] = field(default_factory=list)
    places: Seen | None = None
    sheet: Seen | None = None


def our_journeys() -> list[Journey]:
    """Those of the table in this repository."""
    names = {one.name for one in fields(Journey)}
    with OURS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert set(rows[0]) == names
    return [Journey(**{name: split(value) if name in LISTS else value for name, value in row.items()}) for row in rows]  # type: ignore[arg-type]


def journeys_of_persons() -> list[Journey]:
    """Those of the acceptance tables of people: their words, and their town as it is written."""
    told = [(person, code_of(ServiceCategory, person["services"].split("|")[0])) for person in persons()]
    return [
        Journey(
            id=person["id"],
            phrase=person["phrase"],
            tile=SERVICES[ServiceCategory(service)].title,
            town=person["commune"],
            choice=department_shown(person["code_insee"]) if person["code_insee"] else "Aide par téléphone",
            insee=person["code_insee"],
            sees=SEE.get(person["id"], ()),
            never=NEVER.get(person["id"], ()),
        )
        for person, service in told
    ]


def department_shown(insee: str) -> str:
    """How the choice of a town tells its département: "(974)"."""
    return f"({insee[: 3 if insee >= '97' else 2]})"


def split(cell: str) -> tuple[str, ...]:
    """The parts of a cell."""
    return tuple(part for part in cell.split("|") if part)


def walk(journey: Journey) -> Walk:
    """From the home page to the sheet of the first place proposed, by what each page received offers."""
    visitor = Visitor().open()
    _say_what(visitor, journey)
    if journey.town == UNSAID:
        visitor.tap("Je ne veux pas dire où je suis").tap(journey.choice)
    else:
        _say_where(visitor, journey)
    done = Walk(visitor, [page for page in visitor.seen if not page.address.startswith("/resultats/")], visitor.page)
    if any(one.attributes.get("class", "").startswith("card suggestion") for one in visitor.page.main.all("li")):
        done.sheet = visitor.tap("Imprimer").page
    return done


def _say_what(visitor: Visitor, journey: Journey) -> None:
    """The first question, until the second one shows."""
    if not journey.phrase:
        visitor.tap(journey.tile)
        return
    visitor.fill("Écrivez votre besoin", journey.phrase).press("Continuer")
    if visitor.page.title.startswith(WHICH):
        offered = [one.text for one in visitor.page.main.all("a")]
        if not any(words.startswith(journey.tile) for words in offered):
            visitor.tap("Non, autre chose")
        visitor.tap(journey.tile)
    elif visitor.page.title in FIRST:
        go_on = "Continuer" in [one.text for one in visitor.page.main.all("a")]
        visitor.tap("Continuer" if go_on else journey.tile)


def _say_where(visitor: Visitor, journey: Journey) -> None:
    """The second question, until the places show."""
    assert visitor.page.title == WHERE
    button = "Voir les lieux tout de suite" if journey.end == "tout de suite" else "Continuer"
    visitor.fill(WHERE, journey.town).press(button)
    radios = [one for one in visitor.page.main.all("input") if one.attributes.get("type") == "radio"]
    if visitor.page.title == WHERE:
        assert radios
        assert not [one for one in radios if "checked" in one.attributes]
        named = [one.text for one in visitor.page.main.all("label") if journey.choice in one.text]
        visitor.tick(named[0]).press(button)
    if visitor.page.title in IMPORTANT:
        _say_what_matters(visitor, journey)


def _say_what_matters(visitor: Visitor, journey: Journey) -> None:
    """The third question."""
    if journey.end == "passer":
        passing = [one.text for one in visitor.page.main.all("a") if one.text in (PASS, CHANGE_NOTHING)]
        visitor.tap(passing[0])
        return
    for box in journey.boxes:
        visitor.tick(box)
    if journey.language:
        visitor.choose("Je préfère parler", journey.language)
    visitor.press("Voir les lieux")


@cache
def country() -> tuple[tuple[str, CommuneRow], ...]:
    """Every commune with its search key, read once."""
    return tuple((row.name_key, row) for row in iterate_rows())


def communes_for(journey: Journey) -> list[CommuneRow]:
    """Where they are, and every commune that what they type could mean."""
    if journey.town == UNSAID or len(journey.insee) in (2, 3):
        return [row for _, row in country() if row.department == journey.insee]
    typed, here = search_key(journey.town), default_gazetteer().by_code(journey.insee)
    meant = [row for key, row in country() if key.startswith(typed) or typed in row.postal_codes]
    return [*meant, *([here] if here else [])]


def places_for(journey: Journey) -> list[dict[str, Any]]:
    """Places as they are, near that person: well or badly known, for all or for some, with and without a telephone."""
    town = default_gazetteer().by_code(journey.insee or "48095" if len(journey.insee) != 2 else "48095")
    assert town
    assert town.latitude is not None
    assert town.longitude is not None
    here = Point(town.latitude, town.longitude) if journey.places == "some" else Point(-town.latitude, -town.longitude)
    commune = town.code if journey.places == "some" else None
    return [
        {
            "address": f"{number} avenue de la Longue Adresse d'Essai",
            "city": town.name,
            "commune": commune,
            "latitude": here.latitude + number * 0.008,
            "longitude": here.longitude,
            "services": {category: {"category": category, **service} for category in SERVICES},
            "phone": f"+3319900123{number}" if "hours" in facts else "",
            **facts,
        }
        for number, (facts, service) in enumerate(KINDS, start=1)
    ]


HOURS = {"hours": "Mo-Fr 09:00-12:30,13:30-17:00; Sa 09:00-12:00"}
KINDS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({**HOURS, "name": "France services d'essai", "typologies": ["RFS"], "emails": ["accueil@essai.example"], "walk_in": True,
      "programmes": ["france-services", "aidants-connect"], "verified_on": "2026-02-01", "verified_by": "staff"},
     {"fees": ["gratuit"], "support_modes": ["individuel"], "special_support": ["illettrisme", "visuel"]}),
    ({"name": "Bibliothèque d'essai", "typologies": ["BIB"]}, {}),
    ({**HOURS, "name": "Centre social d'essai", "step_free": True,
      "languages": ["ar", "tr"], "booking_url": "https://rdv.example/"}, {"fees": ["gratuit"], "support_modes": ["individuel", "atelier"]}),
    ({**HOURS, "name": "Aide à distance d'essai", "access_modes": ["pas-de-public", "telephoner"]},
     {"remote": True, "support_modes": ["distance"]}),
    ({**HOURS, "name": "Point jeunes d'essai", "typologies": ["PIJ_BIJ"]}, {"publics": ["jeunes"], "exclusive": True}),
    ({**HOURS, "name": "Association des visites à domicile d'essai", "home_visits": True, "source_date": "2023-01-01"}, {}),
]  # fmt: skip
