"""What an administrative document holds (nội dung văn bản), free of any file format.

The form (fonts, lines, margins, marks at the end of lines) is the writer's; the words are the caller's: they are
given without dashes, numbers, ";" and "./.".
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Align = Literal["left", "center", "right", "justify"]
Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words with its own emphasis."""

    text: str
    bold: bool = False
    italic: bool = False


Words = str | tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part (Phần I, Phần II …) with its title."""

    title: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 "I. TIÊU ĐỀ", level 2 "1. Tiêu đề", level 3 "a) Tiêu đề".

    Labels count by themselves; `label` sets one by hand, "" leaves it out.
    """

    text: str
    level: Literal[1, 2, 3] = 1
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article (Điều 1. …) of a decision: its heading, or its first sentence."""

    words: Words
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body (đoạn văn)."""

    words: Words
    align: Align = "justify"
    indent: bool = True


@dataclass(frozen=True, slots=True)
class Point:
    """An item: "number" 1. (khoản), "letter" a) b) c) d) đ) (điểm), "dash" - and "plus" +.

    Numbers and letters go on until the next heading; `restart` begins anew, `label` sets one by hand. Where the
    words have no mark at their end, the writer sets ":", ";" or ".".
    """

    words: Words
    marker: Literal["number", "letter", "dash", "plus"] = "dash"
    label: str | None = None
    restart: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width; neighbours with the same group stand under one heading."""

    title: str
    width: float = 1
    align: Align = "left"
    group: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; in a "group" row the last cell given fills the rest of the line."""

    cells: Cells
    kind: Literal["normal", "group", "total"] = "normal"


@dataclass(frozen=True, slots=True)
class Table:
    """A table (bảng): its heading rows come again on every page and no row is torn apart."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    unit: str = ""
    note: str = ""
    index_row: bool = False
    font_size: float = 12

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table needs a column")
        if any(len(row.cells) > len(self.columns) for row in self.rows):
            raise ValueError("a row has more cells than the table has columns")
        if self.font_size < 11:
            raise ValueError("the letters of a table are at least 11 points high")


Block = Part | Heading | Article | Paragraph | Point | Table


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues (cơ quan ban hành), under whom, and its name within a sentence."""

    name: str
    parent: str = ""
    full_name: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs (người ký): lines of competence ("TM. …", "KT. …"), the position, the name.

    `mark` stands where the signature would, such as "(Đã ký)".
    """

    position: str
    full_name: str
    competence: tuple[str, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Recipients:
    """Who receives it (nơi nhận) and where it is kept ("VT, NV" gives "- Lưu: VT, NV.")."""

    names: tuple[str, ...] = ()
    archive: str = "VT"


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex (phụ lục): its own section with its own page numbers; two or more count in Roman numerals."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The measures that the decree leaves open; the values here are the usual ones."""

    top_mm: float = 20
    bottom_mm: float = 20
    left_mm: float = 30
    right_mm: float = 15
    first_line_mm: float = 12.7
    line_spacing: float = 1.15
    paragraph_gap_pt: float = 6

    def __post_init__(self) -> None:
        within = (
            20 <= self.top_mm <= 25
            and 20 <= self.bottom_mm <= 25
            and 30 <= self.left_mm <= 35
            and 15 <= self.right_mm <= 20
            and 10 <= self.first_line_mm <= 12.7
            and 1 <= self.line_spacing <= 1.5
            and self.paragraph_gap_pt >= 6
        )
        if not within:
            raise ValueError("the decree does not allow these measures")


@dataclass(frozen=True, slots=True)
class AdministrativeDocument:
    """A document (văn bản hành chính) in the order of its components.

    Without `type_name` it is a letter (công văn): the subject stands as "V/v …" under the number. `number` and
    `issued` may be missing: room is left for them (`year` then names the year). `marks` are boxed on the left
    ("DỰ THẢO", "HỎA TỐC"). A decision has its `authority` above the legal bases and `resolved` below them.
    """

    issuer: Issuer
    symbol: str
    place: str
    subject: str
    body: tuple[Block, ...]
    signature: Signature
    type_name: str = ""
    number: int | str | None = None
    issued: date | None = None
    year: int | None = None
    addressees: tuple[str, ...] = ()
    authority: str = ""
    bases: tuple[str, ...] = ()
    resolved: str = ""
    recipients: Recipients = field(default_factory=Recipients)
    annexes: tuple[Annex, ...] = ()
    marks: tuple[str, ...] = ()
    contact: str = ""
    layout: Layout = field(default_factory=Layout)


def blocks_from_text(text: str) -> tuple[Block, ...]:
    """The lines that a person typed as paragraphs; "- " and "+ " in front make them items."""
    blocks: list[Block] = []
    for line in text.splitlines():
        words = line.strip()
        if words[:2] in {"- ", "– "}:
            blocks.append(Point(words[2:].strip(), "dash"))
        elif words[:2] == "+ ":
            blocks.append(Point(words[2:].strip(), "plus"))
        elif words:
            blocks.append(Paragraph(words))
    return tuple(blocks)
