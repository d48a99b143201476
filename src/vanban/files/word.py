"""A Word file (.docx) → its text as a person sees it: numbering, tables, text boxes and footnotes included."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vanban.files.archive import Archive
from vanban.files.limits import MAX_TEXT_CHARACTERS
from vanban.files.parts import child, local, main_part, read_part, switched_on, value
from vanban.files.plain import old_font_notes
from vanban.files.refusal import refuse, refuse_size
from vanban.files.source import SourceText
from vanban.files.tables import layout_lines, table_lines
from vanban.files.word_numbering import Numbering, Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WRAPPERS = frozenset({"sdtContent", "customXml", "smartTag", "ins", "moveTo", "sdt"})
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "delInstrText", "rubyPr", "rt"}
)
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "",
}
_PRIVATE_USE = range(0xE000, 0xF900)

TRACKED_NOTE = "Tệp còn vết sửa (Track Changes): phần đã xóa được bỏ qua, phần thêm vào được đọc."
INSERTED_NOTE = "Tệp có phần chèn nguyên từ tệp khác mà bản này không đọc được; hãy mở bằng Word và lưu lại."


def document_text(archive: Archive) -> SourceText:
    """The text of a Word file with one line for each paragraph."""
    try:
        import lxml.etree  # noqa: F401 the parser of the parts; a clear refusal where it is not installed
    except ImportError as error:
        raise refuse("no_docx_library") from error
    name = main_part(archive)
    root = read_part(archive, name)
    body = None if root is None else child(root, "body")
    if body is None:
        raise refuse("docx_damaged")
    reader = _Reader(archive, posixpath.dirname(name))
    text = reader.read(body)
    if not text.strip():
        raise refuse("docx_no_text")
    notes = ((TRACKED_NOTE,) if reader.tracked else ()) + ((INSERTED_NOTE,) if reader.inserted else ())
    return SourceText(text, "docx", notes + old_font_notes(text))


@dataclass(slots=True)
class _Line:
    """A paragraph that is being read."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    style: str | None = None

    def text(self) -> str:
        """The paragraph so far, without blanks at its end."""
        return "".join(self.pieces).rstrip()


class _Reader:
    """Walks the body in document order; deleted and hidden text is left out."""

    def __init__(self, archive: Archive, folder: str) -> None:
        def part(name: str) -> Element | None:
            """A part that stands beside the main one."""
            return read_part(archive, posixpath.join(folder, name))

        self.styles = Styles(part("styles.xml"))
        self.numbering = Numbering(part("numbering.xml"), self.styles)
        self.notes = {
            "footnoteReference": _notes(part("footnotes.xml")),
            "endnoteReference": _notes(part("endnotes.xml")),
        }
        self.cited: list[Element | None] = []
        self.tracked = False
        self.inserted = False
        self._size = 0

    def read(self, body: Element) -> str:
        """The text of the body, with the notes that it cites at the end."""
        lines = self._blocks(body)
        # A footnote may cite another one only in theory; the list still grows while it is read.
        for position, note in enumerate(self.cited, start=1):
            content = " ".join(line.strip() for line in self._blocks(note) if line.strip()) if note is not None else ""
            lines.append(f"[{position}] {content}".rstrip())
        return "\n".join(lines).strip("\n") + "\n"

    def _blocks(self, container: Element, in_cell: bool = False) -> list[str]:
        """The lines of everything that stands below one another in a container."""
        lines: list[str] = []
        joined: _Line | None = None
        for part in _flattened(container):
            name = local(part)
            if name == "p":
                line = joined or _Line()
                joined = line if self._read_paragraph(part, line, in_cell) else None
                if joined is None:
                    lines += self._finished(line)
            elif name == "tbl":
                lines += self._table(part)
            elif name == "altChunk":
                self.inserted = True
        return lines + (self._finished(joined) if joined is not None else [])

    def _read_paragraph(self, paragraph: Element, line: _Line, in_cell: bool) -> bool:
        """Add a paragraph to a line; True when its end was deleted and the next one goes on in the line."""
        properties = child(paragraph, "pPr")
        line.style = value(child(properties, "pStyle")) if properties is not None else None
        mark_deleted = properties is not None and child(properties, "rPr", "del") is not None
        if self.styles.is_contents(line.style):
            return False
        before = len(line.pieces)
        self._inline(paragraph, line)
        self.tracked = self.tracked or mark_deleted
        has_text = any(piece.strip() for piece in line.pieces[before:])
        if not (mark_deleted and not has_text) and before == 0:
            label = self.numbering.label(properties)
            if label and (has_text or in_cell):
                line.pieces.insert(0, label)
        return mark_deleted

    def _finished(self, line: _Line) -> list[str]:
        """The lines of a paragraph: its own, then those of the text boxes that hang on it."""
        text = line.text()
        self._size += len(text) + 1
        if self._size > MAX_TEXT_CHARACTERS:
            raise refuse_size(self._size, MAX_TEXT_CHARACTERS, "ký tự")
        lines = [] if self.styles.is_contents(line.style) else text.split("\n")
        for box in line.boxes:
            boxed = [inner for inner in self._blocks(box) if inner.strip()]
            lines = (lines if text.strip() else []) + boxed
            text = text or "\n".join(boxed)
        return lines

    def _inline(self, element: Element, line: _Line) -> None:
        for part in element:
            name = local(part)
            if name in {"del", "moveFrom", "ins", "moveTo"}:
                self.tracked = True
            if name in _LEFT_OUT:
                continue
            if name == "t":
                line.pieces.append(part.text or "")
            elif name in _CHARACTERS:
                line.pieces.append(_CHARACTERS[name])
            elif name == "r":
                self._run(part, line)
            elif name == "txbxContent":
                line.boxes.append(part)
            else:
                self._special(name, part, line)

    def _special(self, name: str, part: Element, line: _Line) -> None:
        if name == "AlternateContent":
            # The same drawing twice, for new and for old programs: only one of them is read.
            for choice in (child(part, "Choice"), child(part, "Fallback")):
                if choice is not None and next(choice.iter("{*}t"), None) is not None:
                    self._inline(choice, line)
                    break
        elif name in self.notes:
            if value(part, "id") in self.notes[name]:
                self.cited.append(self.notes[name][value(part, "id")])
                line.pieces.append(f"[{len(self.cited)}]")
        elif name == "sym":
            line.pieces.append(_symbol(part))
        else:
            self._inline(part, line)

    def _run(self, run: Element, line: _Line) -> None:
        """A stretch of equal formatting: left out when hidden, in capitals when it is shown so."""
        properties = child(run, "rPr")
        own_style = value(child(properties, "rStyle")) if properties is not None else None
        if self._shown_as(properties, own_style, line, "vanish", "hidden"):
            return
        before = len(line.pieces)
        self._inline(run, line)
        if self._shown_as(properties, own_style, line, "caps", "caps"):
            line.pieces[before:] = [piece.upper() for piece in line.pieces[before:]]

    def _shown_as(self, properties: Element | None, own_style: str | None, line: _Line, name: str, flag: str) -> bool:
        setting = child(properties, name) if properties is not None else None
        if setting is not None:
            return switched_on(setting)
        return self.styles.flag(own_style, flag) or self.styles.flag(line.style, flag)

    def _table(self, table: Element) -> list[str]:
        rows = [self._row(row) for row in _flattened(table) if local(row) == "tr" and not self._is_deleted(row)]
        nests = any(part is not table for part in table.iter("{*}tbl"))
        return layout_lines(rows) if nests else table_lines(rows)

    def _is_deleted(self, row: Element) -> bool:
        deleted = child(row, "trPr", "del") is not None
        self.tracked = self.tracked or deleted
        return deleted

    def _row(self, row: Element) -> list[str]:
        cells = []
        for cell in _flattened(row):
            if local(cell) != "tc":
                continue
            properties = child(cell, "tcPr")
            if properties is not None and _goes_on(child(properties, "hMerge")):
                continue
            covered = properties is not None and _goes_on(child(properties, "vMerge"))
            cells.append("" if covered else "\n".join(self._blocks(cell, in_cell=True)).strip("\n"))
        return cells


def _goes_on(merge: Element | None) -> bool:
    """Whether a merged cell is the continuation of the one above or before it."""
    return merge is not None and value(merge) != "restart"


def _flattened(container: Element) -> Iterator[Element]:
    """The blocks of a container, seeing through content controls and inserted parts."""
    for part in container:
        if local(part) in _WRAPPERS:
            yield from _flattened(part)
        else:
            yield part


def _notes(root: Element | None) -> dict[str | None, Element]:
    """Footnotes or endnotes by their number, without the separators that Word keeps among them."""
    if root is None:
        return {}
    return {value(note, "id"): note for note in root if value(note, "type") in {None, "normal"}}


def _symbol(symbol: Element) -> str:
    """A character named by its code; codes of picture fonts (Wingdings) mean nothing without the font."""
    try:
        code = int(value(symbol, "char") or "", 16)
    except ValueError:
        return ""
    return "" if code in _PRIVATE_USE or not 0x20 <= code < 0xD800 else chr(code)
