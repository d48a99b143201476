"""Markers of the outline: which lines open an item, and which only look like it."""

from __future__ import annotations

import pytest

from vanban.lines import split_lines
from vanban.text import prepare

MARKED = [
    ("I. MỤC ĐÍCH", "roman", "I"),
    ("IV.TỔ CHỨC", "roman", "IV"),
    ("II - NỘI DUNG", "roman", "II"),
    ("1. Sở Nội vụ", "arabic", "1"),
    ("12/ Kinh phí", "arabic", "12"),
    ("3) Yêu cầu", "arabic", "3"),
    ("(2) Đào tạo", "paren", "2"),
    ("1.1. Mục đích", "decimal", "1.1"),
    ("2.3 Giải pháp", "decimal", "2.3"),
    ("a) Chủ trì", "letter", "a"),
    ("đ) Phối hợp", "letter", "đ"),
    ("b. Nội dung", "letter", "b"),
    ("- Tổ chức", "dash", "-"),
    ("-Tổ chức", "dash", "-"),
    ("• Tổ chức", "dash", "-"),
    ("+ Lắp đặt", "plus", "+"),
    ("Điều 2. Hiệu lực", "article", "2"),
    ("A. PHẦN CHUNG", "part", "A"),
    ("I/ Mục tiêu", "roman", "I"),
    ("II- Tổ chức thực hiện", "roman", "II"),
    ("1- Ban Tổ chức", "arabic", "1"),
    ("2.1.a. Thành lập ban", "decimal", "2.1.a"),
    ("Phần thứ hai", "part", "Phần thứ hai"),
]
PLAIN = [
    "V/v báo cáo",
    "31/12/2026",
    "3.000 người",
    "06/QĐ-TTg",
    "Điều 40 Luật Kế toán",
    "+5 độ",
    "XIV của Đảng",
    "(b/c);",
    "2026. Các đơn vị",
    "66.2/2026/NQ-CP",
    "15- 20 người",
    "10-NQ/TW",
]


@pytest.mark.parametrize(("text", "kind", "label"), MARKED)
def test_it_knows_a_marker(text: str, kind: str, label: str) -> None:
    [line] = split_lines(prepare(text))
    assert (line.kind, line.label) == (kind, label)


@pytest.mark.parametrize("text", PLAIN)
def test_it_takes_a_plain_line_for_no_item(text: str) -> None:
    [line] = split_lines(prepare(text))
    assert line.kind == "para"


def test_it_takes_a_row_of_a_table_apart() -> None:
    lines = split_lines(
        prepare("| ỦY BAN NHÂN DÂN TỈNH A ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do |")
    )
    assert [line.text for line in lines] == [
        "ỦY BAN NHÂN DÂN TỈNH A",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do",
    ]


def test_it_takes_recipients_and_signature_of_one_row_apart() -> None:
    row = "| Nơi nhận: - Như trên; - Bộ Nội vụ; - Lưu: VT. | KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Văn An |"
    assert [line.text for line in split_lines(prepare(row))] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Bộ Nội vụ;",
        "- Lưu: VT.",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Trần Văn An",
    ]


def test_it_takes_two_columns_apart() -> None:
    lines = split_lines(prepare("Số: 12/KH-UBND          Thanh Hòa, ngày 01 tháng 3 năm 2026"))
    assert [line.text for line in lines] == ["Số: 12/KH-UBND", "Thanh Hòa, ngày 01 tháng 3 năm 2026"]
