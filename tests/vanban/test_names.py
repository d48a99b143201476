"""Programmes, models, laws, sources of money; what is checked and what no fact has used."""

from __future__ import annotations

import pytest

import vanban
from vanban.reading import Reading

HEAD = "KẾ HOẠCH\n\nTHỰC HIỆN CÔNG TÁC NĂM 2026\n\nCăn cứ các quy định hiện hành;\n\nI. NỘI DUNG\n\n1. "


def read(words: str) -> Reading:
    """A plan whose first item says this."""
    return vanban.read(f"{HEAD}{words}\n\n2. Kiểm tra.\n")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "Triển khai Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030 trên địa bàn.",
            ["Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030"],
        ),
        (
            "Thực hiện các Đề án: “Hỗ trợ phụ nữ khởi nghiệp”; “Vận động phụ nữ tham gia quản lý”.",
            ["Hỗ trợ phụ nữ khởi nghiệp", "Vận động phụ nữ tham gia quản lý"],
        ),
        (
            "Lồng ghép chương trình mục tiêu quốc gia giảm nghèo bền vững để thực hiện.",
            ["chương trình mục tiêu quốc gia giảm nghèo bền vững"],
        ),
        (
            "Tổ chức Tháng hành động vì bình đẳng giới năm 2026 hiệu quả.",
            ["Tháng hành động vì bình đẳng giới năm 2026"],
        ),
        ("Tham gia phong trào “Toàn dân đoàn kết”.", ["Toàn dân đoàn kết"]),
    ],
)
def test_it_finds_programmes(words: str, names: list[str]) -> None:
    assert [item.name for item in read(words).programmes] == names


@pytest.mark.parametrize(
    "words",
    [
        "Xây dựng chương trình công tác năm.",
        "Thực hiện Đề án này.",
        "Các đề án của ngành.",
        "Thực hiện Chương trình hành động số 24-CTr/TU ngày 26/5/2025.",
    ],
)
def test_a_common_or_numbered_programme_has_no_name(words: str) -> None:
    assert read(words).programmes == ()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "Duy trì các mô hình: “Địa chỉ tin cậy”; “Nhà tạm lánh an toàn”.",
            ["Địa chỉ tin cậy", "Nhà tạm lánh an toàn"],
        ),
        ("Tuyên truyền mô hình Ngăn ngừa bạo lực gia đình tại xã.", ["Ngăn ngừa bạo lực gia đình"]),
        (
            "Thực hiện mô hình sản xuất, chăn nuôi giúp hộ nghèo ở vùng sâu.",
            ["mô hình sản xuất, chăn nuôi giúp hộ nghèo"],
        ),
    ],
)
def test_it_finds_models(words: str, names: list[str]) -> None:
    assert [item.name for item in read(words).models] == names


@pytest.mark.parametrize(
    "words", ["Nhân rộng các mô hình ở những địa bàn khó khăn.", "Vận hành mô hình chính quyền hai cấp."]
)
def test_a_common_model_has_no_name(words: str) -> None:
    assert read(words).models == ()


def test_it_finds_laws_cited_by_name_only() -> None:
    reading = read(
        "Tuyên truyền Luật Bình đẳng giới, Luật Phòng, chống bạo lực gia đình và Luật Đất đai số 31/2024/QH15."
    )
    assert [item.name for item in reading.laws] == ["Luật Bình đẳng giới", "Luật Phòng, chống bạo lực gia đình"]


def test_it_lists_the_sources_of_money() -> None:
    reading = vanban.read(
        f"{HEAD}Một.\n\n2. Hai.\n\nII. KINH PHÍ THỰC HIỆN\n\n1. Ngân sách nhà nước theo phân cấp; lồng ghép với "
        f"các đề án.\n\n"
        "2. Huy động các tổ chức, cá nhân.\n"
    )
    assert [item.source for item in reading.funding] == [
        "Ngân sách nhà nước theo phân cấp",
        "lồng ghép với các đề án",
        "Huy động các tổ chức, cá nhân",
    ]


def test_what_is_missing_is_said_in_vietnamese() -> None:
    messages = [check.message for check in read("Một.").checks]
    assert "Không thấy người ký (bản chưa ký?)" in messages
    assert "Không thấy phần nơi nhận" in messages


def test_a_whole_plan_raises_no_check(own_plan: str) -> None:
    assert vanban.read(own_plan).checks == ()


def test_a_lone_item_and_a_broken_sequence_are_checked() -> None:
    rules = {check.rule for check in vanban.read(f"{HEAD}Một:\n\na) Chỉ một.\n\n3. Ba.\n").checks}
    assert {"outline.single-item", "outline.sequence"} <= rules


def test_the_ledger_lists_what_no_fact_has_used() -> None:
    reading = read("Tổ chức hội nghị ngày 08/3/2026 với 45% đại biểu nữ.")
    assert [(item.kind, item.text) for item in reading.ledger if item.evidence.zone == "body"] == [
        ("date", "ngày 08/3/2026"),
        ("quantity", "45%"),
    ]
