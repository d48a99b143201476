"""Reports of units, their versions, figures and words, and consolidation (báo cáo)."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from binhdang.accounts.models import Person
from binhdang.indicators.models import Item
from binhdang.organisations.models import Unit
from binhdang.periods.models import Period
from binhdang.plans.models import DueItem, Plan
from binhdang.reports.rules import may


class ReportQuerySet(models.QuerySet["Report"]):
    """Reads of reports."""

    def visible_to(self, person: Person) -> Self:
        """Reports of the person's own units at any stage; of units in reach, or sent to one, once they are signed."""
        reach = person.reach("reports.see")
        signed = Version.objects.filter(state__in=Version.OUTSIDE).values("report")
        return self.filter(
            models.Q(unit__in=person.reach("reports.write"))
            | models.Q(unit__in=person.reach("reports.sign"))
            | models.Q(unit__in=person.reach("reports.consolidate"), kind=Report.Kind.CONSOLIDATED)
            | (models.Q(unit__in=reach) | models.Q(receiver__in=reach)) & models.Q(pk__in=signed)
        )

    def received_by(self, person: Person) -> Self:
        """Signed reports that the person answers: `Report.is_received_by` in SQL."""
        reach = person.reach("reports.receive")
        own = person.reach("reports.write") | person.reach("reports.sign")
        sent_here = models.Q(receiver__in=reach) & ~models.Q(unit__in=own) & ~models.Q(unit=person.unit_id)
        signed = Version.objects.filter(state__in=Version.OUTSIDE).values("report")
        return self.filter(sent_here | models.Q(receiver__isnull=True, unit__in=reach), pk__in=signed)

    def sent_up(self) -> Self:
        """Reports that go to somebody, not those that end where they are written."""
        return self.filter(receiver__isnull=False)

    def with_unit(self) -> Self:
        """With what every list of reports names."""
        return self.select_related(
            "unit__level", "unit__parent", "receiver", "period", "plan__document", "due_item"
        ).defer("plan__document__text", "plan__document__search")  # fmt: skip


class Report(models.Model):
    """One unit's report for one period (báo cáo), in versions."""

    class Kind(models.TextChoices):
        OWN = "own", _("của đơn vị")
        CONSOLIDATED = "consolidated", _("tổng hợp")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reports", verbose_name=_("đơn vị"))
    receiver = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="received_reports")
    period = models.ForeignKey(Period, models.PROTECT, related_name="reports", verbose_name=_("kỳ"))
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="reports", verbose_name=_("theo kế hoạch"))
    # A corrected duty makes its due items anew: the report that was begun stays, and finds the new one when opened.
    due_item = models.OneToOneField(DueItem, models.SET_NULL, null=True, blank=True, related_name="report")
    kind = models.CharField(max_length=12, choices=Kind)
    title = models.CharField(_("trích yếu"), max_length=500)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("báo cáo")
        ordering = ("-period__ends_on", "unit__sort_key")
        # A unit's own reports are told apart by what they settle: one period may have two (year, month of action).
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "period", "plan"), condition=models.Q(kind="consolidated"), name="consolidated_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.title}, {self.unit}"

    @property
    def is_consolidated(self) -> bool:
        """Whether it sums up other units' reports."""
        return self.kind == Report.Kind.CONSOLIDATED

    @property
    def write_permission(self) -> str:
        """What writing in it takes."""
        return "reports.consolidate" if self.is_consolidated else "reports.write"

    @property
    def taken_by(self) -> Unit:
        """Whose coordinator answers it: the receiver; the unit itself where nobody above takes it in."""
        return self.receiver or self.unit

    def is_inside(self, person: Person) -> bool:
        """Whether the person works on it, and so sees what is not signed yet."""
        return person.may(self.write_permission, self.unit) or person.may("reports.sign", self.unit)

    def is_received_by(self, person: Person) -> bool:
        """Whether the person answers it: nobody accepts what their own unit sends up."""
        own = self.unit_id == person.unit_id or self.is_written_by(person)
        return person.may("reports.receive", self.taken_by) and not (self.receiver_id and own)

    def is_written_by(self, person: Person) -> bool:
        """Whether the person writes or signs reports of its unit."""
        return person.may("reports.write", self.unit) or person.may("reports.sign", self.unit)

    def latest(self) -> "Version":
        """The version that stands now: every report starts with one."""
        return self.versions.order_by("-number")[0]

    def version_for(self, person: Person) -> "Version | None":
        """The latest version that the person may see: outside the unit only signed ones."""
        versions = self.versions.all()
        return (versions if self.is_inside(person) else versions.filter(state__in=Version.OUTSIDE)).first()


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
    edition = models.PositiveIntegerField(default=0, help_text=_("tăng sau mỗi lần lưu"))
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

    @property
    def is_signed(self) -> bool:
        """Whether its content is frozen."""
        return self.state in self.OUTSIDE

    def steps_for(self, person: Person) -> dict[str, bool]:
        """What the person may do with it now; with an older version nothing."""
        latest = self.report.version_for(person)
        if latest is None or latest.number != self.number:
            return {}
        writes = person.may(self.report.write_permission, self.report.unit)
        signs = person.may("reports.sign", self.report.unit)
        receives = self.report.is_received_by(person)
        return {
            "edit": writes and self.is_editable,
            "submit": writes and may("submit", self.state),
            "sign": signs and may("sign", self.state),
            "send_back": signs and may("send_back", self.state),
            "number": (writes or signs) and self.is_signed and not self.code_number,
            "accept": receives and may("accept", self.state),
            "return": receives and may("return", self.state),
        }

    @property
    def symbol_number(self) -> str:
        """Its number as printed; empty before it has one."""
        number: str = (self.frozen or {}).get("number_text", "")
        return number


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
    edition = models.PositiveIntegerField(default=0, help_text=_("lần lưu gần nhất làm đổi ô này"))

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
    """A typed difference between a computed sum and the final figure (điều chỉnh), with its reason."""

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
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.item}: {self.amount}"


class Paragraph(models.Model):
    """Words under a section of the outline (đoạn lời văn); of a consolidation, with the units they came from."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="paragraphs")
    section = models.CharField(_("mục của đề cương"), max_length=10)
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(_("lời văn"), blank=True)
    edition = models.PositiveIntegerField(default=0, help_text=_("lần lưu gần nhất làm đổi đoạn này"))
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
