"""What was read of a helpline in stored pages: sound in the file of the repository, refused when faulty, and never taken for a check."""

from pathlib import Path

import pytest

from orientation.helping.comparisons import Reading, read_comparisons
from orientation.helping.helpline_file import FaultyHelplinesError, read_helplines

COMPARED = """
[essai]
name = "Essai"
purpose = "Pour essayer"
phone = "3900"
topics = ["violence"]
owner = "Organisme d'essai"
source = "essai.example"
shown = true
check_before = 2026-06-01
compared_on = 2026-05-01
read = [ { page = "https://essai.example/a", dated = "2024-11", agrees = ["phone"], says = "Le matin." } ]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "helplines.toml"
    path.write_text(COMPARED)
    return path


def test_what_was_read_is_known_and_reaches_no_field_of_the_table(file: Path) -> None:
    comparison = read_comparisons(file)["essai"]
    assert comparison.readings == (Reading(page="https://essai.example/a", dated="2024-11", agrees=("phone",), says="Le matin."),)
    fields = read_helplines(file)["essai"]
    assert not {"compared_on", "read"} & set(fields)
    assert fields["checked_on"] is None


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param('"https://essai.example/a"', '"essai.example"', id="no-address"),
        pytest.param('"2024-11"', '"novembre"', id="no-date"),
        pytest.param('["phone"]', '["fone"]', id="unknown-agreement"),
        pytest.param(', agrees = ["phone"], says = "Le matin."', "", id="says-nothing"),
        pytest.param("says =", "said =", id="unknown-entry"),
        pytest.param("compared_on = 2026-05-01\n", "", id="no-day-of-comparison"),
        pytest.param("[essai]", "[essai", id="not-toml"),
    ],
)
def test_a_faulty_comparison_is_refused(file: Path, right: str, wrong: str) -> None:
    file.write_text(COMPARED.replace(right, wrong))
    with pytest.raises(FaultyHelplinesError, match=r"essai|helplines\.toml"):
        read_comparisons(file)


def test_a_page_agrees_only_on_what_the_line_says() -> None:
    lines = read_helplines()
    for slug, comparison in read_comparisons().items():
        for reading in comparison.readings:
            for name in {"phone", "sms", "website", "hours", "languages"} & set(reading.agrees):
                assert lines[slug][name], (slug, name)
            if "price" in reading.agrees:
                assert "gratuit" in lines[slug]["purpose"].lower() or "payant" in lines[slug]["purpose"], slug


def test_no_comparison_is_taken_for_a_check() -> None:
    assert not [slug for slug, fields in read_helplines().items() if fields["checked_on"]]


def test_the_paper_says_how_many_lines_were_compared_and_which_were_not() -> None:
    paper = Path("docs/helplines.md").read_text(encoding="utf-8")
    lines, compared = read_helplines(), read_comparisons()
    assert f"{len(compared)} of the {len(lines)} lines" in paper
    assert [slug for slug in lines if slug not in compared and f"`{slug}`" not in paper] == []
