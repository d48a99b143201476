"""Why something came back, in the words of whoever returned it; where the numbers of the leader's page lead."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from binhdang.home.rules import Line, regime_key
from binhdang.home.work import REGIME, report_of, versions_of
from binhdang.plans.models import DueItem, Duty, Filing, Plan
from binhdang.reports.models import Version

register = template.Library()


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason (lý do): for a cell, with its name, or for the whole."""

    words: str
    where: str = ""


@register.simple_tag
def reasons(item: DueItem) -> list[Reason]:
    """Return why a due item came back: the head's words, the receiver's, and those at single cells."""
    versions = versions_of(item)
    if not versions:
        returned = [filing for filing in item.filings.all() if filing.state == Filing.State.RETURNED]
        return [Reason(returned[0].reason)] if returned else []
    latest = versions[0]
    found = [Reason(latest.head_reason)] if latest.head_reason else []
    earlier = next((version for version in versions if version.state == Version.State.RETURNED), None)
    found += [Reason(earlier.reason)] if earlier and earlier.reason else []
    # Figures split by sex carry the reason of their row twice.
    cells = {cell.item.name: cell.returned_because for cell in getattr(latest, "returned_cells", ())}
    return found + [Reason(words, where) for where, words in cells.items()]


@register.simple_tag
def paper_url(item: DueItem) -> str:
    """Return where a due item is worked on; empty where its report is not begun, or others write it."""
    if item.duty.kind != Duty.Kind.REPORT:
        return reverse("plans:due_item", args=[item.pk])
    report = report_of(item)
    gathers = getattr(item, "gathers", False) or (report is not None and report.is_consolidated)
    if gathers and not getattr(item, "may_gather", False):
        return ""
    if report is None:
        return reverse("reports:consolidate") if gathers else ""
    return reverse("reports:tally" if report.is_consolidated else "reports:edit", args=[report.pk])


# Column → the state that draws it, and its word under a bar.
DRAWN = {
    "done": ("done", gettext_lazy("xong")),
    "on_track": ("doing", gettext_lazy("đúng hạn")),
    "blocked": ("blocked", gettext_lazy("vướng")),
    "late": ("overdue", gettext_lazy("chậm")),
    "history": ("history", gettext_lazy("lưu hồ sơ")),
    "sent": ("sent", gettext_lazy("đã gửi")),
    "returned": ("returned", gettext_lazy("trả lại")),
    "missing": ("not_submitted", gettext_lazy("chưa gửi")),
}


@register.filter
def drawn(parts: list[tuple[str, int]]) -> list[tuple[str, int, str, str]]:
    """Return the parts of a bar as its tags want them: state, count, word; and the column they come from."""
    return [(DRAWN[name][0], count, str(DRAWN[name][1]), name) for name, count in parts]


@register.simple_tag
def agency_url(plan: Plan, line: Line) -> str:
    """Return the address of an agency's work under a plan."""
    return f"{reverse('tasks:index')}?{urlencode({'unit': line.key or 0, 'document': plan.document_id})}"


@register.simple_tag
def group_url(plan: Plan, line: Line) -> str:
    """Return the address of the work of a content group."""
    return f"{reverse('home:lead_tasks')}?{urlencode({'plan': str(plan.pk), 'group': str(line.key or 'none')})}"


@register.simple_tag
def paper(kind: str, period: str) -> str:
    """Return the name of a regime: Báo cáo 6 tháng đầu năm 2026."""
    words = {
        Duty.Kind.REPORT: _("Báo cáo %(period)s"),
        Duty.Kind.OWN_PLAN: _("Kế hoạch của đơn vị, %(period)s"),
        Duty.Kind.ESTIMATE: _("Dự toán kinh phí, %(period)s"),
    }
    return words[Duty.Kind(kind)] % {"period": period}


@register.simple_tag
def owing_url(row: dict[str, Any] | None = None, regime: str = "") -> str:
    """Return the address of "who owes" with one regime chosen."""
    key = regime or (regime_key(*(row[name] for name in REGIME)) if row else "")
    return f"{reverse('reports:owing')}?{urlencode({'regime': key})}"
