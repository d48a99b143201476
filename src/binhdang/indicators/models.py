"""The catalogue of what is counted (chỉ tiêu, mục số liệu)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from binhdang.organisations.models import Level, Proof


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
    levels = models.ManyToManyField(Level, related_name="+", verbose_name=_("cấp áp dụng"))
    help = models.TextField(_("cách đếm"), blank=True)
    source = models.CharField(_("nguồn"), max_length=300)
    proof = models.CharField(max_length=10, choices=Proof)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("mục số liệu")
        ordering = ("position",)

    def __str__(self) -> str:
        return self.name
