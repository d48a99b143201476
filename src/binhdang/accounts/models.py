"""People, and the roles they hold where (tài khoản, vai trò)."""

from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from binhdang.accounts import rules
from binhdang.audit.models import Actor
from binhdang.organisations.models import Post, Unit, in_force


class PersonManager(BaseUserManager["Person"]):
    """Finds people by the name they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Case does not matter in a sign-in name."""
        return self.get(username__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who signs in (người dùng), working in one unit; what they may do comes from their grants."""

    username = models.CharField(_("tên đăng nhập"), max_length=60, unique=True)
    full_name = models.CharField(_("họ tên"), max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="people", verbose_name=_("đơn vị"))
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="holders")
    is_active = models.BooleanField(_("đang dùng"), default=True)

    objects: ClassVar[PersonManager] = PersonManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        verbose_name = _("người dùng")
        ordering = ("full_name",)

    def __str__(self) -> str:
        return self.full_name

    @property
    def post_title(self) -> str:
        """The words of the post; empty without one."""
        return self.post.name if self.post else ""

    @property
    def unit_name(self) -> str:
        """The name of the unit they work in."""
        return self.unit.name

    @property
    def actor(self) -> Actor:
        """Who they are, as the record keeps it."""
        return Actor(self.pk, self.full_name, self.post_title, self.unit_name)

    @cached_property
    def current_grants(self) -> "list[Grant]":
        """The grants in force today, read once for each request."""
        # The day is that of the request; a person object lives no longer than one.
        return list(self.grants.filter(in_force(timezone.localdate())).select_related("unit"))

    def may(self, permission: str, unit: Unit | None = None) -> bool:
        """Say whether they hold the permission anywhere, or for the unit given."""
        held = [grant for grant in self.current_grants if rules.permits(grant.role, permission)]
        if unit is None:
            return bool(held)
        if any(grant.unit_id == unit.pk for grant in held):
            return True
        above = {grant.unit_id for grant in held if grant.scope == Grant.Scope.SUBTREE}
        return bool(above) and unit.paths_up.filter(ancestor_id__in=above).exists()

    def reach(self, permission: str) -> "models.QuerySet[Unit, Any]":
        """The units for which they hold the permission: one subquery for use in visible_to."""
        own: list[int] = []
        trees: list[int] = []
        for grant in self.current_grants:
            if rules.permits(grant.role, permission):
                (trees if grant.scope == Grant.Scope.SUBTREE else own).append(grant.unit_id)
        return Unit.objects.filter(
            models.Q(pk__in=own) | models.Q(pk__in=Unit.objects.filter(paths_up__ancestor_id__in=trees).values("pk"))
        )


class Grant(models.Model):
    """A role held for a unit, or for a unit and all below it, for a time (phân quyền)."""

    class Role(models.TextChoices):
        OFFICER = rules.OFFICER, _("người làm công tác bình đẳng giới")
        HEAD = rules.HEAD, _("thủ trưởng đơn vị")
        COORDINATOR = rules.COORDINATOR, _("cơ quan thường trực")
        LEADER = rules.LEADER, _("lãnh đạo Ủy ban nhân dân")
        ADMINISTRATOR = rules.ADMINISTRATOR, _("quản trị")

    class Scope(models.TextChoices):
        OWN = "own", _("đơn vị")
        SUBTREE = "subtree", _("đơn vị và cấp dưới")

    person = models.ForeignKey(Person, models.CASCADE, related_name="grants")
    role = models.CharField(_("vai trò"), max_length=20, choices=Role)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="grants")
    scope = models.CharField(_("phạm vi"), max_length=10, choices=Scope, default=Scope.OWN)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("phân quyền")

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}, {self.unit}"
