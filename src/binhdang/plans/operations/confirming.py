"""Confirming a plan: what was read and reviewed becomes work."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from binhdang.accounts.acting import Acting, demand, person_of
from binhdang.audit.operations import record
from binhdang.documents.models import Fact
from binhdang.organisations.rules import fold
from binhdang.organisations.wording import collective, plain
from binhdang.plans.models import Addressee, Plan
from binhdang.plans.operations.assigning import Meanings, Receiver, document_day, write_tasks
from binhdang.plans.operations.dating import write_duties
from binhdang.plans.operations.drafting import refresh
from binhdang.plans.operations.reading import (
    NAME_SIZE,
    Standing,
    is_other_issuer,
    locked_draft,
    means_everybody,
    missing_of,
    names_of_task,
)
from binhdang.plans.operations.resolving import create_meant
from binhdang.plans.rules import is_over
from binhdang.tasks.models import Assignment
from binhdang.web.rules import RuleBroken

SHOWN_NAMES = 5


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a confirmation put in force (kết quả xác nhận): counts, and what should be looked at."""

    tasks: int
    assignments: int
    deadlines: int
    duties: int
    warnings: list[str] = field(default_factory=list)
    due_items: int = 0
    is_history: bool = False


@transaction.atomic
def confirm(plan: Plan, *, by: Acting, today: date, create_unknown: bool = False) -> Confirmed:
    """Put a plan in force (xác nhận kế hoạch); one whose year is over is filed as history, and nothing is chased."""
    demand(by, "plans.confirm", plan.document.issuing_unit)
    plan = locked_draft(plan)
    facts = Standing.of(plan.document)
    refresh(plan, facts, today)
    _settle_names(plan, facts, by=by, today=today, create_unknown=create_unknown)
    history = is_over(plan.year, today)
    sections = list(plan.sections.all())
    meanings = Meanings.of(plan, document_day(plan.document, today, history=history))
    tasks, assignments = write_tasks(plan, facts, meanings, sections, history=history)
    _mean_those_assigned(facts, meanings, assignments)
    duties, due_items, unclear = write_duties(
        plan, facts, meanings, _asked_units(assignments), today=today, history=history
    )
    result = Confirmed(
        tasks=len(tasks),
        assignments=len(assignments),
        deadlines=sum(bool(fact.current.get("when")) for fact in facts.kind(Fact.Kind.DEADLINE)),
        duties=len(duties),
        warnings=[
            *_unsigned(plan, facts), *_other_issuer(plan, facts), *_unassigned(len(tasks), assignments), *unclear,
            *_unseen(facts),
        ],
        due_items=due_items,
        is_history=history,
    )  # fmt: skip
    plan.state = Plan.State.HISTORY if history else Plan.State.IN_FORCE
    plan.confirmed_by, plan.confirmed_at = person_of(by), timezone.now()
    plan.save(update_fields=("state", "confirmed_by", "confirmed_at"))
    record(
        "plans.confirm", by=by.actor, about=plan, state=plan.state, tasks=result.tasks, assignments=result.assignments,
        deadlines=result.deadlines, duties=result.duties, due_items=due_items, warnings=result.warnings,
    )  # fmt: skip
    return result


def _settle_names(plan: Plan, facts: Standing, *, by: Acting, today: date, create_unknown: bool) -> None:
    """Refuse while nobody knows whom a name means; the command line makes them, to be checked later."""
    given_work = {fold(name)[:NAME_SIZE] for fact in facts.kind(Fact.Kind.TASK) for name in names_of_task(fact)}
    unknown = [
        one
        for one in plan.addressees.filter(state=Addressee.State.UNKNOWN)
        if not means_everybody(one.name, has_work=one.folded in given_work)
    ]
    if not create_unknown and unknown:
        names = "; ".join(f"“{addressee.name}”" for addressee in unknown[:SHOWN_NAMES])
        more = len(unknown) - SHOWN_NAMES
        names += _(" và %(count)s tên khác") % {"count": more} if more > 0 else ""
        raise RuleBroken(
            ngettext(
                "Còn %(count)s tên chưa rõ là ai: %(names)s. Hãy chọn đơn vị, chức danh hoặc nhóm cho tên đó.",
                "Còn %(count)s tên chưa rõ là ai: %(names)s. Hãy chọn đơn vị, chức danh hoặc nhóm cho từng tên.",
                len(unknown),
            )
            % {"count": len(unknown), "names": names}
        )
    for addressee in unknown:
        create_meant(addressee, by=by, today=today)


def _mean_those_assigned(facts: Standing, meanings: Meanings, assignments: Sequence[Assignment]) -> None:
    """Let a collective name that owes something, and that nobody else bears, mean all who were given work."""
    everybody = [Receiver(unit) for unit in dict.fromkeys(one.unit_id for one in assignments)]
    for name in facts.names():
        if not meanings.of_name(name) and collective(plain(name)):
            meanings.add(name, everybody)


def _asked_units(assignments: Sequence[Assignment]) -> frozenset[int]:
    """Return the units that the plan only asks."""
    told = {one.unit_id for one in assignments if not one.asked}
    return frozenset(one.unit_id for one in assignments if one.asked) - told


def _unsigned(plan: Plan, facts: Standing) -> list[str]:
    missing = missing_of(plan.document, facts.header("signer_name"))
    return [_("Bản chưa ký: thiếu %(what)s.") % {"what": ", ".join(missing)}] if missing else []


def _other_issuer(plan: Plan, facts: Standing) -> list[str]:
    authority, unit = facts.header("authority"), plan.document.issuing_unit
    if not is_other_issuer(authority, unit):
        return []
    return [
        _("Văn bản ghi cơ quan ban hành là “%(authority)s”, không phải %(unit)s.")
        % {"authority": authority, "unit": unit}
    ]


def _unassigned(tasks: int, assignments: Sequence[Assignment]) -> list[str]:
    if not tasks:
        return [_("Không tìm thấy việc nào được giao trong văn bản.")]
    without = tasks - len({one.task_id for one in assignments})
    if not without:
        return []
    return [
        ngettext("%(count)s việc chưa có đơn vị nhận.", "%(count)s việc chưa có đơn vị nhận.", without)
        % {"count": without}
    ]


def _unseen(facts: Standing) -> list[str]:
    doubtful = sum(
        fact.level == Fact.Level.CHECK and fact.decision == Fact.Decision.PENDING
        for rows in facts.by_kind.values()
        for fact in rows
    )
    if not doubtful:
        return []
    return [
        ngettext(
            "%(count)s dữ kiện máy còn ngờ mà chưa ai xem.",
            "%(count)s dữ kiện máy còn ngờ mà chưa ai xem.",
            doubtful,
        )
        % {"count": doubtful}
    ]
