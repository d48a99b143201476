"""Correcting a duty that was read wrongly, taking one back, adding one that the reader missed."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from binhdang.accounts.requests import Request
from binhdang.audit.models import Entry
from binhdang.plans import operations
from binhdang.plans.forms import CreateDutyForm, DutyForm, WithdrawForm
from binhdang.plans.models import Duty, Plan
from binhdang.plans.operations.owing import units_of
from binhdang.web.access import requires
from binhdang.web.paging import attempt

CORRECTIONS = ("plans.create_duty", "plans.correct_duty", "plans.withdraw_duty")


def _found(request: Request, duty_id: int) -> Duty:
    """Return the duty of a plan whose duties the person may correct."""
    rows = Duty.objects.visible_to(request.user).filter(
        plan__document__issuing_unit__in=request.user.reach("plans.correct")
    )
    heavy = ("plan__document__text", "plan__document__search")
    return get_object_or_404(
        rows.select_related("to_unit", "via_unit", "plan__document__issuing_unit").defer(*heavy), pk=duty_id
    )


@requires("plans.correct")
@require_http_methods(["GET", "POST"])
def correct_duty(request: Request, duty_id: int) -> HttpResponse:
    """Put right a duty; what it said before stays on record and is shown below the form."""
    duty, today = _found(request, duty_id), timezone.localdate()
    form = DutyForm(
        request.POST or None, plan=duty.plan, person=request.user, today=today, duty=duty, owing=units_of(duty, today)
    )
    if request.method == "POST" and form.is_valid():
        told = form.told()
        done = _("Đã sửa nghĩa vụ.")
        if attempt(request, done, lambda: operations.correct_duty(duty, **told, by=request.user, today=today)):
            return redirect("plans:correct_duty", duty.pk)
    context = {
        "form": form,
        "withdraw_form": WithdrawForm(),
        "duty": duty,
        "plan": duty.plan,
        "may_change": duty.plan.state == Plan.State.IN_FORCE and not duty.is_withdrawn,
        "history": _history(duty),
    }
    return render(request, "plans/correct_duty.html", context, status=422 if form.errors else 200)


def _history(duty: Duty) -> list[Entry]:
    """Return what was done to the duty, newest first."""
    entries = Entry.objects.filter(about_kind="plans.duty", about_id=duty.pk)
    return list(entries.filter(action__in=CORRECTIONS)[:20])


@requires("plans.correct")
@require_POST
def withdraw_duty(request: Request, duty_id: int) -> HttpResponse:
    """Take back a duty that the plan does not ask."""
    duty = _found(request, duty_id)
    reason, done = request.POST.get("reason", ""), _("Đã thu hồi nghĩa vụ.")
    attempt(request, done, lambda: operations.withdraw_duty(duty, reason=reason, by=request.user))
    return redirect("plans:correct_duty", duty.pk)


@requires("plans.correct")
@require_http_methods(["GET", "POST"])
def create_duty(request: Request, plan_id: int) -> HttpResponse:
    """Add a duty that the reader missed, with the words that tell of it."""
    plans = Plan.objects.visible_to(request.user).filter(
        document__issuing_unit__in=request.user.reach("plans.correct"), state=Plan.State.IN_FORCE
    )
    heavy = ("document__text", "document__search")
    plan = get_object_or_404(plans.select_related("document__issuing_unit").defer(*heavy), pk=plan_id)
    today = timezone.localdate()
    form = CreateDutyForm(request.POST or None, plan=plan, person=request.user, today=today)
    if request.method == "POST" and form.is_valid():
        told = form.told()
        done = _("Đã thêm nghĩa vụ.")
        if attempt(request, done, lambda: operations.create_duty(plan, **told, by=request.user, today=today)):
            return redirect("plans:duties", plan.pk)
    context = {"form": form, "plan": plan}
    return render(request, "plans/create_duty.html", context, status=422 if form.errors else 200)
