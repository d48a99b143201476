"""The lower part of a document: recipients on the left, the signature block on the right, level with each other."""

from docx.document import Document
from docx.table import _Cell

from vanban.decree30.grid import add_grid, add_row
from vanban.decree30.ink import Ink, next_paragraph, shape, write
from vanban.decree30.marks import listed
from vanban.decree30.model import AdministrativeDocument, Recipients, Signature
from vanban.decree30.page import exact, text_width
from vanban.decree30.widths import even_lines

_LEFT_SHARE = 0.48
_SIGNING_GAP = 72.0  # about four lines of the body


def write_closing(target: Document, document: AdministrativeDocument) -> None:
    """Write recipients and signature; they stay together on one page, with the end of the body."""
    for paragraph in target.paragraphs[-2:]:
        paragraph.paragraph_format.keep_with_next = True
    width = text_width(document.layout)
    widths = (width * _LEFT_SHARE, width * (1 - _LEFT_SHARE))
    exact(shape(target.add_paragraph()), 4)
    target.paragraphs[-1].paragraph_format.keep_with_next = True
    left, right = add_row(add_grid(target, widths, bordered=False), widths).cells
    _write_recipients(left, document.recipients)
    _write_signature(right, document.signature, widths[1])
    if not document.annexes:
        # A Word file may not end with a table.
        exact(shape(target.add_paragraph()), 1)


def _write_recipients(cell: _Cell, recipients: Recipients) -> None:
    write(shape(next_paragraph(cell), "left"), "Nơi nhận:", Ink(12, bold=True, italic=True))
    for line in listed((*recipients.names, f"Lưu: {recipients.archive}")):
        write(shape(next_paragraph(cell), "left"), f"- {line}", Ink(11))


def _write_signature(cell: _Cell, signature: Signature, width: float) -> None:
    for title in (*signature.competence, signature.position):
        for line in even_lines(title.upper(), 14, width - 2, bold=True):
            write(shape(next_paragraph(cell)), line, Ink(bold=True))
    gap = _SIGNING_GAP
    if signature.mark:
        write(shape(next_paragraph(cell), before=gap / 3), signature.mark, Ink(italic=True))
        gap /= 3
    write(shape(next_paragraph(cell), before=gap), signature.full_name, Ink(bold=True))
