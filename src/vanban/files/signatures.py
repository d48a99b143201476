"""What a file is, decided by its first bytes and never by its name."""

import re

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PREFIXES: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b\x08", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"MSCF\x00\x00\x00\x00", "archive"),
)
# What an old Office file holds is told by the names of its streams, written in UTF-16.
_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
    ("Workbook", "xls"),
)
_HTML_TAGS = "html|head|body|meta|title|table|div|p|span|article|section|main|h[1-6]|ul|ol|center|font|br|b|i"
_HTML_START = re.compile(
    rf"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|(?:{_HTML_TAGS})[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_HTML_LATER = re.compile(r"<html[\s>].*?<(?:head|body)[\s>]", re.IGNORECASE | re.DOTALL)
_XML_START = re.compile(r"\s*<\?xml\s")
_MHTML_START = re.compile(r"MIME-Version:.*?Content-Type:\s*multipart/related", re.IGNORECASE | re.DOTALL)
_HEAD = 8_192


def signature(data: bytes) -> str:
    """The kind that the bytes give away ("zip", "pdf", "doc", …), or "" when they may be text."""
    if data.startswith(_ZIP):
        return "zip"
    if data.startswith(_OLE):
        return _ole_kind(data)
    if b"%PDF-" in data[:1024] and b"\x00" not in data[: data[:1024].index(b"%PDF-")]:
        return "pdf" if data[:1024].lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"%PDF-") else _loose_pdf(data)
    for prefix, kind in _PREFIXES:
        if data.startswith(prefix):
            return kind
    return _signature_with_fields(data)


def _signature_with_fields(data: bytes) -> str:
    """Kinds whose first letters could also begin a text: a second field is asked for."""
    if data[:2] == b"MZ" and b"\x00" in data[:64]:
        return "program"
    if data[:2] == b"BM" and data[6:10] == b"\x00\x00\x00\x00":
        return "image"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image"
    if data[4:8] == b"ftyp" and b"\x00" in data[:4]:
        return "image" if data[8:12] in {b"heic", b"heix", b"mif1", b"avif"} else "binary"
    return ""


def _loose_pdf(data: bytes) -> str:
    """A PDF with some bytes before its mark; a text that only speaks of "%PDF-" has no end mark."""
    return "pdf" if b"%%EOF" in data[-2048:] else ""


def _ole_kind(data: bytes) -> str:
    for name, kind in _OLE_STREAMS:
        if name.encode("utf-16-le") in data:
            return kind
    return "ole"


def text_kind(text: str) -> str:
    """The kind of something that decodes as text: "html", "xml", "word_xml", "mhtml" or "txt"."""
    head = text[:_HEAD].lstrip("\ufeff")
    if _MHTML_START.match(head):
        return "mhtml"
    if _HTML_START.match(head) or _HTML_LATER.search(head):
        return "html"
    if _XML_START.match(head):
        return "word_xml" if "wordDocument" in head or "pkg:package" in head else "xml"
    return "txt"
