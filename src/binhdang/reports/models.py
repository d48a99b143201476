"""Reports of units, their versions, figures and words, and consolidation (báo cáo)."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from binhdang.accounts.models import Person
from binhdang.indicators.models import Item
from binhdang.organisations.models import Unit
from binhdang.periods.models import Period
from binhdang.plans.models import DueItem, Plan


class ReportQuerySet(models.QuerySet["Report"]):
    """Reads of reports."""

    def visible_to(self, person: Person) -> Self:
        """Reports of units in the person's reach at any stage; those sent to a unit in reach once they are sent."""
        reach = person.reach("reports.see")
        inside = person.reach("reports.write") | person.reach("reports.sign")
        return self.filter(
            models.Q(unit__in=inside)
            | (models.Q(unit__in=reach) | models.Q(receiver__in=reach)) & models.Q(versions__state__in=Version.OUTSIDE)
        ).distinct()


class Report(models.Model):
    """One unit's report for one period (báo cáo), in versions."""

    class Kind(models.TextChoices):
        OWN = "own", _("của đơn vị")
        CONSOLIDATED = "consolidated", _("tổng hợp")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reports", verbose_name=_("đơn vị"))
    receiver = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="received_reports")
    period = models.ForeignKey(Period, models.PROTECT, related_name="reports", verbose_name=_("kỳ"))
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="reports", verbose_name=_("theo kế hoạch"))
    due_item = models.OneToOneField(DueItem, models.PROTECT, null=True, blank=True, related_name="report")
    kind = models.CharField(max_length=12, choices=Kind)
    title = models.CharField(_("trích yếu"), max_length=500)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("báo cáo")
        ordering = ("-period__ends_on", "unit__sort_key")
        constraints = (models.UniqueConstraint(fields=("unit", "period", "plan", "kind"), name="report_once"),)

    def __str__(self) -> str:
        return f"{self.title}, {self.unit}"


class Version(models.Model):
    """One state of a report's content (bản); once signed it is frozen with its hash."""

    class State(models.TextChoices):
        DRAFT = "draft", _("đang soạn")
        SUBMITTED = "submitted", _("trình ký")
        SENT = "sent", _("đã gửi")
        RETURNED = "returned", _("trả lại")
        ACCEPTED = "accepted", _("đã duyệt")
        INCLUDED = "included", _("đã tổng hợp")

    # What people outside the unit may see: signed content, also when it was returned to the unit afterwards.
    OUTSIDE = (State.SENT, State.RETURNED, State.ACCEPTED, State.INCLUDED)
    EDITABLE = (State.DRAFT,)

    report = models.ForeignKey(Report, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("bản số"))
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    code_number = models.CharField(_("số"), max_length=20, blank=True)
    issued_on = models.DateField(_("ngày ký"), null=True, blank=True)
    reason = models.TextField(_("lý do trả lại"), blank=True)
    head_reason = models.TextField(_("thủ trưởng yêu cầu sửa"), blank=True)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    frozen = models.JSONField(_("nội dung đã ký"), null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("bản báo cáo")
        ordering = ("report", "-number")
        constraints = (models.UniqueConstraint(fields=("report", "number"), name="version_once"),)

    def __str__(self) -> str:
        return f"{self.report} (bản {self.number})"

    @property
    def is_editable(self) -> bool:
        """Whether its unit may still write in it."""
        return self.state in self.EDITABLE


class Figure(models.Model):
    """One number of a version (ô số liệu); empty is not zero: the state says which kind of nothing it is."""

    class Sex(models.TextChoices):
        TOTAL = "total", _("tổng")
        FEMALE = "female", _("nữ")
        MALE = "male", _("nam")

    class State(models.TextChoices):
        VALUE = "value", _("có số")
        NONE_ARISEN = "none_arisen", _("không phát sinh")
        NO_DATA = "no_data", _("chưa có số liệu")
        NOT_APPLICABLE = "not_applicable", _("không áp dụng")
        BLANK = "blank", _("trống")

    version = models.ForeignKey(Version, models.CASCADE, related_name="figures")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    sex = models.CharField(max_length=6, choices=Sex)
    state = models.CharField(max_length=14, choices=State, default=State.BLANK)
    value = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    returned_because = models.CharField(_("lý do trả lại ô này"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("ô số liệu")
        ordering = ("item__position", "sex")
        constraints = (
            models.UniqueConstraint(fields=("version", "item", "sex"), name="figure_once"),
            models.CheckConstraint(
                name="figure_value_only_with_state_value",
                condition=models.Q(state="value", value__isnull=False)
                | ~models.Q(state="value") & models.Q(value__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.item} ({self.get_sex_display()})"


class Adjustment(models.Model):
    """A typed difference between a consolidation's computed sum and its declared figure (điều chỉnh), with its reason."""

    class Kind(models.TextChoices):
        DOUBLE_COUNT = "double_count", _("đếm trùng")
        LATE_UNIT = "late_unit", _("đơn vị nộp muộn")
        CORRECTION = "correction", _("sửa sai")
        OWN_WORK = "own_work", _("việc của chính cơ quan tổng hợp")

    version = models.ForeignKey(Version, models.CASCADE, related_name="adjustments")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    sex = models.CharField(max_length=6, choices=Figure.Sex)
    kind = models.CharField(max_length=12, choices=Kind)
    amount = models.DecimalField(max_digits=16, decimal_places=2)
    reason = models.CharField(_("lý do"), max_length=300)

    class Meta:
        verbose_name = _("điều chỉnh")

    def __str__(self) -> str:
        return f"{self.item}: {self.amount}"


class Paragraph(models.Model):
    """Words under a section of the outline (đoạn lời văn); of a consolidation, with the units they came from."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="paragraphs")
    section = models.CharField(_("mục của đề cương"), max_length=10)
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(_("lời văn"), blank=True)
    sources = models.ManyToManyField("self", symmetrical=False, related_name="picked_in", blank=True)

    class Meta:
        verbose_name = _("đoạn lời văn")
        ordering = ("section", "position", "id")

    def __str__(self) -> str:
        return self.text[:80]


class Inclusion(models.Model):
    """A unit's accepted version that a consolidation rests on (nguồn tổng hợp)."""

    consolidation = models.ForeignKey(Version, models.CASCADE, related_name="inclusions")
    part = models.ForeignKey(Version, models.PROTECT, related_name="included_in")

    class Meta:
        verbose_name = _("nguồn tổng hợp")
        constraints = (models.UniqueConstraint(fields=("consolidation", "part"), name="inclusion_once"),)

    def __str__(self) -> str:
        return f"{self.part} → {self.consolidation}"
