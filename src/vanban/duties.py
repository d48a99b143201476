"""Deadlines (thời hạn) and duties to report (chế độ báo cáo): who owes what to whom, through whom, by when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vanban.actors import Actors
from vanban.blocks import Block, evidence
from vanban.dates import MONTHLY, Token, tokens, when
from vanban.labels import TIME_LABEL
from vanban.parsed import Parsed
from vanban.sentences import Addressee, Sentence, addressees, sentences
from vanban.stretches import Stretches
from vanban.text import has_any
from vanban.values import Deadline, Level, Relation, ReportDuty, When

_REPORT = re.compile(
    r"[Bb]áo cáo"
    + "".join(
        rf"(?<!{word} [Bb]áo cáo)"
        for word in (
            "theo",
            "trong",
            "hế độ",
            "hông tin,",
            "hông tin",
            "dự thảo",
            "mẫu",
            "của",
            "nội dung",
            "hệ thống",
            "đề cương",
        )
    )
    + r"(?! viên| tài chính| thực hành| chính trị| năm \d| này| số \d| giám sát| đánh giá tác)|"
    r"[Pp]hản (?:ánh|hồi)(?: kịp thời)? về|[Gg]ửi kết quả"
)
_REGIME = re.compile(
    r"định kỳ|h[ằà]ng (?:năm|quý|tháng|tuần)|đột xuất|sơ kết|tổng kết|theo quy định|6 tháng|06 tháng", re.IGNORECASE
)
_OCCASION = re.compile(
    r"(?:định kỳ(?: và đột xuất| h[ằà]ng \w+| \d+ tháng(?:, năm)?)?|h[ằà]ng (?:năm|quý|tháng|tuần)|đột xuất|"
    r"kịp thời|theo quy định|khi có yêu cầu|"
    r"(?:nếu|khi) (?:có|phát sinh) (?:khó khăn, vướng mắc|vướng mắc|khó khăn)|6 tháng|sơ kết|"
    r"tổng kết)(?:,? (?:và )?(?:h[ằà]ng năm|năm|đột xuất))?",
    re.IGNORECASE,
)
_HANDOFF = re.compile(
    r"[\s,);]*(?:\(?(?:trước|chậm nhất)[^,;.()]{3,40}?\)? )?(?P<hand>(?:để |nhằm )?(?:(?:theo dõi|xem xét|tập hợp|"
    r"rà soát)(?:,| và) )?(?:tổng hợp|báo cáo))"
)
_BEFORE = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|hạn chót|không muộn hơn|hạn cuối)"
    r"(?:,|:|\s|là|vào|cuối|trước|đến|hết|trong|thời điểm|\d{1,2} ?(?:h|g|giờ)(?: ?\d{1,2})?(?: ?(?:phút|’|'))?|"
    r"giờ hành chính|thứ \w+)*$",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"(?:hoàn thành|hoàn tất|xong)(?:\s[^\s.;]+){0,4}?\s(?:trong|vào|cuối|hết|đến hết)\s(?:cuối )?$|(?:hoàn thành|"
    r"xong):?\s$",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:đến hết|đến|hạn là|thời hạn(?: là)?:?)\s(?:hết )?$", re.IGNORECASE)
_IN = re.compile(r"(?:báo cáo|gửi|tổ chức|ban hành|triển khai)[^.;]{0,80}(?:trong|vào) $", re.IGNORECASE)
_AND = re.compile(r"\s?(?:,|và|hoặc|;)\s?(?:trước |đợt \d |lần \d )?$")
_FROM = re.compile(r"\btừ (?:ngày )?[\d/]+[^.;]{0,12}$", re.IGNORECASE)

_TIMED = (
    "rước",
    "oàn thành",
    "hạn",
    "vào ",
    "xong",
    "ậm nhất",
    "uộn nhất",
    "oàn tất",
    "đến hết",
    "đến ngày",
    "trong tháng",
    "trong quý",
)


_HANDED_IN = re.compile(r"(?:áo cáo|ửi|rình|ộp)[^.;,]{0,40}$")
# A sentence that only says when: what it dates, and whom that goes to, stands in the sentence before.
_TIME_ONLY = re.compile(r"(?:Thời gian|Thời hạn|Hoàn thành|Tiến độ)(?! báo cáo)[^.;,]{0,60}\d")


@dataclass(slots=True)
class _Act:
    """A clause with one actor: what it says about time and about whom something goes to."""

    start: int
    end: int
    actor: str | None
    sent: list[Addressee] = field(default_factory=list)

    def name(self, text: str, kind: str) -> str | None:
        """The first addressee of a kind, in the words of the text."""
        return next((text[item.start : item.end] for item in self.sent if item.kind == kind), None)


def find_duties_in_time(parsed: Parsed, actors: Actors) -> tuple[list[Deadline], list[ReportDuty]]:
    """Every point in time that binds somebody, and every clause in which somebody reports to somebody."""
    deadlines: list[Deadline] = []
    reports: list[ReportDuty] = []
    for block in _blocks(parsed):
        text = block.text
        reporting = ("áo cáo" in text or "hản " in text or "ửi kết quả" in text) and _REPORT.search(text) is not None
        if not reporting and not (block.has_digit and has_any(text, _TIMED)):
            continue
        before: _Act | None = None
        for act in _acts(block, actors):
            if before and not act.sent and _TIME_ONLY.match(text, act.start):
                act.sent = [item for item in before.sent if _HANDED_IN.search(text, before.start, item.start)]
            before = act
            timed = _deadlines(parsed, block, act)
            deadlines.extend(timed)
            duty = _report(parsed, block, act, timed) if reporting else None
            if duty is not None:
                reports.append(duty)
    return deadlines, reports


def _blocks(parsed: Parsed) -> Iterable[Block]:
    return (block for block in parsed.blocks if block.zone == "body")


def _acts(block: Block, actors: Actors) -> list[_Act]:
    """The clauses of a block; what is handed on (“gửi X tổng hợp, báo cáo Y”) is an act of X."""
    text = block.text
    found: list[_Act] = []
    for sentence in sentences(text, actors.of(block)):
        found.extend(_split(text, sentence))
    return found


# A second duty in the same sentence, after one that has its date already.
_AND_REPORT = re.compile(r"(?<!tổng hợp)(?:,| và|, đồng thời| đồng thời) (?:tổng hợp,? )?(?:định kỳ )?báo cáo(?! viên)")
_DATED = re.compile(r"(?:trước|xong|chậm nhất|hoàn thành)[^;]{0,40}\d")


def _split(text: str, sentence: Sentence) -> list[_Act]:
    found: list[_Act] = []
    start = sentence.start
    for match in _AND_REPORT.finditer(text, start, sentence.end):
        if _DATED.search(text, start, match.start()):
            found.extend(_handed_on(text, start, match.start(), sentence.actor))
            start = match.start()
    return [*found, *_handed_on(text, start, sentence.end, sentence.actor)]


def _handed_on(text: str, start: int, end: int, actor: str | None) -> list[_Act]:
    """One act, and those that it hands on (“gửi X tổng hợp, báo cáo Y” is an act of X, too)."""
    found = [_Act(start, end, actor)]
    for item in addressees(text, start, end):
        act = found[-1]
        act.sent.append(item)
        after = item.end + (1 if text[item.end : item.end + 1] == ")" else 0)
        handoff = _HANDOFF.match(text, after)
        if handoff and text.find("áo cáo", handoff.start(), min(end, handoff.start() + 300)) >= 0:
            act.end = handoff.start("hand")
            carrier = act.name(text, "via") or act.name(text, "to")
            found.append(_Act(handoff.start("hand"), end, carrier))
    return found


def _deadlines(parsed: Parsed, block: Block, act: _Act) -> list[Deadline]:
    text = block.text
    if TIME_LABEL.match(text, act.start):
        return []
    found: list[Deadline] = []
    last: Token | None = None
    begin = act.start
    for token in tokens(text[act.start : act.end]):
        token = Token(
            token.start + act.start,
            token.end + act.start,
            token.kind,
            token.day,
            token.month,
            token.year,
            token.quarter,
        )
        relation, start = _trigger(text, act.start, token, last)
        if not relation:
            continue
        around = text[max(act.start, token.start - 140) : min(act.end, token.end + 40)]
        point = when(token, parsed.default_year, around)
        if not point.known or not _binds(parsed, token, point, text):
            continue
        last = token
        what = " ".join(text[begin:start].split())
        begin = token.end
        for each in _every_quarter(text, token) or [point]:
            found.append(_deadline(parsed, block, act, each, (start, token.end), relation, what))
    return found


_OF_QUARTER = re.compile(r"(?:,? (?:của )?|/)tháng (?P<which>cuối|đầu)(?: của)?(?: mỗi| từng| h[ằà]ng)? quý")


def _every_quarter(text: str, token: Token) -> list[When]:
    """“Ngày 20 tháng cuối quý” is one day of four months of every year."""
    match = _OF_QUARTER.match(text, token.end) if token.kind == "day" else None
    if match is None:
        return []
    first = 1 if match["which"] == "đầu" else 3
    return [When(yearly=f"--{month:02}-{token.day:02}") for month in range(first, 13, 3)]


def _trigger(text: str, floor: int, token: Token, last: Token | None) -> tuple[Relation | None, int]:
    """The words that make a point in time a deadline, and where they begin."""
    before = text[max(floor, token.start - 70) : token.start]
    offset = token.start - len(before)
    if last is not None and _AND.fullmatch(text[last.end : token.start]):
        return "before", token.start
    match = _BEFORE.search(before)
    if match:
        return ("before" if "trước" in match[0].casefold() else "by"), offset + match.start()
    match = _DONE.search(before)
    if match:
        return "in", offset + match.start()
    if token.kind in ("date", "anniversary", "month", "quarter"):
        match = _BY.search(before)
        if (
            match
            and not _FROM.search(before[: match.start()])
            and not re.search(r"\btừ\b[^.;]{0,40}$", before[: match.start()], re.IGNORECASE)
        ):
            return "by", offset + match.start()
        match = _IN.search(before) if token.kind in ("month", "quarter") else None
        if match:
            return "in", offset + match.start()
    return None, 0


def _binds(parsed: Parsed, token: Token, point: When, text: str) -> bool:
    """A day of the month needs “hằng tháng”; what lies before the document itself is no deadline."""
    if token.kind == "day":
        return bool(
            _OF_QUARTER.match(text, token.end)
            or MONTHLY.match(text[token.end : token.end + 16].lstrip(" (của"))
            or MONTHLY.search(text[token.end : token.end + 14])
        )
    issued = parsed.header.promulgation_date
    if issued and (point.date or point.month):
        return (point.date or point.month or "")[:4] >= issued[:4]
    return token.kind != "period"


def _deadline(
    parsed: Parsed, block: Block, act: _Act, point: When, place: tuple[int, int], relation: Relation, what: str
) -> Deadline:
    notes: tuple[str, ...] = ()
    level: Level = "inferred" if point.inferred else "sure"
    if point.inferred:
        notes = ("Năm không ghi trong câu: lấy theo kế hoạch",)
    if act.actor is None:
        level, notes = "check", (*notes, "Không rõ cơ quan thực hiện")
    return Deadline(
        evidence=evidence(parsed.source, block, place[0], place[1], f"deadline.{relation}"),
        level=level,
        notes=notes,
        when=point,
        who=act.actor,
        what=what[-200:].strip(" ,;(") or None,
        to=act.name(block.text, "to"),
        via=act.name(block.text, "via"),
        relation=relation,
    )


def _report(parsed: Parsed, block: Block, act: _Act, points: Sequence[Deadline]) -> ReportDuty | None:
    text = block.text
    verb = _REPORT.search(text, act.start, act.end)
    if verb is None:
        return None
    to, via = act.name(text, "to"), act.name(text, "via")
    occasion = _OCCASION.search(text, act.start, act.end)
    if not (to or via or points) and not (occasion and _REGIME.search(text, verb.start(), act.end)):
        return None
    start = min([verb.start(), *(item.start for item in act.sent)])
    end = max([verb.end(), *(item.end for item in act.sent)])
    return ReportDuty(
        evidence=evidence(parsed.source, block, start, end, "report.clause"),
        level="sure" if act.actor and to else "check",
        notes=() if act.actor else ("Không rõ cơ quan báo cáo",),
        who=act.actor,
        to=to,
        via=via,
        when=points[0].when if points and len(points) < 4 else None,
        when_text=occasion[0] if occasion else None,
    )


def merge(deadlines: Sequence[Deadline], others: Iterable[Deadline]) -> list[Deadline]:
    """Deadlines of the sentences and of the labels, each place once, in the order of the text."""
    taken = Stretches(item.evidence for item in deadlines)
    added = [item for item in others if not any(taken.touches(span.start, span.end) for span in item.evidence.spans)]
    return sorted([*deadlines, *added], key=lambda item: item.evidence.spans[0].start)
