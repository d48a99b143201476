"""What a fact says, by its kind (hình dạng của dữ kiện), and what an uploaded file may be: values in, values out.

basis    {"type", "number", "year", "symbol", "date", "issuer", "issuer_as_written", "subject", "role"}
task     {"text", "role", "asked", "agency", "lead", "partners", "deadline", "deadline_source", "when_text", "product",
          "table"}: `agency` is the name above a directive; `lead` and `partners` are those of a labelled block or a row
A point in time (`when`, `deadline`) has exactly one key: see `documents/moments.py`.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from binhdang.documents.moments import is_moment
from binhdang.web.rules import RuleBroken

HEADER_FIELDS = (
    "authority",
    "parent_authority",
    "code_number",
    "code_notation",
    "type_name",
    "place",
    "promulgation_date",
    "subject",
    "plan_year",
    "signer_competence",
    "signer_position",
    "signer_name",
)
TASK_ROLES = ("lead", "coordinate", "assigned")
DEADLINE_SOURCES = ("own", "label", "heading", "none")
RELATIONS = ("before", "by", "on", "in")
COMPARATORS = (">=", "<=", "=", ">", "<", "~", "range")
CITATION_ROLES = ("basis", "body", "title")
NODE_LEVELS = ("part", "article", "roman", "arabic", "decimal", "letter", "dash", "plus")
NAME_KINDS = ("programme", "model", "law")
ALLOWED_FORMATS = ("docx", "pdf", "xlsx", "jpg", "png", "txt", "html")

Clean = Callable[[Any], Any]


class _Unfit(ValueError):
    """A value that does not fit its place."""


def _text(value: Any) -> str | None:  # noqa: ANN401 - whatever a form or the reader hands over
    if value is None:
        return None
    if not isinstance(value, str):
        raise _Unfit
    return " ".join(value.split()) or None


def _words(value: Any) -> str:  # noqa: ANN401 - as above
    """Text that must be there; its line breaks are kept."""
    if not isinstance(value, str) or not value.strip():
        raise _Unfit
    return value.strip()


def _flag(value: Any) -> bool:  # noqa: ANN401 - as above
    return bool(value)


def _names(value: Any) -> list[str]:  # noqa: ANN401 - as above
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        raise _Unfit
    return [name for name in map(_text, value) if name]


def _whole(value: Any) -> int | None:  # noqa: ANN401 - as above
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not str(value).isdecimal():
        raise _Unfit
    return int(value)


def _figure(value: Any) -> float | None:  # noqa: ANN401 - as above
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        raise _Unfit
    try:
        number = float(value)
    except (TypeError, ValueError) as error:
        raise _Unfit from error
    if number != number or abs(number) == float("inf"):
        raise _Unfit
    return int(number) if number == int(number) else number


def _day(value: Any) -> str | None:  # noqa: ANN401 - as above
    words = _text(value)
    if words is None:
        return None
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError as error:
        # A day left blank in a draft keeps its year and month.
        if re.fullmatch(r"\d{4}(-\d{2})?", words):
            return words
        raise _Unfit from error


def _when(value: Any) -> dict[str, Any] | None:  # noqa: ANN401 - as above
    if value is None:
        return None
    if not is_moment(value):
        raise _Unfit
    return dict(value)


def _one_of(*allowed: str) -> Clean:
    def clean(value: Any) -> str:  # noqa: ANN401 - as above
        if value not in allowed:
            raise _Unfit
        return str(value)

    return clean


SHAPES: Mapping[str, Mapping[str, Clean]] = {
    "header": {"field": _one_of(*HEADER_FIELDS), "value": _words},
    "basis": {
        "type": _text, "number": _text, "year": _whole, "symbol": _text, "date": _day, "issuer": _text,
        "issuer_as_written": _text, "subject": _text, "role": _one_of(*CITATION_ROLES),
    },
    "outline": {"level": _one_of(*NODE_LEVELS), "label": _text, "heading": _text, "depth": _whole},
    "agency": {"name": _words, "asked": _flag},
    "task": {
        "text": _words, "role": _one_of(*TASK_ROLES), "asked": _flag, "agency": _text, "lead": _names,
        "partners": _names, "deadline": _when, "deadline_source": _one_of(*DEADLINE_SOURCES), "when_text": _text,
        "product": _text, "table": _flag,
    },
    "deadline": {
        "who": _text, "what": _text, "to": _text, "via": _text, "when": _when, "relation": _one_of(*RELATIONS),
    },
    "report_duty": {"who": _text, "to": _text, "via": _text, "when": _when, "when_text": _text},
    "recipient": {"name": _words},
    "funding": {"source": _words},
    "target": {
        "indicator": _words, "comparator": _one_of(*COMPARATORS), "value": _figure, "value_to": _figure,
        "unit": _text, "when": _when,
    },
    "name": {"kind": _one_of(*NAME_KINDS), "name": _words},
}  # fmt: skip
DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "basis": {"role": "basis"},
    "task": {"role": "assigned", "deadline_source": "none"},
    "deadline": {"relation": "before"},
    "target": {"comparator": "="},
}
# What a person must fill so that the fact means something.
NEEDED: Mapping[str, tuple[str, ...]] = {"deadline": ("when",), "target": ("value",)}


def cleaned(kind: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """Return the value in the shape of its kind: known keys only, each of its type; a wrong one is refused."""
    if kind not in SHAPES:
        raise RuleBroken(_("Loại dữ kiện %(kind)s không có trong danh mục.") % {"kind": kind})
    given = {**DEFAULTS.get(kind, {}), **value}
    result: dict[str, Any] = {}
    for key, clean in SHAPES[kind].items():
        try:
            result[key] = clean(given.get(key))
        except _Unfit as error:
            raise RuleBroken(_("Dữ kiện thiếu hoặc sai phần “%(key)s”. Hãy điền lại.") % {"key": key}) from error
    if any(result[key] is None for key in NEEDED.get(kind, ())):
        raise RuleBroken(_("Dữ kiện chưa đủ: hãy điền các ô bắt buộc."))
    return result


def safe_name(name: str, fallback: str = "tep") -> str:
    """Return the name of an uploaded file without its path and without what could deceive: control and bidi marks."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C" and letter not in '<>:"|?*')
    plain = " ".join(plain.split()).strip(". ")
    if len(plain) > 150:
        stem, dot, ending = plain.rpartition(".")
        plain = f"{stem[: 149 - len(ending)]}{dot}{ending}" if dot and len(ending) <= 8 else plain[:150]
    return plain or fallback


def check_size(size: int, limit_mb: int) -> None:
    """Refuse an empty file and one above the limit."""
    if size == 0:
        raise RuleBroken(_("Tệp rỗng (0 byte): hãy kiểm tra lại tệp gốc rồi chọn lại."))
    if size > limit_mb * 1024 * 1024:
        shown = f"{size / 1024 / 1024:.1f}".replace(".", ",")
        raise RuleBroken(
            _("Tệp quá lớn (%(size)s MB, giới hạn %(limit)s MB): hãy bỏ bớt ảnh hoặc tách thành nhiều tệp rồi thử lại.")
            % {"size": shown, "limit": limit_mb}
        )
