"""A web page (.html) → its text: one line for each block, tables with bars, no scripts, styles and menus."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vanban.files.labels import letter_label, roman_label
from vanban.files.limits import MAX_HTML_BYTES, MAX_HTML_NESTING, MAX_TABLE_COLUMNS, MAX_TABLE_NESTING
from vanban.files.plain import check_length, old_font_notes
from vanban.files.refusal import refuse, refuse_size
from vanban.files.signatures import text_kind
from vanban.files.source import SourceText
from vanban.files.tables import layout_lines, table_lines

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_DROPPED = frozenset((
    "script", "style", "nav", "noscript", "template", "head", "title", "svg", "math", "iframe", "object",
    "embed", "audio", "video", "canvas", "button", "select", "option", "textarea", "input",
))  # fmt: skip
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul", "caption",
))  # fmt: skip
_PARAGRAPHS = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote",
))  # fmt: skip
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_OWN_MARKER = re.compile(r"\s*(?:[-–+•*]|\(?\w{1,4}[.)/])")
_MAX_SPAN = 100
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^<>]*", re.IGNORECASE)
# Elements that have no end or may leave it out: they do not nest by being repeated.
_NOT_NESTING = frozenset((
    "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "html", "head", "body", "img",
    "input", "li", "link", "meta", "option", "p", "param", "source", "td", "th", "tbody", "tfoot",
    "thead", "tr", "track", "wbr",
))  # fmt: skip
_CHARSET = re.compile(r"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{1,20})", re.IGNORECASE)
# Only encodings of Vietnamese pages: a name from the file never chooses any other decoder.
_ENCODINGS = {
    "windows-1258": "cp1258",
    "windows-1252": "cp1252",
    "iso-8859-1": "cp1252",
    "us-ascii": "cp1252",
    "utf-8": "utf-8",
    "utf8": "utf-8",
}
_RAW = frozenset({"script", "style", "textarea", "title"})


def page_text(page: str, size: int) -> SourceText:
    """The readable text of a page that was decoded already."""
    if size > MAX_HTML_BYTES:
        raise refuse_size(size, MAX_HTML_BYTES, "byte")
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise refuse("no_html_library") from error
    if _nests_deeper(page, MAX_HTML_NESTING):
        raise refuse("html_too_deep")
    root = LexborHTMLParser(page.lstrip("\ufeff").replace("\x00", "")).root
    text = _Page().read(root) if root is not None else ""
    check_length(text)
    if not text.strip():
        raise refuse("html_no_text")
    return SourceText(text, "html", old_font_notes(text))


def _nests_deeper(page: str, limit: int) -> bool:
    """Whether more elements are open at once than the limit, counted without parsing."""
    depth = position = 0
    lowered = page.lower()
    while (tag := _TAG.search(lowered, position)) is not None:
        position = tag.end()
        name = tag[2]
        if name in _RAW and not tag[1]:
            position = lowered.find(f"</{name}", position)
            if position < 0:
                return False
        elif name not in _NOT_NESTING:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            if depth > limit:
                return True
    return False


def declared_text(data: bytes) -> SourceText | None:
    """A page in an old encoding that it declares itself (<meta charset>); None for anything else."""
    head = data[:4096].decode("latin-1")
    charset = _CHARSET.search(head)
    encoding = _ENCODINGS.get(charset[1].lower()) if charset else None
    if charset is None or encoding is None or text_kind(head) != "html":
        return None
    # A byte that the encoding does not know shows as U+FFFD, as browsers do it.
    text = unicodedata.normalize("NFC", data.decode(encoding, errors="replace"))
    return SourceText(text, "html", (f"Trang web ghi bằng bảng mã {charset[1]}; đã chuyển sang Unicode.",))


@dataclass(slots=True)
class _Cell:
    """What is being written: a cell of a table, or the page itself."""

    pieces: list[str] = field(default_factory=list)
    fresh: bool = True  # nothing on the current line yet
    blank: bool = True  # the line above is empty (or there is none)
    rowspan: int = 1

    def write(self, text: str, keep_spaces: bool) -> None:
        """Add text; runs of white space are one blank, as browsers show them."""
        words = text if keep_spaces else _SPACES.sub(" ", text)
        if self.fresh and not keep_spaces:
            words = words.lstrip(" ")
        if words:
            self.pieces.append(words)
            self.fresh = words.endswith("\n")
            self.blank = False

    def end_line(self, paragraph: bool = False) -> None:
        """Begin a new line; after a paragraph leave one line empty."""
        if not self.fresh:
            self.pieces.append("\n")
            self.fresh = True
        if paragraph and not self.blank:
            self.pieces.append("\n")
            self.blank = True

    def text(self) -> str:
        """What was written so far."""
        return re.sub(r" +\n", "\n", "".join(self.pieces)).strip("\n")


@dataclass(slots=True)
class _OpenTable:
    """A table whose rows are being read; `covered` counts rows that a cell above still fills, by column."""

    rows: list[list[str]] = field(default_factory=list)
    covered: dict[int, int] = field(default_factory=dict)
    nests: bool = False  # another table stands in it: it only arranges the page

    def start_row(self) -> None:
        """Begin a row."""
        self.rows.append([])

    def add(self, cell: _Cell) -> None:
        """Add a finished cell to the row, after the places that cells above still fill."""
        if not self.rows:
            self.rows.append([])
        self._fill_covered()
        if cell.rowspan > 1:
            self.covered[len(self.rows[-1])] = cell.rowspan
        self.rows[-1].append(cell.text())

    def end_row(self) -> None:
        """Fill the rest of the row that cells above still cover."""
        if not self.rows:
            return
        self._fill_covered()
        self.covered = {column: left - 1 for column, left in self.covered.items() if left > 1}

    def _fill_covered(self) -> None:
        row = self.rows[-1]
        while len(row) < MAX_TABLE_COLUMNS and len(row) in self.covered and self._from_above(len(row)):
            row.append("")

    def _from_above(self, column: int) -> bool:
        return len(self.rows) > 1 and self.covered[column] > 0


class _Page:
    """Walks the tree without recursion and writes lines; tables are written when they end."""

    def __init__(self) -> None:
        self.cells = [_Cell()]
        self.tables: list[_OpenTable] = []
        self.lists: list[Iterator[str]] = []
        self.marker = ""
        self.keep_spaces = 0

    def read(self, root: LexborNode) -> str:
        """The text of the whole tree."""
        pending: list[tuple[LexborNode, bool]] = [(root, True)]
        while pending:
            node, entering = pending.pop()
            if not entering:
                self._leave(node.tag or "")
            elif self._enter(node):
                pending.append((node, False))
                pending.extend((child, True) for child in reversed(_children(node)))
        return self.cells[0].text() + "\n"

    def _enter(self, node: LexborNode) -> bool:
        """Begin an element; False when there is nothing below it to be read."""
        tag = node.tag or ""
        if tag == "-text":
            self._write(node.text_content or "")
            return False
        if tag.startswith(("-", "_", "!")) or tag in _DROPPED or _is_hidden(node):
            return False
        if tag == "br":
            self.cells[-1].pieces.append("\n")
            self.cells[-1].fresh = True
            return False
        if tag in _BLOCKS:
            self._begin_block(tag, node)
        return True

    def _begin_block(self, tag: str, node: LexborNode) -> None:
        self.cells[-1].end_line(tag in _PARAGRAPHS)
        if tag == "table":
            self._begin_table()
        elif tag == "tr" and self.tables:
            self.tables[-1].start_row()
        elif tag in {"td", "th"} and self.tables:
            self.cells.append(_Cell(rowspan=_number(node, "rowspan", 1)))
        elif tag in {"ol", "ul"}:
            self.lists.append(_markers(node))
        elif tag == "li":
            self.marker = next(self.lists[-1], "- ") if self.lists else "- "
        elif tag == "pre":
            self.keep_spaces += 1

    def _begin_table(self) -> None:
        if len(self.tables) == MAX_TABLE_NESTING:
            raise refuse("html_too_deep")
        for table in self.tables[-1:]:
            table.nests = True
        self.tables.append(_OpenTable())

    def _leave(self, tag: str) -> None:
        if tag in {"td", "th"} and self.tables and len(self.cells) > 1:
            self.tables[-1].add(self.cells.pop())
        elif tag == "tr" and self.tables:
            self.tables[-1].end_row()
        elif tag == "table":
            self._end_table(self.tables.pop())
        elif tag in {"ol", "ul"}:
            self.lists.pop()
        elif tag == "pre":
            self.keep_spaces -= 1
        if tag in _BLOCKS:
            self.cells[-1].end_line(tag in _PARAGRAPHS)

    def _end_table(self, table: _OpenTable) -> None:
        lines = layout_lines(table.rows) if table.nests else table_lines(table.rows)
        for line in lines:
            self.cells[-1].pieces += [line, "\n"]
            self.cells[-1].blank = False

    def _write(self, text: str) -> None:
        if self.marker and text.strip():
            marker, self.marker = self.marker, ""
            if not _OWN_MARKER.match(text):
                self.cells[-1].write(marker, True)
                text = text.lstrip()
        self.cells[-1].write(text, self.keep_spaces > 0)


def _children(node: LexborNode) -> list[LexborNode]:
    children = []
    child = node.child
    while child is not None:
        children.append(child)
        child = child.next
    return children


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return bool(attributes) and ("hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or "")))


def _number(node: LexborNode, name: str, default: int) -> int:
    value = (node.attributes.get(name) or "").strip()
    return min(int(value), _MAX_SPAN) if value.isascii() and value.isdigit() and len(value) < 6 else default


def _markers(node: LexborNode) -> Iterator[str]:
    """The marks of a list as the browser shows them: "1. ", "a. ", "- "."""
    if node.tag == "ul":
        while True:
            yield "- "
    kind = node.attributes.get("type") or "1"
    number = _number(node, "start", 1)
    while True:
        yield f"{_label(kind, number)}. "
        number += 1


def _label(kind: str, number: int) -> str:
    if kind in {"a", "A"}:
        label = letter_label(number)
    elif kind in {"i", "I"}:
        label = roman_label(number)
    else:
        return str(number)
    return label.upper() if kind.isupper() else label.lower()
