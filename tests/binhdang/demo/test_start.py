"""The commands of the demo: all or nothing, and a sentence when it cannot be."""

import io
import random
import socket
from argparse import ArgumentTypeError
from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from binhdang.accounts.acting import System
from binhdang.demo import papers
from binhdang.demo.figures import entries_of
from binhdang.demo.management.commands.start import accounts_table, is_free, port_number
from binhdang.demo.operations import load
from binhdang.indicators.models import Item
from binhdang.indicators.operations import load_items
from binhdang.organisations.models import Unit
from binhdang.organisations.reference import load_levels
from binhdang.plans.models import Plan
from binhdang.reports.models import Report
from binhdang.reports.rules import NONE_ARISEN


def test_it_leaves_nothing_half_done(db: None) -> None:
    load_levels()
    with pytest.raises(ValueError, match="year"):
        load(today=date(1, 6, 1))  # the year before does not exist: fails when the province is made already
    assert not Unit.objects.exists()


def test_it_works_in_the_first_days_of_a_year(db: None) -> None:
    load_levels()
    load_items(by=System("kiểm thử"))
    load(today=date(2027, 1, 2))
    assert set(Plan.objects.values_list("year", "state")) >= {(2026, "history"), (2027, "in_force")}
    assert Report.objects.filter(kind="consolidated", plan__year=2026).count() == 1


def test_it_refuses_known_passwords_in_production(settings: Any, db: None) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="mật khẩu ai cũng biết"):
        call_command("load_demo")
    with pytest.raises(CommandError, match="start chỉ để dùng thử"):
        call_command("start")


def test_it_says_that_units_are_there(world: object) -> None:
    with pytest.raises(CommandError, match="đã có đơn vị") as refused:
        call_command("load_demo", stdout=io.StringIO())
    assert refused.value.returncode == 2


def test_it_says_that_the_port_is_taken() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert not is_free(port)
        with pytest.raises(CommandError, match=f"Cổng {port} đang có chương trình khác dùng") as refused:
            call_command("start", port=port)
    assert refused.value.returncode == 2
    assert is_free(port)


@pytest.mark.parametrize("text", ["0", "65536", "-1", "tám nghìn", "", "80.5"])
def test_it_refuses_what_is_no_port(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="không hợp lệ"):
        port_number(text)


def test_it_takes_a_port() -> None:
    assert (port_number("1"), port_number("9000"), port_number("65535")) == (1, 9000, 65535)


def test_it_prints_the_accounts() -> None:
    lines = accounts_table().splitlines()
    assert len(lines) == 10
    assert lines[0].split()[0] == "lan"


@pytest.mark.parametrize("year", [2026, 2028])
def test_it_writes_the_plan_of_a_year(year: int) -> None:
    text = papers.plan_of(year, date(2028, 2, 27)).decode()
    assert "$" not in text
    assert f"năm {year}" in text
    assert f"ngày 26 tháng 12 năm {year - 1}" in text
    assert f"hoàn thành trước ngày 2 tháng 3 năm {year}." in text
    assert "$" not in papers.campaign_of(year).decode()


@pytest.mark.parametrize(
    ("today", "year", "soon", "lately"),
    [
        (date(2026, 6, 8), 2026, date(2026, 6, 12), date(2026, 5, 30)),
        (date(2026, 12, 30), 2026, date(2026, 12, 31), date(2026, 12, 21)),
        (date(2028, 2, 25), 2027, date(2027, 2, 28), date(2027, 2, 16)),
        (date(2028, 2, 25), 2028, date(2028, 2, 28), date(2028, 2, 16)),
        (date(2026, 1, 3), 2026, date(2026, 1, 7), date(2026, 1, 20)),
    ],
)
def test_it_sets_something_for_these_days(today: date, year: int, soon: date, lately: date) -> None:
    assert (papers.soon(today, year), papers.lately(today, year)) == (soon, lately)


def test_it_makes_figures_that_agree(db: None) -> None:
    load_levels()
    load_items(by=System("kiểm thử"))
    items = list(Item.objects.all())
    again = [entries_of(items, number=1, yearly=False, chance=random.Random(7)) for _time in range(2)]
    assert again[0] == again[1]
    for seed in range(40):
        rows = {row.code: row for row in entries_of(items, number=3, yearly=True, chance=random.Random(seed))}
        assert len(rows) == len(items)
        harmed, cases = rows["people-harmed"], rows["violence-cases"]
        if cases.state == NONE_ARISEN:
            assert harmed.state == NONE_ARISEN
        else:
            assert (harmed.female or 0) + (harmed.male or 0) == cases.total
