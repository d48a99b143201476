"""The menu (thanh menu): apps say in their AppConfig what they add; web only draws it.

class PlansConfig(AppConfig):
    menu = (MenuItem(_("Kế hoạch"), "plans:index", order=20),)
"""

from dataclasses import dataclass

from django.apps import apps
from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils.functional import Promise

from binhdang.web.access import access_of, allowed


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One word of the bar: shown to whoever may open the view it leads to."""

    label: str | Promise
    url_name: str
    order: int


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A menu item as one request sees it."""

    label: str | Promise
    url: str
    active: bool


def entries(request: HttpRequest) -> list[MenuEntry]:
    """Return the items that this person may open, in order, the present one marked."""
    items = sorted((item for app in apps.get_app_configs() for item in getattr(app, "menu", ())), key=lambda i: i.order)
    urls = {item.url_name: reverse(item.url_name) for item in items}
    here = _here(request, urls)
    shown = []
    for item in items:
        url = urls[item.url_name]
        access = access_of(resolve(url).func)
        if access and allowed(request, access):
            shown.append(MenuEntry(item.label, url, url == here))
    return shown


def _here(request: HttpRequest, urls: dict[str, str]) -> str:
    """The address of the item that the page belongs to: of its app, the longest that its own begins with."""
    match = request.resolver_match
    place = match.view_name.split(":")[0] if match and match.url_name else ""
    of_app = (url for name, url in urls.items() if name.split(":")[0] == place and request.path.startswith(url))
    return max(of_app, key=len, default="")
