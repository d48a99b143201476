"""Lists of reports, one report as it will print, its Word file."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from binhdang.accounts.models import Person
from binhdang.accounts.requests import Request
from binhdang.plans.models import DueItem, Duty
from binhdang.reports import operations
from binhdang.reports.checking import findings_of
from binhdang.reports.content import content_of
from binhdang.reports.differences import changed_figures, changed_sections
from binhdang.reports.export import file_name
from binhdang.reports.forms import whole_numbers
from binhdang.reports.models import Report, Version
from binhdang.reports.progress import parts_of
from binhdang.web.access import requires
from binhdang.web.paging import page_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _listed(reports: "QuerySet[Report]") -> "QuerySet[Report]":
    versions = Version.objects.defer("frozen").order_by("-number")
    return reports.with_unit().prefetch_related(Prefetch("versions", versions))  # type: ignore[attr-defined, no-any-return]


def _rows(request: Request, reports: list[Report]) -> list[tuple[Report, Version]]:
    """Each report with the version that the person may see: outside its unit only a signed one."""
    inside = set(
        (request.user.reach("reports.write") | request.user.reach("reports.sign")).values_list("pk", flat=True)
    )
    consolidating = set(request.user.reach("reports.consolidate").values_list("pk", flat=True))
    rows = []
    for report in reports:
        own = report.unit_id in inside or (report.is_consolidated and report.unit_id in consolidating)
        shown = [version for version in report.versions.all() if own or version.is_signed]
        rows.append((report, shown[0]))
    return rows


def tabs_for(person: Person) -> list[str]:
    """The lists of reports that the person has; one alone needs no tabs."""
    own = (person.reach("reports.write") | person.reach("reports.sign")).exists()
    shown = {
        "own": own,
        "received": person.may("reports.receive") or not own,
        "owing": person.may("reports.oversee"),
        "consolidate": person.may("reports.consolidate"),
    }
    tabs = [name for name, is_shown in shown.items() if is_shown]
    return tabs if len(tabs) > 1 else []


@requires("reports.see")
@require_GET
def index(request: Request) -> HttpResponse:
    """List the reports of the person's units, or those they take in (báo cáo)."""
    visible = Report.objects.visible_to(request.user)
    receives = request.user.may("reports.receive")
    inside = request.user.reach("reports.write") | request.user.reach("reports.sign")
    sees_all = not inside.exists()
    tab = request.GET.get("tab", "own")
    if sees_all or (tab == "received" and receives):
        tab, reports = "received", visible.exclude(unit__in=inside)
    else:
        tab, reports = "own", visible.filter(unit__in=inside)
    page = page_of(request, _listed(reports))
    context = {
        "tab": tab,
        "tabs": tabs_for(request.user),
        "page": page,
        "rows": _rows(request, list(page.object_list)),
        "due": _to_start(request) if tab == "own" else [],
        "today": timezone.localdate(),
    }
    return render(request, "reports/index.html", context)


def _to_start(request: Request) -> "QuerySet[DueItem, Any]":
    """Reports that the person's units owe and nobody has begun."""
    return (
        DueItem.objects.visible_to(request.user)
        .chased()
        .filter(
            unit__in=request.user.reach("reports.write"), duty__kind=Duty.Kind.REPORT, report__isnull=True, sent_on=None
        )
        .select_related("unit", "period", "duty__plan__document", "duty__to_unit", "duty__via_unit")
        .defer("duty__plan__document__text", "duty__plan__document__search")
        .order_by("due_on")[:20]
    )


def _shown(request: Request, report_id: int) -> Version:
    """The version that ?version= asks for, else the latest the person may see; else 404."""
    report = get_object_or_404(Report.objects.visible_to(request.user).with_unit(), pk=report_id)
    versions = report.versions.all()
    if not report.is_inside(request.user):
        versions = versions.filter(state__in=Version.OUTSIDE)
    wanted = whole_numbers(request.GET.getlist("version"))
    version = versions.filter(number=wanted[-1]).first() if wanted else versions.first()
    if version is None:
        raise Http404
    version.report = report
    return version


@requires("reports.see")
@require_GET
def preview(request: Request, report_id: int) -> HttpResponse:
    """Show the report as it will print, with what may be done with it now (xem trước)."""
    version = _shown(request, report_id)
    report = version.report
    inside = report.is_inside(request.user)
    others = report.versions.all() if inside else report.versions.filter(state__in=Version.OUTSIDE)
    context = {
        "version": version,
        "report": report,
        **_compared(version),
        "findings": findings_of(version) if inside and not version.is_signed else [],
        "versions": others.defer("frozen"),
        "can": version.steps_for(request.user),
        "today": timezone.localdate(),
    }
    return render(request, "reports/preview.html", context)


def _compared(version: Version) -> dict[str, Any]:
    """What it says, and what of it the version before said otherwise."""
    content = content_of(version)
    before = version.report.versions.filter(number=version.number - 1).first()
    if before is None or before.frozen is None:
        return {"content": content}
    return {
        "content": content,
        "before": before,
        "changed_figures": changed_figures(before.frozen, content),
        "changed_sections": changed_sections(before.frozen, content, parts_of(version.report)),
    }


@requires("reports.see")
@require_GET
def export(request: Request, report_id: int) -> HttpResponse:
    """Hand out the Word file of the report (xuất bản Word)."""
    version = _shown(request, report_id)
    response = HttpResponse(operations.export(version, by=request.user), content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="{file_name(version)}"'
    return response
