"""The attributes of a document from its header (thuộc tính văn bản): read once, corrected by a person."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from binhdang.documents.models import Document
from binhdang.documents.moments import from_words
from binhdang.web.rules import RuleBroken

_SIZES = {"type_name": 100, "code_number": 20, "code_notation": 60}


def _day(told: object) -> date | None:
    try:
        return date.fromisoformat(str(told))
    except ValueError:
        return None


def attributes_of(header: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a document takes from the header that was read; what is missing stays blank."""
    told = {name: str(header.get(name) or "")[:size] for name, size in _SIZES.items()}
    return told | {"issued_on": _day(header.get("promulgation_date")), "subject": str(header.get("subject") or "")}


def give_back(document: Document, field: str, words: str) -> None:
    """Put a header field into the document's attributes as it was read; nothing blanks it, and so does half a day."""
    if field == "promulgation_date" and _day(words) is None:
        document.issued_on = None
        document.save(update_fields=("issued_on",))
        return
    take_over(document, field, words[: _SIZES.get(field, len(words))])


def take_over(document: Document, field: str, words: str) -> None:
    """Put a corrected header field into the document's attributes, where the document has it."""
    if field == "promulgation_date":
        document.issued_on = _typed_day(words)
    elif field in _SIZES:
        if len(words) > _SIZES[field]:
            raise RuleBroken(_("Chữ quá dài: ô này nhận nhiều nhất %(size)s ký tự.") % {"size": _SIZES[field]})
        setattr(document, field, words)
    elif field == "subject":
        document.subject = words
    else:
        return
    document.search = document.searchable()
    document.save(update_fields=("issued_on", "subject", "search", *_SIZES))


def _typed_day(words: str) -> date:
    """A day as a person types it (12/01/2026) or as the reader writes it (2026-01-12)."""
    day = _day(words)
    if day is None:
        try:
            day = _day((from_words(words) or {}).get("date"))
        except ValueError:
            day = None
    if day is None:
        raise RuleBroken(_("Ngày ban hành chưa đúng: hãy ghi ngày/tháng/năm, ví dụ 12/01/2026."))
    return day
