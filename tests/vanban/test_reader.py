"""What holds for every text: it is read without failing, spans are exact, and its form does not matter."""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vanban
from tests.vanban.conftest import OWN_PLAN, Plan
from tests.vanban.variants import VARIANTS, facts, wrapped
from vanban.lines import MOST_MARKERS
from vanban.text import fold, prepare

ODD = [
    "",
    "\n",
    "|",
    "****",
    "I.",
    "1.",
    "-",
    "a)",
    "Nơi nhận:",
    "Số: /",
    "KẾ HOẠCH",
    "Điều 1.",
    "\x00",
    "\ud7ff",
    "“",
    "((((",
    "PHỤ LỤC",
    "|\nTT\n|\nNhiệm vụ\n|\nChủ trì\n|\n|\n1\n|",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Cơ quan chủ trì:",
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
]
PIECES = st.sampled_from(
    [
        *OWN_PLAN.split("\n"),
        *OWN_PLAN.split(" "),
        "|",
        "\n\n",
        "**",
        "- ",
        "1. ",
        "\f",
        "\u0301",
        "số 1/",
        "%",
        "ngày 31/12/2026",
    ]
)


def everything(reading: vanban.Reading) -> Iterator[dict[str, Any]]:
    """Every part of the JSON that has spans."""
    stack: list[Any] = [reading.to_json()]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            if "spans" in value:
                yield value
            stack.extend(value.values())
        elif isinstance(value, list):
            stack.extend(value)


def check(text: str) -> vanban.Reading:
    """Read a text and hold the reading against it."""
    reading = vanban.read(text)
    json.dumps(reading.to_json())
    for fact in everything(reading):
        for start, end in fact["spans"]:
            assert 0 <= start < end <= len(text)
            assert text[start:end] == fact["exact"]
            assert text[max(0, start - 30) : start] == fact["prefix"]
            assert fact["line"] == text.count("\n", 0, start) + 1
    return reading


@pytest.mark.parametrize("text", ODD)
def test_it_reads_any_scrap(text: str) -> None:
    check(text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=60), st.sampled_from(["", " ", "\n"]))
def test_it_never_fails_on_pieces_of_a_plan(pieces: list[str], glue: str) -> None:
    check(glue.join(pieces))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_it_never_fails_on_any_text(text: str) -> None:
    check(text)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, len(OWN_PLAN) - 1), st.integers(0, 400), st.sampled_from(["", "|", "\n", "*", "\u0323"]))
def test_it_reads_a_plan_that_lost_a_piece(start: int, length: int, instead: str) -> None:
    check(OWN_PLAN[:start] + instead + OWN_PLAN[start + length :])


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_form_of_the_text_does_not_matter(own_plan: str, variant: str) -> None:
    assert facts(check(VARIANTS[variant](own_plan))) == facts(vanban.read(own_plan))


def test_wrapping_does_not_matter(own_plan: str) -> None:
    assert facts(check(wrapped(own_plan))) == facts(vanban.read(own_plan))


def test_the_words_of_a_fact_stand_where_it_points(own_plan: str) -> None:
    reading = vanban.read(own_plan)
    for citation in reading.citations:
        assert citation.number is not None
        assert citation.number in citation.evidence.exact
    for agency in reading.agencies:
        assert fold(prepare(agency.evidence.exact).work) == fold(agency.name)


def test_every_date_is_in_a_fact_or_in_the_ledger(own_plan: str) -> None:
    text = own_plan.replace("a) Chủ trì", "a) (Sinh ngày 01/02/1990) Chủ trì")
    assert unaccounted(vanban.read(text), text) == []
    assert ("date", "ngày 01/02/1990") in [(item.kind, item.text) for item in vanban.read(text).ledger]


def unaccounted(reading: vanban.Reading, text: str) -> list[str]:
    """The dates written as dd/mm/yyyy in the document that no part of the reading points at."""
    covered = [span for fact in everything(reading) for span in fact["spans"]]
    first, last = min((start for start, _ in covered), default=0), max((end for _, end in covered), default=0)
    return [
        match[0]
        for match in re.finditer(r"(?<!\d)\d{1,2}/\d{1,2}/\d{4}", text)
        if first <= match.start() < last and not any(start <= match.start() < end for start, end in covered)
    ]


HOSTILE = {
    "headings": "I. MỤC ĐÍCH\n",
    "items": "1. Sở Nội vụ\n\n",
    "digits": "1",
    "blanks": " ",
    "dashes": "-",
    "apart": "- ",
    "dash items": "- abc\n",
    "codes": "số 1/NQ-CP ",
    "half codes": "số 1/",
    "borders": "|",
    "cells": "|\na\n",
    "stars": "*a",
    "marks": "a\u0301",
    "bodies": "Sở ",
    "reports": "báo cáo Sở Nội vụ để tổng hợp, ",
    "shares": "ít nhất 1% ",
    "laws": "Luật a, ",
    "quotes": "“a” ",
    "brackets": "(",
    "labels": "Cơ quan chủ trì: ",
    "state": "CỘNG HÒA XÃ HỘI\n",
    "capitals": "AB ",
    "recipients": "Nơi nhận:\n",
    "annexes": "PHỤ LỤC\n\n",
    "dates": "trước ngày 10/11 ",
}


def _calls(text: str) -> int:
    """How many functions are called while a text is read, those of the interpreter among them."""
    count = 0

    def counted(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        vanban.read(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", HOSTILE)
def test_its_work_grows_with_the_length_only(name: str) -> None:
    unit = HOSTILE[name]
    short, long = _calls(unit * (3_000 // len(unit))), _calls(unit * (12_000 // len(unit)))
    assert long < 5 * short + 500


def test_more_items_than_any_document_has_are_read_as_paragraphs() -> None:
    reading = vanban.read("- a.\n" * (MOST_MARKERS + 500))
    assert len(reading.outline) == MOST_MARKERS
    assert "outline.too-many" in [check.rule for check in reading.checks]
    assert "outline.too-many" not in [check.rule for check in vanban.read("- a.\n" * 50).checks]


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_form_of_real_plans_does_not_matter(annotated: list[Plan], variant: str) -> None:
    different = [
        plan.name
        for plan in annotated
        if facts(vanban.read(VARIANTS[variant](plan.text))) != facts(vanban.read(plan.text))
    ]
    assert different == []


def test_wrapping_real_plans_does_not_matter(annotated: list[Plan]) -> None:
    different = [
        plan.name for plan in annotated if facts(vanban.read(wrapped(plan.text))) != facts(vanban.read(plan.text))
    ]
    assert different == []


def test_real_plans_have_exact_spans(annotated: list[Plan]) -> None:
    for plan in annotated:
        reading = check(plan.text)
        assert unaccounted(reading, plan.text) == []


def test_it_reads_real_plans_that_are_damaged(annotated: list[Plan]) -> None:
    dice = random.Random(7)
    for plan in annotated:
        for _ in range(4):
            start = dice.randrange(len(plan.text))
            check(
                plan.text[:start]
                + dice.choice(["", "|", "\n\n", "**", "\u0301"])
                + plan.text[start + dice.randrange(900) :]
            )
