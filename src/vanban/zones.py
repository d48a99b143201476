"""Zones of a document: header, title, preamble, body, recipients, signature, annexes, and the portal around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.data.documents import TITLE_TYPES
from vanban.data.words import PORTAL_END, POSTS
from vanban.lines import MARKERS, Line
from vanban.text import fold, is_upper

ZONES = ("portal", "header", "title", "preamble", "body", "recipients", "signature", "annex")

MOTTO = re.compile(r"(?:CỘNG H(?:ÒA|OÀ|OA) XÃ|CỘNG$|CỘNG H(?:ÒA|OÀ|OA)$|H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập ?- ?[Tt]ự [Dd]o|HỘI CHỦ NGHĨA|CHỦ NGHĨA VIỆT)")
_STATE = re.compile(r"CỘNG\s+H(?:ÒA|OÀ|OA) XÃ|ĐẢNG CỘNG SẢN VIỆT NAM$|Cộng h(?:òa|oà) xã hội chủ nghĩa")
_NUMBER_LINE = re.compile(r"S[ốỐ] ?:? ?(?:\d|/|[.…]|$)")
_RECIPIENTS = re.compile(r"(?:NƠI|Nơi|nơi) (?:NHẬN|[Nn]hận) ?(?::|$)")
_COMPETENCE = re.compile(r"(?:T/?M|K/?T|T/?L|T/?UQ|Q)\. ?[A-ZĐÀ-Ỹ]|(?:TM|KT|TL|TUQ) [A-ZĐÀ-Ỹ]{2}")
_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|BIỂU MẪU|BIỂU SỐ|Biểu số|MẪU SỐ|Mẫu số)(?: (?:SỐ |số )?[\dIVX]+[A-Za-z]?)?(?:[:.]|$| [A-ZĐ(])")
_ISSUED_WITH = re.compile(r"\(? ?(?:[Kk]èm theo|[Bb]an hành kèm theo|[Đđ]ính kèm|[Bb]an hành theo)\b")
_BASIS = re.compile(r"(?:[-+] ?)?(?:Căn cứ|Thực hiện|Triển khai|Tiếp tục thực hiện|Để |Nhằm |Trên cơ sở|Xét đề nghị|Theo đề nghị|Kính gửi|Năm \d{4} |Ngày \d|Thi hành)")
_TYPES = {fold(name): name for name in TITLE_TYPES}
_TYPE_LENGTH = max(map(len, _TYPES))
_POSTS = frozenset(fold(post) for post in POSTS)
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


def is_post(text: str) -> bool:
    """Whether a line is the post of a signer, alone (PHÓ CHỦ TỊCH)."""
    if len(text) > 60 or not is_upper(text):
        return False
    folded = fold(text).rstrip(" .,")
    return folded in _POSTS or any(folded.startswith(f"{post} ") for post in _POSTS)


def is_competence(text: str) -> bool:
    """Whether a line says on whose behalf is signed (TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH)."""
    return bool(_COMPETENCE.match(text)) and is_upper(text) and len(text) < 120


def type_of(text: str) -> str | None:
    """The document type that a line names alone, or at the head of a title in capitals."""
    if len(text) > 200 or not text:
        return None
    folded = fold(text).rstrip(" :.")
    if folded in _TYPES and (text[0].isupper()):
        return _TYPES[folded]
    if is_upper(text):
        return next((name for key, name in _TYPES_LONG_FIRST if folded.startswith(f"{key} ")), None)
    return None


_TYPES_LONG_FIRST = sorted(_TYPES.items(), key=lambda item: -len(item[0]))


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
    motto = next((i for i, line in enumerate(lines[:400]) if line.text[0] in "CĐ" and _STATE.match(_with_next(lines, i))), None)
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
    return " " not in text and len(text) < 9 and is_upper(text) and fold(_with_next(lines, at)) in _TYPES


def _with_next(lines: Sequence[Line], at: int) -> str:
    """A line and what follows it in the same cell."""
    text = lines[at].text
    if at + 1 < len(lines) and not lines[at + 1].bars and lines[at + 1].breaks == 1:
        text = f"{text} {lines[at + 1].text}"
    return " ".join(text.split())


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
        if line.kind == "rule" or (is_upper(line.text) and len(line.text) < 120 and ":" not in line.text):
            first -= 1
        elif line.text.startswith("Số") and at - first < 6:
            first -= 1
        else:
            break
    while first < at and lines[first].kind == "rule":
        first += 1
    return first


def _end_of_header(lines: Sequence[Line], start: int, number: int | None) -> int:
    """Where a letter begins, which has no type: after the number, the place and the date."""
    last = number if number is not None else start
    for i in range(last, min(len(lines), last + 14)):
        if lines[i].text.startswith("Kính gửi"):
            break
        if re.search(r"ngày.{0,12}tháng.{0,12}năm", _with_next(lines, i)) or lines[i].text.startswith("V/v"):
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
    i = at + 1
    if _is_wrapped_type(lines, at):
        i += 1
    first = i
    capitals = is_upper(lines[at].text) and len(lines[at].text) > _TYPE_LENGTH
    while i < len(lines):
        line = lines[i]
        text = line.text
        if line.kind == "rule" and i > at + 1:
            break
        if _ISSUED_WITH.match(text) or (line.kind in MARKERS and line.kind not in ("dash", "plus")):
            break
        if text.startswith(("Kính gửi", "Căn cứ")) or (i > at + 1 and _names_authority(lines, i)):
            break
        if i > at + 1 and line.apart and type_of(text) and len(text) < _TYPE_LENGTH:
            break
        upper = is_upper(text) or (capitals and not line.apart and text == text.upper())
        if i == first and not capitals:
            capitals = upper
            if not upper and _starts_preamble(text, lines, i):
                break
        elif capitals and not upper:
            break
        elif not capitals and not _mixed_title_goes_on(lines, i):
            break
        i += 1
    return i


def is_authority(text: str) -> bool:
    """Whether a line in capitals names the body that decides (CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …)."""
    return is_upper(text) and bool(_AUTHORITY.match(text))


_AUTHORITY = re.compile(
    r"(?:(?:QUYỀN |Q\. ?|PHÓ )?(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TRƯỞNG BAN|CỤC TRƯỞNG|THỐNG ĐỐC|CHÁNH|THỦ TƯỚNG|TỔNG CỤC TRƯỞNG|VIỆN TRƯỞNG|TỔNG THANH TRA|TRƯỞNG PHÒNG|CHỦ NHIỆM) )?"
    r"(?:CỤC |TỔNG CỤC |CHI CỤC |NGÂN HÀNG|THANH TRA|VIỆN KIỂM|PHÒNG |[ỦU][ỶY] BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|SỞ |BỘ |CHÍNH PHỦ|BAN (?:CHỈ ĐẠO|CHẤP HÀNH|THƯỜNG VỤ|QUẢN LÝ)|THỦ TƯỚNG|QUỐC HỘI|[ỦU][ỶY] BAN)"
)


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


_DECIDER = re.compile(r"(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|CỤC TRƯỞNG|TỔNG |THỐNG ĐỐC|[ỦU][ỶY] BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI)")


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
        if line.kind in MARKERS and not re.match(r"(?:Căn|Theo|Xét|Thực hiện (?:Quyết|Kế|Nghị|Chỉ|Thông|Công))", line.content):
            if line.apart or lines[i - 1].text.endswith((":", ".", ";")):
                return i
    return len(lines)


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


_PERSON = re.compile(
    r"(?:(?:GS|PGS|TS|ThS|BS|Ths|Thiếu tướng|Trung tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá)\.? ?)*"
    r"[A-ZĐÀ-ỸƠƯ][a-zà-ỹđ]*(?:[ -]{1,3}[A-ZĐÀ-ỸƠƯ][a-zà-ỹđ]*){1,5}$"
)


def is_person(text: str) -> bool:
    """Whether a line is the name of a person, alone."""
    return 4 < len(text) < 45 and bool(_PERSON.match(text)) and not is_upper(text)


def person_at(lines: Sequence[Line], at: int) -> str | None:
    """The name of a person that stands at a line, wrapped or not."""
    text = lines[at].text
    if is_person(text) and " " in text.strip():
        return " ".join(text.split())
    if len(text.split()) <= 2 and text[0].isupper() and not is_upper(text):
        both = _with_next(lines, at)
        if both != text and is_person(both):
            return both
    return None


def _recipients_end(lines: Sequence[Line], at: int) -> int:
    """The line after the list of recipients."""
    i = at + 1
    while i < len(lines):
        text = lines[i].text
        if lines[i].beside and lines[i].kind == "para" and not _ANNEX.match(text):
            i += 1
            continue
        if is_competence(text) or is_post(text) or (is_authority(text) and lines[i].bars) or _ANNEX.match(text) or _is_portal(text):
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


def _annex_end(lines: Sequence[Line], at: int) -> int:
    """An annex ends where the portal begins or where an attached plan opens."""
    for i in range(at + 1, len(lines)):
        line = lines[i]
        if _is_portal(line.text):
            return i
        if i < at + 6 and line.kind == "para" and not line.bars and type_of(line.text) in ("Kế hoạch", "Đề án", "Chương trình", "Quy chế", "Quy định"):
            return i
    return len(lines)
