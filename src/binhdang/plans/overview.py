"""Reads of the pages of a plan in force: a bounded number of queries, however long the plan."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Case, Count, F, IntegerField, Min, OuterRef, Q, Subquery, When
from django.utils.translation import gettext as _

from binhdang.accounts.models import Person
from binhdang.organisations.rules import without_marks
from binhdang.plans.models import Addressee, DueItem, Plan, PlanTask, PlanTaskQuerySet, Section
from binhdang.tasks.models import Assignment, AssignmentQuerySet, Task, standing_on
from binhdang.tasks.rules import SELECTIONS

# State of the state language → the selection of `tasks` that it counts; the order is that of a meter.
PARTS = (("done", "done"), ("doing", "on_track"), ("blocked", "blocked"), ("overdue", "late"))
OUTLINE_LIMIT = 80
CHAIN_LIMIT = 12
Role = Assignment.Role
Counts = dict[str, int]


def selections(counted: Counts) -> Counts:
    """Add counts by standing up to the selections that pages show."""
    return {name: sum(counted.get(word.value, 0) for word in words) for name, words in SELECTIONS.items()}


def meter(counts: Counts) -> list[tuple[str, int, str]]:
    """Return the parts of a meter: state, count, word."""
    words = {"done": _("xong"), "on_track": _("trong hạn"), "blocked": _("vướng mắc"), "late": _("quá hạn")}
    return [(state, counts.get(name, 0), words[name]) for state, name in PARTS]


# --- plans -----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in the list: its tasks, and how the work that the person sees stands."""

    plan: Plan
    tasks: int
    counts: Counts

    @property
    def parts(self) -> list[tuple[str, int, str]]:
        """How the work divides."""
        return meter(self.counts)


def plan_rows(plans: Sequence[Plan], person: Person, today: date) -> list[PlanRow]:
    """Return the plans of one page with their counts: two queries."""
    tasks = dict(
        PlanTask.objects.filter(plan__in=plans).standing().order_by().values_list("plan").annotate(Count("pk"))
    )
    counted: dict[int, Counts] = defaultdict(dict)
    rows = _seen(person).filter(task__in_plan__plan__in=plans).annotate(standing=standing_on(today)).order_by()
    for plan, standing, count in rows.values_list("task__in_plan__plan", "standing").annotate(Count("pk")):
        counted[plan][standing] = count
    return [PlanRow(plan, tasks.get(plan.pk, 0), selections(counted[plan.pk])) for plan in plans]


def _seen(person: Person) -> AssignmentQuerySet:
    return Assignment.objects.visible_to(person).exclude(task__state=Task.State.WITHDRAWN)


# --- tasks of a plan ---------------------------------------------------------------------------------------------
class Named(NamedTuple):
    """A name that a task is given to: how many units bear it, and whether the plan only asks them."""

    name: str
    units: int
    asked: bool


@dataclass(slots=True)
class TaskRow:
    """A task of the plan on its page: to whom it is given, and how the work that the person sees stands."""

    plan_task: PlanTask
    heading: str = ""
    lead: list[Named] = field(default_factory=list)
    others: list[Named] = field(default_factory=list)
    counts: Counts = field(default_factory=dict)

    @property
    def task(self) -> Task:
        """The task itself."""
        return self.plan_task.task

    @property
    def state(self) -> tuple[str, str]:
        """The worst state among the assignments that the person sees, and its words."""
        counts, whole = self.counts, self.counts.get("all", 0)
        if not whole:
            return "", ""
        for name, state, words in (
            ("late", "overdue", _("quá hạn")),
            ("blocked", "blocked", _("vướng mắc")),
        ):
            if counts[name]:
                return state, words if whole == 1 else f"{counts[name]}/{whole} {words}"
        if counts["history"] == whole:
            return "history", ""
        if counts["done"] + counts["declined"] == whole:
            return "done", ""
        state = "doing" if counts["done"] else "not_started"
        return state, _("trong hạn") if whole == 1 else _("%(done)s/%(whole)s xong") % {
            "done": counts["done"], "whole": whole}  # fmt: skip


def agencies_of(plan: Plan) -> list[str]:
    """Return the names that the plan gives work to, in the order of the text."""
    named = Assignment.objects.filter(task__in_plan__plan=plan).order_by()
    order = named.values_list("named_as").annotate(first=Min("task__position"))
    return [name for name, _first in sorted(order, key=lambda pair: (pair[1], pair[0]))]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which tasks of a plan a page shows."""

    words: str = ""
    agency: str = ""
    state: str = ""
    section: Section | None = None
    own_only: bool = False
    by: str = "group"


def narrowed(plan: Plan, wanted: Narrowing, person: Person, today: date) -> PlanTaskQuerySet:
    """Return the tasks that fit, in the order wanted."""
    rows = PlanTask.objects.filter(plan=plan).standing()
    if wanted.words:
        rows = rows.filter(task__folded__contains=without_marks(wanted.words))
    if wanted.agency:
        rows = rows.filter(task__in=Assignment.objects.filter(named_as=wanted.agency).values("task"))
    if wanted.state in SELECTIONS:
        standing = _seen(person).standing_in(SELECTIONS[wanted.state], today)
        rows = rows.filter(task__in=standing.filter(task__in_plan__plan=plan).values("task"))
    if wanted.own_only:
        rows = rows.of_units(person.reach("tasks.report"))
    if wanted.section:
        rows = rows.filter(_inside(plan, wanted.section))
    return _ordered(rows, plan, wanted.by).select_related("task", "group").defer("task__sentence")


def _inside(plan: Plan, section: Section) -> Q:
    """Written below the section, or put under it as a content group."""
    after = plan.sections.filter(position__gt=section.position, depth__lte=section.depth).first()
    inside = Q(task__start__gte=section.start)
    if after:
        inside &= Q(task__start__lt=after.start)
    return inside | Q(group=section)


def _ordered(rows: PlanTaskQuerySet, plan: Plan, by: str) -> PlanTaskQuerySet:
    if by == "deadline":
        return rows.order_by(F("task__deadline").asc(nulls_last=True), "task__position")
    if by == "agency":
        weight = Case(
            When(role=Role.LEAD, then=0), When(role=Role.ASSIGNED, then=1), default=2, output_field=IntegerField()
        )
        first = Assignment.objects.filter(task=OuterRef("task")).order_by(weight, "pk")
        named = Addressee.objects.filter(plan=plan, name=OuterRef("first_name"))
        return rows.annotate(first_name=Subquery(first.values("named_as")[:1])).annotate(
            agency=Subquery(named.values("pk")[:1])
        ).order_by(F("agency").asc(nulls_last=True), "first_name", "task__position")  # fmt: skip
    return rows.order_by(F("group__position").asc(nulls_last=True), "task__position")


def task_rows(plan_tasks: Sequence[PlanTask], by: str, person: Person, today: date) -> list[TaskRow]:
    """Return the tasks of one page: two queries more."""
    rows = {plan_task.task_id: TaskRow(plan_task) for plan_task in plan_tasks}
    named = Assignment.objects.filter(task__in=list(rows)).order_by()
    told = named.values_list("task", "role", "named_as", "asked").annotate(units=Count("unit"), first=Min("pk"))
    for task, role, name, asked, units, _first in sorted(told, key=lambda one: one[5]):
        row = rows[task]
        (row.others if role == Role.COORDINATE and row.lead else row.lead).append(Named(name, units, asked))
    counted: dict[int, Counts] = defaultdict(dict)
    seen = _seen(person).filter(task__in=list(rows)).annotate(standing=standing_on(today)).order_by()
    for task, standing, count in seen.values_list("task", "standing").annotate(Count("pk")):
        counted[task][standing] = count
    heading = None
    for row in rows.values():
        row.counts = selections(counted[row.plan_task.task_id])
        here = _heading(row, by)
        row.heading = here if here != heading else ""
        heading = here
    return list(rows.values())


def _heading(row: TaskRow, by: str) -> str:
    if by == "deadline":
        return ""
    if by == "agency":
        return row.lead[0].name if row.lead else _("Chưa có đơn vị nhận")
    group = row.plan_task.group
    return f"{group.label}. {group.heading}".strip(". ") if group else _("Chưa xếp nhóm")


def plan_counts(plan: Plan, person: Person, today: date) -> Counts:
    """Return how the work of the plan that the person sees stands."""
    return selections(_seen(person).filter(task__in_plan__plan=plan).count_standings(today))


# --- outline -----------------------------------------------------------------------------------------------------
@dataclass(slots=True)
class OutlineRow:
    """A heading beside the tasks, with how many tasks stand in it."""

    section: Section
    tasks: int = 0
    below: list["OutlineRow"] = field(default_factory=list)


def outline_of(plan: Plan) -> list[OutlineRow]:
    """Return the upper two levels of the outline with their counts of tasks: two queries."""
    sections = list(plan.sections.all())
    tasks = PlanTask.objects.filter(plan=plan).standing().values_list("section", "group")
    top: list[OutlineRow] = []
    rows: dict[int, OutlineRow] = {}
    deep = sum(section.depth <= 1 for section in sections) > OUTLINE_LIMIT
    for section in sections:
        row = _outline_row(section, top, deep=deep)
        if row is not None:
            rows[section.pk] = row
        elif section.parent_id in rows:
            rows[section.pk] = rows[section.parent_id or 0]
    for section_id, group_id in tasks:
        for row in _bearing(rows, top, section_id, group_id):
            row.tasks += 1
    return top


def _outline_row(section: Section, top: list[OutlineRow], *, deep: bool) -> OutlineRow | None:
    """Return the row of a section that is shown; None for one that counts with the row above it."""
    if section.depth == 0:
        top.append(OutlineRow(section))
        return top[-1]
    if section.depth == 1 and top and not deep and section.level not in ("dash", "plus"):
        top[-1].below.append(OutlineRow(section))
        return top[-1].below[-1]
    return None


def _bearing(
    rows: dict[int, OutlineRow], top: Iterable[OutlineRow], section_id: int | None, group_id: int | None
) -> list[OutlineRow]:  # fmt: skip
    """Return the rows in which a task counts: where it is written and its content group, each with the row above."""
    found: dict[int, OutlineRow] = {}
    for one in (section_id, group_id):
        row = rows.get(one or 0)
        if row is not None:
            found[row.section.pk] = row
            above = next((upper for upper in top if row in upper.below), None)
            if above is not None:
                found[above.section.pk] = above
    return list(found.values())


# --- the calendar --------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class DueDay:
    """One duty on one day: how many owe it, how many have sent or settled it."""

    due_on: date
    duty: int
    title: str
    kind: str
    who: str
    to: str
    owing: int
    sent: int
    settled: int

    @property
    def is_sent(self) -> bool:
        """Whether everybody has sent it."""
        return self.sent >= self.owing


def due_days(plan: Plan, person: Person, since: date | None = None) -> list[DueDay]:
    """Return the days of the plan's calendar as far as the person sees who owes: one query."""
    seen = DueItem.objects.visible_to(person).standing().filter(duty__plan=plan)
    items = DueItem.objects.filter(pk__in=seen.values("pk"))
    if since:
        items = items.filter(due_on__gte=since)
    grouped = items.order_by().values_list(
        "due_on", "duty", "duty__title", "duty__kind", "duty__who_words", "duty__via_unit__name", "duty__to_unit__name"
    )
    counted = grouped.annotate(
        owing=Count("pk"),
        sent=Count("pk", filter=Q(sent_on__isnull=False, returned=False)),
        settled=Count("settled_on"),
    ).order_by("due_on", "duty__start", "duty")
    return [
        DueDay(d, duty, title, kind, who, via or to or "", *counts)
        for d, duty, title, kind, who, via, to, *counts in counted
    ]
