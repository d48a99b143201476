"""The files that conventions are checked on, read and parsed once."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
APPS = SRC / "binhdang"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules(under: Path = SRC) -> list[Path]:
    """Return the Python files of a folder, migrations left out."""
    return sorted(path for path in under.rglob("*.py") if "migrations" not in path.parts)


def name_of(path: Path) -> str:
    """Return a file as messages name it."""
    return str(path.relative_to(ROOT))


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def functions_of(path: Path) -> Iterator[Function]:
    """Go through all functions and methods of a file."""
    yield from (node for node in ast.walk(tree_of(path)) if isinstance(node, Function))


def public_functions_of(path: Path) -> Iterator[Function]:
    """Go through the functions that a file offers to others."""
    for node in tree_of(path).body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node


def lines_of(function: Function) -> int:
    """Count the lines of a function, without decorators and docstring."""
    first = function.lineno
    lines = (function.end_lineno or first) - first + 1
    head = function.body[0]
    if isinstance(head, ast.Expr) and isinstance(head.value, ast.Constant) and isinstance(head.value.value, str):
        lines -= (head.end_lineno or head.lineno) - head.lineno + 1
    return lines


def is_module(path: Path, word: str) -> bool:
    """Say whether a file is the module of that name of its app, or a part of the package of that name."""
    return path.stem == word or path.parent.name == word


def called(node: ast.AST) -> str:
    """Return the last word of what a call, a decorator or an attribute names: transaction.atomic gives atomic."""
    if isinstance(node, ast.Call):
        return called(node.func)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def app_of(path: Path) -> str:
    """Return the app that a file belongs to."""
    return path.relative_to(APPS).parts[0]
