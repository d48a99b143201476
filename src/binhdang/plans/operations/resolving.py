"""Saying whom a name means, and making those nobody knows yet."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from binhdang.accounts.acting import Acting, demand
from binhdang.audit.operations import record
from binhdang.organisations.lookup import Directory, Proposal
from binhdang.organisations.models import Group, Post, Proof, Unit, UnitPath
from binhdang.organisations.operations import create_post, create_unit
from binhdang.organisations.rules import without_marks
from binhdang.organisations.wording import collective, plain
from binhdang.plans.models import Addressee, Plan, Target
from binhdang.plans.operations.drafting import target_of
from binhdang.plans.operations.reading import locked_draft
from binhdang.web.rules import RuleBroken

CODE_SIZE = 40


@transaction.atomic
def resolve(addressee: Addressee, *, targets: Sequence[Unit | Post | Group], by: Acting) -> Addressee:
    """Say whom a name means (xác nhận tên): units, posts, groups; nobody puts the name back among the unknown."""
    demand(by, "plans.confirm", addressee.plan.document.issuing_unit)
    plan = locked_draft(addressee.plan)
    _refuse_strangers(plan.document.issuing_unit, targets)
    addressee.targets.all().delete()
    Target.objects.bulk_create([target_of(addressee, meant) for meant in dict.fromkeys(targets)])
    addressee.state = Addressee.State.CONFIRMED if targets else Addressee.State.UNKNOWN
    addressee.save(update_fields=("state",))
    record("plans.resolve", by=by.actor, about=plan, name=addressee.name, targets=list(targets))
    return addressee


def _refuse_strangers(issuing: Unit, targets: Sequence[Unit | Post | Group]) -> None:
    """Refuse units of another tree: a plan gives work inside its own province."""
    meant = {_unit_of(target) for target in targets}
    tops = UnitPath.objects.filter(descendant=issuing, ancestor__parent__isnull=True).values("ancestor")
    inside = set(UnitPath.objects.filter(ancestor__in=tops, descendant__in=meant).values_list("descendant", flat=True))
    if meant - inside:
        raise RuleBroken(_("Đơn vị được chọn không thuộc địa bàn của kế hoạch. Hãy chọn trong danh sách."))


def _unit_of(target: Unit | Post | Group) -> int:
    if isinstance(target, Unit):
        return target.pk
    return target.unit_id if isinstance(target, Post) else target.within_id


@transaction.atomic
def create_meant(addressee: Addressee, *, by: Acting, today: date) -> Addressee:
    """Make the unit or post that an unknown name seems to mean, marked "cần kiểm tra" (tạo đơn vị, chức danh mới)."""
    issuing = addressee.plan.document.issuing_unit
    demand(by, "plans.confirm", issuing)
    found = Directory.of(issuing, today).find(addressee.name)
    made = [_create(proposal, issuing, by) for proposal in found.unknown]
    return resolve(addressee, targets=[*found.targets, *made], by=by)


@transaction.atomic
def create_all_meant(plan: Plan, *, by: Acting, today: date) -> int:
    """Make who every unknown name seems to mean, to be checked later (tạo mới hàng loạt); return for how many names.

    A collective name ("UBND các huyện") is left: whom it covers a person says.
    """
    demand(by, "plans.confirm", plan.document.issuing_unit)
    now = locked_draft(plan)
    names = [one for one in now.addressees.filter(state=Addressee.State.UNKNOWN) if not collective(plain(one.name))]
    for addressee in names:
        create_meant(addressee, by=by, today=today)
    if names:
        record("plans.create_all_meant", by=by.actor, about=now, count=len(names))
    return len(names)


def _create(proposal: Proposal, issuing: Unit, by: Acting) -> Unit | Post:
    if proposal.is_post:
        return create_post(issuing, name=proposal.name[:200], by=by.actor, proof=Proof.TO_CHECK)
    return create_unit(
        code=free_code(issuing, proposal.name),
        name=proposal.name[:200],
        kind=Unit.Kind(proposal.kind),
        level=issuing.level,
        parent=issuing,
        by=by.actor,
        place=issuing.place,
        proof=Proof.TO_CHECK,
    )


def free_code(issuing: Unit, name: str) -> str:
    """Return a code from the initials of the name that no unit has yet."""
    initials = "".join(word[0] for word in without_marks(name).upper().split() if word[0].isalnum())[:12]
    stem = f"{issuing.code}-{initials or 'M'}"[: CODE_SIZE - 4]
    taken = set(Unit.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(code for code in (stem, *(f"{stem}-{i}" for i in range(2, 1000))) if code not in taken)
