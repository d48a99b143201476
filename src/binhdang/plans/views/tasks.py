"""Correcting a task that was read wrongly, and taking one back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from binhdang.accounts.requests import Request
from binhdang.audit.models import Entry
from binhdang.plans.forms import CorrectTaskForm, WithdrawForm
from binhdang.plans.models import PlanTask
from binhdang.plans.operations import correct_task as correct
from binhdang.plans.operations import withdraw_task as withdraw
from binhdang.tasks.models import Task
from binhdang.web.access import requires
from binhdang.web.paging import attempt


def _found(request: Request, plan_task_id: int) -> PlanTask:
    """Return the task of a plan whose tasks the person may correct."""
    rows = PlanTask.objects.visible_to(request.user).filter(
        plan__document__issuing_unit__in=request.user.reach("plans.correct")
    )
    return get_object_or_404(
        rows.select_related("task", "group", "plan__document__issuing_unit").defer("plan__document__text"),
        pk=plan_task_id,
    )


@requires("plans.correct")
@require_http_methods(["GET", "POST"])
def correct_task(request: Request, plan_task_id: int) -> HttpResponse:
    """Put right a task; what it said before stays on record and is shown below the form."""
    plan_task = _found(request, plan_task_id)
    form = CorrectTaskForm(request.POST or None, plan_task=plan_task)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("text", "deadline", "group")}
        if attempt(request, _("Đã sửa việc."), lambda: correct(plan_task, **told, by=request.user)):
            return redirect("plans:correct_task", plan_task.pk)
    context = {
        "form": form,
        "withdraw_form": WithdrawForm(),
        "plan_task": plan_task,
        "plan": plan_task.plan,
        "task": plan_task.task,
        "withdrawn": plan_task.task.state == Task.State.WITHDRAWN,
        "history": _history(plan_task),
    }
    return render(request, "plans/correct_task.html", context, status=422 if form.errors else 200)


def _history(plan_task: PlanTask) -> list[Entry]:
    """Return what was done to the task, newest first."""
    entries = Entry.objects.filter(about_kind="tasks.task", about_id=plan_task.task_id)
    return list(entries.filter(action__in=("plans.correct_task", "plans.withdraw_task"))[:20])


@requires("plans.correct")
@require_POST
def withdraw_task(request: Request, plan_task_id: int) -> HttpResponse:
    """Take back a task that the plan does not order."""
    plan_task = _found(request, plan_task_id)
    reason = request.POST.get("reason", "")
    attempt(request, _("Đã thu hồi việc."), lambda: withdraw(plan_task, reason=reason, by=request.user))
    return redirect("plans:correct_task", plan_task.pk)
