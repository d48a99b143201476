"""Checks (điểm cần xem lại): what looks wrong or incomplete in a reading, said in Vietnamese."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.lines import MARKERS, MOST_MARKERS
from vanban.outline import Branch
from vanban.parsed import Parsed
from vanban.reading import Reading
from vanban.text import is_upper
from vanban.values import Check, Evidence, Fact

_HEADER = {
    "authority": "Không thấy tên cơ quan ban hành",
    "code_number": "Chưa có số của văn bản (bản chưa ký?)",
    "code_notation": "Không thấy ký hiệu của văn bản",
    "promulgation_date": "Không thấy ngày, tháng, năm ban hành",
    "type_name": "Không rõ loại văn bản",
    "subject": "Không thấy tên (trích yếu) của văn bản",
    "signer": "Không thấy người ký (bản chưa ký?)",
}


def find_checks(parsed: Parsed, reading: Reading) -> list[Check]:
    """All checks, in the order: header, outline, facts, foot."""
    return [*_header(reading), *_outline(parsed), *_facts(reading), *_deadlines(reading), *_foot(parsed, reading)]


def _header(reading: Reading) -> Iterator[Check]:
    header = reading.header
    for name, message in _HEADER.items():
        if not getattr(header, name):
            yield Check(f"header.{name}", message)
    date = header.promulgation_date
    if date and len(date) < 10:
        yield Check("header.day", "Ngày ban hành còn để trống", _proof(reading, "promulgation_date"))
    subject = header.subject or ""
    if len(subject) > 320:
        message = "Tên văn bản dài bất thường, có thể lẫn phần căn cứ"
        yield Check("header.subject-long", message, _proof(reading, "subject"))
    if header.signer and header.signer.full_name is None:
        yield Check("header.signer-name", "Có chức vụ nhưng không có họ tên người ký")


def _proof(reading: Reading, name: str) -> Evidence | None:
    return next((proof for key, proof in reading.header.evidence if key == name), None)


def _outline(parsed: Parsed) -> Iterator[Check]:
    for root in parsed.branches:
        for branch in root.walk():
            for rule, message in _branch_checks(branch):
                yield Check(rule, message, _branch_proof(parsed, branch))


def _branch_checks(branch: Branch) -> Iterator[tuple[str, str]]:
    for note in branch.notes:
        yield "outline.sequence", note
    if branch.level == "roman" and len(branch.text) > 160 and not is_upper(branch.text):
        yield "outline.heading-long", "Đề mục La Mã dài như một câu văn"
    if len(branch.children) == 1 and branch.children[0].level in ("dash", "letter", "plus"):
        yield "outline.single-item", "Danh sách chỉ có một mục"
    if not branch.text and not branch.paragraphs and not branch.children:
        yield "outline.empty", "Mục không có nội dung"


def _branch_proof(parsed: Parsed, branch: Branch) -> Evidence:
    span = parsed.source.span(branch.block.start, branch.block.end)
    return parsed.source.evidence(span, "body", branch.path, "outline")


def _facts(reading: Reading) -> Iterator[Check]:
    groups: tuple[tuple[str, tuple[Fact, ...]], ...] = (
        ("citation", reading.citations),
        ("agency", reading.agencies),
        ("deadline", reading.deadlines),
        ("report", reading.report_duties),
        ("assignment", reading.assignments),
        ("target", reading.targets),
    )
    for kind, facts in groups:
        for fact in facts:
            if fact.level == "check":
                for note in fact.notes:
                    yield Check(f"{kind}.note", note, fact.evidence)
    yield from _undated(reading)


def _undated(reading: Reading) -> Iterator[Check]:
    """Documents that no mention gives a date: Decree 30 wants it at the first one."""
    dated = {(item.number, item.symbol) for item in reading.citations if item.date}
    shown: set[tuple[str | None, str | None]] = set()
    for item in reading.citations:
        key = (item.number, item.symbol)
        if key not in dated and key not in shown and item.role != "self":
            shown.add(key)
            yield Check(
                "citation.undated",
                f"Không lần nào nêu ngày ban hành của văn bản {item.number}/{item.symbol}",
                item.evidence,
            )


def _deadlines(reading: Reading) -> Iterator[Check]:
    issued = reading.header.promulgation_date or ""
    for item in reading.deadlines:
        point = item.when.date or item.when.month or ""
        if len(issued) == 10 and point and point < issued[: len(point)]:
            yield Check("deadline.past", "Thời hạn trước cả ngày ban hành văn bản", item.evidence)
        if issued and point and int(point[:4]) > int(issued[:4]) + 5:
            yield Check("deadline.far", "Thời hạn quá xa so với ngày ban hành", item.evidence)


def _markers(parsed: Parsed) -> int:
    return sum(1 for line in parsed.lines if line.kind in MARKERS)


def _foot(parsed: Parsed, reading: Reading) -> Iterator[Check]:
    if len(parsed.lines) >= MOST_MARKERS and _markers(parsed) >= MOST_MARKERS:
        yield Check("outline.too-many", f"Quá nhiều đề mục: chỉ {MOST_MARKERS} đề mục đầu được đọc như đề mục")
    if not reading.outline:
        yield Check("outline.none", "Không thấy đề mục nào: văn bản có thể bị mất cấu trúc")
    if not reading.recipients:
        yield Check("recipients.none", "Không thấy phần nơi nhận")
    elif not any("Lưu" in item.name for item in reading.recipients):
        yield Check("recipients.archive", "Nơi nhận không có dòng “Lưu”", reading.recipients[-1].evidence)
    if reading.recipients and "./." not in parsed.source.work:
        yield Check("body.end-mark", "Không thấy dấu “./.” kết thúc nội dung")
