"""Nothing grows too large to read, and every file has a name that says what is in it."""

import ast
from pathlib import Path

import pytest

from tests.conventions.sources import APPS, SRC, called, functions_of, is_module, lines_of, modules, name_of, tree_of

MODULE_LINES, FUNCTION_LINES, VIEW_LINES = 400, 40, 25
VAGUE = frozenset(
    ("utils", "util", "helpers", "helper", "common", "misc", "base", "core", "services", "service", "managers", "types")
    + ("calendar", "tools", "lib")
)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_it_keeps_modules_and_functions_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MODULE_LINES, f"{name_of(path)} has {lines} lines: divide it by noun, at most {MODULE_LINES}"
    limit = VIEW_LINES if is_module(path, "views") else FUNCTION_LINES
    long = [f"{function.name} ({lines_of(function)})" for function in functions_of(path) if lines_of(function) > limit]
    assert not long, f"{name_of(path)}: longer than {limit} lines, give a step its own name: {', '.join(long)}"


def test_it_names_modules_by_what_they_hold() -> None:
    vague = [name_of(path) for path in modules() if path.stem in VAGUE or path.parent.name in VAGUE]
    assert not vague, f"rename these after the noun or verb inside them: {vague}"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_it_says_in_one_line_what_a_thing_does(path: Path) -> None:
    tree = tree_of(path)
    nodes: list[ast.Module | ast.ClassDef | ast.FunctionDef] = [tree] if tree.body else []
    nodes += [node for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name[0] != "_"]
    bare = [getattr(node, "name", "the module") for node in nodes if not ast.get_docstring(node)]
    if path.stem == "apps" or path.name == "__init__.py" and len(tree.body) < 2:
        bare = []
    assert not bare, f"{name_of(path)}: add a docstring whose first line says what it does: {bare}"


def test_it_has_no_signals() -> None:
    found = []
    for path in modules(APPS):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                ("django.dispatch", "django.db.models.signals")
            ):
                found.append(name_of(path))
    assert not found, f"what follows from a change is written in its operation, not in a signal: {found}"


def test_it_has_no_effects_in_save() -> None:
    found = [
        f"{name_of(path)}: {function.name}"
        for path in modules(APPS)
        if is_module(path, "models")
        for function in functions_of(path)
        if function.name in {"save", "delete", "full_clean"}
    ]
    assert not found, f"move what they do into an operation: {found}"


def test_it_keeps_rules_free_of_the_database() -> None:
    found = []
    for path in modules(APPS):
        if not is_module(path, "rules"):
            continue
        for node in ast.walk(tree_of(path)):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            found += [
                f"{name_of(path)}: {name}"
                for name in names
                if name.startswith("django") and name != "django.utils.translation" or name.endswith(".models")
            ]
    assert not found, f"rules take values and return values; read rows in models, write them in operations: {found}"


def test_it_leaves_no_work_for_later() -> None:
    marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error"]
    found = [
        f"{name_of(path)}: {mark}"
        for folder in ("src", "tests", "bin", "docs", "benchmarks")
        for path in sorted((SRC.parent / folder).rglob("*"))
        if path.is_file() and path.suffix in {".py", ".html", ".css", ".js", ".md", ".sh", ""}
        for mark in marks
        if mark in path.read_text(encoding="utf-8").split() or f"{mark}:" in path.read_text(encoding="utf-8")
    ]
    assert not found, f"finish it, or write it down as an open question in docs/: {found}"


def test_it_finds_what_it_looks_for() -> None:
    """The checks above pass on nothing at all; this one says that they looked at something."""
    tree = ast.parse("def see(a):\n    '''Says.'''\n    return a\n\n@transaction.atomic\ndef do(): record('x')\n")
    see, do = tree.body
    assert isinstance(see, ast.FunctionDef)
    assert isinstance(do, ast.FunctionDef)
    assert (lines_of(see), called(do.decorator_list[0])) == (2, "atomic")
    assert len(modules()) > 100
