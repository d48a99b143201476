"""What the base page needs on every page."""

from typing import Any

from django.http import HttpRequest

from binhdang.web import menu


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the menu and the words for who is signed in."""
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return {}
    return {
        "menu": menu.entries(request),
        "person_label": person.full_name,
        "unit_label": " · ".join(part for part in (person.post_title, person.unit_name) if part),
    }
