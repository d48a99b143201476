"""Duties (nghĩa vụ) from the words of a plan, and how a due item stands: values in, values out."""

import re
from dataclasses import dataclass, replace
from datetime import date

from binhdang.organisations.rules import fold, settle
from binhdang.plans.rules.days import When

REPORT, OWN_PLAN, ESTIMATE = "report", "own_plan", "estimate"

# The first that fits decides: "báo cáo kết quả thực hiện Kế hoạch" is a report, "xây dựng kế hoạch và báo cáo" a plan.
_KINDS = (
    (ESTIMATE, re.compile(r"(?:lập|xây dựng|gửi|tổng hợp|đăng ký|đề xuất|bố trí)\b[^.;]{0,60}\bdự toán|^dự toán")),
    (
        OWN_PLAN,
        re.compile(
            r"(?:xây dựng|ban hành|lập|cụ thể hóa|cụ thể hoá|gửi)(?! báo cáo)(?:(?! báo cáo)[^.;]){0,60}?"
            r"\b(?:kế hoạch|chương trình hành động|văn bản triển khai|văn bản chỉ đạo)"
        ),
    ),
    (REPORT, re.compile(r"báo cáo(?! viên)|sơ kết|tổng kết|tổng hợp (?:kết quả|tình hình)")),
)
_LABELS = {REPORT: "báo cáo", OWN_PLAN: "kế hoạch", ESTIMATE: "dự toán"}


def duty_kind(what: str | None) -> str | None:
    """Return the kind of duty that the words of a deadline tell of; None when it is a deadline of work only."""
    text = settle(what or "")
    found = [(match.start(), kind) for kind, pattern in _KINDS if (match := pattern.search(text))]
    kinds = {kind for _start, kind in found}
    # "báo cáo kết quả xây dựng kế hoạch": what is handed in comes first.
    if kinds == {OWN_PLAN, REPORT} and min(found)[1] == REPORT:
        return REPORT
    return next((kind for kind, _pattern in _KINDS if kind in kinds), None)


_SENTENCE_START = re.compile(r"[.;:!?]\s+(?=\S)|\n[ \t]*\n|\n(?=[ \t]*(?:[-+•–*]|\d+(?:\.\d+)*[.)]|[a-zđ]\)|[IVX]+\.))")
_SENTENCE_END = re.compile(r"[.;](?=\s|$)|\n[ \t]*\n|\n(?=[ \t]*(?:[-+•–*]|\d+(?:\.\d+)*[.)]|[a-zđ]\)|[IVX]+\.))")
_MARKER = re.compile(r"^(?:[-+•–*]+|\d+(?:\.\d+)*[.)]|[a-zđ]\)|[IVX]+\.)\s+")
_SENTENCE_LIMIT = 700


def sentence_at(text: str, start: int, end: int) -> str:
    """Return the sentence around some words, on one line and without the marker of its item."""
    begin = max(0, start - _SENTENCE_LIMIT)
    before = [found.end() for found in _SENTENCE_START.finditer(text, begin, start)]
    before += _after_capitals(text, begin, start)
    after = _SENTENCE_END.search(text, end)
    stop = min(after.end() if after else len(text), end + _SENTENCE_LIMIT)
    return _MARKER.sub("", " ".join(text[max(before, default=begin) : stop].split()))


def _after_capitals(text: str, begin: int, end: int) -> list[int]:
    """Return where the lines below headings in capitals begin."""
    lines = text[begin:end].splitlines(keepends=True)
    starts, at = [], begin
    for line in lines[:-1]:
        at += len(line)
        if line.isupper():
            starts.append(at)
    return starts


@dataclass(frozen=True, slots=True)
class DutyWords:
    """A duty as the text says it, before names become units (nghĩa vụ bằng chữ)."""

    kind: str
    title: str
    who: str
    to: str
    via: str
    when: When | None
    when_words: str
    sentence: str
    start: int
    agency: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two findings one duty: kind, who, when."""
        return self.kind, fold(self.who), str(sorted((self.when or {}).items())) or self.when_words


def merged(duties: list[DutyWords]) -> list[DutyWords]:
    """Return each duty once, in the order of the text; what one finding lacks is taken from the other."""
    kept: dict[tuple[str, str, str], DutyWords] = {}
    for duty in sorted(duties, key=lambda one: one.start):
        # Undated ones are told apart by their occasion too.
        key = duty.key if duty.when else (*duty.key[:2], f"{duty.to}|{duty.when_words}")
        known = kept.get(key)
        kept[key] = duty if known is None else _filled(known, duty)
    return list(kept.values())


def _filled(known: DutyWords, other: DutyWords) -> DutyWords:
    longer = other if len(other.title) > len(known.title) and known.title.casefold() in _LABELS.values() else known
    return replace(
        known, title=longer.title, to=known.to or other.to, via=known.via or other.via,
        when_words=known.when_words or other.when_words, agency=known.agency or other.agency,
    )  # fmt: skip


def same_order(task: str, duty: str) -> bool:
    """Say whether a task orders nothing but what the sentence of a duty orders: at most a few words more."""
    ordered, owed = fold(_MARKER.sub("", " ".join(task.split()))), fold(duty)
    return bool(owed) and (owed in ordered or ordered in owed) and len(ordered) <= 1.2 * len(owed)


_VERB = re.compile(
    r"\b(?:tổng hợp|báo cáo|xây dựng|lập|ban hành|cụ thể hóa|cụ thể hoá|gửi|đăng ký|hoàn thành|sơ kết|tổng kết)\b",
    re.IGNORECASE,
)


def title_of(what: str | None, kind: str) -> str:
    """Return the title of a duty: its own words from the verb on, else the name of its kind."""
    words = " ".join((what or "").replace("*", "").split()).strip(" .;,")
    verb = _VERB.search(words)
    words = words[verb.start() :] if verb else words
    if words.count("(") > words.count(")"):
        # The words end inside the brackets: what stands in them is told as "qua ai".
        words = words.rpartition("(")[0].rstrip() or words
    return (words[:1].upper() + words[1:])[:300] if words else _LABELS[kind].capitalize()


def standing(
    due_on: date, today: date, *, sent_on: date | None, settled_on: date | None, returned: bool, asked: bool
) -> str:
    """Return how a due item stands, as a word of the state language; what was asked for is never in breach."""
    if settled_on:
        return "accepted"
    if returned:
        return "returned"
    if sent_on:
        return "late" if sent_on > due_on and not asked else "sent"
    if due_on < today:
        return "waiting" if asked else "not_submitted"
    return "near" if (due_on - today).days <= 7 else "not_due"
