"""How the lines of a text were laid out: wrapped at a width or not, items set apart by blank lines or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vanban.lines import MARKERS, Line


@dataclass(frozen=True, slots=True)
class Layout:
    """Two habits of a text that decide how its lines are joined."""

    wrapped: bool
    spaced: bool
    width: int
    indent: int = 0


def layout_of(lines: Sequence[Line]) -> Layout:
    """Judge the layout from the lines of the body."""
    lengths = sorted(len(line.text) for line in lines if line.kind != "rule")
    if len(lengths) < 8:
        return Layout(wrapped=bool(lengths) and lengths[-1] <= 110, spaced=_spaced(lines), width=75)
    high = lengths[int(len(lengths) * 0.97)]
    usual = lengths[int(len(lengths) * 0.85)]
    return Layout(wrapped=high <= 110, spaced=_spaced(lines), width=usual, indent=_indent(lines) if high <= 110 else 0)


def _indent(lines: Sequence[Line]) -> int:
    """The indent that opens a paragraph; 0 when the text does not indent."""
    items = sorted(line.indent for line in lines if line.kind in MARKERS and not line.bars)
    others = [line.indent for line in lines if line.kind == "para" and not line.bars]
    if len(items) < 3 or len(others) < 3:
        return 0
    first = items[len(items) // 5]
    hanging = sorted(indent for indent in others if indent < first)
    if first < 2 or len(hanging) < 0.6 * len(others):
        return 0
    return (first + hanging[len(hanging) // 2] + 1) // 2


def _spaced(lines: Sequence[Line]) -> bool:
    """Whether nearly every item begins after a blank line or a border."""
    items = [line for line in lines if line.kind in MARKERS]
    apart = sum(1 for line in items if line.apart)
    return len(items) > 2 and apart >= 0.8 * len(items)
