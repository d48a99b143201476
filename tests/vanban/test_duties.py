"""Deadlines and duties to report: who owes what to whom, through whom, by when."""

from __future__ import annotations

import pytest

import vanban
from vanban.values import Deadline, ReportDuty

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH THANH HÒA\n-------\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 9/KH-UBND\n\n"
    "Thanh Hòa, ngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\n\nTHỰC HIỆN CÔNG TÁC NĂM 2026\n\nCăn cứ Luật Bình đẳng giới;\n\n"
    "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\n"
)


def deadlines(words: str) -> list[Deadline]:
    """The deadlines of a paragraph under the Department of Home Affairs."""
    return list(vanban.read(f"{HEAD}{words}\n\n2. Sở Y tế\n\nPhối hợp thực hiện.\n").deadlines)


def reports(words: str) -> list[ReportDuty]:
    """The duties to report of the same paragraph."""
    return list(vanban.read(f"{HEAD}{words}\n\n2. Sở Y tế\n\nPhối hợp thực hiện.\n").report_duties)


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        ("Ban hành hướng dẫn trước ngày 31/3/2026.", "date", "2026-03-31"),
        ("Báo cáo kết quả (trước ngày 15 tháng 11 năm 2026).", "date", "2026-11-15"),
        ("Hằng năm, báo cáo kết quả trước ngày 10/11.", "yearly", "--11-10"),
        ("Trước ngày 15/12 hàng năm tổng hợp kết quả.", "yearly", "--12-15"),
        ("Gửi số liệu trước ngày 20 hằng tháng.", "monthly", "---20"),
        ("Xây dựng kế hoạch xong trong tháng 4/2026.", "month", "2026-04"),
        ("Hoàn thành trong quý II năm 2026.", "quarter", "2026-Q2"),
        ("Chậm nhất ngày 05/6/2026 gửi báo cáo.", "date", "2026-06-05"),
        ("Hoàn thành trong năm 2026.", "year", 2026),
        ("Gửi danh sách trước 17 giờ 00 phút, ngày 05/5/2026.", "date", "2026-05-05"),
    ],
)
def test_it_finds_when_something_is_due(words: str, kind: str, value: object) -> None:
    [found] = deadlines(words)
    assert getattr(found.when, kind) == value
    assert found.who == "Sở Nội vụ"


@pytest.mark.parametrize(
    "words",
    [
        "Chi trả cho người sinh trước ngày 31 tháng 12 năm 1993.",
        "Tổ chức Tháng hành động (từ ngày 15/11/2026 đến ngày 15/12/2026).",
        "Kỷ niệm ngày 08/3 và ngày 20/10.",
        "Thực hiện Kế hoạch giai đoạn 2026 - 2030.",
    ],
)
def test_a_period_a_holiday_or_the_past_binds_nobody(words: str) -> None:
    assert deadlines(words) == []


def test_two_dates_share_one_trigger() -> None:
    found = deadlines("Định kỳ báo cáo trước ngày 01/6 và 15/11 hằng năm.")
    assert [item.when.yearly for item in found] == ["--06-01", "--11-15"]


def test_a_day_without_a_year_takes_that_of_the_plan_and_says_so() -> None:
    [found] = deadlines("Gửi dự toán trước ngày 30/6.")
    assert (found.when.date, found.level) == ("2026-06-30", "inferred")


def test_it_tells_addressee_and_channel_apart() -> None:
    [found] = deadlines("Các cơ quan báo cáo UBND tỉnh kết quả thực hiện thông qua Sở Tài chính trước ngày 15/11/2026.")
    assert (found.who, found.to, found.via) == ("Các cơ quan", "UBND tỉnh", "Sở Tài chính")


def test_who_gathers_reports_on() -> None:
    first, second = reports(
        "Các sở, ngành gửi kết quả về Sở Tài chính trước ngày 10/11/2026 để tổng hợp, báo cáo UBND tỉnh."
    )
    assert (first.who, first.to) == ("Các sở, ngành", "Sở Tài chính")
    assert (second.who, second.to) == ("Sở Tài chính", "UBND tỉnh")


def test_each_of_two_duties_has_its_own_addressee() -> None:
    own, report = deadlines(
        "Xây dựng kế hoạch trước ngày 31/3/2026 và báo cáo kết quả về UBND tỉnh trước ngày 20/11/2026."
    )
    assert (own.to, report.to) == (None, "UBND tỉnh")


@pytest.mark.parametrize(
    "words",
    [
        "Bồi dưỡng đội ngũ báo cáo viên, tuyên truyền viên.",
        "Lập báo cáo tài chính của đơn vị.",
    ],
)
def test_not_every_report_is_a_duty(words: str) -> None:
    assert reports(words) == []


def test_a_duty_on_occasion_needs_no_date() -> None:
    [found] = reports(
        "Nếu có khó khăn, vướng mắc, các đơn vị kịp thời báo cáo về UBND tỉnh (thông qua Sở Nội vụ) để xem xét."
    )
    assert (found.who, found.to, found.via, found.when) == ("các đơn vị", "UBND tỉnh", "Sở Nội vụ", None)


TIMES = [
    ("Sở Nội vụ gửi báo cáo trước ngày 05 tháng cuối quý.", ["--03-05", "--06-05", "--09-05", "--12-05"]),
    ("Sở Nội vụ gửi báo cáo trước ngày 10 của tháng đầu quý sau.", ["--01-10", "--04-10", "--07-10", "--10-10"]),
    ("Sở Nội vụ báo cáo định kỳ 6 tháng (trước ngày 10/6), năm (trước ngày 10/12).", ["--06-10", "--12-10"]),
    ("Sở Nội vụ báo cáo trước ngày 15/6 và 15/11 hằng năm.", ["--06-15", "--11-15"]),
    ("Sở Nội vụ báo cáo UBND tỉnh kết quả trong quý I năm 2026.", ["2026-Q1"]),
    ("Sở Nội vụ hoàn thành chậm nhất 30/11/2026.", ["2026-11-30"]),
    ("Quý I năm 2026 có nhiều ngày nghỉ; sáng ngày 05 tháng cuối quý họp giao ban.", []),
]


@pytest.mark.parametrize(("words", "expected"), TIMES)
def test_it_reads_every_form_of_a_time(words: str, expected: list[str]) -> None:
    points = [item.when for item in deadlines(words)]
    assert [point.date or point.yearly or point.quarter for point in points] == expected


def test_who_acts_on_a_matter_stands_after_the_colon() -> None:
    [found] = deadlines(
        "Về đề nghị Chính phủ chỉ đạo Bộ Tài chính bố trí vốn cho dự án: giao Sở Xây dựng xem xét, báo cáo UBND tỉnh "
        "trước ngày 01/12/2026."
    )
    assert (found.who, found.to) == ("Sở Xây dựng", "UBND tỉnh")


def test_a_sentence_that_only_says_when_takes_the_addressee_before_it() -> None:
    words = "Sở Xây dựng trình UBND tỉnh phương án. Thời gian hoàn thành trong tháng 12 năm 2026."
    assert [(item.who, item.to) for item in deadlines(words)] == [("Sở Xây dựng", "UBND tỉnh")]
    words = "Sở Xây dựng chuyển số liệu đến các xã. Thời gian hoàn thành trong tháng 12 năm 2026."
    assert [item.to for item in deadlines(words)] == [None]


def test_a_regime_of_reports_is_nobody_who_reports() -> None:
    [found] = reports("Chế độ báo cáo: Các xã báo cáo Sở Nội vụ trước ngày 15 hằng tháng.")
    assert (found.who, found.to) == ("Các xã", "Sở Nội vụ")
