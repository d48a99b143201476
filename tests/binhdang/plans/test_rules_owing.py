"""Kinds of duties, duties said twice, how a due item stands."""

from datetime import date

import pytest

from binhdang.plans.rules import DutyWords, duty_kind, merged, same_order, sentence_at, standing, title_of

TODAY = date(2026, 6, 8)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("báo cáo kết quả thực hiện Kế hoạch", "report"),
        ("Tổng hợp báo cáo UBND tỉnh", "report"),
        ("gửi báo cáo tổng kết về Sở Nội vụ", "report"),
        ("và báo cáo năm", "report"),
        ("xây dựng kế hoạch triển khai thực hiện", "own_plan"),
        ("Xây dựng Kế hoạch năm 2026 của địa phương, gửi về Sở Nội vụ", "own_plan"),
        ("ban hành kế hoạch hoặc văn bản triển khai thực hiện và báo cáo", "own_plan"),
        ("lập dự toán kinh phí gửi Sở Tài chính", "estimate"),
        ("xây dựng dự toán kinh phí thực hiện Kế hoạch", "estimate"),
        ("Chủ trì tập huấn kỹ năng, hoàn thành", None),
        ("tổ chức lớp cho báo cáo viên", None),
        ("", None),
        (None, None),
    ],
)
def test_it_tells_the_kind_of_a_duty_from_its_words(words, kind):
    assert duty_kind(words) == kind


def _duty(**changes: object) -> DutyWords:
    told = {
        "kind": "report", "title": "Báo cáo", "who": "Các sở", "to": "", "via": "", "when": {"date": "2026-06-10"},
        "when_words": "10/6/2026", "sentence": "", "start": 5,
    }  # fmt: skip
    return DutyWords(**{**told, **changes})


def test_it_keeps_one_duty_of_what_is_said_twice():
    duties = merged([_duty(), _duty(who="các Sở", to="UBND tỉnh", start=9)])

    assert [(duty.who, duty.to) for duty in duties] == [("Các sở", "UBND tỉnh")]


@pytest.mark.parametrize(
    "changes",
    [{"who": "UBND các xã"}, {"when": {"date": "2026-11-20"}}, {"kind": "own_plan"}],
)
def test_it_keeps_duties_apart_that_differ_in_who_when_or_kind(changes):
    assert len(merged([_duty(), _duty(**changes)])) == 2


def test_it_keeps_undated_duties_of_different_occasions_apart():
    undated = _duty(when=None, when_words="theo quy định")

    assert len(merged([undated, _duty(when=None, when_words="khi có vướng mắc"), undated])) == 2


@pytest.mark.parametrize(
    ("what", "title"),
    [
        ("Các sở, ban, ngành báo cáo kết quả 6 tháng", "Báo cáo kết quả 6 tháng"),
        ("và báo cáo năm", "Báo cáo năm"),
        ("", "Báo cáo"),
        (None, "Báo cáo"),
    ],
)
def test_it_takes_the_title_from_the_verb_on(what, title):
    assert title_of(what, "report") == title


TEXT = (
    "IV. TỔ CHỨC\n\n1. Sở Y tế. Tổ chức lớp học.\na) Xây dựng kế hoạch, gửi về\nSở Nội vụ trước ngày 31/01/2026."
    " Việc khác.\n- Việc nữa"
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("31/01/2026", "Xây dựng kế hoạch, gửi về Sở Nội vụ trước ngày 31/01/2026."),
        ("lớp học", "Tổ chức lớp học."),
        ("Việc nữa", "Việc nữa"),
        ("TỔ CHỨC", "TỔ CHỨC"),
    ],
)
def test_it_finds_the_sentence_around_words(words, sentence):
    start = TEXT.index(words)

    assert sentence_at(TEXT, start, start + len(words)) == sentence


@pytest.mark.parametrize(
    ("due_on", "facts", "state"),
    [
        (date(2026, 6, 7), {}, "not_submitted"),
        (date(2026, 6, 7), {"asked": True}, "waiting"),
        (date(2026, 6, 8), {}, "near"),
        (date(2026, 6, 15), {}, "near"),
        (date(2026, 6, 16), {}, "not_due"),
        (date(2026, 6, 7), {"sent_on": date(2026, 6, 7)}, "sent"),
        (date(2026, 6, 7), {"sent_on": date(2026, 6, 8)}, "late"),
        (date(2026, 6, 7), {"sent_on": date(2026, 6, 8), "asked": True}, "sent"),
        (date(2026, 6, 7), {"sent_on": date(2026, 6, 7), "returned": True}, "returned"),
        (date(2026, 6, 7), {"sent_on": date(2026, 6, 7), "settled_on": date(2026, 6, 8)}, "accepted"),
    ],
)
def test_it_says_how_a_due_item_stands(due_on, facts, state):
    told = {"sent_on": None, "settled_on": None, "returned": False, "asked": False} | facts

    assert standing(due_on, TODAY, **told) == state


@pytest.mark.parametrize(
    ("task", "same"),
    [
        ("a) Xây dựng kế hoạch thực hiện, gửi Sở Nội vụ trước ngày 31/01/2026.", True),
        ("Xây dựng kế hoạch thực hiện, gửi Sở Nội\nvụ", True),
        ("Kiện toàn Ban vì sự tiến bộ; xây dựng kế hoạch thực hiện, gửi Sở Nội vụ trước ngày 31/01/2026.", False),
        ("Tổ chức truyền thông", False),
    ],
)
def test_it_knows_a_task_that_orders_only_what_a_duty_does(task, same):
    assert same_order(task, "Xây dựng kế hoạch thực hiện, gửi Sở Nội vụ trước ngày 31/01/2026.") is same


@pytest.mark.parametrize(
    ("what", "title"),
    [
        ("báo cáo UBND tỉnh (qua Sở Nội vụ", "Báo cáo UBND tỉnh"),
        ("phản hồi, báo cáo về Sở Y tế (bản *.docx)", "Báo cáo về Sở Y tế (bản .docx)"),
    ],
)
def test_it_ends_a_title_before_a_bracket_that_stays_open(what, title):
    assert title_of(what, "report") == title
