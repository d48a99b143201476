"""Who may open a view (quyền truy cập): every view says it, a view that does not stays closed.

@requires("reports.sign")
def sign(request: Request, report_id: int) -> HttpResponse: ...
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import HttpRequest

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Access:
    """What a view declares: open to all, to whoever is signed in, or to holders of one permission."""

    public: bool = False
    permission: str = ""


def _declare(view: View, access: Access) -> View:
    view.access = access  # type: ignore[attr-defined]
    return view


def public(view: View) -> View:
    """Open the view to everybody."""
    return _declare(view, Access(public=True))


def signed_in(view: View) -> View:
    """Open the view to whoever is signed in; what they see is decided by `visible_to`."""
    return _declare(view, Access())


def requires(permission: str) -> Callable[[View], View]:
    """Open the view to holders of the permission; on which objects is decided by `visible_to` and the operation."""
    return lambda view: _declare(view, Access(permission=permission))


def access_of(view: object) -> Access | None:
    """Return what the view declares, None when it declares nothing."""
    return getattr(view, "access", None)


def allowed(request: HttpRequest, access: Access) -> bool:
    """Say whether the person behind the request may open a view with this access."""
    if access.public:
        return True
    person: Any = request.user  # whoever signs in can be asked `may`; web stands below accounts and cannot name them
    return bool(person.is_authenticated) and (not access.permission or bool(person.may(access.permission)))
