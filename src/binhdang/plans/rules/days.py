"""From what a text says about time to days (khi nào → ngày): values in, values out."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

When = Mapping[str, Any]
OWN, LABEL, HEADING, YEAR, NONE = "own", "label", "heading", "year", "none"
SOURCES = (OWN, LABEL, HEADING)


@dataclass(frozen=True, slots=True)
class TaskDeadline:
    """By when a task is to be done, and where that stands: own words, label, heading, the plan's year, nowhere."""

    on: date | None
    source: str


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _clipped(year: int, month: int, day: int) -> date:
    """Return the day, or the last one of a month that has no such day (31 of June, 29 of February)."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def day_of(when: When | None, *, year: int | None) -> date | None:
    """Return the one day that a moment gives; what comes back is taken in the year given, at its last time."""
    if not when:
        return None
    ((key, told),) = when.items()
    if key == "date":
        return date.fromisoformat(told)
    if key == "month":
        return month_end(int(told[:4]), int(told[5:7]))
    if key == "quarter":
        return month_end(int(told[:4]), 3 * int(told[6]))
    if key == "year":
        return date(int(told), 12, 31)
    if year is None:
        return None
    if key == "yearly":
        return _clipped(year, int(told[2:4]), int(told[5:7]))
    return _clipped(year, 12, int(told[3:5]))


def task_deadline(when: When | None, source: str, *, year: int | None) -> TaskDeadline:
    """Return a task's deadline: what its text gives, else the end of the plan's year (cả năm), else none."""
    given = day_of(when, year=year)
    if given is not None and source in SOURCES:
        return TaskDeadline(given, source)
    if given is not None:
        return TaskDeadline(given, OWN)
    if year is not None:
        return TaskDeadline(date(year, 12, 31), YEAR)
    return TaskDeadline(None, NONE)


def recurs(when: When | None) -> bool:
    """Say whether a moment comes back every year or month."""
    return bool(when) and next(iter(when or {})) in ("yearly", "monthly")


def occurrences(when: When | None, *, first: date, last: date) -> list[date]:
    """Return the days of a moment: a fixed one whenever it is, one that comes back from `first` to `last`."""
    if not when:
        return []
    if not recurs(when):
        fixed = day_of(when, year=None)
        return [fixed] if fixed else []
    ((key, told),) = when.items()
    years = range(first.year, last.year + 1)
    if key == "yearly":
        days = [_clipped(year, int(told[2:4]), int(told[5:7])) for year in years]
    else:
        days = [_clipped(year, month, int(told[3:5])) for year in years for month in range(1, 13)]
    return [day for day in days if first <= day <= last]


def window(*, year: int | None, issued_on: date | None, today: date, since: date) -> tuple[date, date]:
    """Return from when to when what comes back is put on the calendar of a plan.

    A plan of a year: from its issue through its year. A plan without a year: from the day it came into force here
    (`since`: nobody is chased for what was due before) through this year, and the next one when it is near.
    """
    if year is None:
        begin = max(since, date(today.year, 1, 1), issued_on or since)
        return begin, date(today.year + (1 if today.month > 10 else 0), 12, 31)
    begin = max(issued_on, date(year, 1, 1)) if issued_on and issued_on.year <= year else date(year, 1, 1)
    return begin, date(year, 12, 31)


def plan_days(
    when: When | None, *, year: int | None, issued_on: date | None, today: date, since: date | None = None
) -> list[date]:
    """Return the days on which a duty of a plan falls due.

    What comes back only before the day of issue ("10 January each year" in a plan of February) is meant for the year
    after.
    """
    first, last = window(year=year, issued_on=issued_on, today=today, since=since or today)
    days = occurrences(when, first=first, last=last)
    if not days and when and year is not None and "yearly" in when:
        days = occurrences(when, first=last, last=date(year + 1, 12, 31))[:1]
    return days


def is_over(year: int | None, today: date, last_due: date | None = None) -> bool:
    """Say whether a plan is history: its year has passed, and so has the last day on which something is due."""
    if year is None or today.year <= year:
        return False
    return last_due is None or today > last_due
