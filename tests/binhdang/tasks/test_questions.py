"""Asking for more time, raising an obstacle, declining; the coordinator's answers."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from binhdang.accounts.models import Person
from binhdang.audit.models import Entry
from binhdang.organisations.models import Unit
from binhdang.plans.models import Plan
from binhdang.tasks import operations
from binhdang.tasks.models import Assignment, Extension, Obstacle
from binhdang.tasks.rules import Standing
from binhdang.web.rules import RuleBroken


@pytest.fixture
def assignment(confirmed_plan: Plan, so_y_te: Unit) -> Assignment:
    """The training that Sở Y tế leads, due on 30 June."""
    return Assignment.objects.get(unit=so_y_te, role=Assignment.Role.LEAD)


def asked(assignment: Assignment, by: Person, until: date = date(2026, 7, 31)) -> Extension:
    """Ask for a later deadline."""
    return operations.extend(assignment, until=until, reason="Chờ giảng viên.", by=by, today=date(2026, 6, 8))


def test_it_moves_the_assignment_when_a_later_day_is_granted(
    page: Any, minh: Person, lan: Person, assignment: Assignment
) -> None:
    """The officer asks, the coordinator grants: the assignment moves, the task keeps the day of the text."""
    ask = reverse("tasks:extend", args=[assignment.pk])
    page(minh).get(ask)
    page(minh).post(ask, {"until": "2026-07-31", "reason": "Giảng viên bận."})
    extension = Extension.objects.get()
    shown = page(lan).get(reverse("tasks:questions")).content.decode()
    assert "Giảng viên bận." in shown
    answer = reverse("tasks:answer_extension", args=[extension.pk])
    page(lan).get(answer)
    response = page(lan).post(answer, {"decision": "grant", "answer": ""})
    assert response.url == reverse("tasks:questions")
    assignment.refresh_from_db()
    assert assignment.deadline == date(2026, 7, 31)
    assert assignment.task.deadline == date(2026, 6, 30)
    shown = page(minh).get(reverse("tasks:detail", args=[assignment.pk])).content.decode()
    assert "đã gia hạn" in shown
    assert "Hạn trong văn bản: 30/6/2026" in shown
    entry = Entry.objects.get(action="tasks.answer_extension")
    assert (entry.details["earlier"], entry.details["deadline"]) == ("2026-06-30", "2026-07-31")


def test_it_leaves_the_day_when_a_later_one_is_refused(
    page: Any, minh: Person, lan: Person, assignment: Assignment
) -> None:
    """A refusal needs words; the deadline stays and the officer reads why."""
    extension = asked(assignment, minh)
    answer = reverse("tasks:answer_extension", args=[extension.pk])
    page(lan).post(answer, {"decision": "refuse", "answer": " "})
    extension.refresh_from_db()
    assert extension.state == Extension.State.ASKED
    page(lan).post(answer, {"decision": "refuse", "answer": "Kế hoạch tỉnh không lùi được."})
    assignment.refresh_from_db()
    assert assignment.deadline == date(2026, 6, 30)
    assert "không lùi được" in page(minh).get(reverse("tasks:detail", args=[assignment.pk])).content.decode()


def test_it_asks_once_and_answers_once(minh: Person, lan: Person, assignment: Assignment) -> None:
    """A second click changes nothing; another request waits for the first answer; two answers are refused."""
    extension = asked(assignment, minh)
    assert asked(assignment, minh) == extension
    with pytest.raises(RuleBroken, match="đang chờ trả lời"):
        asked(assignment, minh, until=date(2026, 8, 31))
    operations.answer_extension(extension, granted=True, answer="", by=lan)
    with pytest.raises(RuleBroken, match="đã được trả lời"):
        operations.answer_extension(extension, granted=False, answer="Không", by=lan)
    assert Entry.objects.filter(action="tasks.extend").count() == 1
    assert Entry.objects.filter(action="tasks.answer_extension").count() == 1


def test_it_refuses_a_day_that_is_not_later(minh: Person, assignment: Assignment) -> None:
    """The day asked for must come after the present one."""
    with pytest.raises(RuleBroken, match="phải sau hạn"):
        asked(assignment, minh, until=date(2026, 6, 30))


def test_it_carries_an_obstacle_to_the_coordinator_and_her_answer_back(
    page: Any, minh: Person, lan: Person, assignment: Assignment
) -> None:
    """The work counts as blocked; the answer is shown; the next progress says that it goes on."""
    raising = reverse("tasks:raise_obstacle", args=[assignment.pk])
    page(minh).get(raising)
    for _click in range(2):
        page(minh).post(raising, {"words": "Chưa có danh sách người học."})
    obstacle = Obstacle.objects.get()
    assignment.refresh_from_db()
    assert assignment.standing_on(date(2026, 6, 8)) is Standing.BLOCKED
    assert "Chưa có danh sách" in page(lan).get(reverse("tasks:questions")).content.decode()
    answer = reverse("tasks:answer_obstacle", args=[obstacle.pk])
    page(lan).get(answer)
    page(lan).post(answer, {"answer": "Sở Nội vụ gửi danh sách ngày 10/6."})
    shown = page(minh).get(reverse("tasks:detail", args=[assignment.pk])).content.decode()
    assert "Sở Nội vụ gửi danh sách" in shown
    with pytest.raises(RuleBroken, match="đã được trả lời"):
        operations.answer_obstacle(obstacle, answer="Nữa", by=lan)
    assert "Chưa có danh sách" not in page(lan).get(reverse("tasks:questions")).content.decode()


def test_it_refuses_empty_words(minh: Person, lan: Person, assignment: Assignment) -> None:
    """Blank reasons, obstacles and answers say nothing."""
    with pytest.raises(RuleBroken):
        operations.raise_obstacle(assignment, words="  ", by=minh)
    with pytest.raises(RuleBroken):
        operations.extend(assignment, until=date(2026, 7, 31), reason=" ", by=minh, today=date(2026, 6, 8))
    obstacle = operations.raise_obstacle(assignment, words="Thiếu người", by=minh)
    with pytest.raises(RuleBroken):
        operations.answer_obstacle(obstacle, answer=" ", by=lan)


def test_it_lets_a_unit_decline_only_what_it_was_asked(page: Any, minh: Person, assignment: Assignment) -> None:
    """Ordered work is not declined; asked work is, with a reason that stays in its history, and is chased no more."""
    declining = reverse("tasks:decline", args=[assignment.pk])
    page(minh).post(declining, {"reason": "Không có người."})
    assignment.refresh_from_db()
    assert assignment.state == Assignment.State.NOT_STARTED
    Assignment.objects.filter(pk=assignment.pk).update(asked=True)
    page(minh).get(declining)
    page(minh).post(declining, {"reason": "Không có người."})
    assignment.refresh_from_db()
    assert assignment.state == Assignment.State.DECLINED
    assert not Assignment.objects.chased().filter(pk=assignment.pk).exists()
    shown = page(minh).get(reverse("tasks:detail", args=[assignment.pk])).content.decode()
    assert "Không có người." in shown
    assert Entry.objects.filter(action="tasks.decline").count() == 1


def test_it_lets_only_the_issuer_answer(minh: Person, hai: Person, assignment: Assignment) -> None:
    """Whoever asks cannot grant it to themselves, nor can their head."""
    extension = asked(assignment, minh)
    obstacle = operations.raise_obstacle(assignment, words="Thiếu kinh phí", by=minh)
    for person in (minh, hai):
        with pytest.raises(PermissionDenied):
            operations.answer_extension(extension, granted=True, answer="", by=person)
        with pytest.raises(PermissionDenied):
            operations.answer_obstacle(obstacle, answer="Được", by=person)
