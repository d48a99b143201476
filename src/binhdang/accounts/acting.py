"""Who performs an operation, and the demand that they may."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied

from binhdang.accounts.models import Person
from binhdang.audit.models import Actor
from binhdang.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class System:
    """The command line, acting without an account (hệ thống): whoever may run it may do everything."""

    name: str

    @property
    def pk(self) -> None:
        """No account: columns that name who did it stay empty."""
        return

    @property
    def actor(self) -> Actor:
        """Who it is, as the record keeps it."""
        return Actor(None, self.name)

    def may(self, permission: str, unit: Unit | None = None) -> bool:
        """The command line may."""
        return True


Acting = Person | System


def demand(by: Acting, permission: str, unit: Unit | None = None) -> None:
    """Refuse (PermissionDenied) unless they hold the permission for the unit: the first line of an operation."""
    if not by.may(permission, unit):
        raise PermissionDenied(permission)


def person_of(by: Acting) -> Any:  # noqa: ANN401 - a foreign key's value: a person or None
    """Return what a column that names the person takes."""
    return by if isinstance(by, Person) else None
