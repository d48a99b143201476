"""Making units, posts and groups."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from binhdang.audit.models import Actor
from binhdang.audit.operations import record
from binhdang.organisations.models import Group, GroupMember, Level, Post, Proof, Unit, UnitName, UnitPath
from binhdang.organisations.rules import fold, sort_key, without_marks
from binhdang.web.rules import RuleBroken


@transaction.atomic
def create_unit(
    *,
    code: str,
    name: str,
    kind: Unit.Kind,
    level: Level,
    parent: Unit | None,
    by: Actor,
    short_name: str = "",
    place: str = "",
    symbol: str = "",
    proof: Proof = Proof.VERIFIED,
    other_names: Sequence[str] = (),
) -> Unit:
    """Add a unit below its parent (thêm đơn vị)."""
    if Unit.objects.filter(code=code).exists():
        raise RuleBroken(_("Mã đơn vị %(code)s đã có. Hãy chọn mã khác.") % {"code": code})
    unit = Unit.objects.create(
        code=code, name=name, short_name=short_name, kind=kind, level=level, parent=parent, place=place, symbol=symbol,
        proof=proof, folded=fold(name)[:200], sort_key=sort_key(name),
        search=without_marks(" ".join((name, short_name, code, *other_names))),
    )  # fmt: skip
    above = [] if parent is None else list(UnitPath.objects.filter(descendant=parent))
    UnitPath.objects.bulk_create(
        [UnitPath(ancestor=unit, descendant=unit, depth=0)]
        + [UnitPath(ancestor_id=path.ancestor_id, descendant=unit, depth=path.depth + 1) for path in above]
    )
    names = {fold(other): other for other in (short_name, *other_names) if other and fold(other) != unit.folded}
    UnitName.objects.bulk_create(UnitName(unit=unit, name=other, folded=key[:200]) for key, other in names.items())
    record("organisations.create_unit", by=by, about=unit, code=code, parent=parent)
    return unit


@transaction.atomic
def create_post(unit: Unit, *, name: str, by: Actor, proof: Proof = Proof.VERIFIED) -> Post:
    """Add a post to a unit (thêm chức danh); the same name gives the post that is there."""
    post, created = Post.objects.get_or_create(
        unit=unit, folded=fold(name)[:200], defaults={"name": name, "proof": proof}
    )
    if created:
        record("organisations.create_post", by=by, about=post)
    return post


@transaction.atomic
def create_group(
    *, code: str, name: str, within: Unit, members: Iterable[Unit], since: date | None, by: Actor,
    other_names: Iterable[str] = (), proof: Proof = Proof.VERIFIED,
) -> Group:  # fmt: skip
    """Add a named set of units (thêm nhóm đơn vị)."""
    if Group.objects.filter(code=code).exists():
        raise RuleBroken(_("Mã nhóm %(code)s đã có. Hãy chọn mã khác.") % {"code": code})
    group = Group.objects.create(
        code=code,
        name=name,
        within=within,
        folded=fold(name)[:200],
        other_names=list(other_names),
        proof=proof,
    )
    GroupMember.objects.bulk_create(GroupMember(group=group, unit=unit, valid_from=since) for unit in members)
    record("organisations.create_group", by=by, about=group)
    return group
