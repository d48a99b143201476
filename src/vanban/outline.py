"""The outline (đề mục): items in a tree, with the labels that the text has, never renumbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from vanban.blocks import Block, evidence
from vanban.lines import MARKERS
from vanban.text import Source, is_upper
from vanban.values import Evidence, Level, Node, NodeLevel

_RANKS = {
    "article": 1.0,
    "part": 1.0,
    "roman": 2.0,
    "arabic": 3.0,
    "decimal": 4.0,
    "letter": 5.0,
    "paren": 5.5,
    "dash": 6.0,
    "plus": 7.0,
}
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(slots=True, eq=False)
class Branch:
    """A node while it is being built, with its own block and the paragraphs under it."""

    level: str
    label: str
    block: Block
    parent: Branch | None = None
    path: str = ""
    children: list[Branch] = field(default_factory=list)
    paragraphs: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    dashes: int = 0

    @property
    def text(self) -> str:
        """The words of the item itself."""
        return self.block.text

    def walk(self) -> Iterator[Branch]:
        """The item and all below it, in the order of the text."""
        stack = [self]
        while stack:
            branch = stack.pop()
            yield branch
            if branch.children:
                stack.extend(reversed(branch.children))

    def ancestors(self) -> Iterator[Branch]:
        """What stands above it, the nearest first."""
        branch = self.parent
        while branch is not None:
            yield branch
            branch = branch.parent


def build_outline(blocks: Sequence[Block]) -> list[Branch]:
    """Put the items into a tree by the rank of their markers; paragraphs go to the item above them."""
    roots: list[Branch] = []
    stack: list[Branch] = []
    part = ""
    for block in blocks:
        if block.zone == "table":
            continue
        if block.zone != "body" or block.part != part:
            part, stack = block.part, []
        if block.zone != "body":
            continue
        if block.kind in MARKERS:
            _place(Branch(block.kind, block.label, block), roots, stack)
        elif stack:
            stack[-1].paragraphs.append(block)
            block.node = stack[-1].path
    return roots


def _place(branch: Branch, roots: list[Branch], stack: list[Branch]) -> None:
    """Put an item under the last open one of a higher rank."""
    rank = _rank(branch)
    while stack and _rank(stack[-1]) >= rank:
        stack.pop()
    siblings = roots
    if stack:
        branch.parent = stack[-1]
        siblings = stack[-1].children
    _number(branch, siblings)
    siblings.append(branch)
    stack.append(branch)


def _rank(branch: Branch) -> float:
    if branch.level == "decimal":
        return _RANKS["decimal"] + 0.2 * min(branch.label.count("."), 4)
    return _RANKS[branch.level]


def _number(branch: Branch, siblings: Sequence[Branch]) -> None:
    """Give the item its path, and note where the sequence of labels breaks."""
    name = branch.label
    before = siblings[-1] if siblings else None
    if branch.level in ("dash", "plus"):
        branch.dashes = (before.dashes if before else 0) + 1
        name = f"{branch.label}{branch.dashes}"
    else:
        branch.dashes = before.dashes if before else 0
        note = _sequence_note(branch, before)
        if note:
            branch.notes.append(note)
    branch.path = f"{branch.parent.path}.{name}" if branch.parent else name
    branch.block.node = branch.path


def _sequence_note(branch: Branch, before: Branch | None) -> str:
    """What is wrong with a label after the one before it; empty when nothing is."""
    if before is not None and before.level != branch.level:
        return ""
    expected = _ordinal(branch)
    if expected is None:
        return ""
    last = _ordinal(before) if before is not None else 0
    if last is None or expected == last + 1:
        return ""
    return f"Số thứ tự “{branch.label}” không nối tiếp mục trước" if before else f"Mục đầu mang số “{branch.label}”"


def _ordinal(branch: Branch) -> int | None:
    if branch.level in ("arabic", "paren", "article") and branch.label.isdigit():
        return int(branch.label)
    if branch.level == "letter":
        return _LETTERS.find(branch.label) + 1 or None
    if branch.level == "decimal":
        last = branch.label.rsplit(".", 1)[1]
        return int(last) if last.isdigit() else _LETTERS.find(last) + 1
    if branch.level == "roman":
        return roman_value(branch.label)
    return None


def roman_value(label: str) -> int:
    """The value of a roman numeral made of I, V and X."""
    values = [_ROMAN[char] for char in label]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))


def heading_and_text(branch: Branch) -> tuple[str, str]:
    """Split the words of an item into its heading and what it says (“2. Yêu cầu: Từng bước …”)."""
    words = branch.text
    rest = "\n".join(block.text for block in branch.paragraphs)
    if branch.children or branch.paragraphs:
        if len(words) <= 250 and not words.endswith((".", ";")):
            return words.rstrip(" :"), rest
    elif is_upper(words):
        return words.rstrip(" :"), rest
    head, colon, tail = words.partition(":")
    if colon and len(head) <= 120 and tail.strip() and "," not in head[:3]:
        return head.strip(), "\n".join(filter(None, (tail.strip(), rest)))
    return "", "\n".join(filter(None, (words, rest)))


def to_nodes(source: Source, branches: Sequence[Branch]) -> tuple[Node, ...]:
    """The outline as frozen values."""
    return tuple(_node(source, branch) for branch in branches)


def _node(source: Source, branch: Branch) -> Node:
    block = branch.block
    span = source.span(block.start, block.end)
    heading, text = heading_and_text(branch)
    level = cast(NodeLevel, "arabic" if branch.level == "paren" else branch.level)
    shown: Level = "check" if branch.notes else "sure"
    if block.text:
        proof = evidence(source, block, 0, len(block.text), f"outline.{branch.level}")
    else:
        proof = _bare_evidence(source, block, branch.level)
    return Node(
        level=level,
        label=branch.label,
        heading=heading,
        text=text,
        line=source.line(span.start),
        start=span.start,
        end=span.end,
        path=branch.path,
        evidence=proof,
        confidence=shown,
        children=to_nodes(source, branch.children),
        notes=tuple(branch.notes),
    )


def _bare_evidence(source: Source, block: Block, level: str) -> Evidence:
    span = source.span(block.start, block.end)
    return source.evidence(span, block.zone, block.node, f"outline.{level}")
