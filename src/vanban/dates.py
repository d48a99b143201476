"""Points in time as Vietnamese documents write them (ngày, tháng, quý, năm, hằng năm)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vanban.values import When

_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}

TOKEN = re.compile(
    r"""
    (?:(?<![\d/.,-])(?=\d)|(?=[nN](?:[gG][àÀ]|[ăĂ])|[tT][hH][áÁ]|[qQ][uU][ýÝ]|[gG][iI][aA][iI]))(?:
    (?P<full> (?:[Nn]gày\s?)?(?<![\d/.,-])
        (?P<fd>\d{1,2})\s?(?P<fs>[/.-])\s?(?P<fm>\d{1,2})\s?(?P=fs)\s?(?P<fy>(?:19|20)\d{2})(?![\d/]) )
  | (?P<long> (?i:ngày)\s?(?P<ld>\d{1,2})\s?(?i:tháng)\s?(?P<lm>\d{1,2})(?:,?\s?(?i:năm)\s?(?P<ly>\d{4}))?(?!\d) )
  | (?P<short> (?P<sn>[Nn]gày\s)?(?<![\d/.,-])
        (?P<sd>\d{1,2})(?P<ss>[/-])(?P<sm>\d{1,2})(?![\d/%]|[/.,-]\d|-?[A-ZĐ]|\s?/) )
  | (?P<month> (?i:tháng)\s?(?P<mm>\d{1,2})(?:\s?/\s?|,?\s(?i:năm)\s|\s?-\s?(?=(?:19|20)\d\d))(?P<my>\d{4})(?!\d) )
  | (?P<bare> (?i:tháng)\s?(?P<bm>\d{1,2})(?![\d/]) )
  | (?P<quarter> (?i:quý)\s?(?P<q>IV|III|II|I|[1-4])(?![\w])
        (?:(?:\s?/\s?|,?\s(?i:năm)\s|\s?-\s?(?=20)|\.)(?P<qy>(?:19|20)\d{2})(?!\d))? )
  | (?P<day> (?i:ngày)\s(?P<dd>\d{1,2})(?![\d/.-]\d|\d) )
  | (?P<period> (?:(?i:năm|giai\sđoạn)\s)?(?<![\d/.,-])(?P<p1>(?:19|20)\d{2})\s?-\s?(?P<p2>(?:19|20)\d{2})(?![\d/]) )
  | (?P<year> (?i:năm)\s(?P<y>(?:19|20)\d{2})(?!\d) ) )
    """,
    re.VERBOSE,
)
DIGIT = re.compile(r"\d")
# A number that can be (part of) a point in time: after the last letter of a word for one, or before a separator.
_NUMBER = re.compile(r"\d(?:(?<=[yYgGmMnN].)|(?<=[yYgGmMnN]\s.)|(?<![\d/.,-].)(?=\d*\s?[/.-]))\d*")
_WORD_BEFORE = re.compile(r"(?:ngày|tháng|năm|giai\sđoạn)\s?$", re.IGNORECASE)
YEARLY = re.compile(r"(?:h[ằà]ng|mỗi|mọi) năm|định kỳ|năm liền kề|năm (?:sau|tiếp theo)(?! )", re.IGNORECASE)
MONTHLY = re.compile(r"h[ằà]ng tháng|mỗi tháng|của tháng(?! cuối)", re.IGNORECASE)


class Token(NamedTuple):
    """A date, month, quarter, year or period where it stands in a text."""

    start: int
    end: int
    kind: str
    day: int = 0
    month: int = 0
    year: int = 0
    quarter: int = 0


def tokens(text: str) -> list[Token]:
    """All points in time that a text names; what cannot be one (tháng 54) is left out."""
    matches = TOKEN.finditer(text) if "uý" in text or "UÝ" in text else _numbered(text)
    found = (_token(match, str(match.lastgroup)) for match in matches)
    return [token for token in found if token is not None]


def _numbered(text: str) -> Iterator[re.Match[str]]:
    """What begins with a number or with a word right before one: all tokens but “quý IV”."""
    done = 0
    for digits in _NUMBER.finditer(text):
        at = digits.start()
        if at < done:
            continue
        word = _WORD_BEFORE.search(text, max(done, at - 11), at)
        match = (TOKEN.match(text, word.start()) if word else None) or TOKEN.match(text, at)
        if match:
            done = match.end()
            yield match


def _token(match: re.Match[str], kind: str) -> Token | None:
    start, end = match.span()
    if kind in ("full", "long", "short"):
        return _day(match, kind)
    if kind in ("month", "bare"):
        month = int(match[f"{kind[0]}m"])
        return Token(start, end, kind, 0, month, int(match["my"] or 0)) if 1 <= month <= 12 else None
    if kind == "quarter":
        return Token(start, end, kind, year=int(match["qy"] or 0), quarter=_QUARTERS[match["q"]])
    if kind == "day":
        return Token(start, end, kind, int(match["dd"])) if 1 <= int(match["dd"]) <= 31 else None
    return Token(start, end, kind, year=int(match["p2" if kind == "period" else "y"]))


def _day(match: re.Match[str], kind: str) -> Token | None:
    """A day with its month, and its year where it has one."""
    prefix = kind[0]
    day, month = int(match[f"{prefix}d"]), int(match[f"{prefix}m"])
    year = int((match[f"{prefix}y"] if kind != "short" else None) or 0)
    if not (1 <= day <= 31 and 1 <= month <= 12) or (kind == "short" and match["ss"] != "/" and not match["sn"]):
        return None
    return Token(match.start(), match.end(), "date" if year else "anniversary", day, month, year)


def when(token: Token, plan_year: int | None, around: str = "") -> When:
    """What a token says, with the recurrence that the words around it name and the year of the plan."""
    if token.kind == "date":
        return When(date=f"{token.year:04}-{token.month:02}-{token.day:02}")
    if token.kind == "anniversary":
        if YEARLY.search(around) or plan_year is None:
            return When(yearly=f"--{token.month:02}-{token.day:02}", inferred=not YEARLY.search(around))
        return When(date=f"{plan_year:04}-{token.month:02}-{token.day:02}", inferred=True)
    if token.kind == "day":
        return When(monthly=f"---{token.day:02}", inferred=not MONTHLY.search(around))
    if token.kind in ("month", "bare"):
        year = token.year or plan_year
        return When(month=f"{year:04}-{token.month:02}", inferred=not token.year) if year else When()
    if token.kind == "quarter":
        year = token.year or plan_year
        return When(quarter=f"{year:04}-Q{token.quarter}", inferred=not token.year) if year else When()
    return When(year=token.year)


_END_OF_RANGE = re.compile(r"(?:tháng|quý)?\s?(?P<a>\d{1,2}|I{1,3}|IV)\s?(?:-|đến)\s?(?:tháng|quý)?\s?$", re.IGNORECASE)
_OPEN = re.compile(r"(?:và|đến) (?:các|những) năm (?:tiếp theo|sau|kế tiếp)|trở đi|đến khi|cho đến khi", re.IGNORECASE)
_MONTH_RANGE = re.compile(
    r"(?i:tháng)\s?\d{1,2}\s?(?:-|đến|và|,)\s?(?:(?i:tháng)\s?)?(?P<m>\d{1,2})\s?(?:/|"
    r",?\s(?i:năm)\s)\s?(?P<y>\d{4})"
)
_QUARTER_RANGE = re.compile(
    r"(?i:quý)\s?[IV\d]+\s?(?:-|đến|và|,)\s?(?:(?i:quý)\s?)?(?P<q>IV|I{1,3}|[1-4])\s?(?:/|"
    r",?\s(?i:năm)\s)\s?(?P<y>\d{4})"
)
_DAY_RANGE = re.compile(r"(?:đến|-)\s?(?:hết\s)?(?:ngày\s)?$")


_YEAR_ALONE = re.compile(r"((?:19|20)\d{2})")


def when_of(text: str, plan_year: int | None) -> When:
    """The point in time of a label or a cell: a period gives its end, an open one gives none."""
    if _OPEN.search(text):
        return When()
    for pattern in (_MONTH_RANGE, _QUARTER_RANGE):
        match = pattern.search(text)
        if match:
            year = int(match["y"])
            if pattern is _MONTH_RANGE and 1 <= int(match["m"]) <= 12:
                return When(month=f"{year:04}-{int(match['m']):02}")
            if pattern is _QUARTER_RANGE:
                return When(quarter=f"{year:04}-Q{_QUARTERS[match['q']]}")
    found = tokens(text)
    alone = _YEAR_ALONE.fullmatch(text.strip(" .;"))
    if alone:
        return When(year=int(alone[1]))
    if not found or re.match(r"[Tt]ừ\b", text) and len(found) == 1 and " đến" not in text:
        return When()
    return when(found[-1], plan_year, text)
