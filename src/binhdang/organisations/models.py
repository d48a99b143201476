"""Units, posts, groups and their names (cơ quan, đơn vị). A unit is found by code; a name alone is never a key."""

from datetime import date
from typing import Any, Protocol, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from binhdang.organisations.rules import without_marks


def in_force(on: date, prefix: str = "") -> Q:
    """The condition of a dated row on a day: an unknown start counts as always, an open end as still."""
    start, end = f"{prefix}valid_from", f"{prefix}valid_to"
    return (Q(**{f"{start}__isnull": True}) | Q(**{f"{start}__lte": on})) & (
        Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": on})
    )


class Proof(models.TextChoices):
    """How far a fact is verified (mức xác minh)."""

    VERIFIED = "verified", _("đã xác minh")
    TO_CHECK = "to_check", _("cần kiểm tra")


class Level(models.Model):
    """A level of government (cấp), as data: three until 30/6/2025, two since."""

    code = models.SlugField(_("mã"), primary_key=True)
    name = models.CharField(_("tên"), max_length=60)
    rank = models.PositiveSmallIntegerField(_("thứ bậc"), help_text=_("0 ở trên cùng"))
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("cấp")
        ordering = ("rank",)

    def __str__(self) -> str:
        return self.name


class Reaching(Protocol):
    """Whoever holds permissions for units; people stand above this app, so they are known by what they can be asked."""

    def reach(self, permission: str) -> "models.QuerySet[Unit, Any]":
        """The units for which they hold the permission."""


class UnitQuerySet(models.QuerySet["Unit"]):
    """Reads of units."""

    def within(self, *units: "Unit") -> Self:
        """The units themselves and all below them."""
        return self.filter(paths_up__ancestor__in=units).distinct()

    def visible_to(self, person: Reaching) -> Self:
        """The units in the person's reach."""
        return self.filter(pk__in=person.reach("organisations.see"))

    def matching(self, words: str) -> Self:
        """Those whose names or code hold all the words, with or without marks."""
        found = self
        for word in without_marks(words).split():
            found = found.filter(search__contains=word)
        return found

    def top_first(self) -> Self:
        """Upper levels first, then by name in Vietnamese order as far as the stored sort key goes."""
        return self.select_related("level", "parent").order_by("level__rank", "sort_key", "code")

    def top_of_tree_first(self) -> Self:
        """The unit at the top before its agencies, then level by level."""
        return (
            self.select_related("level", "parent")
            .annotate(steps=models.Count("paths_up"))
            .order_by("level__rank", "steps", "sort_key", "code")
        )


class Unit(models.Model):
    """Any body that acts (đơn vị): the commune X and its People's Committee are one unit."""

    class Kind(models.TextChoices):
        PEOPLES_COMMITTEE = "peoples_committee", _("Ủy ban nhân dân")
        DEPARTMENT = "department", _("cơ quan chuyên môn")
        PARTY = "party", _("cơ quan Đảng")
        MASS_ORGANISATION = "mass_organisation", _("Mặt trận, đoàn thể")
        PUBLIC_SERVICE = "public_service", _("đơn vị sự nghiệp, trường, trạm")
        OTHER = "other", _("khác")

    code = models.CharField(_("mã"), max_length=40, unique=True)
    name = models.CharField(_("tên"), max_length=200)
    short_name = models.CharField(_("tên ngắn"), max_length=100, blank=True)
    kind = models.CharField(_("loại"), max_length=20, choices=Kind)
    level = models.ForeignKey(Level, models.PROTECT, related_name="units", verbose_name=_("cấp"))
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    place = models.CharField(_("địa danh"), max_length=100, blank=True, help_text=_("trước ngày tháng của văn bản"))
    symbol = models.CharField(_("chữ viết tắt trong ký hiệu"), max_length=20, blank=True)
    proof = models.CharField(max_length=10, choices=Proof, default=Proof.VERIFIED)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    folded = models.CharField(max_length=200, db_index=True, editable=False)
    sort_key = models.CharField(max_length=400, editable=False)
    search = models.TextField(editable=False, default="", help_text=_("mọi tên và mã, không dấu"))

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("đơn vị")
        ordering = ("level__rank", "sort_key")

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The name for tight places."""
        return self.short_name or self.name


class UnitPath(models.Model):
    """A step of the tree (đường dẫn): each unit with itself and everything above it, so that a subtree is one join."""

    ancestor = models.ForeignKey(Unit, models.CASCADE, related_name="paths_down")
    descendant = models.ForeignKey(Unit, models.CASCADE, related_name="paths_up")
    depth = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("đường dẫn")
        constraints = (models.UniqueConstraint(fields=("ancestor", "descendant"), name="path_once"),)

    def __str__(self) -> str:
        return f"{self.ancestor_id} › {self.descendant_id}"


class UnitName(models.Model):
    """Another name that papers use for the unit (tên khác, viết tắt), with its dates."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="names")
    name = models.CharField(_("tên"), max_length=200)
    folded = models.CharField(max_length=200, db_index=True, editable=False)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("tên khác của đơn vị")
        constraints = (models.UniqueConstraint(fields=("unit", "folded", "valid_from"), name="unit_name_once"),)

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A post of a unit (chức danh): tasks stick to it when people change."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    name = models.CharField(_("tên"), max_length=200)
    folded = models.CharField(max_length=200, db_index=True, editable=False)
    proof = models.CharField(max_length=10, choices=Proof, default=Proof.VERIFIED)

    class Meta:
        verbose_name = _("chức danh")
        ordering = ("unit", "name")
        constraints = (models.UniqueConstraint(fields=("unit", "folded"), name="post_once"),)

    def __str__(self) -> str:
        return f"{self.name}, {self.unit}"


class GroupQuerySet(models.QuerySet["Group"]):
    """Reads of groups."""

    def visible_to(self, person: Reaching) -> Self:
        """The groups of places in the person's reach."""
        return self.filter(within__in=person.reach("organisations.see"))


class Group(models.Model):
    """A dated, named set of units (nhóm đơn vị): "các sở, ban, ngành", "UBND các xã, phường"."""

    code = models.CharField(_("mã"), max_length=40, unique=True)
    name = models.CharField(_("tên"), max_length=200)
    folded = models.CharField(max_length=200, db_index=True, editable=False)
    within = models.ForeignKey(Unit, models.PROTECT, related_name="groups", verbose_name=_("thuộc địa bàn"))
    other_names = models.JSONField(_("cách gọi khác"), default=list, blank=True)
    proof = models.CharField(max_length=10, choices=Proof, default=Proof.VERIFIED)

    objects = GroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("nhóm đơn vị")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def members_on(self, on: date) -> UnitQuerySet:
        """The units of the group on a day."""
        return Unit.objects.filter(in_force(on, "memberships__"), memberships__group=self).distinct()


class GroupMember(models.Model):
    """A unit's time in a group (thành viên nhóm)."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("thành viên nhóm")
        constraints = (models.UniqueConstraint(fields=("group", "unit", "valid_from"), name="group_member_once"),)

    def __str__(self) -> str:
        return f"{self.unit} ∈ {self.group}"
