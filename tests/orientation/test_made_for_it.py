"""Of two places that say as much, the one made for the need or for the person comes first; a few hundred metres decide more."""

from typing import Any

import pytest

from orientation.judging.candidates import Candidate
from orientation.judging.criteria.purpose import FOR_NEEDS, FOR_PEOPLE
from places.typologies import Typology
from places.vocabulary import ServiceCategory
from tests.orientation.candidates import need
from tests.orientation.test_ranking import order, place


def bare(pk: int, km: float, category: str, **facts: Any) -> Candidate:
    """A place of which nothing tells what it is."""
    return place(pk, km, offer={"category": category}, **{"programmes": None, **facts})


def kind(code: str) -> dict[str, Any]:
    return {"typologies": frozenset({code})}


def programme(code: str) -> dict[str, Any]:
    return {"programmes": frozenset({code})}


MADE = [
    ("demarches", {}, kind("RFS")),
    ("demarches", {}, programme("france-services")),
    ("quotidien", {}, programme("conseillers-numeriques")),
    ("insertion", {}, kind("FT")),
    ("insertion", {"publics": ("jeunes",)}, kind("ML")),
    ("insertion", {"minor": True}, kind("PIJ_BIJ")),
    ("securite", {}, {"trainings": frozenset({"etapes-numeriques"})}),
    ("securite", {}, programme("conseillers-numeriques")),
    ("securite", {"minor": True}, kind("PIJ_BIJ")),
    ("securite", {"minor": True}, programme("promeneurs-du-net")),
    ("securite", {"publics": ("femmes",)}, kind("CIDFF")),
    ("parentalite", {}, programme("pan-caf")),
    ("loisirs", {}, kind("FABLAB")),
    ("loisirs", {"minor": True}, kind("BIB")),
    ("culture", {}, kind("BIB")),
    ("acces", {}, kind("EPN")),
    ("acces", {"walk_in": True}, kind("CCAS")),
    ("acces", {"equipment": ("charging",)}, kind("CHRS")),
    ("materiel", {}, programme("emmaus-connect")),
    ("materiel", {}, {"trainings": frozenset({"ordi-3-0"})}),
]


@pytest.mark.parametrize(("category", "wished", "made"), MADE, ids=str)
def test_the_place_made_for_it_comes_first_of_two(category: str, wished: dict[str, Any], made: dict[str, Any]) -> None:
    other = {name: frozenset({"autre"}) for name in made}
    better = bare(3, 1, category, **made)
    assert order([bare(1, 1, category), bare(2, 1, category, **other), better], need(category, **wished))[0] == 3


@pytest.mark.parametrize(("category", "wished", "made"), MADE, ids=str)
def test_a_kilometre_decides_more(category: str, wished: dict[str, Any], made: dict[str, Any]) -> None:
    assert order([bare(1, 0.5, category), bare(2, 1.5, category, **made)], need(category, **wished))[0] == 1


def test_what_is_made_for_the_person_comes_before_what_is_made_for_the_need() -> None:
    for_them, for_it, neither = (
        bare(pk, 1, "loisirs", **facts) for pk, facts in ((3, kind("MJC")), (2, kind("FABLAB")), (1, kind("EPCI")))
    )
    assert order([neither, for_it, for_them], need("loisirs", minor=True)) == [3, 2, 1]


def test_only_a_seller_is_made_for_who_buys() -> None:
    seller = bare(2, 1, "materiel", **programme("emmaus-connect"))
    assert order([bare(1, 1, "materiel", **kind("PIJ_BIJ")), seller], need("materiel", publics=("jeunes",))) == [2, 1]


def test_every_need_has_its_line_and_every_line_says_why() -> None:
    assert set(FOR_NEEDS) == set(ServiceCategory.values)
    lines = [*FOR_NEEDS.values(), *(made for _, made in FOR_PEOPLE)]
    assert all(line.why.endswith(".") for line in lines)
    assert {code for line in lines for code in line.typologies} <= set(Typology.values)
