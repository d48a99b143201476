"""Plausible figures for a report of the demo: consistent with each other, split by sex."""

import random
from collections.abc import Iterable

from binhdang.demo import sentences
from binhdang.indicators.models import Item
from binhdang.reports.rules import NO_DATA, NONE_ARISEN, Entry

# code → least and most for half a year of one unit; flows double in a year, stocks do not.
_RANGES: dict[str, tuple[int, int]] = {
    "documents-issued": (1, 5),
    "board-members": (9, 15),
    "officers": (1, 3),
    "inspections": (0, 3),
    "money-spent": (8, 60),
    "sessions": (3, 16),
    "news-items": (4, 40),
    "leaflets": (100, 900),
    "banners": (2, 25),
    "training-classes": (0, 3),
    "models": (1, 7),
    "trusted-addresses": (2, 14),
    "violence-cases": (0, 6),
    "hotline-calls": (0, 9),
}
_STOCKS = frozenset({"board-members", "officers", "models", "trusted-addresses"})
_PEOPLE_PER = {"session-participants": ("sessions", 28, 55), "training-participants": ("training-classes", 24, 45)}


def entries_of(items: Iterable[Item], *, number: int, yearly: bool, chance: random.Random) -> list[Entry]:
    """Return a row for each item; one unit in eight has not counted everything yet."""
    counts = {
        code: chance.randint(low, high) * (2 if yearly and code not in _STOCKS else 1)
        for code, (low, high) in _RANGES.items()
    }
    rows = []
    for item in items:
        if number % 8 == 2 and item.code == "hotline-calls":
            rows.append(Entry(item.code, state=NO_DATA, note=sentences.NO_DATA))
        else:
            rows.append(_entry(item, counts, chance))
    return rows


def _entry(item: Item, counts: dict[str, int], chance: random.Random) -> Entry:
    if item.code in _PEOPLE_PER:
        events, low, high = _PEOPLE_PER[item.code]
        return _split(item.code, counts[events] * chance.randint(low, high), 0.54, chance)
    if item.code.startswith(("people-", "violent-")):
        return _violence(item, counts["violence-cases"], chance)
    count = counts.get(item.code, 0)
    if item.by_sex:
        return _split(item.code, count, 0.5, chance)
    return Entry(item.code, total=count) if count else Entry(item.code, state=NONE_ARISEN)


def _violence(item: Item, cases: int, chance: random.Random) -> Entry:
    """Rows that hang on the number of cases: those harmed are mostly women, those who harm mostly men."""
    if not cases:
        return Entry(item.code, state=NONE_ARISEN)
    if item.code == "violent-households":
        return Entry(item.code, total=max(1, cases - chance.randint(0, 1)))
    if item.code == "people-helped":
        return _split(item.code, max(1, cases - chance.randint(0, 2)), 0.9, chance)
    return _split(item.code, cases, 0.08 if item.code == "people-harming" else 0.86, chance)


def _split(code: str, total: int, female: float, chance: random.Random) -> Entry:
    if not total:
        return Entry(code, state=NONE_ARISEN)
    women = min(total, max(0, round(total * (female + chance.uniform(-0.06, 0.06)))))
    return Entry(code, female=women, male=total - women)
