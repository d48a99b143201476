"""Zones of a document: header, title, preamble, body, recipients, signature, annexes, and the portal around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.data.words import PORTAL_END
from vanban.letterhead import find_head, is_wrapped_type
from vanban.lines import MARKERS, Line
from vanban.marks import (
    TYPE_LENGTH,
    TYPES,
    is_authority,
    is_competence,
    is_post,
    opens_recipients,
    person_at,
    type_of,
    with_next,
)
from vanban.preamble import body_start
from vanban.text import is_upper

ZONES = ("portal", "header", "title", "preamble", "body", "recipients", "signature", "annex")

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
_PORTAL_FIRST = frozenset(words[:3] for words in PORTAL_END)


@dataclass(slots=True)
class Zone:
    """A run of lines (from start to end, exclusive) that belong to one zone of one part of the document."""

    name: str
    start: int
    end: int
    part: str = "main"


def find_zones(lines: Sequence[Line]) -> list[Zone]:
    """Cut the lines into zones, one after the other, without gaps."""
    if not lines:
        return []
    cuts = find_head(lines)
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


def _part(lines: Sequence[Line], zones: list[Zone], at: int, part: str, typed: bool) -> int:
    """Cut one part: title, preamble, body, recipients, signature. Return the line after it."""
    title_end = _title_end(lines, at) if typed else at
    body = body_start(lines, title_end)
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
    if not recipients and signature and after < len(lines) and opens_recipients(lines, after):
        last = _recipients_end(lines, after)
        _add(zones, "recipients", after, last, part)
        after = last
    return max(after, at + 1)


def _title_end(lines: Sequence[Line], at: int) -> int:
    """The line after the title: capitals first, else one paragraph (and its tail in lower case)."""
    first = at + (2 if is_wrapped_type(lines, at) else 1)
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


def _body_end(lines: Sequence[Line], body: int) -> tuple[int, bool, bool]:
    """Where the body ends, and whether recipients or a signature follow there."""
    for i in range(body, len(lines)):
        line = lines[i]
        text = line.text
        if line.kind != "para":
            continue
        if opens_recipients(lines, i):
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
        if _ANNEX.match(text) or _is_portal(text) or (lines[i].apart and is_upper(text) and type_of(text)):
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
        if _ANNEX.match(text) or type_of(text) or _is_portal(text):
            break
        name = person_at(lines, i)
        if name:
            return i + (1 if name == " ".join(text.split()) else 2)
        if not (is_upper(text) or text.startswith("(") or lines[i].kind == "rule"):
            break
        i += 1
    return i


def _is_portal(text: str) -> bool:
    return text[:3].casefold() in _PORTAL_FIRST and len(text) < 160 and bool(_PORTAL.match(text.casefold()))


def _after(lines: Sequence[Line], zones: list[Zone], at: int) -> int:
    """What follows a signed part: an attached plan, an annex, footnotes, or the portal."""
    for i in range(at, min(len(lines), at + 14)):
        text = lines[i].text
        if _is_portal(text):
            break
        if _opens_annex(lines, i) or _FOOTNOTE.match(text):
            return _annex(lines, zones, at, i)
        if lines[i].kind == "para" and (type_of(text) or is_wrapped_type(lines, i)):
            _add(zones, "portal", at, i)
            return _part(lines, zones, i, "attached", True)
        if _ISSUED_WITH.match(with_next(lines, i)):
            return _lost(lines, zones, at) or _annex(lines, zones, at, at)
    found = _lost(lines, zones, at)
    if found:
        return found
    end = next((i for i in range(at, len(lines)) if _ANNEX.match(lines[i].text) and lines[i].apart), len(lines))
    _add(zones, "portal", at, end)
    return end


def _opens_annex(lines: Sequence[Line], at: int) -> bool:
    """Whether a line heads an annex (phụ lục), also where the word is torn apart."""
    text = lines[at].text
    return bool(_ANNEX.match(with_next(lines, at) if text in ("Phụ", "PHỤ") else text))


def _annex(lines: Sequence[Line], zones: list[Zone], at: int, first: int) -> int:
    """An annex from its first line on; what stands before it belongs to no part."""
    end = _annex_end(lines, first)
    _add(zones, "portal", at, first)
    _add(zones, "annex", first, end, "annex")
    return end


def _lost(lines: Sequence[Line], zones: list[Zone], at: int) -> int:
    """A plan whose head is torn or missing; 0 when there is none."""
    end = next((i for i in range(at, len(lines)) if _ANNEX.match(lines[i].text) and lines[i].apart), len(lines))
    lost = _lost_body(lines, at, end)
    if lost is None:
        return 0
    _add(zones, "title", at, lost, "attached")
    return _part(lines, zones, lost, "attached", False)


_FOOTNOTE = re.compile(r"\[1\] ?\S")
_FIRST_LABELS = {("roman", "I"): "II", ("article", "1"): "2", ("part", "A"): "B"}


def _lost_body(lines: Sequence[Line], at: int, end: int) -> int | None:
    """Where an outline begins that no head announces (its title is torn or missing)."""
    first: dict[tuple[str, str], int] = {}
    plan, lost = False, None
    for i in range(at, end):
        line = lines[i]
        if line.kind == "para":
            if _is_portal(line.text):
                break
            continue
        plan = plan or _OF_A_PLAN.match(line.content.casefold()) is not None
        if (line.kind, line.label) in _FIRST_LABELS:
            first.setdefault((line.kind, _FIRST_LABELS[line.kind, line.label]), i)
        elif (line.kind, line.label) in first:
            lost = first[line.kind, line.label]
    return lost if plan else None


_OF_A_PLAN = re.compile(r"mục (?:đích|tiêu)|quan điểm|tổ chức thực hiện|phân công")


_ATTACHED = frozenset({"Kế hoạch", "Đề án", "Chương trình", "Quy chế", "Quy định"})


def _annex_end(lines: Sequence[Line], at: int) -> int:
    """An annex ends where the portal begins or where an attached plan opens."""
    for i in range(at + 1, len(lines)):
        line = lines[i]
        if _is_portal(line.text) or (not line.bars and _RETOLD.match(line.text)):
            return i
        if i < at + 6 and line.kind == "para" and not line.bars and type_of(line.text) in _ATTACHED:
            return i
    return len(lines)


# The portal's own title of the document below its last line.
_RETOLD = re.compile(rf"(?:{'|'.join(TYPES.values())}) \d{{1,5}}(?:/\d{{4}})?/[A-ZĐ][\w./-]+ năm \d{{4}} ")
