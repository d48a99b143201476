"""Citations: number, symbol, type, date and issuer in the orders that occur, and what only looks like one."""

from __future__ import annotations

from typing import Any

import pytest

import vanban
from vanban.values import Citation

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH THANH HÒA\n-------\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 9/KH-UBND\n\n"
    "Thanh Hòa, ngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\n\nTHỰC HIỆN CÔNG TÁC NĂM 2026\n\n"
)


def cited(words: str) -> list[Citation]:
    """The citations of a sentence in the preamble of a plan of a province."""
    return list(vanban.read(f"{HEAD}{words}\n\nI. NỘI DUNG\n\n1. Một.\n\n2. Hai.\n").citations)


CASES: list[tuple[str, dict[str, Any]]] = [
    (
        "Căn cứ Nghị định số 56/2025/NĐ-CP ngày 16/7/2025 của Chính phủ quy định chi tiết;",
        {
            "type": "Nghị định",
            "number": "56",
            "year": 2025,
            "symbol": "NĐ-CP",
            "date": "2025-07-16",
            "issuer": "Chính phủ",
        },
    ),
    (
        "Thực hiện Chỉ thị số 21- CT/TW, ngày 20 tháng 01 năm 2025 của Ban Bí thư Trung ương Đảng về công tác phụ nữ;",
        {
            "type": "Chỉ thị",
            "number": "21",
            "symbol": "CT/TW",
            "date": "2025-01-20",
            "issuer": "Ban Bí thư Trung ương Đảng",
        },
    ),
    (
        "Căn cứ Kế hoạch số 15/KH-UBND ngày 01/02/2026 của UBND tỉnh về truyền thông;",
        {"type": "Kế hoạch", "number": "15", "issuer": "UBND tỉnh Thanh Hòa", "issuer_as_written": "UBND tỉnh"},
    ),
    (
        "Căn cứ Quyết định 1719/QĐ-TTg ngày 14/10/2025;",
        {"type": "Quyết định", "number": "1719", "issuer": "Thủ tướng Chính phủ", "level": "inferred"},
    ),
    (
        "Thực hiện Quyết định số 53/2016/QĐ-UBND ngày 28/12/2016 về quản lý cây xanh;",
        {"number": "53", "issuer": "UBND tỉnh Thanh Hòa", "level": "inferred", "issuer_as_written": None},
    ),
    (
        "Theo chỉ đạo của Bộ Chính trị tại Thông báo số 99-TB/TW ngày 21/11/2025, của Ban Bí thư tại văn bản khác;",
        {"number": "99", "issuer": "Bộ Chính trị", "date": "2025-11-21"},
    ),
    (
        "Căn cứ Kế hoạch số 3/KH-UBND ngày 05/01/2026 của UBND tỉnh, UBND xã ban hành kế hoạch như sau:",
        {"number": "3", "issuer": "UBND tỉnh Thanh Hòa"},
    ),
    (
        "Kinh phí giao tại Quyết định số 8/QĐ-UBND ngày 05/01/2026 của UBND tỉnh và các nguồn kinh phí khác.",
        {"number": "8", "issuer": "UBND tỉnh Thanh Hòa"},
    ),
    ("Căn cứ Luật Hội nhập số 72/2025/QH15;", {"type": "Luật", "number": "72", "year": 2025, "issuer": "Quốc hội"}),
    (
        "Xét đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 31/TTr-SNV ngày 20/02/2026;",
        {"type": "Tờ trình", "issuer": "Giám đốc Sở Nội vụ", "date": "2026-02-20"},
    ),
    (
        "Theo đề nghị của Sở Tài chính tại Công văn số 367/STC-NS ngày 05/01/2026.",
        {"type": "Công văn", "symbol": "STC-NS", "issuer": "Sở Tài chính"},
    ),
    (
        "Căn cứ Nghị quyết số 66.2/2025/NQ-CP ngày 28 tháng 8 năm 2025 của Chính phủ;",
        {"number": "66.2", "year": 2025},
    ),
    (
        "Thực hiện Kế hoạch hành động số 45-KHHĐ/TU ngày 21/5/2025 của Tỉnh ủy;",
        {"type": "Kế hoạch hành động", "symbol": "KHHĐ/TU", "issuer": "Tỉnh ủy Thanh Hòa"},
    ),
]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_it_reads_a_citation(words: str, expected: dict[str, Any]) -> None:
    [found] = cited(words)
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    "words",
    [
        "Trong giai đoạn 2025 - 2030 phấn đấu phủ sóng 3G/4G/5G.",
        "Tổng đài trực 24/7 và 100% xã/phường có tổ công nghệ.",
        "Thực hiện tiêu chuẩn TCVN 14423:2025 về an ninh mạng.",
        "Báo cáo viên cấp tỉnh, năm 2025 - UBND tỉnh đã tập huấn.",
    ],
)
def test_it_cites_nothing_where_nothing_is_cited(words: str) -> None:
    assert cited(words) == []


def test_a_list_hands_its_type_on() -> None:
    found = cited("Thực hiện các Nghị quyết số 340/NQ-HĐND ngày 10/7/2025; 148/NQ-HĐND ngày 12/12/2025 của HĐND tỉnh;")
    assert [(item.type, item.number) for item in found] == [("Nghị quyết", "340"), ("Nghị quyết", "148")]


def test_the_documents_own_number_is_itself() -> None:
    [found] = cited("(Kèm theo Kế hoạch số 9/KH-UBND ngày 02/3/2026 của UBND tỉnh)")
    assert found.role == "self"


def test_a_year_that_contradicts_the_date_is_flagged_and_kept() -> None:
    [found] = cited("Căn cứ Quyết định số 46/2022/QĐ-UBND ngày 12/9/2023 của UBND tỉnh;")
    assert (found.level, found.year, found.date) == ("check", 2022, "2023-09-12")


def test_it_points_at_the_words_across_a_wrap() -> None:
    [found] = cited("Căn cứ Nghị quyết số\n57/NQ-CP ngày 01/12/2025 của Chính phủ;")
    assert found.evidence.exact == "Nghị quyết số\n57/NQ-CP ngày 01/12/2025 của Chính phủ"


def test_documents_of_one_list_have_the_issuer_after_the_last_of_them() -> None:
    first, second = cited(
        "Theo ý kiến của Trưởng ban tại Văn bản số 67/VPCP-NC ngày 19/7/2025 và số 75/VPCP-NC ngày 12/8/2025 của Văn "
        "phòng Chính phủ;"
    )
    assert (first.issuer, second.issuer) == ("Văn phòng Chính phủ", "Văn phòng Chính phủ")
    assert (first.type, second.type) == ("Văn bản", "Văn bản")
    first, second = cited(
        "Theo Tờ trình số 6/TTr-SNV ngày 19/01/2026; Công văn số 7/STC-NS ngày 20/01/2026 của Sở Tài chính;"
    )
    assert (first.issuer, second.issuer) == ("Sở Nội vụ", "Sở Tài chính")


def test_an_issuer_in_capitals_ends_before_what_the_document_is_about() -> None:
    [found] = cited("BAN HÀNH THEO THÔNG TƯ SỐ 09/2013/TT-BXD CỦA BỘ XÂY DỰNG VỀ HƯỚNG DẪN THỰC HIỆN;")
    assert found.issuer == "BỘ XÂY DỰNG"
