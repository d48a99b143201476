"""Template tags: what they draw, and what they refuse."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from binhdang.web import views
from binhdang.web.states import KINDS, STATES
from binhdang.web.templatetags import web

TODAY = date(2026, 6, 9)


@pytest.fixture(autouse=True)
def _vietnamese() -> Any:
    with translation.override("vi"):
        yield


def draw(source: str, **context: object) -> str:
    return Template("{% load web %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [
        (0, None, "0"),
        (7, None, "7"),
        (1286, None, "1.286"),
        (6000000, None, "6.000.000"),
        (60.73, 1, "60,7"),
        (60.75, None, "60,75"),
        (60.0, None, "60"),
        (Decimal("113.0"), 1, "113,0"),
        (-19, None, "\u221219"),
        (-1286.5, None, "\u22121.286,5"),
        (-0.01, 1, "0,0"),
        (None, None, ""),
        ("", None, ""),
    ],
)
def test_it_writes_numbers_as_offices_do(value: Any, digits: int | None, written: str) -> None:
    assert web.number(value, digits) == written


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [
        (71, 117, "60,7\u00a0%"),
        (0, 12, "0,0\u00a0%"),
        (12, 12, "100,0\u00a0%"),
        (3, 0, "–"),
        (None, 5, "–"),
        (5, None, "–"),
    ],
)
def test_it_writes_shares_and_refuses_a_share_of_nothing(part: Any, whole: Any, written: str) -> None:
    assert web.percent(part, whole) == written


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2026, 6, 9), "hôm nay"),
        (date(2026, 6, 10), "còn 1 ngày"),
        (date(2026, 7, 15), "còn 36 ngày"),
        (date(2026, 6, 7), "quá hạn 2 ngày"),
        (date(2022, 6, 9), "quá hạn 1.461 ngày"),
        (None, "thường xuyên"),
    ],
)
def test_it_says_how_far_away_a_day_is(due: date | None, words: str) -> None:
    assert web.days_left(due, TODAY) == words


def test_it_writes_days_without_leading_zeros_and_in_local_time() -> None:
    late_evening = datetime(2026, 6, 9, 18, 30, tzinfo=UTC)  # 01:30 of the next day in Hà Nội
    assert (web.day(TODAY), web.day_short(TODAY), web.weekday(TODAY)) == ("9/6/2026", "9/6", "thứ Ba")
    assert (web.day(late_evening), web.weekday(late_evening)) == ("10/6/2026", "thứ Tư")
    assert web.moment(late_evening) == "10/6/2026, 01:30"
    assert web.days_left(late_evening, TODAY) == "còn 1 ngày"
    assert [web.day(None), web.day_short(None), web.weekday(None), web.moment(None)] == [""] * 4


@pytest.mark.parametrize("name", sorted(STATES))
def test_it_draws_every_state_with_shape_and_word(name: str) -> None:
    drawn = web.status(name)
    assert f'href="#i-{STATES[name].icon}"' in drawn
    assert str(STATES[name].word) in drawn
    assert f"status-{STATES[name].tone}" in drawn


def test_it_keeps_the_word_of_a_state_for_those_who_hear_the_page() -> None:
    assert '<span class="visually-hidden">xong</span>' in web.status("done", icon_only=True)
    assert "quá hạn 3 ngày" in web.status("overdue", "quá hạn 3 ngày")


def test_it_refuses_a_state_nobody_has_named() -> None:
    with pytest.raises(KeyError):
        web.status("purple")


def test_it_escapes_what_people_typed() -> None:
    assert "<b>" not in web.status("doing", "<b>x</b>")
    assert "<b>" not in web.tile("<b>Xã</b>", "late", "/", extra="<b>")
    assert "<b>" not in web.nbsp("<b>")


@pytest.mark.parametrize(
    ("due", "options", "tone", "word"),
    [
        (date(2026, 6, 7), "", "bad", "quá hạn 2 ngày"),
        (date(2026, 6, 9), "", "warn", "hôm nay"),
        (date(2026, 6, 16), "", "warn", "còn 7 ngày"),
        (date(2026, 6, 17), "", "mute", "còn 8 ngày"),
        (date(2026, 6, 7), "done=True", "ok", "xong"),
        (date(2026, 12, 31), "whole_year=True", "mute", "cả năm"),
        (date(2026, 6, 9), "whole_year=True", "mute", "cả năm"),
        (date(2026, 6, 8), "whole_year=True", "bad", "quá hạn 1 ngày"),
        (None, "", "info", "thường xuyên"),
    ],
)
def test_it_draws_deadlines_by_how_near_they_are(due: date | None, options: str, tone: str, word: str) -> None:
    drawn = draw(f"{{% deadline due today {options} %}}", due=due, today=TODAY)
    assert f"status-{tone}" in drawn
    assert word in drawn


def test_it_draws_the_day_of_a_row_of_work() -> None:
    assert 'class="date-block date-bad" datetime="2026-06-07"' in web.date_block(date(2026, 6, 7), TODAY)
    assert 'class="date-block date-warn"' in web.date_block(TODAY, TODAY)
    assert 'class="date-block" datetime="2026-07-15"' in web.date_block(date(2026, 7, 15), TODAY)
    assert 'class="date-block" datetime="2026-06-07"' in web.date_block(date(2026, 6, 7), TODAY, done=True)
    assert "thường xuyên" in web.date_block(None, TODAY)


def test_it_draws_a_meter_only_with_its_numbers() -> None:
    drawn = web.meter(31, 42, "ô")
    assert 'viewBox="0 0 42 6"' in drawn
    assert 'width="31"' in drawn
    assert drawn.count("31/42 ô") == 2
    assert 'width="12"' in web.meter(15, 12)  # more than the whole fills the bar, the numbers tell the truth
    assert "15/12" in web.meter(15, 12)
    assert 'viewBox="0 0 1 6"' in web.meter(0, 0)
    assert 'viewBox="0 0 6000 6"' in web.meter(1286, 6000)  # separators stay out of coordinates


def test_it_draws_the_parts_of_a_whole_one_after_the_other() -> None:
    parts = [("done", 12), ("doing", 0), ("overdue", 2, "chậm")]
    drawn, said = web.meter_parts(parts), web.legend(parts)
    assert '<rect class="meter-bad" x="12" y="0" width="2" height="6"/>' in drawn
    assert 'aria-label="12 xong, 2 chậm"' in drawn
    assert "đang làm" not in drawn + said
    assert said.count("<li>") == 2
    assert 'aria-label="chưa có gì"' in web.meter_parts([])


def test_it_says_when_a_figure_does_not_rest_on_all() -> None:
    assert "coverage-low" in web.coverage(77, 96, "đơn vị")
    assert "77/96 đơn vị" in web.coverage(77, 96, "đơn vị")
    assert "coverage-low" not in web.coverage(96, 96)


@pytest.mark.parametrize(
    ("value", "state", "word"),
    [
        (0, "number", ">0<"),
        (1286, "value", ">1.286<"),
        (None, "number", "trống"),
        (None, "none", "không phát sinh"),
        (None, "pending", "chưa có số liệu"),
        (None, "not_applicable", "không áp dụng"),
        (None, "blank", "trống"),
        (3, "suppressed", "số nhỏ, không công bố"),
    ],
)
def test_it_tells_no_number_from_zero(value: object, state: str, word: str) -> None:
    assert word in web.figure(value, state)
    assert state != "suppressed" or ">3<" not in web.figure(value, state)


def test_it_names_kinds_of_fact_by_distinct_letters() -> None:
    assert len({drawn.letter for drawn in KINDS.values()}) == len(KINDS)
    for name, drawn in KINDS.items():
        assert f"kind-{name}" in web.kind(name)
        assert f">{drawn.letter}<" in web.kind(name)
        assert str(drawn.word) in web.kind(name)


def test_it_links_a_tile_only_where_there_is_somewhere_to_go() -> None:
    assert web.tile("Xã Bến Lụa", "on_time").startswith("<span")
    drawn = web.tile("Xã Cầu Mít", "late", "/x/", extra="+2")
    assert drawn.startswith('<a class="tile tile-warn" href="/x/">')
    assert '<span class="tile-extra">+2</span>' in drawn
    assert "tile-returned" in web.tile("Xã Suối Ngàn", "returned")


def test_it_keeps_a_document_number_on_one_line_without_touching_its_letters() -> None:
    assert web.nbsp("41/KH-UBND") == '<span class="nowrap">41/KH-UBND</span>'


class Meeting(forms.Form):
    """A form with one field of each shape that is drawn differently."""

    title = forms.CharField(label="Tên", help_text="Như trong kế hoạch.")
    note = forms.CharField(label="Ghi chú", required=False)
    planned = forms.BooleanField(label="Có kế hoạch", required=False)
    way = forms.ChoiceField(label="Cách", choices=[("a", "A")], widget=forms.RadioSelect)


def test_it_ties_help_and_error_to_the_field() -> None:
    drawn = draw("{% field form.title %}", form=Meeting({}))
    assert '<label for="id_title">Tên</label>' in drawn
    assert 'aria-describedby="id_title_help id_title_error"' in drawn
    assert 'aria-invalid="true"' in drawn
    assert 'id="id_title_help"' in drawn
    assert 'id="id_title_error"' in drawn


def test_it_leaves_a_right_field_alone() -> None:
    drawn = draw("{% field form.note %}", form=Meeting({"note": "x"}))
    assert "aria-invalid" not in drawn
    assert "aria-describedby" not in drawn
    assert "không bắt buộc" in drawn


def test_it_labels_boxes_beside_them_and_groups_with_a_legend() -> None:
    assert '<label class="check">' in draw("{% field form.planned %}", form=Meeting())
    assert '<legend class="label">Cách</legend>' in draw("{% field form.way %}", form=Meeting())


def test_it_sums_up_the_errors_of_a_form_with_links_to_them() -> None:
    drawn = draw('{% include "web/_form.html" %}', form=Meeting({}))
    assert 'role="alert"' in drawn
    assert "Còn 2 chỗ cần sửa" in drawn
    assert 'href="#id_title"' in drawn
    assert draw('{% include "web/_errors.html" %}', form=Meeting()).strip() == ""


@pytest.mark.parametrize(
    ("tag", "address"),
    [
        ("{% query page=2 %}", "?state=late&amp;q=x&amp;page=2"),
        ("{% query state=None %}", "?q=x"),
        ("{% query state='sent' %}", "?state=sent&amp;q=x"),
    ],
)
def test_it_keeps_filters_in_links_and_goes_back_to_the_first_page(tag: str, address: str) -> None:
    request = RequestFactory().get("/?state=late&q=x&page=7")
    assert draw(tag, request=request) == address


def test_it_draws_links_where_there_is_no_request() -> None:
    assert draw("{% query page=2 %}") == "?page=2"


def test_it_shows_every_component_on_one_page_without_anything_inline(db: None) -> None:
    request = RequestFactory().get("/")
    request.user = None  # type: ignore[assignment]
    page = views.components(request).content.decode()
    for name in STATES:
        assert str(STATES[name].word) in page
    assert " style=" not in page
    assert "onclick=" not in page
    assert "<style" not in page
    assert page.count("<h1") == 1
    drawn = {name for name in views.ICONS if f'<symbol id="i-{name}"' in page}
    assert drawn == set(views.ICONS)
    assert {state.icon for state in STATES.values()} <= drawn
