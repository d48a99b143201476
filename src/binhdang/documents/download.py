"""Handing out a stored file: each app serves its own, after it has asked who is asking."""

from django.http import FileResponse

from binhdang.documents.formats import CONTENT_TYPES
from binhdang.documents.models import StoredFile


def file_response(stored: StoredFile) -> FileResponse:
    """Return the file as a download under its own name; a browser neither guesses its type nor runs what is in it."""
    response = FileResponse(
        stored.file.open("rb"),
        as_attachment=True,
        filename=stored.name,
        content_type=CONTENT_TYPES.get(stored.format, "application/octet-stream"),
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
