"""Consolidation: which reports, which figures, which words."""

from decimal import Decimal

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from binhdang.accounts.requests import Request
from binhdang.indicators.models import Item
from binhdang.organisations.models import Unit
from binhdang.periods.models import Period
from binhdang.plans.models import DueItem, Duty, Plan
from binhdang.reports import operations
from binhdang.reports.content import texts_of
from binhdang.reports.forms import AdjustForm, ConsolidateForm, DeclareForm, edition_seen, whole_numbers, written
from binhdang.reports.gathering import cells_of, choices_for, included_in, lines_by_section, stages_of
from binhdang.reports.models import Adjustment, Figure, Paragraph, Report, Version
from binhdang.reports.operations import Conflict
from binhdang.reports.outline import Part
from binhdang.reports.progress import parts_of
from binhdang.reports.tally import missing_units, tally_of
from binhdang.reports.views.reading import tabs_for
from binhdang.reports.weaving import themes_of
from binhdang.web.access import requires
from binhdang.web.paging import attempt, page_of
from binhdang.web.rules import RuleBroken


def _opened(request: Request, report_id: int) -> Version:
    """The latest version of a consolidation of a unit that the person consolidates for; else 404."""
    report = get_object_or_404(
        Report.objects.visible_to(request.user)
        .with_unit()
        .filter(kind=Report.Kind.CONSOLIDATED, unit__in=request.user.reach("reports.consolidate")),
        pk=report_id,
    )
    version = report.latest()
    version.report = report
    return version


# --- beginning ---------------------------------------------------------------------------------------------
@requires("reports.consolidate")
@require_http_methods(["GET", "POST"])
def consolidate(request: Request) -> HttpResponse:
    """Choose what to consolidate (tổng hợp), and open it."""
    due = DueItem.objects.visible_to(request.user).filter(duty__kind=Duty.Kind.REPORT)
    plans = Plan.objects.visible_to(request.user).in_force()
    units = Unit.objects.filter(pk__in=request.user.reach("reports.consolidate"))
    if request.method == "POST":
        form = ConsolidateForm(request.POST, plans=plans, units=units)
        if not form.is_valid():
            messages.error(request, _("Hãy chọn kế hoạch, kỳ và đơn vị tổng hợp trong danh sách."))
            return redirect("reports:consolidate")
        period = get_object_or_404(
            Period.objects.filter(pk__in=due.filter(duty__plan=form.cleaned_data["plan"]).values("period")),
            pk=form.cleaned_data["period"],
        )
        version = operations.consolidate(form.cleaned_data["plan"], period, form.cleaned_data["unit"], by=request.user)
        return redirect("reports:tally", version.report_id)
    context = {"choices": choices_for(request.user), "tabs": tabs_for(request.user)}
    return render(request, "reports/consolidate.html", context)


# --- figures -------------------------------------------------------------------------------------------------
@requires("reports.consolidate")
@require_GET
def tally(request: Request, report_id: int) -> HttpResponse:
    """Show the figures: computed, declared, adjusted, final, with coverage (chốt số liệu)."""
    version = _opened(request, report_id)
    lines = tally_of(version)
    opened = request.GET.get("open", "")
    context = {
        **stages_of(version, lines),
        "today": timezone.localdate(),
        "groups": lines_by_section(version, lines),
        "opened": next((line for line in lines if line.item.code == opened), None),
        "sexes": [(sex, label) for sex, label in Figure.Sex.choices],
        "kinds": Adjustment.Kind.choices,
    }
    return render(request, "reports/tally.html", context)


@requires("reports.see")
@require_GET
def parts(request: Request, report_id: int, item_code: str) -> HttpResponse:
    """Show the units that made a figure (các đơn vị tạo nên con số), from each to its report."""
    visible = Report.objects.visible_to(request.user)
    report = get_object_or_404(visible.with_unit().filter(kind=Report.Kind.CONSOLIDATED), pk=report_id)
    version = get_object_or_404(report.versions, pk=getattr(report.version_for(request.user), "pk", None))
    item = get_object_or_404(Item, code=item_code)
    page = page_of(request, included_in(version))
    cells = cells_of(item, page.object_list)
    seen = set(visible.filter(pk__in=[part.report_id for part in page.object_list]).values_list("pk", flat=True))
    context = {
        "report": report,
        "item": item,
        "page": page,
        "rows": [(part, cells.get(part.pk, {}), part.report_id in seen) for part in page.object_list],
        "missing": missing_units(version),
    }
    return render(request, "reports/parts.html", context)


def _back(report_id: int, code: str) -> str:
    return f"{reverse('reports:tally', args=[report_id])}?open={code}#mo"


def _refuse(request: Request, form: Form) -> None:
    for wrong in form.errors.values():
        messages.error(request, " ".join(str(sentence) for sentence in wrong))


@requires("reports.consolidate")
@require_POST
def declare(request: Request, report_id: int, item_code: str) -> HttpResponse:
    """Write what the unit itself declares for a figure (khai báo)."""
    version, item = _opened(request, report_id), get_object_or_404(Item, code=item_code)
    form = DeclareForm(request.POST)
    if not form.is_valid():
        _refuse(request, form)
        return redirect(_back(report_id, item_code))
    said = form.cleaned_data
    attempt(
        request,
        _("Đã ghi số khai báo."),
        lambda: operations.declare(version, item=item, sex=said["sex"], value=said["value"], by=request.user),
    )
    return redirect(_back(report_id, item_code))


@requires("reports.consolidate")
@require_POST
def adjust(request: Request, report_id: int, item_code: str) -> HttpResponse:
    """Add a typed difference to a computed figure (điều chỉnh)."""
    version, item = _opened(request, report_id), get_object_or_404(Item, code=item_code)
    form = AdjustForm(request.POST)
    if not form.is_valid():
        _refuse(request, form)
        return redirect(_back(report_id, item_code))
    said = {**form.cleaned_data, "amount": form.cleaned_data["amount"] or Decimal(0)}
    attempt(
        request,
        _("Đã ghi điều chỉnh."),
        lambda: operations.adjust(version, item=item, **said, by=request.user),
    )
    return redirect(_back(report_id, item_code))


@requires("reports.consolidate")
@require_POST
def drop(request: Request, adjustment_id: int) -> HttpResponse:
    """Take an adjustment away (bỏ điều chỉnh)."""
    adjustment = get_object_or_404(
        Adjustment.objects.filter(
            version__report__in=Report.objects.visible_to(request.user),
            version__report__unit__in=request.user.reach("reports.consolidate"),
        ).select_related("version__report", "item"),
        pk=adjustment_id,
    )
    attempt(request, _("Đã bỏ điều chỉnh."), lambda: operations.drop(adjustment, by=request.user))
    return redirect(_back(adjustment.version.report_id, adjustment.item.code))


@requires("reports.consolidate")
@require_POST
def recount(request: Request, report_id: int) -> HttpResponse:
    """Take in what was accepted since (tổng hợp lại)."""
    version = _opened(request, report_id)
    try:
        added = operations.recount(version, by=request.user)
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
    else:
        words = ngettext(
            "Đã thêm %(count)s báo cáo mới duyệt. Lời văn, số khai báo và điều chỉnh giữ nguyên.",
            "Đã thêm %(count)s báo cáo mới duyệt. Lời văn, số khai báo và điều chỉnh giữ nguyên.",
            added,
        )
        messages.success(request, words % {"count": added} if added else _("Chưa có báo cáo nào mới được duyệt."))
    return redirect("reports:tally", report_id)


# --- words ---------------------------------------------------------------------------------------------------
@requires("reports.consolidate")
@require_http_methods(["GET", "POST"])
def merge(request: Request, report_id: int, section: str) -> HttpResponse:
    """Pick and merge the paragraphs of units under a section (gộp lời văn)."""
    version = _opened(request, report_id)
    parts = {part.code: part for part in parts_of(version.report) if not part.heading_only}
    if section not in parts:
        return redirect("reports:tally", report_id)
    theirs, status = "", 200
    if request.method == "POST":
        try:
            messages.success(request, _weave(request, version, section))
        except Conflict as clash:
            theirs, status = clash.theirs.get(section, ""), 409
            messages.warning(request, str(clash))
        except RuleBroken as refusal:
            status = 422
            messages.error(request, str(refusal))
        else:
            return redirect("reports:merge", report_id, section)
        version.refresh_from_db()
    return _loom(request, version, list(parts.values()), parts[section], theirs=theirs, status=status)


def _loom(
    request: Request, version: Version, parts: list[Part], part: Part, *, theirs: str, status: int
) -> HttpResponse:
    """Draw the page for merging; what was typed and could not be saved stays in its box."""
    rows = [row for row in version.paragraphs.filter(section=part.code).prefetch_related("sources") if row.text]
    texts = texts_of(version.paragraphs.all())
    stored = "\n".join(row.text for row in rows)
    context = {
        **stages_of(version, tally_of(version)),
        "part": part,
        "parts": [(one, bool(texts.get(one.code, "").strip())) for one in parts],
        "themes": themes_of(version, part.code),
        "rows": rows,
        "text": request.POST.get("text", stored),
        "theirs": theirs,
        "picked": whole_numbers(request.POST.getlist("pick")),
        "today": timezone.localdate(),
    }
    return render(request, "reports/merge.html", context, status=status)


def _weave(request: Request, version: Version, section: str) -> str:
    """Save the unit's own text, and with the merge button add what was picked; both or neither."""
    seen = edition_seen(request.POST)
    picked = whole_numbers(request.POST.getlist("pick"))
    with transaction.atomic():
        operations.save_paragraphs(
            version, paragraphs={section: written(request.POST, "text")}, by=request.user, edition=seen
        )
        if request.POST.get("do") != "merge":
            return _("Đã lưu lời văn.")
        operations.merge(version, section=section, picked=Paragraph.objects.filter(pk__in=picked), by=request.user)
    return _("Đã gộp các đoạn đã chọn. Hãy đọc lại và sửa lời cho liền mạch.")
