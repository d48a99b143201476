"""Decisions of the review, taken on a plan that is still a draft (rà soát): the plan follows its facts.

Each runs one operation of `documents` or `organisations` and brings the draft in line with it, in one transaction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from binhdang.accounts.acting import Acting, demand
from binhdang.audit.operations import record
from binhdang.documents import operations as documents
from binhdang.documents.models import Fact, LedgerItem, Reading
from binhdang.organisations.models import Group, Post, Proof, Unit
from binhdang.organisations.operations import create_group, create_post, create_unit
from binhdang.plans.models import Addressee, Placement, Plan
from binhdang.plans.operations.drafting import refresh
from binhdang.plans.operations.reading import Standing, locked_draft
from binhdang.plans.operations.resolving import free_code, resolve
from binhdang.web.rules import RuleBroken

# Facts on which the draft's title, outline, names or content groups rest.
FOLLOWED = frozenset(
    {
        Fact.Kind.HEADER,
        Fact.Kind.OUTLINE,
        Fact.Kind.AGENCY,
        Fact.Kind.TASK,
        Fact.Kind.DEADLINE,
        Fact.Kind.REPORT_DUTY,
    }
)


def _follow(plan: Plan, kind: str, today: date) -> None:
    if kind in FOLLOWED:
        refresh(plan, Standing.of(plan.document), today)


@transaction.atomic
def accept(plan: Plan, fact: Fact, *, by: Acting, today: date) -> Fact:
    """Take a fact as it stands (nhận)."""
    now = locked_draft(plan)
    was_out = fact.decision == Fact.Decision.REJECTED
    taken = documents.accept(fact, by=by)
    if was_out:
        _follow(now, fact.kind, today)
    return taken


@transaction.atomic
def accept_all(plan: Plan, reading: Reading, *, kind: str, by: Acting) -> int:
    """Take all sure facts of a kind (nhận tất cả)."""
    locked_draft(plan)
    return documents.accept_all(reading, kind=kind, by=by)


@transaction.atomic
def reject(plan: Plan, fact: Fact, *, by: Acting, today: date) -> Fact:
    """Say that it is no fact (bỏ)."""
    now = locked_draft(plan)
    left = documents.reject(fact, by=by)
    _follow(now, fact.kind, today)
    return left


@transaction.atomic
def correct(plan: Plan, fact: Fact, *, value: Mapping[str, Any], by: Acting, today: date) -> Fact:
    """Put a person's value in the place of what was read (sửa)."""
    now = locked_draft(plan)
    corrected = documents.correct(fact, value=value, by=by)
    _follow(now, fact.kind, today)
    return corrected


@transaction.atomic
def add(
    plan: Plan, reading: Reading, *, kind: str, value: Mapping[str, Any], start: int, end: int, by: Acting, today: date
) -> Fact:  # fmt: skip
    """Add what the reader missed (thêm)."""
    now = locked_draft(plan)
    fact = documents.add(reading, kind=kind, value=value, start=start, end=end, by=by)
    _follow(now, kind, today)
    return fact


@transaction.atomic
def close_ledger_item(plan: Plan, item: LedgerItem, *, decision: str, by: Acting) -> LedgerItem:
    """Say what becomes of words that no fact has used (xử lý chỗ chưa dùng đến)."""
    locked_draft(plan)
    return documents.close_ledger_item(item, decision=decision, by=by)


@transaction.atomic
def reread(plan: Plan, *, by: Acting, today: date) -> Reading:
    """Read the document again; decisions stay, and the draft follows (đọc lại)."""
    now = locked_draft(plan)
    reading = documents.reread(now.document, by=by)
    refresh(now, Standing.of(now.document), today)
    return reading


@transaction.atomic
def place_all(plan: Plan, *, by: Acting) -> int:
    """Confirm every proposed content group (xác nhận mọi đề xuất); return how many."""
    demand(by, "plans.confirm", plan.document.issuing_unit)
    now = locked_draft(plan)
    count = now.placements.filter(state=Placement.State.PROPOSED).update(state=Placement.State.CONFIRMED)
    if count:
        record("plans.place_all", by=by.actor, about=now, count=count)
    return count


@transaction.atomic
def resolve_all(plan: Plan, *, by: Acting) -> int:
    """Confirm whom every name is proposed to mean (xác nhận mọi tên); return how many."""
    demand(by, "plans.confirm", plan.document.issuing_unit)
    now = locked_draft(plan)
    count = now.addressees.filter(state=Addressee.State.PROPOSED).update(state=Addressee.State.CONFIRMED)
    if count:
        record("plans.resolve_all", by=by.actor, about=now, count=count)
    return count


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit to be made for a name: what the form asks for."""

    name: str
    kind: str
    parent: Unit


@transaction.atomic
def resolve_to_new_unit(
    addressee: Addressee, unit: NewUnit, *, beside: Sequence[Unit | Post | Group], by: Acting
) -> Unit:
    """Make a unit and let the name mean it, with those chosen already (thêm đơn vị)."""
    demand(by, "organisations.create", unit.parent)
    made = create_unit(
        code=free_code(unit.parent, unit.name), name=unit.name, kind=Unit.Kind(unit.kind), level=unit.parent.level,
        parent=unit.parent, place=unit.parent.place, by=by.actor, proof=Proof.TO_CHECK,
    )  # fmt: skip
    resolve(addressee, targets=[*beside, made], by=by)
    return made


@transaction.atomic
def resolve_to_new_post(
    addressee: Addressee, *, name: str, chosen: Sequence[Unit | Post | Group], by: Acting
) -> Post:  # fmt: skip
    """Make a post of the one unit chosen, and let the name mean it (thêm chức danh)."""
    units = [target for target in chosen if isinstance(target, Unit)]
    if len(units) != 1:
        raise RuleBroken(_("Hãy chọn đúng một đơn vị mà chức danh thuộc về."))
    demand(by, "organisations.create", units[0])
    post = create_post(units[0], name=name, by=by.actor, proof=Proof.TO_CHECK)
    resolve(addressee, targets=[*(target for target in chosen if target != units[0]), post], by=by)
    return post


@transaction.atomic
def resolve_to_new_group(
    addressee: Addressee, *, name: str, chosen: Sequence[Unit | Post | Group], by: Acting
) -> Group:  # fmt: skip
    """Make a group of the units chosen, and let the name mean it (lập nhóm)."""
    units = [target for target in chosen if isinstance(target, Unit)]
    if len(units) < 2:
        raise RuleBroken(_("Hãy chọn ít nhất hai đơn vị để lập nhóm."))
    within = addressee.plan.document.issuing_unit
    demand(by, "organisations.create", within)
    number = Group.objects.filter(within=within).count() + 1
    while Group.objects.filter(code=f"{within.code}-N{number}").exists():
        number += 1
    group = create_group(
        code=f"{within.code}-N{number}", name=name, within=within, members=units, since=None, by=by.actor,
        proof=Proof.TO_CHECK,
    )  # fmt: skip
    resolve(addressee, targets=[*(target for target in chosen if target not in units), group], by=by)
    return group
