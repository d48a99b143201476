"""Summing up the accepted reports of other units, and merging their words."""

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from binhdang.accounts.acting import Acting, demand, person_of
from binhdang.audit.operations import record
from binhdang.indicators.models import Item
from binhdang.organisations.models import Unit
from binhdang.periods.models import Period
from binhdang.plans.models import Plan
from binhdang.reports.figures import sexes_of
from binhdang.reports.models import Adjustment, Figure, Inclusion, Paragraph, Report, Version
from binhdang.reports.operations.writing import open_due_items, receiver_of, title_of, writable
from binhdang.reports.progress import parts_of
from binhdang.reports.tally import accepted_parts
from binhdang.reports.weaving import sources_of
from binhdang.web.rules import RuleBroken


@transaction.atomic
def consolidate(plan: Plan, period: Period, unit: Unit, *, by: Acting) -> Version:
    """Open the unit's consolidated report (tổng hợp) over what is accepted now; the second time the same."""
    demand(by, "reports.consolidate", unit)
    Plan.objects.select_for_update().get(pk=plan.pk)
    existing = Report.objects.filter(plan=plan, period=period, unit=unit, kind=Report.Kind.CONSOLIDATED).first()
    latest = existing.versions.first() if existing else None
    if latest is not None:
        return latest
    # Of several duties the last due: the earlier are the unit's own report.
    due_item = open_due_items(plan, period, unit).last()
    issuing = plan.document.issuing_unit
    receiver = receiver_of(due_item.duty, unit) if due_item else issuing if issuing != unit else None
    report = Report.objects.create(
        unit=unit, receiver=receiver, period=period, plan=plan, due_item=due_item,
        kind=Report.Kind.CONSOLIDATED, title=title_of(period.name),
    )  # fmt: skip
    version = Version.objects.create(report=report, number=1, written_by=person_of(by))
    parts = accepted_parts(report)
    Inclusion.objects.bulk_create(Inclusion(consolidation=version, part=part) for part in parts)
    record("reports.consolidate", by=by.actor, about=report, parts=len(parts))
    return version


@transaction.atomic
def recount(version: Version, *, by: Acting) -> int:
    """Take in what was accepted since (tổng hợp lại); what was typed stays. Say how many came."""
    current = writable(version, by)
    there = set(current.inclusions.values_list("part", flat=True))
    now = {part.pk for part in accepted_parts(current.report)}
    current.inclusions.filter(part__in=there - now).delete()
    Inclusion.objects.bulk_create(Inclusion(consolidation=current, part_id=part) for part in sorted(now - there))
    if now != there:
        record("reports.recount", by=by.actor, about=current, added=len(now - there), gone=len(there - now))
    return len(now - there)


def _checked_sex(item: Item, sex: str) -> str:
    if sex not in sexes_of(item):
        raise RuleBroken(_("“%(name)s” không tách nam, nữ nên chỉ có ô tổng.") % {"name": item.name})
    return sex


@transaction.atomic
def declare(version: Version, *, item: Item, sex: str, value: Decimal | None, by: Acting) -> Version:
    """Write what the unit itself declares for a figure (khai báo), beside the computed sum; None takes it away."""
    current = writable(version, by)
    _checked_sex(item, sex)
    if value is None:
        current.figures.filter(item=item, sex=sex).delete()
    else:
        Figure.objects.update_or_create(
            version=current, item=item, sex=sex, defaults={"state": Figure.State.VALUE, "value": value}
        )
    record("reports.declare", by=by.actor, about=current, item=item.code, sex=sex, value=value)
    return current


@transaction.atomic
def adjust(
    version: Version, *, item: Item, sex: str, kind: str, amount: Decimal, reason: str, by: Acting
) -> Adjustment:
    """Add a typed difference to a computed figure (điều chỉnh), with its reason."""
    current = writable(version, by)
    _checked_sex(item, sex)
    if kind not in Adjustment.Kind.values:
        raise RuleBroken(_("Hãy chọn loại điều chỉnh."))
    if not amount:
        raise RuleBroken(_("Số điều chỉnh phải khác 0: thêm thì ghi số dương, bớt thì ghi số âm."))
    if not reason.strip():
        raise RuleBroken(_("Hãy ghi lý do điều chỉnh, để người đọc biết vì sao số chốt khác số tự cộng."))
    same = current.adjustments.filter(item=item, sex=sex, kind=kind, amount=amount, reason=reason.strip()).first()
    if same:
        return same  # a second click, not a second difference
    adjustment = Adjustment.objects.create(
        version=current, item=item, sex=sex, kind=kind, amount=amount, reason=reason.strip()[:300]
    )
    record(
        "reports.adjust", by=by.actor, about=current, item=item.code, sex=sex, kind=kind, amount=amount,
        reason=adjustment.reason,
    )  # fmt: skip
    return adjustment


@transaction.atomic
def drop(adjustment: Adjustment, *, by: Acting) -> Version:
    """Take an adjustment away again (bỏ điều chỉnh)."""
    current = writable(adjustment.version, by)
    held = current.adjustments.filter(pk=adjustment.pk).first()
    if held is None:
        return current
    record(
        "reports.drop", by=by.actor, about=current, item=held.item.code, sex=held.sex, amount=held.amount,
        reason=held.reason,
    )  # fmt: skip
    held.delete()
    return current


@transaction.atomic
def merge(version: Version, *, section: str, picked: Iterable[Paragraph], by: Acting) -> Version:
    """Put picked paragraphs of units under a section of the consolidation (gộp), after what is written there.

    Each keeps all its sources: who said exactly this, and who said nearly this and was not picked.
    """
    current = writable(version, by)
    if section not in {part.code for part in parts_of(current.report) if not part.heading_only}:
        raise RuleBroken(_("Đề cương không có mục “%(code)s”.") % {"code": section})
    wanted = {paragraph.pk for paragraph in picked}
    if not wanted:
        raise RuleBroken(_("Chưa chọn đoạn nào. Đánh dấu các đoạn cần gộp rồi bấm lại."))
    chosen = sources_of(current, section, wanted)
    if not wanted <= {paragraph.pk for _first, behind in chosen for paragraph in behind}:
        raise RuleBroken(_("Có đoạn không thuộc các báo cáo được tổng hợp. Hãy tải lại trang rồi chọn lại."))
    current.edition += 1
    current.save(update_fields=["edition"])
    _add_paragraphs(current, section, chosen)
    record("reports.merge", by=by.actor, about=current, section=section, paragraphs=sorted(wanted))
    return current


def _add_paragraphs(version: Version, section: str, chosen: list[tuple[Paragraph, list[Paragraph]]]) -> None:
    rows = [row for row in version.paragraphs.filter(section=section).order_by("position", "id") if row.text]
    version.paragraphs.filter(section=section, text="").delete()
    by_text = {row.text: row for row in rows}
    position = max((row.position for row in rows), default=-1)
    for first, behind in chosen:
        row = by_text.get(first.text)
        if row is None:
            position += 1
            row = Paragraph.objects.create(
                version=version, section=section, position=position, text=first.text, edition=version.edition
            )
            by_text[first.text] = row
        row.sources.add(*behind)
