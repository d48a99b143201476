"""Tables of a Word file: fixed widths, with borders or without, rows that stay whole."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.table import CT_TblPr
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.table import Table as WordTable
from docx.table import _Row

from vanban.decree30.ink import element

_MARGIN_SIDES = ("top", "left", "bottom", "right")
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def add_grid(document: Document, widths_mm: Sequence[float], bordered: bool, padding_mm: float = 0) -> WordTable:
    """An empty table with columns of fixed width."""
    table: WordTable = document.add_table(rows=0, cols=len(widths_mm))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    properties = table._tbl.tblPr
    for name in ("w:tblStyle", "w:tblLook"):
        for given in properties.findall(qn(name)):
            properties.remove(given)
    width = properties.find(qn("w:tblW"))
    if width is not None:
        width.set(qn("w:type"), "dxa")
        width.set(qn("w:w"), str(Mm(sum(widths_mm)).twips))
    if bordered:
        _insert(properties, _borders())
    _insert(properties, _padding(padding_mm))
    for column, column_width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(column_width)
    return table


def add_row(table: WordTable, widths_mm: Sequence[float], heading: bool = False) -> _Row:
    """A row that no page break tears apart; heading rows come again on every page."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    properties = row._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if heading:
        properties.append(element("w:tblHeader"))
    for cell, width in zip(row.cells, widths_mm, strict=True):
        cell.width = Mm(width)
    return row


def _insert(properties: CT_TblPr, added: BaseOxmlElement) -> None:
    """Put a property where the schema wants it: borders, layout, margins, look."""
    later = ("w:tblLayout", "w:tblCellMar", "w:tblLook") if added.tag == qn("w:tblBorders") else ("w:tblLook",)
    properties.insert_element_before(added, *later)


def _borders() -> BaseOxmlElement:
    borders = element("w:tblBorders")
    for side in _BORDERS:
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color="000000"))
    return borders


def _padding(padding_mm: float) -> BaseOxmlElement:
    margins = element("w:tblCellMar")
    for side in _MARGIN_SIDES:
        twips = Mm(padding_mm if side in {"left", "right"} else 0).twips
        margins.append(element(f"w:{side}", w=str(twips), type="dxa"))
    return margins
