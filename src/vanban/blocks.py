"""Blocks: the paragraphs and items of a document after hard wraps and page breaks are undone (ghép dòng)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from vanban.data.words import BEFORE_NUMBER, CONNECTIVES, HYPHENATED
from vanban.dates import DIGIT
from vanban.layout import Layout
from vanban.lines import MARKERS, Line
from vanban.marks import is_competence, is_post, person_at
from vanban.text import Source, fold, has_any, is_upper
from vanban.values import Evidence, Span

_FINISHED = (".", ";", ":", "!", "?", "…")
_CLOSING = "”\"'») "
_RUNS = re.compile(r"\S+(?: \S+)*")
_PAIRS = frozenset(
    (fold(left).split()[-1], fold(right).split()[0]) for left, right in (name.split(" - ") for name in HYPHENATED)
)
# Words of names that a line may break between although the second begins with a capital.
_NAME_PAIRS = frozenset(
    {
        ("việt", "nam"),
        ("tổ", "quốc"),
        ("hồ", "chí"),
        ("chí", "minh"),
        ("ban", "nhân"),
        ("phụ", "nữ"),
        ("thể", "thao"),
    }
)
_NAME_FIRSTS = frozenset(first for first, _ in _NAME_PAIRS)
_SAYS = re.compile(r"\d ?[/-] ?[\dA-ZĐ]|số$")
_SAYING = ("ăm", "háng", "gày", "uý", "%", "rước", "Số", "NĂM", "NGÀY")
_CODE_END = re.compile(r"(?:\d/|[A-ZĐ]{2,}[a-z]*[-/]|/[A-ZĐ]{2,}[a-z]*-)$")


@dataclass(slots=True, eq=False)
class Block:
    """One paragraph, item or cell: its words with single blanks, and where each of them stands."""

    kind: str
    label: str
    start: int
    end: int
    first: int
    last: int
    zone: str
    part: str
    text: str = ""
    node: str = ""
    has_digit: bool = False
    _at: Sequence[int] = ()
    _work: Sequence[int] = ()
    lines: list[Line] = field(default_factory=list)

    def work(self, offset: int) -> int:
        """The offset in the working text of an offset in the words of the block."""
        i = bisect_right(self._at, offset) - 1 if len(self._at) > 1 else 0
        return self._work[i] + offset - self._at[i]

    def raw(self, source: Source, start: int, end: int) -> Span:
        """The raw span of a stretch of the words; of the whole block when the stretch is empty."""
        if end <= start or not self._at:
            return source.span(self.start, max(self.end, self.start + 1))
        if len(self._at) == 1:
            return source.span(self._work[0] + start, self._work[0] + end)
        return source.span(self.work(start), self.work(end - 1) + 1)


class _Draft:
    """A block while its lines are gathered."""

    __slots__ = ("head", "last", "lines")

    def __init__(self, line: Line) -> None:
        self.head = self.last = line
        self.lines = [line]

    def add(self, line: Line) -> None:
        """Go on with a line."""
        self.last = line
        self.lines.append(line)

    @property
    def size(self) -> int:
        """About how many characters it has: the first lines tell."""
        return sum(len(line.text) + 1 for line in self.lines[:8])


def build_blocks(source: Source, lines: Sequence[Line], zone: str, part: str, layout: Layout) -> list[Block]:
    """Join the lines of one zone into blocks."""
    if zone in ("annex", "table"):
        lines = _telling(lines)
    found: list[Block] = []
    draft: _Draft | None = None
    for at, line in enumerate(lines):
        if line.kind == "rule" or (zone == "recipients" and is_sign(lines, at)):
            continue
        if draft is not None and _join_reason(draft, lines, at, layout, zone):
            draft.add(line)
        elif zone != "body" or not _is_page_number(line, lines, at):
            if draft is not None:
                found.append(_block(draft.lines, zone, part))
            draft = _Draft(line)
    return [*found, _block(draft.lines, zone, part)] if draft is not None else found


def _telling(lines: Sequence[Line]) -> list[Line]:
    """The lines of those cells of an annex that have a date, a number with its symbol, or a share."""
    kept: list[Line] = []
    cell: list[Line] = []
    tells = False
    for line in lines:
        if line.bars:
            if tells:
                kept.extend(cell)
            cell, tells = [], False
        cell.append(line)
        tells = tells or has_any(line.text, _SAYING) or _SAYS.search(line.text) is not None
    return [*kept, *cell] if tells else kept


def is_sign(lines: Sequence[Line], at: int) -> bool:
    """Whether a line among the recipients belongs to the signer beside them (two columns in one)."""
    line = lines[at]
    return line.beside and (is_competence(line.text) or is_post(line.text) or person_at(lines, at) is not None)


def _is_page_number(line: Line, lines: Sequence[Line], at: int) -> bool:
    return line.kind == "para" and line.text.isdigit() and len(line.text) < 4 and not line.bars and at > 0


def _join_reason(draft: _Draft, lines: Sequence[Line], at: int, layout: Layout, zone: str) -> str:
    """Why a line continues the block before it; empty when it begins one of its own."""
    line = lines[at]
    if line.bars or line.starred:
        return ""
    if line.kind == "para" and len(draft.lines) == 1 and draft.head.kind in MARKERS and not draft.head.content:
        return "marker-alone"
    if line.kind in MARKERS:
        if zone == "recipients" and draft.head.kind == "para":
            return ""
        return _false_marker(draft, lines, at, layout, zone)
    if zone == "recipients":
        return _recipient_reason(draft.last.text, line.text)
    if layout.indent and line.breaks == 1:
        return "" if line.indent >= layout.indent else "indent"
    return _paragraph_reason(draft, line, layout)


def _recipient_reason(before: str, text: str) -> str:
    """A recipient goes on after a comma, with a bracket, or in lower case."""
    if is_finished(before):
        return ""
    return "unfinished" if text[0] == "(" or text[0].islower() or before.endswith(",") else ""


def _paragraph_reason(draft: _Draft, line: Line, layout: Layout) -> str:
    """Joining of plain lines: across a blank line, in a text with blank lines between items, in any other."""
    last = draft.last
    finished = is_finished(last.text)
    if line.breaks > 1:
        unfinished = not finished and line.text[0].islower() and (layout.wrapped or last.text.endswith(","))
        return "across-blank" if unfinished else ""
    if layout.spaced and layout.wrapped:
        return "" if _breaks_off(draft, line, layout) else "spaced"
    if not finished and (line.text[0].islower() or last.text.split()[-1].casefold() in CONNECTIVES):
        return "unfinished"
    return _wrapped_reason(draft, line, layout, finished) if layout.wrapped else ""


def _breaks_off(draft: _Draft, line: Line, layout: Layout) -> bool:
    """A label or a heading in capitals, set under another paragraph without a blank line."""
    last = draft.last
    if draft.head.kind == "roman" and is_upper(last.text) and line.text != line.text.upper():
        return True
    return len(last.text) < layout.width * 0.6 and bool(_LABEL.match(line.text)) and is_finished(last.text)


_LABEL = re.compile(r"(?:[-+] ?)?(?:Cơ quan|Đơn vị|Thời gian|Thời hạn|Sản phẩm|Kinh phí|Lộ trình)[^:.;]{0,40}:")


def _wrapped_reason(draft: _Draft, line: Line, layout: Layout, finished: bool) -> str:
    """Joining in a text that is wrapped and sets nothing apart: by the width and by names."""
    last = draft.last
    full = len(last.text) + 1 + len(line.text.split(" ", 1)[0]) >= layout.width - 4
    if finished and line.text[0].islower() and not last.text.endswith(":") and len(last.text) > layout.width * 0.6:
        return "lower-case"
    if finished:
        return "full-line" if full and not last.text.endswith((":", ";")) else ""
    upper, heading = is_upper(last.text), draft.head.kind in ("roman", "part")
    if (upper or heading) and is_upper(line.text) != upper:
        return "" if heading else _unfinished_reason(draft, line, full)
    return "capitals" if upper else _unfinished_reason(draft, line, full)


def _unfinished_reason(draft: _Draft, line: Line, full: bool) -> str:
    """Joining by the words around the break, below a line that no capitals tell about."""
    last = draft.last
    if _name_pair(last.text, line.text):
        return "name"
    if last.text.endswith(","):
        return "comma"
    if draft.head.kind in MARKERS and draft.size < 112 and not full:
        return ""
    return "wrapped"


def _name_pair(left: str, right: str) -> bool:
    before = fold(left[-20:]).split()
    if not before or before[-1] not in _NAME_FIRSTS:
        return False
    after = fold(right[:20]).split()
    return bool(after) and (before[-1], after[0].strip(",.;:")) in _NAME_PAIRS


def is_finished(text: str) -> bool:
    """Whether a line ends like a sentence or an item of a list."""
    return text.rstrip(_CLOSING).endswith(_FINISHED)


def _false_marker(draft: _Draft, lines: Sequence[Line], at: int, layout: Layout, zone: str) -> str:
    """Why a line that looks like an item is the tail of a sentence; empty when it is an item."""
    line, last = lines[at], draft.last
    if is_finished(last.text):
        return ""
    if layout.indent and line.breaks == 1 and zone == "body" and line.indent < layout.indent:
        return "indent"
    reason = _false_dash(draft, lines, at) if line.kind == "dash" else ""
    if reason or line.breaks > 1:
        return reason
    return _false_number(draft, line, layout, zone)


def _false_number(draft: _Draft, line: Line, layout: Layout, zone: str) -> str:
    """Why a marker right below an unfinished line is none: the words before it, lower case, a text that sets apart."""
    last = draft.last
    tail = last.text.rsplit(None, 1)[-1].casefold()
    if _is_first_below(draft, line):
        return ""
    if line.kind in _NUMBERED and tail in (_PROVISIONS if _succeeds(draft.head, line) else BEFORE_NUMBER):
        return "number"
    if _succeeds(draft.head, line):
        return ""
    if line.kind == "dash" and line.content[:1].islower() and tail not in ("sau", "gồm"):
        return "lower-case"
    if layout.spaced and layout.wrapped and zone != "recipients" and not _is_short_heading(draft):
        return "not-apart"
    return ""


def _is_first_below(draft: _Draft, line: Line) -> bool:
    """Whether the first item of a list stands right below a heading (II. Thời gian, địa điểm / 1. …)."""
    return line.label == "1" and draft.head.kind in ("roman", "part") and len(draft.lines) == 1


# After one of these even the next number in sequence names a provision.
_PROVISIONS = frozenset({"số", "điều", "khoản", "điểm", "mục", "chương", "phần", "lục"})
_NUMBERED = MARKERS - {"dash", "plus", "part"}
_LETTERS = "abcdđeghiklmnopqrstuvxy"


def _succeeds(head: Line, line: Line) -> bool:
    """Whether a marker is the one after the marker of the block before (a → b, 2 → 3, 2 → 2.1)."""
    if line.kind == "decimal" and line.label == f"{head.label}.1":
        return True
    if head.kind != line.kind:
        return False
    if head.label.isdigit() and line.label.isdigit():
        return int(line.label) == int(head.label) + 1
    at = _LETTERS.find(line.label)
    return line.kind == "letter" and at > 0 and _LETTERS[at - 1] == head.label


def _is_short_heading(draft: _Draft) -> bool:
    return (draft.head.kind in MARKERS and draft.size < 72) or (len(draft.lines) < 8 and is_upper(draft.head.text))


def _false_dash(draft: _Draft, lines: Sequence[Line], at: int) -> str:
    """A hyphen of a name or of a period that a wrap put at the head of a line."""
    line, last = lines[at], draft.last
    words = line.content.split(None, 1)
    before = last.text.split()[-1].casefold().strip('(“"')
    after = words[0].casefold().strip(',.;:)”"') if words else ""
    if before.isdigit() and after[:4].isdigit():
        return "period"
    if (fold(before), fold(after)) in _PAIRS:
        return "hyphen-name"
    if draft.size > 150 and line.breaks > 1 and not last.text.endswith(")") and _alone(lines, at):
        return "lone-dash"
    return ""


def _alone(lines: Sequence[Line], at: int) -> bool:
    """Whether no other dash item stands beside this one."""
    following = next((line for line in lines[at + 1 : at + 80] if line.kind in MARKERS and line.kind != "plus"), None)
    preceding = next((line for line in reversed(lines[max(0, at - 80) : at]) if line.kind in MARKERS), None)
    return (following is None or following.kind != "dash") and (preceding is None or preceding.kind != "dash")


def _block(lines: list[Line], zone: str, part: str, marker: bool = True) -> Block:
    head, last = lines[0], lines[-1]
    body = head.body if marker and head.kind in MARKERS else 0
    at: Sequence[int] = _FROM_THE_START
    work: Sequence[int]
    if len(lines) == 1 and body < len(head.text) and "  " not in head.text:
        text, work = head.text[body:], (head.start + body,)
    else:
        text, at, work = _joined(lines, body)
    digit = DIGIT.search(text) is not None
    return Block(
        head.kind,
        head.label,
        head.start,
        last.end,
        head.index,
        last.index,
        zone,
        part,
        text,
        "",
        digit,
        at,
        work,
        lines,
    )


_FROM_THE_START = (0,)


def _joined(lines: Sequence[Line], body: int) -> tuple[str, list[int], list[int]]:
    """The words of several lines with single blanks, where each stretch begins, and where it stands."""
    pieces: list[str] = []
    at: list[int] = []
    work: list[int] = []
    length = 0
    for line in lines:
        for start, words in _runs(line.text, body):
            if pieces and not (start == 0 and pieces[-1][-1] in "-/" and _CODE_END.search(pieces[-1][-14:])):
                at.append(length)
                work.append(line.start + start - 1)
                pieces.append(" ")
                length += 1
            at.append(length)
            work.append(line.start + start)
            pieces.append(words)
            length += len(words)
        body = 0
    return "".join(pieces), at, work


def _runs(text: str, body: int) -> list[tuple[int, str]]:
    """The stretches of a line that have single blanks only."""
    if "  " in text:
        return [(run.start(), run[0]) for run in _RUNS.finditer(text, body)]
    if not body:
        return [(0, text)]
    return [(body, text[body:])] if body < len(text) else []


def cell_block(lines: list[Line], part: str) -> Block:
    """The words of one cell of a table."""
    return _block(lines, "annex" if part == "annex" else "table", part, marker=False)


def evidence(source: Source, block: Block, start: int, end: int, rule: str) -> Evidence:
    """The evidence of a fact that stands in a block from start to end."""
    return source.evidence(block.raw(source, start, end), block.zone, block.node, rule)
