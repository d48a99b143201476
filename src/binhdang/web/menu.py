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
    here = request.resolver_match.url_name and request.resolver_match.view_name if request.resolver_match else ""
    place = here.split(":")[0] if here else ""
    shown = []
    for item in items:
        url = reverse(item.url_name)
        access = access_of(resolve(url).func)
        if access and allowed(request, access):
            # The item whose view this is; else the first of the app that the page belongs to.
            active = item.url_name == here or (
                item.url_name.split(":")[0] == place and here not in {i.url_name for i in items}
            )
            shown.append(MenuEntry(item.label, url, active))
    return shown
