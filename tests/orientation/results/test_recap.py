"""What the person said, said back to them."""

from datetime import date

import pytest

from orientation.needs import UNSAID, Equipment, Need, Precision, Slot, Spot, Wishes
from orientation.presenting.recap import need_words, where_words, wish_words
from places.geography import Point
from places.vocabulary import Programme, Public, ServiceCategory, SpecialSupport, SupportMode
from tests.html import one_space

TUESDAY = date(2026, 3, 3)


def spot(precision: Precision, label: str, **told: str) -> Spot:
    return Spot(precision=precision, point=Point(48.9, 2.3), label=label, **told)


@pytest.mark.parametrize("category", ServiceCategory.values)
def test_a_need_is_read_after_what_the_person_looks_for(category: str) -> None:
    words = need_words(Need(categories=(category,)))
    assert words[0].islower()


def test_several_needs_are_listed() -> None:
    assert need_words(Need(categories=("demarches", "quotidien", "insertion"))) == "faire une démarche, apprendre et chercher un travail"


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (spot(Precision.COMMUNE, "Le Mans (72)", commune="72181"), "près du Mans (72)"),
        (spot(Precision.ADDRESS, "Aubervilliers (93)", commune="93001"), "près d'Aubervilliers (93)"),
        (spot(Precision.POSITION, "votre position", commune="93066"), "près de votre position"),
        (spot(Precision.DEPARTMENT, "Lozère (48)", department="48"), "dans le département Lozère (48)"),
        (spot(Precision.DEPARTMENT, "Papeete (987)", commune="98735", department="987"), "près de Papeete (987)"),
        (UNSAID, ""),
    ],
    ids=["commune", "address", "position", "département", "commune without a point", "unsaid"],
)
def test_where_is_said_in_good_french(where: Spot, words: str) -> None:
    assert where_words(Need(categories=("demarches",), spot=where)) == words


@pytest.mark.parametrize(
    ("wishes", "words"),
    [
        (Wishes(), ()),
        (Wishes(urgent=True), ("c'est urgent",)),
        (Wishes(urgent=True, deadline=date(2026, 3, 2)), ("pour aujourd'hui",)),
        (Wishes(deadline=date(2026, 3, 4)), ("pour demain",)),
        (Wishes(deadline=date(2026, 3, 12)), ("au plus tard jeudi 12 mars",)),
        (Wishes(language="en", special_support=("anglais",)), ("parler anglais",)),
        (Wishes(language="fr"), ()),
        (Wishes(programme="pix", mode="individuel"), ("une personne reste avec moi", "Pix")),
    ],
    ids=["nothing", "urgent", "late", "tomorrow", "a date", "said twice", "French", "programme and mode"],
)
def test_wishes_are_said_in_a_few_words(wishes: Wishes, words: tuple[str, ...]) -> None:
    assert tuple(one_space(said) for said in wish_words(wishes, TUESDAY)) == words


def test_every_wish_that_can_be_made_is_said_back() -> None:
    everything = Wishes(
        publics=tuple(Public.values),
        minor=True,
        special_support=tuple(SpecialSupport.values),
        cannot_move=True,
        step_free=True,
        slots=tuple(Slot.values),
        free=True,
        walk_in=True,
        equipment=tuple(Equipment.values),
    )
    assert len(wish_words(everything, TUESDAY)) == len(Public) + len(SpecialSupport) + len(Slot) + len(Equipment) + 5
    for programme in Programme.values:
        assert len(wish_words(Wishes(programme=programme), TUESDAY)) == 1
    for mode in SupportMode.values:
        assert len(wish_words(Wishes(mode=mode), TUESDAY)) == 1
