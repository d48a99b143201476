"""Reporting progress, asking for more time, raising and answering what stands in the way."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from binhdang.accounts.acting import Acting, demand, person_of
from binhdang.audit.operations import record
from binhdang.documents.operations import store_file
from binhdang.documents.storage import discarding_files
from binhdang.tasks import rules
from binhdang.tasks.models import Assignment, Evidence, Extension, Obstacle, Progress
from binhdang.tasks.rules import Refusal, Said
from binhdang.web.rules import RuleBroken

REFUSALS = {
    Refusal.FILED: gettext_lazy("Nhiệm vụ này đã đưa vào lưu hồ sơ hoặc đã thu hồi, nên không ghi thêm được."),
    Refusal.DONE: gettext_lazy("Việc này đã báo xong. Nếu chưa xong, hãy báo lại tiến độ trước."),
    Refusal.DECLINED: gettext_lazy("Đơn vị đã trả lời không nhận việc này, nên không ghi thêm được."),
    Refusal.NO_DEADLINE: gettext_lazy("Việc này không có hạn (thường xuyên), nên không phải xin gia hạn."),
    Refusal.NOT_LATER: gettext_lazy("Ngày xin lùi phải sau hạn hiện nay. Hãy chọn ngày khác."),
    Refusal.PAST: gettext_lazy("Ngày xin lùi đã qua. Hãy chọn một ngày từ hôm nay trở đi."),
    Refusal.TOO_FAR: gettext_lazy("Ngày xin lùi quá xa: chậm nhất là hết năm sau. Hãy xem lại năm."),
    Refusal.NOT_ASKED: gettext_lazy(
        "Việc này được giao, không phải đề nghị, nên không từ chối được. Nếu gặp khó, hãy nêu vướng mắc."
    ),
}
REPORTABLE = (
    Assignment.State.NOT_STARTED,
    Assignment.State.DOING,
    Assignment.State.BLOCKED,
    Assignment.State.DONE,
)


def _allow(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise RuleBroken(str(REFUSALS[refusal]))


def _locked(assignment: Assignment) -> Assignment:
    """Read the row again and hold it: two clicks, or two people, take turns."""
    # Locked by itself: PostgreSQL refuses to lock the optional rows of a join.
    return Assignment.objects.select_for_update().get(pk=assignment.pk)


def _said(words: str, sentence: str) -> str:
    """Return the words without what surrounds them; none at all is refused."""
    if not words.strip():
        raise RuleBroken(sentence)
    return words.strip()


@discarding_files()
@transaction.atomic
def report_progress(
    assignment: Assignment,
    *,
    state: str,
    percent: int | None,
    quantity: Decimal | None,
    quantity_unit: str,
    words: str,
    files: Sequence[tuple[str, bytes]],
    by: Acting,
    today: date,
) -> Progress:
    """Report how far the work is (báo tiến độ); the same words twice on a day are one report."""
    demand(by, "tasks.report", assignment.unit)
    current = _locked(assignment)
    _allow(rules.may_report(state=current.state, task_state=current.task.state))
    _check_progress(state, percent, quantity, words)
    said = Said(
        state, rules.percent_of(state, percent), _plain(quantity), quantity_unit.strip(), words.strip(),
        frozenset(sha256(data).hexdigest() for _name, data in files),
    )  # fmt: skip
    repeated = _repeated(current, said, by, today)
    if repeated is not None:
        return repeated
    progress = Progress.objects.create(
        assignment=current, state=said.state, percent=said.percent, quantity=quantity,
        quantity_unit=said.quantity_unit, words=said.words, reported_on=today, reported_by=person_of(by),
    )  # fmt: skip
    for name, data in files:
        Evidence.objects.create(progress=progress, file=store_file(data=data, name=name, by=by))
    _carry(progress, current, today)
    record(
        "tasks.report_progress", by=by.actor, about=current, progress=progress.pk, state=said.state,
        percent=said.percent, quantity=quantity, files=[name for name, _data in files],
    )  # fmt: skip
    return progress


def _check_progress(state: str, percent: int | None, quantity: Decimal | None, words: str) -> None:
    if state not in REPORTABLE:
        raise RuleBroken(_("Hãy chọn tình trạng: chưa bắt đầu, đang làm, vướng mắc hoặc xong."))
    if percent is not None and not 0 <= percent <= 100:
        raise RuleBroken(_("Tỷ lệ phải từ 0 đến 100 %."))
    if quantity is not None and quantity < 0:
        raise RuleBroken(_("Khối lượng không thể nhỏ hơn 0."))
    if state == Assignment.State.BLOCKED and not words.strip():
        raise RuleBroken(_("Việc đang vướng thì hãy viết vướng ở đâu, để cơ quan thường trực gỡ được."))


def _plain(quantity: Decimal | None) -> str:
    return "" if quantity is None else f"{quantity.normalize():f}"


def _repeated(assignment: Assignment, said: Said, by: Acting, today: date) -> Progress | None:
    """Return the latest report when the same person said exactly this today: a second click, not news."""
    latest = assignment.progress.first()
    if latest is None or latest.reported_on != today or latest.reported_by_id != by.pk:
        return None
    there = Said(
        latest.state, latest.percent, _plain(latest.quantity), latest.quantity_unit, latest.words,
        frozenset(latest.evidence.values_list("file__sha256", flat=True)),
    )  # fmt: skip
    return latest if there == said else None


def _carry(progress: Progress, assignment: Assignment, today: date) -> None:
    """Bring the report's values to the assignment, where lists read them."""
    # The day it was done stays when the finished work is only described better.
    done = progress.state == Assignment.State.DONE
    assignment.done_on = (assignment.done_on or today) if done else None
    assignment.state = progress.state
    assignment.percent = progress.percent
    assignment.quantity = progress.quantity
    assignment.quantity_unit = progress.quantity_unit
    assignment.progressed_on = today
    assignment.save()


@transaction.atomic
def extend(assignment: Assignment, *, until: date, reason: str, by: Acting, today: date) -> Extension:
    """Ask for a later deadline (xin gia hạn); the coordinator of the issuing unit answers."""
    demand(by, "tasks.report", assignment.unit)
    current = _locked(assignment)
    reason = _said(reason, _("Hãy viết lý do xin gia hạn."))
    waiting = current.extensions.filter(state=Extension.State.ASKED).first()
    if waiting is not None:
        if (waiting.until, waiting.reason) == (until, reason):
            return waiting
        raise RuleBroken(_("Đơn vị đã xin gia hạn việc này và đang chờ trả lời."))
    _allow(
        rules.may_extend(
            deadline=current.deadline, until=until, state=current.state, task_state=current.task.state, today=today
        )
    )
    extension = Extension.objects.create(assignment=current, until=until, reason=reason, asked_by=person_of(by))
    record("tasks.extend", by=by.actor, about=current, extension=extension.pk, until=until, reason=reason)
    return extension


@transaction.atomic
def answer_extension(extension: Extension, *, granted: bool, answer: str, by: Acting) -> Extension:
    """Grant or refuse the later deadline (trả lời xin gia hạn); the task keeps its own, the assignment moves."""
    demand(by, "tasks.answer", extension.assignment.task.document.issuing_unit)
    assignment = _locked(extension.assignment)
    current = Extension.objects.select_for_update().get(pk=extension.pk)
    if current.state != Extension.State.ASKED:
        raise RuleBroken(_("Đề nghị gia hạn này đã được trả lời rồi."))
    if not granted:
        _said(answer, _("Không đồng ý thì hãy viết lý do, để đơn vị biết phải làm gì."))
    current.state = Extension.State.GRANTED if granted else Extension.State.REFUSED
    current.answer, current.answered_by, current.answered_at = answer.strip(), person_of(by), timezone.now()
    current.save()
    earlier = assignment.deadline
    if granted:
        assignment.deadline = current.until
        assignment.save(update_fields=["deadline"])
    record(
        "tasks.answer_extension", by=by.actor, about=assignment, extension=current.pk, granted=granted,
        earlier=earlier, deadline=assignment.deadline, answer=current.answer,
    )  # fmt: skip
    return current


@transaction.atomic
def raise_obstacle(assignment: Assignment, *, words: str, by: Acting) -> Obstacle:
    """Say what stands in the way (nêu khó khăn, vướng mắc): the work counts as blocked until progress is reported."""
    demand(by, "tasks.report", assignment.unit)
    current = _locked(assignment)
    words = _said(words, _("Hãy viết khó khăn, vướng mắc là gì và cần ai giúp việc gì."))
    _allow(rules.may_work(state=current.state, task_state=current.task.state))
    there = current.obstacles.filter(answered_at__isnull=True, words=words).first()
    if there is not None:
        return there
    obstacle = Obstacle.objects.create(assignment=current, words=words, raised_by=person_of(by))
    current.state = Assignment.State.BLOCKED
    current.save(update_fields=["state"])
    record("tasks.raise_obstacle", by=by.actor, about=current, obstacle=obstacle.pk, words=words)
    return obstacle


@transaction.atomic
def answer_obstacle(obstacle: Obstacle, *, answer: str, by: Acting) -> Obstacle:
    """Answer an obstacle (trả lời vướng mắc); the unit's next report of progress says whether it is gone."""
    demand(by, "tasks.answer", obstacle.assignment.task.document.issuing_unit)
    current = Obstacle.objects.select_for_update().get(pk=obstacle.pk)
    if current.answered_at is not None:
        raise RuleBroken(_("Vướng mắc này đã được trả lời rồi."))
    current.answer = _said(answer, _("Hãy viết trả lời: ai làm gì, đến bao giờ."))
    current.answered_by, current.answered_at = person_of(by), timezone.now()
    current.save()
    record("tasks.answer_obstacle", by=by.actor, about=current.assignment, obstacle=current.pk, answer=current.answer)
    return current


@transaction.atomic
def decline(assignment: Assignment, *, reason: str, by: Acting, today: date) -> Progress:
    """Decline work that was asked, not ordered (không nhận việc đề nghị); the reason stands in its history."""
    demand(by, "tasks.report", assignment.unit)
    current = _locked(assignment)
    _allow(rules.may_decline(asked=current.asked, state=current.state, task_state=current.task.state))
    reason = _said(reason, _("Hãy viết lý do không nhận."))
    progress = Progress.objects.create(
        assignment=current, state=Assignment.State.DECLINED, words=reason, reported_on=today, reported_by=person_of(by)
    )
    current.state = Assignment.State.DECLINED
    current.progressed_on = today
    current.save(update_fields=["state", "progressed_on"])
    record("tasks.decline", by=by.actor, about=current, reason=reason)
    return progress
