"""The real places of the national directory, when they are beside the repository: what cleaning makes of them as a whole."""

from pathlib import Path

import pytest

from places.exporting.standard import cells_of
from places.gazetteer.lookup import default_gazetteer
from places.importing.cleaning import clean, clean_row
from places.importing.drafts import Draft, Row
from places.importing.reading import read
from tests.places.exporting.test_round_trip import on_models
from tests.places.importing.rows import TODAY

REAL_PLACES = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "lieux_standard.csv"


@pytest.fixture(scope="module")
def drafts() -> list[Draft]:
    if not REAL_PLACES.exists():
        pytest.skip("the real places are not beside the repository")
    file = read([str(REAL_PLACES)])
    outcomes = list(clean(file, gazetteer=default_gazetteer(), today=TODAY))
    accepted = [outcome for outcome in outcomes if isinstance(outcome, Draft)]
    assert len(accepted) >= 0.995 * len(outcomes)
    return accepted


def test_almost_every_real_place_is_accepted_and_located(drafts: list[Draft]) -> None:
    assert sum(draft.facts["commune"] is None for draft in drafts) <= 10
    assert sum(draft.facts["latitude"] is None for draft in drafts) == 0


def test_real_places_survive_an_export(drafts: list[Draft]) -> None:
    file = read([str(REAL_PLACES)])
    for draft in drafts[::4]:
        row = Row(draft.line, dict(cells_of(*on_models(draft.facts), external_id=draft.external_id)))
        again = clean_row(row, file, gazetteer=default_gazetteer(), today=TODAY)
        assert isinstance(again, Draft)
        assert again.facts == draft.facts
