"""From the officer to the head, and from the head to whoever takes the report in."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from binhdang.accounts.acting import Acting, demand, person_of
from binhdang.accounts.models import Person
from binhdang.audit.operations import record
from binhdang.organisations.models import Unit
from binhdang.plans.models import DueItem
from binhdang.reports import form, rules
from binhdang.reports.checking import findings_of
from binhdang.reports.content import compose, seal
from binhdang.reports.models import Report, Version
from binhdang.reports.operations.writing import locked, open_due_items
from binhdang.reports.tally import parts_in
from binhdang.web.rules import RuleBroken
from binhdang.web.words import day


def stepped(version: Version, verb: str) -> str:
    """Return the state that the verb leads to, or refuse."""
    return rules.step(verb, version.state, str(version.get_state_display()))


@transaction.atomic
def submit(version: Version, *, by: Acting) -> Version:
    """Hand the report to the unit's own head (trình ký); what contradicts itself has to be mended first."""
    current = locked(version)
    demand(by, current.report.write_permission, current.report.unit)
    if current.state == Version.State.SUBMITTED:
        return current
    current.state = stepped(current, "submit")
    errors = [finding for finding in findings_of(current) if finding.is_error]
    if errors:
        raise RuleBroken(
            ngettext(
                "Còn %(count)s chỗ phải sửa trước khi trình. %(first)s",
                "Còn %(count)s chỗ phải sửa trước khi trình. Chỗ đầu tiên: %(first)s",
                len(errors),
            )
            % {"count": len(errors), "first": errors[0].words}
        )
    current.head_reason = ""
    current.submitted_at = timezone.now()
    current.save()
    record("reports.submit", by=by.actor, about=current)
    return current


@transaction.atomic
def send_back(version: Version, *, reason: str, by: Acting) -> Version:
    """Give the report back to its writer (yêu cầu sửa): the unit's own head, before signing."""
    current = locked(version)
    demand(by, "reports.sign", current.report.unit)
    if not reason.strip():
        raise RuleBroken(_("Hãy viết cần sửa gì, để người soạn biết phải làm gì."))
    if current.state == Version.State.DRAFT and current.head_reason == reason.strip():
        return current
    current.state = stepped(current, "send_back")
    current.head_reason = reason.strip()
    current.save()
    record("reports.send_back", by=by.actor, about=current, reason=current.head_reason)
    return current


def _plain_number(code_number: str) -> str:
    """Return a number as the register has it: 05 and 5 are one."""
    return code_number.strip().lstrip("0") or code_number.strip()


def _check_day(version: Version, issued_on: date, today: date) -> None:
    if issued_on > today:
        raise RuleBroken(_("Ngày ký không thể ở sau hôm nay."))
    starts_on = version.report.period.starts_on
    if issued_on < starts_on:
        raise RuleBroken(
            _("Ngày ký không thể ở trước ngày đầu kỳ báo cáo (%(day)s). Hãy xem lại năm của ngày ký.")
            % {"day": day(starts_on)}
        )


def _check_number(version: Version, code_number: str, issued_on: date) -> None:
    if code_number and not rules.is_code_number(code_number):
        raise RuleBroken(_("Chỉ ghi số của báo cáo, như 45; ký hiệu sau dấu gạch chéo có sẵn."))
    # One register for each unit: two reports signed in the same moment wait for each other here.
    Unit.objects.select_for_update().get(pk=version.report.unit_id)
    taken = Version.objects.filter(
        report__unit=version.report.unit, code_number=code_number, issued_on__year=issued_on.year,
        state__in=Version.OUTSIDE,
    ).exclude(report=version.report)  # fmt: skip
    if code_number and taken.exists():
        raise RuleBroken(
            _("Số %(number)s đã dùng cho một báo cáo khác của đơn vị trong năm. Hãy xem lại sổ văn bản đi.")
            % {"number": code_number}
        )


def _mark_sent(report: Report, today: date) -> None:
    """Tell the calendar; a report that lost its due item because the duty was corrected takes the new one."""
    if report.due_item_id is None:
        owed = open_due_items(report.plan, report.period, report.unit)
        report.due_item = owed.first() if report.kind == Report.Kind.OWN else owed.last()
        report.save(update_fields=["due_item"])
    if report.due_item_id is not None:
        DueItem.objects.filter(pk=report.due_item_id).update(sent_on=today, settled_on=None, returned=False)


@transaction.atomic
def sign(version: Version, *, code_number: str, issued_on: date | None, by: Acting, today: date) -> Version:
    """Sign the report and send it (ký, gửi): its content is frozen with its hash from here on."""
    current = locked(version)
    demand(by, "reports.sign", current.report.unit)
    if current.state == Version.State.SENT:
        return current
    current.state = stepped(current, "sign")
    given, day_of_issue = _plain_number(code_number), issued_on or today
    _check_day(current, day_of_issue, today)
    _check_number(current, given, day_of_issue)
    current.code_number, current.issued_on = given, day_of_issue
    signer = by if isinstance(by, Person) else None
    current.signed_by, current.signed_at = person_of(by), timezone.now()
    current.frozen = compose(current, signer=signer)
    current.sha256 = seal(current.frozen)
    current.save()
    _include_parts(current)
    _mark_sent(current.report, today)
    record("reports.sign", by=by.actor, about=current, number=current.symbol_number, sha256=current.sha256)
    return current


@transaction.atomic
def number(version: Version, *, code_number: str, by: Acting) -> Version:
    """Write the number that the registry gave after the signature (cấp số); the only thing added to what is frozen."""
    current = locked(version)
    report = current.report
    demand(by, "reports.sign" if by.may("reports.sign", report.unit) else report.write_permission, report.unit)
    given = _plain_number(code_number)
    if not current.is_signed or current.frozen is None or not current.issued_on:
        raise RuleBroken(_("Báo cáo chưa ký nên chưa có số. Số và ngày ghi khi ký, hoặc sau khi ký."))
    if current.code_number == given:
        return current
    if current.code_number:
        raise RuleBroken(_("Báo cáo này đã có số %(number)s.") % {"number": current.symbol_number})
    if not given:
        raise RuleBroken(_("Hãy ghi số mà văn thư đã cấp."))
    _check_number(current, given, current.issued_on)
    before = current.sha256
    text = form.number_text(given, current.frozen["symbol"])
    current.code_number, current.frozen = given, {**current.frozen, "number": given, "number_text": text}
    current.sha256 = seal(current.frozen)
    current.save()
    record("reports.number", by=by.actor, about=current, number=text, sealed_before=before, sha256=current.sha256)
    return current


def _include_parts(version: Version) -> None:
    """What a signed consolidation rests on is included from now on (đã tổng hợp)."""
    if version.report.is_consolidated:
        parts = [part.pk for part in parts_in(version)]
        Version.objects.filter(pk__in=parts, state=Version.State.ACCEPTED).update(state=Version.State.INCLUDED)
