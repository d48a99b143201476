"""Taking back a duty that the plan does not lay on anybody."""

import pytest

from binhdang.audit.models import Entry
from binhdang.plans.models import DueItem
from binhdang.plans.operations import return_filing, withdraw_duty
from binhdang.web.rules import RuleBroken
from tests.binhdang.plans.duties import address, corrected, filed, owing


def test_it_takes_a_duty_back_once_and_keeps_what_was_handed_in(page, lan, hoa, tam, own_plan):
    filed(own_plan.due_items.get(unit__code="TH-X01"), hoa)
    browser = page(lan)
    browser.post(address(own_plan, "withdraw"), {"reason": "Đọc nhầm việc thành nghĩa vụ"})
    again = browser.post(address(own_plan, "withdraw"), {"reason": "Lần nữa"}, follow=True)

    own_plan.refresh_from_db()
    assert own_plan.withdrawn_because == "Đọc nhầm việc thành nghĩa vụ"
    assert "đã thu hồi" in again.content.decode()
    assert owing(own_plan) == {"TH-X01"}
    assert not DueItem.objects.chased().filter(duty=own_plan).exists()
    entry = Entry.objects.get(action="plans.withdraw_duty")
    assert entry.details["due_items"] == {"added": 0, "moved": 0, "removed": 2, "kept": 1}
    with pytest.raises(RuleBroken, match="đã thu hồi"):
        corrected(own_plan, lan, title="Khác")


def test_it_shows_a_withdrawn_duty_to_those_who_look_it_up(page, lan, hoa, own_plan):
    item = own_plan.due_items.get(unit__code="TH-X01")
    return_filing(filed(item, hoa), reason="Thiếu ký", by=lan)
    withdraw_duty(own_plan, reason="Đọc nhầm", by=lan)

    calendar = f"/plans/{own_plan.plan_id}/duties/"
    assert "Đọc nhầm" in page(lan).tree(calendar).css_first("#thu-hoi").parent.parent.text()
    assert own_plan.title not in page(hoa).tree(calendar).css_first("main").text()
    assert "Đọc nhầm" in page(lan).get(f"/plans/duties/{own_plan.pk}/").content.decode()
    assert "Đọc nhầm" in page(lan).get(address(own_plan)).content.decode()
    shown = page(hoa).tree(f"/plans/due/{item.pk}/")
    assert "đã thu hồi" in shown.css_first("main").text()
    assert not shown.css("main form")
    with pytest.raises(RuleBroken, match="thu hồi"):
        filed(item, hoa)
    assert f"/plans/due/{item.pk}/" not in page(hoa).get("/").content.decode()


def test_it_asks_for_a_reason(page, lan, own_plan):
    page(lan).post(address(own_plan, "withdraw"), {"reason": "  "})

    own_plan.refresh_from_db()
    assert not own_plan.is_withdrawn
    assert own_plan.due_items.count() == 3
