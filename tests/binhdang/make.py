"""Things tests start from, made by the operations that people use: plain functions with defaults."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from binhdang.accounts.models import Grant, Person
from binhdang.accounts.operations import create_person, grant
from binhdang.audit.models import Actor
from binhdang.organisations.models import Group, Level, Unit
from binhdang.organisations.operations import create_group, create_post, create_unit
from binhdang.organisations.reference import load_levels

TODAY = date(2026, 6, 8)
PASSWORD = "binhdang-demo"
MAKER = Actor(None, "kiểm thử")
PLAN_FILE = Path(__file__).with_name("ke-hoach.txt")


def plan_text() -> str:
    """Return the small plan of tests (confirmed: 4 agencies named, one of them a group)."""
    return PLAN_FILE.read_text(encoding="utf-8")


def level_of(code: str = "province") -> Level:
    """Return a level of government of the reference data."""
    return Level.objects.get(code=code)


def make_unit(
    code: str,
    name: str,
    *,
    parent: Unit | None = None,
    kind: Unit.Kind = Unit.Kind.DEPARTMENT,
    level: Level | None = None,
    short_name: str = "",
    place: str = "Thanh Hòa",
    symbol: str = "",
    other_names: tuple[str, ...] = (),
) -> Unit:
    """Make a unit; its level is its parent's unless given."""
    return create_unit(
        code=code, name=name, kind=kind, level=level or (parent.level if parent else level_of()), parent=parent,
        short_name=short_name, place=place, symbol=symbol, other_names=other_names, by=MAKER,
    )  # fmt: skip


def make_commune(code: str, name: str, parent: Unit) -> Unit:
    """Make a commune: `name` with its kind in front, such as "xã Đèo Gió"."""
    return make_unit(
        code,
        f"Ủy ban nhân dân {name}",
        parent=parent,
        kind=Unit.Kind.PEOPLES_COMMITTEE,
        level=level_of("commune"),
        short_name=name,
        place=name.partition(" ")[2],
    )


def make_person(
    username: str,
    full_name: str,
    unit: Unit,
    *grants: tuple[Grant.Role, Unit],
    post: str = "",
    subtree: bool = False,
) -> Person:
    """Make somebody with the password of the demo and the roles given (`subtree`: each for all below its unit too)."""
    person = create_person(
        username=username, full_name=full_name, unit=unit, password=PASSWORD, by=MAKER,
        post=create_post(unit, name=post, by=MAKER) if post else None,
    )  # fmt: skip
    for role, where in grants:
        scope = Grant.Scope.SUBTREE if subtree and where != unit else Grant.Scope.OWN
        grant(person, role=role, unit=where, scope=scope, by=MAKER)
    return person


@dataclass
class World:
    """A small province of tests: three departments, three communes, two groups and the people of the demo."""

    province: Unit
    units: dict[str, Unit] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)


def make_world() -> World:
    """Make the levels, the province, its units, groups and people; no plan."""
    load_levels()
    province = make_unit(
        "TH", "Ủy ban nhân dân tỉnh Thanh Hòa", kind=Unit.Kind.PEOPLES_COMMITTEE, short_name="tỉnh Thanh Hòa"
    )
    world = World(province)
    for code, name, symbol in (
        ("TH-SNV", "Sở Nội vụ", "SNV"),
        ("TH-SYT", "Sở Y tế", "SYT"),
        ("TH-SGDDT", "Sở Giáo dục và Đào tạo", "SGDĐT"),
    ):
        world.units[code] = make_unit(
            code, name, parent=province, symbol=symbol, other_names=(f"{name} tỉnh Thanh Hòa",)
        )
    for code, name in (("TH-X01", "xã Đèo Gió"), ("TH-X02", "phường Láng Sen"), ("TH-X03", "xã Cồn Mây")):
        world.units[code] = make_commune(code, name, province)
    departments = [unit for code, unit in world.units.items() if code.startswith("TH-S")]
    communes = [unit for code, unit in world.units.items() if code.startswith("TH-X")]
    world.groups["TH-CAC-SO"] = create_group(
        code="TH-CAC-SO", name="các sở, ban, ngành tỉnh", within=province, members=departments, since=None, by=MAKER,
        other_names=("Các sở, ban, ngành",),
    )  # fmt: skip
    world.groups["TH-CAC-XA"] = create_group(
        code="TH-CAC-XA", name="UBND các xã, phường", within=province, members=communes, since=None, by=MAKER,
        other_names=("Ủy ban nhân dân cấp xã",),
    )  # fmt: skip
    world.people = _people(world)
    return world


def _people(world: World) -> dict[str, Person]:
    """The demo's people, each as their role in the demo says."""
    role, province = Grant.Role, world.province
    snv, syt = world.units["TH-SNV"], world.units["TH-SYT"]
    deo_gio, lang_sen = world.units["TH-X01"], world.units["TH-X02"]
    people = [
        make_person("lan", "Trần Thị Lan", snv, (role.OFFICER, snv), (role.COORDINATOR, province), subtree=True),
        make_person("son", "Phạm Hồng Sơn", snv, (role.HEAD, snv), post="Giám đốc"),
        make_person("minh", "Lê Văn Minh", syt, (role.OFFICER, syt)),
        make_person("hai", "Vũ Đức Hải", syt, (role.HEAD, syt), post="Giám đốc"),
        make_person("hoa", "Lò Thị Hoa", deo_gio, (role.OFFICER, deo_gio)),
        make_person("dung", "Hoàng Văn Dũng", deo_gio, (role.HEAD, deo_gio), post="Chủ tịch"),
        make_person("tam", "Đỗ Thị Tâm", lang_sen, (role.OFFICER, lang_sen)),
        make_person("vinh", "Bùi Quang Vinh", lang_sen, (role.HEAD, lang_sen), post="Chủ tịch"),
    ]
    leader = make_person("binh", "Nguyễn Thanh Bình", province, post="Phó Chủ tịch")
    grant(leader, role=role.LEADER, unit=province, scope=Grant.Scope.SUBTREE, by=MAKER)
    administrator = make_person("quan", "Đặng Anh Quân", province)
    grant(administrator, role=role.ADMINISTRATOR, unit=province, scope=Grant.Scope.SUBTREE, by=MAKER)
    return {person.username: person for person in (*people, leader, administrator)}
