"""A client that looks at every page it fetches: what a careful reviewer would check each time."""

from collections import Counter
from typing import Any
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import Resolver404, resolve
from selectolax.lexbor import LexborHTMLParser, LexborNode

# Controls that need no words beside them.
UNLABELLED = frozenset({"hidden", "submit", "button", "reset", "image"})


class CheckingClient(Client):
    """Django's test client, with the checks of `problems` after each fetch of an HTML page."""

    def get(self, path: str, *args: Any, expect: int = 200, **kwargs: Any) -> Any:
        """Fetch a page; fails when the status is not the expected one or the page is not in order."""
        response = super().get(path, *args, **kwargs)
        assert response.status_code == expect, f"{path}: {response.status_code}, expected {expect}"
        if response.get("Content-Type", "").startswith("text/html") and not response.streaming:
            whole = b"<html" in response.content
            found = problems(response.content.decode(), whole=whole)
            assert not found, f"{path}:\n  " + "\n  ".join(found)
        return response

    def tree(self, path: str, **kwargs: Any) -> LexborHTMLParser:
        """Fetch a page and return it parsed."""
        return LexborHTMLParser(self.get(path, **kwargs).content.decode())


def problems(html: str, *, whole: bool = True) -> list[str]:
    """Return what is wrong with a page; a fragment (not `whole`) is spared what only a page has."""
    tree = LexborHTMLParser(html)
    found = _ids(tree) + _labels(tree) + _inline(tree) + _forms(tree) + _links(tree, whole=whole)
    if whole:
        headings = len(tree.css("h1"))
        found += [f"{headings} h1: a page has exactly one"] if headings != 1 else []
        title = tree.css_first("title")
        found += [] if title and title.text(strip=True) else ["no <title>"]
    return found


def _attr(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""


def _ids(tree: LexborHTMLParser) -> list[str]:
    counted = Counter(_attr(node, "id") for node in tree.css("[id]"))
    return [f"id {name!r} stands {count} times" for name, count in counted.items() if count > 1]


def _labels(tree: LexborHTMLParser) -> list[str]:
    named = {_attr(label, "for") for label in tree.css("label[for]")}
    found = []
    for node in tree.css("input, select, textarea"):
        if _attr(node, "type") in UNLABELLED or _attr(node, "id") in named:
            continue
        if _attr(node, "aria-label") or _attr(node, "aria-labelledby") or _inside(node, "label"):
            continue
        found.append(f"no label for {node.tag} {_attr(node, 'name')!r}")
    return found + [f"no text on button {b.html!r}" for b in tree.css("button") if not _named(b)]


def _named(node: LexborNode) -> bool:
    return bool(node.text(strip=True) or _attr(node, "aria-label"))


def _inside(node: LexborNode, tag: str) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag == tag:
            return True
        parent = parent.parent
    return False


def _inline(tree: LexborHTMLParser) -> list[str]:
    """What the content security policy would refuse."""
    found = [f"inline <{node.tag}>" for node in tree.css("script:not([src]), style") if _attr(node, "type") != "json"]
    for node in tree.css("*"):
        found += [f"{name}= on <{node.tag}>" for name in node.attributes if name == "style" or name.startswith("on")]
    return found


def _forms(tree: LexborHTMLParser) -> list[str]:
    found = []
    for form in tree.css("form"):
        if _attr(form, "method").lower() == "post" and not form.css("input[name=csrfmiddlewaretoken]"):
            found.append(f"form without csrf token: {_attr(form, 'action')!r}")
    for node in tree.css("[hx-get], [hx-post]"):
        if node.tag != "form" and not _attr(node, "href") and not _inside(node, "form"):
            found.append(f"<{node.tag}> works only with htmx: give it an href, or put it in a form")
    return found


def _links(tree: LexborHTMLParser, *, whole: bool) -> list[str]:
    ids = {_attr(node, "id") for node in tree.css("[id]")}
    found = []
    for node in tree.css("[href], [src], [action], [hx-get], [hx-post]"):
        for name in ("href", "src", "action", "hx-get", "hx-post"):
            target = _attr(node, name)
            if not target or target.startswith(("mailto:", "tel:", "data:")):
                continue
            parts = urlsplit(target)
            if parts.netloc:
                found.append(f"{target!r} leaves the server's own network")
            elif not parts.path:
                if whole and parts.fragment and not parts.query and parts.fragment not in ids:
                    found.append(f"{target!r} leads nowhere on this page")
            elif not _leads_somewhere(parts.path):
                found.append(f"{target!r} leads to no page")
    return found


def _leads_somewhere(path: str) -> bool:
    if path.startswith("/static/"):
        return finders.find(path.removeprefix("/static/")) is not None
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
