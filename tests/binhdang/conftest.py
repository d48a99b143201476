"""A frozen day, a small province, its people, and clients signed in as them."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings as django_settings
from django.test import Client

from binhdang.accounts.models import Person
from binhdang.organisations.models import Group, Unit
from binhdang.plans.models import Plan
from tests.binhdang import make, make_plans
from tests.binhdang.keeping import kept
from tests.binhdang.make import World
from tests.binhdang.page import CheckingClient

PASSWORD_HASHERS = tuple(django_settings.PASSWORD_HASHERS)  # as in production, before tests put a quick one in place


@pytest.fixture(autouse=True)
def today() -> Iterator[date]:
    """Monday 8 June 2026, ten in the morning: two days before the half-year report is due."""
    here = ZoneInfo("Asia/Ho_Chi_Minh")
    with time_machine.travel(datetime.combine(make.TODAY, time(10), tzinfo=here), tick=False):
        yield make.TODAY


@pytest.fixture(autouse=True)
def _quick_and_apart(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Cheap password hashes, static files as they lie in the source, and a folder of files for each test."""
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = tmp_path / "files"
    yield
    shutil.rmtree(tmp_path / "files", ignore_errors=True)


@pytest.fixture
def real_passwords(settings: Any, _quick_and_apart: None) -> None:
    """The password hashes of production (argon2)."""
    settings.PASSWORD_HASHERS = list(PASSWORD_HASHERS)


@pytest.fixture
def world(db: None) -> World:
    """The province with its units, groups and people; no plan."""
    return kept("world", make.make_world)


@pytest.fixture
def client_of() -> Callable[[Person], Client]:
    """A client signed in as the person: `client_of(lan).get(…)`."""

    def sign_in(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return sign_in


@pytest.fixture
def page() -> Callable[[Person | None], CheckingClient]:
    """A client that checks every page it gets, signed in as the person (None: nobody): `page(lan).get(…)`."""

    def sign_in(person: Person | None = None) -> CheckingClient:
        client = CheckingClient()
        if person is not None:
            client.force_login(person)
        return client

    return sign_in


@pytest.fixture
def province(world: World) -> Unit:
    """The province, which issues the plans (TH)."""
    return world.province


def _unit(code: str, doc: str) -> Any:
    def fixture(world: World) -> Unit:
        return world.units[code]

    fixture.__doc__ = doc
    return pytest.fixture(fixture)


def _person(username: str, doc: str) -> Any:
    def fixture(world: World) -> Person:
        return world.people[username]

    fixture.__doc__ = doc
    return pytest.fixture(fixture)


so_noi_vu = _unit("TH-SNV", "Sở Nội vụ: the standing agency.")
so_y_te = _unit("TH-SYT", "Sở Y tế.")
so_giao_duc = _unit("TH-SGDDT", "Sở Giáo dục và Đào tạo: nobody of it signs in.")
deo_gio = _unit("TH-X01", "Xã Đèo Gió.")
lang_sen = _unit("TH-X02", "Phường Láng Sen, the neighbour.")
con_may = _unit("TH-X03", "Xã Cồn Mây: nobody of it signs in.")

lan = _person("lan", "Coordinator for the whole province, officer of Sở Nội vụ.")
son = _person("son", "Head of Sở Nội vụ.")
binh = _person("binh", "Leader: Vice-Chair of the People's Committee of the province.")
minh = _person("minh", "Officer of Sở Y tế.")
hai = _person("hai", "Head of Sở Y tế.")
hoa = _person("hoa", "Officer of xã Đèo Gió.")
dung = _person("dung", "Head of xã Đèo Gió.")
tam = _person("tam", "Officer of phường Láng Sen: must not see what is Đèo Gió's.")
vinh = _person("vinh", "Head of phường Láng Sen.")
quan = _person("quan", "Administrator.")


@pytest.fixture
def all_departments(world: World) -> Group:
    """The group "các sở, ban, ngành tỉnh"."""
    return world.groups["TH-CAC-SO"]


@pytest.fixture
def all_communes(world: World) -> Group:
    """The group "UBND các xã, phường"."""
    return world.groups["TH-CAC-XA"]


@pytest.fixture
def draft_plan(world: World) -> Plan:
    """The small plan of tests, read and drafted, not yet in force."""
    return kept("draft", lambda: make_plans.make_draft(world))


@pytest.fixture
def confirmed_plan(world: World) -> Plan:
    """The small plan of tests in force: its tasks assigned, its duties dated."""
    return kept("plan", lambda: make_plans.make_plan(world))
