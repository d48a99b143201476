"""Templates: nothing inline, nothing untranslated, nothing unused."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from tests.conventions.sources import APPS, modules, name_of

TEMPLATES = sorted(APPS.glob("*/templates/**/*.html"))
VIETNAMESE = re.compile(r"[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
# What may hold Vietnamese: the arguments of translation, and comments.
_TRANSLATED = re.compile(
    r"""\{%-?\s*blocktranslate\b.*?%\}.*?\{%\s*endblocktranslate\s*%\}
      | \{%\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}
      | \{\#.*?\#\}
      | \bdata-letter="[^"]*"
      | \{%\s*translate\s+("[^"]*"|'[^']*')
      | \b_\(\s*("[^"]*"|'[^']*')\s*\)""",
    re.DOTALL | re.VERBOSE,
)
# Django asks for these by name.
BY_NAME = frozenset({"400.html", "403.html", "403_csrf.html", "404.html", "500.html", "413.html"})

# Words of a printed form, the same in every language: the motto of the state, the type of the document.
PRINTED = {"reports/preview.html"}


def label(path: Path) -> str:
    """Return the name that templates are included by."""
    return str(path).partition("/templates/")[2]


@pytest.mark.parametrize("path", TEMPLATES, ids=label)
def test_it_holds_nothing_inline(path: Path) -> None:
    text = re.sub(r"\{[%{].*?[%}]\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for pattern, advice in (
        (r"\sstyle\s*=", "give it a class of the style sheet"),
        (r"<style\b", "put it into web/static"),
        (r"<script(?![^>]*\bsrc=)[^>]*>", "put it into a file of web/static, attached by data-…"),
        (r"\son[a-z]+\s*=", "attach behaviour by data-… in a file of web/static"),
        (r"https?://", "nothing may be asked from outside the server's own network"),
    ):
        found = re.search(pattern, text)
        assert found is None, f"{name_of(path)}: {found and found[0]!r}: the policy forbids it, {advice}"


@pytest.mark.parametrize("path", TEMPLATES, ids=label)
def test_it_translates_every_word(path: Path) -> None:
    if label(path) in PRINTED:
        assert VIETNAMESE.search(path.read_text(encoding="utf-8"))
        return
    rest = _TRANSLATED.sub(lambda found: "\n" * found[0].count("\n"), path.read_text(encoding="utf-8"))
    lines = [f"{number}: {line.strip()}" for number, line in enumerate(rest.splitlines(), 1) if VIETNAMESE.search(line)]
    assert not lines, f'{name_of(path)}: put the words into {{% translate "…" %}} or _("…"):\n' + "\n".join(lines)


@pytest.mark.parametrize("path", TEMPLATES, ids=label)
def test_it_compiles(path: Path) -> None:
    assert get_template(label(path))


def test_it_uses_every_template() -> None:
    named = {
        name
        for path in (*modules(APPS), *TEMPLATES)
        for name in re.findall(r"[\w/{}.-]+\.html", path.read_text(encoding="utf-8"))
    }
    # A name with a hole, home/_{kind}.html, stands for all that fit it.
    made = [re.compile(re.sub(r"\\\{.*?\\\}", r"\\w+", re.escape(name))) for name in named if "{" in name]
    unused = [
        label(path)
        for path in TEMPLATES
        if label(path) not in BY_NAME | named and not any(pattern.fullmatch(label(path)) for pattern in made)
    ]
    assert not unused, f"no view, tag or template names these; remove them: {unused}"


def test_it_marks_fragments() -> None:
    """What has neither <html> nor a parent is a piece of a page, and its name begins with _."""
    texts = {label(path): path.read_text(encoding="utf-8") for path in TEMPLATES}
    # A page that only others extend is no page of its own.
    parents = {name for text in texts.values() for name in re.findall(r'\{% extends "([^"]+)"', text)}
    found = [
        name
        for name, text in texts.items()
        if ("{% extends" in text or "<html" in text) == name.rpartition("/")[2].startswith("_") and name not in parents
    ]
    assert not found, f"a fragment begins with _, a page does not: {found}"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('<p>{% translate "Kế hoạch" %}</p>', False),
        ("<p>{% blocktranslate %}Còn {{ n }} việc{% endblocktranslate %}</p>", False),
        ('{% status "done" _("đã nhận") %}', False),
        ("{# chú thích #}", False),
        ("<p>Kế hoạch</p>", True),
        ('{% status "done" "đã nhận" %}', True),
    ],
)
def test_it_knows_translated_from_not(text: str, left: bool) -> None:
    assert bool(VIETNAMESE.search(_TRANSLATED.sub("", text))) is left
