"""Correcting a duty that was read wrongly."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from binhdang.accounts.acting import System
from binhdang.audit.models import Entry
from binhdang.indicators.operations import load_items
from binhdang.organisations.models import Unit
from binhdang.plans.models import Duty, Plan
from binhdang.plans.operations import (
    Rolled,
    accept_filing,
    correct_duty,
    create_duty,
    return_filing,
    roll_calendar,
    withdraw_duty,
)
from binhdang.reports.operations import start
from binhdang.web.rules import RuleBroken
from tests.binhdang import make, make_plans
from tests.binhdang.make import TODAY, plan_text
from tests.binhdang.plans.duties import address, corrected, days, filed, owing, told

YEARLESS = (
    plan_text()
    .replace("phụ nữ năm 2026\n\nCăn cứ", "phụ nữ\n\nCăn cứ")
    .replace("báo cáo năm trước ngày 20 tháng 11 năm 2026", "báo cáo trước ngày 20 tháng 11 hằng năm")
)


# --- the page --------------------------------------------------------------------------------------------------------
def test_it_corrects_what_who_when_and_to_whom_and_keeps_the_earlier_state(
    page, lan, half_year, so_y_te, deo_gio, province
):
    answer = page(lan).post(
        address(half_year),
        told(half_year, title="Báo cáo giữa năm", when="15/6/2026", units=[so_y_te.pk, deo_gio.pk], via_unit=""),
    )

    assert answer.status_code == 302
    half_year.refresh_from_db()
    assert (half_year.title, half_year.when, half_year.via_unit) == ("Báo cáo giữa năm", {"date": "2026-06-15"}, None)
    assert half_year.when_words == "15/6/2026"
    assert half_year.sentence.startswith("Các sở, ban, ngành tỉnh")
    assert (owing(half_year), days(half_year)) == ({"TH-SYT", "TH-X01"}, {date(2026, 6, 15)})
    assert half_year.who_words == "Sở Y tế; xã Đèo Gió"
    entry = Entry.objects.first()
    assert (entry.action, entry.about_kind, entry.about_id) == ("plans.correct_duty", "plans.duty", half_year.pk)
    assert entry.details["before"]["days"] == ["2026-06-10"]
    assert len(entry.details["before"]["units"]) == 5
    assert entry.details["due_items"] == {"added": 0, "moved": 2, "removed": 3, "kept": 0}
    history = page(lan).tree(address(half_year)).css_first(".timeline").text()
    assert "Báo cáo kết quả 6 tháng" in history
    assert "dời 2 · bỏ 3" in history


def test_it_opens_with_what_stands_and_saves_that_without_a_line(page, lan, half_year):
    tree = page(lan).tree(address(half_year))
    ticked = {int(box.attributes["value"]) for box in tree.css("input[name=units][checked]")}
    before = Entry.objects.count()

    assert ticked == set(half_year.due_items.values_list("unit", flat=True))
    assert tree.css_first("input[name=when]").attributes["value"] == "10/6/2026"
    page(lan).post(address(half_year), told(half_year))
    page(lan).post(address(half_year), told(half_year))
    assert Entry.objects.count() == before
    half_year.refresh_from_db()
    assert not half_year.units.exists()


def test_it_opens_groups_into_their_units_except_the_receiver(page, lan, half_year, so_noi_vu, all_departments):
    corrected(half_year, lan, via_unit=so_noi_vu, units=[Unit.objects.get(code="TH-X01")])
    page(lan).post(address(half_year), told(half_year, via_unit=so_noi_vu.pk, units=[], groups=[all_departments.pk]))

    assert owing(half_year) == {"TH-SYT", "TH-SGDDT"}
    half_year.refresh_from_db()
    assert half_year.who_words == "các sở, ban, ngành tỉnh"


def test_it_does_it_once_when_pressed_twice(page, lan, half_year):
    for _press in range(2):
        page(lan).post(address(half_year), told(half_year, when="15/6/2026"))

    assert Entry.objects.filter(action="plans.correct_duty").count() == 1
    assert half_year.due_items.count() == 5


def test_it_leads_there_from_the_calendar_and_the_page_of_the_duty(page, lan, hoa, half_year):
    for where in (f"/plans/duties/{half_year.pk}/", f"/plans/{half_year.plan_id}/duties/"):
        assert page(lan).tree(where).css(f'a[href="{address(half_year)}"]')
        assert not page(hoa).tree(where).css('a[href*="correct"], a[href*="create"]')


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "  "},
        {"title": "a" * 301},
        {"kind": "other"},
        {"when": "30 tháng sáu"},
        {"when": "31/2/2026"},
        {"when": "9999-99-99"},
        {"to_unit": "999999"},
        {"via_unit": "x"},
        {"units": ["999999"]},
        {"units": ["x"]},
        {"groups": ["0"]},
    ],
)
def test_it_refuses_what_makes_no_sense_and_keeps_what_was_typed(page, lan, half_year, changes):
    answer = page(lan).post(address(half_year), told(half_year, **changes))

    assert answer.status_code == 422
    assert days(half_year) == {date(2026, 6, 10)}
    assert not Entry.objects.filter(action="plans.correct_duty").exists()


def test_it_takes_only_units_in_reach(page, lan, half_year):
    stranger = make.make_unit("QK-X", "Sở Y tế", parent=make.make_unit("QK", "UBND tỉnh Quế Khê"))

    for changes in ({"units": [stranger.pk]}, {"to_unit": stranger.pk}):
        assert page(lan).post(address(half_year), told(half_year, **changes)).status_code == 422
    assert "TH-X01" in owing(half_year)


def test_it_asks_for_somebody_who_owes_it(page, lan, half_year):
    answer = page(lan).post(address(half_year), told(half_year, units=[]))

    assert "Hãy chọn ít nhất một đơn vị" in answer.content.decode()
    assert len(owing(half_year)) == 5


@pytest.mark.parametrize("who", ["minh", "hai", "hoa", "tam", "binh", "son", "quan"])
def test_it_is_the_coordinators_alone(page, world, half_year, who):
    person, browser = world.people[who], page(world.people[who])
    browser.get(address(half_year), expect=403)
    browser.get(f"/plans/{half_year.plan_id}/duties/create/", expect=403)
    for where in (address(half_year), address(half_year, "withdraw"), f"/plans/{half_year.plan_id}/duties/create/"):
        assert browser.post(where, told(half_year, title="Khác", reason="Khác", words="")).status_code == 403
    with pytest.raises(PermissionDenied):
        corrected(half_year, person, title="Khác")
    with pytest.raises(PermissionDenied):
        withdraw_duty(half_year, reason="Khác", by=person)
    assert Duty.objects.get(pk=half_year.pk).title == half_year.title


def test_it_is_not_another_provinces(page, world, half_year):
    other = make.make_unit("QK", "UBND tỉnh Quế Khê")
    stranger = make.make_person("la", "Người Lạ", other, (make.Grant.Role.COORDINATOR, other))

    page(stranger).get(address(half_year), expect=404)
    page(stranger).get(f"/plans/{half_year.plan_id}/duties/create/", expect=404)
    assert page(stranger).post(address(half_year, "withdraw"), {"reason": "Khác"}).status_code == 404


@pytest.mark.parametrize("number", [0, 999_999_999])
def test_it_knows_no_other_duty(page, lan, confirmed_plan, number):
    page(lan).get(f"/plans/duties/{number}/correct/", expect=404)
    page(lan).get(f"/plans/{number}/duties/create/", expect=404)


def test_it_says_sign_in_to_nobody(page, half_year):
    assert "sign-in" in page().get(address(half_year), expect=302)["Location"]


# --- due items -------------------------------------------------------------------------------------------------------
def test_it_leaves_what_was_handed_in_alone(own_plan, hoa, lan, tam, deo_gio, lang_sen):
    sent, back, open_item = own_plan.due_items.order_by("unit__code")
    filed(sent, hoa)
    return_filing(filed(back, tam), reason="Thiếu ký", by=lan)

    corrected(own_plan, lan, when={"date": "2026-02-28"}, units=[Unit.objects.get(code="TH-X03")])

    sent.refresh_from_db()
    back.refresh_from_db()
    open_item.refresh_from_db()
    assert (sent.due_on, back.due_on, open_item.due_on) == (date(2026, 1, 31), date(2026, 1, 31), date(2026, 2, 28))
    assert own_plan.due_items.count() == 3
    assert Entry.objects.first().details["due_items"] == {"added": 0, "moved": 1, "removed": 0, "kept": 2}


def test_it_does_not_ask_again_of_those_who_have_sent(own_plan, hoa, lan):
    accept_filing(filed(own_plan.due_items.get(unit__code="TH-X01"), hoa), by=lan, today=TODAY)

    corrected(own_plan, lan, when={"yearly": "--03-15"})

    assert own_plan.due_items.get(unit__code="TH-X01").settled_on == TODAY
    assert days(own_plan) == {date(2026, 1, 31), date(2026, 3, 15)}
    assert roll_calendar(by=System("lịch"), today=TODAY) == Rolled(0, 0)


def test_it_keeps_a_report_that_was_begun_at_its_due_item(half_year, hoa, lan, deo_gio):
    load_items(by=System("kiểm thử"))
    item = half_year.due_items.get(unit=deo_gio)
    report = start(item, by=hoa)

    corrected(half_year, lan, when={"date": "2026-06-15"})

    item.refresh_from_db()
    assert (item.due_on, item.report) == (date(2026, 6, 15), report)


def test_it_finds_a_report_that_was_begun_when_the_receiver_is_another(half_year, hoa, lan, deo_gio, so_y_te):
    load_items(by=System("kiểm thử"))
    report = start(half_year.due_items.get(unit=deo_gio), by=hoa)

    corrected(half_year, lan, via_unit=so_y_te)

    assert owing(half_year) == {"TH-SGDDT", "TH-X01", "TH-X02", "TH-X03"}
    assert start(half_year.due_items.get(unit=deo_gio), by=hoa) == report
    report.refresh_from_db()
    assert report.receiver == so_y_te
    assert Entry.objects.get(action="plans.correct_duty").details["due_items"] == {
        "added": 0, "moved": 0, "removed": 1, "kept": 4,
    }  # fmt: skip


def test_it_asks_for_another_report_where_the_period_is_another(half_year, hoa, lan, deo_gio):
    load_items(by=System("kiểm thử"))
    report = start(half_year.due_items.get(unit=deo_gio), by=hoa)

    corrected(half_year, lan, when={"date": "2026-12-01"})

    report.refresh_from_db()
    assert (report.due_item, report.period.kind) == (None, "half")
    assert start(half_year.due_items.get(unit=deo_gio), by=hoa) != report


def test_it_takes_the_due_item_from_a_unit_that_owes_no_more_and_leaves_it_its_report(half_year, hoa, lan, deo_gio):
    load_items(by=System("kiểm thử"))
    report = start(half_year.due_items.get(unit=deo_gio), by=hoa)

    corrected(half_year, lan, units=list(Unit.objects.filter(code__in=["TH-SYT", "TH-X02"])))

    report.refresh_from_db()
    assert (owing(half_year), report.due_item) == ({"TH-SYT", "TH-X02"}, None)


def test_it_lets_the_period_follow_the_day(half_year, lan):
    assert {item.period.kind for item in half_year.due_items.all()} == {"half"}

    corrected(half_year, lan, when={"date": "2026-12-01"})

    assert {(item.period.kind, item.period.ends_on) for item in half_year.due_items.all()} == {
        ("year", date(2026, 12, 14))
    }


def test_it_adds_new_units_and_takes_open_items_away_without_a_day(own_plan, lan, so_y_te):
    corrected(own_plan, lan, units=[so_y_te])
    assert (owing(own_plan), days(own_plan)) == ({"TH-SYT"}, {date(2026, 1, 31)})

    corrected(own_plan, lan, when=None)
    assert owing(own_plan) == set()

    own_plan.refresh_from_db()
    assert [unit.code for unit in own_plan.units.all()] == ["TH-SYT"]
    corrected(own_plan, lan, when={"date": "2026-07-31"}, units=own_plan.units.all())
    assert (owing(own_plan), days(own_plan)) == ({"TH-SYT"}, {date(2026, 7, 31)})


def test_it_changes_the_kind_only_before_anything_was_handed_in(own_plan, hoa, lan):
    corrected(own_plan, lan, kind=Duty.Kind.ESTIMATE)
    own_plan.refresh_from_db()
    assert (own_plan.kind, own_plan.due_items.count()) == (Duty.Kind.ESTIMATE, 3)

    filed(own_plan.due_items.get(unit__code="TH-X01"), hoa)
    with pytest.raises(RuleBroken, match="không đổi loại được"):
        corrected(own_plan, lan, kind=Duty.Kind.OWN_PLAN)
    assert own_plan.due_items.count() == 3


def test_it_refuses_to_ask_the_same_twice(half_year, lan):
    with pytest.raises(RuleBroken, match="theo nghĩa vụ"):
        corrected(half_year, lan, when={"date": "2026-11-20"})

    assert days(half_year) == {date(2026, 6, 10)}


@pytest.mark.parametrize(
    "when", [{"date": "2026-02-31"}, {"yearly": "--13-01"}, {"date": "2026-06-10", "year": 2026}, {}]
)
def test_it_refuses_a_day_that_does_not_exist(half_year, lan, when):
    with pytest.raises(RuleBroken, match="Không hiểu hạn"):
        corrected(half_year, lan, when=when)


@pytest.mark.parametrize("state", [Plan.State.DRAFT, Plan.State.HISTORY])
def test_it_refuses_a_plan_that_is_not_in_force(page, lan, half_year, state):
    Plan.objects.update(state=state)

    for act in (
        lambda: corrected(half_year, lan, title="Khác"),
        lambda: withdraw_duty(half_year, reason="Khác", by=lan),
        lambda: create_duty(
            half_year.plan, title="Khác", kind="report", when=None, to_unit=None, via_unit=None, units=[], words="",
            by=lan, today=TODAY,
        ),
    ):  # fmt: skip
        with pytest.raises(RuleBroken, match="Kế hoạch"):
            act()
    assert not page(lan).tree(address(half_year)).css("main form")
    page(lan).get(f"/plans/{half_year.plan_id}/duties/create/", expect=404)


# --- time passing ----------------------------------------------------------------------------------------------------
def test_it_rolls_as_corrected(world, lan):
    plan = make_plans.make_plan(world, text=YEARLESS)
    duty = plan.duties.get(when={"yearly": "--11-20"})
    corrected(duty, lan, when={"yearly": "--11-25"}, units=[world.units["TH-X01"], world.units["TH-SYT"]])

    assert roll_calendar(by=System("lịch"), today=TODAY) == Rolled(0, 0)
    assert roll_calendar(by=System("lịch"), today=date(2027, 1, 2)) == Rolled(2, 0)
    assert days(duty) == {date(2026, 11, 25), date(2027, 11, 25)}
    assert owing(duty) == {"TH-X01", "TH-SYT"}


def test_it_rolls_nothing_that_was_withdrawn(world, lan):
    plan = make_plans.make_plan(world, text=YEARLESS)
    withdraw_duty(plan.duties.get(when={"yearly": "--11-20"}), reason="Đọc nhầm", by=lan)

    assert roll_calendar(by=System("lịch"), today=date(2027, 1, 2)) == Rolled(0, 0)


def test_it_leaves_what_an_earlier_year_still_owes(world, lan):
    plan = make_plans.make_plan(world, text=YEARLESS)
    duty = plan.duties.get(when={"yearly": "--11-20"})
    roll_calendar(by=System("lịch"), today=date(2027, 1, 2))

    correct_duty(
        duty, title=duty.title, kind=duty.kind, when={"yearly": "--11-25"}, to_unit=duty.to_unit,
        via_unit=duty.via_unit, units=list(Unit.objects.filter(due_items__duty=duty).distinct()), by=lan,
        today=date(2027, 1, 2),
    )  # fmt: skip

    assert days(duty) == {date(2026, 11, 20), date(2027, 11, 25)}


# --- large plans -----------------------------------------------------------------------------------------------------
def test_it_corrects_a_duty_of_many_units_in_bounded_questions(
    page, lan, province, confirmed_plan, all_communes, django_assert_max_num_queries
):
    for number in range(60):
        make.make_commune(f"TH-Y{number:02}", f"xã Thử {number:02}", province)
    many = list(Unit.objects.filter(code__startswith="TH-Y"))
    with django_assert_max_num_queries(60):
        duty = create_duty(
            confirmed_plan, title="Báo cáo quý", kind="report", when={"date": "2026-09-30"}, to_unit=province,
            via_unit=None, units=many, words="", by=lan, today=TODAY,
        )  # fmt: skip
    assert duty.due_items.count() == 60
    with django_assert_max_num_queries(30):
        page(lan).get(address(duty))
    with django_assert_max_num_queries(120):
        corrected(duty, lan, when={"date": "2026-10-05"})
