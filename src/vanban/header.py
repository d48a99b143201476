"""The header (thể thức phần đầu): issuing body, number and symbol, place and date, type, title; and the signer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vanban.blocks import Block, evidence, is_sign
from vanban.letterhead import MOTTO
from vanban.lines import Line
from vanban.marks import is_authority, is_competence, is_post, person_at, type_of
from vanban.text import Source, fold, is_upper
from vanban.values import Evidence, Header, Signer
from vanban.zones import Zone

_NUMBER = re.compile(
    r"S[ốỐ] ?[:.]? ?(?P<number>\d{1,6}(?:/\d{4})?[a-zA-Z]?|"
    r"[.…_ ]*)? ?(?P<sep>[/-]) ?(?P<symbol>(?:\d{4} ?/ ?)?[A-ZĐ][\w&]*(?: ?[-/.&] ?[A-ZĐ][\w&]*)*)"
)
_PLACE = re.compile(
    r"(?P<place>[A-ZĐÀ-Ỹ][\w. '-]{1,40}?),? ?(?:ngày|Ngày) ?(?P<day>\d{1,2}|[.…_ ]*)? ?tháng ?(?P<month>\d{1,2}|"
    r"[.…_ ]*)? ?năm ?(?P<year>\d{4})"
)
_BODIES = re.compile(
    r"(?:SỞ|BAN(?! NHÂN| HÀNH)|CHI CỤC|CỤC|VỤ|PHÒNG|TRUNG TÂM|VĂN PHÒNG|HỘI(?! ĐỒNG NHÂN)|HỘI ĐỒNG|ĐOÀN|TRƯỜNG|"
    r"VIỆN|THANH TRA|BỘ|TỔNG CỤC|"
    r"[ỦU][ỶY] BAN|UBND|HĐND|CÔNG AN|ĐẢNG [ỦU][ỶY]|LIÊN ĐOÀN|BẢO HIỂM|KHO BẠC|TÒA ÁN|TOÀ ÁN|VIỆN KIỂM|NGÂN HÀNG|"
    r"ĐÀI|BÁO|"
    r"TỈNH [ỦU][ỶY]|THÀNH [ỦU][ỶY]|HUYỆN [ỦU][ỶY]|MẶT TRẬN|CHI BỘ|TỔ CÔNG TÁC|CÔNG TY|BỆNH VIỆN|TRẠM|TỔNG CÔNG TY)\b"
)
_LONGEST = 80
_HANGING = re.compile(r"(?:\b(?:NHÂN|[ỦU][ỶY] BAN|VÀ|CỦA|VỀ|TỈNH|THÀNH PHỐ|BỘ|SỞ|BAN|CÁC|PHÒNG|CHỈ ĐẠO)|,)$")
_YEAR = re.compile(r"(?:NĂM|năm|Năm) (?P<year>(?:19|20)\d{2})(?! ?[-/]? ?\d)")
_LATER = re.compile(
    r"(?:ĐẾN|đến|GIAI ĐOẠN|giai đoạn|TỪ|từ|NGÀY|ngày|THÁNG \d+|tháng \d+|KỲ|kỳ|HƯỚNG|VÀ|và|SAU|sau)$|\d/?$",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"(?:19|20)\d{2} ?- ?(?:19|20)?\d{2}")
_TITLE_END = re.compile(r"\s*(?:-{3,}|_{3,}|\(?(?:Kèm theo|Ban hành kèm theo)).*$")


def read_header(source: Source, lines: Sequence[Line], zones: Sequence[Zone], blocks: Sequence[Block]) -> Header:
    """All header fields of the main part."""
    head = [line for zone in zones if zone.name == "header" for line in lines[zone.start : zone.end]][:_LONGEST]
    title = [block for block in blocks if block.zone == "title" and block.part == "main"]
    proofs: list[tuple[str, Evidence]] = []
    header = _number_and_date(source, head, proofs)
    authority, parent = _authority(head)
    header = replace(header, authority=authority, parent_authority=parent)
    header = _title(source, header, title, lines, zones, proofs)
    signer = _signer(lines, zones)
    return replace(header, signer=signer, evidence=tuple(proofs))


def _flat(head: Sequence[Line]) -> tuple[str, list[tuple[int, Line]]]:
    """The header in one line of text, and where each of its lines begins in it."""
    pieces: list[str] = []
    starts: list[tuple[int, Line]] = []
    length = 0
    for line in head[:_LONGEST]:
        if line.kind == "rule":
            continue
        words = " ".join(line.text.split())
        if pieces and not re.search(r"[A-ZĐ]-$", pieces[-1][-3:]):
            pieces.append(" ")
            length += 1
        starts.append((length, line))
        pieces.append(words)
        length += len(words)
    return "".join(pieces), starts


def _number_and_date(source: Source, head: Sequence[Line], proofs: list[tuple[str, Evidence]]) -> Header:
    text, starts = _flat(head)
    number = notation = place = date = None
    matches = list(_NUMBER.finditer(text))
    state = re.search(r"CỘNG H(?:ÒA|OÀ|OA) XÃ|Độc lập", text)
    match = next((m for m in matches if state is None or m.start() > state.start()), matches[-1] if matches else None)
    if match:
        number, notation = _code(match)
        proofs.append(("code", _proof(source, starts, match, "header.number")))
    match = _place_line(head) or next(_PLACE.finditer(text), None)
    if match:
        place, date = _place(match["place"]), _date(match)
        at = text.find(match[0])
        within = _PLACE.search(text, max(at, 0)) if at >= 0 else None
        proofs.append(("promulgation_date", _proof(source, starts, within or match, "header.date")))
    return Header(code_number=number, code_notation=notation, place=place, promulgation_date=date)


def _place_line(head: Sequence[Line]) -> re.Match[str] | None:
    """Place and date at the head of a line or a cell, wrapped or not."""
    for number, line in enumerate(head):
        words = " ".join(line.text.split())
        for following in head[number + 1 : number + 4]:
            if following.bars or following.breaks > 1:
                break
            words = f"{words} {' '.join(following.text.split())}"
        match = _PLACE.match(words)
        if match:
            return match
    return None


def _code(match: re.Match[str]) -> tuple[str | None, str]:
    """Number and symbol: 84/2025 + QĐ-UBND, 21 + CT/TW; a number left blank is none."""
    number = (match["number"] or "").strip(" .…_") or None
    symbol = re.sub(r"\s+", "", match["symbol"])
    year = re.match(r"(\d{4})/(.+)", symbol)
    if year:
        number, symbol = (f"{number}/{year[1]}" if number else None), year[2]
    return number, symbol


def _place(text: str) -> str:
    """The place without what stood before it in the same row."""
    words = re.sub(r".*(?:phúc|Phúc|PHÚC)\b", "", text).strip(" .-")
    return re.sub(r"^(?:UBND|[A-ZĐ]{2,}(?:-[A-ZĐ]+)*) ", "", words) if "/" not in words else words.rsplit(" ", 1)[-1]


def _date(match: re.Match[str]) -> str | None:
    """The date as far as it is filled in; a month above 12 is an overprint and gives the year alone no sense."""
    day, month, year = ((match[name] or "").strip(" .…_") for name in ("day", "month", "year"))
    if month and not 1 <= int(month) <= 12:
        return None
    if not month:
        return year
    if not day or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"


def _proof(source: Source, starts: Sequence[tuple[int, Line]], match: re.Match[str], rule: str) -> Evidence:
    """Evidence in the header: from the first to the last line that the match touches."""
    touched = [line for at, line in starts if at < match.end() and at + len(line.text) > match.start()]
    span = source.span(touched[0].start, touched[-1].end)
    return source.evidence(span, "header", "", rule)


def _authority(head: Sequence[Line]) -> tuple[str | None, str | None]:
    """The issuing body and the one above it, from the capitals beside the motto."""
    bodies: list[str] = []
    motto = False
    for line in head:
        words = " ".join(line.text.split())
        if MOTTO.match(words) or (motto and line.breaks == 1 and not line.bars and _MOTTO_TAIL.match(words)):
            motto = True
        elif re.match(r"S[ốỐ]\b|\d", words) or _PLACE.search(words):
            if bodies:
                break
        elif line.kind != "rule" and is_upper(words) and len(words) <= 150:
            _add_body(bodies, words, not motto or line.breaks == 1)
    if not bodies:
        return None, None
    return bodies[-1].strip(" *-"), " ".join(bodies[:-1]) or None


def _add_body(bodies: list[str], words: str, goes_on: bool) -> None:
    """Another body, or the next line of the name of the last one."""
    if not bodies or (_BODIES.match(words) and " " in bodies[-1] and not _HANGING.search(bodies[-1])):
        bodies.append(words)
    elif goes_on:
        bodies[-1] = f"{bodies[-1]} {words}"


_MOTTO_TAIL = re.compile(
    r"(?:H(?:ÒA|OÀ) )?(?:XÃ )?(?:HỘI )?(?:CHỦ )?(?:NGHĨA )?(?:VIỆT )?NAM$|HỘI CHỦ|CHỦ NGHĨA|HÒA XÃ|HOÀ XÃ|Hạnh|-"
)


def _title(
    source: Source,
    header: Header,
    title: Sequence[Block],
    lines: Sequence[Line],
    zones: Sequence[Zone],
    proofs: list[tuple[str, Evidence]],
) -> Header:
    """The type and the title; a letter has its subject after "V/v"."""
    words = " ".join(map(_titled, title)).strip()
    if not words:
        return _letter(header, lines, zones)
    type_name, rest = _split_title(words)
    alone = _type_alone(title[0])
    if alone:
        type_name, rest = alone, words[len(alone) :]
    if title:
        proofs.append(("subject", evidence(source, title[-1], 0, len(title[-1].text), "header.title")))
    subject = _TITLE_END.sub("", rest).strip(" .:") or None
    return replace(header, type_name=type_name, subject=subject, plan_year=plan_year(subject or ""))


def _type_alone(block: Block) -> str | None:
    """The type on a line of its own in capitals above a title in lower case (KẾ HOẠCH / Hành động vì …)."""
    first = block.lines[0].text
    following = block.lines[1].text if len(block.lines) > 1 else ""
    if not is_upper(first) or is_upper(following):
        return None
    name = type_of(first)
    return name if name and fold(name) == fold(first).rstrip(" :.") else None


def _titled(block: Block) -> str:
    """The words of a line of the title, with the hyphen or number that it begins with."""
    if not block.label:
        return block.text
    return f"{block.label} {block.text}" if block.kind in ("dash", "plus") else f"{block.label}. {block.text}"


def _split_title(words: str) -> tuple[str | None, str]:
    """The type at the head of the title words, and the rest."""
    pieces = words.split(" ")
    for count in range(min(4, len(pieces)), 0, -1):
        name = type_of(" ".join(pieces[:count]))
        if name and fold(name) == fold(" ".join(pieces[:count])):
            return name, " ".join(pieces[count:])
    return None, words


def _letter(header: Header, lines: Sequence[Line], zones: Sequence[Zone]) -> Header:
    """A letter (công văn) has no type line; its subject follows “V/v”."""
    head = [line for zone in zones if zone.name == "header" for line in lines[zone.start : zone.end]]
    subject: list[str] = []
    for line in head:
        if not subject and _ABOUT.match(line.text):
            subject.append(_ABOUT.sub("", line.text))
        elif subject and (line.bars or line.breaks > 1 or _PLACE.match(line.text) or is_upper(line.text)):
            break
        elif subject:
            subject.append(line.text)
    if not subject:
        return header
    words = " ".join(" ".join(subject).split()).strip(" .;")
    return replace(header, type_name="Công văn", subject=words, plan_year=plan_year(words))


_ABOUT = re.compile(r"(?:V/v|Về việc|v/v)[:.]? ?")


def plan_year(subject: str) -> int | None:
    """The one year that a title names (năm kế hoạch); none for a period, a horizon or several years."""
    if _PERIOD.search(subject):
        return None
    years = {
        int(match["year"]) for match in _YEAR.finditer(subject) if not _LATER.search(subject[: match.start()].rstrip())
    }
    return years.pop() if len(years) == 1 else None


def _signing_lines(lines: Sequence[Line], zones: Sequence[Zone]) -> list[int]:
    """The lines of the signature, those that stand beside the recipients among them."""
    part = next((zone.part for zone in zones if zone.name in ("signature", "recipients")), "main")
    found: list[int] = []
    for zone in zones:
        if zone.name == "signature" and zone.part == part:
            found.extend(range(zone.start, zone.end))
        elif zone.name == "recipients" and zone.part == part:
            found.extend(at for at in range(zone.start, zone.end) if is_sign(lines, at))
    return sorted(found)


def _signer(lines: Sequence[Line], zones: Sequence[Zone]) -> Signer | None:
    """The signer: who signs for whom, the post, the name; the last one of the main part."""
    competence: list[str] = []
    position = name = None
    for at in _signing_lines(lines, zones):
        text = " ".join(lines[at].text.split())
        name = person_at(lines, at)
        if name:
            break
        if is_competence(text) or (competence and position is None and not is_post(text) and is_upper(text)):
            competence.append(text)
        elif is_post(text):
            position = text
        elif is_authority(text) and not competence:
            competence.append(text)
    if not (competence or position or name):
        return None
    return Signer(" ".join(competence) or None, position, name)
