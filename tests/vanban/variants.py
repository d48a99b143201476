"""Other forms of the same text, and what two readings of the same document must have in common."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

from vanban.reading import Reading
from vanban.text import fold


def wrapped(text: str, width: int = 75) -> str:
    """The text with every line wrapped at a width, as a terminal or an old mail program does."""
    lines: list[str] = []
    for line in text.split("\n"):
        current = line[: len(line) - len(line.lstrip())]
        for word in line.split(" "):
            if current.strip() and word and len(current) + 1 + len(word) > width:
                lines.append(current)
                current = word
            else:
                current = f"{current} {word}" if current.strip() else current + word
        lines.append(current)
    return "\n".join(lines)


def bold(text: str) -> str:
    """The text with bold marks around every line."""
    return "\n".join(f"**{line}**" if line.strip(" |-") else line for line in text.split("\n"))


VARIANTS: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "windows line ends": lambda text: text.replace("\n", "\r\n"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "bold": bold,
    "form feeds": lambda text: text.replace("\n\n", "\n\f\n"),
    "zero width": lambda text: text.replace(" ", " \u200b"),
    "blank lines at both ends": lambda text: f"\n\n{text}\n\n",
    "trailing blanks": lambda text: text.replace("\n", "  \n"),
}


def facts(reading: Reading) -> dict[str, Any]:
    """The facts of a reading without their places."""
    header = reading.header
    return {
        "header": [
            fold(str(value))
            for value in (
                header.authority,
                header.code_number,
                header.code_notation,
                header.type_name,
                header.place,
                header.promulgation_date,
                header.subject,
                header.plan_year,
                header.signer,
            )
        ],
        "outline": _outline(reading.outline),
        "citations": [
            (item.type, item.number, item.year, item.symbol, item.date, _plain(item.issuer))
            for item in reading.citations
        ],
        "agencies": [
            (_plain(item.name), item.asked, [task.role for task in item.directives]) for item in reading.agencies
        ],
        "deadlines": [(item.when, _plain(item.who), _plain(item.to), _plain(item.via)) for item in reading.deadlines],
        "report_duties": [(_plain(item.who), _plain(item.to), _plain(item.via)) for item in reading.report_duties],
        "recipients": [_plain(item.name) for item in reading.recipients],
        "assignments": [(_plain(item.text), item.lead, item.partners, item.when) for item in reading.assignments],
        "targets": [(item.comparator, item.value, item.value_to, item.unit, item.when) for item in reading.targets],
    }


def _plain(text: str | None) -> str:
    return fold(text or "")


def _outline(nodes: Any) -> list[Any]:
    return [(node.level, node.label, _plain(node.heading), _outline(node.children)) for node in nodes]
