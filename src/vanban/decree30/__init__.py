"""Administrative documents in the form of Decree 30/2020 (thể thức văn bản hành chính).

Describe a document with the values of `model` and `write_docx` gives the Word file. Needs `vanban[docx]`.
"""

from vanban.decree30.model import (
    AdministrativeDocument,
    Annex,
    Article,
    Block,
    Column,
    Heading,
    Issuer,
    Layout,
    Paragraph,
    Part,
    Point,
    Recipients,
    Row,
    Run,
    Signature,
    Table,
    blocks_from_text,
)
from vanban.decree30.numbering import date_line, date_text, letter, number_text, pad_number, roman
from vanban.decree30.writer import write_docx

__all__ = [
    "AdministrativeDocument",
    "Annex",
    "Article",
    "Block",
    "Column",
    "Heading",
    "Issuer",
    "Layout",
    "Paragraph",
    "Part",
    "Point",
    "Recipients",
    "Row",
    "Run",
    "Signature",
    "Table",
    "blocks_from_text",
    "date_line",
    "date_text",
    "letter",
    "number_text",
    "pad_number",
    "roman",
    "write_docx",
]
