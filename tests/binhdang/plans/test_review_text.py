"""Marks over a text: nesting, crossing, escaping; every character stays."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binhdang.plans.review.text import MAX_DEPTH, fact_marks, marked, unused_mark


def words_of(html: str) -> str:
    """The text as the browser shows it."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def mark(fact_id: int, start: int, end: int, level: str = "sure") -> list[object]:
    return fact_marks(fact_id, "deadline", "H", level, [[start, end]], rejected=False)


def test_it_nests_marks() -> None:
    html = marked("abcdef", [*mark(1, 0, 6), *mark(2, 2, 4)])
    assert html == (
        '<mark class="kind-deadline level-sure" data-fact="1" id="chu-1" data-letter="H">ab'
        '<mark class="kind-deadline level-sure" data-fact="2" id="chu-2" data-letter="H">cd</mark>ef</mark>'
    )


def test_it_cuts_marks_that_cross() -> None:
    html = marked("abcdef", [*mark(1, 0, 4), *mark(2, 2, 6)])
    assert html.count('data-fact="2"') == 2
    assert html.count('id="chu-2"') == 1
    assert html.endswith('</mark></mark><mark class="kind-deadline level-sure" data-fact="2">ef</mark>')
    assert words_of(html) == "abcdef"


@pytest.mark.parametrize(("level", "letter"), [("sure", "H"), ("check", "H?"), ("inferred", "H≈")])
def test_it_says_the_level_without_colour(level: str, letter: str) -> None:
    assert f'level-{level}" data-fact="1" id="chu-1" data-letter="{letter}"' in marked("abc", mark(1, 0, 3, level))


def test_it_gives_one_fact_several_marks_and_one_id() -> None:
    html = marked("abcdef", fact_marks(7, "basis", "C", "sure", [[0, 2], [4, 6]], rejected=True))
    assert html.count('data-fact="7"') == 2
    assert html.count("id=") == html.count("data-letter=") == 1
    assert html.count("is-rejected") == 2


def test_it_escapes_what_the_document_says() -> None:
    html = marked("<script>alert('x')</script>&amp;", [*mark(1, 3, 12), unused_mark(2, 0, 4)])
    assert "<script" not in html
    assert words_of(html) == "<script>alert('x')</script>&amp;"


def test_it_does_not_grow_without_bound() -> None:
    marks = [one for number in range(300) for one in mark(number, number, 700 + number)]
    html = marked("x" * 2000, marks)
    assert words_of(html) == "x" * 2000
    assert html.count("<mark") < 300 * MAX_DEPTH


spans = st.lists(st.tuples(st.integers(-2, 60), st.integers(-2, 60)), max_size=25)


@given(st.text(max_size=55), spans)
def test_it_keeps_every_character_and_closes_every_mark(text: str, places: list[tuple[int, int]]) -> None:
    html = marked(text, [one for number, place in enumerate(places) for one in mark(number, *place)])
    assert words_of(html).replace("\r\n", "\n") == unescape(text.replace("&", "&amp;")).replace("\r\n", "\n")
    depth = 0
    for tag in re.findall(r"</?mark", html):
        depth += 1 if tag == "<mark" else -1
        assert 0 <= depth <= MAX_DEPTH
    assert depth == 0
