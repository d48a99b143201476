"""Where an assignment stands, as a table of cases; the same in SQL; what may be asked about it."""

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from binhdang.organisations.models import Unit
from binhdang.plans.models import Plan
from binhdang.tasks import rules
from binhdang.tasks.models import Assignment, Task
from binhdang.tasks.rules import SELECTIONS, Refusal, Standing

TODAY = date(2026, 6, 8)
YEAR_END = date(2026, 12, 31)


def stand(**given: Any) -> Standing:
    """Ask where an assignment stands; not begun, due in a month, unless the case says otherwise."""
    usual: dict[str, Any] = {
        "deadline": date(2026, 7, 8), "whole_year": False, "state": "not_started", "asked": False, "done_on": None,
        "task_state": "active", "today": TODAY,
    }  # fmt: skip
    return rules.standing(**{**usual, **given})


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, Standing.ON_TIME),
        ({"deadline": date(2026, 6, 16)}, Standing.ON_TIME),
        ({"deadline": date(2026, 6, 15)}, Standing.NEAR),
        ({"deadline": TODAY}, Standing.NEAR),
        ({"deadline": date(2026, 6, 7)}, Standing.OVERDUE),
        ({"deadline": date(2026, 6, 7), "asked": True}, Standing.REMINDED),
        ({"deadline": date(2026, 6, 7), "state": "blocked"}, Standing.OVERDUE),
        ({"state": "blocked"}, Standing.BLOCKED),
        ({"deadline": None, "state": "blocked"}, Standing.BLOCKED),
        ({"deadline": None}, Standing.NO_DEADLINE),
        ({"deadline": YEAR_END, "whole_year": True}, Standing.WHOLE_YEAR),
        ({"deadline": YEAR_END, "whole_year": True, "today": YEAR_END}, Standing.WHOLE_YEAR),
        ({"deadline": YEAR_END, "whole_year": True, "today": date(2027, 1, 1)}, Standing.OVERDUE),
        ({"state": "done", "done_on": date(2026, 7, 8)}, Standing.DONE_ON_TIME),
        ({"state": "done", "done_on": date(2026, 7, 9)}, Standing.DONE_LATE),
        ({"state": "done", "done_on": date(2026, 7, 9), "asked": True}, Standing.DONE),
        ({"state": "done", "done_on": date(2026, 7, 9), "deadline": None}, Standing.DONE),
        ({"state": "declined", "asked": True, "deadline": date(2026, 1, 1)}, Standing.DECLINED),
        ({"task_state": "history", "deadline": date(2025, 1, 1)}, Standing.HISTORY),
        ({"task_state": "history", "state": "done", "done_on": date(2026, 1, 1)}, Standing.DONE_ON_TIME),
        ({"task_state": "withdrawn"}, Standing.HISTORY),
    ],
)
def test_it_says_where_an_assignment_stands(given: dict[str, Any], expected: Standing) -> None:
    """Each case has one answer."""
    assert stand(**given) is expected


def test_it_never_shows_what_was_asked_as_a_breach() -> None:
    """Whatever its day and state, work that was only asked is neither overdue nor done late."""
    days = [None, *(TODAY + timedelta(days=n) for n in (-400, -1, 0, 1, 400))]
    found = {
        stand(deadline=day, state=state, asked=True, done_on=done, task_state=task_state)
        for day, state, done, task_state in product(
            days, ("not_started", "doing", "blocked", "done"), (None, TODAY), ("active", "history")
        )
    }
    assert not found & {Standing.OVERDUE, Standing.DONE_LATE}


def test_it_shares_out_what_is_open() -> None:
    """A board adds late, blocked and on track up to open: nothing is counted twice, nothing is lost."""
    parts = [SELECTIONS[name] for name in ("late", "blocked", "on_track")]
    assert sum(len(part) for part in parts) == len(SELECTIONS["open"])
    assert frozenset().union(*parts) == SELECTIONS["open"]
    rest = [SELECTIONS[name] for name in ("open", "done", "declined", "history")]
    assert sum(len(part) for part in rest) == len(Standing)


def test_it_counts_in_sql_as_the_rules_say(confirmed_plan: Plan, deo_gio: Unit) -> None:
    """Every combination of what matters gives the same word in Python and in the database."""
    Task.objects.exclude(pk=None).filter(document=confirmed_plan.document).delete()
    days = [None, *(TODAY + timedelta(days=n) for n in (-30, -1, 0, 7, 8, 200))]
    cases = list(product(
        days, ("own", "year"), Assignment.State.values, (False, True), (None, TODAY - timedelta(days=2), TODAY),
        Task.State.values, (False, True),
    ))  # fmt: skip
    tasks = Task.objects.bulk_create(
        Task(
            document=confirmed_plan.document, position=n, text=f"Việc {n}", sentence="", start=0, end=0,
            deadline_source=source,
            deadline=YEAR_END if moved else day, state=task_state,
        )
        for n, (day, source, _state, _asked, _done, task_state, moved) in enumerate(cases)
    )  # fmt: skip
    Assignment.objects.bulk_create(
        Assignment(
            task=task, unit=deo_gio, role="assigned", named_as="UBND xã", deadline=day, state=state, asked=asked,
            done_on=done,
        )
        for task, (day, _source, state, asked, done, _task_state, _moved) in zip(tasks, cases, strict=True)
    )  # fmt: skip
    rows = list(Assignment.objects.select_related("task"))
    by_rules: dict[str, set[int]] = {}
    for row in rows:
        by_rules.setdefault(row.standing_on(TODAY), set()).add(row.pk)
    for standing in Standing:
        in_sql = set(Assignment.objects.standing_in({standing}, TODAY).values_list("pk", flat=True))
        assert in_sql == by_rules.get(standing, set()), standing
    assert set(by_rules) == set(Standing)
    assert Assignment.objects.count_standings(TODAY) == {word: len(found) for word, found in by_rules.items()}
    asked = {
        row.pk
        for row in rows
        if rules.asks_yearly(
            deadline=row.deadline, state=row.state, task_state=row.task.state, progressed_on=row.progressed_on,
            today=TODAY,
        )
    }  # fmt: skip
    assert asked == set(Assignment.objects.asked_yearly(TODAY).values_list("pk", flat=True)) != set()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, True),
        ({"progressed_on": date(2025, 12, 31)}, True),
        ({"progressed_on": date(2026, 1, 1)}, False),
        ({"deadline": YEAR_END}, False),
        ({"state": "done"}, False),
        ({"state": "declined"}, False),
        ({"task_state": "history"}, False),
    ],
)
def test_it_asks_once_a_year_about_work_without_a_deadline(given: dict[str, Any], expected: bool) -> None:
    """Nothing reported since 1 January: asked; anything reported: left alone until next year."""
    usual: dict[str, Any] = {"deadline": None, "state": "doing", "task_state": "active", "progressed_on": None}
    assert rules.asks_yearly(**{**usual, **given}, today=TODAY) is expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, None),
        ({"deadline": None}, Refusal.NO_DEADLINE),
        ({"until": date(2026, 6, 30)}, Refusal.NOT_LATER),
        ({"deadline": date(2026, 1, 31), "until": date(2026, 6, 7)}, Refusal.PAST),
        ({"deadline": date(2026, 1, 31), "until": TODAY}, None),
        ({"until": date(2027, 12, 31)}, None),
        ({"until": date(2028, 1, 1)}, Refusal.TOO_FAR),
        ({"until": date(9999, 12, 31)}, Refusal.TOO_FAR),
        ({"state": "done"}, Refusal.DONE),
        ({"state": "declined"}, Refusal.DECLINED),
        ({"task_state": "history"}, Refusal.FILED),
        ({"task_state": "withdrawn", "state": "done"}, Refusal.FILED),
    ],
)
def test_it_says_why_a_later_day_may_not_be_asked_for(given: dict[str, Any], expected: Refusal | None) -> None:
    """A later deadline must be later, still ahead, and for work that is open."""
    usual: dict[str, Any] = {
        "deadline": date(2026, 6, 30), "until": date(2026, 7, 31), "state": "doing", "task_state": "active",
    }  # fmt: skip
    assert rules.may_extend(**{**usual, **given}, today=TODAY) is expected


def test_it_lets_only_what_was_asked_be_declined() -> None:
    """What was ordered cannot be declined; what was asked can, while it is open."""
    assert rules.may_decline(asked=False, state="not_started", task_state="active") is Refusal.NOT_ASKED
    assert rules.may_decline(asked=True, state="doing", task_state="active") is None
    assert rules.may_decline(asked=True, state="done", task_state="active") is Refusal.DONE


def test_it_keeps_cả_năm_until_another_day_is_granted() -> None:
    """The end of the year is no day like others, until an extension makes it one."""
    assert rules.is_whole_year("year", YEAR_END, YEAR_END)
    assert not rules.is_whole_year("year", date(2027, 1, 31), YEAR_END)
    assert not rules.is_whole_year("own", YEAR_END, YEAR_END)
