"""The decisions of reports as tables of cases."""

from datetime import date
from decimal import Decimal

import pytest

from binhdang.reports.checks import ERROR, QUESTION, Row, check_blanks, check_figures, check_privacy, check_words
from binhdang.reports.differences import changed_figures, changed_sections
from binhdang.reports.outline import outline, section_for
from binhdang.reports.rules import Entry, may, standing, step
from binhdang.reports.similar import Said, group_alike
from binhdang.reports.sums import Answers, add_up, settle, unexplained
from binhdang.web.rules import RuleBroken
from binhdang.web.typed_numbers import number_from

DUE, TODAY = date(2026, 6, 10), date(2026, 6, 12)


# --- steps ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("verb", "starts", "end"),
    [
        ("submit", {"draft"}, "submitted"),
        ("send_back", {"submitted"}, "draft"),
        ("sign", {"submitted"}, "sent"),
        ("return", {"sent", "accepted"}, "returned"),
        ("accept", {"sent"}, "accepted"),
        ("include", {"accepted"}, "included"),
    ],
)
def test_it_takes_each_step_only_from_where_it_may_start(verb: str, starts: set[str], end: str) -> None:
    for state in ("draft", "submitted", "sent", "returned", "accepted", "included"):
        assert may(verb, state) is (state in starts)
        if state in starts:
            assert step(verb, state, state) == end
        else:
            with pytest.raises(RuleBroken, match=state):
                step(verb, state, state)


# --- cells ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("", None), ("  ", None), ("0", 0), ("7", 7), ("1286", 1286), ("1.286", 1286), ("1 286", 1286),
        ("12.345.678", 12_345_678), ("60,7", Decimal("60.7")), ("1.286,25", Decimal("1286.25")), ("007", 7),
    ],
)  # fmt: skip
def test_it_reads_numbers_as_they_are_typed_here(typed: str, value: Decimal | None) -> None:
    assert number_from(typed) == value


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("chín", "không phải là số"), ("12.5", "không phải là số"), ("1,2,3", "không phải là số"),
        ("-3", "không thể âm"), ("−3", "không thể âm"), ("1e9", "không phải là số"), ("12345678901234", "quá lớn"),
        ("1,234", "hai số lẻ"), ("٣", "không phải là số"), ("0.125", "không phải là số"),
    ],
)  # fmt: skip
def test_it_says_what_is_wrong_with_a_number(typed: str, words: str) -> None:
    with pytest.raises(RuleBroken, match=words):
        number_from(typed)


@pytest.mark.parametrize(
    ("entry", "cells"),
    [
        (Entry("x", female=3, male=1), {"female": ("value", 3), "male": ("value", 1), "total": ("value", 4)}),
        (Entry("x", total=5), {"female": ("blank", None), "male": ("blank", None), "total": ("value", 5)}),
        (Entry("x", female=3), {"female": ("value", 3), "male": ("blank", None), "total": ("blank", None)}),
        (Entry("x", female=3, male=1, total=9), {"female": ("value", 3), "male": ("value", 1), "total": ("value", 9)}),
        (Entry("x", female=0, male=0), {"female": ("value", 0), "male": ("value", 0), "total": ("value", 0)}),
        (
            Entry("x", state="no_data"),
            {"female": ("no_data", None), "male": ("no_data", None), "total": ("no_data", None)},
        ),
        (Entry("x"), {"female": ("blank", None), "male": ("blank", None), "total": ("blank", None)}),
    ],
)
def test_it_keeps_nothing_apart_from_zero(entry: Entry, cells: dict[str, tuple[str, int | None]]) -> None:
    assert entry.cells(by_sex=True) == cells


# --- checks --------------------------------------------------------------------------------------------------
def row(code: str = "people", **more: object) -> Row:
    """A row with a number, unless said otherwise."""
    values: dict[str, object] = {"name": code, "unit": "người", "by_sex": True, "whole_numbers": True}
    values |= {"state": "value", **more}
    for sex in ("female", "male", "total", "previous"):
        if isinstance(values.get(sex), int | float):
            values[sex] = Decimal(str(values[sex]))
    return Row(code=code, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([row(female=3, male=1, total=4)], []),
        ([row(female=3, male=1, total=5)], [(ERROR, "Nữ 3 cộng nam 1 là 4, nhưng ô tổng ghi 5")]),
        ([row(female=6, total=5)], [(ERROR, "Ô nữ ghi 6 nhưng tổng chỉ có 5")]),
        ([row(male=6, total=5)], [(ERROR, "Ô nam ghi 6")]),
        ([row(female=2)], [(QUESTION, "Mới ghi một trong hai")]),
        ([row(total=5)], []),
        ([row(total=2.5)], [(ERROR, "số nguyên")]),
        ([row(total=2.5, whole_numbers=False)], []),
        ([row(total=50, goes_with="sessions"), row("sessions", total=0)], [(ERROR, "ghi là không có")]),
        ([row(total=50, goes_with="sessions"), row("sessions", state="none_arisen")], [(ERROR, "ghi là không có")]),
        ([row(total=50, goes_with="sessions"), row("sessions", state="blank")], [(QUESTION, "còn trống")]),
        ([row(total=50, goes_with="sessions"), row("sessions", state="no_data", note="chờ")], []),
        ([row(total=0, goes_with="sessions"), row("sessions", total=0)], []),
        ([row(total=14, previous=6)], [(QUESTION, "Tăng từ 6 lên 14")]),
        ([row(total=14, previous=6, note="Lập thêm.")], []),
        ([row(total=2, previous=6)], [(QUESTION, "Giảm từ 6 xuống 2")]),
        ([row(total=3, previous=1)], []),
        ([row(total=12, previous=6)], []),
        ([row(state="no_data")], [(QUESTION, "cần một dòng lý do")]),
        ([row(state="no_data", note="Công an chưa gửi.")], []),
        ([row(state="none_arisen")], []),
    ],
)
def test_it_says_what_looks_wrong_and_why(rows: list[Row], found: list[tuple[str, str]]) -> None:
    findings = check_figures(rows)
    assert [finding.level for finding in findings] == [level for level, _words in found]
    for finding, (_level, words) in zip(findings, found, strict=True):
        assert words in finding.words


def test_it_counts_blank_rows_in_one_question() -> None:
    found = check_blanks(
        [row(state="blank"), row("b", state="blank"), row("c", total=1), row("d", state="none_arisen")]
    )
    assert [finding.words.split(" ")[1] for finding in found] == ["2"]
    assert check_blanks([row(total=0)]) == []


def test_it_names_mandatory_sections_without_words() -> None:
    parts = outline(yearly=False, commune=True)
    written = {part.code: "Có." for part in parts if part.code not in ("IV.2", "VI")}
    found = check_words(parts, {**written, "VI": "  "})
    assert [(finding.where, finding.is_error) for finding in found] == [("IV.2", True), ("VI", True)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gọi chị qua 0912345678.", True), ("số 091 234 5678", True), ("căn cước 001185012345", True),
        ("đường dây nóng 18001768", False), ("chi 12.000.000 đồng", False), ("ngày 10/6/2026", False),
        ("đã phát 0912 tờ", False), ("mã 12345678901234", False),
    ],
)  # fmt: skip
def test_it_keeps_numbers_that_name_a_person_out(text: str, found: bool) -> None:
    assert bool(check_privacy({"II.3": text})) is found


def test_it_says_what_a_later_version_changed() -> None:
    cell = {"state": "value", "value": "3"}
    before = {
        "figures": [{"code": "a", "name": "A", "cells": {"total": cell}}],
        "sections": [{"code": "IV.1", "paragraphs": ["Cũ."]}, {"code": "V", "paragraphs": ["Như nhau."]}],
    }
    now = {
        "figures": [
            {"code": "a", "name": "A", "cells": {"total": {"state": "value", "value": "4"}}},
            {"code": "b", "name": "B", "cells": {"total": cell}},
        ],
        "sections": [{"code": "IV.1", "paragraphs": ["Mới."]}, {"code": "V", "paragraphs": ["Như nhau."]}],
    }
    assert [(d.name, d.before) for d in changed_figures(before, now)] == [("A", {"total": cell}), ("B", {})]
    assert changed_figures(now, now) == []
    parts = outline(yearly=False, commune=True)
    assert [part.code for part in changed_sections(before, now, parts)] == ["IV.1"]


# --- outline -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("yearly", "commune", "has", "has_not", "mandatory"),
    [
        (False, True, {"0", "III"}, {"II.4", "IV.4", "I.3"}, {"I.1", "II.1", "IV.1", "IV.2", "V", "VI"}),
        (False, False, {"I.3", "III"}, {"0", "II.4"}, {"I.1", "II.1", "IV.1", "IV.2", "V", "VI"}),
        (
            True, True, {"0", "II.4", "IV.4"}, {"I.3"},
            {"I.1", "II.1", "II.2", "II.3", "II.4", "IV.1", "IV.2", "IV.3", "V", "VI"},
        ),
        (
            True, False, {"II.4", "I.3"}, {"0"},
            {"I.1", "II.1", "II.2", "II.3", "II.4", "III", "IV.1", "IV.2", "IV.3", "V", "VI"},
        ),
    ],
)  # fmt: skip
def test_it_asks_each_kind_of_report_for_its_own_sections(
    yearly: bool, commune: bool, has: set[str], has_not: set[str], mandatory: set[str]
) -> None:
    parts = outline(yearly=yearly, commune=commune)
    codes = {part.code for part in parts}
    assert has <= codes
    assert not has_not & codes
    assert {part.code for part in parts if part.mandatory} == mandatory
    assert [part.code for part in parts if part.is_top and part.code != "0"] == ["I", "II", "III", "IV", "V", "VI"]
    assert next(p.title for p in parts if p.code == "V").endswith("năm sau" if yearly else "6 tháng cuối năm")


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("Tổ chức truyền thông về bạo lực gia đình ở thôn, bản", "II.1"),
        ("Mở lớp tập huấn kỹ năng truyền thông", "II.2"),
        ("Duy trì địa chỉ tin cậy ở cộng đồng", "II.3"),
        ("Kiểm tra việc thực hiện kế hoạch", "I.4"),
        ("Bố trí kinh phí thực hiện", "I.5"),
        ("Tổ chức Tháng hành động vì bình đẳng giới", "II.4"),
        ("Hỗ trợ phụ nữ khởi nghiệp", "II.5"),
    ],
)
def test_it_puts_the_result_of_a_task_under_a_section(words: str, section: str) -> None:
    assert section_for(words, outline(yearly=True, commune=True)) == section


# --- sums ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("answers", "asked", "state", "value", "answered", "expected"),
    [
        ([], 5, "no_data", None, 0, 5),
        ([Answers("value", 2, Decimal(9))], 5, "value", 9, 2, 5),
        ([Answers("value", 2, Decimal(0))], 2, "value", 0, 2, 2),
        ([Answers("value", 1, Decimal(9)), Answers("none_arisen", 2)], 5, "value", 9, 3, 5),
        ([Answers("none_arisen", 5)], 5, "none_arisen", None, 5, 5),
        ([Answers("value", 1, Decimal(4)), Answers("not_applicable", 2)], 5, "value", 4, 1, 3),
        ([Answers("not_applicable", 5)], 5, "not_applicable", None, 0, 0),
        ([Answers("blank", 2), Answers("no_data", 1)], 5, "no_data", None, 0, 5),
    ],
)
def test_it_adds_up_with_what_the_sum_rests_on(
    answers: list[Answers], asked: int, state: str, value: int | None, answered: int, expected: int
) -> None:
    total = add_up(answers, asked=asked)
    assert (total.state, total.value, total.answered, total.expected) == (state, value, answered, expected)
    assert total.is_whole is (answered >= expected)


@pytest.mark.parametrize(
    ("computed", "amounts", "final"),
    [(None, [], None), (10, [], 10), (10, [3, -5], 8), (None, [4], 4), (0, [], 0)],
)
def test_it_settles_a_figure(computed: int | None, amounts: list[int], final: int | None) -> None:
    given = None if computed is None else Decimal(computed)
    assert settle(given, [Decimal(amount) for amount in amounts]) == final


@pytest.mark.parametrize(
    ("final", "declared", "gap"), [(10, None, 0), (10, 10, 0), (10, 12, 2), (10, 8, -2), (None, 3, 3)]
)
def test_it_finds_what_nobody_explained(final: int | None, declared: int | None, gap: int) -> None:
    as_number = [None if value is None else Decimal(value) for value in (final, declared)]
    assert unexplained(*as_number) == gap


# --- who owes ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("sent_on", "settled_on", "returned", "asked", "today", "state", "words", "owes"),
    [
        (None, None, False, False, TODAY, "not_submitted", "chưa nộp, quá 2 ngày", True),
        (None, None, False, True, TODAY, "asked", "đề nghị, chưa gửi", False),
        (None, None, False, False, DUE, "not_due", "chưa đến hạn", False),
        (date(2026, 6, 9), None, False, False, TODAY, "waiting", "chờ duyệt", False),
        (date(2026, 6, 12), None, False, False, TODAY, "waiting", "chờ duyệt, muộn 2 ngày", False),
        (date(2026, 6, 10), TODAY, False, False, TODAY, "on_time", "đúng hạn", False),
        (date(2026, 6, 11), TODAY, False, False, TODAY, "late", "nộp muộn 1 ngày", False),
        (date(2026, 6, 11), TODAY, False, True, TODAY, "on_time", "đúng hạn", False),
        (date(2026, 6, 9), None, True, False, TODAY, "returned", "trả lại", True),
    ],
)
def test_it_says_how_a_due_item_stands(
    sent_on: date | None, settled_on: date | None, returned: bool, asked: bool, today: date, state: str, words: str,
    owes: bool,
) -> None:  # fmt: skip
    stands = standing(
        due_on=DUE, sent_on=sent_on, settled_on=settled_on, returned=returned, asked=asked, today=today
    )  # fmt: skip
    assert (stands.state, stands.words, stands.owes) == (state, words, owes)


# --- paragraphs ----------------------------------------------------------------------------------------------
def test_it_puts_paragraphs_that_share_most_words_together() -> None:
    said = [
        Said("a", "Kinh phí còn hạn hẹp, cấp muộn so với tiến độ kế hoạch."),
        Said("b", "Không có khó khăn."),
        Said("c", "Kinh phí còn rất hạn hẹp, cấp muộn so với tiến độ của kế hoạch."),
        Said("d", "Chi 12 triệu đồng từ nguồn vận động."),
    ]
    groups = group_alike(said)
    assert [[one.key for one in group.members] for group in groups] == [["a", "c"], ["b"], ["d"]]
    assert [group.says_nothing for group in groups] == [False, True, False]
    assert [group.has_numbers for group in groups] == [False, False, True]
    assert 60 <= groups[0].likeness < 100
    assert group_alike([]) == []
