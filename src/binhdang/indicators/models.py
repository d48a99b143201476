"""The catalogue of what is counted (chỉ tiêu, mục số liệu)."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from binhdang.organisations.models import Level, Proof, in_force


class ItemQuerySet(models.QuerySet["Item"]):
    """Reads of the catalogue."""

    def asked_of(self, level: Level, on: date) -> Self:
        """Items that a unit of this level counts on a day, in their order."""
        return self.filter(in_force(on), levels=level).order_by("position")


class Item(models.Model):
    """Something that reports count (mục số liệu): with its unit, kind and whether it is split by sex.

    vụ, người, hộ, lượt are different units and are never added to each other.
    """

    class Kind(models.TextChoices):
        STOCK = "stock", _("số tại thời điểm")
        FLOW = "flow", _("số phát sinh trong kỳ")
        YES_NO = "yes_no", _("có hoặc không")

    code = models.SlugField(_("mã"), unique=True)
    name = models.CharField(_("tên"), max_length=200)
    kind = models.CharField(_("loại"), max_length=10, choices=Kind)
    unit = models.CharField(_("đơn vị tính"), max_length=40)
    by_sex = models.BooleanField(_("tách nam, nữ"), default=False)
    section = models.CharField(_("mục của đề cương"), max_length=10)
    position = models.PositiveSmallIntegerField()
    goes_with = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("chỉ có khi có")
    )
    levels = models.ManyToManyField(Level, related_name="+", verbose_name=_("cấp áp dụng"))
    help = models.TextField(_("cách đếm"), blank=True)
    source = models.CharField(_("nguồn"), max_length=300)
    proof = models.CharField(max_length=10, choices=Proof)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("mục số liệu")
        ordering = ("position",)

    def __str__(self) -> str:
        return self.name
