"""Signing in and out: messages in Vietnamese, no way out to other sites, passwords kept as argon2."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from binhdang.accounts import views
from binhdang.accounts.models import Person
from binhdang.accounts.operations import create_person
from binhdang.audit.models import Entry
from binhdang.demo import places
from binhdang.web.rules import RuleBroken
from tests.binhdang.make import MAKER, PASSWORD, World

SIGN_IN = "/accounts/sign-in/"


def test_it_leads_whoever_is_signed_out_to_the_door_and_back(page: Any, hoa: Person) -> None:
    """The page that was asked for opens after signing in."""
    client = page()
    asked = client.get("/tasks/?standing=late", expect=302)
    assert asked.url == f"{SIGN_IN}?next=/tasks/%3Fstanding%3Dlate"
    client.get(asked.url)
    response = client.post(SIGN_IN, {"username": "hoa", "password": PASSWORD, "next": "/tasks/?standing=late"})
    assert response.url == "/tasks/?standing=late"
    client.get(response.url)


def test_it_lets_people_in_whatever_the_case_of_their_name(page: Any, hoa: Person) -> None:
    """A phone that writes a capital first does not keep anybody out."""
    response = page().post(SIGN_IN, {"username": "Hoa", "password": PASSWORD})
    assert response.url == reverse("home:my_work")
    assert Entry.objects.get(action="accounts.sign_in").actor_id == hoa.pk


@pytest.mark.parametrize("given", [{"username": "hoa", "password": "sai"}, {"username": "ai", "password": PASSWORD}])
def test_it_says_in_vietnamese_that_name_or_password_is_wrong(page: Any, hoa: Person, given: dict[str, str]) -> None:
    """The same sentence for both: nobody learns which names exist."""
    response = page().post(SIGN_IN, given)
    shown = response.content.decode()
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in shown
    assert "_auth_user_id" not in response.client.session
    assert not Entry.objects.filter(action="accounts.sign_in").exists()


def test_it_keeps_out_accounts_that_are_closed(page: Any, hoa: Person) -> None:
    """A right password of a closed account opens nothing, and a session that is open ends."""
    client = page(hoa)
    Person.objects.filter(pk=hoa.pk).update(is_active=False)
    assert client.post(SIGN_IN, {"username": "hoa", "password": PASSWORD}).status_code == 200
    client.get("/tasks/", expect=302)


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://xau.example/",
        "//xau.example/",
        "https:xau.example",
        "javascript:alert(1)",
        "/\\xau.example",
        "///xau.example",
    ],
)
def test_it_never_sends_anybody_to_another_site(page: Any, hoa: Person, elsewhere: str) -> None:
    """A forged next= leads to the first screen."""
    response = page().post(SIGN_IN, {"username": "hoa", "password": PASSWORD, "next": elsewhere})
    assert response.url == reverse("home:my_work")
    assert page(hoa).get(SIGN_IN, {"next": elsewhere}, expect=302).url == reverse("home:my_work")


def test_it_signs_out_by_a_button_not_by_a_link(page: Any, hoa: Person) -> None:
    """A picture on another page cannot sign anybody out; afterwards everything is closed."""
    client = page(hoa)
    client.get(reverse("accounts:sign_out"), expect=405)
    assert client.post(reverse("accounts:sign_out")).url == SIGN_IN
    client.get("/tasks/", expect=302)


def test_it_asks_for_the_token_of_the_form(hoa: Person) -> None:
    """A sign-in form from another site is refused."""
    client = Client(enforce_csrf_checks=True)
    assert client.post(SIGN_IN, {"username": "hoa", "password": PASSWORD}).status_code == 403


@pytest.mark.usefixtures("real_passwords")
def test_it_keeps_passwords_as_argon2(world: World) -> None:
    """With the settings of production a password is stored as argon2, and recognised."""
    person = create_person(
        username="moi", full_name="Người Mới", unit=world.province, password="một mật khẩu dài", by=MAKER
    )
    assert person.password.startswith("argon2$argon2id$")
    assert person.check_password("một mật khẩu dài")
    assert not person.check_password("một mật khẩu khác")


def test_it_gives_nobody_a_way_in_without_a_password(world: World, page: Any) -> None:
    """An account made without a password cannot be signed in to with an empty one."""
    create_person(username="moi", full_name="Người Mới", unit=world.province, by=MAKER)
    assert page().post(SIGN_IN, {"username": "moi", "password": ""}).status_code == 200
    with pytest.raises(RuleBroken, match="đã có người dùng"):
        create_person(username="MOI", full_name="Khác", unit=world.province, by=MAKER)


def test_it_shows_the_accounts_of_the_demo_only_in_development(page: Any, world: World, settings: Any) -> None:
    """In development the table of accounts to try stands beside the form; elsewhere there is no trace of it."""
    settings.PRODUCTION = True
    assert PASSWORD not in page().get(SIGN_IN).content.decode()
    settings.PRODUCTION = False
    shown = page().get(SIGN_IN).content.decode()
    assert PASSWORD in shown
    assert "cơ quan thường trực, Sở Nội vụ" in shown
    assert "xã Đèo Gió" in shown


def test_it_hints_at_the_demo_as_it_is_made() -> None:
    """Names and password of the hint are those of the demo."""
    assert {somebody.username for somebody in places.CAST} == set(views.DEMO_USERNAMES)
    assert places.PASSWORD == views.DEMO_PASSWORD


def test_it_signs_nobody_in_for_ever(page: Any, hoa: Person, today: date) -> None:
    """A session ends within a day."""
    client = page()
    client.post(SIGN_IN, {"username": "hoa", "password": PASSWORD})
    assert client.session.get_expiry_age() <= timedelta(days=1).total_seconds()
