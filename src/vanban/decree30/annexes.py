"""Annexes (phụ lục): each a section of its own, upright or across, with its own page numbers."""

from docx.document import Document
from docx.shared import Pt

from vanban.decree30.body import write_body
from vanban.decree30.ink import Ink, rule, shape, write
from vanban.decree30.model import AdministrativeDocument, Annex
from vanban.decree30.numbering import date_text, number_text, roman
from vanban.decree30.opening import LINE_SHARE
from vanban.decree30.page import add_styled, new_section, text_width
from vanban.decree30.widths import even_lines, width_mm


def write_annexes(target: Document, document: AdministrativeDocument) -> None:
    """Write the annexes; only two or more are numbered."""
    for position, annex in enumerate(document.annexes, start=1):
        number = f" {roman(position)}" if len(document.annexes) > 1 else ""
        _write_annex(target, document, annex, f"Phụ lục{number}")


def _write_annex(target: Document, document: AdministrativeDocument, annex: Annex, label: str) -> None:
    new_section(target, document.layout, annex.landscape)
    width = text_width(document.layout, annex.landscape)
    write(shape(add_styled(target, "Heading 1")), label, Ink(bold=True))
    lines = even_lines(annex.title.upper(), 14, width - 10, bold=True)
    write(shape(target.add_paragraph()), "\n".join(lines), Ink(bold=True))
    reference = f"(Kèm theo {attached_to(document)})"
    words = even_lines(reference, 13, width - 4)
    write(shape(target.add_paragraph()), "\n".join(words), Ink(13, italic=True))
    line = target.add_paragraph()
    rule(line, max(width_mm(part, 13) for part in words) * LINE_SHARE, width, gap=2)
    line.paragraph_format.space_after = Pt(8)
    write_body(target, annex.blocks, document.layout, width)


def attached_to(document: AdministrativeDocument) -> str:
    """The document that an annex belongs to, as it is cited: type, number, date, issuer."""
    kind = document.type_name.capitalize() or "Công văn"
    issuer = document.issuer.full_name or document.issuer.name
    number = number_text(document.number, document.symbol)
    return f"{kind} số {number} {date_text(document.issued, document.year)} của {issuer}"
