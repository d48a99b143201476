"""Tasks, assignments, progress, extensions, obstacles (nhiệm vụ). A task knows its document and words, not its plan."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Self

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Case, Count, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from binhdang.accounts.models import Person
from binhdang.documents.models import Document, StoredFile
from binhdang.organisations.models import Group, Post, Unit
from binhdang.tasks import rules
from binhdang.tasks.fields import FoldedField
from binhdang.tasks.rules import Standing


class TaskQuerySet(models.QuerySet["Task"]):
    """Reads of tasks."""

    def visible_to(self, person: Person) -> Self:
        """Tasks assigned to a unit in the person's reach, and those of documents issued by one."""
        reach = person.reach("tasks.see")
        return self.filter(
            Q(pk__in=Assignment.objects.filter(unit__in=reach).values("task")) | Q(document__issuing_unit__in=reach)
        )


class Task(models.Model):
    """What a directive, a labelled block or a table row orders (nhiệm vụ); never two for the same words."""

    class DeadlineSource(models.TextChoices):
        OWN = "own", _("chính câu giao việc")
        LABEL = "label", _("dòng thời gian của khối việc")
        HEADING = "heading", _("đề mục gần nhất phía trên")
        YEAR = "year", _("ngày cuối năm của kế hoạch")
        NONE = "none", _("thường xuyên")

    class State(models.TextChoices):
        ACTIVE = "active", _("đang hiệu lực")
        HISTORY = "history", _("lưu trữ")
        WITHDRAWN = "withdrawn", _("đã thu hồi")

    document = models.ForeignKey(Document, models.PROTECT, related_name="tasks")
    position = models.PositiveIntegerField(help_text=_("thứ tự trong văn bản"))
    text = models.TextField(_("nội dung"))
    folded = FoldedField(of="text", default="")
    sentence = models.TextField(_("câu trong văn bản"))
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    node = models.CharField(_("mục"), max_length=100, blank=True)
    product = models.TextField(_("sản phẩm"), blank=True)
    deadline = models.DateField(_("hạn"), null=True, blank=True, db_index=True)
    deadline_words = models.CharField(_("chữ nói về hạn"), max_length=300, blank=True)
    deadline_source = models.CharField(max_length=10, choices=DeadlineSource)
    state = models.CharField(max_length=10, choices=State, default=State.ACTIVE)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("nhiệm vụ")
        ordering = ("document", "position")

    def __str__(self) -> str:
        return self.text[:120]

    @property
    def is_whole_year(self) -> bool:
        """Whether the deadline is only the end of the plan's year (cả năm)."""
        return self.deadline_source == self.DeadlineSource.YEAR


def standing_on(today: date) -> Case:
    """Return `rules.standing` of an assignment in SQL, so that a board is one GROUP BY."""
    done = Q(state=Assignment.State.DONE)
    whole_year = Q(task__deadline_source=Task.DeadlineSource.YEAR, deadline=F("task__deadline"))
    cases: tuple[tuple[Q, Standing], ...] = (
        (Q(state=Assignment.State.DECLINED), Standing.DECLINED),
        (done & (Q(deadline__isnull=True) | Q(asked=True) | Q(done_on__isnull=True)), Standing.DONE),
        (done & Q(done_on__lte=F("deadline")), Standing.DONE_ON_TIME),
        (done, Standing.DONE_LATE),
        (~Q(task__state=Task.State.ACTIVE), Standing.HISTORY),
        (Q(deadline__lt=today, asked=True), Standing.REMINDED),
        (Q(deadline__lt=today), Standing.OVERDUE),
        (Q(state=Assignment.State.BLOCKED), Standing.BLOCKED),
        (Q(deadline__isnull=True), Standing.NO_DEADLINE),
        (whole_year, Standing.WHOLE_YEAR),
        (Q(deadline__lte=today + timedelta(days=rules.NEAR_DAYS)), Standing.NEAR),
    )
    return Case(
        *(When(condition, then=Value(word.value)) for condition, word in cases),
        default=Value(Standing.ON_TIME.value),
        output_field=models.CharField(),
    )


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Reads of assignments."""

    def visible_to(self, person: Person) -> Self:
        """Assignments of units in the person's reach, and of tasks whose document a unit in reach issued."""
        reach = person.reach("tasks.see")
        return self.filter(Q(unit__in=reach) | Q(task__document__issuing_unit__in=reach))

    def to_answer(self, person: Person) -> Self:
        """Assignments whose questions the person answers: those of documents issued by a unit they coordinate for."""
        return self.filter(task__document__issuing_unit__in=person.reach("tasks.answer"))

    def chased(self) -> Self:
        """Assignments somebody still has to work on."""
        return self.filter(task__state=Task.State.ACTIVE).exclude(
            state__in=(Assignment.State.DONE, Assignment.State.DECLINED)
        )

    def asked_yearly(self, today: date) -> Self:
        """Work without a deadline of which nothing was reported since 1 January: `rules.asks_yearly` in SQL."""
        silent = Q(progressed_on__isnull=True) | Q(progressed_on__lt=rules.first_day_of_year(today))
        return self.chased().filter(silent, deadline__isnull=True)

    def standing_in(self, standings: Iterable[Standing], today: date) -> Self:
        """Those that stand in one of these ways today."""
        return self.annotate(standing=standing_on(today)).filter(standing__in=list(standings))

    def count_standings(self, today: date) -> dict[str, int]:
        """How many stand in each way today: one GROUP BY."""
        rows = self.annotate(standing=standing_on(today)).order_by().values_list("standing")
        return dict(rows.annotate(Count("pk")))

    def due(self, when: str, today: date) -> Self:
        """Those due in the next week or month, those whose day has passed, those without a day; all for other words."""
        if when == "past":
            return self.filter(deadline__lt=today)
        if when == "none":
            return self.filter(deadline__isnull=True)
        days = {"week": 7, "month": 30}.get(when)
        return self if days is None else self.filter(deadline__range=(today, today + timedelta(days=days)))

    def for_rows(self) -> Self:
        """Bring what a row of a list shows, without the text of the document."""
        return self.select_related("task__document", "unit", "post").defer(
            "task__document__text", "task__document__search"
        )

    def by_deadline(self) -> Self:
        """The nearest deadline first, work without one last."""
        return self.order_by(F("deadline").asc(nulls_last=True), "task__document", "task__position", "unit__sort_key")


class Assignment(models.Model):
    """A task for one unit, optionally for one of its posts (phân công), with its own progress."""

    class Role(models.TextChoices):
        LEAD = "lead", _("chủ trì")
        COORDINATE = "coordinate", _("phối hợp")
        ASSIGNED = "assigned", _("được giao")

    class State(models.TextChoices):
        NOT_STARTED = "not_started", _("chưa bắt đầu")
        DOING = "doing", _("đang làm")
        BLOCKED = "blocked", _("vướng mắc")
        DONE = "done", _("xong")
        DECLINED = "declined", _("không nhận")

    task = models.ForeignKey(Task, models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assignments")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="assignments")
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, help_text=_("nhóm mà phân công này từ đó ra")
    )
    role = models.CharField(_("vai trò"), max_length=10, choices=Role)
    asked = models.BooleanField(_("đề nghị"), default=False)
    named_as = models.CharField(_("tên trong văn bản"), max_length=300)
    deadline = models.DateField(_("hạn"), null=True, blank=True, db_index=True, help_text=_("sau khi gia hạn"))
    state = models.CharField(_("tình trạng"), max_length=12, choices=State, default=State.NOT_STARTED)
    percent = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(100)])
    quantity = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    quantity_unit = models.CharField(max_length=60, blank=True)
    done_on = models.DateField(_("xong ngày"), null=True, blank=True)
    progressed_on = models.DateField(_("báo tiến độ gần nhất"), null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("phân công")
        ordering = ("task__position", "role", "unit__sort_key")
        constraints = (
            models.UniqueConstraint(fields=("task", "unit", "post"), name="assignment_of_post_once"),
            models.UniqueConstraint(
                fields=("task", "unit"), condition=models.Q(post__isnull=True), name="assignment_of_unit_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit}: {self.task}"

    @property
    def is_whole_year(self) -> bool:
        """Whether the deadline is still only the end of the plan's year (cả năm)."""
        return rules.is_whole_year(self.task.deadline_source, self.deadline, self.task.deadline)

    @property
    def is_extended(self) -> bool:
        """Whether a later day was granted than the plan says."""
        return self.deadline != self.task.deadline

    def standing_on(self, today: date) -> Standing:
        """Where it stands on a day."""
        return rules.standing(
            deadline=self.deadline,
            whole_year=self.is_whole_year,
            state=self.state,
            asked=self.asked,
            done_on=self.done_on,
            task_state=self.task.state,
            today=today,
        )


class Progress(models.Model):
    """One report on an assignment (báo tiến độ): state, per cent or quantity, words, evidence."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="progress")
    state = models.CharField(max_length=12, choices=Assignment.State)
    percent = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(100)])
    quantity = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    quantity_unit = models.CharField(max_length=60, blank=True)
    words = models.TextField(_("kết quả"), blank=True)
    reported_on = models.DateField()
    reported_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("báo tiến độ")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.assignment} ({self.reported_on})"


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Reads of evidence."""

    def visible_to(self, person: Person) -> Self:
        """Evidence of assignments that the person sees."""
        return self.filter(progress__assignment__in=Assignment.objects.visible_to(person))


class Evidence(models.Model):
    """A file that shows the work was done (minh chứng)."""

    progress = models.ForeignKey(Progress, models.CASCADE, related_name="evidence")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="evidence")

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("minh chứng")

    def __str__(self) -> str:
        return str(self.file)


class ExtensionQuerySet(models.QuerySet["Extension"]):
    """Reads of requests for a later deadline."""

    def visible_to(self, person: Person) -> Self:
        """Requests about assignments that the person sees."""
        return self.filter(assignment__in=Assignment.objects.visible_to(person))

    def waiting_for(self, person: Person) -> Self:
        """Requests that the person has to answer."""
        return self.filter(state=Extension.State.ASKED, assignment__in=Assignment.objects.to_answer(person))


class Extension(models.Model):
    """A request for a later deadline and its answer (xin gia hạn)."""

    class State(models.TextChoices):
        ASKED = "asked", _("chờ trả lời")
        GRANTED = "granted", _("đồng ý")
        REFUSED = "refused", _("không đồng ý")

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="extensions")
    until = models.DateField(_("đến ngày"))
    reason = models.TextField(_("lý do"))
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(_("trả lời"), blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        verbose_name = _("xin gia hạn")
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("assignment",), condition=models.Q(state="asked"), name="one_open_extension"
            ),
        )

    def __str__(self) -> str:
        return f"{self.assignment} → {self.until}"


class ObstacleQuerySet(models.QuerySet["Obstacle"]):
    """Reads of obstacles."""

    def visible_to(self, person: Person) -> Self:
        """Obstacles of assignments that the person sees."""
        return self.filter(assignment__in=Assignment.objects.visible_to(person))

    def waiting_for(self, person: Person) -> Self:
        """Obstacles that the person has to answer."""
        return self.filter(answered_at__isnull=True, assignment__in=Assignment.objects.to_answer(person))


class Obstacle(models.Model):
    """What stands in the way, and the coordinator's answer (khó khăn, vướng mắc)."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="obstacles")
    words = models.TextField(_("khó khăn, vướng mắc"))
    raised_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    raised_at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(_("trả lời"), blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects = ObstacleQuerySet.as_manager()

    class Meta:
        verbose_name = _("khó khăn, vướng mắc")
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.words[:80]
