"""The upper part of a document: authority, motto, number, place and date, title, addressees, legal bases."""

from docx.document import Document
from docx.shared import Mm
from docx.table import _Cell

from vanban.decree30.grid import add_grid, add_row
from vanban.decree30.ink import Ink, border, next_paragraph, rule, shape, write
from vanban.decree30.marks import listed
from vanban.decree30.model import AdministrativeDocument
from vanban.decree30.numbering import date_line, number_text
from vanban.decree30.page import add_styled, text_width
from vanban.decree30.widths import even_lines, width_mm

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_STATE_MM = 93.0  # the name of the state in one line of bold 12 points, with some air
_COMMITTEE = "ỦY BAN NHÂN DÂN "
# The decree asks for a third to a half of the words above.
LINE_SHARE = 0.42


def write_opening(target: Document, document: AdministrativeDocument) -> None:
    """Write everything above the body."""
    width = text_width(document.layout)
    widths = (width - _STATE_MM, _STATE_MM)
    table = add_grid(target, widths, bordered=False)
    first = add_row(table, widths).cells
    _write_issuer(first[0], document, widths[0])
    _write_state(first[1])
    second = add_row(table, widths).cells
    _write_number(second[0], document, widths[0])
    place = shape(next_paragraph(second[1]), before=6)
    write(place, date_line(document.place, document.issued, document.year), Ink(13, italic=True))
    _write_title(target, document, width)
    _write_addressees(target, document.addressees)
    _write_bases(target, document)


def _write_issuer(cell: _Cell, document: AdministrativeDocument, width: float) -> None:
    for line in _name_lines(document.issuer.parent, width, bold=False):
        write(shape(next_paragraph(cell)), line, Ink(12))
    lines = _name_lines(document.issuer.name, width, bold=True)
    for line in lines:
        write(shape(next_paragraph(cell)), line, Ink(12, bold=True))
    longest = max((width_mm(line, 12, bold=True) for line in lines), default=0)
    rule(next_paragraph(cell), longest * LINE_SHARE, width)


def _name_lines(name: str, width: float, bold: bool) -> tuple[str, ...]:
    """The lines of an authority's name: "ỦY BAN NHÂN DÂN" stands alone when the name needs two."""
    upper = name.upper()
    lines = even_lines(upper, 12, width - 2, bold)
    if len(lines) > 1 and upper.startswith(_COMMITTEE) and "\n" not in upper:
        rest = even_lines(upper.removeprefix(_COMMITTEE), 12, width - 2, bold)
        return (_COMMITTEE.strip(), *rest)
    return lines


def _write_state(cell: _Cell) -> None:
    write(shape(next_paragraph(cell)), STATE, Ink(12, bold=True))
    write(shape(next_paragraph(cell)), MOTTO, Ink(13, bold=True))
    rule(next_paragraph(cell), width_mm(MOTTO, 13, bold=True), _STATE_MM, gap=2)


def _write_number(cell: _Cell, document: AdministrativeDocument, width: float) -> None:
    number = shape(next_paragraph(cell), before=6)
    write(number, f"Số: {number_text(document.number, document.symbol)}", Ink(13))
    if not document.type_name:
        for position, line in enumerate(even_lines(f"V/v {document.subject}", 12, width - 4)):
            write(shape(next_paragraph(cell), before=0 if position else 6), line, Ink(12))
    for mark in document.marks:
        _write_mark(cell, mark.upper(), width)


def _write_mark(cell: _Cell, mark: str, width: float) -> None:
    """A boxed mark (DỰ THẢO, KHẨN): urgency in red, everything else in black."""
    urgent = "KHẨN" in mark or "TỐC" in mark
    paragraph = shape(next_paragraph(cell), before=8, after=2)
    side = max((width - width_mm(mark, 13, bold=True) - 6) / 2, 0)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(side)
    border(paragraph, "top", "left", "bottom", "right", space=2, color="C00000" if urgent else "000000")
    write(paragraph, mark, Ink(13, bold=True, red=urgent))


def _write_title(target: Document, document: AdministrativeDocument, width: float) -> None:
    if not document.type_name:
        shape(target.add_paragraph(), before=6)
        return
    title = shape(target.add_paragraph(), before=18)
    write(title, document.type_name.upper(), Ink(14, bold=True))
    lines = even_lines(document.subject, 14, width - 10, bold=True)
    write(shape(target.add_paragraph()), "\n".join(lines), Ink(14, bold=True))
    longest = max((width_mm(line, 14, bold=True) for line in lines), default=0)
    line = target.add_paragraph()
    # A third of a whole line of words is long enough.
    rule(line, min(max(longest * LINE_SHARE, 20), 60) if longest <= 140 else longest * 0.36, width, gap=2)
    line.paragraph_format.space_after = Mm(3)


def _write_addressees(target: Document, addressees: tuple[str, ...]) -> None:
    if not addressees:
        return
    if len(addressees) == 1:
        only = shape(target.add_paragraph(), before=6, after=12)
        write(only, f"Kính gửi: {addressees[0].strip()}", Ink())
        return
    # The dashes stand below the colon.
    opening = shape(target.add_paragraph(), "left", before=6)
    opening.paragraph_format.left_indent = Mm(35)
    write(opening, "Kính gửi:", Ink())
    hanging = width_mm("- ", 14)
    colon = 35 + width_mm("Kính gửi", 14)
    lines = listed(addressees)
    for position, line in enumerate(lines, start=1):
        paragraph = shape(target.add_paragraph(), "left", after=12 if position == len(lines) else 0)
        paragraph.paragraph_format.left_indent = Mm(colon + hanging)
        paragraph.paragraph_format.first_line_indent = Mm(-hanging)
        write(paragraph, f"- {line}", Ink())


def _write_bases(target: Document, document: AdministrativeDocument) -> None:
    layout = document.layout
    if document.authority:
        write(shape(target.add_paragraph(), before=6, after=12), document.authority.upper(), Ink(bold=True))
    for base in listed(document.bases):
        paragraph = add_styled(target, "Body Text")
        shape(
            paragraph,
            "justify",
            after=layout.paragraph_gap_pt,
            spacing=layout.line_spacing,
            first_line_mm=layout.first_line_mm,
        )
        write(paragraph, base, Ink(italic=True))
    if document.resolved:
        words = document.resolved.upper().rstrip(": ") + ":"
        write(shape(target.add_paragraph(), before=6, after=8), words, Ink(bold=True))
