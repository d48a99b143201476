"""Which day takes the place of which once the date of a duty was corrected."""

from datetime import date

import pytest

from binhdang.plans.rules import is_past_turn, paired, same_turn, uncovered

JUNE, LATER_JUNE = date(2026, 6, 10), date(2026, 6, 15)
YEARLY, MONTHLY, ONCE = {"yearly": "--06-10"}, {"monthly": "---15"}, {"date": "2026-06-10"}


@pytest.mark.parametrize(
    ("day", "wanted", "before", "after", "same"),
    [
        (date(2026, 1, 31), date(2026, 11, 20), ONCE, ONCE, True),
        (date(2026, 1, 31), date(2027, 11, 20), ONCE, None, True),
        (date(2026, 1, 31), date(2026, 11, 20), YEARLY, YEARLY, True),
        (date(2025, 12, 20), date(2026, 1, 10), YEARLY, YEARLY, True),
        (date(2025, 6, 10), date(2026, 6, 10), YEARLY, YEARLY, False),
        (date(2026, 5, 15), date(2026, 5, 20), MONTHLY, MONTHLY, True),
        (date(2026, 5, 31), date(2026, 6, 1), MONTHLY, MONTHLY, False),
        (date(2026, 5, 15), date(2026, 11, 20), MONTHLY, YEARLY, True),
    ],
)
def test_it_knows_the_same_turn(day, wanted, before, after, same):
    assert same_turn(day, wanted, before=before, after=after) is same


@pytest.mark.parametrize(
    ("days", "wanted", "before", "after", "pairs"),
    [
        ({JUNE: False}, [LATER_JUNE], ONCE, ONCE, {JUNE: LATER_JUNE}),
        ({JUNE: True}, [LATER_JUNE], ONCE, ONCE, {JUNE: LATER_JUNE}),
        ({JUNE: False}, [], ONCE, None, {}),
        ({}, [JUNE], None, ONCE, {}),
        # Each year keeps its turn.
        (
            {date(2026, 6, 10): True, date(2027, 6, 10): False},
            [date(2026, 6, 15), date(2027, 6, 15)],
            YEARLY,
            YEARLY,
            {date(2026, 6, 10): date(2026, 6, 15), date(2027, 6, 10): date(2027, 6, 15)},
        ),
        # What was settled last year is not this year's.
        ({date(2025, 6, 10): True}, [date(2026, 6, 10)], YEARLY, YEARLY, {}),
        # What is open may move to wherever a day is left.
        ({date(2025, 6, 10): False}, [date(2026, 6, 10)], YEARLY, YEARLY, {date(2025, 6, 10): date(2026, 6, 10)}),
        # Of twelve months one becomes the yearly day: the nearest.
        (
            {date(2026, month, 15): False for month in range(1, 13)},
            [date(2026, 11, 20)],
            MONTHLY,
            YEARLY,
            {date(2026, 11, 15): date(2026, 11, 20)},
        ),
    ],
)
def test_it_pairs_old_days_with_new_ones(days, wanted, before, after, pairs):
    assert paired(days, wanted, before=before, after=after) == pairs


def test_it_finds_what_nothing_stands_for_yet():
    wanted = [date(2026, 6, 15), date(2027, 6, 15)]

    assert uncovered([date(2026, 6, 10)], wanted, when=YEARLY) == [date(2027, 6, 15)]
    assert uncovered([], wanted, when=YEARLY) == wanted


@pytest.mark.parametrize(
    ("year", "before", "after", "past"),
    [
        (None, YEARLY, YEARLY, True),
        (2025, YEARLY, YEARLY, False),
        (None, ONCE, YEARLY, False),
        (None, YEARLY, ONCE, False),
    ],
)
def test_it_leaves_earlier_years_alone(year, before, after, past):
    assert is_past_turn(date(2025, 6, 10), date(2026, 6, 8), year=year, before=before, after=after) is past
    assert not is_past_turn(date(2026, 6, 1), date(2026, 6, 8), year=year, before=before, after=after)
