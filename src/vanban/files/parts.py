"""The XML parts of a Word file: parsed without entities, without DTD and without reaching out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from vanban.files.archive import Archive
from vanban.files.refusal import refuse

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

OFFICE_DOCUMENT = "/officeDocument"
_DECLARATIONS = ("<!DOCTYPE", "<!ENTITY")
# An XML file may be UTF-16; the same marks are looked for in its letters too.
_FORBIDDEN = tuple(text.encode(encoding) for text in _DECLARATIONS for encoding in ("ascii", "utf-16-le", "utf-16-be"))


def parse(data: bytes) -> Element:
    """The root element of a part."""
    if any(mark in data for mark in _FORBIDDEN):
        raise refuse("docx_entities")
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refuse("docx_damaged") from error
    if root.getroottree().docinfo.internalDTD is not None:  # a declaration in an encoding that was not looked for
        raise refuse("docx_entities")
    return root


def read_part(archive: Archive, name: str) -> Element | None:
    """The root of a part, None when the file has no such part."""
    data = archive.read(name)
    return None if data is None else parse(data)


def main_part(archive: Archive) -> str:
    """The name of the part with the text: nearly always word/document.xml, but the file says it itself."""
    relations = read_part(archive, "_rels/.rels")
    for relation in [] if relations is None else relations:
        if relation.get("Type", "").endswith(OFFICE_DOCUMENT):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def local(element: Element) -> str:
    """The name of an element without its namespace (Transitional and Strict files differ only there)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, *names: str) -> Element | None:
    """The first descendant along a path of child names; of nothing, nothing."""
    for name in names:
        if element is None:
            return None
        element = next((part for part in element if local(part) == name), None)
    return element


def children(element: Element, name: str) -> Iterator[Element]:
    """The child elements of one name."""
    return (part for part in element if local(part) == name)


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of an element, whatever its namespace."""
    if element is None:
        return None
    for key, text in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(text)
    return None


def whole(text: str | None, default: int = 0) -> int:
    """An attribute as a whole number; anything odd gives the default."""
    try:
        number = int(text or "")
    except ValueError:
        return default
    return number if abs(number) < 1_000_000 else default


def switched_on(element: Element | None) -> bool:
    """Whether a property such as <w:caps/> is there and not switched off."""
    return element is not None and (value(element) or "true").lower() not in {"0", "false", "off", "none"}
