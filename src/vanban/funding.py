"""Sources of money (nguồn kinh phí) named in the section on funding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.blocks import Block, evidence
from vanban.outline import Branch
from vanban.parsed import Parsed
from vanban.text import fold
from vanban.values import Funding

_SECTION = re.compile(r"kinh phí|nguồn lực tài chính|nguồn vốn")
_SOURCE = re.compile(
    r"(?:từ |bằng |trong |do )?(?:các |những )?(?P<source>(?:nguồn (?:kinh phí|vốn|ngân sách|dự toán|xã hội|"
    r"tài trợ|thu|lực)|nguồn|ngân sách|dự toán|"
    r"lồng ghép|huy động|xã hội hóa|xã hội hoá|kinh phí (?:thường xuyên|sự nghiệp|chi|ngân sách)|vốn (?:đầu tư|"
    r"sự nghiệp|vay|ODA)|tài trợ)"
    r"[^;.()]{3,200})",
    re.IGNORECASE,
)


def find_funding(parsed: Parsed) -> list[Funding]:
    """The sources that the section on funding names, one for each clause."""
    found: list[Funding] = []
    for block in _blocks(parsed):
        for match in _SOURCE.finditer(block.text):
            start, end = match.span("source")
            end = start + len(block.text[start:end].rstrip(" ,"))
            proof = evidence(parsed.source, block, start, end, "funding.section")
            found.append(Funding(evidence=proof, source=block.text[start:end]))
    return found


def _blocks(parsed: Parsed) -> Iterator[Block]:
    for root in parsed.branches:
        for branch in root.walk():
            if _is_section(branch) and not any(_is_section(above) for above in branch.ancestors()):
                for inner in branch.walk():
                    if inner is not branch or ":" in inner.text:
                        yield inner.block
                    yield from inner.paragraphs


def _is_section(branch: Branch) -> bool:
    return (
        branch.level in ("roman", "arabic", "part", "decimal")
        and len(branch.text) < 90
        and bool(_SECTION.search(fold(branch.text)))
    )
