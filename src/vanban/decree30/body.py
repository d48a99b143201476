"""The body of a document or an annex: headings, paragraphs, points and tables."""

from collections.abc import Sequence

from docx.document import Document
from docx.text.paragraph import Paragraph as WordParagraph

from vanban.decree30.ink import Ink, clean, shape, write
from vanban.decree30.labels import Labels
from vanban.decree30.marks import punctuated
from vanban.decree30.model import Article, Block, Heading, Layout, Paragraph, Part, Point, Table, Words
from vanban.decree30.page import add_styled
from vanban.decree30.tables import write_table

BODY = "Body Text"


def write_body(target: Document, blocks: Sequence[Block], layout: Layout, width: float) -> None:
    """Write the blocks in order; labels count from the beginning of this body."""
    labels = Labels()
    for position, block in enumerate(blocks):
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        label = labels.label(block)
        if isinstance(block, Table):
            write_table(target, block, width)
        elif isinstance(block, Part):
            _write_part(target, block, label)
        elif isinstance(block, Heading):
            _write_heading(target, block, label, layout)
        elif isinstance(block, Article):
            _write_article(target, block, label, layout)
        else:
            words = punctuated(block, following) if isinstance(block, Point) else block.words
            _write_words(target, block, words, label, layout)


def _write_part(target: Document, part: Part, label: str) -> None:
    for text, after in ((label, 0), (part.title.upper(), 6)):
        paragraph = add_styled(target, "Heading 1")
        shape(paragraph, "center", before=0 if after else 6, after=after)
        paragraph.paragraph_format.keep_with_next = True
        write(paragraph, text, Ink(bold=True))


def _write_heading(target: Document, heading: Heading, label: str, layout: Layout) -> None:
    paragraph = add_styled(target, f"Heading {heading.level}")
    _body_shape(paragraph, layout)
    paragraph.paragraph_format.keep_with_next = True
    text = heading.text.upper() if heading.level == 1 else heading.text
    write(paragraph, f"{label} {text}".strip(), Ink(bold=heading.level < 3))


def _write_article(target: Document, article: Article, label: str, layout: Layout) -> None:
    paragraph = _body_shape(add_styled(target, BODY), layout)
    write(paragraph, f"{label} ", Ink(bold=True))
    write(paragraph, article.words, Ink(bold=article.titled))
    paragraph.paragraph_format.keep_with_next = article.titled


def _write_words(target: Document, block: Paragraph | Point, words: Words, label: str, layout: Layout) -> None:
    for position, line in enumerate(_lines(words)):
        paragraph = _body_shape(add_styled(target, BODY), layout)
        if isinstance(block, Paragraph) and (block.align != "justify" or not block.indent):
            shape(
                paragraph,
                block.align,
                after=layout.paragraph_gap_pt,
                spacing=layout.line_spacing,
                first_line_mm=layout.first_line_mm if block.indent and block.align == "left" else 0,
            )
        if label and position == 0:
            write(paragraph, f"{label} ", Ink())
        write(paragraph, line, Ink())


def _body_shape(paragraph: WordParagraph, layout: Layout) -> WordParagraph:
    return shape(
        paragraph,
        "justify",
        after=layout.paragraph_gap_pt,
        spacing=layout.line_spacing,
        first_line_mm=layout.first_line_mm,
    )


def _lines(words: Words) -> Sequence[Words]:
    """A text with newlines is as many paragraphs."""
    if not isinstance(words, str):
        return (words,)
    return tuple(line.strip() for line in clean(words).split("\n") if line.strip()) or ("",)
