"""Handing in a unit's own plan or budget estimate, and taking it in or returning it."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from binhdang.accounts.acting import Acting, System, demand, person_of
from binhdang.audit.operations import record
from binhdang.documents.operations import store_file
from binhdang.documents.storage import discarding_files
from binhdang.organisations.models import Unit
from binhdang.plans.models import DueItem, Duty, Filing, Plan
from binhdang.plans.rules import recurs, same_order
from binhdang.tasks.models import Assignment, Task
from binhdang.tasks.operations import report_progress
from binhdang.web.rules import RuleBroken


def _locked(due_item: DueItem) -> DueItem:
    """Hold the due item: two clicks, or two people, take turns."""
    DueItem.objects.select_for_update().get(pk=due_item.pk)
    return DueItem.objects.select_related(
        "unit", "duty__plan__document__issuing_unit", "duty__to_unit", "duty__via_unit"
    ).get(pk=due_item.pk)


def taken_in_by(duty: Duty) -> Unit:
    """Return the unit that takes in what is owed: the receiver, else the one that issued the plan."""
    return duty.receiver or duty.plan.document.issuing_unit


def file(due_item: DueItem, *, code: str, issued_on: date, data: bytes, name: str, by: Acting, today: date) -> Filing:
    """Hand in the unit's own plan or estimate (nộp kế hoạch): number, date, file."""
    demand(by, "plans.file", due_item.unit)
    with discarding_files(), transaction.atomic():
        item = _locked(due_item)
        _refuse_filing(item, code, issued_on, today)
        filing = Filing.objects.create(
            due_item=item, code=code.strip(), issued_on=issued_on, file=store_file(data=data, name=name, by=by),
            sent_by=person_of(by),
        )  # fmt: skip
        item.sent_on, item.returned = today, False
        item.save(update_fields=("sent_on", "returned"))
        record("plans.file", by=by.actor, about=item, filing=filing, issued_on=issued_on)
    return filing


def _refuse_filing(item: DueItem, code: str, issued_on: date, today: date) -> None:
    if item.duty.kind == Duty.Kind.REPORT:
        raise RuleBroken(_("Báo cáo được lập và gửi ở trang Báo cáo, không nộp tệp ở đây."))
    if item.duty.is_withdrawn:
        raise RuleBroken(_("Nghĩa vụ này đã thu hồi, nên không phải nộp nữa."))
    if item.duty.plan.state != Plan.State.IN_FORCE:
        raise RuleBroken(_("Kế hoạch này đã lưu hồ sơ, nên không nộp được nữa."))
    if item.settled_on:
        raise RuleBroken(_("Nơi nhận đã nhận văn bản của đơn vị, nên không nộp lại được."))
    if item.filings.filter(state=Filing.State.SENT).exists():
        raise RuleBroken(_("Văn bản đã gửi và đang chờ nơi nhận xem, nên chưa nộp lại được."))
    if not code.strip():
        raise RuleBroken(_("Hãy ghi số, ký hiệu của văn bản."))
    if issued_on > today:
        raise RuleBroken(_("Ngày ban hành ở sau hôm nay. Hãy xem lại ngày."))


def _answer(filing: Filing, state: Filing.State, reason: str, by: Acting) -> tuple[DueItem, Filing]:
    """Answer a filing that is still waiting; a second answer is refused."""
    item = _locked(filing.due_item)
    now = Filing.objects.get(pk=filing.pk)
    if now.state != Filing.State.SENT:
        raise RuleBroken(_("Văn bản này đã được trả lời: %(state)s.") % {"state": now.get_state_display()})
    now.state, now.reason = state, reason
    now.answered_by, now.answered_at = person_of(by), timezone.now()
    now.save(update_fields=("state", "reason", "answered_by", "answered_at"))
    return item, now


@transaction.atomic
def accept_filing(filing: Filing, *, by: Acting, today: date) -> Filing:
    """Take in what a unit handed in (nhận văn bản nộp).

    Where the plan gives the same sentence to the unit as a task too, that task is reported done by the same act, so
    that nobody enters it twice.
    """
    demand(by, "plans.accept_filing", taken_in_by(filing.due_item.duty))
    item, now = _answer(filing, Filing.State.ACCEPTED, "", by)
    item.settled_on = today
    item.save(update_fields=("settled_on",))
    record("plans.accept_filing", by=by.actor, about=item, filing=now)
    for assignment in _ordered_by(item):
        report_progress(
            assignment, state=Assignment.State.DONE, percent=None, quantity=None, quantity_unit="",
            words=_("Đã nộp %(code)s ngày %(day)s; nơi nhận đã nhận.") % {
                "code": now.code, "day": f"{now.issued_on:%d/%m/%Y}"},
            files=(), by=System("plans.accept_filing"), today=today,
        )  # fmt: skip
    return now


def _ordered_by(item: DueItem) -> list[Assignment]:
    """Return the unit's open assignments whose task is the very sentence of the duty; what comes back is never done."""
    if recurs(item.duty.when):
        return []
    open_states = (Assignment.State.NOT_STARTED, Assignment.State.DOING, Assignment.State.BLOCKED)
    rows = Assignment.objects.filter(
        unit=item.unit, state__in=open_states, task__state=Task.State.ACTIVE, task__in_plan__plan=item.duty.plan,
        task__start__lte=item.duty.start, task__end__gt=item.duty.start,
    )  # fmt: skip
    return [one for one in rows.select_related("task", "unit") if same_order(one.task.sentence, item.duty.sentence)]


@transaction.atomic
def return_filing(filing: Filing, *, reason: str, by: Acting) -> Filing:
    """Return what a unit handed in, with a reason (trả lại văn bản nộp): it is owed again."""
    demand(by, "plans.accept_filing", taken_in_by(filing.due_item.duty))
    if not reason.strip():
        raise RuleBroken(_("Hãy ghi lý do trả lại để đơn vị biết cần sửa gì."))
    item, now = _answer(filing, Filing.State.RETURNED, reason.strip(), by)
    item.sent_on, item.returned = None, True
    item.save(update_fields=("sent_on", "returned"))
    record("plans.return_filing", by=by.actor, about=item, filing=now, reason=now.reason)
    return now
