"""The append-only record of who did what (nhật ký)."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts (người thực hiện), as plain values: the record outlives the account."""

    id: int | None
    name: str
    post: str = ""
    unit: str = ""


class Entry(models.Model):
    """One line of the record (dòng nhật ký); the database itself refuses to change or delete it."""

    at = models.DateTimeField(_("lúc"), auto_now_add=True, db_index=True)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(_("người thực hiện"), max_length=200)
    actor_post = models.CharField(max_length=200, blank=True)
    actor_unit = models.CharField(max_length=300, blank=True)
    action = models.CharField(_("việc"), max_length=60, db_index=True)
    about_kind = models.CharField(max_length=60)
    about_id = models.BigIntegerField(null=True)
    about_label = models.CharField(_("đối tượng"), max_length=300)
    details = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("dòng nhật ký")
        ordering = ("-id",)
        indexes = (models.Index(fields=("about_kind", "about_id")),)

    def __str__(self) -> str:
        return f"{self.action} · {self.about_label}"
