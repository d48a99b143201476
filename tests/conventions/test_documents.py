"""The documents say what the code says."""

import io
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import Choices, Model

from tests.conventions.sources import APPS, ROOT, name_of

OWN_APPS = [app for app in apps.get_app_configs() if app.name.startswith("binhdang.")]
MODELS = [model for app in OWN_APPS for model in app.get_models()]
VARIABLE = re.compile(r"environment\.(?:text|flag|words|folder)\(\s*\"([A-Z_]+)\"")


def document(name: str) -> str:
    """Return the text of a document."""
    return (ROOT / name).read_text(encoding="utf-8")


def rows(name: str) -> list[str]:
    """Return the lines of the tables of a document."""
    return [line for line in document(name).splitlines() if line.startswith("|")]


@pytest.fixture(scope="module")
def glossary() -> list[str]:
    """The lines of the glossary's tables."""
    return rows("docs/glossary.md")


@pytest.mark.parametrize("app", OWN_APPS, ids=lambda app: app.label)
def test_it_explains_every_app(app: object, glossary: list[str]) -> None:
    label, words = app.label, str(app.verbose_name)  # type: ignore[attr-defined]
    found = [row for row in glossary if f"`{label}`" in row and words.lower() in row.lower()]
    assert found, f"docs/glossary.md: add a row for the app `{label}` with “{words}”"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_it_explains_every_model(model: type[Model], glossary: list[str]) -> None:
    name, words = f"`{model._meta.app_label}.{model.__name__}`", str(model._meta.verbose_name)
    found = [row for row in glossary if name in row and words.lower() in row.lower()]
    assert found, f"docs/glossary.md: add a row for {name} with “{words}”"


def _choices() -> list[tuple[str, type[Choices]]]:
    return [
        (f"{model._meta.app_label}.{model.__name__}.{name}", value)
        for model in MODELS
        for name, value in vars(model).items()
        if isinstance(value, type) and issubclass(value, Choices)
    ]


@pytest.mark.parametrize(("name", "choices"), _choices(), ids=[name for name, _choices_ in _choices()])
def test_it_explains_every_state(name: str, choices: type[Choices], glossary: list[str]) -> None:
    row = " ".join(row for row in glossary if f"`{name}`" in row)
    missing = [f"{value} = {words}" for value, words in choices.choices if f"`{value}` {words}" not in row]
    assert not missing, f"docs/glossary.md: the row of `{name}` lacks {missing} (written `value` words)"


def test_it_lists_every_variable() -> None:
    used = {found for path in APPS.rglob("*.py") for found in VARIABLE.findall(path.read_text(encoding="utf-8"))}
    assert "DATABASE_URL" in used
    example = set(re.findall(r"^#? ?([A-Z_]+)=", document(".env.example"), re.MULTILINE))
    explained = {name for row in rows("docs/operating.md") for name in re.findall(r"`([A-Z_]+)`", row)}
    assert used <= example, f".env.example lacks {used - example}"
    assert used <= explained, f"the table of docs/operating.md lacks {used - explained}"
    assert example <= used, f".env.example names what nobody reads: {example - used}"


def test_it_maps_folders_that_exist() -> None:
    block = re.search(r"```\n(src/.*?)```", document("README.md"), re.DOTALL)
    assert block, "README.md: keep the map of folders in a block that begins with src/"
    named = re.findall(r"^(\S+)", block[1], re.MULTILINE)
    missing = [name for name in named if not (ROOT / name).exists()]
    assert len(named) > 5
    assert not missing, f"README.md maps what is not there: {missing}"


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")) + [ROOT / "README.md"], ids=name_of)
def test_it_links_to_what_exists(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    missing = [target for target in targets if "://" not in target and not (page.parent / target).exists()]
    assert not missing, f"{name_of(page)} links to what is not there: {missing}"


def test_it_numbers_decisions() -> None:
    numbers = [path.name[:4] for path in sorted((ROOT / "docs/decisions").glob("*.md"))]
    assert numbers == [f"{number:04d}" for number in range(1, len(numbers) + 1)], "number decisions without gaps"


def test_it_has_every_migration(db: None) -> None:
    out = io.StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=out)
    except SystemExit:
        pytest.fail(f"run binhdang makemigrations APP -n NAME:\n{out.getvalue()}")
    unnamed = [name_of(path) for path in APPS.glob("*/migrations/*auto*.py")]
    assert not unnamed, f"name these migrations after what they do: {unnamed}"
