"""Assignments (phân công): tasks with the labels of who leads, who takes part and until when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from vanban.actors import Actors
from vanban.blocks import Block, evidence
from vanban.dates import when_of
from vanban.labels import Labelled, is_label, labels_in
from vanban.organisations import ORGANISATION
from vanban.outline import Branch
from vanban.parsed import Parsed
from vanban.sentences import addressees, sentences
from vanban.values import Assignment, Deadline, Level


@dataclass(slots=True)
class _Value:
    """The value of a label, where it stands."""

    block: Block
    at: Labelled

    @property
    def text(self) -> str:
        return self.block.text[self.at.start : self.at.end]


@dataclass(slots=True)
class _Group:
    """A run of labels and the items above it that it speaks of."""

    owner: Branch
    items: list[tuple[Block, int]] = field(default_factory=list)
    values: list[_Value] = field(default_factory=list)

    def first(self, kind: str) -> _Value | None:
        """The first label of a kind that has a value."""
        return next((value for value in self.values if value.at.kind == kind and value.text), None)

    def opened(self, kind: str) -> _Value | None:
        """The first label of a kind, also without a value of its own."""
        return next((value for value in self.values if value.at.kind == kind), None)


def find_assignments(parsed: Parsed, actors: Actors) -> tuple[list[Assignment], list[Deadline]]:
    """The tasks under labels, and the deadlines that their labels set."""
    tasks: list[Assignment] = []
    deadlines: list[Deadline] = []
    for root in parsed.branches:
        for branch in root.walk():
            for group in _groups(branch):
                task = _assignment(parsed, actors, group)
                if task is not None:
                    tasks.append(task)
                    deadlines.extend(_deadline(parsed, group, task))
    tasks.sort(key=lambda task: task.evidence.spans[0].start)
    return tasks, deadlines


def _entries(branch: Branch) -> list[Block]:
    """What stands below an item in the order of the text; labels under its last item count as its own."""
    lent = _lends(branch)
    found = [block for block in branch.paragraphs if not (lent and is_label(block.text))]
    for child in branch.children:
        found.append(child.block)
        if _lends(child):
            found.extend(block for block in child.paragraphs if is_label(block.text))
        if is_label(child.text) and child.text.rstrip().endswith(":"):
            found.extend(grand.block for grand in child.children)
    return sorted(found, key=lambda block: block.start)


def _lends(branch: Branch) -> bool:
    """Whether labels under an item speak of its siblings before it, too (items of a list share one block of labels)."""
    return branch.parent is not None and branch.level in ("dash", "plus", "letter") and not branch.children


def _groups(branch: Branch) -> Iterator[_Group]:
    """The runs of labels below an item, each with the items before it."""
    if not (branch.children or branch.paragraphs) or (is_label(branch.text) and branch.text.rstrip().endswith(":")):
        return
    group = _Group(branch)
    for block in _entries(branch):
        found = labels_in(block.text)
        begins = bool(found) and found[0].label == 0 and (bool(group.values) or not _is_remark(found))
        if group.values and _opens_group(group, found, begins):
            yield group
            group = _Group(branch)
        if not begins and block.text:
            group.items.append((block, found[0].label if found else len(block.text)))
        group.values.extend(_Value(block, label) for label in found)
        if found and not begins:
            yield group
            group = _Group(branch)
    if group.values:
        yield group


def _is_remark(found: list[Labelled]) -> bool:
    """A label that says nothing of who and when (Địa điểm: …), alone."""
    return found[0].kind == "other" and len(found) == 1


def _opens_group(group: _Group, found: list[Labelled], begins: bool) -> bool:
    """Whether another task begins here: an item after labels, or the label of a task."""
    return found[0].kind == "task" if begins else not _task_is_open(group)


def _task_is_open(group: _Group) -> bool:
    """“Nhiệm vụ:” without words of its own: the items below it say the task."""
    return all(value.at.kind == "task" for value in group.values)


def _assignment(parsed: Parsed, actors: Actors, group: _Group) -> Assignment | None:
    lead, partner, time = group.first("lead"), group.first("partner"), group.first("time")
    if not (lead or partner or time):
        return None
    block, start, end = _task(group)
    leads, partners = _names(lead), _names(partner)
    level: Level = "sure"
    if lead and not partner:
        leads, partners = _shared(lead.text)
    if not lead:
        actor = actors.above(group.owner) or _speaker(group)
        if actor is None and not partner:
            return None
        leads, level = ((actor,) if actor else ()), "inferred"
    point = when_of(time.text, parsed.default_year) if time else None
    proof = evidence(parsed.source, block, start, end, "assignment.labels")
    product = group.first("product")
    return Assignment(
        evidence=proof,
        level=level,
        text=block.text[start:end].strip(" .;:"),
        lead=leads,
        partners=partners,
        when=point if point and point.known else None,
        when_text=time.text if time else None,
        product=product.text if product else None,
    )


def _speaker(group: _Group) -> str | None:
    """Who acts in the last sentence above a label that names somebody."""
    for block, end in reversed(group.items):
        named = [sentence.actor for sentence in sentences(block.text[:end], None) if sentence.actor]
        if named:
            return named[-1]
    return None


def _is_step(group: _Group) -> bool:
    """A heading with paragraphs and only a time below them (Bước 2: Kiểm tra …): the heading is the task."""
    owner = group.owner.text
    return (
        0 < len(owner) < 200
        and group.opened("lead") is None
        and group.opened("partner") is None
        and all(block.kind == "para" for block, _ in group.items)
    )


def _task(group: _Group) -> tuple[Block, int, int]:
    """Where the words of the task stand: under its label, in the first item, else in the heading."""
    task = group.first("task")
    if task:
        return task.block, task.at.start, task.at.end
    lead_in = group.owner.text.endswith(":") and group.owner.level in ("dash", "letter", "plus")
    if group.items and not lead_in and not _is_step(group):
        block, end = next(((b, e) for b, e in group.items if not b.text[:e].rstrip().endswith(":")), group.items[0])
        return block, 0, len(block.text[:end].rstrip(" .;")) or end
    block = group.owner.block
    if block.text:
        return block, 0, len(block.text)
    first = group.values[0]
    return first.block, first.at.label, first.block.text.find(":", first.at.label) + 1


_SPLIT = re.compile(
    rf"\s*;\s*|\s*,\s+(?=(?:và )?{ORGANISATION.pattern})|\s+và\s+(?=(?:các )?(?:Sở|UBND|[ỦU][ỷy] ban|Ban|"
    rf"Công an)\b)"
)
_CUT = re.compile(
    r" (?:chủ trì|chủ động|tham mưu|tiến hành|rà soát|thúc đẩy|theo dõi|báo cáo|đôn đốc|chịu trách nhiệm|"
    r"có trách nhiệm|thực hiện|triển khai|hướng dẫn|tổng hợp|theo chức năng|theo nhiệm vụ|trong phạm vi)\b"
)


def split_names(text: str) -> tuple[str, ...]:
    """The organisations of a list, each by its name."""
    names = []
    for piece in _SPLIT.split(text):
        cut = _CUT.search(piece)
        name = piece
        if cut and ORGANISATION.match(piece) and not _GRANTED.search(piece[: cut.start()]):
            name = piece[: cut.start()]
        name = re.sub(r"^(?:và|do|giao) ", "", name.strip(" .,;:-"))
        if name:
            names.append(name)
    return tuple(names)


_GRANTED = re.compile(r"được (?:giao|phân công)?\s*(?:nhiệm vụ)?$|được$")


def _names(value: _Value | None) -> tuple[str, ...]:
    return split_names(value.text) if value else ()


def _shared(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lead and partners said in one value (A chủ trì, phối hợp với B)."""
    match = re.search(r",? (?:chủ trì|là đầu mối)?,? ?(?:và )?phối hợp(?: chặt chẽ)?(?: với| cùng)? ", text)
    if match and ORGANISATION.match(text):
        return split_names(text[: match.start()]), split_names(text[match.end() :])
    parts = text.split(";")
    if len(parts) > 1 and any(" chủ trì" in part for part in parts):
        leading = "; ".join(part for part in parts if " chủ trì" in part)
        return split_names(leading), split_names("; ".join(part for part in parts if " chủ trì" not in part))
    return split_names(text), ()


_PERIOD = re.compile(r"[Tt]ừ .{4,40}đến ")


def _deadline(parsed: Parsed, group: _Group, task: Assignment) -> Iterator[Deadline]:
    """The deadline that the label of time sets for the agencies that lead."""
    time = group.first("time")
    if time is None or task.when is None or _PERIOD.match(time.text):
        return
    items = [block for block, _ in group.items]
    sent = {
        item.kind: block.text[item.start : item.end]
        for block in reversed(items or [group.owner.block])
        for item in reversed(addressees(block.text, 0, len(block.text)))
    }
    yield Deadline(
        evidence=evidence(parsed.source, time.block, time.at.start, time.at.end, "deadline.label"),
        level="inferred" if task.when.inferred else "sure",
        when=task.when,
        who="; ".join(task.lead) or None,
        what=task.text[:200],
        to=sent.get("to"),
        via=sent.get("via"),
        relation="before" if "rước" in time.text else "in",
    )
