"""Lines and table cells of the working text, each with its class: marker of the outline, rule, motto, plain."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.cells import pieces
from vanban.text import BULLET, Source

MARKERS = frozenset({"part", "article", "roman", "arabic", "paren", "decimal", "letter", "dash", "plus"})

# One verbose pattern for all classes; the first that fits wins. "body" is where the words after a marker begin.
_CLASSES = re.compile(
    r"""
    (?P<rule> [-_=~.·*\s]{3,}$ )
  | (?P<article> (?i:điều)[ ](?P<article_n>\d{1,3}[a-zđ]?)[ ]?(?:[.:]|$)[ ]* )
  | (?P<part> (?:(?i:phần[ ]thứ)[ ]\w+|(?i:phần|chương)[ ](?:[IVX]{1,6}|\d{1,2}))(?:[ ]?[.:/]|$)[ ]*
            | (?P<part_n>[A-H])[ ]?[.)/][ ]+(?=[^\W\d_][^\W\d_]) )
  | (?P<roman> (?P<roman_n>[IVX]{1,6})(?:[ ]?[./)](?!\d)[ ]*|[ ]?-[ ](?=[^\W\d_]))(?![vV](?:[ ,]|$)) )
  | (?P<decimal> (?P<decimal_n>\d{1,2}(?:\.\d{1,2}){1,3}(?:\.[a-zđ](?=[.)]))?)(?:[.)/][ ]*|[ ]+)(?=[^\W\d_]|["“'(]|$) )
  | (?P<arabic> (?P<arabic_n>\d{1,2})(?:[ ]?[.)](?!\d)[ ]*|-[ ](?=[^\W\d_])|/(?:[ ]+(?=[^\W\d_])|(?=[A-Z][a-z]))) )
  | (?P<paren> \((?P<paren_n>\d{1,2})\)[ ]*(?=\S) )
  | (?P<letter> \(?(?P<letter_n>[a-zđ])(?:\)[ ]*|[./][ ]+)(?=\S|$) )
  | (?P<dash> (?:-(?![-\d])|[•●▪■◦○◆♦➢➤→·])[ ]*(?=[^\s-]|$) )
  | (?P<plus> \+[ ]*(?=[^\s+\d]) )
    """,
    re.VERBOSE,
)
# More items than any document has: what looks like one after them is read as a paragraph.
MOST_MARKERS = 10_000
_PLAIN = ("para", "", 0)
_OPENERS = frozenset({"#", BULLET})
_RIGHT = 25
# What every marker begins with: most lines are told by it to have none.
_MAYBE = re.compile(r"[-_=~.·*+(•●▪■◦○◆♦➢➤→\d]|[IVX]{1,6} ?[./)-]|[A-Ha-zđ] ?[.)/]|[ĐđPpCc][iIhH][ềỀầẦưƯ]")


@dataclass(slots=True)
class Line:
    """A line, or a cell of a table that stands in one: its words without the blanks around them."""

    start: int
    text: str
    kind: str
    label: str
    body: int
    breaks: int
    bars: int
    index: int = 0
    indent: int = 0
    starred: bool = False

    @property
    def end(self) -> int:
        """Where its words end in the working text."""
        return self.start + len(self.text)

    @property
    def beside(self) -> bool:
        """Whether it stands in a right-hand column, beside or between the lines of the left one."""
        return not self.bars and (not self.breaks or self.indent >= _RIGHT)

    @property
    def apart(self) -> bool:
        """Whether a blank line or a table border stands before it."""
        return self.breaks > 1 or self.bars > 0

    @property
    def content(self) -> str:
        """The words after the marker."""
        return self.text[self.body :]


def split_lines(source: Source) -> list[Line]:
    """All lines and cells that have words, in the order of the text."""
    found: list[Line] = []
    marked = at = 0
    breaks, bars = 1, 0
    for row in source.work.split("\n"):
        breaks += 1
        if row == "|":
            bars += 1
        elif "|" in row:
            breaks, bars = _add_row(found, at, row, breaks, bars)
        else:
            text = row.strip()
            if text:
                if "   " in text or text[0] in _OPENERS:
                    _add(found, at, row, text, breaks, bars, in_row=False)
                else:
                    indent = row.index(text[0])
                    start = at + indent
                    kind, label, body = _PLAIN
                    if marked < MOST_MARKERS and _MAYBE.match(text):
                        kind, label, body = _classify(text)
                        marked += kind != "para"
                    found.append(Line(start, text, kind, label, body, breaks, bars, len(found), indent))
                breaks = bars = 0
        at += len(row) + 1
    return found


def _add_row(found: list[Line], at: int, row: str, breaks: int, bars: int) -> tuple[int, int]:
    """Add the cells of a line with borders; return the breaks and borders that are left over after the last one."""
    for number, cell in enumerate(row.split("|")):
        bars += number > 0
        text = cell.strip()
        if text:
            _add(found, at, cell, text, breaks, bars, in_row=True)
            breaks = bars = 0
        at += len(cell) + 1
    return breaks, bars


def _add(found: list[Line], at: int, row: str, text: str, breaks: int, bars: int, in_row: bool) -> None:
    """Add a line or a cell: its words without the blanks and heading marks (#) around them."""
    indent = row.index(text[0])
    start = at + indent
    if text[0] == "#" and text.strip("# "):
        start += len(text) - len(text.lstrip("# "))
        text = text.lstrip("# ")
    starred = text[0] == BULLET
    if starred:
        start += len(text) - len(text[1:].lstrip())
        text = text[1:].lstrip()
        if not text:
            return
    if in_row or "   " in text:
        _add_pieces(found, start, text, in_row, breaks, bars, indent)
        return
    kind, label, body = _classify(text) if _MAYBE.match(text) else _PLAIN
    found.append(Line(start, text, kind, label, body, breaks, bars, len(found), indent, starred))


def _add_pieces(found: list[Line], start: int, text: str, in_row: bool, breaks: int, bars: int, indent: int) -> None:
    """Add the parts of a line that holds several: cells of a row, or two columns."""
    for offset, piece in pieces(text, in_row):
        kind, label, body = _classify(piece) if _MAYBE.match(piece) else _PLAIN
        found.append(Line(start + offset, piece, kind, label, body, breaks, bars, len(found), indent + offset))
        breaks, bars = (1, 0) if in_row else (0, 0)


def _classify(text: str) -> tuple[str, str, int]:
    """The class of a line, its label, and where the words after its marker begin."""
    match = _CLASSES.match(text)
    if match is None:
        return _PLAIN
    kind = str(match.lastgroup)
    if kind == "rule":
        return kind, "", 0
    if kind in _SIGNS:
        return kind, _SIGNS[kind], match.end()
    label = match[f"{kind}_n"] or match[0]
    return kind, label.strip(" .:/-"), match.end()


_SIGNS = {"dash": "-", "plus": "+"}
