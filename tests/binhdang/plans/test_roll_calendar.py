"""Time passing: what comes back is dated again, and past plans become history."""

import io
from datetime import date

import time_machine
from django.core.management import call_command

from binhdang.accounts.acting import System
from binhdang.audit.models import Entry
from binhdang.organisations.models import GroupMember
from binhdang.plans.models import DueItem, Plan
from binhdang.plans.operations import Rolled, confirm, roll_calendar
from binhdang.tasks.models import Task
from tests.binhdang import make, make_plans
from tests.binhdang.make import TODAY, plan_text

BY = System("lịch")
YEARLESS = (
    plan_text()
    .replace("phụ nữ năm 2026\n\nCăn cứ", "phụ nữ\n\nCăn cứ")
    .replace("báo cáo năm trước ngày 20 tháng 11 năm 2026", "báo cáo trước ngày 20 tháng 11 hằng năm")
)


def test_it_adds_the_next_year_of_a_yearly_duty_once(world, lan):
    confirm(make_plans.make_draft(world, text=YEARLESS), by=lan, today=TODAY)

    assert roll_calendar(by=BY, today=TODAY) == Rolled(0, 0)
    assert roll_calendar(by=BY, today=date(2027, 1, 2)) == Rolled(5, 0)
    assert roll_calendar(by=BY, today=date(2027, 1, 2)) == Rolled(0, 0)
    assert DueItem.objects.filter(due_on=date(2027, 11, 20)).count() == 5
    assert Entry.objects.filter(action="plans.roll_calendar").count() == 1


def test_it_asks_new_members_of_the_group_too(world, lan):
    confirm(make_plans.make_draft(world, text=YEARLESS), by=lan, today=TODAY)
    new = make.make_commune("TH-X04", "xã Suối Bạc", world.province)
    GroupMember.objects.create(group=world.groups["TH-CAC-XA"], unit=new)

    roll_calendar(by=BY, today=date(2027, 1, 2))

    assert DueItem.objects.filter(unit=new, due_on=date(2027, 11, 20)).exists()


def test_it_files_a_plan_whose_year_is_over(confirmed_plan):
    assert roll_calendar(by=BY, today=date(2026, 12, 31)) == Rolled(0, 0)
    assert roll_calendar(by=BY, today=date(2027, 1, 1)) == Rolled(0, 1)
    assert roll_calendar(by=BY, today=date(2027, 1, 1)) == Rolled(0, 0)

    confirmed_plan.refresh_from_db()
    assert confirmed_plan.state == Plan.State.HISTORY
    assert set(Task.objects.values_list("state", flat=True)) == {Task.State.HISTORY}
    assert not DueItem.objects.chased().exists()


def test_it_says_what_it_did_on_the_command_line(confirmed_plan):
    out = io.StringIO()
    with time_machine.travel(date(2027, 1, 5), tick=False):
        call_command("roll_calendar", stdout=out)

    assert out.getvalue().strip() == "Đã thêm 0 việc đến hạn, lưu hồ sơ 1 kế hoạch."
