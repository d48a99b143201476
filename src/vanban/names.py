"""Names: programmes (chương trình, đề án, phong trào …), models (mô hình), and laws called by their name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanban.blocks import Block, evidence
from vanban.parsed import Parsed
from vanban.stretches import Stretches
from vanban.text import has_any
from vanban.values import Citation, Name

_QUOTED = re.compile(r"[“\"](?P<name>[^“”\"]{6,260})[”\"]")
_PROGRAMME = re.compile(
    r"(?P<head>(?:Chiến lược|chiến lược)(?= quốc gia| \w+ quốc gia|"
    r" phát triển [^.;,“]{3,60} đến năm)|Chương trình(?! (?:này|công tác|phối hợp|tại|"
    r"có|trên|cho|và|với|nêu|trong|theo))|"
    r"chương trình (?=mục tiêu quốc gia)|Đề án(?! (?:này|trên|khác|h[àằ]ng|của|đã|được|khi|tại|cho|và|theo|có|do|"
    r"với|nêu|để|phù|liên|hoặc))|Dự án(?= \d| “| [A-ZĐ])|Tháng hành động|[Cc]uộc vận động(?= [“\"A-ZĐ])|"
    r"[Pp]hong trào(?= [“\"A-ZĐ]| thi đua:? [“\"A-ZĐ]| thi đua xây dựng [A-ZĐ])|"
    r"(?<=; )Phong trào thi đua(?= )|"
    r"thi đua cao điểm(?= [“\"])|"
    r"Kế hoạch (?=truyền thông|tổng thể)|đề án(?= [“\"])|[Tt]uần lễ (?=[A-ZĐ]|quốc gia))"
)
_HEADS = ("hiến lược", "hương trình", "ề án", "Dự án", "háng hành động", "ận động", "hong trào", "Kế hoạch ", "uần lễ")
_RUN_END = re.compile(
    r"[;.:()“”\"…]|, (?!phòng|ngừa|ứng phó|chống|vì|sự|định hướng)|"
    r" (?:trên địa bàn|theo|nhằm|để|cho|được|của (?:tỉnh|huyện|xã|thành phố|Thành phố)|tại|do|với|từ|trong (?:năm|"
    r"đồng bào)|khi|phù hợp|"
    r"hiệu quả|góp phần|nêu trên|cần|và (?:Chương trình|Đề án|các|Kế hoạch|Quyết định|Nghị quyết|chương trình|xét)|"
    r"đến các|có liên quan|đã|vào|là|như|"
    r"tỉnh [A-ZĐ]|thành phố [A-ZĐ]|đề ra|ở các|bằng|đạt|gồm|cấp tỉnh$)(?!\w)"
)
_PERIOD_END = re.compile(
    r"(?:giai đoạn (?:19|20)\d{2} ?- ?(?:19|20)\d{2}|đến (?:hết )?năm (?:19|20)\d{2}|năm (?:19|20)\d{2})"
)
_NUMBERED = re.compile(r"(?: hành động| phối hợp| công tác)? số:? ?\d")
_ITEM = re.compile(r"; (?P<name>[A-ZĐÀ-Ỹ][^;.:“”]{12,140})(?=[;.])")
_LIST = re.compile(r"\s?(?:[;,:]|và|[;,] và)\s?(?=[“\"])")
_MODEL = re.compile(r"[Mm]ô hình(?P<colon> ?:| như:?)? ?")
_MODEL_END = re.compile(
    r"[;.:()“”\"…]|, (?:mô hình)| (?:ở|tại|trên|nhằm|để|cho|được|của|theo|đã|đang|và các|phù hợp|có hiệu quả|"
    r"với)(?!\w)|,\s|$"
)
_BEFORE_MODEL = re.compile(
    r"(?:[Tt]hực hiện|[Xx]ây dựng|[Nn]hân rộng|[Tt]riển khai|[Dd]uy trì|[Pp]hát triển|[Tt]hí điểm|[Tt]hành lập|"
    r"[Hh]ỗ trợ)(?: và \w+ \w+)?(?: các| thí điểm)? $"
)
_COMMON_MODEL = re.compile(
    r"(?:ở|những|đã|đang|tại|được|sẽ|để|nhằm|theo|có|là|một|chính quyền|tổ chức|này|hoạt động|quản lý|hay|"
    r"hiệu quả|điểm|thúc đẩy|bình đẳng|tốt|mới|trên|kinh tế số|tăng trưởng|liên quan|và|phòng ngừa|của|các)\b"
)
_LAW = re.compile(
    r"(?<![\w])(?P<kind>Bộ luật|Luật|Pháp lệnh|luật (?=bình đẳng|phòng|ngân sách)) (?P<name>(?!này|sư|gia|định|"
    r"quy định|và|có|số|được|pháp|đã|để|theo|của|tại|mới|cho)\w[^;.:()“”\"]{2,140})"
)
_LAW_END = re.compile(
    r", (?!chống|bổ sung|khen thưởng|chữa cháy|sử dụng|vũ khí|phí |lệ phí|quy chuẩn|thể thao|an toàn|thu nhập|"
    r"cư trú|[a-zđ]+ và)|,? (?:ngày \d|số \d|trên địa bàn|và (?:các|Luật|Nghị|Quyết|Bộ luật|những)|vào|"
    r"của (?!Luật)|theo|để|đã|được|có|bảo đảm|tại|trong|cho|nhằm|"
    r"với|là|khi|thuộc|đến|gắn|về (?=Sở|UBND|[ỦU]))(?!\w)|\d{4}(?= )"
)


def find_programmes(parsed: Parsed) -> list[Name]:
    """Strategies, programmes, schemes, projects, movements and months of action, each mention."""
    return [name for block in _blocks(parsed) for name in _programmes(parsed, block)]


def _blocks(parsed: Parsed) -> Iterator[Block]:
    return (block for block in parsed.blocks if block.zone in ("preamble", "body") and block.text)


def _programmes(parsed: Parsed, block: Block) -> Iterator[Name]:
    text = block.text
    if not has_any(text, _HEADS):
        return
    done = 0
    for match in _PROGRAMME.finditer(text):
        if match.start() < done or _NUMBERED.match(text, match.end()):
            continue
        quoted = _quotes(text, match.end())
        for start, end in quoted:
            yield _name(parsed, block, start, end, "programme.quoted")
            done = end
        if not quoted and (end := _programme_end(text, match)):
            yield _name(parsed, block, match.start(), end, "programme.run")
            done = end
            if match["head"].endswith("hong trào") and text.endswith(("như ", "gồm "), 0, match.start()):
                for start, done in _listed(text, end):
                    yield _name(parsed, block, start, done, "programme.listed")


def _listed(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The movements that follow the first of a list without quotes, each with a capital after a semicolon."""
    while match := _ITEM.match(text, at):
        yield match.span("name")
        at = match.end()


def _programme_end(text: str, match: re.Match[str]) -> int:
    """Where a name without quotes ends: with its period, else at the next verb; 0 when too little is left."""
    end = _run(text, match.end(), _RUN_END, 200)
    period = _PERIOD_END.search(text, match.start(), end)
    if period:
        end = period.end()
    words = text[match.start() : end].split()
    return end if len(words) >= (3 if any(char.isdigit() for char in words[-1]) else 4) else 0


def _quotes(text: str, at: int) -> list[tuple[int, int]]:
    """Quoted names right after a head, also several in a list."""
    found: list[tuple[int, int]] = []
    lead = re.compile(r"(?: thi đua| yêu nước| sau| như| là)*\s?:?\s?").match(text, at)
    at = lead.end() if lead else at
    while True:
        match = _QUOTED.match(text, at)
        if match is None:
            return found
        found.append(match.span("name"))
        following = _LIST.match(text, match.end())
        if following is None:
            return found
        at = following.end()


def _run(text: str, start: int, stop: re.Pattern[str], limit: int) -> int:
    match = stop.search(text, start, min(len(text), start + limit))
    end = match.start() if match else min(len(text), start + limit)
    return start + len(text[start:end].rstrip(" ,"))


def _name(parsed: Parsed, block: Block, start: int, end: int, rule: str) -> Name:
    return Name(
        evidence=evidence(parsed.source, block, start, end, rule),
        name=text_of(block, start, end),
        level="sure" if rule.endswith("quoted") else "check",
    )


def text_of(block: Block, start: int, end: int) -> str:
    """The words of a name."""
    return block.text[start:end]


def find_models(parsed: Parsed) -> list[Name]:
    """Models (mô hình) that have a name: quoted, capitalised, or set up by a verb."""
    found: list[Name] = []
    for block in _blocks(parsed):
        if "ô hình" not in block.text:
            continue
        for match in _MODEL.finditer(block.text):
            found.extend(_models(parsed, block, match))
    return found


def _models(parsed: Parsed, block: Block, match: re.Match[str]) -> Iterator[Name]:
    text, at = block.text, match.end()
    quoted = _quotes(text, at)
    if quoted:
        for start, end in quoted:
            yield _name(parsed, block, start, end, "model.quoted")
        return
    end = _run(text, at, _MODEL_END, 140)
    if text[end : end + 2] == ", " and len(text[at:end].split()) < 3 and text[end + 2 : end + 3].islower():
        end = _run(text, end + 2, _MODEL_END, 100)
    words = text[at:end].split()
    if len(words) < 3 or _COMMON_MODEL.match(text, at):
        return
    before = text[max(0, match.start() - 40) : match.start()]
    if words[0][0].isupper():
        yield _name(parsed, block, at, end, "model.capital")
    elif not match["colon"] and len(words) >= 4 and _BEFORE_MODEL.search(before):
        yield _name(parsed, block, match.start(), end, "model.verb")


def find_laws(parsed: Parsed, citations: Sequence[Citation]) -> list[Name]:
    """Laws that are cited by their name only (those with a number are citations)."""
    numbered = Stretches(citation.evidence for citation in citations)
    found: list[Name] = []
    for block in parsed.blocks:
        if block.zone in ("title", "preamble", "body") and ("uật " in block.text or "Pháp lệnh" in block.text):
            found.extend(law for law in _laws(parsed, block) if not _inside(law, numbered))
    return found


def _inside(name: Name, taken: Stretches) -> bool:
    span = name.evidence.spans[0]
    return taken.touches(span.start, span.start + 1)


def _laws(parsed: Parsed, block: Block) -> Iterator[Name]:
    text, at = block.text, 0
    while match := _LAW.search(text, at):
        end = min(_run(text, match.start("name"), _LAW_END, 120), match.end())
        at = max(end, match.start("name"))
        if len(text[match.start("name") : end].split()) >= 2:
            yield _name(parsed, block, match.start(), end, "law.name")
