"""Small pieces of HTTP that views of several apps share."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from binhdang.web.rules import RuleBroken

Row = TypeVar("Row", bound=Model)
PAGE_SIZE = 50


def page_of(request: HttpRequest, rows: "QuerySet[Row, Any]", size: int = PAGE_SIZE) -> "Page[Row]":
    """Return the page that ?page= asks for; a wrong number gives the nearest one."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def attempt(request: HttpRequest, done: str, act: Callable[[], object]) -> bool:
    """Run an operation and tell the person what came of it: `done`, or the rule that refused. Say whether it ran."""
    try:
        act()
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, done)
    return True
