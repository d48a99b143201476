"""Where an assignment stands on a day, and what may be asked about it: values in, value out."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

NEAR_DAYS = 7

# The words that the rows of `models` use; rules stand below them and name them here once.
ACTIVE = "active"
DOING, BLOCKED, DONE, DECLINED = "doing", "blocked", "done", "declined"
WHOLE_YEAR = "year"


class Standing(StrEnum):
    """Where an assignment stands (tình hình): each has exactly one."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    DONE = "done"  # nothing to score it against: no deadline, or only asked
    ON_TIME = "on_time"
    NEAR = "near"
    OVERDUE = "overdue"
    WHOLE_YEAR = "whole_year"
    NO_DEADLINE = "no_deadline"
    BLOCKED = "blocked"
    REMINDED = "reminded"  # only asked, and the day has passed: a reminder, never a breach
    DECLINED = "declined"
    HISTORY = "history"


# What a list or a board counts together. `late`, `blocked`, `on_track` share out what is open.
SELECTIONS: dict[str, frozenset[Standing]] = {
    "late": frozenset({Standing.OVERDUE}),
    "near": frozenset({Standing.NEAR}),
    "blocked": frozenset({Standing.BLOCKED}),
    "on_track": frozenset(
        {Standing.ON_TIME, Standing.NEAR, Standing.WHOLE_YEAR, Standing.NO_DEADLINE, Standing.REMINDED}
    ),
    "done": frozenset({Standing.DONE_ON_TIME, Standing.DONE_LATE, Standing.DONE}),
    "done_late": frozenset({Standing.DONE_LATE}),
    "declined": frozenset({Standing.DECLINED}),
    "history": frozenset({Standing.HISTORY}),
    "all": frozenset(Standing),
}
SELECTIONS["open"] = SELECTIONS["late"] | SELECTIONS["blocked"] | SELECTIONS["on_track"]


def is_whole_year(source: str, deadline: date | None, task_deadline: date | None) -> bool:
    """Say whether the deadline is only the end of the plan's year (cả năm): an extension makes it a day like others."""
    return source == WHOLE_YEAR and deadline == task_deadline


def standing(
    *,
    deadline: date | None,
    whole_year: bool,
    state: str,
    asked: bool,
    done_on: date | None,
    task_state: str,
    today: date,
) -> Standing:
    """Say where an assignment stands today; `models.standing_on` says the same in SQL.

    A missed deadline counts before an obstacle: saying that one is stuck does not make late work less late.
    """
    if state == DECLINED:
        return Standing.DECLINED
    if state == DONE:
        return _standing_of_done(deadline, asked, done_on)
    if task_state != ACTIVE:
        return Standing.HISTORY
    if deadline is not None and today > deadline:
        return Standing.REMINDED if asked else Standing.OVERDUE
    if state == BLOCKED:
        return Standing.BLOCKED
    if deadline is None:
        return Standing.NO_DEADLINE
    if whole_year:
        return Standing.WHOLE_YEAR
    return Standing.NEAR if deadline - today <= timedelta(days=NEAR_DAYS) else Standing.ON_TIME


def _standing_of_done(deadline: date | None, asked: bool, done_on: date | None) -> Standing:
    if deadline is None or asked or done_on is None:
        return Standing.DONE
    return Standing.DONE_ON_TIME if done_on <= deadline else Standing.DONE_LATE


def first_day_of_year(today: date) -> date:
    """Return 1 January: from this day on, work without a deadline is asked for its progress again."""
    return date(today.year, 1, 1)


def asks_yearly(
    *, deadline: date | None, state: str, task_state: str, progressed_on: date | None, today: date
) -> bool:  # fmt: skip
    """Say whether work without a deadline is asked for progress: nothing was reported since 1 January."""
    if deadline is not None or task_state != ACTIVE or state in (DONE, DECLINED):
        return False
    return progressed_on is None or progressed_on < first_day_of_year(today)


class Refusal(StrEnum):
    """Why something may not be done with an assignment."""

    FILED = "filed"
    DONE = "done"
    DECLINED = "declined"
    NO_DEADLINE = "no_deadline"
    NOT_LATER = "not_later"
    PAST = "past"
    TOO_FAR = "too_far"
    NOT_ASKED = "not_asked"


def may_report(*, state: str, task_state: str) -> Refusal | None:
    """Say why progress may not be reported, None when it may; what is done may be corrected."""
    if task_state != ACTIVE:
        return Refusal.FILED
    return Refusal.DECLINED if state == DECLINED else None


def may_work(*, state: str, task_state: str) -> Refusal | None:
    """Say why an obstacle may not be raised or a later day not asked for, None when it may: the work must be open."""
    return Refusal.DONE if state == DONE and task_state == ACTIVE else may_report(state=state, task_state=task_state)


def may_extend(
    *, deadline: date | None, until: date, state: str, task_state: str, today: date
) -> Refusal | None:  # fmt: skip
    """Say why a later deadline may not be asked for, None when it may."""
    refusal = may_work(state=state, task_state=task_state)
    if refusal is not None:
        return refusal
    if deadline is None:
        return Refusal.NO_DEADLINE
    if until <= deadline:
        return Refusal.NOT_LATER
    if until < today:
        return Refusal.PAST
    # A slip of the hand in the year would put the work out of everybody's sight.
    return Refusal.TOO_FAR if until.year > today.year + 1 else None


def may_decline(*, asked: bool, state: str, task_state: str) -> Refusal | None:
    """Say why work may not be declined, None when it may: only what was asked (đề nghị), not ordered."""
    if not asked:
        return Refusal.NOT_ASKED
    return may_work(state=state, task_state=task_state)


@dataclass(frozen=True, slots=True)
class Said:
    """What one report of progress says (nội dung báo tiến độ), as far as two of them can be the same."""

    state: str
    percent: int | None
    quantity: str
    quantity_unit: str
    words: str
    files: frozenset[str]


def percent_of(state: str, percent: int | None) -> int | None:
    """Return the per cent that goes with a state: done is 100."""
    return 100 if state == DONE else percent
