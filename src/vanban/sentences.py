"""Sentences of a paragraph, who acts in each, and whom something is sent to or through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.organisations import HEAD, ORGANISATION, name_at, name_end

_BREAK = re.compile(r"(?:(?<=;)|(?<=[\w)”\"%][.!?]))\s+(?=[\w“\"(+-])")
_LONGEST_BRACKET = 600
_SHORT_FORM = re.compile(r"(?:^|[ (])(?:[A-ZĐ]{1,3}|Tp|tp|Th\.?S|Ng|v\.v|đ/c|Đ/c)\.$")
_REQUEST = re.compile(rf"(?:[Yy]êu cầu|[Đđ]ề nghị|[Gg]iao)(?: cho)?:? (?={HEAD.pattern})")
_LEAD_CLAUSE = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Trong quá trình|Quá trình|Theo|Để|Nhằm|Khi|Nếu|Đồng thời|Ngoài ra|Bên cạnh đó|"
    r"Trường hợp|Sau khi|Trong|"
    r"(?:Trước|Chậm nhất|Định kỳ|H[ằà]ng)[^,]{0,60})(?!\w)"
)
_CLAUSE = re.compile(rf"(?:, (?:đề nghị |yêu cầu )?|vướng mắc |phát sinh |bổ sung )(?={HEAD.pattern})")
# "Về dự án …: giao Bộ X …": who acts stands after the colon.
_MATTER = re.compile(
    rf"(?:Về|Đối với) [^:;]{{5,500}}:(?: với vai trò [^,:;]{{3,60}},)?(?: giao| đề nghị| yêu cầu)? (?={HEAD.pattern})"
)
_SENT = re.compile(r"báo cáo|gửi |tổng hợp")
_VIA = re.compile(r"(?:thông qua|\bqua)(?: đầu mối(?: là)?)?:? $", re.IGNORECASE)
_TO = re.compile(
    r"(?:(?:báo cáo|gửi|phản ánh|phản hồi|trình|nộp|gởi)(?: kịp thời| bằng văn bản| kết quả| định kỳ|"
    r" trực tiếp)*(?: (?:về|cho|tới|đến|lên|với))?:?|"
    r"(?:về|tới|đến|lên)|(?:báo cáo|gửi|cung cấp)[^.;]{1,60} cho) (?:đồng thời )?(?:cho )?$",
    re.IGNORECASE,
)
# The last words that _VIA and _TO can end with: most organisations have another word before them.
_LAST_BEFORE = frozenset(
    {
        "cáo",
        "gửi",
        "ánh",
        "hồi",
        "trình",
        "nộp",
        "gởi",
        "thời",
        "bản",
        "quả",
        "kỳ",
        "tiếp",
        "về",
        "cho",
        "tới",
        "đến",
        "lên",
        "với",
        "qua",
        "mối",
        "là",
    }
)
_NOT_TO = re.compile(
    r"(?:nhà nước về|quy định về|pháp luật về|đến từ|thông tin về|liên quan đến|đối với|áp dụng đến|từ \S+ đến|"
    r"nhận thức về|hiểu biết về|quan tâm đến|tác động đến|ảnh hưởng đến|thuộc về|giới thiệu về|triển khai đến|"
    r"phổ biến đến|tuyên truyền đến) $"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a paragraph and the organisation that acts in it, if the paragraph names one."""

    start: int
    end: int
    actor: str | None


@dataclass(frozen=True, slots=True)
class Addressee:
    """An organisation to which something goes (to) or through which it goes (via)."""

    kind: str
    start: int
    end: int


def sentences(text: str, actor: str | None) -> Iterator[Sentence]:
    """The sentences of a paragraph; an actor that is named goes on acting until another one is named."""
    start = counted = open_brackets = 0
    for match in _BREAK.finditer(text):
        open_brackets += text.count("(", counted, match.start()) - text.count(")", counted, match.start())
        counted = match.start()
        if open_brackets > 0 and match.start() - start < _LONGEST_BRACKET:
            continue
        if _SHORT_FORM.search(text, max(start, match.start() - 6), match.start()):
            continue
        open_brackets = 0
        actor = _actor(text, start, match.start()) or actor
        yield Sentence(start, match.start(), actor)
        start = match.end()
    if start < len(text):
        yield Sentence(start, len(text), _actor(text, start, len(text)) or actor)


def _name_between(text: str, start: int, end: int) -> str | None:
    found = name_at(text, start) if HEAD.match(text, start) else None
    return text[found[0] : found[1]] if found and found[1] <= end and found[1] - found[0] >= 3 else None


def _actor(text: str, start: int, end: int) -> str | None:
    """Who acts in a sentence: whom it is asked of, else its first organisation, also after a leading clause."""
    matter = _MATTER.match(text, start, end)
    if matter:
        return _name_between(text, matter.end(), end)
    request = _REQUEST.search(text, start, end)
    if request:
        found = name_at(text, request.end())
        if found and found[1] <= end:
            return text[found[0] : found[1]]
    at = start
    lead = _LEAD_CLAUSE.match(text, start)
    if lead:
        clause = _CLAUSE.search(text, start, end)
        if clause is None or _SENT.search(text, start, clause.start()):
            return None
        at = clause.end()
    return _name_between(text, at, end)


def addressees(text: str, start: int, end: int) -> list[Addressee]:
    """Whom something goes to and through, in the order of the text."""
    found: list[Addressee] = []
    done = start
    for match in ORGANISATION.finditer(text, start, end):
        if match.start() < done:
            continue
        before = text[max(start, match.start() - 80) : match.start()]
        if before.rstrip(" :").rpartition(" ")[2].lstrip("(,").casefold() not in _LAST_BEFORE:
            continue
        kind = "via" if _VIA.search(before) else "to" if _TO.search(before) and not _NOT_TO.search(before) else ""
        if kind:
            done = min(name_end(text, match.start()), end)
            found.append(Addressee(kind, match.start(), done))
    return found
