"""What roles permit, for which units, and when."""

from datetime import date, timedelta

import pytest

from binhdang.accounts import rules
from binhdang.accounts.acting import System, demand
from binhdang.accounts.models import Grant, Person
from binhdang.accounts.operations import grant
from binhdang.organisations.models import Unit
from tests.binhdang.make import MAKER, World, make_person


def reach(person: Person, permission: str) -> set[str]:
    """Return the codes of the units for which somebody holds a permission."""
    return set(Person.objects.get(pk=person.pk).reach(permission).values_list("code", flat=True))


def may(person: Person, permission: str, unit: Unit | None = None) -> bool:
    """Ask as a new request would: grants are read once for each."""
    return Person.objects.get(pk=person.pk).may(permission, unit)


def test_it_keeps_an_officer_to_the_unit(hoa: Person, deo_gio: Unit, lang_sen: Unit, province: Unit) -> None:
    """A grant for a unit reaches the unit only: not the neighbour, not the province above."""
    assert reach(hoa, "tasks.see") == {"TH-X01"}
    assert may(hoa, "tasks.report", deo_gio)
    assert not may(hoa, "tasks.report", lang_sen)
    assert not may(hoa, "tasks.report", province)


def test_it_lets_a_coordinator_reach_everything_below(lan: Person, world: World, con_may: Unit) -> None:
    """A grant for a unit and all below it reaches the whole tree, for what the role may do."""
    assert reach(lan, "tasks.answer") == {"TH", *world.units}
    assert may(lan, "tasks.answer", con_may)
    assert reach(lan, "tasks.report") == {"TH-SNV"}
    assert not may(lan, "tasks.report", con_may)


def test_it_adds_the_units_of_several_grants(minh: Person, deo_gio: Unit) -> None:
    """Somebody who also works for a commune reaches both, and no more."""
    grant(minh, role=Grant.Role.OFFICER, unit=deo_gio, by=MAKER)
    assert reach(minh, "tasks.report") == {"TH-SYT", "TH-X01"}


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, True),
        (0, 0, True),
        (1, None, False),
        (None, -1, False),
        (-30, 30, True),
        (-30, -1, False),
    ],
)
def test_it_counts_a_grant_only_in_its_time(
    world: World, today: date, since: int | None, until: int | None, expected: bool
) -> None:
    """First and last day belong to it; before and after it gives nothing."""
    unit = world.units["TH-X03"]
    person = make_person("moi", "Người Mới", unit)
    grant(
        person, role=Grant.Role.OFFICER, unit=unit, by=MAKER,
        since=None if since is None else today + timedelta(days=since),
        until=None if until is None else today + timedelta(days=until),
    )  # fmt: skip
    assert may(person, "tasks.report", unit) is expected
    assert may(person, "tasks.report") is expected
    assert reach(person, "tasks.report") == ({"TH-X03"} if expected else set())


def test_it_gives_nothing_without_a_grant(world: World) -> None:
    """Working in a unit is no right by itself."""
    person = make_person("khach", "Người Khách", world.province)
    assert not any(may(person, permission) for permission in rules.PERMISSIONS)
    assert not any(reach(person, permission) for permission in rules.PERMISSIONS)


def test_it_says_the_same_by_may_and_by_reach(world: World) -> None:
    """For every person of the demo, every permission and every unit, both ways of asking agree."""
    units = list(Unit.objects.all())
    for person in world.people.values():
        for permission in rules.PERMISSIONS:
            reached = set(person.reach(permission))
            assert {unit for unit in units if person.may(permission, unit)} == reached, (person.username, permission)
            assert person.may(permission) is bool(reached)


def test_it_takes_an_unknown_permission_for_a_mistake(hoa: Person) -> None:
    """A word that no table knows is never a silent no."""
    with pytest.raises(KeyError):
        hoa.may("tasks.dream")


def test_it_lets_the_command_line_do_everything(province: Unit) -> None:
    """Who may run commands on the server needs no account; no column names a person then."""
    system = System("lệnh")
    demand(system, "tasks.answer", province)
    assert system.pk is None
    assert system.actor.name == "lệnh"


def test_it_gives_administrators_no_work_of_the_units(quan: Person) -> None:
    """Who keeps the accounts sees, but neither reports, signs, answers nor confirms."""
    for permission in ("tasks.report", "tasks.answer", "reports.write", "reports.sign", "plans.confirm", "plans.file"):
        assert not quan.may(permission), permission
