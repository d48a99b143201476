"""The header in the layouts that occur, the signer, the recipients, and the zones around them."""

from __future__ import annotations

import pytest

import vanban
from vanban.header import plan_year
from vanban.reading import Reading

BODY = "\n\nCăn cứ Luật Bình đẳng giới;\n\nI. NỘI DUNG\n\n1. Một.\n\n2. Hai./.\n\n"
STACKED = (
    "ỦY BAN NHÂN DÂN\nTỈNH THANH HÒA\n-------\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh "
    "phúc\n---------------\n\n"
    "Số: 45/KH-UBND\n\nThanh Hòa, ngày 12 tháng 02 năm 2026\n\nKẾ HOẠCH\n\nTHỰC HIỆN CÔNG TÁC NĂM 2026"
)
PIPES = (
    "|\n**ỦY BAN NHÂN\nDÂN**\nTỈNH THANH HÒA\n-------\n|"
    "\n**CỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM**\nĐộc lập - Tự do - Hạnh phúc\n-----\n|\n|\n"
    "Số:\n45/KH-UBND\n|\n*Thanh Hòa, ngày 12\ntháng 02 năm 2026*\n|\n\n**KẾ\nHOẠCH**\n\nTHỰC HIỆN CÔNG\nTÁC NĂM 2026"
)
ROW = (
    "| ỦY BAN NHÂN DÂN TỈNH THANH HÒA ------- |"
    " CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ------ |\n|---|---|\n"
    "| Số: 45/KH-UBND | Thanh Hòa, ngày 12 tháng 02 năm 2026 |\n\nKẾ HOẠCH\n\nTHỰC HIỆN CÔNG TÁC NĂM 2026"
)
COLUMNS = (
    "   ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n   TỈNH THANH HÒA            Độc lập - Tự do "
    "- Hạnh phúc\n\n"
    "   Số: 45    /KH-UBND         Thanh Hòa, ngày 12     tháng 02   năm 2026\n\n                KẾ HOẠCH\n      "
    "THỰC HIỆN CÔNG TÁC NĂM 2026"
)


@pytest.mark.parametrize("head", [STACKED, PIPES, ROW, COLUMNS], ids=["stacked", "pipes", "row", "columns"])
def test_it_reads_the_header_in_every_layout(head: str) -> None:
    header = vanban.read(head + BODY).header
    assert header.authority == "ỦY BAN NHÂN DÂN TỈNH THANH HÒA"
    assert (header.code_number, header.code_notation, header.type_name) == ("45", "KH-UBND", "Kế hoạch")
    assert (header.place, header.promulgation_date) == ("Thanh Hòa", "2026-02-12")
    assert (header.subject, header.plan_year) == ("THỰC HIỆN CÔNG TÁC NĂM 2026", 2026)


def test_a_draft_has_no_number_and_no_day() -> None:
    head = STACKED.replace("Số: 45/KH-UBND", "Số:        /KH-UBND").replace("ngày 12 tháng", "ngày     tháng")
    reading = vanban.read(head + BODY)
    assert (reading.header.code_number, reading.header.code_notation) == (None, "KH-UBND")
    assert reading.header.promulgation_date == "2026-02"
    assert {"header.code_number", "header.day", "header.signer"} <= {check.rule for check in reading.checks}


def test_a_month_above_twelve_is_no_date() -> None:
    assert vanban.read(STACKED.replace("tháng 02 năm", "tháng 54 năm") + BODY).header.promulgation_date is None


def test_the_body_above_is_told_from_the_one_that_issues() -> None:
    head = STACKED.replace("ỦY BAN NHÂN DÂN\nTỈNH THANH HÒA", "UBND TỈNH THANH HÒA\nSỞ NỘI VỤ")
    header = vanban.read(head + BODY).header
    assert (header.authority, header.parent_authority) == ("SỞ NỘI VỤ", "UBND TỈNH THANH HÒA")


def test_a_letter_has_its_subject_after_about() -> None:
    head = STACKED.partition("KẾ HOẠCH")[0].replace("45/KH-UBND\n", "45/UBND-NV\nV/v báo cáo công tác năm 2026\n")
    header = vanban.read(f"{head}Kính gửi: Sở Nội vụ\n\nThực hiện quy định, đề nghị Sở báo cáo.").header
    assert (header.type_name, header.subject, header.code_notation) == (
        "Công văn",
        "báo cáo công tác năm 2026",
        "UBND-NV",
    )


@pytest.mark.parametrize(
    ("subject", "year"),
    [
        ("CÔNG TÁC BÌNH ĐẲNG GIỚI NĂM 2026", 2026),
        ("CÔNG TÁC GIAI ĐOẠN 2026 - 2030", None),
        ("CHIẾN LƯỢC ĐẾN NĂM 2030", None),
        ("CÔNG TÁC NĂM 2026, TẦM NHÌN ĐẾN NĂM 2045", 2026),
        ("THỰC HIỆN CHỈ THỊ NGÀY 20/01/2026", None),
    ],
)
def test_it_takes_one_year_for_that_of_the_plan(subject: str, year: int | None) -> None:
    assert plan_year(subject) == year


def foot(lines: str) -> Reading:
    """A plan with this foot."""
    return vanban.read(STACKED + BODY + lines)


def test_it_lists_recipients_and_finds_the_signer() -> None:
    reading = foot(
        "Nơi nhận:\n- Như trên;\n- Ban Thi đua - Khen thưởng Trung ương\n(b/c);\n- Lưu: VT, NV.\n08 KH\n|"
        "\nTM. ỦY BAN NHÂN\nDÂN\n"
        "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần\nVăn An\n|"
    )
    assert [item.name for item in reading.recipients] == [
        "Như trên",
        "Ban Thi đua - Khen thưởng Trung ương (b/c)",
        "Lưu: VT, NV",
    ]
    signer = reading.header.signer
    assert signer is not None
    assert (signer.competence, signer.position, signer.full_name) == (
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Trần Văn An",
    )


def test_the_signer_may_stand_beside_the_recipients() -> None:
    reading = foot(
        "Nơi nhận:                                   TM. ỦY BAN NHÂN DÂN\n- Như trên;                              "
        "        CHỦ TỊCH\n"
        "- Sở Nội vụ;\n- Lưu: VT.                                     Trần Văn An\n"
    )
    assert [item.name for item in reading.recipients] == ["Như trên", "Sở Nội vụ", "Lưu: VT"]
    assert reading.header.signer is not None
    assert reading.header.signer.full_name == "Trần Văn An"


def test_the_portal_around_a_document_is_left_out() -> None:
    text = (
        f"Số hiệu: 99/QĐ-UBND\nLoại văn bản: Quyết định\n\n{STACKED}{BODY}Văn bản liên quan\n\n"
        f"1. Quyết định 11/QĐ-UBND ngày 01/01/2020\n"
    )
    reading = vanban.read(text)
    assert reading.header.code_number == "45"
    assert reading.citations == ()
    assert [node.label for node in reading.outline] == ["I"]


def test_a_decision_and_the_plan_attached_to_it_are_both_read() -> None:
    head = STACKED.replace("KẾ HOẠCH\n\nTHỰC HIỆN", "QUYẾT ĐỊNH\n\nBAN HÀNH KẾ HOẠCH").replace("KH-UBND", "QĐ-UBND")
    text = (
        f"{head}\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n\nCăn cứ Luật Bình đẳng giới;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban "
        f"hành Kế hoạch.\n\n"
        "Điều 2. Sở Nội vụ chịu trách nhiệm thi hành./.\n\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nCHỦ "
        "TỊCH\n\nTrần Văn An\n\n"
        "KẾ HOẠCH\n\nTHỰC HIỆN CÔNG TÁC\n\n(Kèm theo Quyết định số 45/QĐ-UBND)\n\nI. NỘI DUNG\n\n1. Một.\n\n2. Hai.\n"
    )
    reading = vanban.read(text)
    assert (reading.header.type_name, reading.header.subject) == ("Quyết định", "BAN HÀNH KẾ HOẠCH CÔNG TÁC NĂM 2026")
    assert [(node.level, node.label) for node in reading.outline] == [
        ("article", "1"),
        ("article", "2"),
        ("roman", "I"),
    ]
    assert [item.role for item in reading.citations] == ["self"]
