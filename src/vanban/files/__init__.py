"""Bytes of a file → text (đọc tệp): .txt, .html and .docx, told apart by their content.

`read_bytes` gives a `SourceText` or raises `FileRefused` with one Vietnamese sentence that says what is wrong
and what to do. Libraries of a format are loaded when the first file of that format comes
(`vanban[docx]`, `vanban[html]`).
"""

from vanban.files.limits import MAX_FILE_BYTES
from vanban.files.plain import decode, plain_text
from vanban.files.refusal import FileRefused, refuse, refuse_size
from vanban.files.signatures import signature, text_kind
from vanban.files.source import SourceText

__all__ = ["MAX_FILE_BYTES", "FileRefused", "SourceText", "read_bytes"]

_NAMED = {"docx": ".docx", "html": ".html", "txt": ".txt"}
_SAME = {".htm": ".html", ".xhtml": ".html", ".docm": ".docx", ".dotx": ".docx", ".text": ".txt", ".md": ".txt"}


def read_bytes(data: bytes, name: str = "") -> SourceText:
    """The text of a file; its name only serves to tell the person that name and content differ.

    The text of a .txt is the file's text exactly (see `vanban.files.plain.decode` about byte order marks).
    """
    if not data:
        raise refuse("empty")
    if len(data) > MAX_FILE_BYTES:
        raise refuse_size(len(data), MAX_FILE_BYTES, "byte")
    source = _read(data)
    return SourceText(source.text, source.format, source.notes + _name_notes(name, source.format))


def _read(data: bytes) -> SourceText:
    kind = signature(data)
    if kind == "zip":
        return _read_archive(data)
    if kind:
        raise refuse(kind)
    decoded = _decode_as_declared(data)
    kind = text_kind(decoded.text)
    if kind == "html":
        from vanban.files.webpage import page_text

        page = page_text(decoded.text, len(data))
        return SourceText(page.text, page.format, decoded.notes + page.notes)
    if kind != "txt":
        raise refuse(kind)
    return plain_text(decoded)


def _decode_as_declared(data: bytes) -> SourceText:
    """Decode by content; a web page in an old encoding is decoded as it declares."""
    try:
        return decode(data)
    except FileRefused:
        from vanban.files.webpage import declared_text

        page = declared_text(data)
        if page is None:
            raise
        return page


def _read_archive(data: bytes) -> SourceText:
    from vanban.files.archive import archive_kind, opened
    from vanban.files.word import document_text

    with opened(data) as archive:
        kind = archive_kind(archive)
        if kind != "docx":
            raise refuse(kind)
        return document_text(archive)


def _name_notes(name: str, kind: str) -> tuple[str, ...]:
    """A note when the name of the file promises something else than it holds."""
    dot = name.rfind(".")
    ending = name[dot:].lower() if dot > 0 else ""
    ending = _SAME.get(ending, ending)
    if ending not in {".docx", ".doc", ".html", ".txt", ".pdf", ".rtf"} or ending == _NAMED[kind]:
        return ()
    return (f"Tên tệp có đuôi {ending} nhưng nội dung là {_NAMED[kind]}; đã đọc theo nội dung.",)
