"""Rows of a reading, and how a person's decisions pass from one reading to the next (đọc lại)."""

from collections import defaultdict
from collections.abc import Iterable

from binhdang.documents.facts import FactRow, facts_of, ledger_of
from binhdang.documents.models import Fact, LedgerItem, Reading

_READ = (
    "position", "value", "spans", "start", "exact", "prefix", "suffix", "line", "node", "rule", "level", "notes",
)  # fmt: skip
_DECIDED = (Fact.Decision.ACCEPTED, Fact.Decision.CORRECTED, Fact.Decision.ADDED)


def fact_of(reading: Reading, row: FactRow, position: int) -> Fact:
    """Return the row of the database for a fact that was read."""
    return Fact(
        reading=reading, kind=row.kind, position=position, value=row.value, spans=[list(span) for span in row.spans],
        start=row.start, exact=row.exact, prefix=row.prefix, suffix=row.suffix, line=row.line, node=row.node,
        rule=row.rule, level=row.level, notes=row.notes,
    )  # fmt: skip


def ledger_items(reading: Reading, before: Iterable[LedgerItem]) -> list[LedgerItem]:
    """Return what no fact of the reading used; what was said about the same words before is still said."""
    said = {(item.kind, item.start, item.end): item.decision for item in before}
    return [
        LedgerItem(
            reading=reading, kind=row.kind, text=row.text, start=row.start, end=row.end,
            decision=said.get((row.kind, row.start, row.end), LedgerItem.Decision.OPEN),
        )
        for row in ledger_of(reading.result, reading.document.text)
    ]  # fmt: skip


class _Earlier:
    """The facts of the earlier reading, each given away once: by kind and spans, else by its words and their place."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.left = {fact.pk: fact for fact in facts}
        self._by_key: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
        for fact in self.left.values():
            for key in _keys(fact.kind, fact.spans, fact.exact, fact.prefix, fact.suffix):
                self._by_key[key].append(fact)

    def take(self, row: FactRow) -> Fact | None:
        """Give the fact that the row is again; the one that says the same first."""
        for key in _keys(row.kind, row.spans, row.exact, row.prefix, row.suffix):
            same = [fact for fact in self._by_key[key] if fact.pk in self.left]
            if same:
                return self.left.pop(min(same, key=lambda fact: fact.value != row.value).pk)
        return None


def _keys(kind: str, spans: Iterable[Iterable[int]], exact: str, prefix: str, suffix: str) -> list[tuple[object, ...]]:
    if not exact:
        return []
    return [(kind, tuple(tuple(span) for span in spans)), (kind, exact, prefix, suffix)]


def carry_over(old: Reading | None, new: Reading) -> int:
    """Fill the new reading: facts found again keep their row with its decisions; return how many decisions stay.

    Those that a person took or added stay although the reader no longer finds them; what nobody looked at and is
    not found again remains with the old reading.
    """
    earlier = _Earlier(old.facts.all() if old else ())
    again, fresh = [], []
    for position, row in enumerate(facts_of(new.result, new.document.text), start=1):
        read = fact_of(new, row, position)
        fact = earlier.take(row)
        if fact is None:
            fresh.append(read)
            continue
        if fact.decision == Fact.Decision.ADDED and fact.corrected is None:
            fact.corrected = fact.value
        rule = fact.rule if fact.decision == Fact.Decision.ADDED else read.rule
        for name in _READ:
            setattr(fact, name, getattr(read, name))
        fact.reading, fact.rule = new, rule
        again.append(fact)
    kept = [fact for fact in earlier.left.values() if fact.decision in _DECIDED]
    for position, fact in enumerate(kept, start=len(again) + len(fresh) + 1):
        fact.reading, fact.position = new, position
    Fact.objects.bulk_create(fresh)
    Fact.objects.bulk_update([*again, *kept], ["reading", "corrected", *_READ], batch_size=200)
    LedgerItem.objects.bulk_create(ledger_items(new, old.ledger.all() if old else ()))
    return sum(fact.decision != Fact.Decision.PENDING for fact in [*again, *kept])
