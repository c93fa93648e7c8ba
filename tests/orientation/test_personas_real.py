"""The acceptance table of people on real places, when both are beside the repository: who can be helped nearby is, and no page is empty."""

import pytest
from django.core.management import call_command
from django.test import Client

from orientation.helping.helpline_file import bring_helplines
from orientation.judging.explaining import suggestion_of
from orientation.needs import Need
from orientation.outcomes import Suggestion
from orientation.ranking import rank
from orientation.suggesting import suggest
from tests.html import Page
from tests.orientation.candidates import AT, everyone
from tests.orientation.persona_facts import holds
from tests.orientation.personas import PERSONAS, persons
from tests.orientation.test_personas import musts, need_of

REAL_PLACES = PERSONAS.with_name("lieux_standard.csv")
METRES = 1000

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not REAL_PLACES.exists(), reason="real places are not beside the repository (../shared/data/lieux_standard.csv)"),
]


def satisfies(person: dict[str, str], suggestion: Suggestion) -> bool:
    return all(any(holds(one, suggestion) for one in clause) for clause in musts(person))


def able(person: dict[str, str], need: Need) -> list[str]:
    """Names of the places within the person's reach that satisfy every must."""
    judged = rank(everyone(need.category, need.spot, within_m=float(person["max_km"]) * METRES), need, AT)
    proposed = [suggestion_of(one, rank=1, nearest=False) for one in judged]
    return [one.candidate.name for one in proposed if satisfies(person, one)]


def test_on_real_places_the_first_can_help_whenever_one_nearby_can(client: Client) -> None:
    bring_helplines()
    call_command("import_places", str(REAL_PLACES), "--source", "reel", "--write")
    wrong, helped = [], 0
    for person in persons():
        need = need_of(person)
        found = suggest(need, at=AT)
        assert found.suggestions or found.town_hall or not need.spot.commune, person["id"]
        page = Page(client.get(f"/resultats/?{need.query_string()}"))
        assert [url for _, url in page.links if url.startswith(("tel:", "mailto:", "geo:", "https://"))], person["id"]
        assert found.suggestions or found.steps, person["id"]
        if names := able(person, need):
            helped += 1
            if not satisfies(person, found.suggestions[0]):
                wrong.append((person["id"], found.suggestions[0].candidate.name, found.suggestions[0].factors, names[:3]))
    assert not wrong
    assert helped >= 3, "the real places help too few of them for this test to say anything"
