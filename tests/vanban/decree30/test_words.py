"""Labels count by themselves, lists and bodies get their end marks, titles break evenly."""

import pytest

from vanban.decree30 import (
    Article,
    Block,
    Column,
    Heading,
    Layout,
    Paragraph,
    Part,
    Point,
    Row,
    Run,
    Table,
    blocks_from_text,
)
from vanban.decree30.labels import Labels
from vanban.decree30.marks import ended, listed, punctuated
from vanban.decree30.widths import even_lines, width_mm


@pytest.mark.parametrize(
    ("blocks", "labels"),
    [
        ([Heading("a"), Heading("b", 2), Heading("c", 2), Heading("d"), Heading("e", 2)], "I. 1. 2. II. 1."),
        ([Heading("a", 2), Point("b", "letter"), Point("c"), Point("d", "letter"), Heading("e", 2),
          Point("f", "letter")], "1. a) - b) 2. a)"),
        ([Article("a"), Point("b", "number"), Point("c", "letter"), Point("d", "number"), Point("e", "letter"),
          Article("f"), Point("g", "number")], "Điều 1. 1. a) 2. a) Điều 2. 1."),
        ([Part("a"), Heading("b"), Part("c"), Heading("d")], "Phần I I. Phần II I."),
        ([Point("a", "plus"), Point("b", "letter"), Point("c", "letter", restart=True)], "+ a) a)"),
        ([Heading("a", label="1.1."), Heading("b"), Point("c", "dash", label="*"), Point("d", "letter", label="x)")],
         "1.1. II. * x)"),
        ([Heading("a", 3), Heading("b", 3)], "a) b)"),
        ([Heading("a", label=""), Paragraph("b")], " "),
    ],
)  # fmt: skip
def test_it_counts_labels(blocks: list[Block], labels: str) -> None:
    counting = Labels()
    assert " ".join(counting.label(block) for block in blocks) == labels


def test_it_reaches_d_with_stroke_after_d() -> None:
    counting = Labels()
    assert [counting.label(Point("x", "letter")) for _ in range(7)] == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)"]


@pytest.mark.parametrize(
    ("lines", "marked"),
    [
        (["Như trên", "Lưu: VT"], ["Như trên;", "Lưu: VT."]),
        (["một.", " hai ; ", "", "ba,"], ["một;", "hai;", "ba."]),
        ([], []),
    ],
)
def test_it_ends_lists_with_semicolons_and_a_full_stop(lines: list[str], marked: list[str]) -> None:
    assert list(listed(lines)) == marked


@pytest.mark.parametrize(
    "text", ["Trên đây là báo cáo", "Trên đây là báo cáo.", "Trên đây là báo cáo ;", "Trên đây là báo cáo./."]
)
def test_it_ends_the_body_once(text: str) -> None:
    assert ended((Paragraph(text),)) == (Paragraph("Trên đây là báo cáo./."),)


def test_it_ends_runs_articles_and_tables_too() -> None:
    assert ended((Point((Run("a", bold=True), Run("b.", italic=True))),)) == (
        Point((Run("a", bold=True), Run("b./.", italic=True))),
    )
    assert ended((Article("Thi hành."),)) == (Article("Thi hành./."),)
    table = Table((Column("A"),), (Row(("1",)),))
    assert ended((table,)) == (table, Paragraph("./.", align="right", indent=False))
    assert ended(()) == ()


@pytest.mark.parametrize(
    ("point", "following", "words"),
    [
        (Point("a"), Point("b"), "a;"),
        (Point("a"), None, "a."),
        (Point("a"), Heading("b"), "a."),
        (Point("a", "letter"), Point("b", "dash"), "a:"),
        (Point("a", "dash"), Point("b", "letter"), "a;"),
        (Point("a:"), None, "a:"),
        (Point("a./."), None, "a./."),
        (Point(""), None, ""),
    ],
)
def test_it_adds_the_mark_that_a_point_lacks(point: Point, following: Block | None, words: str) -> None:
    assert punctuated(point, following) == words


def test_it_measures_words() -> None:
    assert width_mm("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True) == pytest.approx(88.3, abs=0.1)
    assert width_mm("ế", 14) == width_mm("e", 14) == width_mm("e\u0302\u0301", 14)
    assert width_mm("ữ", 14) == width_mm("ư", 14) > width_mm("u", 14)
    assert width_mm("漢", 10) > 0


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ngắn", ("Ngắn",)),
        ("", ()),
        ("Hai\ndòng", ("Hai", "dòng")),
        (
            "Kết quả thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2026",
            ("Kết quả thực hiện công tác bình đẳng giới", "và vì sự tiến bộ của phụ nữ năm 2026"),
        ),
        ("(Kèm theo số       /KH-UBND)", ("(Kèm theo số       /KH-UBND)",)),
    ],
)
def test_it_breaks_titles_evenly_and_between_words(text: str, lines: tuple[str, ...]) -> None:
    assert even_lines(text, 14, 150, bold=True) == lines


def test_it_gives_up_on_what_is_no_title() -> None:
    assert len(even_lines("chữ " * 2_000, 14, 150)) == 1
    assert even_lines("x" * 300, 14, 20) == ("x" * 300,)


def test_it_makes_blocks_of_what_a_person_typed() -> None:
    assert blocks_from_text("Một đoạn\r\n\n - gạch\n– gạch dài\n+ cộng\n-5 độ") == (
        Paragraph("Một đoạn"),
        Point("gạch"),
        Point("gạch dài"),
        Point("cộng", "plus"),
        Paragraph("-5 độ"),
    )


@pytest.mark.parametrize(
    "measures",
    [{"top_mm": 19}, {"bottom_mm": 26}, {"left_mm": 25}, {"right_mm": 21}, {"first_line_mm": 5}, {"line_spacing": 2},
     {"paragraph_gap_pt": 3}],
)  # fmt: skip
def test_it_refuses_measures_that_the_decree_does_not_allow(measures: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="decree"):
        Layout(**measures)


@pytest.mark.parametrize(
    ("columns", "rows", "size", "words"),
    [
        ((), (), 12.0, "needs a column"),
        ((Column("A"),), (Row(("1", "2")),), 12.0, "more cells"),
        ((Column("A"),), (), 10.0, "11 points"),
    ],
)
def test_it_refuses_a_table_that_cannot_be_printed(
    columns: tuple[Column, ...], rows: tuple[Row, ...], size: float, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        Table(columns, rows, font_size=size)
