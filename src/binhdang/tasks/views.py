"""Lists of assignments, one assignment, and what may be said about it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from binhdang.accounts.requests import Request
from binhdang.documents.download import file_response
from binhdang.tasks import operations
from binhdang.tasks.forms import (
    AnswerExtensionForm,
    AnswerObstacleForm,
    DeclineForm,
    ExtendForm,
    FilterForm,
    RaiseObstacleForm,
    ReportProgressForm,
)
from binhdang.tasks.models import Assignment, AssignmentQuerySet, Evidence, Extension, Obstacle, Task
from binhdang.tasks.rules import SELECTIONS
from binhdang.web.access import requires
from binhdang.web.paging import attempt, page_of

TABS = ("open", "late", "near", "blocked", "done", "all")


@requires("tasks.see")
@require_GET
def index(request: Request) -> HttpResponse:
    """List the assignments that the person sees (nhiệm vụ), filtered."""
    today = timezone.localdate()
    form = FilterForm(request.GET, person=request.user)
    standing = request.GET.get("standing", "")
    chosen = standing if standing in SELECTIONS else "open"
    rows = form.narrow(_listed(request), today)
    context = {
        "form": form,
        "chosen": chosen,
        "tabs": _tabs(rows.count_standings(today), chosen),
        "page": page_of(request, rows.standing_in(SELECTIONS[chosen], today).for_rows().by_deadline()),
        "filtered": any(request.GET.get(name) for name in form.fields),
        "waiting": _waiting(request),
        "today": today,
    }
    return render(request, "tasks/index.html", context)


def _listed(request: Request) -> AssignmentQuerySet:
    """What was withdrawn is not listed; its page stays."""
    return Assignment.objects.visible_to(request.user).exclude(task__state=Task.State.WITHDRAWN)


def _tabs(counted: dict[str, int], chosen: str) -> list[tuple[str, int]]:
    """The selections to choose from, each with its number of rows."""
    shown = TABS if chosen in TABS else (*TABS, chosen)
    return [(name, sum(counted.get(word.value, 0) for word in SELECTIONS[name])) for name in shown]


def _waiting(request: Request) -> int | None:
    """How many questions wait for the person's answer; None for whoever answers none."""
    if not request.user.may("tasks.answer"):
        return None
    asked = Extension.objects.waiting_for(request.user).count()
    return asked + Obstacle.objects.waiting_for(request.user).count()


@requires("tasks.answer")
@require_GET
def questions(request: Request) -> HttpResponse:
    """List what waits for the coordinator's answer: requests for a later deadline, and obstacles."""
    about = ("assignment__unit", "assignment__task__document")
    asked = Extension.objects.waiting_for(request.user).select_related(*about, "asked_by")
    obstacles = Obstacle.objects.waiting_for(request.user).select_related(*about, "raised_by")
    heavy = ("assignment__task__document__text", "assignment__task__document__search")
    context = {
        "extensions": page_of(request, asked.defer(*heavy).order_by("id")),
        "obstacles": page_of(request, obstacles.defer(*heavy).order_by("id")),
        "today": timezone.localdate(),
    }
    return render(request, "tasks/questions.html", context)


def _found(request: Request, assignment_id: int) -> Assignment:
    seen = Assignment.objects.visible_to(request.user).for_rows().select_related("task__document__issuing_unit")
    return get_object_or_404(seen, pk=assignment_id)


@requires("tasks.see")
@require_GET
def detail(request: Request, assignment_id: int) -> HttpResponse:
    """Show one assignment: the ordering sentence, who does it, its deadline, its history, what may be said about it."""
    assignment = _found(request, assignment_id)
    person, task = request.user, assignment.task
    others = task.assignments.select_related("unit", "post", "group").order_by("role", "unit__sort_key")
    context = {
        **_may(request, assignment),
        "others": _by_role(list(others)),
        "visible_others": Assignment.objects.visible_to(person).filter(task=task).count(),
        "progress": assignment.progress.select_related("reported_by__post").prefetch_related("evidence__file"),
        "extensions": assignment.extensions.select_related("asked_by", "answered_by"),
        "obstacles": assignment.obstacles.select_related("raised_by", "answered_by"),
        "report_form": ReportProgressForm(initial=_present(assignment)),
    }
    return render(request, "tasks/detail.html", context)


def _may(request: Request, assignment: Assignment) -> dict[str, Any]:
    """What every page about an assignment needs to know."""
    open_now = assignment.task.state == Task.State.ACTIVE and assignment.state != Assignment.State.DECLINED
    reports = open_now and request.user.may("tasks.report", assignment.unit)
    return {
        "assignment": assignment,
        "task": assignment.task,
        "today": timezone.localdate(),
        "may_report": reports,
        "may_work": reports and assignment.state != Assignment.State.DONE,
        "may_answer": request.user.may("tasks.answer", assignment.task.document.issuing_unit),
    }


def _by_role(assignments: list[Assignment]) -> list[tuple[str, list[tuple[str, int]]]]:
    """Who leads, coordinates, is assigned: a group by its name with the number of its members, others by their own."""
    roles: dict[str, dict[str, int]] = {}
    for assignment in assignments:
        name = str(assignment.group or assignment.post or assignment.unit)
        names = roles.setdefault(assignment.get_role_display(), {})
        names[name] = names.get(name, 0) + (1 if assignment.group_id else 0)
    return [(role, list(names.items())) for role, names in roles.items()]


def _present(assignment: Assignment) -> dict[str, Any]:
    """What the quick form starts from: where the work is now; work not begun is most likely begun."""
    begun = assignment.state != Assignment.State.NOT_STARTED
    return {
        "state": assignment.state if begun else Assignment.State.DOING,
        "percent": assignment.percent,
        "quantity": assignment.quantity,
        "quantity_unit": assignment.quantity_unit,
    }


def _say(
    request: Request, assignment: Assignment, *, form: forms.Form, verb: str, done: str, act: Callable[[], object],
    back: str = "tasks:detail", **more: object,
) -> HttpResponse:  # fmt: skip
    """Show the form of a verb, or do it and go back; a refused one comes back with the words as they were typed."""
    if request.method == "POST" and form.is_valid() and attempt(request, done, act):
        return redirect(back, *([assignment.pk] if back == "tasks:detail" else []))
    return render(request, f"tasks/{verb}.html", {**_may(request, assignment), "form": form, **more})


@requires("tasks.report")
@require_http_methods(["GET", "POST"])
def report_progress(request: Request, assignment_id: int) -> HttpResponse:
    """Report progress (báo tiến độ)."""
    assignment = _found(request, assignment_id)
    form = ReportProgressForm(request.POST or None, request.FILES or None, initial=_present(assignment))

    def act() -> object:
        values = dict(form.cleaned_data)
        files = [(file.name or "", file.read()) for file in values.pop("evidence")]
        return operations.report_progress(
            assignment, **values, files=files, by=request.user, today=timezone.localdate()
        )  # fmt: skip

    done = _("Đã ghi tiến độ.")
    return _say(request, assignment, form=form, verb="report_progress", done=done, act=act)


@requires("tasks.report")
@require_http_methods(["GET", "POST"])
def extend(request: Request, assignment_id: int) -> HttpResponse:
    """Ask for a later deadline (xin gia hạn)."""
    assignment = _found(request, assignment_id)
    form = ExtendForm(request.POST or None)
    return _say(
        request, assignment, form=form, verb="extend",
        done=_("Đã gửi đề nghị gia hạn. Hạn cũ còn hiệu lực đến khi được đồng ý."),
        act=lambda: operations.extend(assignment, **form.cleaned_data, by=request.user, today=timezone.localdate()),
    )  # fmt: skip


@requires("tasks.report")
@require_http_methods(["GET", "POST"])
def raise_obstacle(request: Request, assignment_id: int) -> HttpResponse:
    """Say what stands in the way (nêu khó khăn, vướng mắc)."""
    assignment = _found(request, assignment_id)
    form = RaiseObstacleForm(request.POST or None)
    return _say(
        request, assignment, form=form, verb="raise_obstacle", done=_("Đã gửi vướng mắc đến cơ quan thường trực."),
        act=lambda: operations.raise_obstacle(assignment, **form.cleaned_data, by=request.user),
    )  # fmt: skip


@requires("tasks.report")
@require_http_methods(["GET", "POST"])
def decline(request: Request, assignment_id: int) -> HttpResponse:
    """Decline work that was only asked (không nhận)."""
    assignment = _found(request, assignment_id)
    form = DeclineForm(request.POST or None)
    return _say(
        request, assignment, form=form, verb="decline", done=_("Đã trả lời không nhận việc này."),
        act=lambda: operations.decline(assignment, **form.cleaned_data, by=request.user, today=timezone.localdate()),
    )  # fmt: skip


@requires("tasks.answer")
@require_http_methods(["GET", "POST"])
def answer_extension(request: Request, extension_id: int) -> HttpResponse:
    """Grant or refuse a later deadline (trả lời xin gia hạn)."""
    extension = get_object_or_404(
        Extension.objects.visible_to(request.user).select_related("asked_by__unit"), pk=extension_id
    )
    form = AnswerExtensionForm(request.POST or None)
    return _say(
        request, _found(request, extension.assignment_id), form=form, verb="answer_extension", back="tasks:questions",
        done=_("Đã trả lời đề nghị gia hạn."), extension=extension,
        act=lambda: operations.answer_extension(
            extension, granted=form.cleaned_data["decision"] == "grant", answer=form.cleaned_data["answer"],
            by=request.user,
        ),
    )  # fmt: skip


@requires("tasks.answer")
@require_http_methods(["GET", "POST"])
def answer_obstacle(request: Request, obstacle_id: int) -> HttpResponse:
    """Answer an obstacle (trả lời vướng mắc)."""
    obstacle = get_object_or_404(
        Obstacle.objects.visible_to(request.user).select_related("raised_by__unit"), pk=obstacle_id
    )
    form = AnswerObstacleForm(request.POST or None)
    return _say(
        request, _found(request, obstacle.assignment_id), form=form, verb="answer_obstacle", back="tasks:questions",
        done=_("Đã trả lời vướng mắc."), obstacle=obstacle,
        act=lambda: operations.answer_obstacle(obstacle, answer=form.cleaned_data["answer"], by=request.user),
    )  # fmt: skip


@requires("tasks.see")
@require_GET
def evidence(request: Request, evidence_id: int) -> FileResponse:
    """Hand out a file of evidence (minh chứng) to those who see the assignment; always as a download."""
    found = get_object_or_404(Evidence.objects.visible_to(request.user).select_related("file"), pk=evidence_id)
    return file_response(found.file)
