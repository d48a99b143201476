"""A point in time as a text fixes it (khi nào), and the words for it: values in, values out.

{"date": "2026-06-30"} · {"yearly": "--06-10"} · {"monthly": "---15"} · {"month": "2026-09"} · {"quarter": "2026-Q3"}
· {"year": 2026}: exactly one of them.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

ROMAN = ("I", "II", "III", "IV")
_SHAPES = {
    "date": re.compile(r"\d{4}-\d{2}-\d{2}"),
    "yearly": re.compile(r"--\d{2}-\d{2}"),
    "monthly": re.compile(r"---\d{2}"),
    "month": re.compile(r"\d{4}-(0[1-9]|1[0-2])"),
    "quarter": re.compile(r"\d{4}-Q[1-4]"),
}
_YEARS = range(1945, 2101)


def is_moment(value: object) -> bool:
    """Say whether the value is a point in time: one known key, and a day that exists."""
    if not isinstance(value, Mapping) or len(value) != 1:
        return False
    ((key, told),) = value.items()
    if key == "year":
        return isinstance(told, int) and not isinstance(told, bool) and told in _YEARS
    if key not in _SHAPES or not isinstance(told, str) or not _SHAPES[key].fullmatch(told):
        return False
    if key == "date":
        return _exists(told)
    if key == "yearly":
        return _exists(f"2024{told[1:]}")
    return key != "monthly" or 1 <= int(told[3:]) <= 31


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def in_words(when: Mapping[str, Any] | None) -> str:
    """Write a point in time as people say it; nothing for nothing. `from_words` reads it back."""
    if not is_moment(when) or when is None:
        return ""
    ((key, told),) = when.items()
    return _WRITERS[key](str(told))


def _date_words(told: str) -> str:
    year, month, day = told.split("-")
    return f"{int(day)}/{int(month)}/{year}"


def _yearly_words(told: str) -> str:
    return _("%(day)s hằng năm") % {"day": f"{int(told[5:])}/{int(told[2:4])}"}


def _monthly_words(told: str) -> str:
    return _("ngày %(day)s hằng tháng") % {"day": int(told[3:])}


def _month_words(told: str) -> str:
    return _("tháng %(month)s") % {"month": f"{int(told[5:])}/{told[:4]}"}


def _quarter_words(told: str) -> str:
    return _("quý %(quarter)s") % {"quarter": f"{ROMAN[int(told[6:]) - 1]}/{told[:4]}"}


def _year_words(told: str) -> str:
    return _("năm %(year)s") % {"year": told}


_WRITERS: Mapping[str, Callable[[str], str]] = {
    "date": _date_words,
    "yearly": _yearly_words,
    "monthly": _monthly_words,
    "month": _month_words,
    "quarter": _quarter_words,
    "year": _year_words,
}

_DAY_MONTH = r"(?P<day>\d{1,2})\s*(?:/|-|\.|tháng)\s*(?P<month>\d{1,2})"
_YEAR = r"(?:/|-|\.|năm)?\s*(?P<year>\d{4})"
_READERS: tuple[tuple[re.Pattern[str], Callable[[Mapping[str, str]], dict[str, Any]]], ...] = (
    (re.compile(rf"(?:ngày\s*)?{_DAY_MONTH}\s*{_YEAR}"), lambda m: {"date": _iso(m)}),
    (
        re.compile(rf"(?:ngày\s*)?{_DAY_MONTH}\s*(?:hằng|hàng|mỗi)\s*năm"),
        lambda m: {"yearly": f"--{int(m['month']):02d}-{int(m['day']):02d}"},
    ),
    (re.compile(r"(?:ngày\s*)?(?P<day>\d{1,2})\s*(?:hằng|hàng|mỗi)\s*tháng"), lambda m: {"monthly": _nth(m)}),
    (
        re.compile(rf"tháng\s*(?P<month>\d{{1,2}})\s*{_YEAR}"),
        lambda m: {"month": f"{m['year']}-{int(m['month']):02d}"},
    ),
    (
        re.compile(rf"quý\s*(?P<quarter>iv|iii|ii|i|[1-4])\s*{_YEAR}"),
        lambda m: {"quarter": f"{m['year']}-Q{_quarter(m['quarter'])}"},
    ),
    (re.compile(r"(?:năm\s*)?(?P<year>\d{4})"), lambda m: {"year": int(m["year"])}),
)


def _iso(found: Mapping[str, str]) -> str:
    return f"{found['year']}-{int(found['month']):02d}-{int(found['day']):02d}"


def _nth(found: Mapping[str, str]) -> str:
    return f"---{int(found['day']):02d}"


def _quarter(words: str) -> int:
    return int(words) if words.isdigit() else ROMAN.index(words.upper()) + 1


def from_words(words: str) -> dict[str, Any] | None:
    """Read what a person typed: 30/6/2026 · 10/11 hằng năm · quý III/2026. None for nothing, else ValueError."""
    plain = " ".join(words.casefold().split())
    if not plain:
        return None
    for pattern, make in _READERS:
        found = pattern.fullmatch(plain)
        if found:
            when = make(found.groupdict())
            if is_moment(when):
                return when
            break
    raise ValueError(words)
