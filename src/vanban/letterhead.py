"""The letterhead: where the state's name, the number, the issuing body and the type of a document stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.lines import Line
from vanban.marks import TYPES, type_of, with_next
from vanban.text import fold, is_upper

MOTTO = re.compile(
    r"(?:CỘNG H(?:ÒA|OÀ|OA) XÃ|CỘNG$|CỘNG H(?:ÒA|OÀ|OA)$|H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|"
    r"Độc lập ?- ?[Tt]ự [Dd]o|HỘI CHỦ NGHĨA|CHỦ NGHĨA VIỆT)"
)
_STATE = re.compile(r"CỘNG\s+H(?:ÒA|OÀ|OA) XÃ|ĐẢNG CỘNG SẢN VIỆT NAM$|Cộng h(?:òa|oà) xã hội chủ nghĩa")
_NUMBER_LINE = re.compile(r"S[ốỐ] ?:? ?(?:\d|/|[.…]|$)")


@dataclass(slots=True)
class Cuts:
    """Where the zones of the document itself begin."""

    header: int
    number: int
    type_line: int | None
    title: int


def find_head(lines: Sequence[Line]) -> Cuts:
    """Find the header: the state's name, the number, the type; and the line where it begins."""
    motto = next(
        (i for i, line in enumerate(lines[:400]) if line.text[0] in "CĐ" and _STATE.match(with_next(lines, i))), None
    )
    start = motto if motto is not None else 0
    number = next(
        (i for i in range(max(0, start - 8), min(len(lines), start + 25)) if _NUMBER_LINE.match(lines[i].text)), None
    )
    if motto is None and number is not None:
        start = number
    type_line = _type_line(lines, start, motto is not None)
    if motto is None and number is None:
        header = 0 if type_line is None else _authority_start(lines, type_line)
        title = 0 if type_line is None else type_line
        return Cuts(header, title, type_line, title)
    header = _authority_start(lines, start)
    title = type_line if type_line is not None else _end_of_header(lines, start, number)
    return Cuts(header, number if number is not None else start, type_line, title)


def is_wrapped_type(lines: Sequence[Line], at: int) -> bool:
    """Whether the type is broken over two lines (QUYẾT / ĐỊNH)."""
    text = lines[at].text
    return " " not in text and len(text) < 9 and is_upper(text) and fold(with_next(lines, at)) in TYPES


def _type_line(lines: Sequence[Line], start: int, certain: bool) -> int | None:
    """The line that names the type: the first within reach of the head of the document."""
    for i in range(start, min(len(lines), start + (45 if certain else 30))):
        line = lines[i]
        if line.kind in ("roman", "article"):
            break
        if line.kind == "para" and not _NUMBER_LINE.match(line.text) and type_of(line.text):
            return i
        if is_wrapped_type(lines, i):
            return i
    return None


def _authority_start(lines: Sequence[Line], at: int) -> int:
    """Walk up over the capitals that name the issuing body."""
    first = at
    while first > 0 and at - first < 12:
        line = lines[first - 1]
        numbered = line.text.startswith("Số") and at - first < 6
        capitals = is_upper(line.text) and len(line.text) < 120 and ":" not in line.text
        if not (numbered or capitals or line.kind == "rule"):
            break
        first -= 1
    while first < at and lines[first].kind == "rule":
        first += 1
    return first


def _end_of_header(lines: Sequence[Line], start: int, number: int | None) -> int:
    """Where a letter begins, which has no type: after the number, the place and the date."""
    last = number if number is not None else start
    for i in range(last, min(len(lines), last + 14)):
        if lines[i].text.startswith("Kính gửi"):
            break
        if re.search(r"ngày.{0,12}tháng.{0,12}năm", with_next(lines, i)) or lines[i].text.startswith("V/v"):
            last = i
    end = last + 1
    while end < len(lines) and not lines[end].apart and lines[end].kind == "para" and "Kính gửi" not in lines[end].text:
        end += 1
    return end
