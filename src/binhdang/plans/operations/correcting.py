"""Correcting what was read wrongly after a plan is in force: the record keeps the earlier state."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from binhdang.accounts.acting import Acting, demand
from binhdang.audit.operations import record
from binhdang.plans.models import PlanTask, Section
from binhdang.tasks.models import Assignment, Task
from binhdang.web.rules import RuleBroken


def _locked(plan_task: PlanTask) -> PlanTask:
    """Hold the task, which must not be withdrawn."""
    Task.objects.select_for_update().get(pk=plan_task.task_id)
    now = PlanTask.objects.select_related("task", "group", "plan__document__issuing_unit").get(pk=plan_task.pk)
    if now.task.state == Task.State.WITHDRAWN:
        raise RuleBroken(_("Việc này đã thu hồi, nên không sửa được nữa."))
    return now


def _state(plan_task: PlanTask) -> dict[str, object]:
    task = plan_task.task
    return {
        "text": task.text,
        "deadline": task.deadline,
        "deadline_source": task.deadline_source,
        "group": str(plan_task.group) if plan_task.group else None,
        "state": task.state,
    }


@transaction.atomic
def correct_task(
    plan_task: PlanTask, *, text: str, deadline: date | None, group: Section | None, by: Acting
) -> PlanTask:
    """Put right what was read wrongly (sửa việc): words, deadline, content group. The issued text stays as it is."""
    demand(by, "plans.correct", plan_task.plan.document.issuing_unit)
    now = _locked(plan_task)
    if not text.strip():
        raise RuleBroken(_("Nội dung việc không được để trống."))
    if group is not None and (group.plan_id != now.plan_id or not group.is_group):
        raise RuleBroken(_("Mục này không phải nhóm nội dung của kế hoạch. Hãy chọn một nhóm trong danh sách."))
    before, task = _state(now), now.task
    task.text = text.strip()
    if deadline != task.deadline:
        # An extension that was granted stays: only those who still have the old day get the new one.
        Assignment.objects.filter(task=task, deadline=task.deadline).update(deadline=deadline)
        task.deadline = deadline
        task.deadline_source = Task.DeadlineSource.OWN if deadline else Task.DeadlineSource.NONE
    task.save(update_fields=("text", "folded", "deadline", "deadline_source"))
    now.group = group
    now.save(update_fields=("group",))
    if _state(now) != before:
        record("plans.correct_task", by=by.actor, about=task, before=before, after=_state(now))
    return now


@transaction.atomic
def withdraw_task(plan_task: PlanTask, *, reason: str, by: Acting) -> PlanTask:
    """Take back a task that the plan does not order (thu hồi việc): it stays on record and is chased no more."""
    demand(by, "plans.correct", plan_task.plan.document.issuing_unit)
    now = _locked(plan_task)
    if not reason.strip():
        raise RuleBroken(_("Hãy ghi lý do thu hồi việc này."))
    before = _state(now)
    now.task.state = Task.State.WITHDRAWN
    now.task.save(update_fields=("state",))
    record("plans.withdraw_task", by=by.actor, about=now.task, before=before, reason=reason.strip())
    return now
