"""Automatic numbering of Word (đánh số tự động): the labels that stand in no text but that people see."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vanban.files.labels import letter_label, roman_label
from vanban.files.limits import MAX_LABEL_CHARACTERS
from vanban.files.parts import child, children, switched_on, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LEVELS = 9
_BULLET = "-"
_PLAIN_BULLETS = frozenset("-–—+*•")


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    legal: bool = False
    restart: int | None = None
    style: str = ""


@dataclass(slots=True)
class _List:
    """A list as a paragraph names it (w:num): the levels and whose counters it shares."""

    levels: dict[int, _Level]
    family: str
    overrides: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Style:
    based_on: str | None = None
    number: str | None = None
    level: int | None = None
    caps: bool | None = None
    hidden: bool | None = None
    contents: bool = False


class Styles:
    """What the styles of a file say about numbering, capitals and hidden text."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self.default: str | None = None
        for style in [] if root is None else children(root, "style"):
            name = value(style, "styleId") or ""
            self._styles[name] = _read_style(style)
            if value(style, "type") == "paragraph" and value(style, "default") in {"1", "true", "on"}:
                self.default = name

    def numbering(self, name: str | None) -> tuple[str | None, int | None]:
        """The list and level that a paragraph style brings, its own or inherited."""
        level: int | None = None
        for style in self._chain(name):
            level = style.level if level is None else level
            if style.number is not None:
                return style.number, level
        return None, level

    def flag(self, name: str | None, which: str) -> bool:
        """Whether a style switches on "caps" or "hidden"."""
        for style in self._chain(name):
            setting = style.caps if which == "caps" else style.hidden
            if setting is not None:
                return setting
        return False

    def is_contents(self, name: str | None) -> bool:
        """Whether paragraphs of a style are lines of a table of contents (mục lục)."""
        return name is not None and name in self._styles and self._styles[name].contents

    def _chain(self, name: str | None) -> list[_Style]:
        chain: list[_Style] = []
        seen: set[str] = set()
        while name is not None and name in self._styles and name not in seen:
            seen.add(name)
            chain.append(self._styles[name])
            name = self._styles[name].based_on
        return chain


def _read_style(style: Element) -> _Style:
    list_part = child(style, "pPr", "numPr")
    number = None if list_part is None else value(child(list_part, "numId"))
    level = None if list_part is None else value(child(list_part, "ilvl"))
    caps, vanish = child(style, "rPr", "caps"), child(style, "rPr", "vanish")
    return _Style(
        based_on=value(child(style, "basedOn")),
        number=number,
        level=None if level is None else whole(level),
        caps=None if caps is None else switched_on(caps),
        hidden=None if vanish is None else switched_on(vanish),
        contents=(value(child(style, "name")) or "").lower().startswith("toc "),
    )


class Numbering:
    """Counts the numbered paragraphs in the order of the text and gives each its label."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = {} if root is None else _read_lists(root)
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def label(self, properties: Element | None) -> str:
        """The label of the next paragraph with its blank after it, "" when it has none."""
        style = value(child(properties, "pStyle")) if properties is not None else None
        style = style or self._styles.default
        number, level = self._styles.numbering(style)
        own = child(properties, "numPr") if properties is not None else None
        if own is not None:
            number = value(child(own, "numId")) or number
            own_level = value(child(own, "ilvl"))
            level = whole(own_level) if own_level is not None else level
        entry = self._lists.get(number or "")
        if entry is None:
            return ""
        if level is None:
            level = next((key for key, item in entry.levels.items() if style and item.style == style), 0)
        return self._next(number or "", entry, min(max(level, 0), _LEVELS - 1))

    def _next(self, number: str, entry: _List, level: int) -> str:
        counters = self._counters.setdefault(entry.family, [None] * _LEVELS)
        if number not in self._begun:
            self._begun.add(number)
            for overridden, start in entry.overrides.items():
                counters[overridden] = start - 1
        current = counters[level]
        counters[level] = entry.levels.get(level, _Level()).start if current is None else current + 1
        for deeper in range(level + 1, _LEVELS):
            restart = entry.levels.get(deeper, _Level()).restart
            if restart is None or (restart > 0 and level < restart):
                counters[deeper] = None
        return _written(entry, level, counters)


def _written(entry: _List, level: int, counters: list[int | None]) -> str:
    rule = entry.levels.get(level, _Level())
    if rule.form == "none" and "%" not in rule.text:
        label = ""
    elif rule.form == "bullet":
        label = rule.text.strip() if rule.text.strip() in _PLAIN_BULLETS else _BULLET
    else:
        label = _filled(entry, rule, counters)
    label = label[:MAX_LABEL_CHARACTERS].strip()
    return label + ("" if rule.suffix == "nothing" else " ") if label else ""


def _filled(entry: _List, rule: _Level, counters: list[int | None]) -> str:
    """The format string "%1.%2)" with the counters of its levels in it."""
    label = rule.text[: MAX_LABEL_CHARACTERS * 2]
    for index in range(_LEVELS):
        mark = f"%{index + 1}"
        if mark in label:
            other = entry.levels.get(index, _Level())
            counter = counters[index]
            form = "decimal" if rule.legal else other.form
            label = label.replace(mark, _in_form(other.start if counter is None else counter, form))
    return label


def _in_form(number: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"}:
        label = letter_label(number)
        return label.upper() if form == "upperLetter" else label
    if form in {"lowerRoman", "upperRoman"}:
        label = roman_label(number)
        return label.upper() if form == "upperRoman" else label
    if form == "none":
        return ""
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _read_lists(root: Element) -> dict[str, _List]:
    families = {value(part, "abstractNumId") or "": part for part in children(root, "abstractNum")}
    by_style = {value(link): name for name, part in families.items() if (link := child(part, "styleLink")) is not None}
    lists: dict[str, _List] = {}
    for number in children(root, "num"):
        family = value(child(number, "abstractNumId")) or ""
        part = families.get(family)
        link = None if part is None else child(part, "numStyleLink")
        if link is not None:
            family = by_style.get(value(link), family)
            part = families.get(family)
        if part is not None:
            lists[value(number, "numId") or ""] = _read_list(number, part, family)
    return lists


def _read_list(number: Element, part: Element, family: str) -> _List:
    entry = _List({whole(value(level, "ilvl")): _read_level(level) for level in children(part, "lvl")}, family)
    for override in children(number, "lvlOverride"):
        index = min(max(whole(value(override, "ilvl")), 0), _LEVELS - 1)
        own = child(override, "lvl")
        if own is not None:
            entry.levels[index] = _read_level(own)
        start = child(override, "startOverride")
        if start is not None:
            entry.overrides[index] = whole(value(start), 1)
    return entry


def _read_level(level: Element) -> _Level:
    restart = child(level, "lvlRestart")
    return _Level(
        start=whole(value(child(level, "start")), 1),
        form=value(child(level, "numFmt")) or "decimal",
        text=value(child(level, "lvlText")) or "",
        suffix=value(child(level, "suff")) or "tab",
        legal=switched_on(child(level, "isLgl")),
        restart=None if restart is None else whole(value(restart)),
        style=value(child(level, "pStyle")) or "",
    )
