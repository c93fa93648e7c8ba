"""The shape of the code: places <- orientation <- mediation, domain <- delivery, modules small enough to be one concept."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

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


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}:{node.lineno}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def is_delivery(module: tuple[str, ...]) -> bool:
    return module[0] == "mediation" or (len(module) > 1 and module[1] in DELIVERY)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_imports_only_go_down() -> None:
    upward = []
    for path in CODE:
        here = path.relative_to(ROOT).with_suffix("").parts
        for full_name in imported(path):
            there = tuple(full_name.split("."))
            goes_up = there[0] in APPS and APPS.index(there[0]) > APPS.index(here[0])
            delivers = there[0] in APPS and is_delivery(there) and not is_delivery(here)
            if goes_up or delivers or there[0] == "tests":
                upward.append(f"{name(path)} imports {full_name}")
    assert upward == []


def test_no_import_hides_in_a_function() -> None:
    hidden = [
        f"{name(path)} {function.name}"
        for path in CODE
        for function in functions(path)
        if any(isinstance(inner, ast.Import | ast.ImportFrom) for inner in ast.walk(function))
    ]
    assert hidden == []


def test_a_module_is_one_small_concept_and_says_what_it_owns() -> None:
    assert [name(path) for path in CODE if lines(path) > 300] == []
    assert [name(path) for path in CODE if path.name in FORBIDDEN_NAMES] == []
    assert [name(path) for path in CODE if path.read_text().strip() and not ast.get_docstring(parsed(path))] == []


def test_functions_are_short() -> None:
    long = [
        f"{name(path)} {function.name}"
        for path in CODE
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno + 1 > 40
    ]
    assert long == []


def test_a_test_file_and_a_template_stay_readable() -> None:
    assert [name(path) for path in TESTS if lines(path) > 400] == []
    assert [name(path) for path in TEMPLATES if lines(path) > 120] == []
