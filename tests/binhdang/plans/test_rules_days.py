"""From words about time to days."""

from datetime import date

import pytest

from binhdang.plans.rules import day_of, is_over, plan_days, task_deadline, window

JUNE = date(2026, 6, 8)


@pytest.mark.parametrize(
    ("when", "year", "expected"),
    [
        ({"date": "2026-06-30"}, 2026, date(2026, 6, 30)),
        ({"month": "2026-02"}, 2026, date(2026, 2, 28)),
        ({"month": "2028-02"}, 2028, date(2028, 2, 29)),
        ({"quarter": "2026-Q1"}, 2026, date(2026, 3, 31)),
        ({"quarter": "2026-Q4"}, 2026, date(2026, 12, 31)),
        ({"year": 2030}, 2026, date(2030, 12, 31)),
        ({"yearly": "--11-10"}, 2026, date(2026, 11, 10)),
        ({"yearly": "--02-29"}, 2026, date(2026, 2, 28)),
        ({"yearly": "--11-10"}, None, None),
        ({"monthly": "---15"}, 2026, date(2026, 12, 15)),
        ({"monthly": "---31"}, 2026, date(2026, 12, 31)),
        (None, 2026, None),
        ({}, 2026, None),
    ],
)
def test_it_gives_a_moment_its_day(when, year, expected):
    assert day_of(when, year=year) == expected


@pytest.mark.parametrize(
    ("when", "source", "year", "on", "kept"),
    [
        ({"date": "2026-06-30"}, "own", 2026, date(2026, 6, 30), "own"),
        ({"date": "2026-06-30"}, "label", 2026, date(2026, 6, 30), "label"),
        ({"month": "2026-09"}, "heading", 2026, date(2026, 9, 30), "heading"),
        ({"date": "2026-06-30"}, "none", 2026, date(2026, 6, 30), "own"),
        (None, "none", 2026, date(2026, 12, 31), "year"),
        (None, "own", 2026, date(2026, 12, 31), "year"),
        (None, "none", None, None, "none"),
        ({"yearly": "--11-10"}, "own", None, None, "none"),
        ({"monthly": "---20"}, "own", 2026, date(2026, 12, 20), "own"),
    ],
)
def test_it_takes_a_deadline_from_the_text_else_from_the_year(when, source, year, on, kept):
    deadline = task_deadline(when, source, year=year)

    assert (deadline.on, deadline.source) == (on, kept)


@pytest.mark.parametrize(
    ("when", "year", "issued_on", "expected"),
    [
        ({"date": "2026-01-31"}, 2026, date(2026, 2, 5), [date(2026, 1, 31)]),
        ({"yearly": "--11-10"}, 2026, date(2026, 1, 12), [date(2026, 11, 10)]),
        ({"yearly": "--01-10"}, 2026, date(2026, 2, 12), [date(2027, 1, 10)]),
        ({"monthly": "---15"}, 2026, date(2026, 9, 20), [date(2026, 10, 15), date(2026, 11, 15), date(2026, 12, 15)]),
        ({"yearly": "--11-10"}, None, date(2018, 5, 29), [date(2026, 11, 10)]),
        ({"quarter": "2026-Q3"}, 2026, None, [date(2026, 9, 30)]),
        (None, 2026, None, []),
    ],
)
def test_it_puts_a_duty_on_its_days(when, year, issued_on, expected):
    assert plan_days(when, year=year, issued_on=issued_on, today=JUNE) == expected


def test_it_gives_a_monthly_duty_a_day_in_each_month_of_the_plan():
    days = plan_days({"monthly": "---31"}, year=2026, issued_on=date(2026, 1, 12), today=JUNE)

    assert [day.month for day in days] == list(range(1, 13))
    assert days[1] == date(2026, 2, 28)


def test_it_chases_nobody_for_what_was_due_before_a_plan_without_a_year_came_into_force():
    since, told = date(2026, 11, 21), {"monthly": "---15"}

    assert plan_days(told, year=None, issued_on=None, today=since, since=since)[0] == date(2026, 12, 15)
    assert plan_days(told, year=None, issued_on=None, today=date(2027, 1, 2), since=since)[0] == date(2027, 1, 15)


def test_it_looks_ahead_to_the_next_year_when_that_is_near():
    assert window(year=None, issued_on=None, today=date(2026, 10, 31), since=JUNE)[1] == date(2026, 12, 31)
    assert window(year=None, issued_on=None, today=date(2026, 11, 1), since=JUNE)[1] == date(2027, 12, 31)


@pytest.mark.parametrize(
    ("year", "today", "last_due", "expected"),
    [
        (2026, date(2026, 12, 31), None, False),
        (2026, date(2027, 1, 1), None, True),
        (2026, date(2027, 1, 5), date(2027, 1, 10), False),
        (2026, date(2027, 1, 11), date(2027, 1, 10), True),
        (None, date(2036, 1, 1), None, False),
    ],
)
def test_it_knows_when_a_plan_is_over(year, today, last_due, expected):
    assert is_over(year, today, last_due) is expected
