"""Adding a duty that the reader missed."""

from datetime import date

import pytest

from binhdang.audit.models import Entry
from binhdang.plans.models import Duty, Plan
from tests.binhdang.plans.duties import address, days, owing


def added(plan: Plan, **changes: object) -> dict[str, object]:
    said = {
        "title": "Báo cáo Tháng hành động", "kind": "report", "when": "15/12/2026", "via_unit": "",
        "to_unit": plan.document.issuing_unit_id, "words": "Tháng hành động vì bình đẳng giới",
    }  # fmt: skip
    return said | changes


def test_it_adds_what_the_reader_missed_once(page, lan, confirmed_plan, all_communes):
    where = f"/plans/{confirmed_plan.pk}/duties/create/"
    browser = page(lan)
    browser.get(where)
    answer = browser.post(where, added(confirmed_plan, groups=[all_communes.pk]))
    again = browser.post(where, added(confirmed_plan, groups=[all_communes.pk]))

    assert (answer["Location"], again.status_code) == (f"/plans/{confirmed_plan.pk}/duties/", 200)
    assert "đã có nghĩa vụ này" in again.content.decode()
    duty = Duty.objects.get(title="Báo cáo Tháng hành động")
    assert (owing(duty), days(duty)) == ({"TH-X01", "TH-X02", "TH-X03"}, {date(2026, 12, 15)})
    assert duty.who_words == "UBND các xã, phường"
    assert duty.sentence.startswith("Chủ trì, phối hợp với các đơn vị liên quan tổ chức Tháng hành động")
    assert {item.period.kind for item in duty.due_items.all()} == {"year"}
    assert Entry.objects.filter(action="plans.create_duty", about_id=duty.pk).count() == 1
    assert "Thêm" in browser.tree(address(duty)).css_first(".timeline").text()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"words": "chữ không có ở đâu cả"}, "Không thấy các chữ này"),
        ({"units": []}, "ít nhất một đơn vị"),
        ({"when": "20/11/2026"}, "theo nghĩa vụ"),
    ],
)
def test_it_refuses_to_add_what_the_plan_does_not_say(page, lan, confirmed_plan, deo_gio, changes, sentence):
    told_ = added(confirmed_plan, units=[deo_gio.pk]) | changes
    answer = page(lan).post(f"/plans/{confirmed_plan.pk}/duties/create/", told_)

    assert sentence in answer.content.decode()
    assert not Duty.objects.filter(title="Báo cáo Tháng hành động").exists()


def test_it_adds_a_duty_without_a_day(page, lan, confirmed_plan, deo_gio):
    page(lan).post(
        f"/plans/{confirmed_plan.pk}/duties/create/", added(confirmed_plan, when="", words="", units=[deo_gio.pk])
    )

    duty = Duty.objects.get(title="Báo cáo Tháng hành động")
    assert (duty.when, owing(duty), list(duty.units.all())) == (None, set(), [deo_gio])
    assert "không ghi thời hạn" in page(lan).get(f"/plans/{confirmed_plan.pk}/duties/").content.decode()
