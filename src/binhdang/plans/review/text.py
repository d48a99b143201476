"""The text of a document with its findings marked (chữ có đánh dấu): values in, safe HTML out.

Marks may nest and cross. Crossing ones are cut, so that the tags nest; every character of the text stays as it is.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

# Deeper than people can tell apart; it also bounds what a text made to hurt could cost.
MAX_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that a fact, or an item of the ledger, rests on."""

    start: int
    end: int
    opening: SafeString  # with its id
    continued: SafeString  # the same for a later piece: without id
    closing: str = "</mark>"


def fact_marks(
    fact_id: int, kind: str, letter: str, level: str, spans: Iterable[Iterable[int]], *, rejected: bool
) -> list[Mark]:
    """Return the marks of a fact: the first carries its id, the last its letter."""
    sign = {"check": "?", "inferred": "≈"}.get(level, "") if letter else ""
    css = f"kind-{kind} level-{level}{' is-rejected' if rejected else ''}"
    plain = format_html('<mark class="{}" data-fact="{}">', css, str(fact_id))
    marks = []
    stretches = [(start, end) for start, end in spans]
    for at, (start, end) in enumerate(stretches):
        shown = letter + sign if at == len(stretches) - 1 else ""
        marks.append(Mark(start, end, _opening(css, fact_id, shown, first=at == 0), plain))
    return marks


def _opening(css: str, fact_id: int, letter: str, *, first: bool) -> SafeString:
    identity = format_html(' id="chu-{}"', str(fact_id)) if first else ""
    drawn = format_html(' data-letter="{}"', letter) if letter else ""
    return format_html('<mark class="{}" data-fact="{}"{}{}>', css, str(fact_id), identity, drawn)


def unused_mark(item_id: int, start: int, end: int) -> Mark:
    """Return the mark of words that no fact has used."""
    return Mark(
        start, end, format_html('<span class="unused" id="so-{}">', str(item_id)),
        mark_safe('<span class="unused">'), "</span>",
    )  # fmt: skip


def marked(text: str, marks: Iterable[Mark]) -> SafeString:
    """Return the whole text, escaped, with its marks."""
    begins: dict[int, list[Mark]] = defaultdict(list)
    ends: set[int] = set()
    for mark in marks:
        if 0 <= mark.start < mark.end <= len(text):
            begins[mark.start].append(mark)
            ends.add(mark.end)
    pieces: list[str] = []
    standing: list[Mark] = []
    done = 0
    for place in sorted(begins.keys() | ends):
        pieces.append(escape(text[done:place]))
        done = place
        _close(place, standing, pieces)
        for mark in sorted(begins.get(place, ()), key=lambda one: -one.end):
            if len(standing) < MAX_DEPTH:
                standing.append(mark)
                pieces.append(mark.opening)
    pieces.append(escape(text[done:]))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece was escaped or formatted above


def _close(place: int, standing: list[Mark], pieces: list[str]) -> None:
    """Close what ends here; what stands inside it and goes on is closed and opened again."""
    last = next((at for at, mark in enumerate(standing) if mark.end == place), None)
    if last is None:
        return
    going_on = []
    while len(standing) > last:
        mark = standing.pop()
        pieces.append(mark.closing)
        if mark.end != place:
            going_on.append(mark)
    for mark in reversed(going_on):
        standing.append(mark)
        pieces.append(mark.continued)
