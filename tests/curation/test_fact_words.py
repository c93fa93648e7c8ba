"""Facts in words: every fact has a name and a value that the team can read, known or not."""

from typing import Any

import pytest

from curation.presenting.fact_words import name_of_fact, words_of_fact
from places.changes import service_path
from places.facts import PLACE_FIELDS, SERVICE_FIELDS


@pytest.mark.parametrize("path", [*PLACE_FIELDS, *(service_path("demarches", field) for field in SERVICE_FIELDS)])
def test_every_fact_has_a_name_and_says_when_nobody_told(path: str) -> None:
    assert name_of_fact(path)
    assert "_" not in name_of_fact(path)
    assert words_of_fact(path, None) == ("Aucune autre fiche" if path == "merged_into" else "Nous ne savons pas")


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("phone", "+33199001122", "01 99 00 11 22"),
        ("walk_in", False, "Non"),
        ("programmes", [], "Aucun"),
        ("programmes", ["pix", "inconnu"], "Pix et inconnu"),
        ("languages", ["ar", "tr", "xx"], "arabe, turc et xx"),
        ("status", "withdrawn", "Retiré"),
        ("verified_on", "2026-03-01", "1er\u00a0mars 2026"),
        ("hours", "Mo-Fr 09:00-12:00; PH off", "lundi à vendredi 9\u00a0h à 12\u00a0h\u00a0; jours fériés fermé"),
        ("hours", "sur rendez-vous", "sur rendez-vous"),
        ("merged_into", 11, "Une autre fiche"),
        ("latitude", 48.9, "48.9"),
        ("appointment_delay_days", 0, "0"),
        ("temporary_closures", [{"from": "2026-03-01", "until": None, "reason": "Travaux"}], "Fermé du 1er\u00a0mars 2026 (Travaux)"),
        ("services/demarches/fees", ["gratuit"], "Gratuit"),
        ("services/demarches", None, "Cette aide n'est pas proposée"),
        (
            "services/demarches",
            {"category": "demarches", "fees": ["payant"], "publics": None},
            "service : Faire une démarche\nfrais à charge : Payant",
        ),
    ],
)
def test_values_are_in_words(path: str, value: Any, words: str) -> None:
    assert words_of_fact(path, value) == words


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("phone", "téléphone"),
        ("services/acces", "Utiliser un ordinateur ou imprimer"),
        ("services/a~1b/fees", "Aide « a/b » : frais à charge"),
    ],
)
def test_a_path_has_a_name(path: str, name: str) -> None:
    assert name_of_fact(path) == name
