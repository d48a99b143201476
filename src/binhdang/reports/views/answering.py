"""What whoever takes a report in answers."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from binhdang.accounts.requests import Request
from binhdang.reports import operations
from binhdang.reports.figures import lines_of
from binhdang.reports.forms import ReturnForm
from binhdang.reports.models import Report, Version
from binhdang.web.access import requires
from binhdang.web.paging import attempt


def _received(request: Request, report_id: int) -> Version:
    """The last signed version of a report that the person takes in; else 404."""
    report = get_object_or_404(Report.objects.received_by(request.user).with_unit(), pk=report_id)
    return get_object_or_404(report.versions.filter(state__in=Version.OUTSIDE), number=_last_signed(report))


def _last_signed(report: Report) -> int:
    return max(report.versions.filter(state__in=Version.OUTSIDE).values_list("number", flat=True), default=0)


@requires("reports.receive")
@require_POST
def accept(request: Request, report_id: int) -> HttpResponse:
    """Accept the report (duyệt)."""
    version = _received(request, report_id)
    attempt(
        request,
        _("Đã duyệt báo cáo."),
        lambda: operations.accept(version, by=request.user, today=timezone.localdate()),
    )
    return redirect("reports:preview", report_id)


@requires("reports.receive")
@require_http_methods(["GET", "POST"])
def return_report(request: Request, report_id: int) -> HttpResponse:
    """Return the report with a reason, also at single rows (trả lại)."""
    version = _received(request, report_id)
    lines = [] if version.report.is_consolidated else lines_of(version)
    form = ReturnForm(request.POST or None, lines=lines)
    if request.method == "POST" and form.is_valid():
        reason, cells = form.cleaned_data["reason"], form.cells()
        if attempt(
            request,
            _("Đã trả lại. Đơn vị thấy lý do ở đúng chỗ cần sửa."),
            lambda: operations.return_report(version, reason=reason, cells=cells, by=request.user),
        ):
            return redirect("reports:preview", report_id)
    rows = [(line, form[f"cell-{line.item.code}"]) for line in lines]
    context = {"form": form, "version": version, "report": version.report, "rows": rows}
    return render(request, "reports/return_report.html", context)
