"""The first set of items: complete, consistent, and loaded as often as one likes."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from binhdang.accounts.acting import System
from binhdang.audit.models import Entry
from binhdang.indicators.models import Item
from binhdang.indicators.operations import load_items
from binhdang.organisations.models import Level, Proof
from binhdang.organisations.reference import load_levels
from binhdang.reports.outline import outline
from tests.binhdang.make import World

pytestmark = pytest.mark.django_db
BY = System("kiểm thử")


def test_it_loads_once_and_changes_nothing_the_second_time(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_reference")
    assert "4 cấp; 20 mục số liệu (20 mục" in capsys.readouterr().out
    call_command("load_reference")
    assert "20 mục số liệu (0 mục" in capsys.readouterr().out
    assert Entry.objects.filter(action="indicators.load").count() == 1


def test_it_puts_right_what_somebody_changed() -> None:
    load_levels()
    load_items(by=BY)
    Item.objects.filter(code="sessions").update(unit="lớp")
    Item.objects.get(code="models").levels.clear()
    assert load_items(by=BY).changed == 2
    assert Item.objects.get(code="sessions").unit == "buổi"
    assert Item.objects.get(code="models").levels.count() == 3


def test_it_lets_only_an_administrator_load_it(world: World) -> None:
    with pytest.raises(PermissionDenied):
        load_items(by=world.people["lan"])


def test_it_says_for_each_item_how_to_count_and_where_it_comes_from() -> None:
    load_levels()
    load_items(by=BY)
    codes = {part.code for part in outline(yearly=False, commune=False)}
    for item in Item.objects.all():
        assert item.help
        assert item.source
        assert item.proof in Proof.values
        assert item.kind in Item.Kind.values
        assert item.section in codes
        assert item.levels.exists()


def test_it_counts_people_by_sex_and_only_people() -> None:
    load_levels()
    load_items(by=BY)
    people = {"người", "lượt người"}
    assert {item.code for item in Item.objects.filter(by_sex=True)} == {
        item.code for item in Item.objects.filter(unit__in=people)
    }
    for item in Item.objects.filter(goes_with__isnull=False):
        assert item.by_sex
        assert item.goes_with is not None
        assert not item.goes_with.by_sex


def test_it_asks_a_commune_for_cases_and_a_department_not() -> None:
    load_levels()
    load_items(by=BY)
    day = date(2026, 6, 14)
    commune = {item.code for item in Item.objects.asked_of(Level.objects.get(code="commune"), day)}
    province = {item.code for item in Item.objects.asked_of(Level.objects.get(code="province"), day)}
    assert "violence-cases" in commune
    assert "violence-cases" not in province
    assert "sessions" in commune & province


def test_it_knows_that_the_district_ended() -> None:
    assert load_levels() == 4
    assert Level.objects.get(code="district").valid_to == date(2025, 6, 30)
    assert list(Level.objects.values_list("code", flat=True)) == ["national", "province", "district", "commune"]
