"""Plans, their outline, their tasks and their calendar of duties (kế hoạch)."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from binhdang.accounts.models import Person
from binhdang.documents.models import Document, Fact, StoredFile
from binhdang.organisations.models import Group, Post, Unit
from binhdang.periods.models import Period
from binhdang.plans import rules
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
        mark = f"{self.label}." if self.label[-1:].isalnum() else self.label
        return f"{mark} {self.heading}".strip()


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


class PlanTaskQuerySet(models.QuerySet["PlanTask"]):
    """Reads of the tasks of a plan."""

    def visible_to(self, person: Person) -> Self:
        """Tasks of plans that the person sees: what a plan orders is no secret to those it gives work to."""
        return self.filter(plan__in=Plan.objects.visible_to(person))

    def standing(self) -> Self:
        """Those that were not taken back."""
        return self.exclude(task__state=Task.State.WITHDRAWN)

    def of_units(self, units: "models.QuerySet[Unit, Any]") -> Self:
        """Those that give work to one of the units."""
        return self.filter(task__in=Assignment.objects.filter(unit__in=units).values("task"))


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

    objects = PlanTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("nhiệm vụ của kế hoạch")
        ordering = ("task__position",)

    def __str__(self) -> str:
        return str(self.task)


class DutyQuerySet(models.QuerySet["Duty"]):
    """Reads of duties."""

    def visible_to(self, person: Person) -> Self:
        """Duties of plans that the person sees; who owes what is asked of the due items."""
        return self.filter(plan__in=Plan.objects.visible_to(person))

    def standing(self) -> Self:
        """Those that were not taken back."""
        return self.filter(withdrawn_because="")


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
    units = models.ManyToManyField(
        Unit, blank=True, related_name="+", verbose_name=_("đơn vị phải nộp"),
        help_text=_("do người sửa chọn; trống: như chữ trong văn bản"),
    )  # fmt: skip
    withdrawn_because = models.TextField(_("lý do thu hồi"), blank=True, help_text=_("trống: chưa thu hồi"))

    objects = DutyQuerySet.as_manager()

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

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back: it is on record and chased no more."""
        return bool(self.withdrawn_because)


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
        )

    def standing(self) -> Self:
        """Items of duties that were not taken back."""
        return self.filter(duty__withdrawn_because="")

    def chased(self) -> Self:
        """Items of plans in force, of duties that stand."""
        return self.standing().filter(duty__plan__state=Plan.State.IN_FORCE)

    def handed_in(self) -> Self:
        """Those for which something was sent, settled, returned or filed: history that no correction touches."""
        filed = models.Exists(Filing.objects.filter(due_item=models.OuterRef("pk")))
        sent = models.Q(sent_on__isnull=False) | models.Q(settled_on__isnull=False) | models.Q(returned=True)
        return self.filter(sent | filed)

    def standing_in(self, choice: str, today: date) -> Self:
        """Those that stand so: owed (the day has passed), sent, returned, settled, open; all for other words."""
        chosen = _choices(today).get(choice)
        return self if chosen is None else self.filter(chosen)

    def counted(self, today: date) -> dict[str, int]:
        """How many stand in each way, in the words of `standing_in`: one query."""
        counts = {name: models.Count("pk", filter=chosen) for name, chosen in _choices(today).items()}
        found: dict[str, int] = self.order_by().aggregate(all=models.Count("pk"), **counts)
        return found


def _choices(today: date) -> dict[str, models.Q]:
    """Return the conditions by which due items are listed; what was returned is owed again."""
    unsettled = models.Q(settled_on__isnull=True)
    back = models.Q(sent_on__isnull=True) | models.Q(returned=True)
    return {
        "owed": unsettled & back & models.Q(due_on__lt=today),
        "open": unsettled & back,
        "sent": unsettled & ~back,
        "returned": unsettled & models.Q(returned=True),
        "settled": models.Q(settled_on__isnull=False),
    }


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

    def standing_on(self, today: date) -> str:
        """Return how it stands, as a word of the state language."""
        return rules.standing(
            self.due_on, today, sent_on=self.sent_on, settled_on=self.settled_on, returned=self.returned,
            asked=self.asked,
        )  # fmt: skip


class FilingQuerySet(models.QuerySet["Filing"]):
    """Reads of what was handed in."""

    def visible_to(self, person: Person) -> Self:
        """Filings of due items that the person sees: their own units', and those owed to their reach."""
        return self.filter(due_item__in=DueItem.objects.visible_to(person))


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
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(auto_now_add=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects = FilingQuerySet.as_manager()

    class Meta:
        verbose_name = _("văn bản nộp")
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.code
