"""Stretches of the raw text that facts rest on, merged, and quick to ask."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from vanban.values import Evidence


class Stretches:
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
