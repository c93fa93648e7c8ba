"""What the database leaves out could not have won: it never weighs a place heavier than its judgement does."""

import math
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from orientation.half_days import HalfDay
from orientation.judging.criteria import CRITERIA
from orientation.needs import Equipment, Slot, Wishes
from orientation.ranking import Judge
from orientation.searching.gathering import offering
from orientation.searching.least_factors import EXPRESSIONS
from orientation.searching.promising import ROUNDING, weighed
from orientation.travelling import MINUTES_ASKED, Way
from places.vocabulary import (
    AccessMode,
    Fee,
    Itinerancy,
    PositionPrecision,
    Programme,
    Public,
    ServiceCategory,
    SpecialSupport,
    SupportMode,
    Training,
)
from tests.factories import make_place, make_places
from tests.orientation.candidates import AT, CLOSED_A_MONTH, HERE, HOURS, OPEN_MORNINGS, SHUT_A_MONTH, everyone, need

MAYBE = (None, True, False)
PLACES, WISHES = 40, 20

KNOWN_BY_THE_JUDGE_ALONE = {"open_to_residents", "not_shut"}
"""Criteria that a place seldom fails: the database does not weigh them."""


def some(chance: random.Random, codes: Sequence[str]) -> list[str] | None:
    """Any list of a vocabulary, or nobody told us."""
    return chance.choice([None, [], *([str(code)] for code in codes), [str(code) for code in chance.sample(list(codes), 2)]])


def any_service(chance: random.Random, category: str) -> dict[str, Any]:
    return {
        "category": category,
        "support_modes": some(chance, SupportMode.values),
        "publics": some(chance, Public.values),
        "special_support": some(chance, SpecialSupport.values),
        "fees": some(chance, Fee.values),
        "schedule": chance.choice(HOURS[:3]),
        "remote": chance.choice(MAYBE),
    }


def any_place(chance: random.Random, category: str) -> dict[str, Any]:
    return {
        "latitude": HERE.point.latitude + chance.uniform(-0.2, 0.2),
        "longitude": HERE.point.longitude + chance.uniform(-0.2, 0.2),
        "position_precision": chance.choice(PositionPrecision.values),
        "phone": chance.choice(["", "+33199001122"]),
        "emails": chance.choice([None, [], ["essai@example.org"]]),
        "booking_url": chance.choice(["", "https://rdv.example.org/"]),
        "accessibility_url": chance.choice(["", "https://acceslibre.example.org/"]),
        "hours": chance.choice(HOURS),
        "exceptional_hours": chance.choice([None, [], list(OPEN_MORNINGS), list(SHUT_A_MONTH)]),
        "temporary_closures": chance.choice([[], list(CLOSED_A_MONTH)]),
        "typologies": some(chance, ["ML", "BIB", "CIDFF", "FABLAB", "ENM"]),
        "programmes": some(chance, Programme.values),
        "itinerancy": some(chance, Itinerancy.values),
        "trainings": some(chance, Training.values),
        "access_modes": some(chance, AccessMode.values),
        "languages": some(chance, ["fr", "tr", "en"]),
        "appointment_delay_days": chance.choice([None, 0, 3, 15]),
        "source_date": chance.choice([None, f"{AT - timedelta(days=chance.randint(0, 800)):%Y-%m-%d}"]),
        "verified_on": chance.choice([None, f"{AT - timedelta(days=chance.randint(0, 800)):%Y-%m-%d}"]),
        **{name: chance.choice(MAYBE) for name in ("home_visits", "does_it_for_you", "walk_in", "step_free", *Equipment.values)},
        "services": {key: any_service(chance, category) for key in ("a", "b")[: chance.randint(1, 2)]},
    }


def any_wishes(chance: random.Random) -> Wishes:
    return Wishes(
        urgent=chance.random() < 0.3,
        deadline=chance.choice([None, None, AT.date() + timedelta(days=chance.randint(0, 20))]),
        publics=chance.choice([(), ("jeunes",), ("seniors", "femmes"), ("etudiants",)]),
        minor=chance.random() < 0.2,
        special_support=chance.choice([(), ("surdite",), ("illettrisme", "visuel"), ("moteur", "mental")]),
        language=chance.choice(["", "fr", "tr", "en"]),
        cannot_move=chance.random() < 0.2,
        step_free=chance.random() < 0.3,
        slots=chance.choice([(), (Slot.SAMEDI,), (Slot.SOIR, Slot.MATIN), (HalfDay.JEUDI_APRES_MIDI, HalfDay.LUNDI_MATIN)]),
        way=chance.choice(["", *Way.values]),
        most_minutes=chance.choice([0, *MINUTES_ASKED]),
        free=chance.random() < 0.5,
        walk_in=chance.random() < 0.3,
        programme=chance.choice(["", "aidants-connect"]),
        mode=chance.choice(["", *SupportMode.values]),
        equipment=chance.choice([(), tuple(Equipment)]),
    )


def both(category: str, wishes: Wishes) -> list[tuple[float, float]]:
    """For each place that may be proposed: the least that the database says it counts, and what it counts."""
    asked = replace(need(category), wishes=wishes)
    judge = Judge(asked, AT)
    found = {one.key: one.least_km for one in weighed(offering(category), HERE, judge.case, within_m=math.inf, near=1, limit=1 + PLACES)}
    judged = [judge.judge(candidate) for candidate in everyone(category)]
    return [(found[one.candidate.pk], one.equivalent_km) for one in judged if one]


@pytest.mark.django_db
@pytest.mark.parametrize("category", ServiceCategory.values)
def test_the_database_never_weighs_a_place_heavier_than_its_judgement(category: str) -> None:
    chance = random.Random(category)
    make_places([any_place(chance, category) for _ in range(PLACES)])
    for _ in range(WISHES):
        wishes = any_wishes(chance)
        heavier = [(least, real) for least, real in both(category, wishes) if least > real * (1 + ROUNDING)]
        assert not heavier, wishes


@pytest.mark.django_db
@pytest.mark.parametrize("category", ServiceCategory.values)
def test_a_place_of_which_little_is_known_weighs_the_same_in_the_database(category: str) -> None:
    """Or reading would go through a whole region for what most places leave unanswered."""
    make_place(services=[category], phone="+33199001122")
    chance = random.Random(category)
    for _ in range(WISHES):
        assert [least for least, real in both(category, any_wishes(chance)) if least < real / 1.1] == []


def test_every_criterion_that_is_often_failed_is_weighed_in_the_database() -> None:
    assert {criterion.name for criterion in CRITERIA} - set(EXPRESSIONS) == KNOWN_BY_THE_JUDGE_ALONE
