"""Paging, answers to a refused rule, states of deadlines, the menu."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import RequestFactory
from selectolax.lexbor import LexborHTMLParser

from binhdang.accounts.models import Person
from binhdang.organisations.models import Unit
from binhdang.web.paging import attempt, page_of
from binhdang.web.rules import RuleBroken
from binhdang.web.states import NO_NUMBER, STATES, state_of_deadline


@pytest.mark.parametrize(
    ("asked", "number"), [("", 1), ("1", 1), ("2", 2), ("4", 4), ("99", 4), ("0", 4), ("-1", 4), ("hai", 1)]
)
def test_it_gives_the_nearest_page(world: object, asked: str, number: int) -> None:
    request = RequestFactory().get("/", {"page": asked})
    page = page_of(request, Unit.objects.order_by("code"), size=2)
    assert page.number == number
    assert len(page) == (2 if number < 4 else 1)


def _tried(outcome: Exception | None) -> tuple[bool, list[tuple[str, str]]]:
    request = RequestFactory().post("/")
    request.session = {}  # type: ignore[assignment]
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]

    def act() -> None:
        if outcome:
            raise outcome

    ran = attempt(request, "Đã gửi.", act)
    return ran, [(message.level_tag, message.message) for message in get_messages(request)]


def test_it_says_what_was_done() -> None:
    assert _tried(None) == (True, [("success", "Đã gửi.")])


def test_it_says_which_rule_refused() -> None:
    assert _tried(RuleBroken("Hãy viết lý do.")) == (False, [("error", "Hãy viết lý do.")])


def test_it_does_not_hide_mistakes() -> None:
    with pytest.raises(ValueError, match="của ta"):
        _tried(ValueError("của ta"))


@pytest.mark.parametrize(
    ("days", "done", "state"),
    [
        (-1, False, "overdue"),
        (0, False, "near"),
        (7, False, "near"),
        (8, False, "not_due"),
        (-30, True, "done"),
    ],
)
def test_it_judges_a_deadline(days: int, done: bool, state: str) -> None:
    assert state_of_deadline(days, done=done) == state


def test_it_draws_every_state(page: Any, lan: Person) -> None:
    drawn = page(None).tree("/accounts/sign-in/")
    shapes = {node.attributes["id"] for node in drawn.css("symbol[id]")}
    wanted = {f"i-{state.icon}" for state in (*STATES.values(), *NO_NUMBER.values()) if state.icon}
    assert wanted <= shapes, f"web/_icons.html lacks {wanted - shapes}"
    assert all(str(state.word) for state in STATES.values())


@pytest.mark.parametrize(
    ("username", "sees", "lacks"),
    [("lan", "/documents/", ""), ("hoa", "/tasks/", "/documents/"), ("binh", "/plans/", "")],
)
def test_it_shows_the_menu_of_the_role(page: Any, world: Any, username: str, sees: str, lacks: str) -> None:
    tree: LexborHTMLParser = page(world.people[username]).tree("/")
    addresses = [node.attributes["href"] or "" for node in tree.css("nav.menu a")]
    assert "/" in addresses
    assert any(address.startswith(sees) for address in addresses), addresses
    assert not lacks or not any(address.startswith(lacks) for address in addresses), addresses


@pytest.mark.django_db
def test_it_has_no_menu_before_signing_in(page: Any) -> None:
    assert not page(None).tree("/accounts/sign-in/").css("nav.menu a")
