"""The value that every format of file is turned into."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file, the format it came in and what the person should know about it (ghi chú).

    `format` is "txt", "html" or "docx". Offsets of a reading count the characters of `text`.
    """

    text: str
    format: str
    notes: tuple[str, ...] = ()
