"""The page: A4, margins, Times New Roman as the font of everything, the page number in the top margin."""

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph

from vanban.decree30.ink import Ink, border, element, set_fonts, shape, style_run, write
from vanban.decree30.model import Layout

SHORT_MM, LONG_MM = 210.0, 297.0
_HEADER_MM = 10
_NUMBER = Ink(14)
_CONTACT = Ink(11)
_HEADINGS = ("Heading 1", "Heading 2", "Heading 3")
_LANGUAGE = "vi-VN"


def text_width(layout: Layout, landscape: bool = False) -> float:
    """The width between the margins in millimetres."""
    return (LONG_MM if landscape else SHORT_MM) - layout.left_mm - layout.right_mm


def set_styles(document: Document, layout: Layout) -> None:
    """Make every style of the file follow the decree, so that what a person types on does too."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    if defaults is not None:
        for properties in defaults.iter(qn("w:rPr")):
            set_fonts(properties)
            for language in properties.iter(qn("w:lang")):
                language.set(qn("w:val"), _LANGUAGE)
                language.set(qn("w:eastAsia"), _LANGUAGE)
    for name in ("Normal", "Body Text", "Header", "Footer", *_HEADINGS):
        style = document.styles[name]
        if isinstance(style, ParagraphStyle):
            _set_style(style, name, layout)


def _set_style(style: ParagraphStyle, name: str, layout: Layout) -> None:
    set_fonts(style.element.get_or_add_rPr())
    style.font.size = Pt(14)
    style.font.bold = name in _HEADINGS[:2]
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    form = style.paragraph_format
    form.space_before = Pt(0)
    form.space_after = Pt(0)
    form.line_spacing = 1.0
    if name == "Body Text" or name in _HEADINGS:
        form.first_line_indent = Mm(layout.first_line_mm)
        form.space_after = Pt(layout.paragraph_gap_pt)
        form.line_spacing = layout.line_spacing
        form.keep_with_next = name in _HEADINGS
        form.widow_control = True


def add_styled(document: Document, style: str) -> WordParagraph:
    """A new paragraph in a style, set by its identifier: looking a style up by name costs a millisecond."""
    paragraph = document.add_paragraph()
    paragraph._p.style = style.replace(" ", "")
    return paragraph


def set_page(section: Section, layout: Layout, landscape: bool = False) -> None:
    """A4, upright or across, with the margins of the decree; the first page shows no number."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width = Mm(LONG_MM if landscape else SHORT_MM)
    section.page_height = Mm(SHORT_MM if landscape else LONG_MM)
    section.top_margin, section.bottom_margin = Mm(layout.top_mm), Mm(layout.bottom_mm)
    section.left_margin, section.right_margin = Mm(layout.left_mm), Mm(layout.right_mm)
    section.header_distance = section.footer_distance = Mm(_HEADER_MM)
    section.different_first_page_header_footer = True


def number_pages(section: Section) -> None:
    """Write the page number (số trang) in Arabic figures in the middle of the top margin."""
    paragraph = section.header.paragraphs[0]
    shape(paragraph, "center")
    for kind, code in (("begin", ""), ("", " PAGE "), ("separate", ""), ("text", "2"), ("end", "")):
        run = paragraph.add_run("2" if kind == "text" else "")
        style_run(run, _NUMBER)
        if kind == "text":
            continue
        if kind:
            run._element.append(element("w:fldChar", fldCharType=kind))
        else:
            instruction = element("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = code
            run._element.append(instruction)


def show_contact(section: Section, contact: str) -> None:
    """The address line (địa chỉ, điện thoại) at the foot of the first page, below a line."""
    paragraph: WordParagraph = section.first_page_footer.paragraphs[0]
    shape(paragraph, "center")
    border(paragraph, "top", space=4)
    write(paragraph, contact, _CONTACT)


def new_section(document: Document, layout: Layout, landscape: bool) -> Section:
    """A section on a new page whose pages are counted from 1 again."""
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    # The break hangs on an empty paragraph: as low as it can be, or it may fall on a page of its own.
    exact(shape(document.paragraphs[-1]), 1)
    set_page(section, layout, landscape)
    section.first_page_footer.is_linked_to_previous = False
    numbers = section._sectPr.find(qn("w:pgNumType"))
    if numbers is None:
        numbers = element("w:pgNumType")
        section._sectPr.insert_element_before(numbers, "w:cols", "w:titlePg", "w:docGrid")
    numbers.set(qn("w:start"), "1")
    return section


def exact(paragraph: WordParagraph, points: float) -> None:
    """Give a paragraph a line of exact height, for the empty ones that only part two tables."""
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(points)
