"""A document → the bytes of a Word file (.docx); the same document always gives the same bytes."""

import io
import zipfile
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.oxml.ns import qn

from vanban.decree30.annexes import write_annexes
from vanban.decree30.body import write_body
from vanban.decree30.closing import write_closing
from vanban.decree30.ink import clean, element
from vanban.decree30.marks import ended
from vanban.decree30.model import AdministrativeDocument
from vanban.decree30.opening import write_opening
from vanban.decree30.page import number_pages, set_page, set_styles, show_contact, text_width

# Neither the clock nor the machine is written into a file: the day of the decree stands for a missing date.
_DAY_OF_DECREE = datetime(2020, 3, 5, tzinfo=UTC)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_WORD_2013 = "15"


def write_docx(document: AdministrativeDocument) -> bytes:
    """Write a document in the form of Decree 30/2020."""
    target = docx.Document()
    _clear(target)
    set_styles(target, document.layout)
    set_page(target.sections[0], document.layout)
    number_pages(target.sections[0])
    if document.contact:
        show_contact(target.sections[0], document.contact)
    write_opening(target, document)
    write_body(target, ended(document.body), document.layout, text_width(document.layout))
    write_closing(target, document)
    write_annexes(target, document)
    _set_properties(target, document)
    return _packed(target)


def _clear(target: Document) -> None:
    """Take what the template brings: old compatibility rules and a picture of an empty page."""
    settings = target.settings.element
    for compatibility in settings.findall(qn("w:compat")):
        for setting in compatibility.findall(qn("w:compatSetting")):
            compatibility.remove(setting)
        compatibility.append(
            element(
                "w:compatSetting",
                name="compatibilityMode",
                uri="http://schemas.microsoft.com/office/word",
                val=_WORD_2013,
            )
        )
    relations = target.part.package.rels
    for name in [name for name, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[name]


def _set_properties(target: Document, document: AdministrativeDocument) -> None:
    issued = document.issued
    moment = datetime(issued.year, issued.month, issued.day, tzinfo=UTC) if issued else _DAY_OF_DECREE
    properties = target.core_properties
    properties.title = clean(f"{document.type_name} {document.subject}".strip())[:255]
    properties.author = clean(document.issuer.full_name or document.issuer.name)[:255]
    properties.last_modified_by = properties.author
    properties.created = properties.modified = moment
    properties.language = "vi-VN"
    properties.comments = ""
    properties.revision = 1


def _packed(target: Document) -> bytes:
    """Save, then pack once more with fixed dates: python-docx writes the time of day into the archive."""
    saved = io.BytesIO()
    target.save(saved)
    packed = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in source.infolist():
            copied = zipfile.ZipInfo(entry.filename, _ZIP_DATE)
            copied.compress_type = zipfile.ZIP_DEFLATED
            copied.external_attr = 0o600 << 16
            copy.writestr(copied, source.read(entry))
    return packed.getvalue()
