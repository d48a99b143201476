"""The first screen of each role, and the leader's page."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from binhdang.accounts.requests import Request
from binhdang.home.board import assignments_of, board_of, plans_of
from binhdang.home.work import line_for, sections_for
from binhdang.plans.models import Plan, Section
from binhdang.tasks.rules import SELECTIONS
from binhdang.web.access import requires, signed_in
from binhdang.web.paging import page_of


@signed_in
@require_GET
def my_work(request: Request) -> HttpResponse:
    """Show what the person has to do (việc của tôi); whoever only leads sees the whole picture here."""
    person = request.user
    works = person.may("tasks.report") or person.may("tasks.answer")
    if not works and person.may("home.lead"):
        return _whole_picture(request)
    today = timezone.localdate()
    sections = sections_for(person, today) if works else []
    context = {
        "sections": sections,
        "busy": any(section.rows for section in sections),
        "line": line_for(person, today) if person.may("tasks.report") else None,
        "may_import": person.may("plans.confirm"),
        "today": today,
    }
    return render(request, "home/my_work.html", context)


@requires("home.lead")
@require_GET
def lead(request: Request) -> HttpResponse:
    """Show the leader's one page (toàn cảnh): a plan by agency and by content group, deadlines, debts, obstacles."""
    return _whole_picture(request)


def _whole_picture(request: Request) -> HttpResponse:
    plans = list(plans_of(request.user)[:30])
    plan = _chosen(plans, request.GET.get("plan", ""))
    if plan is None:
        return render(request, "home/lead.html", {"plans": [], "today": timezone.localdate()})
    today = timezone.localdate()
    context = {
        "plans": plans,
        "plan": plan,
        "board": board_of(request.user, plan, today, everyone="all" in request.GET),
        "today": today,
        "now": timezone.now(),
        "may_answer": request.user.may("tasks.answer"),
    }
    return render(request, "home/lead.html", context)


def _chosen(plans: list[Plan], wanted: str) -> Plan | None:
    """The plan that ?plan= asks for, else the first."""
    return next((plan for plan in plans if str(plan.pk) == wanted), plans[0] if plans else None)


@requires("home.lead")
@require_GET
def lead_tasks(request: Request) -> HttpResponse:
    """List the assignments behind a number of the leader's page: of a plan, a content group, a standing."""
    plan = get_object_or_404(plans_of(request.user), pk=_number(request, "plan"))
    rows, group, today = assignments_of(request.user, plan), None, timezone.localdate()
    wanted = request.GET.get("group", "")
    if wanted == "none":
        rows = rows.filter(task__in_plan__group__isnull=True)
    elif wanted:
        group = get_object_or_404(Section.objects.filter(plan=plan), pk=_number(request, "group"))
        rows = rows.filter(task__in_plan__group=group)
    standing = request.GET.get("standing", "")
    chosen = standing if standing in SELECTIONS else "all"
    page = page_of(request, rows.standing_in(SELECTIONS[chosen], today).for_rows().by_deadline())
    context = {
        "plan": plan,
        "group": group,
        "ungrouped": wanted == "none",
        "chosen": chosen,
        "page": page,
        "today": today,
    }
    return render(request, "home/lead_tasks.html", context)


def _number(request: Request, name: str) -> int:
    """Return a number of the address; what is none finds nothing."""
    given = request.GET.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 16 else 0
