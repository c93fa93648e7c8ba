import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from places.facts import PLACE_FIELDS, SERVICE_FIELDS
from places.importing.cleaning import clean_row
from places.importing.drafts import Draft, Rejection, Row
from places.importing.reading import ReadFile
from places.importing.standard import CODED_LISTS, Column, wording
from places.importing.texts import plain_line, plain_prose
from places.models import Place
from tests.places.importing.rows import GAZETTEER, TODAY, outcome_of

FRAGMENTS = [
    *("&amp;", "&lt;", "<b>", "</p>", "<a href='https://a.fr'>", "\ufffd", "\u00a0", "Ã©", "\x92", "\u200b", "\uff02", "e\u0301", "é"),
    *("|", ";", ",", " ", "\n", "\r\n", " : ", "-", "0", "a", "https://", "www.", ".fr", "@", "3949", "01 99 00 11 22", "+33199001122"),
    *("2025-11-20", "48.85", "2,35", "93130", "Noisy-le-Sec", "CEDEX", "néant", "Gratuit", "Téléphones : "),
]
damaged_text = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3), max_size=8).map("".join)
wordings = [wording(column, code) for column, vocabulary in CODED_LISTS.items() for code in vocabulary.values]
lists = st.lists(st.sampled_from(wordings) | damaged_text, max_size=4).map("|".join)
json_value = st.none() | st.booleans() | st.integers() | st.floats() | damaged_text | st.lists(damaged_text, max_size=3)
cells = st.fixed_dictionaries({}, optional={column.value: damaged_text | lists | json_value for column in Column})


@given(told=cells)
@settings(max_examples=250, deadline=None)
def test_cleaning_never_raises_and_fits_its_fields(told: dict[str, Any]) -> None:
    outcome = outcome_of({**{column.value: "" for column in Column}, **told})
    if isinstance(outcome, Rejection):
        assert outcome.reason
        assert outcome.fix
        return
    assert set(outcome.facts) - {"services"} <= set(PLACE_FIELDS)
    for service in outcome.facts["services"].values():
        assert set(service) <= set(SERVICE_FIELDS)
    for field, value in outcome.facts.items():
        longest = None if field in ("services", "commune") else Place._meta.get_field(field).max_length
        assert longest is None or len(value) <= longest
    json.dumps(outcome.facts, allow_nan=False)


@given(text=damaged_text)
@settings(max_examples=300, deadline=None)
def test_text_put_right_stays_as_it_is(text: str) -> None:
    for put_right in (plain_line, plain_prose):
        once = put_right(text).text
        assert put_right(once).text == once


SERVICE_KEYS = ["id", "nom", "thematiques", "publics", "frais", "type", "code_postal", "telephone"]
STRUCTURE_KEYS = ["id", "nom", "commune", "code_postal", "siret", "telephone", "courriel", "site_web", "reseaux_porteurs", "services"]
services = st.lists(st.dictionaries(st.sampled_from(SERVICE_KEYS), json_value | st.just("numerique")), max_size=2)
structure = st.dictionaries(st.sampled_from(STRUCTURE_KEYS), json_value | services)


@given(told=structure)
@settings(max_examples=150, deadline=None)
def test_cleaning_data_inclusion_never_raises(told: dict[str, Any]) -> None:
    row = Row(1, {"id": "1", "nom": "Structure", "code_postal": "93130", "commune": "Noisy-le-Sec", **told})
    outcome = clean_row(row, ReadFile("data-inclusion", [row], ()), gazetteer=GAZETTEER, today=TODAY)
    assert isinstance(outcome, Draft | Rejection)
