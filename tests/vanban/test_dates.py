"""Points in time: each form with what it means, and what looks like one and is none."""

from __future__ import annotations

import pytest

from vanban.dates import tokens, when, when_of
from vanban.values import When

FORMS = [
    ("ngày 05/9/2026", When(date="2026-09-05")),
    ("ngày 5 tháng 9 năm 2026", When(date="2026-09-05")),
    ("30.6.2026", When(date="2026-06-30")),
    ("tháng 12/2026", When(month="2026-12")),
    ("Tháng 9 năm 2026", When(month="2026-09")),
    ("tháng 4", When(month="2026-04", inferred=True)),
    ("quý IV/2026", When(quarter="2026-Q4")),
    ("Quý 2 năm 2027", When(quarter="2027-Q2")),
    ("năm 2030", When(year=2030)),
    ("giai đoạn 2026 - 2030", When(year=2030)),
    ("ngày 10/11", When(date="2026-11-10", inferred=True)),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_it_reads_a_point_in_time(text: str, expected: When) -> None:
    assert [when(token, 2026, text) for token in tokens(text)] == [expected]


@pytest.mark.parametrize(
    "text", ["tháng 54 năm 2026", "24/7/365", "3G/4G", "12.000", "khoản 3 Điều 5", "1/20", "45/KH-UBND"]
)
def test_it_leaves_what_is_no_point_in_time(text: str) -> None:
    assert [token.kind for token in tokens(text) if token.kind in ("date", "anniversary", "month", "quarter")] == []


def test_a_day_that_comes_back_is_yearly() -> None:
    [token] = tokens("trước ngày 10/11")
    assert when(token, 2026, "hằng năm báo cáo trước ngày 10/11").yearly == "--11-10"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quý IV/2026 - Quý II/2027", When(quarter="2027-Q2")),
        ("Tháng 11 - 12/2026", When(month="2026-12")),
        ("Năm 2026 - 2030", When(year=2030)),
        ("Từ ngày 01/01/2026 đến ngày 31/3/2026", When(date="2026-03-31")),
        ("2027", When(year=2027)),
        ("Thường xuyên", When()),
        ("Năm 2026 và các năm tiếp theo", When()),
        ("Từ 01/7/2026", When()),
        ("Từ tháng 3/2026 đến khi kết thúc", When()),
    ],
)
def test_a_period_gives_its_end_and_an_open_one_gives_none(text: str, expected: When) -> None:
    assert when_of(text, 2026) == expected
