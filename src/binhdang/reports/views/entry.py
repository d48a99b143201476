"""Writing a report: one page with its sections, saved while typing or with a button."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from binhdang.accounts.requests import Request
from binhdang.plans.models import DueItem
from binhdang.reports import operations
from binhdang.reports.checks import check_blanks
from binhdang.reports.entry import sections_for
from binhdang.reports.figures import items_of
from binhdang.reports.forms import STATES, edition_seen, read_figures, read_paragraphs
from binhdang.reports.models import Report, Version
from binhdang.reports.operations import Conflict
from binhdang.reports.progress import parts_of, suggestions, task_lines
from binhdang.reports.rules import Entry
from binhdang.web.access import requires
from binhdang.web.rules import RuleBroken


@requires("reports.write")
@require_POST
def start(request: Request, due_item_id: int) -> HttpResponse:
    """Open the report of a due item (lập báo cáo)."""
    due_item = get_object_or_404(
        DueItem.objects.visible_to(request.user).filter(unit__in=request.user.reach("reports.write")), pk=due_item_id
    )
    try:
        report = operations.start(due_item, by=request.user)
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
        return redirect("reports:index")
    return redirect("reports:edit", report.pk)


def _written(request: Request, report_id: int) -> Version:
    """The latest version of a report that the person writes in; 404 for everybody else's."""
    report = get_object_or_404(
        Report.objects.visible_to(request.user)
        .with_unit()
        .filter(kind=Report.Kind.OWN, unit__in=request.user.reach("reports.write")),
        pk=report_id,
    )
    return report.latest()


def _page(request: Request, version: Version, status: int = 200, **typed: Any) -> HttpResponse:  # noqa: ANN401 - passed on
    sections = sections_for(version, **typed)
    tasks = task_lines(version.report)
    context = {
        "report": version.report,
        "version": version,
        "sections": sections,
        "tops": _tree(sections),
        "states": STATES,
        "tasks": tasks,
        "wrong": sum(len(row.errors) for section in sections for row in section.rows),
        "general": check_blanks([row.line.row() for section in sections for row in section.rows]),
        "returned": version.report.versions.filter(number=version.number - 1).first(),
        "today": timezone.localdate(),
        "save_url": reverse("reports:save", args=[version.report.pk]),
    }
    return render(request, "reports/edit.html", context, status=status)


def _tree(sections: list[Any]) -> list[tuple[Any, list[Any]]]:
    """Put the sections below their headings, for the list on the left."""
    return [
        (top, [s for s in sections if s.part.code.startswith(f"{top.part.code}.")])
        for top in sections
        if top.part.is_top
    ]


@requires("reports.write")
@require_GET
def edit(request: Request, report_id: int) -> HttpResponse:
    """Show the report for writing."""
    version = _written(request, report_id)
    if not version.is_editable:
        return redirect("reports:preview", report_id)
    return _page(request, version)


@requires("reports.write")
@require_POST
def save(request: Request, report_id: int) -> HttpResponse:
    """Save what was typed (lưu): the whole page as a form, or in the background as it is typed."""
    version = _written(request, report_id)
    quiet = request.headers.get("X-Autosave") == "1"
    entries, errors = read_figures(request.POST, items_of(version.report))
    try:
        saved = _store(request, version, entries)
    except Conflict as clash:
        if quiet:
            return JsonResponse({"message": str(clash)}, status=409)
        version.refresh_from_db()
        messages.warning(request, str(clash))
        return _page(request, version, status=409, typed=request.POST, errors=errors, theirs=clash.theirs)
    except RuleBroken as refusal:
        if quiet:
            return JsonResponse({"message": str(refusal)}, status=422)
        # The page comes back with what was typed: refused words are not lost words.
        messages.error(request, str(refusal))
        return _page(request, version, status=422, typed=request.POST, errors=errors)
    if quiet:
        at = timezone.localtime(timezone.now())
        return JsonResponse({"saved_at": f"{at:%H:%M}", "version": saved.edition, "errors": errors})
    if errors:
        return _page(request, saved, status=422, typed=request.POST, errors=errors)
    messages.success(request, _("Đã lưu bản nháp."))
    return redirect(_after(request, report_id))


def _after(request: Request, report_id: int) -> str:
    """Where to go after saving: on to the preview, or back to the section that was worked on."""
    if request.POST.get("save") == "preview":
        return reverse("reports:preview", args=[report_id])
    section = request.POST.get("use", "")
    anchor = f"#p-{section.replace('.', '-')}" if section else ""
    return reverse("reports:edit", args=[report_id]) + anchor


def _store(request: Request, version: Version, entries: list[Entry]) -> Version:
    """Write figures and words together, or neither."""
    seen = edition_seen(request.POST)
    words = read_paragraphs(request.POST, (part.code for part in parts_of(version.report) if not part.heading_only))
    use = request.POST.get("use", "")
    if use in words and not words.get(use, "").strip():
        words[use] = suggestions(version.report, task_lines(version.report)).get(use, "")
    with transaction.atomic():
        operations.save_figures(version, figures=entries, by=request.user, edition=seen)
        return operations.save_paragraphs(version, paragraphs=words, by=request.user, edition=seen)
