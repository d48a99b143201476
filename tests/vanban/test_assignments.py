"""Tasks under labels and in the rows of tables, and numeric targets."""

from __future__ import annotations

import pytest

import vanban
from vanban.reading import Reading

HEAD = "KẾ HOẠCH\n\nTHỰC HIỆN CÔNG TÁC NĂM 2026\n\nCăn cứ Luật Bình đẳng giới;\n\n"


def read(body: str) -> Reading:
    """A plan with this body."""
    return vanban.read(HEAD + body)


def test_labels_under_an_item_make_a_task() -> None:
    reading = read(
        "I. NHIỆM VỤ\n\n1. Tổ chức tập huấn cho cán bộ.\n\n- Cơ quan chủ trì: Sở Nội vụ.\n\n- Cơ quan phối hợp: Sở "
        "Y tế; Công an tỉnh.\n\n"
        "- Thời gian thực hiện: Quý II/2026.\n\n- Sản phẩm: Báo cáo kết quả.\n\n2. Kiểm tra cơ sở.\n\n- Cơ quan "
        "thực hiện: Sở Y tế chủ trì, "
        "phối hợp với UBND các xã, phường.\n\n- Thời gian thực hiện: Thường xuyên.\n"
    )
    first, second = reading.assignments
    assert first.text == "Tổ chức tập huấn cho cán bộ"
    assert (first.lead, first.partners) == (("Sở Nội vụ",), ("Sở Y tế", "Công an tỉnh"))
    assert first.when is not None
    assert (first.when.quarter, first.product) == ("2026-Q2", "Báo cáo kết quả")
    assert (second.lead, second.partners) == (("Sở Y tế",), ("UBND các xã, phường",))
    assert (second.when, second.when_text) == (None, "Thường xuyên")


def test_one_block_of_labels_speaks_of_the_items_before_it() -> None:
    reading = read(
        "I. NHIỆM VỤ\n\n1. Truyền thông\n\n- Tổ chức chiến dịch.\n\n- In tờ rơi.\n\nĐơn vị chủ trì: Sở Nội vụ.\n\n"
        "- Xây dựng chuyên mục.\n\nĐơn vị chủ trì: Báo Thanh Hòa.\n"
    )
    assert [(task.text, task.lead) for task in reading.assignments] == [
        ("Tổ chức chiến dịch", ("Sở Nội vụ",)),
        ("Xây dựng chuyên mục", ("Báo Thanh Hòa",)),
    ]


def test_a_time_without_an_agency_takes_that_of_the_heading() -> None:
    [task] = read(
        "I. NHIỆM VỤ\n\n1. Sở Nội vụ\n\n- Lập danh sách.\n\nThời gian hoàn thành: Trước ngày 15/4/2026.\n"
    ).assignments
    assert (task.lead, task.level) == (("Sở Nội vụ",), "inferred")


def test_a_heading_on_time_alone_is_no_task() -> None:
    assert (
        read(
            "I. PHẠM VI\n\n1. Đối tượng\n\nNgười dân.\n\n2. Thời gian thực hiện:\n\nTừ nay đến hết năm 2026.\n"
        ).assignments
        == ()
    )


FLAT = """PHỤ LỤC

PHÂN CÔNG NHIỆM VỤ

|
**TT**
|
**Nhiệm vụ**
|
**Cơ quan chủ trì**
|
**Cơ quan phối hợp**
|
**Thời gian**
|
|
**I**
|
**Truyền thông**
|
|
1
|
Tổ chức chiến dịch
truyền thông
|
Sở Nội vụ
|
Các sở, ngành
|
Quý II/2026
|
|
2
|
Xây dựng chuyên mục
|
Báo Thanh Hòa
|
|
Thường xuyên
|
"""
ROWS = """PHỤ LỤC

| STT | Nội dung | Chủ trì | Phối hợp | Thời gian |
|---|---|---|---|---|
| 1 | Tổ chức chiến dịch truyền thông | Sở Nội vụ | Các sở, ngành | Quý II/2026 |
| 2 | Xây dựng chuyên mục | Báo Thanh Hòa | | Thường xuyên |
"""


@pytest.mark.parametrize("table", [FLAT, ROWS])
def test_rows_of_a_table_are_tasks(table: str) -> None:
    signed = "I. NỘI DUNG\n\n1. Một.\n\n2. Hai./.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Thị Mai\n\n"
    reading = read(signed + table)
    assert [(task.text, task.lead, task.partners, task.when_text) for task in reading.assignments] == [
        ("Tổ chức chiến dịch truyền thông", ("Sở Nội vụ",), ("Các sở, ngành",), "Quý II/2026"),
        ("Xây dựng chuyên mục", ("Báo Thanh Hòa",), (), "Thường xuyên"),
    ]
    assert [node.label for node in reading.outline] == ["I"]


TARGETS = [
    ("Phấn đấu ít nhất 60% xã có mô hình.", ">=", 60, "%"),
    ("Trên 80% cơ sở đạt chuẩn.", ">", 80, "%"),
    ("Tỷ lệ nữ tham gia không quá 5%.", "<=", 5, "%"),
    ("Giá trị đạt 48,3 triệu USD.", "=", 48.3, "triệu USD"),
    ("Sản lượng phấn đấu đạt trên 46.200 tấn.", ">", 46200, "tấn"),
    ("100% cán bộ được tập huấn.", "=", 100, "%"),
    ("Xây dựng tối thiểu 03 mô hình ở mỗi xã.", ">=", 3, "mô hình"),
]


@pytest.mark.parametrize(("words", "comparator", "value", "unit"), TARGETS)
def test_it_reads_a_target(words: str, comparator: str, value: float, unit: str) -> None:
    [target] = read(f"I. MỤC TIÊU ĐẾN NĂM 2030\n\n1. {words}\n\n2. Duy trì.\n").targets
    assert (target.comparator, target.value, target.unit) == (comparator, value, unit)
    assert target.when is not None
    assert target.when.year == 2030


def test_a_range_has_two_ends() -> None:
    [target] = read("I. CHỈ TIÊU\n\n1. Tốc độ tăng bình quân 05 - 06%/năm.\n\n2. Duy trì.\n").targets
    assert (target.comparator, target.value, target.value_to, target.unit) == ("range", 5, 6, "%/năm")


@pytest.mark.parametrize(
    "words",
    [
        "Hiện nay có 45% hộ được dùng nước sạch.",
        "Kinh phí hỗ trợ 500 triệu đồng.",
        "Thực hiện Đề án “Đầu tư ít nhất 01 triệu căn hộ”.",
    ],
)
def test_the_present_state_money_and_names_are_no_targets(words: str) -> None:
    assert read(f"I. MỤC TIÊU\n\n1. {words}\n\n2. Duy trì.\n").targets == ()
