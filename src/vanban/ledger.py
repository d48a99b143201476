"""The ledger (phần chưa dùng): dates, codes, quantities and trigger words that no fact has used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.blocks import evidence
from vanban.dates import tokens
from vanban.parsed import Parsed
from vanban.reading import Reading
from vanban.stretches import Stretches
from vanban.text import has_any
from vanban.values import Evidence, LedgerKind, Leftover

_ZONES = ("title", "preamble", "body", "annex")
_FIGURE = re.compile(
    r"\d(?:(?P<quantity>[\d.,]{0,14}\s?%)|\d{0,4}(?:/\d{4})?/[A-ZĐ]{2}[\w-]*|\d{0,3}-[A-ZĐ]{2,}/[A-ZĐ]{2,})"
)
_TRIGGER = re.compile(r"[Tt]rước ngày|[Cc]hậm nhất|[Mm]uộn nhất|[Hh]oàn thành (?:trong|trước)|[Đđ]ịnh kỳ báo cáo")
_INSIDE_FIGURE = frozenset("0123456789/.,-")
_TRIGGERS = ("uý I", "uý V", "rước ngày", "hậm nhất", "uộn nhất", "oàn thành tr", "ịnh kỳ báo")


def find_leftovers(parsed: Parsed, reading: Reading) -> list[Leftover]:
    """What no fact has used, in the order of the text."""
    covered = Stretches(_proofs(reading))
    found: list[Leftover] = []
    for block in parsed.blocks:
        if block.zone not in _ZONES:
            continue
        triggers = has_any(block.text, _TRIGGERS)
        if not (triggers or block.has_digit):
            continue
        for kind, start, end in sorted(_tokens(block.text, triggers), key=_where):
            span = block.raw(parsed.source, start, end)
            if not covered.touches(span.start, span.end):
                proof = evidence(parsed.source, block, start, end, f"ledger.{kind}")
                found.append(Leftover(kind, block.text[start:end], proof))
    return found


def _where(item: tuple[LedgerKind, int, int]) -> int:
    return item[1]


def _tokens(text: str, triggers: bool) -> Iterator[tuple[LedgerKind, int, int]]:
    for token in tokens(text):
        yield "date", token.start, token.end
    for match in _FIGURE.finditer(text):
        if match.start() == 0 or text[match.start() - 1] not in _INSIDE_FIGURE:
            yield "quantity" if match["quantity"] else "number", match.start(), match.end()
    if triggers:
        for match in _TRIGGER.finditer(text):
            yield "trigger", match.start(), match.end()


def _proofs(reading: Reading) -> Iterator[Evidence]:
    """The evidence of the facts that point at single words (not of whole items)."""
    for _, proof in reading.header.evidence:
        yield proof
    for facts in (
        reading.citations,
        reading.deadlines,
        reading.report_duties,
        reading.programmes,
        reading.models,
        reading.laws,
        reading.targets,
        reading.recipients,
    ):
        for fact in facts:
            yield fact.evidence
