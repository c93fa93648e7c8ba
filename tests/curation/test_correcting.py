"""A correction by hand: written, reconciled with what was written meanwhile, or asked; and nothing changes that was not typed."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from curation.correcting.together import Choice
from curation.correcting.writing import Choices, NotReadHereError, ToChoose, Written, correct, read_now, read_then
from curation.forms.hours_grid import CELLS, Typed, shown
from curation.forms.place_form import PlaceForm
from places.editing import Authorship, change_place
from places.facts import Facts, facts_of
from places.hours_words import WEEKDAYS
from places.models import Place, Revision
from places.vocabulary import Origin
from tests import towns
from tests.factories import AT, STAFF, make_place

pytestmark = pytest.mark.django_db

FULL: dict[str, Any] = {
    "typologies": ["BIB", "inconnue"],
    "phone": "+33199001122",
    "other_phones": ["+33199001123"],
    "emails": ["essai@exemple.fr"],
    "websites": ["https://exemple.fr/"],
    "languages": ["ar", "xx"],
    "programmes": [],
    "access_modes": ["se-presenter"],
    "walk_in": True,
    "wifi": False,
    "appointment_delay_days": 3,
    "hours": "Mo-Fr 09:00-12:00",
    "description": "  Deux lignes\nde texte  ",
    "latitude": 48.9369712,
    "longitude": 2.3597634,
    "temporary_closures": [{"from": "2026-08-01", "until": None, "reason": "Travaux"}],
    "services": {"demarches": {"category": "demarches", "fees": ["gratuit"], "publics": []}, "a/b": {"category": "", "title": "Atelier"}},
}


def sent(form: PlaceForm, **typed: Any) -> QueryDict:
    """What a browser sends of the form as it is shown, some fields being typed over."""
    data = QueryDict(mutable=True)
    for name in form.fields:
        value = typed.get(name.replace("-", "_"), form[name].value())
        if isinstance(value, Typed):
            data.update(hours_sent(name, value))
        elif isinstance(value, list | tuple):
            data.setlist(name, [str(one) for one in value])
        elif value not in (None, False):
            data[name] = str(value).replace("\n", "\r\n")
    return data


def hours_sent(name: str, hours: Typed) -> dict[str, str]:
    """What the grid of hours sends."""
    cells = {
        f"{name}-{day}-{cell}": clock
        for day, row in zip(WEEKDAYS, hours.rows, strict=True)
        for cell, clock in zip(CELLS, row.cells, strict=True)
    }
    holidays = {f"{name}-feries": "1"} if hours.closed_on_holidays else {}
    return {name: hours.answer, f"{name}-texte": hours.text, **cells, **holidays}


def facts_now(place: Place) -> Facts:
    found = Place.objects.get(pk=place.pk)
    return facts_of(found, found.services.all())


def typed(place: Place, **fields: Any) -> Facts:
    """What the form says once these fields are typed over. A dash of a name is written `_`."""
    read = read_now(Place.objects.get(pk=place.pk)).facts
    form = PlaceForm(sent(PlaceForm(read=read), **fields), read=read)
    assert form.is_valid(), form.errors
    return form.facts()


def test_a_form_sent_as_it_was_shown_changes_nothing() -> None:
    place = make_place(**FULL)
    mine = typed(place)
    assert {name: value for name, value in facts_now(place).items() if name in mine and mine[name] != value} == {}
    assert correct(place, mine, read=read_now(place), by=STAFF) == Written(changed=False, also=False)
    assert Revision.objects.count() == 1


def test_what_is_typed_is_read_as_a_fact() -> None:
    place = make_place(**FULL)
    mine = typed(
        place,
        phone="01.99.00.11.24",
        languages="Turc, langue des signes française",
        wifi="oui",
        walk_in="",
        access_modes=["aucun"],
        websites="exemple.org",
        position="(48.94, 2.36)",
        hours=shown("Mo-Fr 14:00-17:00"),
        aide0_fees=["payant"],
        aide1_remove="on",
        add=["acces"],
    )
    correct(place, mine, read=read_now(place), by=STAFF)
    now = facts_now(place)
    assert (now["phone"], now["languages"], now["wifi"], now["walk_in"]) == ("+33199001124", ["tr", "fsl"], True, None)
    assert now["hours"] == "Mo-Fr 14:00-17:00"
    assert (now["access_modes"], now["websites"]) == ([], ["https://exemple.org"])
    assert (now["latitude"], now["longitude"], now["position_precision"]) == (48.94, 2.36, "staff")
    assert now["services"].keys() == {"demarches", "acces"}
    assert now["services"]["demarches"]["fees"] == ["payant"]


CLOSED = {"from": "2026-08-01", "until": None, "reason": "Travaux"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"fermeture0_from": "", "fermeture0_reason": ""}, []),
        ({"fermeture0_until": "31/08/2026"}, [{**CLOSED, "until": "2026-08-31"}]),
        ({"fermeture1_from": "2026-12-24"}, [CLOSED, {"from": "2026-12-24", "until": None, "reason": ""}]),
    ],
    ids=["taken back", "ended", "another"],
)
def test_closures_are_added_ended_and_taken_back(fields: dict[str, str], expected: list[dict[str, Any]]) -> None:
    assert typed(make_place(**FULL), **fields)["temporary_closures"] == expected


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", "obligatoire"),
        ("phone", "12", "« 12 »"),
        ("phone", "01 99 00 11 22 / 01 99 00 11 23", "un seul numéro"),
        ("phone", "3949", "numéro court"),
        ("other_phones", "01 99 00 11 22\nle soir", "« le soir »"),
        ("emails", "essai@", "« essai@ »"),
        ("websites", "pas un site", "« pas un site »"),
        ("languages", "klingon", "« klingon »"),
        ("position", "ici", "« ici »"),
        ("position", "95, 2", "« 95, 2 »"),
        ("appointment_delay_days", "bientôt", "entre 0 et 365"),
        ("programmes", ["aucun", "pix"], "« Aucun »"),
        ("access_sentence", "x" * 81, "80"),
        ("fermeture0_from", "été", "année, mois, jour"),
        ("fermeture0_until", "2026-07-01", "avant le premier"),
        ("fermeture1_until", "2026-07-01", "premier jour"),
    ],
)
def test_what_cannot_be_read_is_quoted_and_nothing_is_lost(field: str, value: Any, said: str) -> None:
    read = read_now(make_place(**FULL)).facts
    form = PlaceForm(sent(PlaceForm(read=read), **{field: value}), read=read)
    assert not form.is_valid()
    assert said in " ".join(str(sentence) for sentences in form.errors.values() for sentence in sentences)
    field = field.replace("fermeture0_", "fermeture0-").replace("fermeture1_", "fermeture1-")
    assert form[field].value() == value or str(form[field].value()).replace("\r\n", "\n") == value


def test_the_commune_follows_the_town() -> None:
    towns.save()
    place = make_place()
    assert typed(place, city="Mende", postal_code="48000")["commune"] == "48095"


def test_a_town_that_only_a_person_can_tell_is_asked() -> None:
    towns.save()
    read = read_now(make_place()).facts
    asked = PlaceForm(sent(PlaceForm(read=read), city="Saint-Denis", postal_code=""), read=read)
    assert not asked.is_valid()
    assert "commune" in asked.errors
    assert asked.fields["commune"].choices
    chosen = PlaceForm(sent(PlaceForm(read=read), city="Saint-Denis", postal_code=""), read=read)
    chosen.data["commune"] = "97411"
    assert chosen.is_valid(), chosen.errors
    assert chosen.facts()["commune"] == "97411"


def test_a_point_in_another_region_is_refused() -> None:
    towns.save()
    read = read_now(make_place(commune="93066")).facts
    form = PlaceForm(sent(PlaceForm(read=read), position="44.5, 3.5"), read=read)
    assert "Saint-Denis" in str(form.errors["position"])


def later(**facts: Any) -> Authorship:
    return Authorship(origin=Origin.IMPORT, at=AT + timedelta(hours=1))


def test_two_people_who_change_different_facts_are_both_heard() -> None:
    place = make_place(**FULL)
    read = read_now(place)
    mine = typed(place, phone="01 99 00 11 24")
    change_place(place, {"wifi": True}, by=later())
    assert correct(place, mine, read=read_then(place, read.seen), by=STAFF) == Written(changed=True, also=True)
    assert (facts_now(place)["phone"], facts_now(place)["wifi"]) == ("+33199001124", True)


@pytest.mark.parametrize(("choice", "expected"), [(Choice.MINE, "+33199001124"), (Choice.THEIRS, "+33199001129")])
def test_who_changes_what_another_changed_meanwhile_is_asked(choice: Choice, expected: str) -> None:
    place = make_place(**FULL)
    read = read_now(place)
    mine = typed(place, phone="01 99 00 11 24", wifi="oui")
    change_place(place, {"phone": "+33199001129"}, by=later())
    asked = correct(place, mine, read=read_then(place, read.seen), by=STAFF)
    assert isinstance(asked, ToChoose)
    assert [clash.subject for clash in asked.clashes] == ["phone"]
    assert facts_now(place)["wifi"] is False, "nothing is written before the choice"
    choices = Choices({"phone": choice}, asked.seen)
    assert correct(place, mine, read=read_then(place, read.seen), choices=choices, by=STAFF) == Written(changed=True, also=True)
    assert (facts_now(place)["phone"], facts_now(place)["wifi"]) == (expected, True)


def test_a_choice_is_asked_again_when_the_fact_changed_once_more() -> None:
    place = make_place(**FULL)
    read = read_now(place)
    mine = typed(place, phone="01 99 00 11 24")
    change_place(place, {"phone": "+33199001129"}, by=later())
    asked = correct(place, mine, read=read, by=STAFF)
    assert isinstance(asked, ToChoose)
    change_place(place, {"phone": "+33199001128"}, by=later())
    choices = Choices({"phone": Choice.MINE}, asked.seen)
    assert isinstance(correct(place, mine, read=read, choices=choices, by=STAFF), ToChoose)


def test_a_revision_of_another_place_is_refused() -> None:
    place, other = make_place(), make_place()
    with pytest.raises(NotReadHereError):
        read_then(place, read_now(other).seen)


def test_the_queries_do_not_depend_on_the_length_of_the_history() -> None:
    place = make_place(**FULL)
    spent = []
    for hours in ("Mo 09:00-12:00", "Tu 09:00-12:00"):
        read, mine = read_now(place), typed(place, name=f"Lieu {hours}")
        for rank in range(len(spent) * 24 + 1):
            change_place(place, {"wifi": bool(rank % 2), "hours": f'{hours} "{rank}"'}, by=later())
        with CaptureQueriesContext(connection) as captured:
            correct(place, mine, read=read_then(place, read.seen), by=STAFF)
        spent.append(len(captured))
    assert spent[0] == spent[1]
