"""Which turn of a duty a day stands for once its date was corrected (lượt nộp): values in, values out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from binhdang.plans.rules.days import When, recurs

# A yearly day moved across the turn of the year, such as 20 December to 10 January, is still the same turn.
NEAR = 45


def same_turn(day: date, wanted: date, *, before: When | None, after: When | None) -> bool:
    """Say whether what was due on a day is what is now due on another."""
    if not recurs(before) and not recurs(after):
        return True
    if "monthly" in (before or {}) and "monthly" in (after or {}):
        return (day.year, day.month) == (wanted.year, wanted.month)
    return day.year == wanted.year or abs((wanted - day).days) <= NEAR


def paired(
    days: Mapping[date, bool], wanted: Iterable[date], *, before: When | None, after: When | None
) -> dict[date, date]:
    """Return for which of the wanted days each day of a unit stands; the nearest go together, each once.

    `days` says of each day whether it is settled history: that only stands for the same turn, what is open may move.
    """
    near = sorted(
        (abs((want - day).days), day, want)
        for want in wanted
        for day, is_history in days.items()
        if not is_history or same_turn(day, want, before=before, after=after)
    )
    found: dict[date, date] = {}
    taken: set[date] = set()
    for _gap, day, want in near:
        if day not in found and want not in taken:
            found[day] = want
            taken.add(want)
    return found


def uncovered(days: Iterable[date], wanted: Sequence[date], *, when: When | None) -> list[date]:
    """Return the wanted days for which nothing stands yet."""
    covered = paired(dict.fromkeys(days, True), wanted, before=when, after=when).values()
    return [day for day in wanted if day not in covered]


def is_past_turn(day: date, today: date, *, year: int | None, before: When | None, after: When | None) -> bool:
    """Say whether a day belongs to an earlier year of a duty that comes back: correcting the date leaves it alone."""
    return year is None and recurs(before) and recurs(after) and day.year < today.year
