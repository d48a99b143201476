"""Shapes of facts, names of files, sizes."""

import pytest

from binhdang.documents.rules import check_size, cleaned, safe_name
from binhdang.web.rules import RuleBroken

TASK = {"text": " Mở lớp tập huấn ", "role": "lead", "agency": "Sở Y tế", "deadline": {"date": "2026-06-30"}}


def test_it_brings_a_task_into_its_shape() -> None:
    task = cleaned("task", {**TASK, "lead": ["Sở Y tế", " "], "stray": 1})
    assert task == {
        "text": "Mở lớp tập huấn", "role": "lead", "asked": False, "agency": "Sở Y tế", "lead": ["Sở Y tế"],
        "partners": [], "deadline": {"date": "2026-06-30"}, "deadline_source": "none", "when_text": None,
        "product": None, "table": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("task", {**TASK, "role": "boss"}),
        ("task", {**TASK, "text": "  "}),
        ("task", {**TASK, "lead": "Sở Y tế"}),
        ("task", {**TASK, "deadline": {"date": "2026-02-30"}}),
        ("deadline", {"who": "Sở Y tế"}),
        ("target", {"indicator": "Tỷ lệ xã", "value": None}),
        ("target", {"indicator": "Tỷ lệ xã", "value": float("nan")}),
        ("header", {"field": "colour", "value": "đỏ"}),
        ("basis", {"type": "Luật", "date": "hôm qua"}),
        ("basis", {"type": "Luật", "year": "hai nghìn"}),
        ("recipient", {}),
        ("gossip", {}),
    ],
)
def test_it_refuses_a_value_that_does_not_fit(kind: str, value: dict[str, object]) -> None:
    with pytest.raises(RuleBroken):
        cleaned(kind, value)


def test_it_keeps_a_date_whose_day_was_left_blank() -> None:
    assert cleaned("basis", {"type": "Luật", "date": "2026-01"})["date"] == "2026-01"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\lan\\kế hoạch.docx", "kế hoạch.docx"),
        ("ke\u0302\u0301 hoa\u0323ch.docx", "kế hoạch.docx"),
        ("bao\u202ecao.exe.docx", "baocao.exe.docx"),
        ("a\x00b\n.txt", "ab.txt"),
        ("  ...  ", "tep"),
        ("", "tep"),
        ("<b>x</b>.txt", "b.txt"),
    ],
)
def test_it_makes_names_harmless(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_it_shortens_a_long_name_and_keeps_its_ending() -> None:
    short = safe_name("k" * 400 + ".docx")
    assert len(short) == 150
    assert short.endswith("k.docx")


def test_it_refuses_by_size() -> None:
    check_size(1024 * 1024, 1)
    with pytest.raises(RuleBroken, match="0 byte"):
        check_size(0, 1)
    with pytest.raises(RuleBroken, match="1,5 MB, giới hạn 1 MB"):
        check_size(1536 * 1024, 1)
