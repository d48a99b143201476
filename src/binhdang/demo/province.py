"""Making the fictional province: units, groups, people."""

from dataclasses import dataclass

from binhdang.accounts.models import Grant, Person
from binhdang.accounts.operations import create_person, grant
from binhdang.audit.models import Actor
from binhdang.demo import places
from binhdang.organisations.models import Level, Post, Unit
from binhdang.organisations.operations import create_group, create_post, create_unit

MAKER = Actor(None, "dữ liệu minh họa")


@dataclass(frozen=True, slots=True)
class Province:
    """The province once it is made, to find units and people in."""

    unit: Unit
    units: dict[str, Unit]
    officers: dict[str, Person]
    heads: dict[str, Person]
    coordinator: Person

    @property
    def departments(self) -> list[Unit]:
        """The departments and bodies of the province, in the order of their table."""
        return [self.units[place.code] for place in places.DEPARTMENTS]

    @property
    def communes(self) -> list[Unit]:
        """The communes, in the order of their table."""
        return [self.units[place.code] for place in places.COMMUNES]

    @property
    def reporting(self) -> list[Unit]:
        """Who reports to the standing agency."""
        return [unit for unit in (*self.departments, *self.communes) if unit.code != places.STANDING_AGENCY]


def make_province() -> Province:
    """Make everything that stands before the first plan."""
    levels = {level.code: level for level in Level.objects.all()}
    top = create_unit(
        code=places.PROVINCE, name="Ủy ban nhân dân tỉnh Thanh Hòa", short_name="tỉnh Thanh Hòa", place="Thanh Hòa",
        kind=Unit.Kind.PEOPLES_COMMITTEE, level=levels["province"], parent=None, symbol="UBND", by=MAKER,
        other_names=("Ủy ban nhân dân tỉnh",),
    )  # fmt: skip
    units = {top.code: top}
    for place in (*places.DEPARTMENTS, *places.COMMUNES):
        level = levels["commune" if place in places.COMMUNES else "province"]
        units[place.code] = create_unit(
            code=place.code, name=place.name, kind=place.kind, level=level, parent=top, short_name=place.short_name,
            place=place.place, symbol=place.symbol, other_names=place.other_names, by=MAKER,
        )  # fmt: skip
    _make_groups(top, units)
    officers, heads, coordinator = _make_people(units)
    return Province(top, units, officers, heads, coordinator)


def _make_groups(top: Unit, units: dict[str, Unit]) -> None:
    members = (places.DEPARTMENTS, places.COMMUNES)
    for (code, name, others), group in zip(places.GROUPS, members, strict=True):
        create_group(
            code=code, name=name, within=top, members=[units[place.code] for place in group], since=None, by=MAKER,
            other_names=others,
        )  # fmt: skip


def _make_people(units: dict[str, Unit]) -> tuple[dict[str, Person], dict[str, Person], Person]:
    """Make everybody; return who writes and who signs for each unit, and the coordinator."""
    officers: dict[str, Person] = {}
    heads: dict[str, Person] = {}
    coordinator: Person | None = None
    for somebody in places.everybody():
        unit = units[somebody.unit]
        post: Post = create_post(unit, name=somebody.post, by=MAKER)
        person = create_person(
            username=somebody.username, full_name=somebody.full_name, unit=unit, post=post,
            password=places.PASSWORD, by=MAKER,
        )  # fmt: skip
        for role, code, below in somebody.roles:
            scope = Grant.Scope.SUBTREE if below else Grant.Scope.OWN
            grant(person, role=role, unit=units[code], scope=scope, by=MAKER)
            if role == Grant.Role.OFFICER:
                officers[code] = person
            elif role == Grant.Role.HEAD:
                heads[code] = person
            elif role == Grant.Role.COORDINATOR:
                coordinator = person
    if coordinator is None:
        raise LookupError("nobody of the table coordinates")
    return officers, heads, coordinator
