"""The line that says what a fact holds, and the forms that change it."""

import pytest

from binhdang.documents.forms import FACT_FORMS, fact_form
from binhdang.documents.models import Fact
from binhdang.documents.rules import cleaned
from binhdang.documents.words import headline

FACTS = [
    ("header", {"field": "promulgation_date", "value": "2026-01-12"}, "Ngày ban hành: 12/1/2026"),
    ("header", {"field": "promulgation_date", "value": "2024-01"}, "Ngày ban hành: tháng 1/2024"),
    (
        "basis",
        {"type": "Thông tư", "number": "35", "year": 2009, "symbol": "TT-BTC", "date": "2009-03-03", "issuer": "Bộ X"},
        "Thông tư 35/2009/TT-BTC ngày 3/3/2009, Bộ X",
    ),
    ("outline", {"level": "roman", "label": "I", "heading": "MỤC ĐÍCH", "depth": 0}, "I. MỤC ĐÍCH"),
    ("agency", {"name": "Hội Nông dân", "asked": True}, "Hội Nông dân (đề nghị)"),
    ("task", {"text": "Mở lớp", "role": "lead", "agency": "Sở Y tế", "deadline_source": "none"}, "Mở lớp"),
    (
        "deadline",
        {"when": {"date": "2026-06-30"}, "who": "Sở Y tế", "what": "gửi kế hoạch", "relation": "before"},
        "30/6/2026: Sở Y tế, gửi kế hoạch",
    ),
    (
        "report_duty",
        {"who": "UBND xã", "to": "UBND tỉnh", "via": "Sở Nội vụ", "when": None, "when_text": "6 tháng"},
        "6 tháng: UBND xã → UBND tỉnh (qua Sở Nội vụ)",
    ),
    ("recipient", {"name": "Lưu: VT"}, "Lưu: VT"),
    ("funding", {"source": "Ngân sách"}, "Ngân sách"),
    (
        "target",
        {"indicator": "Tỷ lệ xã", "comparator": ">=", "value": 1286.5, "unit": "%", "when": {"year": 2030}},
        "Tỷ lệ xã: ít nhất 1.286,5 %, năm 2030",
    ),
    (
        "target",
        {"indicator": "Tỷ lệ", "comparator": "range", "value": 10, "value_to": 13, "unit": "%"},
        "Tỷ lệ: 10 – 13 %",
    ),
    ("name", {"kind": "law", "name": "Luật Bình đẳng giới"}, "Luật Bình đẳng giới (luật)"),
]


@pytest.mark.parametrize(("kind", "value", "words"), FACTS)
def test_it_says_a_fact_in_one_line(kind: str, value: dict[str, object], words: str) -> None:
    assert headline(kind, cleaned(kind, value)) == words


@pytest.mark.parametrize(("kind", "value", "words"), FACTS)
def test_it_shows_a_fact_in_its_form_and_takes_it_back_unchanged(
    kind: str, value: dict[str, object], words: str
) -> None:
    before = cleaned(kind, value)
    shown = fact_form(kind, None, before)
    sent = {bound.html_name: told for bound in shown if (told := bound.value()) not in (None, False)}
    form = fact_form(kind, {name: str(told) for name, told in sent.items()}, before)
    assert form.is_valid(), form.errors
    assert cleaned(kind, form.value(before)) == before


def test_it_has_a_form_for_every_kind() -> None:
    assert set(FACT_FORMS) == set(Fact.Kind)


def test_it_counts_a_deadline_given_by_a_person_as_the_tasks_own() -> None:
    sent = {"text": "Mở lớp", "role": "lead", "agency": "Sở Y tế", "deadline": "30/6/2026"}
    form = fact_form("task", sent)
    assert form.is_valid()
    assert form.value()["deadline_source"] == "own"
    assert form.value()["deadline"] == {"date": "2026-06-30"}


@pytest.mark.parametrize(
    ("kind", "sent", "field"),
    [
        ("task", {"text": "Mở lớp", "role": "lead"}, "__all__"),
        ("basis", {"role": "basis"}, "__all__"),
        ("target", {"indicator": "x", "comparator": "=", "figure": "nhiều"}, "figure"),
        ("deadline", {"relation": "before", "when": "sắp tới"}, "when"),
    ],
)
def test_it_says_at_the_field_what_is_wrong(kind: str, sent: dict[str, str], field: str) -> None:
    form = fact_form(kind, sent)
    assert not form.is_valid()
    assert field in form.errors
