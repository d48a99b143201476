"""Citations of other documents (viện dẫn): found by their number, read to the left and to the right of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.blocks import Block, evidence
from vanban.data.documents import ISSUERS, TYPES
from vanban.dates import tokens
from vanban.organisations import HEAD, name_end
from vanban.text import Source, fold
from vanban.values import Citation, CitationRole, Header, Level

PREFILTER = re.compile(r"\d\s?[/-]\s?(?:\d{4}\s?/\s?)?-?\s?[A-ZĐ]")
# The rare anchor: number (with year) and a symbol of capitals.
_CODE = re.compile(
    r"(?<![\w/.,-])(?P<number>\d{1,5}(?:\.\d{1,2})?[a-zA-Z]?)\s?(?:/\s?(?P<year>(?:19|20)\d{2}))?\s?(?P<sep>[/-])\s?-?"
    r"(?P<symbol>[A-ZĐ][A-ZĐa-z]{0,9}\d{0,5}(?:\s?[-/.&]\s?(?:[A-ZĐ][A-ZĐa-zươăâêô]{0,9}\d{0,5}))*)"
)
_TYPE_NAMES = "|".join(re.escape(name) for name in sorted(TYPES, key=len, reverse=True))
_LEFT = re.compile(r"(?:[,:]? ?(?i:số hiệu|số))*[,:]? ?$")
_LEFT_ISSUER = re.compile(rf"(?P<type>(?i:{_TYPE_NAMES})) (?P<issuer>(?:của )?[^;,.]{{3,80}}?) (?:số|SỐ):? ?$")
_LAW = re.compile(
    r"(?P<type>Bộ luật|Luật|Pháp lệnh|luật) (?P<name>[^;.()“”]{2,140}?)(?: (?:năm \d{4}|"
    r"ngày [^;]{8,30}?),?)? ?số:? ?$"
)
_NUMBERED = re.compile(r"(?:số|SỐ|Số):? ?$")
_DATE = re.compile(r"[, (]{0,3}(?=(?:ngày|Ngày|NGÀY|ng\.)? ?\d{1,2} ?(?:[/.-]|tháng|THÁNG))")
_OF = re.compile(r"[, ]{0,2}(?:của|CỦA|do) (?=[A-ZĐÀ-Ỹa-zđ])")
_BEFORE = re.compile(r"(?:của|đề nghị của|ý kiến của) (?P<issuer>[^;:()]{3,140}?),? (?:tại|ở|trong) $")
_ABBREVIATIONS = {short.upper(): name for name, shorts in reversed(TYPES.items()) for short in shorts}
_ABBREVIATIONS |= {"TTR": "Tờ trình", "CTR": "Chương trình", "QĐ": "Quyết định"}
_FOLDED = {fold(name): name for name in TYPES}
_LAST_WORDS = frozenset(word for name in TYPES for last in [name.split()[-1]] for word in (last.casefold(), fold(last)))
_LAST_WORDS |= {"(" + word for word in _LAST_WORDS}
_SUBJECT = re.compile(
    r",? ?(?:về việc|về|ban hành|quy định|phê duyệt|hướng dẫn|thực hiện|sửa đổi|triển khai|phân bổ|công bố)\b"
)
_SUBJECT_END = re.compile(r"[;.)]|$")
_ABOUT = re.compile(r"^,? ?(?:về việc|về) ?")
_DATED = re.compile(r",? ngày \d")
_CAPITALS = re.compile(r"[A-ZĐ]{2}|[A-ZĐ][a-z]*[-/][A-ZĐ]")
_JOINTS = re.compile(r"[-/.&]")
_VERSION = re.compile(r"\d+$")
_LOCAL = re.compile(
    r"^(?P<body>.*\b(?:UBND|[ỦU][ỷy] ban nhân dân|HĐND|Hội đồng nhân dân|Tỉnh [ủu][ỷy]|Thành [ủu][ỷy]|"
    r"Đảng bộ))(?P<unit> (?:tỉnh|Tỉnh|thành phố|Thành phố|huyện|xã|phường|thị xã|đặc khu))?$"
)
_TITLES = ("Chủ tịch ", "Giám đốc ")


@dataclass(slots=True)
class _Draft:
    """A mention while its parts are gathered; offsets count in the words of the block."""

    start: int
    end: int
    number: str
    year: int | None
    symbol: str
    type: str | None = None
    date: str | None = None
    issuer: str | None = None
    subject: str | None = None
    issuer_follows: bool = False


def find_citations(source: Source, blocks: Sequence[Block], header: Header) -> list[Citation]:
    """Every mention that has a number, in the order of the text."""
    found: list[Citation] = []
    for block in blocks:
        if (
            block.zone not in ("portal", "header")
            and ("/" in block.text or "-" in block.text)
            and PREFILTER.search(block.text)
        ):
            found.extend(_in_block(source, block, header))
    return found


def _in_block(source: Source, block: Block, header: Header) -> list[Citation]:
    text = block.text
    drafts: list[_Draft] = []
    done = 0
    for anchor in PREFILTER.finditer(text):
        start = anchor.start()
        while start > done and (text[start - 1].isalnum() or text[start - 1] == ".") and anchor.start() - start < 9:
            start -= 1
        match = _CODE.search(text, start, anchor.end() + 40) if start >= done else None
        draft = _draft(text, match, drafts[-1] if drafts else None) if match else None
        if match and draft:
            drafts.append(draft)
            done = match.end()
    for i, draft in enumerate(drafts):
        _right(text, draft, drafts[i + 1].start if i + 1 < len(drafts) else len(text))
    _share_issuers(text, drafts)
    return [_citation(source, block, draft, header) for draft in drafts]


def _draft(text: str, match: re.Match[str], before: _Draft | None) -> _Draft | None:
    """The mention at a code, when what stands around it makes it one."""
    symbol = "".join(match["symbol"].split())
    left = text[max(0, match.start() - 220) : match.start()]
    typed = _type_before(left)
    numbered = _NUMBERED.search(left, max(0, len(left) - 6))
    if not _is_code(match, symbol, bool(typed or numbered)):
        return None
    year = int(match["year"]) if match["year"] else None
    draft = _Draft(match.start(), match.end(), match["number"], year, symbol)
    offset = match.start() - len(left)
    if typed:
        draft.type, draft.start = typed[0], offset + typed[1]
    else:
        _read_left(draft, left, offset, numbered, before)
    before_it = text[max(0, draft.start - 160) : draft.start]
    issuer = _BEFORE.search(before_it) if before_it.endswith(("tại ", "ở ", "trong ")) else None
    if issuer:
        name = issuer["issuer"].rsplit(" của ", 1)[-1].strip(" ,")
        if HEAD.match(name) and name_end(name, 0) == len(name):
            draft.issuer = name
    return draft


def _type_before(left: str) -> tuple[str, int] | None:
    """The type right before the number (“Quyết định số”): its name and where it begins."""
    match = _LEFT.search(left, max(0, len(left) - 16))
    end = match.start() if match else len(left)
    words = left[max(0, end - 45) : end].split(" ")
    if words[-1].casefold() not in _LAST_WORDS:
        return None
    for count in range(min(4, len(words)), 0, -1):
        phrase = " ".join(words[-count:]).lstrip("(“\"'")
        name = _FOLDED.get(fold(phrase)) if phrase[:1].isalpha() else None
        if name:
            return name, end - len(phrase)
    return None


def _is_code(match: re.Match[str], symbol: str, introduced: bool) -> bool:
    """Whether number and symbol are a code and no fraction, period or unit (3G/4G, 2025 - UBND)."""
    if len(symbol) < 2 or not _CAPITALS.search(symbol):
        return False
    if match["sep"] == "-" and not match["year"]:
        return "/" in symbol or (introduced and "-" in symbol)
    return bool(match["year"]) or "-" in symbol or "/" in symbol or introduced


def _read_left(draft: _Draft, left: str, offset: int, numbered: re.Match[str] | None, before: _Draft | None) -> None:
    """A law by its name, a type with its issuer before the number, or a member of a list."""
    law = None
    if draft.symbol.upper().startswith(("QH", "UBTVQH", "PL", "L-")) and numbered:
        law = _last_law(left)
    near = left[-110:]
    other = _LEFT_ISSUER.search(near) if numbered and "của " in near else None
    if law:
        draft.type, draft.start = law[0], offset + law[1]
    elif other and not re.search(r"\d/", other["issuer"]):
        draft.type, draft.start = _type_name(other["type"]), offset + len(left) - len(near) + other.start()
        if other["issuer"].startswith("của "):
            draft.issuer = other["issuer"].removeprefix("của ")
    else:
        if numbered:
            draft.start = offset + numbered.start()
        draft.type = _type_of_symbol(draft.symbol) or (before.type if before else None)
        if draft.type == "Công văn" and before and before.type == "Văn bản" or _SEVERAL.search(left):
            draft.type = "Văn bản"


_SEVERAL = re.compile(r"(?:các|những) [Vv]ăn bản(?: số)? ?:? ?$")


def _last_law(left: str) -> tuple[str, int] | None:
    """The law whose name ends right before "số": its type and where it begins."""
    starts = [match.start() for match in re.finditer(r"(?<!\w)(?:Bộ luật|Luật|Pháp lệnh)(?= )", left)]
    for start in reversed(starts):
        match = _LAW.match(left, start)
        if match:
            return ("Luật" if match["type"] == "luật" else match["type"]), start
    return None


def _type_name(words: str) -> str:
    return _FOLDED.get(fold(words)) or words.capitalize()


def _type_of_symbol(symbol: str) -> str | None:
    """The type that the symbol abbreviates; a symbol without one is a letter's (3679/STC-QLGCS)."""
    first = _JOINTS.split(symbol, 1)[0]
    known = _ABBREVIATIONS.get(first.upper())
    if known:
        return known
    return "Công văn" if first.upper() in ISSUERS or first.startswith(("UBND", "S", "B")) and "-" in symbol else None


def _right(text: str, draft: _Draft, limit: int) -> None:
    """Read date and issuer in any order, then the subject."""
    at = draft.end
    for _ in range(3):
        date = _DATE.match(text, at)
        if date and draft.date is None:
            token = next(iter(tokens(text[date.end() : date.end() + 40])), None)
            if token is None or token.kind != "date" or token.start > 2:
                break
            draft.date = f"{token.year:04}-{token.month:02}-{token.day:02}"
            at = date.end() + token.end
            continue
        of = _OF.match(text, at)
        if not of or (draft.issuer and at > draft.end + 60):
            break
        end = min(_issuer_end(text, of.end()), limit)
        if end <= of.end() + 1 or (draft.issuer and _OF_THE_NEXT.match(text, end)):
            break
        draft.issuer, draft.issuer_follows = text[of.end() : end].strip(" ,"), True
        at = end
    draft.end = max(draft.end, at)
    subject = _SUBJECT.match(text, at)
    if subject:
        stop = _SUBJECT_END.search(text, subject.start(), limit)
        words = text[subject.start() : stop.start()] if stop else ""
        draft.subject = _ABOUT.sub("", words).strip(" ,") or None


# "…, của Ban Bí thư tại văn bản số": that body issued what follows.
_OF_THE_NEXT = re.compile(r" (?:tại|ở|trong) ")


def _share_issuers(text: str, drafts: Sequence[_Draft]) -> None:
    """Documents of one list (số 6721/… và số 7514/… của X) have the issuer that stands after the last of them."""
    for draft, after in reversed(list(zip(drafts, drafts[1:], strict=False))):
        same = draft.symbol == after.symbol and _JOINS.fullmatch(text, draft.end, after.start)
        if same and after.issuer and after.issuer_follows and not draft.issuer_follows:
            draft.issuer, draft.issuer_follows = after.issuer, True


_JOINS = re.compile(r"\s?(?:,|;|và|, và)\s(?:số )?")
_SPECIAL_ISSUER = re.compile(
    r"(?i:Bộ Chính trị|Ban Bí thư(?: Trung ương Đảng| Trung ương)?|Chính phủ|Thủ tướng Chính phủ|Quốc hội|"
    r"Ủy ban Thường vụ Quốc hội|"
    r"Ban Chấp hành Trung ương(?: Đảng)?)(?: (?:khóa|khoá) [IVX]+)?(?!\w)"
)
_SHOUTED_END = re.compile(r" (?:VỀ|BAN HÀNH|PHÊ DUYỆT|HƯỚNG DẪN|QUY ĐỊNH|THỰC HIỆN|TRIỂN KHAI|SỬA ĐỔI)(?!\w)")
_BOARD = re.compile(r"Ban [Cc]hỉ đạo(?: Trung ương)?(?: về)? ?")
_BOARD_END = re.compile(
    r"[;.:()]| (?:về (?:việc|Kế hoạch)|về|ban hành|phê duyệt|quy định|thực hiện|triển khai)\b|, (?=[A-ZĐỦ])"
)


# "…, Ủy ban nhân dân tỉnh ban hành": after the comma the sentence goes on with who acts.
_NEXT_SUBJECT = re.compile(
    r", (?=(?:UBND|[ỦU][ỷy] ban nhân dân|Chủ tịch|Sở|Ban)[^,;]{0,60}? "
    r"(?:ban hành|xây dựng|triển khai|đề nghị|yêu cầu))"
)


def _issuer_end(text: str, start: int) -> int:
    """Where the issuer ends: known bodies as they are, a steering committee with all its field."""
    special = _SPECIAL_ISSUER.match(text, start)
    if special:
        return special.end()
    board = _BOARD.match(text, start)
    if board:
        end = _BOARD_END.search(text, board.end())
        return end.start() if end else len(text)
    end_at = name_end(text, start, 160)
    shouted = _SHOUTED_END.search(text, start, end_at) if text[start : start + 6].isupper() else None
    if shouted:
        return shouted.start()
    subject = _NEXT_SUBJECT.search(text, start, end_at + 16)
    if subject:
        end_at = subject.start()
    dated = _DATED.search(text, start, end_at)
    return dated.start() if dated else end_at


def _citation(source: Source, block: Block, draft: _Draft, header: Header) -> Citation:
    notes: list[str] = []
    level: Level = "sure"
    written = draft.issuer
    issuer = _complete(written, header) if written else _issuer_of_symbol(draft.symbol, header)
    if not written and issuer:
        level = "inferred"
    if draft.year and draft.date and not draft.date.startswith(str(draft.year)):
        notes.append(f"Năm trong số hiệu ({draft.year}) khác năm ban hành ({draft.date[:4]})")
        level = "check"
    if draft.type is None:
        notes.append("Không rõ loại văn bản")
        level = "check"
    own = (header.code_number or "").partition("/")[0]
    role: CitationRole = "title" if block.zone == "title" else "basis" if block.zone == "preamble" else "body"
    if (
        own
        and draft.number.lstrip("0") == own.lstrip("0")
        and (_same_symbol(draft.symbol, header.code_notation) or draft.date == header.promulgation_date)
    ):
        role = "self"
    return Citation(
        evidence=evidence(source, block, draft.start, draft.end, "citation.number-first"),
        level=level,
        notes=tuple(notes),
        type=draft.type,
        number=draft.number,
        year=draft.year,
        symbol=draft.symbol,
        date=draft.date,
        issuer=issuer,
        issuer_as_written=written,
        subject=draft.subject,
        role=role,
    )


def _same_symbol(a: str, b: str | None) -> bool:
    return re.sub(r"\W", "", a).upper() == re.sub(r"\W", "", b or "").upper()


def _issuer_of_symbol(symbol: str, header: Header) -> str | None:
    """The issuer that the symbol abbreviates (NĐ-CP), completed from the header where it is local."""
    parts = _JOINTS.split(symbol.upper())
    last = _VERSION.sub("", parts[-1])
    if last in ISSUERS and len(parts) + (last == "QH") > 1:
        return ISSUERS[last]
    first = _VERSION.sub("", parts[0])
    if first in ISSUERS:
        return ISSUERS[first]
    return _own_council(last, header)


def _own_council(short: str, header: Header) -> str | None:
    """The people's committee or council of the province that issues this document (QĐ-UBND without an issuer)."""
    place = _PROVINCE.fullmatch((header.authority or "").upper())
    if place is None or short not in ("UBND", "HĐND"):
        return None
    return f"{short} {place['unit'].lower()} {_proper(place['name'])}"


_PROVINCE = re.compile(
    r"(?:[ỦU][ỶY] BAN NHÂN DÂN|UBND|HĐND|HỘI ĐỒNG NHÂN DÂN) (?P<unit>TỈNH|THÀNH PHỐ) (?P<name>[^,]+)"
)


def _complete(written: str, header: Header) -> str:
    """A relative issuer (UBND tỉnh) completed from the body that issues this document."""
    match = _LOCAL.match(written) if len(written) < 80 else None
    place = _OWN_PLACE.search(header.authority or "") if match else None
    if match is None or place is None:
        return written
    unit = (match["unit"] or "").strip()
    party = fold(match["body"]).endswith(("tỉnh ủy", "thành ủy", "tỉnh uỷ", "thành uỷ"))
    if party and not unit and fold(place[1]) in ("tỉnh", "thành phố"):
        return f"{written} {_proper(place[2])}"
    if unit and fold(unit) == fold(place[1]):
        return f"{written} {_proper(place[2])}"
    return written


_OWN_PLACE = re.compile(r"(?i:(tỉnh|thành phố|huyện|xã|phường|thị xã|đặc khu)) (.+)$")


def _proper(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split()) if name == name.upper() else name
