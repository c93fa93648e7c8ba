"""People who come with several needs, as a professional would tell of them: every plan keeps every rule."""

import csv
import math
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from django.http import HttpResponse

from orientation.judging.answers import Answer
from orientation.judging.candidates import Candidate
from orientation.judging.criteria.people import is_reserved_to_others
from orientation.judging.moments import in_time
from orientation.plan import KINDS, MOST_PLACES, TOLERANCE, pressing_of
from orientation.planning import Plan, plan
from orientation.ranking import rank
from orientation.views.interview_form import answered
from places.vocabulary import ServiceCategory
from tests import towns
from tests.factories import make_places
from tests.html import Page
from tests.markup import faults
from tests.orientation.candidates import AT, everyone
from tests.orientation.personas import PERSONAS
from tests.orientation.pro.conftest import Send, place

EVERY = tuple(ServiceCategory.values)
ONE_TO_ONE = {"support_modes": ["individuel"]}


def offering(*categories: str, **facts: Any) -> dict[str, Any]:
    """These services, all with these facets."""
    return {"services": {category: {"category": category, **facts} for category in categories}}


def around(town: Any = towns.SAINT_DENIS) -> list[dict[str, Any]]:
    """The same dozen of places round a town: near ones that lack something, farther ones that have it, some kept for others."""
    base = {"commune": town.code, "longitude": town.longitude, "city": town.name, "postal_code": town.postal_codes[0]}

    def at(name: str, km: float, **facts: Any) -> dict[str, Any]:
        return {**place(name, 0), **base, "latitude": town.latitude + km / 111.195, **facts}

    return [
        at("Mairie annexe", 0.5, hours="Mo-Fr 09:00-12:00"),
        at(
            "France services",
            1,
            programmes=["france-services", "aidants-connect"],
            hours="Mo-Fr 09:00-17:00",
            **offering("demarches", "insertion", **ONE_TO_ONE),
        ),
        at("Médiathèque", 1.4, hours="Tu-Sa 10:00-19:00", computers=True, **offering("demarches", "quotidien", "acces", **ONE_TO_ONE)),
        at("Jeunes seulement", 0.3, **offering(*EVERY, publics=["jeunes"], exclusive=True)),
        at("Femmes seulement", 0.4, **offering(*EVERY, publics=["femmes"], exclusive=True)),
        at("Recyclerie", 2, programmes=["emmaus-connect"], **offering("materiel")),
        at("Centre social", 2.5, hours="Mo-Fr 17:00-20:00", **offering("quotidien", "parentalite", "securite", "culture", **ONE_TO_ONE)),
        at(
            "Pour tous",
            3,
            hours="Mo-Fr 09:00-17:00",
            emails=["accueil@essai.example"],
            step_free=True,
            **offering(*EVERY, special_support=["illettrisme", "surdite", "visuel"], fees=["gratuit"], **ONE_TO_ONE),
        ),
        at(
            "Qui appelle",
            6,
            access_modes=["telephoner"],
            home_visits=True,
            **offering("demarches", "quotidien", support_modes=["distance"], remote=True),
        ),
        at("Ferme le lundi", 0.8, hours="Mo 09:00-12:00", **offering("demarches")),
    ]


@dataclass(frozen=True)
class Situation:
    """What is sent, beside the town; `steps`: the needs in the order expected; `town`: whose hall stands in the middle of the places."""

    answers: dict[str, Any]
    steps: list[str]
    town: Any = towns.SAINT_DENIS
    typed: str = "93200 Saint-Denis"
    says: list[str] = field(default_factory=list)


SITUATIONS = {
    "three needs, in town": Situation({"besoin": ["materiel", "quotidien", "demarches"]}, ["demarches", "quotidien", "materiel"]),
    "in the country": Situation({"besoin": ["demarches", "acces"], "deplacement": "voiture"}, ["demarches", "acces"], towns.MENDE, "Mende"),
    "overseas": Situation(
        {"besoin": ["quotidien", "demarches"], "langue": "en"}, ["demarches", "quotidien"], towns.SAINT_LAURENT_DU_MARONI, "97320"
    ),
    "another ocean": Situation({"besoin": ["demarches", "securite"]}, ["demarches", "securite"], towns.SAINT_DENIS_REUNION, "97400"),
    "cannot go out": Situation(
        {"besoin": ["demarches", "quotidien"], "deplacement": "aucun"},
        ["demarches", "quotidien"],
        says=["Une personne de confiance peut y aller"],
    ),
    "for tomorrow": Situation({"besoin": ["quotidien", "demarches"], "echeance": "2026-03-04"}, ["demarches", "quotidien"]),
    "to print, for today": Situation({"besoin": ["acces", "quotidien"], "echeance": "2026-03-03"}, ["acces", "quotidien"]),
    "deaf": Situation(
        {"besoin": ["demarches", "insertion"], "particulier": ["surdite"]}, ["demarches", "insertion"], says=["J'entends mal"]
    ),
    "a telephone and nothing else": Situation({"besoin": ["demarches", "materiel"], "materiel": "telephone"}, ["demarches", "materiel"]),
    "in the evening": Situation({"besoin": ["quotidien", "securite"], "moment": ["soir"]}, ["quotidien", "securite"]),
    "on foot": Situation({"besoin": ["demarches", "loisirs"], "deplacement": "pied", "gratuit": "on"}, ["demarches", "loisirs"]),
    "a woman": Situation(
        {"besoin": ["demarches", "quotidien", "insertion"], "public": ["femmes"]}, ["demarches", "insertion", "quotidien"]
    ),
    "young": Situation({"besoin": ["insertion", "culture"], "mineur": "on", "public": ["jeunes"]}, ["insertion", "culture"]),
    "someone must do it": Situation({"besoin": ["demarches", "quotidien"], "aide": "a-la-place"}, ["demarches", "quotidien"]),
    "wants to learn to do it": Situation({"besoin": ["demarches"], "aide": "apprendre"}, ["demarches", "quotidien"]),
    "on Tuesday mornings": Situation(
        {"besoin": ["demarches", "quotidien"], "moment": ["mardi-matin"]},
        ["demarches", "quotidien"],
        says=["Ouvert le mardi matin, quand vous pouvez venir."],
    ),
    "half an hour on foot, Wednesday or Saturday afternoons": Situation(
        {"besoin": ["quotidien", "acces"], "moment": ["mercredi-apres-midi", "samedi-apres-midi"], "deplacement": "pied", "minutes": "30"},
        ["quotidien", "acces"],
        says=["minutes à pied", "Ouvert le mercredi après-midi"],
    ),
    "half an hour by car in the country, for tomorrow": Situation(
        {"besoin": ["materiel", "demarches"], "deplacement": "voiture", "minutes": "30", "echeance": "2026-03-04"},
        ["demarches", "materiel"],
        towns.MENDE,
        "Mende",
        says=["minutes en voiture"],
    ),
    "overseas, cannot go out, for tomorrow": Situation(
        {"besoin": ["quotidien", "demarches"], "deplacement": "aucun", "echeance": "2026-03-04", "particulier": ["illettrisme"]},
        ["demarches", "quotidien"],
        towns.SAINT_DENIS_REUNION,
        "97400",
        says=["Une personne de confiance peut y aller"],
    ),
    "everything at once": Situation(
        {"besoin": list(EVERY)},
        [
            "demarches",
            "insertion",
            "quotidien",
            "securite",
            "parentalite",
            "loisirs",
            "culture",
            "acces",
            "materiel",
        ],
    ),
}


@pytest.mark.parametrize("situation", SITUATIONS.values(), ids=SITUATIONS)
def test_the_plan_keeps_every_rule(send: Send, situation: Situation) -> None:
    make_places(around(situation.town))
    response = send(lieu=situation.typed, **situation.answers)
    assert (response.status_code, faults(response.content.decode())) == (200, [])
    made = plan_made(response)
    assert categories_of(made) == situation.steps
    assert_every_rule(made, response)
    assert [said for said in situation.says if said not in Page(response).text] == []


def plan_made(response: HttpResponse) -> Plan:
    """The plan behind a page, made again from what was sent."""
    told = answered(response.wsgi_request.POST, AT)
    assert told.need
    return plan(told.need, at=AT)


def categories_of(made: Plan) -> list[str]:
    return [step.category for step in made.steps]


def assert_every_rule(made: Plan, response: HttpResponse) -> None:
    shown = response.context["plan"]
    assert list(shown.order) == categories_of(made)
    assert 1 <= made.places <= MOST_PLACES
    pressing = pressing_of(made.need)
    ranks = [(category not in pressing, KINDS[ServiceCategory(category)]) for category in categories_of(made)]
    assert ranks == sorted(ranks), "what presses, then to do, to learn, to be equipped"
    for step, words in zip(made.steps, shown.steps, strict=True):
        proposed = [one for one in (step.suggestion, *step.alternatives) if one]
        assert proposed, f"{step.category} is empty"
        assert words.bring
        for one in proposed:
            assert not is_reserved_to_others(one.offer, made.need.wishes), one.candidate.name
            assert one.candidate.phone or not made.need.wishes.cannot_move
            if step.need.wishes.deadline:
                schedule = one.candidate.schedule_of(one.offer)
                assert in_time(schedule, one.candidate.temporary_closures, AT, step.need.wishes.deadline) != Answer.NO
    assert_fewest_doors(made)


def assert_fewest_doors(made: Plan) -> None:
    """Told again from the places alone: no fewer doors could serve every step within the tolerance, and each step is within it, unless
    three doors cannot do it."""
    near: list[set[tuple[str, ...]]] = []
    for step in made.steps:
        judged = rank(all_candidates(step.category, made), step.need, AT)
        best = judged[0].equivalent_km
        near.append({one.candidate.door for one in judged if one.equivalent_km <= TOLERANCE * best})
    doors = set[tuple[str, ...]]().union(*near)

    def serve(count: int) -> bool:
        return any(all(step & set(chosen) for step in near) for chosen in combinations(doors, count))

    fewest = next((count for count in range(1, MOST_PLACES + 1) if serve(count)), None)
    if fewest is not None:
        assert made.places == fewest
        assert all(one.suggestion and one.suggestion.candidate.door in within for one, within in zip(made.steps, near, strict=True))


def all_candidates(category: str, made: Plan) -> list[Candidate]:
    return everyone(category, made.need.spot, within_m=math.inf)


def test_the_next_day_s_procedure_is_not_sent_where_it_opens_too_late(send: Send) -> None:
    make_places(around())
    made = plan_made(send(besoin=["demarches", "quotidien"], echeance="2026-03-04"))
    names = {one.candidate.name for step in made.steps[:1] for one in (step.suggestion, *step.alternatives) if one}
    assert "Ferme le lundi" not in names


def test_who_cannot_walk_far_is_told_that_it_is_far(send: Send) -> None:
    make_places([place("Loin", 8)])
    assert "C'est loin à pied" in Page(send(besoin=["demarches"], deplacement="pied")).text
    assert "C'est loin" not in Page(send(besoin=["demarches"], deplacement="voiture")).text


def test_the_longest_way_ranks_warns_and_hides_nothing(send: Send) -> None:
    make_places([place("Loin", 2.5, hours="Mo-Fr 09:00-17:00"), place("Près", 1.8, phone="")])
    near = Page(send(besoin=["demarches"], deplacement="pied", minutes="30")).text
    assert near.index("Près") < near.index("Loin")
    for said in (
        "à 1,8 km de la mairie, environ 30 minutes à pied",
        "à 2,5 km de la mairie, environ 40 minutes à pied",
        "Plus de 30 minutes à pied, d'après la distance.",
        "Les distances sont comptées à vol d'oiseau, depuis la mairie de Saint-Denis. Les minutes sont une estimation",
    ):
        assert said in near
    none = Page(send(besoin=["demarches"], deplacement="pied", minutes="15")).text
    assert "Les lieux que nous connaissons sont plus loin que le temps donné." in none
    assert "Plus de 15 minutes à pied" in none
    assert "Le temps maximum n'a pas compté" in Page(send(besoin=["demarches"], minutes="15")).text


def test_one_door_for_two_needs_tells_what_it_costs(send: Send) -> None:
    make_places([place("Un", 1), place("Deux", 1.2, "quotidien"), place("Ensemble", 2, "demarches", "quotidien")])
    text = Page(send(besoin=["demarches", "quotidien"])).text
    assert (
        "Au même endroit que l'étape 2. C'est 1 km de plus que le meilleur lieu pour cette étape seule, mais un déplacement de moins."
        in text
    )


@pytest.mark.skipif(not PERSONAS.exists(), reason="the acceptance table is not beside the repository")
def test_the_social_worker_of_the_acceptance_table_gets_two_places_at_most_that_read_with_them(send: Send) -> None:
    with PERSONAS.open(encoding="utf-8") as file:
        person = next(row for row in csv.DictReader(file, delimiter=";") if row["id"] == "P17")
    wanted = [next(one.value for one in ServiceCategory if one.label == label) for label in person["services"].split("|")]
    make_places(around())
    response = send(phrase=person["phrase"], besoin=wanted[1:])
    made = plan_made(response)
    assert categories_of(made) == wanted == ["demarches", "quotidien", "materiel"]
    assert made.need.wishes.deadline == date(2026, 3, 15)
    assert made.need.wishes.cannot_read
    assert made.places <= 2
    assert_every_rule(made, response)
    for step in made.steps:
        assert step.suggestion
        assert step.suggestion.candidate.phone
        assert "illettrisme" in (step.suggestion.offer.special_support or ())
    paper = Page(send(at="/pro/fiche/", phrase=person["phrase"], besoin=wanted[1:])).text
    assert "lis difficilement" not in paper
