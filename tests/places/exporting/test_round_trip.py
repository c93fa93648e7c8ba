from typing import Any

from hypothesis import example, given, settings

from places.exporting.standard import cells_of
from places.facts import PLACE_FIELDS, SERVICE_FIELDS, Facts, facts_of, set_fact
from places.importing.drafts import Draft
from places.models import Place, Service
from tests.places.importing.rows import national_row, outcome_of
from tests.places.importing.test_cleaning_properties import cells


def on_models(facts: Facts) -> tuple[Facts, list[Facts]]:
    """The facts as rows of the database would hold and give them back."""
    place, services = Place(), []
    for field in PLACE_FIELDS:
        if field in facts:
            set_fact(place, field, facts[field])
    for key, told in facts["services"].items():
        service = Service(key=key)
        for field in SERVICE_FIELDS:
            if field in told:
                set_fact(service, field, told[field])
        services.append(service)
    held = facts_of(place, services)
    return held, list(held["services"].values())


@given(told=cells)
@example(told={"telephone": "3949 ou 01 99 00 11 22 / 06 39 98 00 11", "presentation_detail": "Ici."})
@example(told={"presentation_resume": "Mot " * 100, "modalites_acces": "Ce lieu n'accueille pas de public"})
@example(told={"frais_a_charge": "Payant", "code_postal": "", "adresse": "", "date_maj": "", "pivot": "1"})
@example(
    told={"services": "Loisirs et créations numériques|Aide aux démarches administratives", "latitude": "2.4518", "longitude": "48.8899"}
)
@example(told={"commune": "", "code_postal": "", "code_insee": "", "latitude": "48.5", "longitude": "2.5"})
@settings(max_examples=250, deadline=None)
def test_what_importing_understood_survives_an_export(told: dict[str, Any]) -> None:
    outcome = outcome_of(national_row(**told))
    if not isinstance(outcome, Draft):
        return
    row = cells_of(*on_models(outcome.facts), external_id=outcome.external_id)
    again = outcome_of(dict(row))
    assert isinstance(again, Draft), again
    assert again.facts == outcome.facts
    assert cells_of(*on_models(again.facts), external_id=again.external_id) == row
