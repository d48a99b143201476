"""Tables of figures and tasks: headings in one or two rows, numbers on the right, groups and totals in bold."""

from collections.abc import Sequence
from itertools import groupby

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.table import Table as WordTable
from docx.table import _Cell

from vanban.decree30.grid import add_grid, add_row
from vanban.decree30.ink import Ink, next_paragraph, shape, write
from vanban.decree30.model import Align, Column, Row, Table
from vanban.decree30.page import exact

_PADDING_MM = 1.2
_GAP = 2.0


def write_table(target: Document, table: Table, width: float) -> None:
    """Write a table over the whole width, with its title and unit above and its note below."""
    if table.title:
        title = shape(target.add_paragraph(), before=6, after=4)
        title.paragraph_format.keep_with_next = True
        write(title, table.title, Ink(bold=True))
    if table.unit:
        unit = shape(target.add_paragraph(), "right", after=3)
        unit.paragraph_format.keep_with_next = True
        write(unit, f"Đơn vị tính: {table.unit}", Ink(12, italic=True))
    shares = sum(column.width for column in table.columns)
    widths = [width * column.width / shares for column in table.columns]
    grid = add_grid(target, widths, bordered=True, padding_mm=_PADDING_MM)
    _write_headings(grid, table, widths)
    for row in table.rows:
        _write_row(grid, table, row, widths)
    if table.note:
        write(shape(target.add_paragraph(), "left", before=3, after=6), table.note, Ink(12, italic=True))
    else:
        exact(shape(target.add_paragraph()), 6)


def _write_headings(grid: WordTable, table: Table, widths: Sequence[float]) -> None:
    ink = Ink(table.font_size, bold=True)
    grouped = any(column.group for column in table.columns)
    upper = add_row(grid, widths, heading=True).cells
    lower = add_row(grid, widths, heading=True).cells if grouped else upper
    position = 0
    for group, columns in _runs(table.columns):
        if group:
            _write_cell(upper[position].merge(upper[position + len(columns) - 1]), group, ink, "center")
        for column in columns:
            cell = lower[position]
            if grouped and not group:
                cell = upper[position].merge(cell)
            _write_cell(cell, column.title, ink, "center")
            position += 1
    if table.index_row:
        numbers = add_row(grid, widths, heading=True).cells
        for index, cell in enumerate(numbers, start=1):
            _write_cell(cell, f"({index})", Ink(max(table.font_size - 1, 11), italic=True), "center")


def _runs(columns: Sequence[Column]) -> list[tuple[str, list[Column]]]:
    """Neighbouring columns with the same group; each column without a group stands alone."""
    runs: list[tuple[str, list[Column]]] = []
    for group, members in groupby(columns, key=lambda column: column.group):
        if group:
            runs.append((group, list(members)))
        else:
            runs += [("", [member]) for member in members]
    return runs


def _write_row(grid: WordTable, table: Table, row: Row, widths: Sequence[float]) -> None:
    cells = add_row(grid, widths).cells
    ink = Ink(table.font_size, bold=row.kind != "normal")
    last = len(row.cells) - 1
    for position, text in enumerate(row.cells):
        cell, align = cells[position], table.columns[position].align
        if row.kind == "group" and position == last and last < len(cells) - 1:
            cell, align = cell.merge(cells[-1]), "left"
        _write_cell(cell, text, ink, align)
    if row.kind != "group":
        for cell in cells[last + 1 :]:
            _write_cell(cell, "", ink, "left")
        return
    # A heading within the table never stands alone at the foot of a page.
    for paragraph in (paragraph for cell in cells for paragraph in cell.paragraphs):
        paragraph.paragraph_format.keep_with_next = True


def _write_cell(cell: _Cell, text: str, ink: Ink, align: Align) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for line in text.split("\n"):
        write(shape(next_paragraph(cell), align, before=_GAP, after=_GAP), line, ink)
