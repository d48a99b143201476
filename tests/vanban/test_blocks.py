"""Joining of wrapped lines: what belongs to one paragraph, and what begins another."""

from __future__ import annotations

import pytest

from vanban.parsed import parse

HEAD = "KẾ HOẠCH\nTHỰC HIỆN CÔNG TÁC NĂM 2026\n\nCăn cứ Luật Bình đẳng giới;\n\n"


def nodes(body: str) -> list[tuple[str, str, str]]:
    """The items of a body: level, label, words."""
    return [(branch.level, branch.label, branch.text) for root in parse(HEAD + body).branches for branch in root.walk()]


def test_it_joins_a_wrapped_heading_and_its_items() -> None:
    body = (
        "I. MỤC\nĐÍCH, YÊU CẦU\n\n1. Mục đích\n\n- Nâng cao nhận thức của\ncán bộ và người dân.\n\n- Bảo đảm tiến độ.\n"
    )
    assert nodes(body) == [
        ("roman", "I", "MỤC ĐÍCH, YÊU CẦU"),
        ("arabic", "1", "Mục đích"),
        ("dash", "-", "Nâng cao nhận thức của cán bộ và người dân."),
        ("dash", "-", "Bảo đảm tiến độ."),
    ]


def test_a_marker_alone_on_its_line_takes_the_next_one() -> None:
    assert nodes("I. NỘI DUNG\n\n**1.**\n**Tuyên truyền** pháp luật.\n\n2. Tập huấn.\n\n3. Kiểm tra.\n")[1] == (
        "arabic",
        "1",
        "Tuyên truyền pháp luật.",
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("phối hợp với Sở Lao động", "- Thương binh và Xã hội thực hiện"),
        ("trong giai đoạn 2026", "- 2030 tiếp tục thực hiện"),
        ("phát triển kinh tế", "- xã hội của tỉnh"),
    ],
)
def test_a_hyphen_of_a_name_or_of_a_period_opens_no_item(before: str, after: str) -> None:
    found = nodes(f"I. NỘI DUNG\n1. Các đơn vị {before}\n{after}.\n2. Tập huấn.\n3. Kiểm tra.\n")
    assert [level for level, _, _ in found] == ["roman", "arabic", "arabic", "arabic"]


def test_the_items_under_an_agency_stay_items() -> None:
    found = nodes(
        "I. TỔ CHỨC THỰC HIỆN\n1. Sở Tư pháp\n- Tham mưu văn bản.\n- Tuyên truyền pháp luật.\n2. Sở Y tế\n- Lồng "
        "ghép.\n"
    )
    assert [level for level, _, _ in found] == ["roman", "arabic", "dash", "dash", "arabic", "dash"]


def test_a_number_in_a_sentence_opens_no_item() -> None:
    body = (
        "I. NỘI DUNG\n1. Thực hiện các nội dung nêu tại khoản\n2. Điều này theo đúng thời gian quy định.\n"
        "2. Tập huấn.\n3. Kiểm tra.\n"
    )
    assert [label for _, label, _ in nodes(body)] == ["I", "1", "2", "3"]


def test_a_page_number_between_items_is_left_out() -> None:
    found = nodes("I. NỘI DUNG\n\n1. Tuyên truyền.\n\n2\n\n2. Tập huấn.\n\n3. Kiểm tra.\n")
    assert [label for _, label, _ in found] == ["I", "1", "2", "3"]


def test_it_keeps_labels_as_they_are_and_notes_a_break_in_the_sequence() -> None:
    roots = parse(HEAD + "I. MỘT\n\nII. HAI\n\nII. BA\n\nIV. BỐN\n").branches
    assert [root.label for root in roots] == ["I", "II", "II", "IV"]
    assert [bool(root.notes) for root in roots] == [False, False, True, True]


def test_letters_follow_the_vietnamese_order() -> None:
    roots = parse(
        HEAD + "I. MỘT\n\na) Một.\n\nb) Hai.\n\nc) Ba.\n\nd) Bốn.\n\nđ) Năm.\n\ne) Sáu.\n\ng) Bảy.\n"
    ).branches
    assert not any(child.notes for child in roots[0].children)
