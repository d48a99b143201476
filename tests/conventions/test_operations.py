"""A write is one function, one transaction, one line of the record."""

import ast
from pathlib import Path

import pytest

from tests.conventions.sources import (
    APPS,
    Function,
    app_of,
    called,
    is_module,
    modules,
    name_of,
    public_functions_of,
    tree_of,
)

# Functions of operations that have no line of their own, each with the reason.
NO_RECORD = {
    "audit.record": "writes the line itself",
    "periods.period_for": "reference data, made when first asked for",
    "documents.store_file": "a part of the operation that keeps the file; that one has the line",
    "plans.create_meant": "ends in resolve, which has the line",
    "plans.roll_calendar": "goes through plans; each is its own transaction with its own line",
    "demo.load": "made of the operations of others, each with its line",
}


def operations() -> list[tuple[Path, Function]]:
    """Return what the operations of each app offer: of a package, what its __all__ names."""
    found = []
    for path in modules(APPS):
        if not is_module(path, "operations"):
            continue
        offered = _offered(path.parent / "__init__.py") if path.parent.name == "operations" else None
        found += [
            (path, function)
            for function in public_functions_of(path)
            if (offered is None or function.name in offered) and f"{app_of(path)}.{function.name}" not in NO_RECORD
        ]
    return found


def _offered(package: Path) -> set[str]:
    for node in tree_of(package).body:
        if isinstance(node, ast.Assign) and called(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value))
    raise AssertionError(f"{name_of(package)}: say in __all__ what the package offers")


def is_atomic(function: Function) -> bool:
    """Say whether the function, or the part of it that writes, is one transaction."""
    marks = list(function.decorator_list)
    marks += [item.context_expr for node in ast.walk(function) if isinstance(node, ast.With) for item in node.items]
    return "atomic" in {called(mark) for mark in marks}


def records_in(function: Function, path: Path) -> int:
    """Count the audit lines written by a function and by the private functions of its module that it calls."""
    private = {node.name: node for node in tree_of(path).body if isinstance(node, ast.FunctionDef)}
    seen: set[str] = {function.name}
    waiting: list[ast.AST] = [function]
    count = 0
    while waiting:
        for node in ast.walk(waiting.pop()):
            if not isinstance(node, ast.Call):
                continue
            name = called(node)
            count += name == "record"
            if name.startswith("_") and name in private and name not in seen:
                seen.add(name)
                waiting.append(private[name])
    return count


def delegates(function: Function, path: Path) -> bool:
    """Say whether the function runs another app's operation, which writes the line."""
    recording = {other.name for where, other in operations() if records_in(other, where) == 1}
    imported: set[str] = set()
    for node in tree_of(path).body:
        if isinstance(node, ast.ImportFrom):
            inside = "operations" in (node.module or "")
            imported |= {alias.asname or alias.name for alias in node.names if inside or alias.name == "operations"}
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and called(node) in recording:
            head = node.func.value if isinstance(node.func, ast.Attribute) else node.func
            if isinstance(head, ast.Name) and head.id in imported:
                return True
    return False


@pytest.mark.parametrize(
    ("path", "function"), operations(), ids=[f"{app_of(path)}.{function.name}" for path, function in operations()]
)
def test_it_is_one_transaction_and_one_line(path: Path, function: Function) -> None:
    where = f"{name_of(path)}:{function.lineno} {function.name}"
    assert is_atomic(function), f"{where}: decorate it with @transaction.atomic, so that it happens whole or not"
    lines = records_in(function, path)
    once = lines == 1 or (lines == 0 and delegates(function, path))
    assert once, f"{where}: {lines} audit lines; an operation calls record(…) once, itself or in the one it runs"
    keywords = {argument.arg for argument in function.args.kwonlyargs}
    assert "by" in keywords, f"{where}: take who acts as the keyword `by`"


def test_it_excuses_only_what_exists() -> None:
    known = {
        f"{app_of(path)}.{function.name}"
        for path in modules(APPS)
        if is_module(path, "operations")
        for function in public_functions_of(path)
    }
    assert set(NO_RECORD) <= known, f"take out of NO_RECORD what is gone: {set(NO_RECORD) - known}"
    assert len(known) > 20


def test_it_writes_only_in_operations() -> None:
    """Views and forms read; rows are made and changed by operations."""
    writes = {"create", "bulk_create", "update_or_create", "get_or_create", "bulk_update"}
    found = [
        f"{name_of(path)}:{node.lineno} {called(node)}"
        for path in modules(APPS)
        if is_module(path, "views") or is_module(path, "forms") or is_module(path, "models")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and called(node) in writes
    ]
    assert not found, f"move these writes into an operation: {found}"
