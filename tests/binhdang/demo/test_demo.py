"""The demo as visitors find it: every role has something to do, every address answers, nobody sees too much."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLPattern, get_resolver

from binhdang.accounts.acting import System
from binhdang.accounts.models import Person
from binhdang.audit.models import Entry
from binhdang.demo.operations import Loaded, load
from binhdang.demo.places import CAST, everybody
from binhdang.indicators.operations import load_items
from binhdang.organisations.models import Unit
from binhdang.organisations.reference import load_levels
from binhdang.plans.models import DueItem, Filing, Plan
from binhdang.reports.models import Report, Version
from binhdang.tasks.models import Assignment, Evidence, Extension, Obstacle, Progress
from binhdang.web.access import access_of
from binhdang.web.rules import RuleBroken
from tests.binhdang.make import TODAY
from tests.binhdang.page import problems
from tests.conventions.test_addresses import patterns

WALKERS = (None, "lan", "binh", "hoa", "dung", "tam", "quan")  # one of each role, and the neighbour
NOWHERE = 10**9
SHEET = "/web/components/"  # samples of every component: their links and forms lead nowhere by design


@pytest.fixture(scope="module")
def files(tmp_path_factory: Any) -> Path:
    """Where the demo keeps what its people hand in."""
    folder: Path = tmp_path_factory.mktemp("files")
    return folder


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any, files: Path) -> Iterator[Loaded]:
    """The demo as of the frozen day, loaded once for this module and rolled back after it."""
    quick = override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"], MEDIA_ROOT=files)
    with django_db_blocker.unblock(), transaction.atomic(), quick:
        with time_machine.travel(TODAY, tick=False):
            load_levels()
            load_items(by=System("kiểm thử"))
            loaded = load(today=TODAY)
        yield loaded
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _in_demo(demo: Loaded, files: Path, db: None, settings: Any, _quick_and_apart: None) -> None:
    """Each test starts from the demo."""
    settings.MEDIA_ROOT = files


def signed_in(username: str | None) -> Client:
    """Return a client of somebody of the demo."""
    client = Client(raise_request_exception=False)
    if username:
        client.force_login(Person.objects.get(username=username))
    return client


def test_it_holds_a_province(demo: Loaded) -> None:
    levels = Counter(Unit.objects.values_list("level_id", flat=True))
    assert levels == {"province": 13, "commune": 12}
    assert demo.units == 25
    assert "25 đơn vị" in demo.sentence
    assert Person.objects.count() == len(everybody()) == len({somebody.username for somebody in everybody()})


def test_it_holds_a_year_of_work() -> None:
    assert Counter(Plan.objects.values_list("state", flat=True)) == {"draft": 1, "in_force": 1, "history": 1}
    chased = Assignment.objects.chased()
    assert set(Assignment.objects.filter(task__state="active").values_list("state", flat=True)) >= {
        "not_started", "doing", "blocked", "done"
    }  # fmt: skip
    assert chased.filter(deadline__lt=TODAY).count() >= 5
    assert chased.filter(deadline__gte=TODAY).count() >= 10
    assert Progress.objects.count() > 100
    assert Evidence.objects.count() > 10
    assert set(Extension.objects.values_list("state", flat=True)) == {"asked", "granted", "refused"}
    assert Obstacle.objects.filter(answered_at__isnull=True).count() >= 2
    assert Obstacle.objects.filter(answered_at__isnull=False).count() >= 2
    assert Extension.objects.filter(until__lte=TODAY).count() == 0


def test_it_holds_reports_at_every_step() -> None:
    plan = Plan.objects.get(state="in_force")
    states = Counter(Version.objects.filter(report__plan=plan).values_list("state", flat=True))
    assert {"draft", "submitted", "sent", "returned", "accepted"} <= set(states)
    past = Plan.objects.get(state="history")
    assert set(Version.objects.filter(report__plan=past, report__kind="own").values_list("state", flat=True)) == {
        "included"
    }
    whole = Report.objects.get(plan=past, kind="consolidated")
    assert whole.versions.get().state == "sent"
    assert whole.versions.get().inclusions.count() == 23
    assert {"accepted", "returned"} <= set(Filing.objects.values_list("state", flat=True))
    never = DueItem.objects.filter(duty__plan=plan, duty__kind="own_plan", sent_on__isnull=True)
    assert never.filter(due_on__lt=TODAY).exists()


def test_it_leaves_a_line_for_everything_done() -> None:
    actions = Counter(Entry.objects.values_list("action", flat=True))
    assert actions["tasks.report_progress"] == Progress.objects.count()
    assert actions["plans.confirm"] == 2
    assert actions["documents.upload"] == 3
    assert actions["reports.sign"] == Version.objects.exclude(signed_at=None).count()


@pytest.mark.parametrize("somebody", CAST, ids=lambda somebody: somebody.username)
def test_it_lets_everybody_of_the_cast_in(somebody: Any) -> None:
    client = Client()
    response = client.post("/accounts/sign-in/", {"username": somebody.username, "password": "binhdang-demo"})
    assert (response.status_code, response["Location"]) == (302, "/")
    first = client.get("/", follow=True)
    assert first.status_code == 200
    assert somebody.full_name in first.content.decode()


def _values(name: str) -> list[Any]:
    """Return what may stand for a part of an address: two real ones and one that is not there."""
    if name == "item_code":
        return ["sessions", "khong-co"]
    if name == "section":
        return ["II.1", "IX"]
    wanted = name.removesuffix("_id").replace("_", "")
    model = next(model for model in apps.get_models() if model.__name__.lower() == wanted)
    ids = list(model._default_manager.order_by("pk").values_list("pk", flat=True))
    assert ids, f"the demo holds no {wanted}: add one, so that its pages are walked"
    return [ids[0], ids[-1], NOWHERE]


def _addresses() -> Iterator[tuple[str, URLPattern]]:
    """Go through every address with every choice of its parts."""
    for route, pattern in patterns():
        paths = ["/" + route]
        for part, name in re.findall(r"(<[a-z]+:([a-z_]+)>)", route):
            paths = [path.replace(part, str(value)) for path in paths for value in _values(name)]
        for path in paths:
            assert get_resolver().resolve(path)
            yield path, pattern


@pytest.mark.parametrize("username", WALKERS, ids=lambda name: name or "nobody")
def test_it_answers_at_every_address(username: str | None) -> None:
    client = signed_in(username)
    failed = []
    opened = 0
    for path, pattern in _addresses():
        response = client.get(path)
        access = access_of(pattern.callback)
        assert access is not None
        if username is None and not access.public:
            if response.status_code != 302 or not response["Location"].startswith("/accounts/sign-in/"):
                failed.append(f"{path}: {response.status_code} for somebody who is not signed in")
        elif response.status_code not in {200, 302, 403, 404, 405}:
            failed.append(f"{path}: {response.status_code}")
        elif response.status_code == 200 and str(NOWHERE) in path:
            failed.append(f"{path}: answers about what is not there")
        elif response.status_code == 200 and not response.streaming and "html" in response["Content-Type"]:
            opened += 1
            html = response.content.decode()
            if path != SHEET:
                failed += [f"{path}: {problem}" for problem in problems(html, whole="<html" in html)]
        _drained(response)
    assert not failed, "\n".join(failed)
    assert opened >= (1 if username is None else 3)


@pytest.mark.parametrize("stranger", ["tam", "minh"])
def test_it_hides_a_unit_from_its_neighbours(stranger: str) -> None:
    """What only Đèo Gió's own people, or those it reports to, may see."""
    client, own = signed_in(stranger), signed_in("hoa")
    deo_gio = Unit.objects.get(code="TH-X01")
    paths = [f"/tasks/{one.pk}/" for one in Assignment.objects.filter(unit=deo_gio, task__state="active")]
    paths += [f"/tasks/evidence/{one.pk}/" for one in Evidence.objects.filter(progress__assignment__unit=deo_gio)]
    paths += [f"/reports/{one.pk}/" for one in Report.objects.filter(unit=deo_gio)]
    assert len(paths) > 5
    assert {_status(client, path) for path in paths} == {404}
    assert {_status(own, path) for path in paths} <= {200, 302}


def _status(client: Client, path: str) -> int:
    return int(_drained(client.get(path)).status_code)


def _drained(response: Any) -> Any:
    """Read a file that is sent to its end, which closes it."""
    if response.streaming:
        assert b"".join(response.streaming_content)
    return response


def test_it_shows_nobody_outside_what_is_not_signed() -> None:
    drafts = Version.objects.filter(state__in=("draft", "submitted"), number=1, report__kind="own")
    paths = [f"/reports/{version.report_id}/" for version in drafts]
    assert paths
    assert {signed_in("lan").get(path).status_code for path in paths} == {404}


def test_it_refuses_to_load_over_units() -> None:
    with pytest.raises(RuleBroken, match="đã có đơn vị"):
        load(today=date(2026, 6, 8))
