"""A reading: all facts of one document, and its form as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from vanban.values import (
    Agency,
    Assignment,
    Check,
    Citation,
    Deadline,
    Evidence,
    Fact,
    Funding,
    Header,
    Leftover,
    Name,
    Node,
    Recipient,
    ReportDuty,
    Target,
    When,
)

READER_VERSION = "1.0"
_OWN = {"evidence", "level", "notes"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one document; a draft until a person confirms it."""

    header: Header
    outline: tuple[Node, ...] = ()
    citations: tuple[Citation, ...] = ()
    agencies: tuple[Agency, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    report_duties: tuple[ReportDuty, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    funding: tuple[Funding, ...] = ()
    programmes: tuple[Name, ...] = ()
    models: tuple[Name, ...] = ()
    laws: tuple[Name, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    targets: tuple[Target, ...] = ()
    checks: tuple[Check, ...] = ()
    ledger: tuple[Leftover, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The reading as one JSON object; offsets count characters of the raw text, lines from 1."""
        return {
            "header": _header(self.header),
            "outline": [_node(node) for node in self.outline],
            "citations": _facts(self.citations),
            "agencies": _facts(self.agencies),
            "deadlines": _facts(self.deadlines),
            "report_duties": _facts(self.report_duties),
            "recipients": [recipient.name for recipient in self.recipients],
            "recipient_facts": _facts(self.recipients),
            "funding": _facts(self.funding),
            "programmes": _facts(self.programmes),
            "models": _facts(self.models),
            "laws": _facts(self.laws),
            "assignments": _facts(self.assignments),
            "targets": _facts(self.targets),
            "checks": [_check(check) for check in self.checks],
            "ledger": [{"kind": item.kind, "text": item.text, **_proof(item.evidence)} for item in self.ledger],
            "reader_version": READER_VERSION,
        }


def _header(header: Header) -> dict[str, Any]:
    shown = {
        item.name: getattr(header, item.name) for item in fields(header) if item.name not in ("signer", "evidence")
    }
    signer = header.signer
    shown["signer"] = signer and {name: getattr(signer, name) for name in ("competence", "position", "full_name")}
    shown["evidence"] = {name: _proof(proof) for name, proof in header.evidence}
    return shown


def _node(node: Node) -> dict[str, Any]:
    return {
        "level": node.level,
        "label": node.label,
        "heading": node.heading,
        "text": node.text,
        "line": node.line,
        "start": node.start,
        "end": node.end,
        "node": node.path,
        "rule": node.evidence.rule,
        "confidence": node.confidence,
        "notes": list(node.notes),
        "children": [_node(child) for child in node.children],
    }


def _facts(facts: Sequence[Fact]) -> list[dict[str, Any]]:
    return [_fact(fact) for fact in facts]


def _fact(fact: Fact) -> dict[str, Any]:
    shown = {item.name: _value(getattr(fact, item.name)) for item in fields(fact) if item.name not in _OWN}
    return shown | _proof(fact.evidence) | {"level": fact.level, "notes": list(fact.notes)}


def _value(value: object) -> object:
    if isinstance(value, When):
        return _when(value)
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return _fact(value) if isinstance(value, Fact) else value


def _when(when: When) -> dict[str, Any] | None:
    shown = {item.name: getattr(when, item.name) for item in fields(when) if item.name != "inferred"}
    return {name: value for name, value in shown.items() if value} or None


def _proof(proof: Evidence) -> dict[str, Any]:
    return {
        "line": proof.line,
        "spans": [[span.start, span.end] for span in proof.spans],
        "exact": proof.exact,
        "prefix": proof.prefix,
        "suffix": proof.suffix,
        "zone": proof.zone,
        "node": proof.node,
        "rule": proof.rule,
    }


def _check(check: Check) -> dict[str, Any]:
    shown: dict[str, Any] = {"rule": check.rule, "message": check.message, "spans": [], "line": None}
    return shown | (_proof(check.evidence) | {"rule": check.rule} if check.evidence else {})
