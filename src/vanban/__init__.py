"""Reads and writes Vietnamese administrative documents (văn bản hành chính): plain Python, no network, no clock."""

from __future__ import annotations

from vanban.reader import read
from vanban.reading import READER_VERSION, Reading
from vanban.values import (
    Agency,
    Assignment,
    Check,
    Citation,
    Deadline,
    Directive,
    Evidence,
    Funding,
    Header,
    Leftover,
    Name,
    Node,
    Recipient,
    ReportDuty,
    Signer,
    Span,
    Target,
    When,
)

__all__ = [
    "READER_VERSION",
    "Agency",
    "Assignment",
    "Check",
    "Citation",
    "Deadline",
    "Directive",
    "Evidence",
    "Funding",
    "Header",
    "Leftover",
    "Name",
    "Node",
    "Reading",
    "Recipient",
    "ReportDuty",
    "Signer",
    "Span",
    "Target",
    "When",
    "read",
]
