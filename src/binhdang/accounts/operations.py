"""Making accounts and granting roles."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from binhdang.accounts.models import Grant, Person
from binhdang.audit.models import Actor
from binhdang.audit.operations import record
from binhdang.organisations.models import Post, Unit
from binhdang.web.rules import RuleBroken


@transaction.atomic
def create_person(
    *,
    username: str,
    full_name: str,
    unit: Unit,
    by: Actor,
    password: str | None = None,
    post: Post | None = None,
) -> Person:
    """Add somebody who may sign in (thêm người dùng); without a password they cannot sign in yet."""
    if Person.objects.filter(username__iexact=username).exists():
        raise RuleBroken(_("Tên đăng nhập %(name)s đã có người dùng.") % {"name": username})
    person = Person(username=username, full_name=full_name, unit=unit, post=post)
    person.set_password(password)
    person.save()
    record("accounts.create_person", by=by, about=person, unit=unit)
    return person


@transaction.atomic
def grant(
    person: Person, *, role: Grant.Role, unit: Unit, by: Actor, scope: Grant.Scope = Grant.Scope.OWN,
    since: date | None = None, until: date | None = None,
) -> Grant:  # fmt: skip
    """Give a role for a unit (phân quyền)."""
    granted = Grant.objects.create(person=person, role=role, unit=unit, scope=scope, valid_from=since, valid_to=until)
    record("accounts.grant", by=by, about=person, role=role, unit=unit, scope=scope)
    return granted


@transaction.atomic
def sign_in(person: Person, *, by: Actor) -> None:
    """Note that somebody signed in (đăng nhập), as the sign-in page says it does; the session is Django's."""
    record("accounts.sign_in", by=by, about=person)
