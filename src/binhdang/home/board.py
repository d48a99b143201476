"""The leader's page (trang lãnh đạo): one plan in a handful of GROUP BY queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from binhdang.accounts.models import Person
from binhdang.home.rules import AHEAD, Ahead, Line, Owing, folded, line_of, soonest, sum_of, worst_first
from binhdang.home.work import REGIME
from binhdang.organisations.models import Unit
from binhdang.plans.models import DueItem, Plan, Section
from binhdang.tasks.models import Assignment, AssignmentQuerySet, Obstacle, Task, standing_on
from binhdang.tasks.rules import first_day_of_year

MOST = 6  # rows of the small tables: the page stays one sheet


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the leader's page, counted."""

    whole: Line
    agencies: list[Line]
    other_agencies: Line | None
    groups: list[Line]
    ahead: list[Ahead]
    owing: list[Owing]
    coming: list[Owing]
    debtors: list[dict[str, Any]]
    debtor_count: int
    obstacles: list[Obstacle]
    obstacle_count: int
    oldest_obstacle: Any

    @property
    def missing(self) -> int:
        """How many reports and plans are owed past their day."""
        return sum(one.missing + one.returned for one in self.owing)


def plans_of(person: Person) -> "QuerySet[Plan]":
    """The plans to choose from: those in force, the upper issuer and the newest first."""
    return (
        Plan.objects.visible_to(person).in_force().select_related("document__issuing_unit__level")
        .defer("document__text", "document__search").order_by("-year", "document__issuing_unit__level__rank", "-id")
    )  # fmt: skip


def assignments_of(person: Person, plan: Plan) -> AssignmentQuerySet:
    """The assignments of a plan that the person sees."""
    return (
        Assignment.objects.visible_to(person)
        .filter(task__document=plan.document_id)
        .exclude(task__state=Task.State.WITHDRAWN)
    )


def board_of(person: Person, plan: Plan, today: date, *, everyone: bool = False) -> Board:
    """Count what the leader's page shows."""
    rows = assignments_of(person, plan)
    agencies = worst_first(_agencies(rows, today))
    shown, rest = (agencies, None) if everyone else folded(agencies)
    duties = _duties(person, plan, today)
    coming = [one for one in duties if one.due_on >= today]
    debtors = _debtors(person, plan, today)
    obstacles = Obstacle.objects.filter(answered_at__isnull=True, assignment__in=rows)
    asked = obstacles.aggregate(count=Count("pk"), oldest=Min("raised_at"))
    return Board(
        whole=sum_of(agencies),
        agencies=shown,
        other_agencies=rest,
        groups=_groups(rows, today),
        ahead=soonest(_ahead(rows, today), coming, MOST),
        owing=[one for one in duties if one.due_on < today and one.missing + one.returned],
        coming=coming,
        debtors=debtors[:MOST],
        debtor_count=len(debtors),
        obstacles=list(obstacles.select_related("assignment__unit", "assignment__task").order_by("id")[:4]),
        obstacle_count=asked["count"],
        oldest_obstacle=asked["oldest"],
    )


def _counted(rows: AssignmentQuerySet, path: str, today: date) -> dict[Any, dict[str, int]]:
    """Counts by the column and by standing: {key: {standing: n}}."""
    grouped = rows.annotate(standing=standing_on(today)).order_by().values_list(path, "standing").annotate(Count("pk"))
    counted: dict[Any, dict[str, int]] = {}
    for key, standing, count in grouped:
        counted.setdefault(key, {})[standing] = count
    return counted


def _agencies(rows: AssignmentQuerySet, today: date) -> Iterable[Line]:
    counted = _counted(rows, "unit", today)
    units = Unit.objects.filter(pk__in=counted).order_by("level__rank", "sort_key")
    return [line_of(unit.pk, unit.label, counted[unit.pk]) for unit in units]


def _groups(rows: AssignmentQuerySet, today: date) -> list[Line]:
    """Lines of the content groups in the order of the plan, what was put in none last."""
    counted = _counted(rows, "task__in_plan__group", today)
    lines = [
        line_of(one.pk, str(one), counted[one.pk]) for one in Section.objects.filter(pk__in=[k for k in counted if k])
    ]
    return lines + ([line_of(None, "", counted[None])] if None in counted else [])


def _ahead(rows: AssignmentQuerySet, today: date) -> list[Ahead]:
    """Deadlines of work in the next days: the task, the day, how many units are still at it."""
    ahead = rows.chased().filter(deadline__range=(today, today + AHEAD)).order_by("deadline", "task__position")
    counted = ahead.values_list("deadline", "task__text", "task_id").annotate(Count("pk"))[:MOST]
    return [Ahead(due_on, open=count, text=text, task=task) for due_on, text, task, count in counted if due_on]


def _items(person: Person, plan: Plan) -> "QuerySet[DueItem]":
    return DueItem.objects.visible_to(person).standing().filter(duty__plan=plan, asked=False)


def _duties(person: Person, plan: Plan, today: date) -> list[Owing]:
    """Reports, own plans and estimates by regime, from the first of the year to the days ahead."""
    # Counted by what is distinct: visible_to joins tables that could give a row twice.
    back = Q(returned=True)
    items = _items(person, plan).filter(due_on__range=(first_day_of_year(today), today + AHEAD))
    grouped = items.order_by("due_on", "duty__kind").values_list(*REGIME, "period__name")
    counted = grouped.annotate(
        whole=Count("pk", distinct=True),
        sent=Count("pk", distinct=True, filter=Q(sent_on__isnull=False) & ~back),
        returned=Count("pk", distinct=True, filter=back),
    )
    return [Owing(*row) for row in counted]


def _debtors(person: Person, plan: Plan, today: date) -> list[dict[str, Any]]:
    """The units that owe something past its day, those that owe most first."""
    late = _items(person, plan).filter(Q(sent_on__isnull=True) | Q(returned=True), due_on__lt=today)
    owing = late.order_by().values("unit", "unit__name", "unit__short_name", "unit__sort_key")
    counted = owing.annotate(owed=Count("pk", distinct=True), since=Min("due_on"))
    return [dict(row) for row in counted.order_by("since", "-owed", "unit__sort_key")]
