"""Directives (nhiệm vụ giao cho cơ quan): what each agency is told to do, one for each item, else its one paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanban.agencies import CLOSING, Duty
from vanban.blocks import Block, evidence
from vanban.dates import when_of
from vanban.labels import is_label, labels_in
from vanban.outline import Branch, heading_and_text
from vanban.parsed import Parsed
from vanban.values import Agency, Deadline, DeadlineSource, Directive, Role, When

_LEAD = re.compile(
    r"(?:[Ll]à (?:cơ quan|đơn vị)?\s?(?:đầu mối|thường trực|chủ trì)|[Ll]àm (?:cơ quan )?đầu mối|[Cc]hủ trì|"
    r"[Cc]hịu trách nhiệm chủ trì|"
    r"[Cc]hủ động,? chủ trì|[Đđ]ầu mối|[Gg]iúp \S+ \S+ (?:\S+ )?chủ trì)\b"
)
_COORDINATE = re.compile(
    r"(?:(?:[Tt]ích cực|[Cc]hủ động|[Tt]iếp tục|[Tt]ham gia|[Tt]hường xuyên|"
    r"[Tt]ăng cường)[, ]+(?:tham gia,? )?)?[Pp]hối hợp\b"
)
_LEADERSHIP = re.compile(r"^(?:[Cc]ăn cứ|[Tt]rên cơ sở|[Tt]heo chức năng)[^,]{0,90}, ")
_PARTNERS_ONLY = re.compile(r"[Cc]hủ trì,? (?:và )?phối hợp (?:chặt chẽ )?(?:với )?[^.;]{0,200}[^.;:]$")


@dataclass(slots=True, eq=False)
class Order:
    """A directive while it is linked: the stretch of a block that says it."""

    block: Block
    start: int
    end: int
    branch: Branch


def orders_of(duty: Duty, last: bool) -> list[Order]:
    """What an agency is told: its own sentence or paragraphs, then its items."""
    branch = duty.branch
    found: list[Order] = []
    rest = duty.end + len(re.match(r"[\s:,.;-]*", branch.text[duty.end :])[0])  # type: ignore[index]
    own = branch.text[rest:].strip()
    if own and not _is_lead_in(own, branch):
        found.append(Order(branch.block, rest, len(branch.text), branch))
    elif duty.start > 30 and not own.endswith(":"):
        found.append(Order(branch.block, 0, len(branch.text), branch))
    for block in branch.paragraphs:
        if not block.text or block.text.endswith(":") or is_label(block.text):
            continue
        if (found or last) and CLOSING.match(block.text) and (found or not last):
            continue
        if branch.block.last < block.first:
            found.append(Order(block, 0, len(block.text), branch))
    for child in branch.children:
        found.extend(_orders_below(child))
    return found


def _orders_below(branch: Branch) -> Iterator[Order]:
    """One for an item; a lead-in above its own items gives theirs instead."""
    text = branch.text
    if is_label(text):
        return
    if branch.children and _is_lead_in(text, branch):
        for child in branch.children:
            yield from _orders_below(child)
        return
    if text:
        yield Order(branch.block, 0, len(text), branch)
    for child in branch.children:
        if child.level != "plus":
            yield from _orders_below(child)


def _is_lead_in(text: str, branch: Branch) -> bool:
    """Words that only introduce the items below them."""
    if not branch.children and not branch.paragraphs:
        return False
    stripped = text.rstrip()
    if stripped.endswith(":"):
        return True
    if not branch.children:
        return False
    return bool(_PARTNERS_ONLY.match(stripped)) or (len(stripped) < 130 and not stripped.endswith((".", ";", "/")))


def role_of(text: str, asked: bool) -> Role:
    """The role that the leading verb gives."""
    words = _LEADERSHIP.sub("", text)
    if _LEAD.match(words):
        return "lead"
    if _COORDINATE.match(words):
        return "coordinate"
    return "asked" if asked else "assigned"


def find_agencies(parsed: Parsed, duties: Sequence[Duty], deadlines: Sequence[Deadline]) -> list[Agency]:
    """The agencies with what they are told to do."""
    found: list[Agency] = []
    for number, duty in enumerate(duties):
        last = number + 1 == len(duties) or duties[number + 1].section is not duty.section
        directives = tuple(_directive(parsed, duty, order, deadlines) for order in orders_of(duty, last))
        notes: tuple[str, ...] = () if directives else ("Không thấy nhiệm vụ nào được giao",)
        if len(duty.name) > 110 or re.search(r"(?:,|\bvà|\bcác)$", duty.name):
            notes += ("Tên cơ quan có thể bị cắt sai",)
        found.append(
            Agency(
                evidence=evidence(parsed.source, duty.branch.block, duty.start, duty.end, "agency.duty-section"),
                level="check" if notes else "sure",
                notes=notes,
                name=duty.name,
                asked=duty.asked,
                directives=directives,
            )
        )
    return found


def _due(parsed: Parsed, branch: Branch) -> tuple[When | None, DeadlineSource]:
    """The time that the label block under an item sets, else the nearest heading above that sets one."""
    for text in [*(block.text for block in branch.paragraphs), *(child.text for child in branch.children)]:
        for label in labels_in(text):
            point = when_of(text[label.start : label.end], parsed.default_year) if label.kind == "time" else None
            if point is not None and point.known:
                return point, "label"
    for above in branch.ancestors():
        match = _SETS_TIME.search(above.text) if len(above.text) < 200 else None
        point = when_of(above.text[match.start() :], parsed.default_year) if match else None
        if point is not None and point.known:
            return point, "heading"
    return None, "none"


_SETS_TIME = re.compile(
    r"(?:[Tt]rước|[Hh]oàn thành|[Tt]rong (?:tháng|quý)|[Qq]uý|[Cc]hậm nhất|[Tt]hời hạn)(?!\w)[^.;]{0,40}?\d"
)


def _start(deadline: Deadline) -> int:
    return deadline.evidence.spans[0].start


def _directive(parsed: Parsed, duty: Duty, order: Order, deadlines: Sequence[Deadline]) -> Directive:
    proof = evidence(parsed.source, order.block, order.start, order.end, "directive.item")
    text = order.block.text[order.start : order.end]
    headings = tuple(heading_and_text(above)[0] or above.text[:120] for above in order.branch.ancestors())[::-1]
    span = proof.spans[0]
    at = bisect_left(deadlines, span.start, key=_start)
    inside = at < len(deadlines) and _start(deadlines[at]) < span.end
    when, source = _due(parsed, order.branch)
    if inside:
        when, source = deadlines[at].when, "own"
    return Directive(
        evidence=proof,
        text=text,
        role=role_of(text, duty.asked),
        deadline=when,
        deadline_source=source,
        heading=headings,
    )
