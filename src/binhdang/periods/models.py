"""Dated intervals that figures and reports belong to (kỳ)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Period(models.Model):
    """A dated interval with a kind (kỳ); two cut-off windows are two periods, never one."""

    class Kind(models.TextChoices):
        MONTH = "month", _("tháng")
        QUARTER = "quarter", _("quý")
        HALF = "half", _("6 tháng")
        YEAR = "year", _("năm")
        CAMPAIGN = "campaign", _("đợt")

    kind = models.CharField(_("loại kỳ"), max_length=10, choices=Kind)
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến ngày"))
    name = models.CharField(_("tên kỳ"), max_length=120)

    class Meta:
        verbose_name = _("kỳ")
        ordering = ("-ends_on", "kind")
        constraints = (
            models.UniqueConstraint(fields=("kind", "starts_on", "ends_on"), name="period_once"),
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("starts_on")), name="period_runs_forward"),
        )

    def __str__(self) -> str:
        return self.name
