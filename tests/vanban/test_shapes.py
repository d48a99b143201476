"""Shapes of plans that the annotated texts lack: who is told what, until when, in small texts of our own."""

from __future__ import annotations

import pytest

import vanban
from tests.vanban import shapes
from vanban.parsed import parse
from vanban.values import Deadline, Node

# Text, and its agencies with the number of their directives; "?" before a name: it is asked, not told.
AGENCIES = [
    (
        shapes.COMMUNE,
        [
            ("Phòng Văn hóa - Xã hội", 2),
            ("Văn phòng HĐND và UBND", 1),
            ("Trung tâm Phục vụ hành chính công", 1),
            ("?Ủy ban Mặt trận Tổ quốc Việt Nam xã và các đoàn thể", 1),
            ("Trưởng các thôn", 1),
        ],
    ),
    (
        shapes.DEPARTMENT,
        [
            ("Phòng Tổ chức - Hành chính", 1),
            ("Phòng Lao động - Việc làm", 2),
            ("Chi cục Văn thư - Lưu trữ và các đơn vị trực thuộc Sở", 1),
        ],
    ),
    (
        shapes.MINISTRY,
        [("Vụ Tổ chức cán bộ", 2), ("Cục Công nghệ thông tin", 1), ("Các Vụ, Cục, đơn vị thuộc Bộ", 1)],
    ),
    (
        shapes.PARTY,
        [
            ("Ban cán sự đảng UBND tỉnh", 1),
            ("Ban Tổ chức Tỉnh ủy", 1),
            ("Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy", 1),
        ],
    ),
    (shapes.UNION, [("Ban Tuyên giáo Tỉnh Hội", 1), ("Hội LHPN các huyện, thành phố", 1)]),
    (
        shapes.ARTICLES,
        [("Sở Lao động - Thương binh và Xã hội", 2), ("Công an tỉnh", 1), ("UBND các huyện, thành phố", 1)],
    ),
    (
        shapes.LINES,
        [
            ("Sở Lao động - Thương binh và Xã hội", 1),
            ("Sở Giáo dục và Đào tạo", 1),
            ("Ủy ban nhân dân các huyện, thành phố", 1),
            ("?Hội Liên hiệp Phụ nữ tỉnh", 1),
        ],
    ),
    (shapes.UNMARKED, [("Sở Y tế", 2), ("Sở Thông tin và Truyền thông", 1), ("Công an tỉnh", 1)]),
    (
        shapes.BOLD_ONLY,
        [
            ("Phòng Lao động - Thương binh và Xã hội", 1),
            ("Phòng Tài chính - Kế hoạch", 1),
            ("UBND các xã, thị trấn", 1),
        ],
    ),
    (shapes.LETTER, [("Sở Nội vụ", 2), ("Sở Tài chính", 1), ("Ủy ban nhân dân các xã, phường", 1)]),
    (shapes.OLD_FONT, [("Sở Văn hóa, Thể thao và Du lịch", 1), ("UBND các huyện, thành phố", 1)]),
    (
        shapes.SENTENCES,
        [("Sở Nội vụ", 1), ("Các sở, ngành, UBND các huyện", 1), ("?Hội Liên hiệp Phụ nữ tỉnh", 1)],
    ),
    (
        shapes.STARRED,
        [("Phòng Nội vụ", 1), ("Văn phòng HĐND - UBND huyện", 1), ("UBND các xã, thị trấn", 1)],
    ),
    (
        shapes.TORN,
        [("Sở Công Thương", 1), ("Sở Tài chính", 1), ("Ủy ban nhân dân các huyện, thành phố", 1)],
    ),
    (shapes.HEADLESS, [("Sở Văn hóa, Thể thao và Du lịch", 1), ("Sở Tư pháp", 1)]),
]


@pytest.mark.parametrize(("text", "expected"), AGENCIES)
def test_it_names_the_agencies_of_every_shape(text: str, expected: list[tuple[str, int]]) -> None:
    found = vanban.read(text).agencies
    assert [("?" * agency.asked + agency.name, len(agency.directives)) for agency in found] == expected


def _owed(deadline: Deadline) -> tuple[str | None, str | None, str | None]:
    return deadline.when.date or deadline.when.yearly or deadline.when.quarter, deadline.who, deadline.to


SNV, LDTBXH = "Sở Nội vụ", "Sở Lao động - Thương binh và Xã hội"
ALL_DEPARTMENTS = "Các sở, ngành, đơn vị và Ủy ban nhân dân các huyện, thành phố"
# Text, and its deadlines: when, who, to whom.
DEADLINES = [
    (
        shapes.COMMUNE,
        [
            ("2026-06-30", "Phòng Văn hóa - Xã hội", None),
            ("--06-15", "Phòng Văn hóa - Xã hội", "UBND xã"),
            ("--11-15", "Phòng Văn hóa - Xã hội", "UBND xã"),
        ],
    ),
    (
        shapes.DEPARTMENT,
        [
            ("2025-11-30", "Phòng Tổ chức - Hành chính", None),
            ("--06-10", "Phòng Lao động - Việc làm", "Giám đốc Sở"),
            ("--12-10", "Phòng Lao động - Việc làm", "Giám đốc Sở"),
        ],
    ),
    (
        shapes.MINISTRY,
        [
            ("--12-05", "Vụ Tổ chức cán bộ", "Lãnh đạo Bộ"),
            ("2022-Q3", "Cục Công nghệ thông tin", None),
            ("--11-20", "Các Vụ, Cục, đơn vị thuộc Bộ", "Vụ Tổ chức cán bộ"),
        ],
    ),
    (shapes.PARTY, [("2021-09-30", "Ban Tổ chức Tỉnh ủy", "Ban Thường vụ Tỉnh ủy")]),
    (
        shapes.UNION,
        [
            ("2023-10-25", "Ban Tuyên giáo Tỉnh Hội", None),
            ("2023-12-20", "Hội LHPN các huyện, thành phố", "Tỉnh Hội"),
        ],
    ),
    (
        shapes.ARTICLES,
        [
            *((f"--{month}-05", LDTBXH, "UBND tỉnh") for month in ("03", "06", "09", "12")),
            ("2019-12-31", "UBND các huyện, thành phố", None),
        ],
    ),
    (
        shapes.LINES,
        [
            ("2014-12-15", LDTBXH, "Ủy ban nhân dân tỉnh"),
            ("2014-12-01", "Ủy ban nhân dân các huyện, thành phố", LDTBXH),
            ("--06-15", ALL_DEPARTMENTS, LDTBXH),
            ("--11-15", ALL_DEPARTMENTS, LDTBXH),
        ],
    ),
    (shapes.UNMARKED, [("2017-09-30", "Sở Y tế", None), ("2017-12-20", "Sở Y tế", "UBND tỉnh")]),
    (
        shapes.SENTENCES,
        [
            ("2024-11-30", SNV, "UBND tỉnh"),
            ("--06-10", "Các sở, ngành, UBND các huyện", SNV),
            ("--12-10", "Các sở, ngành, UBND các huyện", SNV),
        ],
    ),
    (
        shapes.STARRED,
        [("2020-11-30", "Phòng Nội vụ", "UBND huyện"), ("2020-05-15", "UBND các xã, thị trấn", "Phòng Nội vụ")],
    ),
    (
        shapes.STEPS,
        [
            ("2014-07-25", "Ủy ban nhân dân xã", "Ủy ban nhân dân huyện"),
            ("2014-09-30", "Sở Xây dựng", "Sở Tài chính"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), DEADLINES)
def test_it_knows_who_owes_what_to_whom(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [_owed(deadline) for deadline in vanban.read(text).deadlines] == expected


# Text, and of its header: body, number with symbol, date, type, title, plan year, post of the signer.
HEADERS = [
    (shapes.COMMUNE, "ỦY BAN NHÂN DÂN XÃ ĐÈO GIÓ", "12/KH-UBND", "2026-02-09", 2026, "PHÓ CHỦ TỊCH"),
    (shapes.DEPARTMENT, "SỞ NỘI VỤ", "77/KH-SNV", "2025-03-03", 2025, "GIÁM ĐỐC"),
    (shapes.MINISTRY, "BỘ VĂN MINH", "901/KH-BVM", "2022-05-12", None, "THỨ TRƯỞNG"),
    (shapes.PARTY, "TỈNH ỦY THANH HÒA", "45/KH/TU", "2021-04-08", None, "PHÓ BÍ THƯ"),
    (shapes.UNION, "BAN THƯỜNG VỤ HỘI LHPN TỈNH THANH HÒA", "18/KH-BTV", "2023-02-15", 2023, "CHỦ TỊCH"),
    (shapes.OLD_FONT, "ỦY BAN NHÂN DÂN TỈNH THANH HÒA", "19/KH-UBND", "2011-04-04", 2011, "CHỦ TỊCH"),
    (shapes.STARRED, "PHÒNG NỘI VỤ", "09/KH-NV", "2020-03-11", 2020, "TRƯỞNG PHÒNG"),
]


@pytest.mark.parametrize(("text", "body", "code", "date", "year", "post"), HEADERS)
def test_it_reads_the_header_of_every_shape(
    text: str, body: str, code: str, date: str, year: int | None, post: str
) -> None:
    header = vanban.read(text).header
    assert header.authority == body
    assert f"{header.code_number}/{header.code_notation}" == code
    assert (header.promulgation_date, header.plan_year, header.type_name) == (date, year, "Kế hoạch")
    assert header.signer is not None
    assert header.signer.position == post


def test_a_type_on_its_own_line_takes_no_word_of_the_title() -> None:
    assert vanban.read(shapes.ARTICLES).header.subject == "Phối hợp phòng, chống bạo lực trên cơ sở giới"
    wrapped = shapes.ARTICLES.replace("KẾ HOẠCH\nPhối hợp", "KẾ HOẠCH PHỐI HỢP\nVề")
    assert vanban.read(wrapped).header.type_name == "Kế hoạch phối hợp"


def _labels(nodes: tuple[Node, ...]) -> list[str]:
    return [node.label for node in nodes]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (shapes.DEPARTMENT, ["A", "B"]),
        (shapes.MINISTRY, ["I", "II"]),
        (shapes.PARTY, ["I", "II"]),
        (shapes.UNION, ["Phần thứ nhất", "Phần thứ hai"]),
        (shapes.OLD_FONT, ["I", "II"]),
        (shapes.LETTER, ["1", "2", "3"]),
        (shapes.TORN, ["1", "2", "I", "II"]),
        (shapes.BOLD_ONLY, []),
    ],
)
def test_it_keeps_the_labels_of_every_shape(text: str, labels: list[str]) -> None:
    assert _labels(vanban.read(text).outline) == labels


def test_those_whom_a_letter_goes_to_are_no_outline() -> None:
    assert [zone.name for zone in parse(shapes.LETTER).zones] == [
        "header",
        "preamble",
        "body",
        "recipients",
        "signature",
    ]
    dashed = shapes.LETTER.replace("1. Sở Nội vụ:", "- Một việc cần làm ngay:")
    assert _labels(vanban.read(dashed).outline)[0] == "-"


LISTS = [
    "Kính gửi: Các sở, ban, ngành cấp tỉnh\nĐể chuẩn bị báo cáo năm, Ủy ban nhân dân tỉnh yêu cầu:\n",
    "Kính gửi:\n- Giám đốc\ncác sở:\nTài chính, Nội vụ.\n- Chủ tịch UBND các xã.\n\nTỉnh yêu cầu:\n\n",
    "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:\n- Giám đốc các sở;\n- Chủ tịch Ủy ban nhân dân các xã.\n\nTỉnh yêu cầu:\n",
]


@pytest.mark.parametrize("opening", LISTS)
def test_the_list_of_addressees_ends_where_the_letter_begins(opening: str) -> None:
    start, end = shapes.LETTER.index("Kính gửi"), shapes.LETTER.index("1. Sở Nội vụ")
    text = shapes.LETTER[:start] + opening + shapes.LETTER[end:]
    assert _labels(vanban.read(text).outline) == ["1", "2", "3"]
    dashed = shapes.LETTER[:start] + opening + "- Sở Y tế rà soát.\n- Sở Tư pháp rà soát.\n\nNơi nhận:\n- Lưu: VT.\n"
    assert _labels(vanban.read(dashed).outline) == ["-", "-"]


def test_a_merged_cell_counts_for_the_numbered_rows_below_it() -> None:
    rows = vanban.read(shapes.MERGED_CELLS).assignments
    assert [(row.text, row.lead, row.level) for row in rows] == [
        ("Mở lớp tập huấn", (SNV,), "sure"),
        ("In tài liệu", (SNV,), "inferred"),
        ("Phát tờ rơi", (SNV,), "inferred"),
        ("Sơ kết", ("Sở Y tế",), "sure"),
    ]


def test_a_heading_row_inside_a_table_takes_nothing_from_the_row_above() -> None:
    text = shapes.MERGED_CELLS.replace("| 2 | In tài liệu", "| II | In tài liệu")
    rows = vanban.read(text).assignments
    assert ("In tài liệu", (SNV,)) not in [(row.text, row.lead) for row in rows]


def test_an_annex_without_the_shape_of_a_plan_is_no_body() -> None:
    text = shapes.HEADLESS.replace("I. MỤC TIÊU", "I. HỒ SƠ").replace("II. TỔ CHỨC THỰC HIỆN", "II. LỆ PHÍ")
    assert [zone.name for zone in parse(text).zones][-1] == "annex"


def test_footnotes_below_the_signature_are_read_for_their_citations() -> None:
    note = "[1] Thông báo số 627/TB-VPCP ngày 18/11/2025 của Văn phòng Chính phủ.\n"
    numbers = [item.number for item in vanban.read(f"{shapes.LETTER}\n{note}").citations]
    assert numbers == ["627"]
    retold = "Công văn 1450/UBND-NC năm 2025 rà soát cán bộ nữ do tỉnh Thanh Hòa ban hành\n"
    assert [item.number for item in vanban.read(f"{shapes.LETTER}\n{note}{retold}").citations] == ["627"]


def test_a_letter_that_only_answers_tells_nobody_what_to_do() -> None:
    answer = shapes.BOLD_ONLY.replace("**Tổ chức thực hiện**", "**Nội dung trả lời**")
    assert vanban.read(answer).agencies == ()


def test_who_carries_out_a_decision_is_no_agency_of_a_plan() -> None:
    decision = shapes.ARTICLES.replace("Điều 2. Nội dung phối hợp", "Điều 2. Tổ chức thực hiện").replace(
        "1. Trao đổi thông tin.\n\n2. Hỗ trợ nạn nhân.",
        "Chánh Văn phòng và Giám đốc các sở chịu trách nhiệm thi hành Quyết định này.",
    )
    assert "Chánh Văn phòng" not in [agency.name for agency in vanban.read(decision).agencies]
