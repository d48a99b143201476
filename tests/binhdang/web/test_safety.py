"""Headers, cookies and the pages for when something is wrong."""

from typing import Any

import pytest
from django.test import Client

from binhdang.accounts.models import Person
from binhdang.web import errors
from tests.binhdang.page import problems


@pytest.mark.django_db
def test_it_sends_the_headers_of_safety() -> None:
    response = Client().get("/accounts/sign-in/")
    policy = dict(part.strip().partition(" ")[::2] for part in response["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"


def test_it_keeps_the_session_from_scripts(lan: Person) -> None:
    client = Client()
    client.post("/accounts/sign-in/", {"username": "lan", "password": "binhdang-demo"})
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_it_refuses_a_form_without_token(lan: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/accounts/sign-in/", {"username": "lan", "password": "binhdang-demo"})
    assert response.status_code == 403
    assert "sessionid" not in client.cookies
    assert not problems(response.content.decode())


def test_it_answers_an_unknown_address_in_words(page: Any, lan: Person) -> None:
    for who in (None, lan):
        page(who).get("/khong-co-trang-nay/", expect=404)


@pytest.mark.parametrize(
    ("view", "status"), [(errors.bad_request, 400), (errors.permission_denied, 403), (errors.server_error, 500)]
)
def test_it_explains_what_went_wrong(rf: Any, view: Any, status: int) -> None:
    response = view(rf.get("/"))
    assert response.status_code == status
    assert not problems(response.content.decode())


def test_it_shows_no_trace_of_a_mistake(settings: Any) -> None:
    """Even in development a person sees words, not code, unless they run with BINHDANG_DEBUG=1."""
    settings.DEBUG = False
    response = Client(raise_request_exception=False).get("/accounts/sign-in/", HTTP_HOST="khac.vn")
    assert response.status_code == 400
    assert b"Traceback" not in response.content
