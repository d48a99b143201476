"""How moments, figures and doubts of a reading are shown to a person."""

import pytest

from vanban.printed import printed, when


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ({"date": "2026-03-31"}, "31/03/2026"),
        ({"yearly": "--11-10"}, "10/11 hằng năm"),
        ({"monthly": "---15"}, "ngày 15 hằng tháng"),
        ({"month": "2025-12"}, "tháng 12/2025"),
        ({"quarter": "2025-Q4"}, "quý 4/2025"),
        ({"year": 2030}, "năm 2030"),
        (None, ""),
        ({}, ""),
        ({"someday": "x"}, ""),
    ],
)
def test_it_says_a_moment_in_words(moment: object, text: str) -> None:
    assert when(moment) == text


def test_it_prints_an_empty_reading() -> None:
    page = printed({"header": {}, "outline": [], "citations": []})
    assert "(không rõ loại và số văn bản)" in page
    assert "Không có gì" in page


def test_it_prints_every_kind_of_fact() -> None:
    page = printed(
        {
            "header": {"code_number": None, "code_notation": "KH-UBND", "type_name": "Kế hoạch", "signer": None},
            "outline": [{"children": [{"children": []}]}],
            "citations": [
                {"type": "Luật", "number": "73", "year": 2006, "symbol": "QH11", "role": "basis", "line": 3},
                {"type": "Luật", "number": "73", "year": 2006, "symbol": "QH11", "role": "body", "line": 9},
                {"number": "12", "symbol": "KH-UBND", "role": "self"},
            ],
            "agencies": [{"name": "Hội Phụ nữ", "asked": True, "directives": [
                {"text": "Vận động", "role": "asked", "deadline": {"month": "2026-05"}, "line": 7}]}],
            "assignments": [{"text": "Xây dựng mô hình", "lead": ["Sở A"], "partners": ["Sở B", "Sở C"],
                             "when": None, "when_text": "thường xuyên", "product": "Báo cáo"}],
            "deadlines": [{"when": {"year": 2027}, "who": "Các xã", "what": "hoàn thành", "level": "check"}],
            "report_duties": [{"who": "UBND xã", "to": "Sở Nội vụ", "via": "Phòng A", "when": {"yearly": "--12-01"}}],
            "targets": [
                {"indicator": "Tỷ lệ nữ", "comparator": ">=", "value": 1234.5, "unit": "%", "when": {"year": 2030}},
                {"indicator": "Tăng", "comparator": "range", "value": 10, "value_to": 13, "unit": "%",
                 "level": "inferred"},
            ],
            "funding": [{"source": "Ngân sách nhà nước"}],
            "recipients": ["Như trên"],
            "checks": [{"rule": "x", "message": "Thiếu số văn bản."}],
            "ledger": [{"kind": "date", "text": "01/01/2026\x1b[2J", "line": 5}],
        }
    )  # fmt: skip
    for words in (
        "Kế hoạch số …/KH-UBND", "2 mục", "Luật số 73/2006/QH11 (dẫn 2 lần)  [dòng\u00a03]", "VĂN BẢN ĐƯỢC DẪN (1)",
        "Hội Phụ nữ (1 việc, đề nghị)", "[đề nghị] Vận động — hạn: tháng 05/2026", "phối hợp: Sở B, Sở C",
        "thời gian: thường xuyên", "sản phẩm: Báo cáo", "năm 2027: Các xã → hoàn thành (cần kiểm tra)",
        "UBND xã → gửi Sở Nội vụ (qua Phòng A): 01/12 hằng năm", "Tỷ lệ nữ: >= 1.234,5 % (năm 2030)",
        "Tăng: 10 – 13 % (suy ra)", "Ngân sách nhà nước", "Như trên", "Thiếu số văn bản.", "ngày tháng: 01/01/2026 [2J",
    ):  # fmt: skip
        assert words in page
    assert "\x1b" not in page
