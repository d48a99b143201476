"""Keeping uploaded files so that a failed operation leaves none behind (tệp)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256
from uuid import uuid4

from django.core.files.base import ContentFile

from binhdang.accounts.acting import Acting, person_of
from binhdang.documents.models import StoredFile

_fresh: ContextVar[list[StoredFile] | None] = ContextVar("fresh_files", default=None)


@contextmanager
def discarding_files() -> Iterator[None]:
    """Remove from the disk the files kept inside the block when it fails: a database rolls back, a folder does not.

    Put it around the transaction of an operation that keeps files; blocks may stand inside each other.
    """
    fresh: list[StoredFile] = []
    outer = _fresh.get()
    token = _fresh.set(fresh)
    try:
        yield
        if outer is not None:
            # Inside a larger operation it is the larger one that may still fail.
            outer.extend(fresh)
    except BaseException:
        for stored in fresh:
            stored.file.delete(save=False)
        raise
    finally:
        _fresh.reset(token)


def keep(data: bytes, *, name: str, file_format: str, by: Acting) -> StoredFile:
    """Write the bytes under a name of our own; the person's name for it is only kept as words."""
    stored = StoredFile(
        name=name, format=file_format, size=len(data), sha256=sha256(data).hexdigest(), uploaded_by=person_of(by)
    )
    stored.file.save(f"{uuid4().hex}.{file_format}", ContentFile(data), save=False)
    fresh = _fresh.get()
    if fresh is not None:
        fresh.append(stored)
    try:
        stored.save()
    except BaseException:
        stored.file.delete(save=False)
        raise
    return stored
