"""What whoever takes the report in answers: return it with a reason, or accept it."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from binhdang.accounts.acting import Acting, demand, person_of
from binhdang.accounts.models import Person
from binhdang.audit.operations import record
from binhdang.plans.models import DueItem
from binhdang.reports import rules
from binhdang.reports.figures import items_of, sexes_of
from binhdang.reports.models import Adjustment, Figure, Inclusion, Paragraph, Version
from binhdang.reports.operations.signing import stepped
from binhdang.reports.operations.writing import locked
from binhdang.web.rules import RuleBroken


def _received(version: Version, by: Acting) -> Version:
    """Hold the version that the person answers, or refuse."""
    current = locked(version)
    demand(by, "reports.receive", current.report.taken_by)
    if isinstance(by, Person) and not current.report.is_received_by(by):
        raise RuleBroken(_("Báo cáo do chính đơn vị anh/chị gửi lên thì nơi nhận duyệt hoặc trả lại."))
    return current


@transaction.atomic
def accept(version: Version, *, by: Acting, today: date) -> Version:
    """Accept the report (duyệt): from now on it counts in consolidations."""
    current = _received(version, by)
    if current.state == Version.State.ACCEPTED:
        return current
    current.state = stepped(current, "accept")
    current.answered_by, current.answered_at = person_of(by), timezone.now()
    current.save()
    if current.report.due_item_id:
        DueItem.objects.filter(pk=current.report.due_item_id).update(settled_on=today, returned=False)
    record("reports.accept", by=by.actor, about=current)
    return current


@transaction.atomic
def return_report(version: Version, *, reason: str, cells: Mapping[str, str], by: Acting) -> Version:
    """Return the report with a reason (trả lại), also for single rows; give back the new version to be written in.

    What was signed stays as it was; the new version starts as its copy.
    """
    current = _received(version, by)
    latest = current.report.versions.first()
    if current.state == Version.State.RETURNED and latest is not None and latest.number > current.number:
        return latest
    reasons = {code: words.strip() for code, words in cells.items() if words.strip()}
    if not reason.strip() and not reasons:
        raise RuleBroken(_("Hãy viết lý do trả lại, chung cho báo cáo hoặc ở từng dòng số liệu."))
    current.state = stepped(current, "return")
    current.reason = reason.strip()
    current.answered_by, current.answered_at = person_of(by), timezone.now()
    current.save()
    new = _copy(current)
    _mark_cells(new, reasons)
    if current.report.due_item_id:
        DueItem.objects.filter(pk=current.report.due_item_id).update(settled_on=None, returned=True)
    record("reports.return", by=by.actor, about=current, reason=current.reason, cells=reasons, new_version=new.number)
    return new


def _copy(version: Version) -> Version:
    """Make the next version with everything that stood in this one."""
    new = Version.objects.create(
        report=version.report, number=version.number + 1, state=rules.DRAFT, written_by=version.written_by
    )
    for figure in version.figures.all():
        figure.pk, figure.version, figure.edition, figure.returned_because = None, new, 0, ""
        figure.save(force_insert=True)
    for paragraph in version.paragraphs.all():
        sources = list(paragraph.sources.all())
        copied = Paragraph.objects.create(
            version=new, section=paragraph.section, position=paragraph.position, text=paragraph.text
        )
        copied.sources.set(sources)
    for adjustment in version.adjustments.all():
        Adjustment.objects.create(
            version=new, item=adjustment.item, sex=adjustment.sex, kind=adjustment.kind, amount=adjustment.amount,
            reason=adjustment.reason,
        )  # fmt: skip
    for inclusion in version.inclusions.all():
        Inclusion.objects.create(consolidation=new, part=inclusion.part)
    return new


def _mark_cells(version: Version, reasons: Mapping[str, str]) -> None:
    """Write the reasons at their rows, also at rows that nobody had filled in."""
    items = {item.code: item for item in items_of(version.report)}
    for code, words in reasons.items():
        if code not in items:
            raise RuleBroken(_("Báo cáo này không có mục số liệu “%(code)s”.") % {"code": code})
        for sex in sexes_of(items[code]):
            figure = version.figures.filter(item=items[code], sex=sex).first()
            figure = figure or Figure(version=version, item=items[code], sex=sex)
            figure.returned_because = words[:300]
            figure.save()
