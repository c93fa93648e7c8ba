"""The shape of the code: places <- orientation <- mediation, domain <- delivery, modules small enough to be one concept."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ["places", "accounts", "orientation", "referrals", "curation", "mediation"]  # low to high
DELIVERY = {"views", "forms", "api", "urls", "admin", "sitemaps", "management", "templatetags"}
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "services.py", "common.py", "core.py", "signals.py"}
CODE = [path for app in APPS for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def lines(path: Path) -> int:
    return path.read_text().count("\n")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}:{node.lineno}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def is_delivery(module: tuple[str, ...]) -> bool:
    return module[0] == "mediation" or (len(module) > 1 and module[1] in DELIVERY)


@pytest.mark.parametrize("path", CODE, ids=name)
def test_imports_only_go_down(path: Path) -> None:
    here = path.relative_to(ROOT).with_suffix("").parts
    for full_name in imported(path):
        there = tuple(full_name.split("."))
        if there[0] in APPS:
            assert APPS.index(there[0]) <= APPS.index(here[0]), f"{name(path)} imports {full_name}"
            assert is_delivery(here) or not is_delivery(there), f"{name(path)} imports {full_name}"
        assert there[0] != "tests", f"{name(path)} imports {full_name}"


@pytest.mark.parametrize("path", CODE, ids=name)
def test_no_import_hides_in_a_function(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert not [inner for inner in ast.walk(node) if isinstance(inner, ast.Import | ast.ImportFrom)], f"{name(path)} {node.name}"


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_module_is_one_small_concept(path: Path) -> None:
    assert lines(path) <= 300
    assert path.name not in FORBIDDEN_NAMES


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_module_says_what_it_owns(path: Path) -> None:
    source = path.read_text()
    assert not source.strip() or ast.get_docstring(ast.parse(source))


@pytest.mark.parametrize("path", CODE, ids=name)
def test_functions_are_short(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno + 1 <= 40, f"{name(path)} {node.name}"


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_a_test_file_stays_readable(path: Path) -> None:
    assert lines(path) <= 400


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_stays_readable(path: Path) -> None:
    assert lines(path) <= 120
