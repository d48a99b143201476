"""The record: one line for each act, kept by the database itself."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from binhdang.accounts.models import Person
from binhdang.audit.models import Actor, Entry
from binhdang.audit.operations import record
from binhdang.organisations.models import Unit

ACTOR = Actor(7, "Trần Thị Lan", "Chuyên viên", "Sở Nội vụ")


def test_it_keeps_who_as_plain_values(deo_gio: Unit) -> None:
    entry = record("organisations.create_unit", by=ACTOR, about=deo_gio)
    assert (entry.actor_id, entry.actor_name, entry.actor_post, entry.actor_unit) == (
        7,
        "Trần Thị Lan",
        "Chuyên viên",
        "Sở Nội vụ",
    )
    assert (entry.about_kind, entry.about_id) == ("organisations.unit", deo_gio.pk)
    assert str(entry) == "organisations.create_unit · Ủy ban nhân dân xã Đèo Gió"


def test_it_turns_details_into_what_json_holds(deo_gio: Unit) -> None:
    entry = record(
        "tasks.extend", by=ACTOR, about=deo_gio, until=date(2026, 7, 1), amount=Decimal("1.50"), unit=deo_gio,
        names=("a", {"b": date(2026, 1, 2)}), nothing=None, when=3,
    )  # fmt: skip
    entry.refresh_from_db()
    assert entry.details == {
        "until": "2026-07-01",
        "amount": "1.50",
        "unit": {"id": deo_gio.pk, "label": "Ủy ban nhân dân xã Đèo Gió"},
        "names": ["a", {"b": "2026-01-02"}],
        "nothing": None,
        "when": 3,
    }


def test_it_outlives_the_account(hoa: Person) -> None:
    entry = record("accounts.create_person", by=hoa.actor, about=hoa)
    hoa.grants.all().delete()
    hoa.delete()
    entry.refresh_from_db()
    assert entry.actor_name == "Lò Thị Hoa"


@pytest.mark.parametrize(
    "sql", ["UPDATE audit_entry SET actor_name = 'khác'", "DELETE FROM audit_entry"], ids=["change", "delete"]
)
def test_it_refuses_to_be_changed(world: object, sql: str) -> None:
    before = Entry.objects.count()
    assert before > 0
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Entry.objects.count() == before
    assert not Entry.objects.filter(actor_name="khác").exists()


def _act_that_fails(unit: Unit) -> None:
    record("organisations.create_unit", by=ACTOR, about=unit)
    Unit.objects.create(code=unit.code, name="trùng mã", kind=unit.kind, level=unit.level)


def test_it_goes_with_the_act_when_that_fails(deo_gio: Unit) -> None:
    before = Entry.objects.count()
    with pytest.raises(IntegrityError), transaction.atomic():
        _act_that_fails(deo_gio)
    assert Entry.objects.count() == before


def test_it_belongs_in_a_transaction() -> None:
    with pytest.raises(RuntimeError, match="belongs in the transaction"):
        record("organisations.create_unit", by=ACTOR, about=Unit(code="X", name="X"))
