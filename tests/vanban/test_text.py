"""The working text: what is dropped, what is composed, and the way back to the raw offsets."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.text import BULLET, fold, is_upper, prepare


@pytest.mark.parametrize(
    ("raw", "work"),
    [
        ("**Ủy ban** nhân dân", "Ủy ban nhân dân"),
        ("Tháng\u00a011", "Tháng 11"),
        ("a\r\nb\rc", "a \nb\nc"),
        ("2021 \u2013 2025", "2021 - 2025"),
        ("trang\fsau", "trang\nsau"),
        ("NĐ-СР", "NĐ-CP"),
        ("\ufeffSố\u200b", "Số"),
        ("giữ nguyên | bảng", "giữ nguyên | bảng"),
        ("I. MụC ĐíCH, YêU CầU", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("ủY BAN NHÂN DÂN\nbản iPhone", "ỦY BAN NHÂN DÂN\nbản iPhone"),
        ("* Sở Y tế: **Chủ trì**", "⁂ Sở Y tế: Chủ trì"),
        ("* Hà Nội, ngày 2*", " Hà Nội, ngày 2"),
    ],
)
def test_it_brings_a_text_into_its_working_form(raw: str, work: str) -> None:
    assert prepare(raw).work == work


def test_it_composes_letters_and_points_back_at_all_of_them() -> None:
    raw = unicodedata.normalize("NFD", "Bình đẳng giới")
    source = prepare(raw)
    assert source.work == "Bình đẳng giới"
    at = source.work.index("đẳng")
    span = source.span(at, at + 4)
    assert unicodedata.normalize("NFC", raw[span.start : span.end]) == "đẳng"


def test_it_counts_lines_of_the_raw_text() -> None:
    source = prepare("một\nhai\r\nba")
    assert [source.line(offset) for offset in (0, 4, 9)] == [1, 2, 3]


@given(st.text(alphabet="aăâbcđeêghiklmnoôơpqrstuưvxyÁĐ \n*|\u00a0\u200b\u2013-", max_size=200))
def test_every_stretch_maps_back_to_the_words_that_it_says(raw: str) -> None:
    source = prepare(raw)
    for start in range(0, len(source.work), 7):
        end = min(len(source.work), start + 5)
        span = source.span(start, end)
        assert 0 <= span.start < span.end <= len(raw)
        assert same(prepare(raw[span.start : span.end]).work, source.work[start:end])


def same(one: str, other: str) -> bool:
    """Whether two stretches have the same words; capitals and bullets depend on the line around them."""
    return one.casefold().replace(BULLET, "") == other.casefold().replace(BULLET, "")


@given(st.text(alphabet="aáàảãạăắâấđeêếiìoôốơớuưứyỳÁĐỆ *\n", max_size=120))
def test_decomposed_letters_read_the_same(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    source = prepare(apart)
    assert source.work == prepare(text).work
    for start in range(0, len(source.work), 5):
        end = min(len(source.work), start + 3)
        span = source.span(start, end)
        assert same(prepare(apart[span.start : span.end]).work, source.work[start:end])


@pytest.mark.parametrize(("one", "other"), [("hoà bình", "Hòa  bình"), ("Uỷ ban", "ủy ban"), ("khoẻ", "khỏe")])
def test_it_folds_two_spellings_of_a_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_it_keeps_different_words_apart() -> None:
    assert fold("hoàn") == "hoàn"
    assert fold("quý") == "quý"


@pytest.mark.parametrize(
    ("text", "capital"), [("KẾ HOẠCH", True), ("Kế hoạch", False), ("QĐ-TTg NGÀY", True), ("12", False)]
)
def test_it_tells_capitals(text: str, capital: bool) -> None:
    assert is_upper(text) is capital
