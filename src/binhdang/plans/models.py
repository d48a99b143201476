"""Plans, their outline, their tasks and their calendar of duties (kế hoạch)."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from binhdang.accounts.models import Person
from binhdang.documents.models import Document, Fact, StoredFile
from binhdang.organisations.models import Group, Post, Unit
from binhdang.periods.models import Period
from binhdang.tasks.models import Assignment, Task


class PlanQuerySet(models.QuerySet["Plan"]):
    """Reads of plans."""

    def visible_to(self, person: Person) -> Self:
        """Plans issued in the person's reach, and confirmed ones that give their units work or duties."""
        reach = person.reach("plans.see")
        theirs = models.Q(
            pk__in=PlanTask.objects.filter(task__in=Assignment.objects.filter(unit__in=reach).values("task")).values(
                "plan"
            )
        ) | models.Q(pk__in=DueItem.objects.filter(unit__in=reach).values("duty__plan"))
        return self.filter(
            models.Q(document__issuing_unit__in=person.reach("plans.confirm"))
            | (models.Q(document__issuing_unit__in=reach) | theirs) & ~models.Q(state=Plan.State.DRAFT)
        )

    def in_force(self) -> Self:
        """Plans that are chased."""
        return self.filter(state=Plan.State.IN_FORCE)


class Plan(models.Model):
    """What a confirmed reading puts in force (kế hoạch); while it is a draft nothing follows from it."""

    class State(models.TextChoices):
        DRAFT = "draft", _("đang rà soát")
        IN_FORCE = "in_force", _("đang thực hiện")
        HISTORY = "history", _("lưu trữ")

    document = models.OneToOneField(Document, models.PROTECT, related_name="plan")
    title = models.CharField(_("tên kế hoạch"), max_length=500)
    year = models.PositiveSmallIntegerField(_("năm"), null=True, blank=True, help_text=_("trống: không theo năm"))
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("kế hoạch")
        ordering = ("-year", "-id")

    def __str__(self) -> str:
        return " ".join(part for part in (str(_("Kế hoạch")), self.document.code) if part)


class Section(models.Model):
    """A node of the plan's outline as written (đề mục); nothing is renumbered. Content groups are marked."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sections")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    position = models.PositiveIntegerField()
    depth = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=10)
    label = models.CharField(max_length=20, blank=True)
    heading = models.TextField(blank=True)
    start = models.PositiveIntegerField()
    is_group = models.BooleanField(_("nhóm nội dung"), default=False)

    class Meta:
        verbose_name = _("đề mục")
        ordering = ("position",)

    def __str__(self) -> str:
        return f"{self.label} {self.heading}".strip()


class Addressee(models.Model):
    """A name that the plan gives work to (tên được giao), and whom the reviewer says it means."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("máy đề xuất")
        CONFIRMED = "confirmed", _("đã xác nhận")
        UNKNOWN = "unknown", _("chưa rõ là ai")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="addressees")
    name = models.CharField(_("tên trong văn bản"), max_length=300)
    folded = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=State, default=State.UNKNOWN)

    class Meta:
        verbose_name = _("tên được giao việc")
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("plan", "folded"), name="addressee_once"),)

    def __str__(self) -> str:
        return self.name


class Target(models.Model):
    """One of those an addressee means (người nhận việc): a unit, a post of a unit, or a group."""

    addressee = models.ForeignKey(Addressee, models.CASCADE, related_name="targets")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("người nhận việc")
        constraints = (
            models.CheckConstraint(
                name="target_is_one_of_three",
                condition=models.Q(unit__isnull=False, post__isnull=True, group__isnull=True)
                | models.Q(unit__isnull=True, post__isnull=False, group__isnull=True)
                | models.Q(unit__isnull=True, post__isnull=True, group__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return str(self.unit or self.post or self.group)


class Placement(models.Model):
    """Under which content group a task of the draft stands (xếp nhóm): proposed from its words, or confirmed."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("máy đề xuất")
        CONFIRMED = "confirmed", _("đã xác nhận")
        NONE = "none", _("chưa xếp nhóm")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="placements")
    fact = models.OneToOneField(Fact, models.CASCADE, related_name="placement")
    section = models.ForeignKey(Section, models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.NONE)

    class Meta:
        verbose_name = _("xếp nhóm")

    def __str__(self) -> str:
        return str(self.section or _("chưa xếp nhóm"))


class PlanTask(models.Model):
    """A task's place in the plan (nhiệm vụ của kế hoạch): where it is written and its content group."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="plan_tasks")
    task = models.OneToOneField(Task, models.CASCADE, related_name="in_plan")
    section = models.ForeignKey(
        Section, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("nơi viết")
    )
    group = models.ForeignKey(
        Section,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="grouped",
        verbose_name=_("nhóm nội dung"),
    )

    class Meta:
        verbose_name = _("nhiệm vụ của kế hoạch")
        ordering = ("task__position",)

    def __str__(self) -> str:
        return str(self.task)


class Duty(models.Model):
    """Who owes what to whom via whom by when (nghĩa vụ); its dated occurrences are due items."""

    class Kind(models.TextChoices):
        REPORT = "report", _("báo cáo")
        OWN_PLAN = "own_plan", _("kế hoạch của đơn vị")
        ESTIMATE = "estimate", _("dự toán kinh phí")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="duties")
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(_("nội dung"), max_length=300)
    who_words = models.CharField(_("ai"), max_length=500, blank=True)
    to_words = models.CharField(_("gửi ai"), max_length=500, blank=True)
    via_words = models.CharField(_("qua ai"), max_length=500, blank=True)
    to_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    via_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    when = models.JSONField(_("khi nào"), null=True, blank=True, help_text='{"date": …} | {"yearly": "--11-10"} | …')
    when_words = models.CharField(max_length=300, blank=True)
    sentence = models.TextField(_("câu trong văn bản"), blank=True)
    start = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("nghĩa vụ")
        verbose_name_plural = _("nghĩa vụ")
        ordering = ("plan", "start", "id")

    def __str__(self) -> str:
        return self.title

    @property
    def receiver(self) -> Unit | None:
        """Who takes it in: the unit it goes through, else the one it goes to."""
        return self.via_unit or self.to_unit


class DueItemQuerySet(models.QuerySet["DueItem"]):
    """Reads of due items."""

    def visible_to(self, person: Person) -> Self:
        """What the person's units owe, and what is owed to them or under plans issued in their reach."""
        reach = person.reach("plans.see")
        return self.filter(
            models.Q(unit__in=reach)
            | models.Q(duty__to_unit__in=reach)
            | models.Q(duty__via_unit__in=reach)
            | models.Q(duty__plan__document__issuing_unit__in=reach)
        ).distinct()

    def chased(self) -> Self:
        """Items of plans in force."""
        return self.filter(duty__plan__state=Plan.State.IN_FORCE)


class DueItem(models.Model):
    """What one unit owes on one day (việc đến hạn)."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="due_items")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="due_items")
    due_on = models.DateField(_("hạn"), db_index=True)
    period = models.ForeignKey(Period, models.PROTECT, related_name="+", verbose_name=_("kỳ"))
    asked = models.BooleanField(_("đề nghị"), default=False)
    # Kept beside the filing or the report that settles it, so that "who owes" is one query.
    sent_on = models.DateField(_("đã gửi ngày"), null=True, blank=True)
    settled_on = models.DateField(_("đã nhận ngày"), null=True, blank=True)
    returned = models.BooleanField(_("bị trả lại"), default=False)

    objects = DueItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("việc đến hạn")
        ordering = ("due_on", "unit__sort_key")
        constraints = (models.UniqueConstraint(fields=("duty", "unit", "due_on"), name="due_item_once"),)

    def __str__(self) -> str:
        return f"{self.duty} ({self.unit}, {self.due_on:%d/%m/%Y})"


class Filing(models.Model):
    """A unit's own plan or budget estimate, handed in for a due item (văn bản nộp): number, date, file."""

    class State(models.TextChoices):
        SENT = "sent", _("đã gửi")
        RETURNED = "returned", _("trả lại")
        ACCEPTED = "accepted", _("đã nhận")

    due_item = models.ForeignKey(DueItem, models.CASCADE, related_name="filings")
    code = models.CharField(_("số, ký hiệu"), max_length=60)
    issued_on = models.DateField(_("ngày ban hành"))
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="filing")
    state = models.CharField(max_length=10, choices=State, default=State.SENT)
    reason = models.TextField(_("lý do trả lại"), blank=True)
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(auto_now_add=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("văn bản nộp")
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.code
