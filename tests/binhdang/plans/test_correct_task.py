"""Correcting a task that was read wrongly, and taking one back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from binhdang.audit.models import Entry
from binhdang.plans.models import PlanTask
from binhdang.plans.operations import correct_task, withdraw_task
from binhdang.tasks.models import Assignment, Task
from binhdang.tasks.operations import answer_extension, extend
from tests.binhdang.make import TODAY


@pytest.fixture
def plan_task(confirmed_plan) -> PlanTask:
    return confirmed_plan.plan_tasks.get(task__text__startswith="Chủ trì tập huấn")


def address(plan_task: PlanTask, verb: str = "correct") -> str:
    return f"/plans/tasks/{plan_task.pk}/{verb}/"


def told(plan_task: PlanTask, **changes: object) -> dict[str, object]:
    said = {"text": plan_task.task.text, "deadline": "2026-06-30", "group": plan_task.group_id or ""}
    return said | changes


def test_it_corrects_words_deadline_and_group_and_keeps_the_earlier_state(page, lan, plan_task, confirmed_plan):
    group = confirmed_plan.sections.get(heading="Truyền thông về bình đẳng giới")
    page(lan).post(address(plan_task), told(plan_task, text="Mở lớp", deadline="2026-09-30", group=group.pk))

    plan_task.refresh_from_db()
    task = plan_task.task
    assert (task.text, task.deadline, plan_task.group) == ("Mở lớp", date(2026, 9, 30), group)
    assert task.sentence.startswith("Chủ trì tập huấn")
    assert task.assignments.get().deadline == date(2026, 9, 30)
    entry = Entry.objects.first()
    assert (entry.action, entry.details["before"]["deadline"]) == ("plans.correct_task", "2026-06-30")
    assert "Chủ trì tập huấn" in page(lan).tree(address(plan_task)).css_first(".timeline").text()


def test_it_takes_a_deadline_away(page, lan, plan_task):
    page(lan).post(address(plan_task), told(plan_task, deadline=""))

    task = Task.objects.get(pk=plan_task.task_id)
    assert (task.deadline, task.deadline_source) == (None, Task.DeadlineSource.NONE)


def test_it_leaves_a_granted_extension_alone(plan_task, lan, minh):
    assignment = plan_task.task.assignments.get()
    asked = extend(assignment, until=date(2026, 8, 31), reason="Chờ giảng viên", by=minh, today=TODAY)
    answer_extension(asked, granted=True, answer="Đồng ý", by=lan)

    correct_task(plan_task, text=plan_task.task.text, deadline=date(2026, 7, 31), group=None, by=lan)

    assert Assignment.objects.get(pk=assignment.pk).deadline == date(2026, 8, 31)


def test_it_writes_no_line_when_nothing_changed(plan_task, lan):
    before = Entry.objects.count()
    task = plan_task.task
    correct_task(plan_task, text=task.text, deadline=task.deadline, group=plan_task.group, by=lan)

    assert Entry.objects.count() == before


def test_it_takes_a_task_back_once(page, lan, plan_task):
    browser = page(lan)
    browser.post(address(plan_task, "withdraw"), {"reason": "Đọc nhầm tiêu đề"})

    assert Task.objects.get(pk=plan_task.task_id).state == Task.State.WITHDRAWN
    again = browser.post(address(plan_task, "withdraw"), {"reason": "Lần nữa"}, follow=True)
    assert "đã thu hồi" in again.content.decode()
    assert Entry.objects.filter(action="plans.withdraw_task").count() == 1
    assert not Assignment.objects.chased().filter(task=plan_task.task_id).exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "   "},
        {"deadline": "30 tháng sáu"},
        {"group": "999999"},
        {"group": "x"},
        {"deadline": "9999-99-99"},
    ],
)
def test_it_refuses_what_makes_no_sense_and_keeps_what_was_typed(page, lan, plan_task, changes):
    answer = page(lan).post(address(plan_task), told(plan_task, **changes))

    assert answer.status_code == 422
    assert Task.objects.get(pk=plan_task.task_id).text.startswith("Chủ trì")


def test_it_refuses_a_section_that_is_no_group(page, lan, plan_task, confirmed_plan):
    section = confirmed_plan.sections.get(heading="KINH PHÍ THỰC HIỆN")

    assert page(lan).post(address(plan_task), told(plan_task, group=section.pk)).status_code == 422


def test_it_asks_for_a_reason(page, lan, plan_task):
    page(lan).post(address(plan_task, "withdraw"), {"reason": "  "})

    assert Task.objects.get(pk=plan_task.task_id).state == Task.State.ACTIVE


@pytest.mark.parametrize("who", ["minh", "hai", "hoa", "tam", "binh", "son", "quan"])
def test_it_is_the_coordinators_alone(page, world, plan_task, who):
    browser = page(world.people[who])
    browser.get(address(plan_task), expect=403)
    assert browser.post(address(plan_task), told(plan_task, text="Khác")).status_code == 403
    with pytest.raises(PermissionDenied):
        correct_task(plan_task, text="Khác", deadline=None, group=None, by=world.people[who])
    with pytest.raises(PermissionDenied):
        withdraw_task(plan_task, reason="Khác", by=world.people[who])


@pytest.mark.parametrize("number", [0, 999_999_999])
def test_it_knows_no_other_task(page, lan, confirmed_plan, number):
    page(lan).get(f"/plans/tasks/{number}/correct/", expect=404)
