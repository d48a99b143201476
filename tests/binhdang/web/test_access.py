"""Closed by default: who gets through to which view."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from binhdang.accounts.models import Person
from binhdang.config import urls as real_urls
from binhdang.web.access import Access, access_of, allowed, public, requires, signed_in


def answer(request: HttpRequest) -> HttpResponse:
    """A view that says nothing about access."""
    return HttpResponse("mở")


def _views() -> list[Any]:
    def copy(declare: Callable[[Any], Any], name: str) -> Any:
        def view(request: HttpRequest) -> HttpResponse:
            return HttpResponse("mở")

        return path(f"try/{name}/", declare(view))

    return [
        path("try/undeclared/", answer),
        copy(public, "public"),
        copy(signed_in, "signed-in"),
        copy(requires("documents.upload"), "upload"),
        copy(requires("reports.sign"), "sign"),
        path("", include(real_urls)),
    ]


@pytest.fixture(autouse=True)
def _addresses(settings: Any) -> None:
    addresses = ModuleType("addresses")
    vars(addresses).update(
        urlpatterns=_views(), handler403=real_urls.handler403, handler404=real_urls.handler404
    )  # fmt: skip
    settings.ROOT_URLCONF = addresses


@pytest.mark.parametrize(
    ("name", "nobody", "coordinator", "officer", "head"),
    [
        ("public", 200, 200, 200, 200),
        ("signed-in", 302, 200, 200, 200),
        ("upload", 302, 200, 403, 403),
        ("sign", 302, 403, 403, 200),
        ("undeclared", 403, 403, 403, 403),
    ],
)
def test_it_lets_through_who_may(
    name: str, nobody: int, coordinator: int, officer: int, head: int, client_of: Any, lan: Person, hoa: Person,
    dung: Person,
) -> None:  # fmt: skip
    got = [c.get(f"/try/{name}/").status_code for c in (Client(), client_of(lan), client_of(hoa), client_of(dung))]
    assert got == [nobody, coordinator, officer, head]


def test_it_comes_back_after_signing_in() -> None:
    response = Client().get("/try/signed-in/?page=2")
    assert response["Location"] == "/accounts/sign-in/?next=/try/signed-in/%3Fpage%3D2"


def test_it_refuses_in_words(client_of: Any, hoa: Person) -> None:
    response = client_of(hoa).get("/try/upload/")
    assert response.status_code == 403
    assert "<h1" in response.content.decode()


def test_it_refuses_who_was_switched_off(client_of: Any, hoa: Person) -> None:
    client = client_of(hoa)
    hoa.is_active = False
    hoa.save()
    assert client.get("/try/signed-in/").status_code == 302


def test_it_fails_on_an_unknown_permission(hoa: Person) -> None:
    request = HttpRequest()
    request.user = hoa  # type: ignore[assignment]
    with pytest.raises(KeyError, match="khong.co"):
        allowed(request, Access(permission="khong.co"))


def test_it_remembers_what_a_view_declares() -> None:
    assert access_of(answer) is None
    assert access_of(requires("tasks.see")(lambda request: None)) == Access(permission="tasks.see")
