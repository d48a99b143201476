"""The list of plans, bringing one in, and the page of a plan: its outline, tasks and calendar."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from binhdang.accounts.requests import Request
from binhdang.documents.operations import upload
from binhdang.documents.storage import discarding_files
from binhdang.plans import overview
from binhdang.plans.forms import ImportForm, TaskFilterForm
from binhdang.plans.models import DueItem, Plan, PlanTask, Section
from binhdang.plans.operations import draft
from binhdang.plans.overview import Narrowing
from binhdang.tasks.models import Assignment
from binhdang.web.access import requires
from binhdang.web.paging import page_of
from binhdang.web.rules import RuleBroken

ORDERS = ("group", "deadline", "agency")


def found(request: Request, plan_id: int) -> Plan:
    """Return the plan if the person sees it."""
    plans = Plan.objects.visible_to(request.user).select_related("document__issuing_unit", "document__file")
    return get_object_or_404(plans.defer("document__text"), pk=plan_id)


def about(request: Request, plan: Plan) -> dict[str, Any]:
    """What every page of a plan shows around its content."""
    issuing = plan.document.issuing_unit
    return {
        "plan": plan,
        "document": plan.document,
        "today": timezone.localdate(),
        "task_count": PlanTask.objects.filter(plan=plan).standing().count(),
        "duty_count": plan.duties.standing().count(),
        "may_confirm": request.user.may("plans.confirm", issuing),
        "may_correct": request.user.may("plans.correct", issuing),
        "sees_all": request.user.reach("plans.see").filter(pk=issuing.pk).exists(),
        "sees_document": request.user.may("documents.see", issuing),
    }


@requires("plans.see")
@require_GET
def index(request: Request) -> HttpResponse:
    """List the plans that the person sees, those of the newest year first."""
    plans = Plan.objects.visible_to(request.user).select_related("document__issuing_unit").defer("document__text")
    page = page_of(request, plans.order_by("-year", "-document__issued_on", "-pk"))
    rows = overview.plan_rows(list(page.object_list), request.user, timezone.localdate())
    context = {"page": page, "rows": rows, "may_import": request.user.may("plans.confirm")}
    return render(request, "plans/index.html", context)


@requires("plans.confirm")
@require_http_methods(["GET", "POST"])
def import_plan(request: Request) -> HttpResponse:
    """Bring in a plan and draft it; what cannot be read is refused with a sentence, and nothing is kept."""
    form = ImportForm(request.POST or None, request.FILES or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        data, name = form.data_and_name()
        try:
            with discarding_files(), transaction.atomic():
                document = upload(data=data, name=name, issuing_unit=form.cleaned_data["issuing_unit"], by=request.user)
                plan = draft(document, by=request.user, today=timezone.localdate())
        except RuleBroken as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, _("Đã đọc xong. Hãy xem lại từng dữ kiện rồi xác nhận."))
            return redirect("plans:detail", plan.pk)
    return render(request, "plans/import_plan.html", {"form": form}, status=422 if form.errors else 200)


@requires("plans.see")
@require_GET
def detail(request: Request, plan_id: int) -> HttpResponse:
    """Show a plan in force: outline, tasks, deadlines. A draft opens its review."""
    plan = found(request, plan_id)
    if plan.state == Plan.State.DRAFT:
        return redirect("plans:review", plan.pk)
    context = about(request, plan)
    today = context["today"]
    form = TaskFilterForm(request.GET, agencies=overview.agencies_of(plan))
    wanted = _wanted(request, plan, form, sees_all=context["sees_all"])
    page = page_of(request, overview.narrowed(plan, wanted, request.user, today))
    counts = overview.plan_counts(plan, request.user, today)
    chosen = _chosen(request, plan)
    context |= {
        "form": form,
        "wanted": wanted,
        "page": page,
        "rows": overview.task_rows(list(page.object_list), wanted.by, request.user, today),
        "counts": counts,
        "parts": overview.meter(counts),
        "outline": overview.outline_of(plan),
        "chain": overview.due_days(plan, request.user)[: overview.CHAIN_LIMIT],
        "chosen": overview.task_rows([chosen], wanted.by, request.user, today)[0] if chosen else None,
        "own": _own(request, chosen),
    }
    return render(request, "plans/detail.html", context)


def _wanted(request: Request, plan: Plan, form: TaskFilterForm, *, sees_all: bool) -> Narrowing:
    """Read the filters: those who only have work in the plan see their own first."""
    section = request.GET.get("section", "")
    by = request.GET.get("by", "")
    default = "all" if sees_all else "own"
    return Narrowing(
        words=form.chosen("q"),
        agency=form.chosen("agency"),
        state=form.chosen("state"),
        section=Section.objects.filter(plan=plan, pk=int(section)).first() if _is_key(section) else None,
        own_only=request.GET.get("scope", default) == "own",
        by=by if by in ORDERS else "group",
    )


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 18


def _chosen(request: Request, plan: Plan) -> PlanTask | None:
    """Return the task whose sentence is shown beside the list."""
    key = request.GET.get("task", "")
    rows = PlanTask.objects.filter(plan=plan).select_related("task", "group", "section")
    return rows.filter(pk=int(key)).first() if _is_key(key) else None


def _own(request: Request, chosen: PlanTask | None) -> list[Assignment]:
    """Return the assignments of the person's own units for the chosen task."""
    if chosen is None:
        return []
    reach = request.user.reach("tasks.report")
    return list(Assignment.objects.filter(task=chosen.task_id, unit__in=reach).select_related("unit", "post")[:5])


@requires("plans.see")
@require_GET
def duties(request: Request, plan_id: int) -> HttpResponse:
    """Show the plan's calendar: who owes what to whom via whom by when, and what falls due in each month."""
    plan = found(request, plan_id)
    items = DueItem.objects.visible_to(request.user).standing().filter(duty__plan=plan)
    context = about(request, plan)
    context |= {
        "duties": plan.duties.standing().select_related("to_unit", "via_unit"),
        "withdrawn": plan.duties.exclude(withdrawn_because="") if context["may_correct"] else (),
        "days": overview.due_days(plan, request.user),
        "counted": items.counted(context["today"]),
        "own_items": items.filter(unit__in=request.user.reach("plans.file")).select_related("duty", "unit")[:20],
    }
    return render(request, "plans/duties.html", context)
