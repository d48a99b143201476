"""From a reading to the rows that a person reviews (dữ kiện): the reader's JSON in, rows out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from binhdang.documents.passages import Span, around, exact_words, find_words, line_of

Found = Mapping[str, Any]
NODE_SIZE, RULE_SIZE = 100, 60
LEVELS = frozenset({"sure", "check", "inferred"})
SIGNER = {"signer_competence": "competence", "signer_position": "position", "signer_name": "full_name"}


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact as it will be stored: what it says, the exact words it rests on, how sure the reader is."""

    kind: str
    value: dict[str, Any]
    spans: list[Span] = field(default_factory=list)
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    line: int = 0
    node: str = ""
    rule: str = ""
    level: str = "sure"
    notes: list[str] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where it begins; 0 where no words are known."""
        return self.spans[0][0] if self.spans else 0


class _Place:
    """A text and its outline: turns what the reader gives into rows with words."""

    def __init__(self, text: str, outline: Sequence[Found]) -> None:
        self.text = text
        self.nodes = list(_walk(outline))
        self._starts = [int(node["start"]) for node, _path, _depth in self.nodes]
        self._above = _parents([depth for _node, _path, depth in self.nodes])

    def path_at(self, offset: int) -> str:
        """The path of the item that the offset stands in."""
        at = bisect_right(self._starts, offset) - 1
        return self.nodes[at][1] if at >= 0 else ""

    def headings_above(self, offset: int) -> Iterator[Span]:
        """The words of the headings that the offset stands under, the nearest first."""
        at: int | None = bisect_right(self._starts, offset) - 1
        while at is not None and at >= 0:
            start = self._starts[at]
            yield start, _heading_end(self.text, start, str(self.nodes[at][0].get("heading") or ""))
            at = self._above[at]

    def row(self, kind: str, value: dict[str, Any], proof: Found, spans: Sequence[Span] = ()) -> FactRow:
        """Make a row; the words come from the spans, so that they are exact whatever the reader says."""
        clean = list(spans) or spans_of(proof, len(self.text))
        if not clean:
            return FactRow(kind, value, level=_level(proof), rule=_rule(proof), notes=_notes(proof))
        start = clean[0][0]
        prefix, suffix = around(self.text, start, clean[-1][1])
        return FactRow(
            kind, value, clean, exact_words(self.text, clean), prefix, suffix,
            int(proof.get("line") or line_of(self.text, start)),
            str(proof.get("node") or self.path_at(start))[:NODE_SIZE], _rule(proof), _level(proof), _notes(proof),
        )  # fmt: skip


def _walk(nodes: Sequence[Found], above: str = "", depth: int = 0) -> Iterator[tuple[Found, str, int]]:
    """Every item with its path and depth, in the order of the text."""
    for node in nodes:
        path = str(node.get("node") or ".".join(part for part in (above, str(node.get("label") or "")) if part))
        yield node, path, depth
        yield from _walk(node.get("children") or (), path, depth + 1)


def _parents(depths: Sequence[int]) -> list[int | None]:
    """For each item of the outline the position of the one it hangs below."""
    above: list[int | None] = []
    path: list[int] = []
    for at, depth in enumerate(depths):
        while path and depths[path[-1]] >= depth:
            path.pop()
        above.append(path[-1] if path else None)
        path.append(at)
    return above


def spans_of(proof: Found, length: int) -> list[Span]:
    """Return the spans that lie in the text, in order."""
    told = proof.get("spans") or ()
    return sorted((int(start), int(end)) for start, end in told if 0 <= int(start) < int(end) <= length)


def _level(proof: Found) -> str:
    told = proof.get("level", "sure")
    if told not in LEVELS:
        told = proof.get("confidence", "sure")  # an item of the outline keeps `level` for its own
    return told if told in LEVELS else "sure"


def _rule(proof: Found) -> str:
    return str(proof.get("rule") or "")[:RULE_SIZE]


def _notes(proof: Found) -> list[str]:
    return [str(note) for note in proof.get("notes") or ()]


def _picked(found: Found, *names: str) -> dict[str, Any]:
    return {name: found.get(name) for name in names}


def facts_of(result: Found, text: str) -> list[FactRow]:
    """Return all facts of a reading, kind by kind, each in the order of the text."""
    place = _Place(text, result.get("outline") or ())
    rows: list[FactRow] = []
    for find in (_header, _bases, _outline, _agencies, _tasks, _deadlines, _duties, _recipients, _funding, _targets):
        rows.extend(sorted(find(result, place), key=lambda row: row.start))
    rows.extend(sorted(_names(result, place), key=lambda row: row.start))
    return rows


def _header(result: Found, place: _Place) -> Iterator[FactRow]:
    header: Found = result.get("header") or {}
    signer: Found = header.get("signer") or {}
    proofs: Found = header.get("evidence") or {}
    told = {name: value for name, value in header.items() if not isinstance(value, dict)}
    told |= {name: signer.get(key) for name, key in SIGNER.items()}
    for name in _HEADER_ORDER:
        value = told.get(name)
        if value is not None and value != "":
            proof: Found = proofs.get(name) or {}
            spans = spans_of(proof, len(place.text)) or _header_words(place.text, name, str(value), proofs)
            yield place.row("header", {"field": name, "value": str(value)}, proof, spans)


_HEADER_ORDER = (
    "authority", "parent_authority", "code_number", "code_notation", "type_name", "place", "promulgation_date",
    "subject", "plan_year", *SIGNER,
)  # fmt: skip
# A field that has no words of its own stands in those of another one.
_STANDS_IN = {
    "code_number": "code",
    "code_notation": "code",
    "place": "promulgation_date",
    "plan_year": "subject",
    "signer_competence": "signer",
    "signer_position": "signer",
    "signer_name": "signer",
}


def _header_words(text: str, name: str, value: str, proofs: Found) -> list[Span]:
    """Where the words of a header field stand, when the reader does not say: in the words of a related field,
    else near the head of the document; those of the signer at its end.
    """
    for start, end in spans_of(proofs.get(_STANDS_IN.get(name, "")) or {}, len(text)):
        inner = find_words(text[start:end], value)
        if inner:
            return [(start + inner[0], start + inner[1])]
    heads = [spans[0][0] for proof in proofs.values() if (spans := spans_of(proof, len(text)))]
    near = len(text) if name in SIGNER else (max if name == "type_name" else min)(heads, default=0)
    # The type stands in capitals above the title, and in small letters everywhere in the text.
    found = (find_words(text, value.upper(), near=near) if name == "type_name" else None) or find_words(
        text, value, near=near
    )
    return [found] if found else []


def _bases(result: Found, place: _Place) -> Iterator[FactRow]:
    for found in result.get("citations") or ():
        # The document's own number is a field of the header.
        if found.get("role") != "self":
            names = ("type", "number", "year", "symbol", "date", "issuer", "issuer_as_written", "subject", "role")
            yield place.row("basis", _picked(found, *names), found)


def _outline(_result: Found, place: _Place) -> Iterator[FactRow]:
    for node, path, depth in place.nodes:
        start = int(node["start"])
        value = _picked(node, "level", "label", "heading") | {"depth": depth}
        span = (start, _heading_end(place.text, start, str(node.get("heading") or "")))
        yield place.row("outline", value, {**node, "node": path}, [span])


def _heading_end(text: str, start: int, heading: str) -> int:
    """Where the words of a heading end; an item without one is marked by its marker alone."""
    if heading:
        found = find_words(text[start : start + len(heading) * 2 + 80], heading)
        if found:
            return start + found[1]
    marker = text[start : start + 12].split()
    return min(len(text), start + max(1, len(marker[0]) if marker else 1))


def _agencies(result: Found, place: _Place) -> Iterator[FactRow]:
    for found in result.get("agencies") or ():
        yield place.row("agency", {"name": found["name"], "asked": bool(found.get("asked"))}, found)


def _tasks(result: Found, place: _Place) -> Iterator[FactRow]:
    """Directives, labelled blocks and table rows: never two tasks for the same words."""
    blocks = _Ordered(result.get("assignments") or (), len(place.text))
    dated = _Ordered(result.get("deadlines") or (), len(place.text))
    callers: dict[int, str] = {}
    for agency in result.get("agencies") or ():
        for found in agency.get("directives") or ():
            spans = spans_of(found, len(place.text))
            same = next((at for at in blocks.beside(spans) if _same_words(spans, blocks.items[at][0])), None)
            if same is None:
                yield place.row("task", _directive(found, agency, spans, dated), found, spans)
            else:
                callers.setdefault(same, agency["name"])
    for at, (spans, found) in enumerate(blocks.items):
        yield place.row("task", _block(found, callers.get(at), _time_of(found, spans, place, dated)), found, spans)


def _time_of(found: Found, spans: Sequence[Span], place: _Place, dated: "_Ordered") -> tuple[Found | None, str]:
    """When a block or row is due and where that stands: its own words, else its label, else the nearest heading above.

    A label that only says in words when ("thường xuyên") leaves it without a day.
    """
    own = dated.inside(spans[0][0], spans[-1][1]) if spans else None
    if own:
        return own, "own"
    if found.get("when") or found.get("when_text") or not spans:
        return found.get("when"), "label"
    above = (dated.inside(*heading) for heading in place.headings_above(spans[0][0]))
    return next((when for when in above if when), None), "heading"


class _Ordered:
    """Findings of one kind in the order of the text, so that those near a place are found without a walk over all."""

    def __init__(self, found: Sequence[Found], length: int) -> None:
        self.items = sorted(((spans_of(one, length), one) for one in found), key=lambda item: item[0][:1])
        self._starts = [spans[0][0] if spans else 0 for spans, _one in self.items]

    def inside(self, start: int, end: int) -> Found | None:
        """The time that is set inside a stretch of the text, the first one."""
        for at in self.beside([(start, end)]):
            spans, found = self.items[at]
            if spans and start <= spans[0][0] and spans[-1][1] <= end and found.get("when"):
                when: Found = found["when"]
                return when
        return None

    def beside(self, spans: Sequence[Span]) -> range:
        """The positions of those that begin inside the stretch, of two before it and one after it."""
        if not spans:
            return range(0)
        first = bisect_left(self._starts, spans[0][0])
        return range(max(0, first - 2), min(len(self.items), bisect_right(self._starts, spans[-1][1]) + 1))


def _same_words(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether two findings rest on the same words: they share more than half of the shorter one."""
    if not one or not other:
        return False
    shared = min(one[-1][1], other[-1][1]) - max(one[0][0], other[0][0])
    shorter = min(one[-1][1] - one[0][0], other[-1][1] - other[0][0])
    return shared * 2 > shorter


def _directive(found: Found, agency: Found, spans: Sequence[Span], dated: _Ordered) -> dict[str, Any]:
    role = found.get("role") or "assigned"
    when = found.get("deadline")
    source = found.get("deadline_source") or ("own" if when else "none")
    return {
        "text": found["text"],
        "role": "assigned" if role == "asked" else role,
        "asked": bool(agency.get("asked")) or role == "asked",
        "agency": agency["name"],
        "lead": [],
        "partners": [],
        "deadline": when,
        "deadline_source": source if when else "none",
        "when_text": _deadline_words(spans, dated, when) if when else None,
        "product": None,
        "table": False,
    }


def _deadline_words(spans: Sequence[Span], dated: _Ordered, when: object) -> str | None:
    """The words that give the time, where a deadline was found inside the task's own words."""
    for at in dated.beside(spans):
        inner, found = dated.items[at]
        if inner and spans[0][0] <= inner[0][0] and inner[-1][1] <= spans[-1][1] and found["when"] == when:
            return str(found["exact"]) if found.get("exact") else None
    return None


def _block(found: Found, caller: str | None, time: tuple[Found | None, str]) -> dict[str, Any]:
    lead = list(found.get("lead") or ())
    when, source = time
    return {
        "text": found["text"],
        "role": "lead" if lead else "assigned",
        "asked": False,
        "agency": None if lead else caller,
        "lead": lead,
        "partners": list(found.get("partners") or ()),
        "deadline": when,
        "deadline_source": source if when else "none",
        "when_text": found.get("when_text"),
        "product": found.get("product"),
        "table": "table" in str(found.get("rule") or ""),
    }


def _deadlines(result: Found, place: _Place) -> Iterator[FactRow]:
    for found in result.get("deadlines") or ():
        yield place.row("deadline", _picked(found, "who", "what", "to", "via", "when", "relation"), found)


def _duties(result: Found, place: _Place) -> Iterator[FactRow]:
    for found in result.get("report_duties") or ():
        yield place.row("report_duty", _picked(found, "who", "to", "via", "when", "when_text"), found)


def _recipients(result: Found, place: _Place) -> Iterator[FactRow]:
    proofs = result.get("recipient_facts") or [{"name": name} for name in result.get("recipients") or ()]
    heading = find_words(place.text, "Nơi nhận", near=len(place.text))
    after = heading[1] if heading else 0
    for found in proofs:
        spans = spans_of(found, len(place.text))
        if not spans:
            words = find_words(place.text[after:], found["name"])
            spans = [(words[0] + after, words[1] + after)] if words else []
        yield place.row("recipient", {"name": found["name"]}, found, spans)


def _funding(result: Found, place: _Place) -> Iterator[FactRow]:
    for found in result.get("funding") or ():
        yield place.row("funding", {"source": found["source"]}, found)


def _targets(result: Found, place: _Place) -> Iterator[FactRow]:
    names = ("indicator", "comparator", "value", "value_to", "unit", "when")
    for found in result.get("targets") or ():
        yield place.row("target", _picked(found, *names), found)


def _names(result: Found, place: _Place) -> Iterator[FactRow]:
    for key, kind in (("programmes", "programme"), ("models", "model"), ("laws", "law")):
        for found in result.get(key) or ():
            yield place.row("name", {"kind": kind, "name": found["name"]}, found)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """Words that no fact has used."""

    kind: str
    text: str
    start: int
    end: int


def ledger_of(result: Found, text: str) -> list[LedgerRow]:
    """Return what no fact of the reading has used, in the order of the text."""
    rows = []
    for found in result.get("ledger") or ():
        for start, end in spans_of(found, len(text))[:1]:
            rows.append(LedgerRow(str(found["kind"])[:12], text[start:end], start, end))
    return sorted(rows, key=lambda row: (row.start, row.end))
