"""Lines and table cells of the working text, each with its class: marker of the outline, rule, motto, plain."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.cells import pieces
from vanban.text import Source

MARKERS = frozenset({"part", "article", "roman", "arabic", "paren", "decimal", "letter", "dash", "plus"})

# One verbose pattern for all classes; the first that fits wins. "body" is where the words after a marker begin.
_CLASSES = re.compile(
    r"""
    (?P<rule> [-_=~.·*\s]{3,}$ )
  | (?P<article> (?i:điều)[ ](?P<article_n>\d{1,3}[a-zđ]?)[ ]?(?:[.:]|$)[ ]* )
  | (?P<part> (?:(?i:phần[ ]thứ)[ ]\w+|(?i:phần|chương)[ ](?:[IVX]{1,6}|\d{1,2}))(?:[ ]?[.:/]|$)[ ]*
            | (?P<part_n>[A-H])[ ]?[.)/][ ]+(?=[^\W\d_][^\W\d_]) )
  | (?P<roman> (?P<roman_n>[IVX]{1,6})(?:[ ]?[./)](?!\d)[ ]*|[ ]-[ ](?=[^\W\d_]))(?![vV](?:[ ,]|$)) )
  | (?P<decimal> (?P<decimal_n>\d{1,2}(?:\.\d{1,2}){1,3})(?:[.)/][ ]*|[ ]+)(?=[^\W\d_]|["“'(]|$) )
  | (?P<arabic> (?P<arabic_n>\d{1,2})(?:[ ]?[.)](?!\d)[ ]*|/(?:[ ]+(?=[^\W\d_])|(?=[A-Z][a-z]))) )
  | (?P<paren> \((?P<paren_n>\d{1,2})\)[ ]*(?=\S) )
  | (?P<letter> \(?(?P<letter_n>[a-zđ])(?:\)[ ]*|[./][ ]+)(?=\S|$) )
  | (?P<dash> (?:-(?![-\d])|[•●▪■◦○◆♦➢➤→·])[ ]*(?=[^\s-]|$) )
  | (?P<plus> \+[ ]*(?=[^\s+\d]) )
    """,
    re.VERBOSE,
)
_RIGHT = 25
_CELL = re.compile(r"[^\n|]+")
_FIRST = frozenset("-_=~.·+(•●▪■◦○◆♦➢➤→0123456789IVXABCDEFGHĐđPpabcdeghiklmnopqrstuvxyfjwz")


@dataclass(slots=True)
class Line:
    """A line, or a cell of a table that stands in one: its words without the blanks around them."""

    start: int
    end: int
    text: str
    kind: str
    label: str
    body: int
    breaks: int
    bars: int
    index: int = 0
    indent: int = 0

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
    work = source.work
    found: list[Line] = []
    done = 0
    breaks, bars = 2, 0
    for match in _CELL.finditer(work):
        start, end = match.span()
        if start > done:
            between = work[done:start]
            breaks += between.count("\n")
            bars += between.count("|")
        done = end
        text = match[0].strip()
        if not text:
            continue
        indent = len(match[0]) - len(match[0].lstrip())
        start += indent
        if text[0] == "#" and text.strip("# "):
            start += len(text) - len(text.lstrip("# "))
            text = text.lstrip("# ")
        in_row = (bars > 0 and not breaks) or work[end : end + 1] == "|" or (bars > 0 and work[start - 2 : start - 1] == "|")
        for offset, piece in pieces(text, in_row):
            kind, label, body = _classify(piece)
            at = start + offset
            found.append(Line(at, at + len(piece), piece, kind, label, body, breaks, bars, len(found), indent + offset))
            breaks, bars = (1, 0) if in_row else (0, 0)
        breaks = bars = 0
    return found


def _classify(text: str) -> tuple[str, str, int]:
    """The class of a line, its label, and where the words after its marker begin."""
    match = _CLASSES.match(text) if text[0] in _FIRST else None
    if match is None:
        return "para", "", 0
    kind = str(match.lastgroup)
    if kind == "rule":
        return kind, "", 0
    if kind in _SIGNS:
        return kind, _SIGNS[kind], match.end()
    label = match.groupdict().get(f"{kind}_n") or match[0]
    return kind, label.strip(" .:/"), match.end()


_SIGNS = {"dash": "-", "plus": "+"}
