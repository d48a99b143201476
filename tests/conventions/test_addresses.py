"""Addresses: each view declares who may open it, each address is a word people can read."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from binhdang.accounts.rules import PERMISSIONS
from binhdang.web.access import access_of


def patterns(resolver: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Go through all addresses of the application."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        else:
            yield route, entry


ADDRESSES = list(patterns())


@pytest.mark.parametrize(("route", "pattern"), ADDRESSES, ids=[route or "/" for route, _pattern in ADDRESSES])
def test_it_declares_who_may_open_it(route: str, pattern: URLPattern) -> None:
    access = access_of(pattern.callback)
    assert access is not None, f"{route}: decorate its view with @requires(…), @signed_in or @public"
    known = not access.permission or access.permission in PERMISSIONS
    assert known, f"{route}: add {access.permission!r} to the table of accounts/rules.py"


@pytest.mark.parametrize(("route", "pattern"), ADDRESSES, ids=[route or "/" for route, _pattern in ADDRESSES])
def test_it_is_lower_case_words_with_hyphens(route: str, pattern: URLPattern) -> None:
    plain = _example(route).removeprefix("/")
    assert re.fullmatch(r"(?:[a-z0-9-]+(?:\.[a-z]+)?/?)*", plain), f"{route}: lower case, hyphens, typed converters"
    assert pattern.name, f"{route}: give it a name; nobody writes addresses by hand"
    first = route.split("/", maxsplit=1)[0]
    module = pattern.callback.__module__
    if "." in module and module.startswith("binhdang.") and "<" not in first and first:
        app = module.split(".")[1]
        assert first == app or app == "home", f"{route}: begins with {first!r}, its view lives in {app}"


def test_it_has_a_menu_that_leads_somewhere() -> None:
    names = {get_resolver().resolve(_example(route)).view_name for route, _pattern in ADDRESSES}
    items = [item for app in apps.get_app_configs() for item in getattr(app, "menu", ())]
    assert items
    assert {item.url_name for item in items} <= names
    orders = [item.order for item in items]
    assert len(orders) == len(set(orders)), f"two menu items stand at the same place: {sorted(orders)}"


def _example(route: str) -> str:
    return "/" + re.sub(r"<[a-z]+:[a-z_]+>", "1", route)
