"""Small strokes of a Word file: runs in Times New Roman, paragraphs, lines, borders and cells."""

import re
from dataclasses import dataclass
from typing import cast

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from vanban.decree30.model import Align, Run, Words

FONT = "Times New Roman"
RED = RGBColor(0xC0, 0x00, 0x00)
_FONT_SLOTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
# What XML 1.0 does not allow: control characters, lone surrogates, two non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Ink:
    """How a run of letters looks."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    red: bool = False


def clean(text: str) -> str:
    """The text without the characters that a Word file cannot hold."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def write(paragraph: WordParagraph, words: Words, ink: Ink) -> WordParagraph:
    """Add words to a paragraph; a run's own emphasis comes on top of the ink."""
    for run in (Run(words),) if isinstance(words, str) else words:
        text = clean(run.text)
        if text:
            style_run(paragraph.add_run(text), ink, run.bold, run.italic)
    return paragraph


def style_run(run: WordRun, ink: Ink, bold: bool = False, italic: bool = False) -> None:
    """Give a run its font (every slot of it, or some letters fall back to another one), size and emphasis."""
    run.font.name = FONT
    run.font.size = Pt(ink.size)
    set_fonts(run._element.get_or_add_rPr())
    if ink.bold or bold:
        run.font.bold = True
    if ink.italic or italic:
        run.font.italic = True
    if ink.red:
        run.font.color.rgb = RED


def element(tag: str, **values: str) -> BaseOxmlElement:
    """An element of a Word file with its attributes: element("w:sz", val="28")."""
    made = cast(BaseOxmlElement, OxmlElement(tag))
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made


def set_fonts(properties: BaseOxmlElement) -> None:
    """Name Times New Roman for every script and drop the fonts of the theme."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = element("w:rFonts")
        properties.insert(0, fonts)
    for name in list(fonts.attrib):
        if str(name).endswith("Theme"):
            del fonts.attrib[name]
    for slot in _FONT_SLOTS:
        fonts.set(qn(slot), FONT)


def shape(
    paragraph: WordParagraph,
    align: Align = "center",
    before: float = 0,
    after: float = 0,
    spacing: float = 1,
    first_line_mm: float = 0,
) -> WordParagraph:
    """Set alignment, gaps (in points), line spacing and first-line indent of a paragraph."""
    form = paragraph.paragraph_format
    form.alignment = _ALIGN[align]
    form.space_before = Pt(before)
    form.space_after = Pt(after)
    form.line_spacing = spacing
    form.first_line_indent = Mm(first_line_mm)
    return paragraph


def rule(paragraph: WordParagraph, width_mm: float, available_mm: float, gap: float = 1) -> None:
    """Draw a solid line of a given width in the middle: the upper border of an empty paragraph."""
    side = max((available_mm - width_mm) / 2, 0)
    shape(paragraph, "center", before=gap)
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(side)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(5)
    border(paragraph, "top", space=0)
    mark = paragraph._p.get_or_add_pPr()
    run = element("w:rPr")
    run.append(element("w:sz", val="4"))
    mark.append(run)


def border(paragraph: WordParagraph, *sides: str, space: int = 1, color: str = "000000") -> None:
    """Draw solid lines at the sides of a paragraph."""
    borders = element("w:pBdr")
    for side in sides:
        borders.append(element(f"w:{side}", val="single", sz="6", space=str(space), color=color))
    # The schema wants the borders before spacing, indents and alignment.
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def next_paragraph(cell: _Cell) -> WordParagraph:
    """The first paragraph of a cell while it is empty, then a new one."""
    first: WordParagraph = cell.paragraphs[0]
    used = len(cell.paragraphs) > 1 or first.runs or first._p.pPr is not None
    added: WordParagraph = cell.add_paragraph() if used else first
    return added
