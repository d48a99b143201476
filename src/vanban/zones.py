"""Zones of a document: header, title, preamble, body, recipients, signature, annexes, and the portal around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.data.words import PORTAL_END
from vanban.lines import MARKERS, Line
from vanban.marks import (
    TYPE_LENGTH,
    TYPES,
    is_authority,
    is_competence,
    is_post,
    person_at,
    type_of,
    with_next,
)
from vanban.text import fold, is_upper

ZONES = ("portal", "header", "title", "preamble", "body", "recipients", "signature", "annex")

MOTTO = re.compile(
    r"(?:CỘNG H(?:ÒA|OÀ|OA) XÃ|CỘNG$|CỘNG H(?:ÒA|OÀ|OA)$|H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|"
    r"Độc lập ?- ?[Tt]ự [Dd]o|HỘI CHỦ NGHĨA|CHỦ NGHĨA VIỆT)"
)
_STATE = re.compile(r"CỘNG\s+H(?:ÒA|OÀ|OA) XÃ|ĐẢNG CỘNG SẢN VIỆT NAM$|Cộng h(?:òa|oà) xã hội chủ nghĩa")
_NUMBER_LINE = re.compile(r"S[ốỐ] ?:? ?(?:\d|/|[.…]|$)")
_RECIPIENTS = re.compile(r"(?:NƠI|Nơi|nơi) (?:NHẬN|[Nn]hận) ?(?::|$)")
_ANNEX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|BIỂU MẪU|BIỂU SỐ|Biểu số|MẪU SỐ|Mẫu số)(?: (?:SỐ |"
    r"số )?[\dIVX]+[A-Za-z]?)?(?:[:.]|$| [A-ZĐ(])"
)
_ISSUED_WITH = re.compile(r"\(? ?(?:[Kk]èm theo|[Bb]an hành kèm theo|[Đđ]ính kèm|[Bb]an hành theo)\b")
_BASIS = re.compile(
    r"(?:[-+] ?)?(?:Căn cứ|Thực hiện|Triển khai|Tiếp tục thực hiện|Để |Nhằm |Trên cơ sở|Xét đề nghị|Theo đề nghị|"
    r"Kính gửi|Năm \d{4} |Ngày \d|Thi hành)"
)
_PORTAL = re.compile("|".join(map(re.escape, PORTAL_END)))


@dataclass(slots=True)
class Zone:
    """A run of lines (from start to end, exclusive) that belong to one zone of one part of the document."""

    name: str
    start: int
    end: int
    part: str = "main"


@dataclass(slots=True)
class Cuts:
    """Where the zones of the document itself begin."""

    header: int
    number: int
    type_line: int | None
    title: int


def find_zones(lines: Sequence[Line]) -> list[Zone]:
    """Cut the lines into zones, one after the other, without gaps."""
    if not lines:
        return []
    cuts = _find_head(lines)
    zones: list[Zone] = []
    _add(zones, "portal", 0, cuts.header)
    _add(zones, "header", cuts.header, cuts.title)
    rest = _part(lines, zones, cuts.title, "main", cuts.type_line is not None)
    while rest < len(lines):
        rest = _after(lines, zones, rest)
    return zones


def _add(zones: list[Zone], name: str, start: int, end: int, part: str = "main") -> None:
    if end > start:
        zones.append(Zone(name, start, end, part))


def _find_head(lines: Sequence[Line]) -> Cuts:
    """Find the header: the state's name, the number, the type; and the line where it begins."""
    motto = next(
        (i for i, line in enumerate(lines[:400]) if line.text[0] in "CĐ" and _STATE.match(with_next(lines, i))), None
    )
    start = motto if motto is not None else 0
    number = next((i for i in range(max(0, start - 8), min(len(lines), start + 25))
                   if _NUMBER_LINE.match(lines[i].text)), None)
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


def _is_wrapped_type(lines: Sequence[Line], at: int) -> bool:
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
        if _is_wrapped_type(lines, i):
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


def _part(lines: Sequence[Line], zones: list[Zone], at: int, part: str, typed: bool) -> int:
    """Cut one part: title, preamble, body, recipients, signature. Return the line after it."""
    title_end = _title_end(lines, at) if typed else at
    body = _body_start(lines, title_end)
    end, recipients, signature = _body_end(lines, body)
    _add(zones, "title", at, title_end, part)
    _add(zones, "preamble", title_end, min(body, end), part)
    _add(zones, "body", min(body, end), end, part)
    after = end
    if recipients:
        after = _recipients_end(lines, end)
        _add(zones, "recipients", end, after, part)
    if signature or recipients:
        sign_end = _signature_end(lines, after)
        _add(zones, "signature", after, sign_end, part)
        after = sign_end
    if not recipients and signature and after < len(lines) and _RECIPIENTS.match(lines[after].text):
        last = _recipients_end(lines, after)
        _add(zones, "recipients", after, last, part)
        after = last
    return max(after, at + 1)


def _title_end(lines: Sequence[Line], at: int) -> int:
    """The line after the title: capitals first, else one paragraph (and its tail in lower case)."""
    first = at + (2 if _is_wrapped_type(lines, at) else 1)
    capitals = is_upper(lines[at].text) and len(lines[at].text) > TYPE_LENGTH
    i = first
    while i < len(lines) and not _ends_title(lines, i, first):
        upper = is_upper(lines[i].text) or (capitals and not lines[i].apart and lines[i].text == lines[i].text.upper())
        if i == first and not capitals:
            if not upper and _starts_preamble(lines[i].text, lines, i):
                break
            capitals = upper
        elif (capitals and not upper) or (not capitals and not _mixed_title_goes_on(lines, i)):
            break
        i += 1
    return i


def _ends_title(lines: Sequence[Line], at: int, first: int) -> bool:
    """Whether a line can belong to no title: an item, a remark on what it was issued with, another head."""
    line, text = lines[at], lines[at].text
    if _ISSUED_WITH.match(text) or text.startswith(("Kính gửi", "Căn cứ")):
        return True
    if line.kind in MARKERS and line.kind not in ("dash", "plus"):
        return True
    if at == first:
        return False
    if line.kind == "rule" or _names_authority(lines, at):
        return True
    return line.apart and len(text) < TYPE_LENGTH and type_of(text) is not None


def _names_authority(lines: Sequence[Line], at: int) -> bool:
    """Whether a line of the title is the body that decides: set apart, or right above the legal bases."""
    if not is_authority(lines[at].text):
        return False
    if lines[at].apart:
        return True
    if not _DECIDER.match(lines[at].text):
        return False
    following = next((line.text for line in lines[at + 1 : at + 4] if not is_upper(line.text)), "")
    return following.startswith("Căn cứ") and not lines[at - 1].text.endswith((" CỦA", " VÀ", ",", " BAN", " THUỘC"))


_DECIDER = re.compile(
    r"(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|CỤC TRƯỞNG|TỔNG |THỐNG ĐỐC|[ỦU][ỶY] BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|CHÍNH PHỦ|"
    r"THỦ TƯỚNG|QUỐC HỘI)"
)


def _starts_preamble(text: str, lines: Sequence[Line], at: int) -> bool:
    """Whether the line after the type opens the legal bases already (the title is missing)."""
    if not text.startswith("Căn cứ"):
        return False
    return any(char.isdigit() for char in text + (lines[at + 1].text if at + 1 < len(lines) else ""))


def _mixed_title_goes_on(lines: Sequence[Line], at: int) -> bool:
    """Whether a title in lower case goes on with this line."""
    line = lines[at]
    if line.text[0].islower() or line.text[0].isdigit():
        return True
    if _BASIS.match(line.text) or line.bars:
        return False
    return line.breaks == 1 and len(line.text) < 110 and not lines[at - 1].text.endswith((".", ";", ":"))


def _body_start(lines: Sequence[Line], at: int) -> int:
    """The first item of the outline after the preamble."""
    for i in range(at, len(lines)):
        line = lines[i]
        if _RECIPIENTS.match(line.text):
            return i
        if line.kind in ("article", "part", "roman"):
            return i
        begins = line.apart or lines[i - 1].text.endswith((":", ".", ";"))
        if line.kind in MARKERS and begins and not _CITING.match(line.content):
            return i
    return len(lines)


_CITING = re.compile(r"Căn|Theo|Xét|Thực hiện (?:Quyết|Kế|Nghị|Chỉ|Thông|Công)")


def _body_end(lines: Sequence[Line], body: int) -> tuple[int, bool, bool]:
    """Where the body ends, and whether recipients or a signature follow there."""
    for i in range(body, len(lines)):
        line = lines[i]
        text = line.text
        if line.kind != "para":
            continue
        if _RECIPIENTS.match(text):
            return i, True, True
        if (is_competence(text) or is_post(text)) and _is_signed_here(lines, i):
            return i, False, True
        if _ANNEX.match(text) and line.apart and _ends(lines[i - 1].text):
            return i, False, False
        if _is_portal(text):
            return i, False, False
    return len(lines), False, False


def _ends(text: str) -> bool:
    return text.endswith((".", ";", "./.", "/.", ":")) or is_upper(text)


def _is_signed_here(lines: Sequence[Line], at: int) -> bool:
    """A signature block: what stands before has ended, and a name follows within some lines."""
    if at and lines[at - 1].text.endswith((",", "và")):
        return False
    return any(person_at(lines, i) for i in range(at + 1, min(len(lines), at + 9)))


def _recipients_end(lines: Sequence[Line], at: int) -> int:
    """The line after the list of recipients."""
    i = at + 1
    while i < len(lines):
        text = lines[i].text
        if lines[i].beside and lines[i].kind == "para" and not _ANNEX.match(text):
            i += 1
            continue
        if is_competence(text) or is_post(text) or (is_authority(text) and lines[i].bars):
            break
        if _ANNEX.match(text) or _is_portal(text):
            break
        if lines[i].kind in ("roman", "article") or (lines[i].bars and is_upper(text) and len(text) > 6):
            break
        if lines[i].kind == "para" and lines[i].apart and _last_recipient(lines, at, i):
            break
        i += 1
    return i


def _last_recipient(lines: Sequence[Line], first: int, at: int) -> bool:
    """Whether the archive line ("Lưu: VT …"), always the last, stands before this line."""
    return any("Lưu" in line.text for line in lines[max(first, at - 3) : at])


def _signature_end(lines: Sequence[Line], at: int) -> int:
    """The line after the signature: capitals, a remark, and the name."""
    i = at
    while i < min(len(lines), at + 14):
        text = lines[i].text
        if _ANNEX.match(text) or (i > at and type_of(text)) or _is_portal(text):
            break
        name = person_at(lines, i)
        if name:
            return i + (1 if name == " ".join(text.split()) else 2)
        if not (is_upper(text) or text.startswith("(") or lines[i].kind == "rule"):
            break
        i += 1
    return i


def _is_portal(text: str) -> bool:
    return len(text) < 160 and bool(_PORTAL.match(text.casefold().lstrip("# ")))


def _after(lines: Sequence[Line], zones: list[Zone], at: int) -> int:
    """What follows a signed part: an attached plan, an annex, or the portal."""
    for i in range(at, min(len(lines), at + 14)):
        text = lines[i].text
        if _is_portal(text):
            break
        if _ANNEX.match(text):
            _add(zones, "portal", at, i)
            end = _annex_end(lines, i)
            _add(zones, "annex", i, end, "annex")
            return end
        if lines[i].kind == "para" and type_of(text):
            _add(zones, "portal", at, i)
            return _part(lines, zones, i, "attached", True)
    end = next((i for i in range(at, len(lines)) if _ANNEX.match(lines[i].text) and lines[i].apart), len(lines))
    _add(zones, "portal", at, end)
    return end


_ATTACHED = frozenset({"Kế hoạch", "Đề án", "Chương trình", "Quy chế", "Quy định"})


def _annex_end(lines: Sequence[Line], at: int) -> int:
    """An annex ends where the portal begins or where an attached plan opens."""
    for i in range(at + 1, len(lines)):
        line = lines[i]
        if _is_portal(line.text):
            return i
        if i < at + 6 and line.kind == "para" and not line.bars and type_of(line.text) in _ATTACHED:
            return i
    return len(lines)
