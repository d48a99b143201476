"""The ledger (phần chưa dùng): dates, codes, quantities and trigger words that no fact has used."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from vanban.blocks import Block, evidence
from vanban.dates import MAYBE, tokens
from vanban.parsed import Parsed
from vanban.reading import Reading
from vanban.values import Evidence, Leftover, LedgerKind

_ZONES = ("title", "preamble", "body", "annex")
_OTHER = re.compile(
    r"(?P<number>(?<![\w/])\d{1,5}(?:/\d{4})?/[A-ZĐ]{2}[\w-]*|(?<![\w/-])\d{1,4}-[A-ZĐ]{2,}/[A-ZĐ]{2,})"
    r"|(?P<quantity>(?<![\d/.,])\d[\d.,]*\s?%)"
    r"|(?P<trigger>[Tt]rước ngày|[Cc]hậm nhất|[Mm]uộn nhất|[Hh]oàn thành (?:trong|trước)|[Đđ]ịnh kỳ báo cáo)"
)


class _Covered:
    """The stretches of the raw text that facts rest on, merged."""

    def __init__(self, proofs: Iterable[Evidence]) -> None:
        spans = sorted((span.start, span.end) for proof in proofs for span in proof.spans)
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in spans:
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, start: int, end: int) -> bool:
        """Whether a fact rests on any part of the stretch."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] > start


def find_leftovers(parsed: Parsed, reading: Reading) -> list[Leftover]:
    """What no fact has used, in the order of the text."""
    covered = _Covered(_proofs(reading))
    found: list[Leftover] = []
    for block in parsed.blocks:
        if block.zone not in _ZONES:
            continue
        for kind, start, end in sorted(_tokens(block), key=lambda item: item[1]):
            span = block.raw(parsed.source, start, end)
            if not covered.touches(span.start, span.end):
                proof = evidence(parsed.source, block, start, end, f"ledger.{kind}")
                found.append(Leftover(kind, block.text[start:end], proof))
    return found


def _tokens(block: Block) -> Iterator[tuple[LedgerKind, int, int]]:
    text = block.text
    if MAYBE.search(text):
        for token in tokens(text):
            yield "date", token.start, token.end
    for match in _OTHER.finditer(text):
        kind: LedgerKind = "number" if match["number"] else "quantity" if match["quantity"] else "trigger"
        yield kind, match.start(), match.end()


def _proofs(reading: Reading) -> Iterator[Evidence]:
    """The evidence of the facts that point at single words (not of whole items)."""
    for _, proof in reading.header.evidence:
        yield proof
    for facts in (reading.citations, reading.deadlines, reading.report_duties, reading.programmes, reading.models,
                  reading.laws, reading.targets, reading.recipients):
        for fact in facts:
            yield fact.evidence
