"""Tables (bảng): rows and cells put together again from a text that has one cell on each line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from vanban.labels import column_kind
from vanban.lines import Line
from vanban.organisations import HEAD, ORGANISATION
from vanban.text import has_any
from vanban.zones import Zone

_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđA-H])[.)]?$")
_INDEX = re.compile(r"\(?\d{1,2}\)?$")
_TIME = re.compile(
    r"(?:thường xuyên|h[ằà]ng (?:năm|quý|tháng|tuần)|định kỳ|quý|tháng|năm|ngày|trước|trong|từ|đến|giai đoạn|khi |"
    r"sau |theo |liên tục|đột xuất|"
    r"hoàn thành|chậm nhất|\d{1,2}/\d{4}|\d{4})",
    re.IGNORECASE,
)
_NUMBER_COLUMN = ("stt", "tt", "số t")
_TASK_COLUMN = (
    "nhiệm vụ",
    "nội dung",
    "công việc",
    "giải pháp",
    "hoạt động",
    "chỉ tiêu",
    "đề án",
    "dự án",
    "tên văn bản",
    "mục tiêu",
)
_LONGEST_CELL = 25


@dataclass(slots=True)
class Cell:
    """One cell: its lines and the number of borders before it."""

    lines: list[Line]
    bars: int
    _text: str = ""

    @property
    def text(self) -> str:
        """The words of the cell."""
        if not self._text:
            self._text = " ".join(" ".join([line.text for line in self.lines]).split())
        return self._text


@dataclass(slots=True)
class Table:
    """The columns and rows of a table, and the lines from first to last (inclusive) that it takes."""

    columns: list[str | None]
    first: int
    last: int
    part: str
    rows: list[dict[str, Cell]] = field(default_factory=list)


def find_tables(lines: Sequence[Line], zones: Sequence[Zone]) -> list[Table]:
    """All tables with a heading row in the body and in annexes."""
    found: list[Table] = []
    for zone in zones:
        if zone.name not in ("body", "annex") or sum(map(_bars, lines[zone.start : zone.end])) < 6:
            continue
        cells = _cells(lines[zone.start : zone.end])
        at = 0
        while at < len(cells):
            columns = _columns(cells, at)
            if columns is None:
                at += 1
                continue
            table, at = _table(cells, at, columns, zone.part if zone.name != "annex" else "annex")
            found.append(table)
    return found


def _bars(line: Line) -> int:
    return line.bars


def _cells(lines: Sequence[Line]) -> list[Cell]:
    cells: list[Cell] = []
    for line in lines:
        if line.bars or not cells:
            cells.append(Cell([line], line.bars))
        else:
            cells[-1].lines.append(line)  # before the words are first asked for
    return cells


def _columns(cells: Sequence[Cell], at: int) -> list[str | None] | None:
    """The kinds of the columns when a heading row begins at a cell."""
    cell = cells[at]
    if not cell.bars or len(cell.lines) > 3 or len(cell.lines[0].text) > 60:
        return None
    folded = cell.text.casefold()
    if not (folded.startswith(_NUMBER_COLUMN) or has_any(folded, _TASK_COLUMN)):
        return None
    if column_kind(cell.text) not in ("number", "task"):
        return None
    found: list[str | None] = []
    for number, cell in enumerate(cells[at : at + 14]):
        if number and (cell.bars > 1 or len(cell.text) > 90 or _INDEX.match(cell.text)):
            break
        found.append(column_kind(cell.text) if len(cell.text) <= 90 else None)
    return found if len(found) >= 3 and (found[0] == "number" or "lead" in found) else None


def _table(cells: Sequence[Cell], at: int, columns: list[str | None], part: str) -> tuple[Table, int]:
    """Read the rows below a heading row, up to the text after the table."""
    table = Table(columns, cells[at].lines[0].index, cells[at].lines[0].index, part)
    i = at + len(columns)
    while i < len(cells) and _INDEX.match(cells[i].text) and i < at + 2 * len(columns) and "(" in cells[i].text:
        i += 1
    row: list[Cell] = []
    while i < len(cells) and not _is_after(cells, i):
        if row and _opens_row(cells[i], row, columns):
            table.rows.append(_row(row, columns))
            row = []
        row.append(cells[i])
        table.last = cells[i].lines[-1].index
        i += 1
    if row:
        table.rows.append(_row(row, columns))
    return table, max(i, at + 1)


def _is_after(cells: Sequence[Cell], at: int) -> bool:
    """Whether the text after the table begins here."""
    cell = cells[at]
    if len(cell.lines) > _LONGEST_CELL:
        return True
    head = cell.lines[0]
    if head.kind in ("roman", "part") and len(cell.lines) > 1 and head.body and len(cell.text) > 200:
        return True
    return head.text[:8].upper().startswith(("PHỤ LỤC", "NƠI NHẬN")) or bool(
        len(cell.lines) > 1 and at + 1 < len(cells) and _columns(cells, at)
    )


def _opens_row(cell: Cell, row: Sequence[Cell], columns: Sequence[str | None]) -> bool:
    """Whether a cell begins a new row: after a double border, with a number, or with a text that fits nowhere else."""
    if cell.bars < 2:
        return sum(c.bars for c in row[1:]) + 1 + cell.bars > len(columns) + 1
    if columns[0] == "number" and _NUMBER.match(cell.text):
        return True
    used = len(row) if columns[0] != "number" or _NUMBER.match(row[0].text) else len(row) + 1
    if used >= len(columns):
        return True
    kind = _nature(cell.text)
    return not (kind != "text" and kind in _kinds_left(columns, used))


def _kinds_left(columns: Sequence[str | None], used: int) -> set[str]:
    names = {"lead": "body", "partner": "body", "time": "time"}
    return {names.get(str(kind), "text") for kind in columns[used:]}


def _nature(text: str) -> str:
    """What a cell looks like: a time, a body, or other words."""
    if len(text) < 120 and _TIME.match(text):
        return "time"
    if len(text) < 400 and (HEAD.match(text) or ORGANISATION.match(text)):
        return "body"
    return "text"


def _row(cells: Sequence[Cell], columns: Sequence[str | None]) -> dict[str, Cell]:
    """The cells of a row by the kind of their column; a cell that does not fit moves on to one that it fits."""
    row: dict[str, Cell] = {}
    at = 0
    if columns[0] == "number":
        at = 1
        if _NUMBER.match(cells[0].text):
            row["number"] = cells[0]
            cells = cells[1:]
    for number, cell in enumerate(cells):
        if at >= len(columns):
            break
        reach = range(at, min(len(columns), at + (cell.bars if number else 1)))
        nature = _nature(cell.text)
        chosen = next((i for i in reach if _fits(nature, columns[i])), at)
        kind = columns[chosen]
        if kind and kind not in row:
            row[kind] = cell
        at = chosen + 1
    return row


def _fits(nature: str, kind: str | None) -> bool:
    if kind in ("lead", "partner"):
        return nature == "body"
    if kind == "time":
        return nature == "time"
    return kind != "number" and nature == "text"


def split_zones(zones: Sequence[Zone], tables: Sequence[Table]) -> list[Zone]:
    """Set the lines of tables in the body apart, so that their cells are no items of the outline."""
    found: list[Zone] = []
    for zone in zones:
        start = zone.start
        for table in tables:
            if zone.name == "body" and start <= table.first < zone.end:
                if table.first > start:
                    found.append(Zone("body", start, table.first, zone.part))
                start = min(table.last + 1, zone.end)
                found.append(Zone("table", table.first, start, zone.part))
        if start < zone.end:
            found.append(Zone(zone.name, start, zone.end, zone.part))
    return found
