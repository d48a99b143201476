"""Windows of figures: two cut-offs are two periods, and each report tells of one."""

from datetime import date

import pytest

from binhdang.periods.models import Period
from binhdang.periods.operations import period_for
from binhdang.periods.rules import half_window, month_window, quarter_window, window_reported_by, year_window


@pytest.mark.parametrize(
    ("window", "first", "last"),
    [
        (year_window(2026), date(2025, 12, 15), date(2026, 12, 14)),
        (half_window(2026), date(2025, 12, 15), date(2026, 6, 14)),
        (quarter_window(2026, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (quarter_window(2026, 4), date(2026, 10, 1), date(2026, 12, 31)),
        (month_window(2026, 12), date(2026, 12, 1), date(2026, 12, 31)),
        (month_window(2028, 2), date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_it_cuts_a_period_where_the_rule_cuts_it(window, first, last):
    assert (window.starts_on, window.ends_on) == (first, last)


@pytest.mark.parametrize(
    ("due_on", "yearly", "kind", "name"),
    [
        (date(2026, 6, 10), True, "half", "6 tháng đầu năm 2026"),
        (date(2026, 11, 20), True, "year", "năm 2026"),
        (date(2026, 12, 25), True, "year", "năm 2026"),
        (date(2027, 1, 10), True, "year", "năm 2026"),
        (date(2026, 6, 15), False, "month", "tháng 6 năm 2026"),
        (date(2026, 1, 15), False, "month", "tháng 1 năm 2026"),
    ],
)
def test_it_tells_which_period_a_report_is_about(due_on, yearly, kind, name):
    window = window_reported_by(due_on, yearly=yearly)

    assert (window.kind, window.name) == (kind, name)


@pytest.mark.django_db
def test_it_keeps_one_row_for_one_period():
    assert period_for(year_window(2026)) == period_for(year_window(2026))
    assert period_for(half_window(2026)) != period_for(year_window(2026))
    assert Period.objects.count() == 2
