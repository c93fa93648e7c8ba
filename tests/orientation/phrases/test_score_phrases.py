"""`manage.py score_phrases`: what it prints for each grammar, and what it says of a file that is none."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ANSWERED = """phrase;lang;service;also_ok;tags
imprimer une feuille gratuitement;fr;Accès internet et matériel informatique;;contrainte:gratuit|style:oral
monter une vidéo;fr;Maîtrise des outils numériques du quotidien;Loisirs et créations numériques;
on a piraté mon compte facebook;fr;Utilisation sécurisée du numérique;;securite:piratage
"""
EDGE = """phrase;lang;attendu;candidats;note
papiers;fr;question;;trop court
où est l'arrêt de bus;fr;hors_champ;;
mon mari me frappe;fr;urgence;;securite:violence|bouton quitter vite
on se moque de mon fils sur snapchat;fr;urgence+reponse;Parentalité et éducation avec le numérique;securite:harcelement
imprimer une feuille;fr;question;;
"""


def printed(path: Path, text: str, *options: str) -> str:
    path.write_text(text, encoding="utf-8")
    out = StringIO()
    call_command("score_phrases", str(path), *options, stdout=out)
    return out.getvalue()


def test_it_counts_the_best_need_and_those_as_good(tmp_path: Path) -> None:
    lines = printed(tmp_path / "phrases.csv", ANSWERED)
    assert "Premier besoin juste : 2/3 (66,7 %)" in lines
    assert "Premier besoin juste ou accepté : 3/3 (100,0 %)" in lines
    assert "Alertes : 1/1 (100,0 %)" in lines
    assert "contrainte:gratuit : 1/1 (100,0 %)" in lines
    assert "style" not in lines


def test_it_shows_which_need_was_taken_for_which(tmp_path: Path) -> None:
    rows = [line.split() for line in printed(tmp_path / "phrases.csv", ANSWERED).splitlines()]
    assert ["securite", "loisirs", "acces"] in rows
    assert ["quotidien", ".", "1", "."] in rows


def test_it_counts_edge_rows_by_what_they_await(tmp_path: Path) -> None:
    lines = printed(tmp_path / "edge.csv", EDGE)
    for expected in ("« question » : 1/2", "« hors_champ » : 1/1", "« urgence » : 1/1", "« urgence+reponse » : 1/1"):
        assert expected in lines


def test_it_shows_each_phrase_missed_when_asked(tmp_path: Path) -> None:
    lines = printed(tmp_path / "phrases.csv", ANSWERED, "--show-errors")
    assert "[fr] monter une vidéo → loisirs au lieu de quotidien (accepté)" in lines
    assert "imprimer" not in lines.replace("imprimer une feuille gratuitement", "") or "[fr] imprimer" not in lines


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("nom;adresse\na;b\n", "La première ligne doit être", id="another header"),
        pytest.param("", "La première ligne doit être", id="empty"),
        pytest.param("phrase;lang;service;also_ok;tags\na;fr;Coiffure;;\n", "Ligne 2 : « Coiffure »", id="unknown service"),
        pytest.param("phrase;lang;service;also_ok;tags\na;fr\n", "Ligne 2 : 2 colonnes", id="missing columns"),
        pytest.param("phrase;lang;attendu;candidats;note\na;fr;peut-être;;\n", "« peut-être »", id="unknown outcome"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(CommandError, match=r"phrases\.csv") as refusal:
        printed(tmp_path / "phrases.csv", text)
    assert said in str(refusal.value)


def test_a_file_that_is_not_there_or_not_text_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="ne peut pas être lu"):
        call_command("score_phrases", str(tmp_path / "absent.csv"))
    (tmp_path / "picture.csv").write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(CommandError, match="UTF-8"):
        call_command("score_phrases", str(tmp_path / "picture.csv"))
