"""Recipients (nơi nhận): the lines of the list at the foot of a document."""

from __future__ import annotations

import re

from vanban.blocks import Block, evidence
from vanban.parsed import Parsed
from vanban.values import Recipient

_HEAD = re.compile(r"nơi nhận ?:?\s*", re.IGNORECASE)
_END = " ;.,"


def find_recipients(parsed: Parsed) -> list[Recipient]:
    """Each line under "Nơi nhận", without its dash and end mark."""
    for part in ("main", "attached"):
        blocks = [block for block in parsed.blocks if block.zone == "recipients" and block.part == part]
        found = [item for item in (_recipient(parsed, block) for block in _listed(blocks)) if item is not None]
        if found:
            return found
    return []


def _listed(blocks: list[Block]) -> list[Block]:
    """The items of the list; without dashes, the lines."""
    items = [block for block in blocks if block.kind in ("dash", "plus")]
    if items:
        return items
    lines = [block for block in blocks if block.kind != "rule"]
    last = next((i for i, block in enumerate(lines) if "Lưu" in block.text), len(lines))
    return lines[: last + 1]


def _recipient(parsed: Parsed, block: Block) -> Recipient | None:
    head = _HEAD.match(block.text)
    start = head.end() if head else 0
    end = start + len(block.text[start:].rstrip(_END))
    if end <= start:
        return None
    return Recipient(evidence=evidence(parsed.source, block, start, end, "recipient.line"), name=block.text[start:end])
