"""From the officer to the head: submit, send back, sign."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from binhdang.accounts.requests import Request
from binhdang.reports import form as decree_form
from binhdang.reports import operations
from binhdang.reports.forms import CodeNumberForm, ReasonForm, SignForm
from binhdang.reports.models import Report, Version
from binhdang.web.access import requires, signed_in
from binhdang.web.paging import attempt


def latest_of(request: Request, report_id: int, permission: str) -> Version:
    """The latest version of a report of a unit for which the person holds the permission; else 404."""
    report = get_object_or_404(
        Report.objects.visible_to(request.user).with_unit().filter(unit__in=request.user.reach(permission)),
        pk=report_id,
    )
    return report.latest()


def _do(request: Request, report_id: int, done: str, act: Callable[[], object]) -> HttpResponse:
    attempt(request, done, act)
    return redirect("reports:preview", report_id)


@signed_in
@require_POST
def submit(request: Request, report_id: int) -> HttpResponse:
    """Hand the report to the unit's head (trình ký)."""
    report = get_object_or_404(Report.objects.visible_to(request.user), pk=report_id)
    version = latest_of(request, report_id, report.write_permission)
    done = _("Đã trình thủ trưởng. Người ký sẽ thấy báo cáo ở mục Việc của tôi.")
    return _do(request, report_id, done, lambda: operations.submit(version, by=request.user))


@requires("reports.sign")
@require_http_methods(["GET", "POST"])
def send_back(request: Request, report_id: int) -> HttpResponse:
    """Give the report back to its writer (yêu cầu sửa)."""
    version = latest_of(request, report_id, "reports.sign")
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        done = _("Đã chuyển lại cho người soạn.")
        return _do(request, report_id, done, lambda: operations.send_back(version, reason=reason, by=request.user))
    return render(request, "reports/send_back.html", {"form": form, "version": version, "report": version.report})


@requires("reports.sign")
@require_http_methods(["GET", "POST"])
def sign(request: Request, report_id: int) -> HttpResponse:
    """Sign the report and send it up (ký, gửi)."""
    version = latest_of(request, report_id, "reports.sign")
    today = timezone.localdate()
    form = SignForm(request.POST or None, initial={"issued_on": today})
    done = _("Đã ký và gửi. Nội dung từ đây không đổi được nữa.")

    def act() -> object:
        return operations.sign(version, **form.cleaned_data, by=request.user, today=today)

    if request.method == "POST" and form.is_valid() and attempt(request, done, act):
        return redirect("reports:preview", report_id)
    context = {
        "form": form,
        "version": version,
        "report": version.report,
        "symbol": decree_form.symbol_of(version.report.unit),
    }
    return render(request, "reports/sign.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def number(request: Request, report_id: int) -> HttpResponse:
    """Write the number that the registry gave after the signature (cấp số)."""
    report = get_object_or_404(Report.objects.visible_to(request.user), pk=report_id)
    signs = request.user.may("reports.sign", report.unit)
    version = latest_of(request, report_id, "reports.sign" if signs else report.write_permission)
    form = CodeNumberForm(request.POST or None)
    done = _("Đã ghi số của báo cáo.")

    def act() -> object:
        return operations.number(version, code_number=form.cleaned_data["code_number"], by=request.user)

    if request.method == "POST" and form.is_valid() and attempt(request, done, act):
        return redirect("reports:preview", report_id)
    symbol = decree_form.symbol_of(version.report.unit)
    context = {"form": form, "version": version, "report": version.report, "symbol": symbol}
    return render(request, "reports/number.html", context)
