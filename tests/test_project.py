"""The project agrees with itself: models and migrations, settings and their documentation, the API and its published contract."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.core.management import call_command
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from mediation import settings

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
CONSTRAINTS = (ROOT / "constraints.txt").read_text()


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def variables_read() -> set[str]:
    """The first argument of every `env.…(…)` of the settings."""
    tree = ast.parse(Path(settings.__file__).read_text())
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    read = [
        call for call in calls if isinstance(call.func.value, ast.Name) and call.func.value.id == "env" and call.func.attr != "read_env"
    ]
    return {ast.literal_eval(call.args[0]) for call in read}


def test_every_setting_is_documented_and_nothing_else() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \|(.*)\|$", (ROOT / "docs" / "configuration.md").read_text(), re.MULTILINE)
    documented = [name for name, _rest in rows]
    assert len(documented) == len(set(documented))
    assert set(documented) == variables_read()
    for name, rest in rows:
        assert len([cell for cell in rest.split("|") if cell.strip()]) == 3, f"{name}: default, example, what and why"


def test_the_published_contract_is_that_of_the_code(tmp_path: Path) -> None:
    call_command("spectacular", file=str(tmp_path / "openapi.yaml"), validate=True, fail_on_warn=True)
    published = (ROOT / "docs" / "openapi.yaml").read_text()
    assert (tmp_path / "openapi.yaml").read_text() == published, "manage.py spectacular --file docs/openapi.yaml"


def test_the_contract_has_the_version_of_its_address() -> None:
    assert settings.SPECTACULAR_SETTINGS["VERSION"].split(".")[0] == "1"
    assert "\n  /api/v1/places/:\n" in (ROOT / "docs" / "openapi.yaml").read_text()


def test_the_changelog_knows_the_version_of_the_package() -> None:
    assert f"## {PYPROJECT['project']['version']} " in (ROOT / "CHANGELOG.md").read_text()


def pinned() -> dict[str, str]:
    lines = [line.partition("#")[0].strip() for line in CONSTRAINTS.splitlines()]
    pins = [Requirement(line) for line in lines if line]
    return {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in pins}


def test_constraints_pin_versions_and_name_no_machine() -> None:
    assert not re.search(r"://|^\s*-|@|\.(?:org|com|net|io|fr)\b|/", CONSTRAINTS, re.MULTILINE)
    assert all(re.fullmatch(r"[0-9][0-9a-z.]*", version) for version in pinned().values())


def test_constraints_pin_everything_that_is_asked_for() -> None:
    project = PYPROJECT["project"]
    asked = [Requirement(line) for lines in (project["dependencies"], *project["optional-dependencies"].values()) for line in lines]
    for one in asked:
        assert one.specifier.contains(pinned()[canonicalize_name(one.name)]), str(one)


def test_no_paper_holds_two_versions_of_itself() -> None:
    """A merge left half done is read by nobody but the reader."""
    papers = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "constraints.txt"]
    assert [paper.name for paper in papers if re.search(r"^(<{7}|>{7}) ", paper.read_text(), re.MULTILINE)] == []
