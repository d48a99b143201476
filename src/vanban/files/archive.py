"""The zip archive of an Office file, opened only after its directory was found harmless."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from vanban.files.limits import (
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    MAX_XML_BYTES,
    MAX_ZIP_ENTRIES,
    RATIO_COUNTS_FROM,
)
from vanban.files.refusal import refuse

_ENCRYPTED = 0x1
_ODF_KINDS = {b"application/vnd.oasis.opendocument.text": "odt"}


class Archive:
    """The parts of an Office file, each read at most once and never beyond its limit."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._entries = {entry.filename.lower(): entry for entry in archive.infolist()}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def names(self) -> frozenset[str]:
        """The names of all parts, in lower case (Office compares them so)."""
        return frozenset(self._entries)

    def read(self, name: str, limit: int = MAX_XML_BYTES) -> bytes | None:
        """The bytes of a part; None when there is no such part."""
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        if entry.flag_bits & _ENCRYPTED:
            raise refuse("encrypted")
        if entry.file_size > limit:
            raise refuse("docx_bomb")
        try:
            # Among what is caught is how zipfile says that it does not know a way of packing.
            with self._archive.open(entry) as part:
                return part.read(limit)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
            raise refuse("docx_damaged") from error


@contextmanager
def opened(data: bytes) -> Iterator[Archive]:
    """The archive, after its directory alone was checked: number of parts, total size, ratio."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise refuse("docx_damaged") from error
    with archive:
        _check_directory(archive.infolist())
        yield Archive(archive)


def _check_directory(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ZIP_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise refuse("docx_bomb")
    for entry in entries:
        if entry.file_size > RATIO_COUNTS_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise refuse("docx_bomb")
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) != len(names):
        # Two parts of one name: what we read would not be what Word shows.
        raise refuse("docx_damaged")


def archive_kind(archive: Archive) -> str:
    """What a zip holds: "docx", "xlsx", "ppt", "odt", "ods" or only files ("archive")."""
    names = archive.names()
    if "mimetype" in names and "content.xml" in names:
        return _ODF_KINDS.get((archive.read("mimetype") or b"").strip(), "ods")
    for folder, kind in (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "ppt")):
        if any(name.startswith(folder) for name in names):
            return kind
    return "docx_damaged" if "[content_types].xml" in names else "archive"
