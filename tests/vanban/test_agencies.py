"""Agencies and what they are told: names in headings and in running text, roles, counts."""

from __future__ import annotations

import pytest

import vanban
from vanban.values import Agency

HEAD = (
    "KẾ HOẠCH\n\nTHỰC HIỆN CÔNG TÁC NĂM 2026\n\nCăn cứ Luật Bình đẳng giới;\n\n"
    "I. NỘI DUNG\n\n1. Một.\n\n2. Hai.\n\nII. TỔ CHỨC THỰC HIỆN\n\n"
)


def agencies(body: str) -> list[Agency]:
    """The agencies of a duty section."""
    return list(vanban.read(HEAD + body).agencies)


NAMES = [
    ("Sở Tài chính chủ trì, phối hợp với các sở, ngành bố trí kinh phí.", "Sở Tài chính"),
    ("Sở Xây dựng có trách nhiệm rà soát quy hoạch.", "Sở Xây dựng"),
    ("Giao Sở Tư pháp theo dõi, đôn đốc việc thực hiện.", "Sở Tư pháp"),
    (
        "Các cơ quan, đơn vị được giao chủ trì có trách nhiệm hoàn thành nhiệm vụ.",
        "Các cơ quan, đơn vị được giao chủ trì",
    ),
    ("Căn cứ Kế hoạch này, các sở, ngành có trách nhiệm xây dựng kế hoạch.", "các sở, ngành"),
    ("Công an tỉnh: Chỉ đạo lực lượng bảo đảm an ninh.", "Công an tỉnh"),
    ("Trung tâm hỗ trợ phụ nữ tỉnh tiếp nhận người bị bạo lực.", "Trung tâm hỗ trợ phụ nữ tỉnh"),
    (
        "Ủy ban nhân dân các xã, phường, đặc khu căn cứ tình hình địa phương để thực hiện.",
        "Ủy ban nhân dân các xã, phường, đặc khu",
    ),
    ("Phòng Tài chính - Kế hoạch bố trí kinh phí.", "Phòng Tài chính - Kế hoạch"),
    ("Cục Công nghệ thông tin xây dựng phần mềm.", "Cục Công nghệ thông tin"),
    ("Thủ trưởng các sở; Chủ tịch UBND các xã có trách nhiệm báo cáo.", "Thủ trưởng các sở; Chủ tịch UBND các xã"),
    ("Chủ tịch UBND các xã, trong đó trọng tâm là xã Đèo Gió: Chủ trì rà soát.", "Chủ tịch UBND các xã"),
    ("Sở Nội vụ (cơ quan thường trực) chủ trì thực hiện.", "Sở Nội vụ"),
    ("Thủ trưởng các sở, ban, ngành chịu trách nhiệm trước Chủ tịch UBND tỉnh.", "Thủ trưởng các sở, ban, ngành"),
]


@pytest.mark.parametrize(("words", "name"), NAMES)
def test_it_cuts_a_name_before_what_is_to_be_done(words: str, name: str) -> None:
    first, _ = agencies(f"1. {words}\n\n2. Sở Y tế\n\nPhối hợp thực hiện.\n")
    assert first.name == name
    assert len(first.directives) == 1


@pytest.mark.parametrize(
    "heading", ["Phương án huy động kinh phí", "Tổ chức tuyên truyền pháp luật", "Cơ chế phối hợp", "Báo cáo kết quả"]
)
def test_an_item_that_names_no_agency_is_none(heading: str) -> None:
    found = agencies(f"1. {heading}\n\n- Thực hiện theo quy định.\n\n2. Sở Y tế\n\nPhối hợp thực hiện.\n")
    assert [agency.name for agency in found] == ["Sở Y tế"]


def test_a_heading_is_a_name_as_a_whole() -> None:
    name = "Báo Thanh Hòa, Đài Phát thanh và Truyền hình tỉnh"
    [found] = agencies(f"1. {name}\n\nTuyên truyền về bình đẳng giới.\n")
    assert found.name == name


def test_it_marks_who_is_only_asked() -> None:
    [found] = agencies("1. Đề nghị Hội Liên hiệp Phụ nữ tỉnh\n\n- Vận động hội viên.\n\n- Giám sát việc thực hiện.\n")
    assert (found.name, found.asked, len(found.directives)) == ("Hội Liên hiệp Phụ nữ tỉnh", True, 2)


def test_it_reads_the_role_from_the_leading_verb() -> None:
    [found] = agencies(
        "1. Sở Nội vụ\n\na) Chủ trì tham mưu kế hoạch.\n\nb) Phối hợp với Sở Y tế kiểm tra.\n\nc) Hướng dẫn các xã.\n\n"
        "d) Là cơ quan đầu mối theo dõi.\n"
    )
    assert [item.role for item in found.directives] == ["lead", "coordinate", "assigned", "lead"]


def test_a_lead_in_gives_way_to_the_items_below_it() -> None:
    [found] = agencies(
        "1. Sở Nội vụ\n\n- Hướng dẫn các xã.\n\n- Chủ trì các việc sau:\n\n+ Tập huấn cán bộ;\n\n+ Kiểm tra cơ sở.\n"
    )
    assert [item.text for item in found.directives] == ["Hướng dẫn các xã.", "Tập huấn cán bộ;", "Kiểm tra cơ sở."]


def test_the_closing_paragraph_belongs_to_nobody() -> None:
    [found] = agencies(
        "1. Sở Nội vụ\n\nHướng dẫn các xã thực hiện.\n\nTrên đây là Kế hoạch của tỉnh; yêu cầu các đơn vị thực "
        "hiện nghiêm túc./.\n"
    )
    assert [item.text for item in found.directives] == ["Hướng dẫn các xã thực hiện."]


def test_a_directive_says_when_it_is_due_and_where_it_stands() -> None:
    [found] = agencies("1. Sở Nội vụ\n\n- Ban hành hướng dẫn trước ngày 31/3/2026.\n\n- Kiểm tra cơ sở.\n")
    first, second = found.directives
    assert first.deadline is not None
    assert (first.deadline.date, first.deadline_source, first.evidence.node) == ("2026-03-31", "own", "II.1.-1")
    assert (second.deadline, second.deadline_source) == (None, "none")
    assert first.heading == ("TỔ CHỨC THỰC HIỆN", "Sở Nội vụ")


def test_a_directive_takes_the_time_of_its_label_or_of_the_heading_above() -> None:
    [found] = agencies(
        "1. Sở Nội vụ (hoàn thành trong quý II/2026)\n\n- Lập danh sách.\n\nThời gian hoàn thành: Tháng 4/2026.\n\n"
        "- Kiểm tra cơ sở.\n\n- Tập huấn trước ngày 10/5/2026.\n"
    )
    due = [(item.deadline_source, item.deadline) for item in found.directives]
    assert [(source, when and (when.date or when.month or when.quarter)) for source, when in due] == [
        ("label", "2026-04"),
        ("heading", "2026-Q2"),
        ("own", "2026-05-10"),
    ]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Sở Y tế thực hiện các nhiệm vụ sau:", "Sở Y tế"),
        ("Ủy ban nhân dân các xã, phường cần tập trung:", "Ủy ban nhân dân các xã, phường"),
        ("Các chủ đầu tư xây dựng hạ tầng khu công nghiệp", "Các chủ đầu tư xây dựng hạ tầng khu công nghiệp"),
        ("UBND các phường: Minh Tân, Hòa An và xã Tân Phú", "UBND các phường: Minh Tân, Hòa An và xã Tân Phú"),
        ("Sở Nội vụ (cơ quan thường trực)", "Sở Nội vụ"),
        ("Sở Tài chính - Cơ quan thường trực Ban Chỉ đạo", "Sở Tài chính"),
    ],
)
def test_a_heading_above_items_gives_its_agency(heading: str, name: str) -> None:
    [found] = agencies(f"1. {heading}\n\n- Tập huấn cán bộ.\n\n- Kiểm tra cơ sở.\n")
    assert (found.name, len(found.directives)) == (name, 2)


def test_a_bracket_that_names_the_part_of_an_agency_belongs_to_its_name() -> None:
    first, _ = agencies("1. Sở Nội vụ (Ban Thi đua - Khen thưởng)\n\n- Chủ trì.\n\n2. Sở Y tế\n\n- Phối hợp.\n")
    assert first.name == "Sở Nội vụ (Ban Thi đua - Khen thưởng)"


def test_a_heading_that_only_groups_agencies_gives_way_to_them() -> None:
    body = (
        "1. Các sở, ngành\n\n1.1. Sở Nội vụ:\n\n- Chủ trì.\n\n1.2. Sở Y tế:\n\n- Phối hợp.\n\n"
        "2. Công an tỉnh\n\n- Rà soát.\n"
    )
    assert [agency.name for agency in agencies(body)] == ["Sở Nội vụ", "Sở Y tế", "Công an tỉnh"]
    body = body.replace("1.2. Sở Y tế:", "1.2. Báo cáo kết quả:")
    assert agencies(body)[0].name == "Các sở, ngành"
