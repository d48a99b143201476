"""What a person has to do (việc của tôi): one bounded read for each section, whatever stands in the database."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from binhdang.accounts.models import Person
from binhdang.home.rules import AHEAD, ANSWERS_STAY, SHOWN, WEEK, Line, line_of
from binhdang.plans.models import DueItem, Duty, Filing, Plan
from binhdang.reports.models import Figure, Report, Version
from binhdang.tasks.models import Assignment, AssignmentQuerySet, Extension, Obstacle, Task
from binhdang.tasks.rules import SELECTIONS, first_day_of_year

# What makes one regime of the page "who owes": the same paper, for the same period, due on the same day.
REGIME = ("duty__plan", "duty__kind", "period", "due_on")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of work: `kind` names the fragment that draws it."""

    kind: str
    it: Any
    due_on: date | None = None

    @property
    def template(self) -> str:
        """The fragment that draws it."""
        return f"home/_{self.kind}.html"


@dataclass(frozen=True, slots=True)
class Section:
    """A sheet of the first screen: rows of work, at most SHOWN of them."""

    key: str
    rows: list[Row]
    more: bool = False
    # Shown with calm words when there is nothing; others are simply not there.
    stays: bool = False
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def title_template(self) -> str:
        """The fragment with its title, its link to everything, and its words when empty."""
        return "home/_section_words.html"

    @property
    def count(self) -> str:
        """How many rows, or that there are more."""
        return f"{SHOWN}+" if self.more else str(len(self.rows))


def _bounded(
    kind: str, rows: "QuerySet[Any]", due: Callable[[Any], date | None] = lambda it: None
) -> tuple[list[Row], bool]:
    """Read at most SHOWN rows, and whether there are more: always one query."""
    read = list(rows[: SHOWN + 1])
    return [Row(kind, it, due(it)) for it in read[:SHOWN]], len(read) > SHOWN


def _section(key: str, kind: str, rows: "QuerySet[Any]", *, stays: bool = False) -> Section:
    read, more = _bounded(kind, rows)
    return Section(key, read, more, stays)


def _by_day(*groups: Iterable[Row]) -> list[Row]:
    return sorted((row for group in groups for row in group), key=lambda row: row.due_on or date.max)


def line_for(person: Person, today: date) -> Line:
    """How the work of the person's units stands as a whole, for the bar beside the list."""
    mine = Assignment.objects.filter(unit__in=person.reach("tasks.report"))
    return line_of(None, "", mine.exclude(task__state=Task.State.WITHDRAWN).count_standings(today))


def sections_for(person: Person, today: date) -> list[Section]:
    """The sections of the person's first screen, in the order in which they call for attention."""
    found: list[Section] = []
    if person.may("reports.sign"):
        found.append(_to_sign(person))
    if person.may("tasks.report"):
        found += _own_work(person, today)
    if person.may("tasks.answer"):
        found += _coordination(person, today)
    return [section for section in found if section.rows or section.stays]


def _own_work(person: Person, today: date) -> list[Section]:
    """What the person's units have to do, write and hand in."""
    mine = Assignment.objects.filter(~_is_paper(), unit__in=person.reach("tasks.report"))
    late, more_late = _assignments(mine.standing_in(SELECTIONS["late"], today))
    # Work that was only asked is reminded of beside what is due; it is never shown as overdue.
    soon, more_soon = _assignments(mine.chased().filter(_this_week(today)))
    owed = [row for row in _owed(person, today) if not _waits_for_head(row.it)]
    returned = [row for row in owed if _is_returned(row.it)]
    to_write = [row for row in owed if not _is_returned(row.it)]
    overdue = [row for row in to_write if row.it.due_on < today and not row.it.asked]
    week = [row for row in to_write if row not in overdue and row.it.due_on <= today + WEEK]
    later = [row for row in to_write if row.it.due_on > today + WEEK]
    yearly = mine.asked_yearly(today).for_rows().by_deadline()
    return [
        Section("returned", [Row("returned", row.it, row.due_on) for row in returned]),
        Section("overdue", _by_day(late, overdue), more_late),
        Section("week", _by_day(soon, week), more_soon, stays=True, extra={"next": _next_deadline(mine, today)}),
        _answers(person, mine),
        Section("write", later),
        _section("yearly", "assignment", yearly),
    ]


def _is_paper() -> Exists:
    """Whether the work is to send a paper that is still owed: it stands among the papers, not twice."""
    same = {"unit": OuterRef("unit"), "duty__plan__document": OuterRef("task__document")}
    words = {"duty__start__gte": OuterRef("task__start"), "duty__start__lt": OuterRef("task__end")}
    owed = Q(sent_on__isnull=True) | Q(returned=True)
    return Exists(DueItem.objects.chased().filter(owed, **same, **words))


def _this_week(today: date) -> Q:
    return Q(deadline__range=(today, today + WEEK)) | Q(deadline__lt=today, asked=True)


def _assignments(rows: AssignmentQuerySet) -> tuple[list[Row], bool]:
    return _bounded("assignment", rows.for_rows().by_deadline(), lambda assignment: assignment.deadline)


def _next_deadline(mine: AssignmentQuerySet, today: date) -> date | None:
    """The first day beyond this week: what comes next when nothing is due now."""
    ahead = mine.chased().filter(deadline__gt=today + WEEK).order_by("deadline")
    return ahead.values_list("deadline", flat=True).first()


def _owed(person: Person, today: date) -> list[Row]:
    """What the person's units still have to send by the end of the next month, soonest first."""
    report = Q(duty__kind=Duty.Kind.REPORT)
    gathering = Q(unit__in=person.reach("reports.consolidate"))
    may_gather = ExpressionWrapper(gathering, output_field=BooleanField())
    theirs = (
        report & Q(unit__in=person.reach("reports.write"))
        | report & Q(gathers=True) & gathering
        | ~report & Q(unit__in=person.reach("plans.file"))
    )
    rows = (
        DueItem.objects.chased()
        .annotate(gathers=_gathers(), may_gather=may_gather)
        .filter(theirs, Q(sent_on__isnull=True) | Q(returned=True), due_on__lte=today + AHEAD)
        .select_related("duty__plan__document", "duty__to_unit", "duty__via_unit", "unit", "period", "report")
        .defer("duty__plan__document__text", "duty__plan__document__search")
        .prefetch_related(Prefetch("report__versions", _versions()), "filings")
        .order_by("due_on", "unit__sort_key")
    )
    return _bounded("due_item", rows, lambda item: item.due_on)[0]


def _gathers() -> Exists:
    """Whether others report to the unit for the same period: what it owes then sums theirs up (tổng hợp)."""
    same = {"duty__plan": OuterRef("duty__plan"), "period": OuterRef("period"), "duty__kind": Duty.Kind.REPORT}
    to_it = Q(duty__via_unit=OuterRef("unit")) | Q(duty__via_unit__isnull=True, duty__to_unit=OuterRef("unit"))
    return Exists(DueItem.objects.filter(to_it, **same).exclude(unit=OuterRef("unit")))


def _versions() -> "QuerySet[Version]":
    """The versions of a report, latest first, with the cells that were returned."""
    cells = Figure.objects.exclude(returned_because="").select_related("item").order_by("item__position", "sex")
    return Version.objects.defer("frozen").prefetch_related(Prefetch("figures", cells, to_attr="returned_cells"))


def report_of(item: DueItem) -> Report | None:
    """The report that settles a due item; none before it is begun."""
    return getattr(item, "report", None)


def versions_of(item: DueItem) -> list[Version]:
    """The versions of the report that settles a due item, latest first."""
    report = report_of(item)
    return [] if report is None else list(report.versions.all())


def _waits_for_head(item: DueItem) -> bool:
    versions = versions_of(item)
    return bool(versions) and versions[0].state == Version.State.SUBMITTED


def _is_returned(item: DueItem) -> bool:
    versions = versions_of(item)
    return item.returned or (
        bool(versions) and versions[0].state == Version.State.DRAFT and bool(versions[0].head_reason)
    )


def _answers(person: Person, mine: AssignmentQuerySet) -> Section:
    """What the coordinator answered these days to the person's units."""
    since = timezone.now() - ANSWERS_STAY
    heavy = ("assignment__task__document__text", "assignment__task__document__search")
    about = ("assignment__task__document", "assignment__unit", "answered_by__unit")
    recent = {"assignment__in": mine, "answered_at__gte": since}
    extensions = Extension.objects.filter(**recent).select_related(*about).defer(*heavy).order_by("-answered_at")
    obstacles = Obstacle.objects.filter(**recent).select_related(*about).defer(*heavy).order_by("-answered_at")
    first, more = _bounded("extension_answer", extensions)
    second, more_too = _bounded("obstacle_answer", obstacles)
    return Section("answers", first + second, more or more_too)


def _to_sign(person: Person) -> Section:
    """Reports that wait for the signature of the unit's head."""
    rows = (
        Version.objects.filter(state=Version.State.SUBMITTED, report__unit__in=person.reach("reports.sign"))
        .select_related("report__unit", "report__period", "report__due_item", "report__plan__document", "written_by")
        .defer("frozen", "report__plan__document__text", "report__plan__document__search")
        .order_by("submitted_at")
    )
    return _section("sign", "to_sign", rows, stays=True)


def _coordination(person: Person, today: date) -> list[Section]:
    """What only the standing agency does: review, answer, take in, chase, consolidate."""
    drafts = Plan.objects.filter(
        state=Plan.State.DRAFT, document__issuing_unit__in=person.reach("plans.confirm")
    ).select_related("document__issuing_unit").defer("document__text", "document__search").order_by("id")  # fmt: skip
    reports = (
        Version.objects.filter(state=Version.State.SENT, report__in=Report.objects.received_by(person).sent_up())
        .select_related("report__unit", "report__period", "report__due_item")
        .defer("frozen")
        .order_by("signed_at")
    )
    filings = (
        Filing.objects.filter(_received_by(person.reach("plans.accept_filing"), "due_item__"), state=Filing.State.SENT)
        .select_related("due_item__duty", "due_item__unit")
        .order_by("sent_at")
    )
    return [
        _section("drafts", "draft", drafts),
        _questions(person),
        _section("receive", "received_report", reports, stays=True),
        _section("filings", "filing", filings),
        _owing(person, today),
    ]


def _received_by(units: "QuerySet[Any]", path: str = "") -> Q:
    """The condition that one of the units takes a due item in, as `plans` says: via whom, to whom, else the issuer."""
    via, to, issuer = (f"{path}duty__{name}" for name in ("via_unit", "to_unit", "plan__document__issuing_unit"))
    nobody_between = Q(**{f"{via}__isnull": True})
    return (
        Q(**{f"{via}__in": units})
        | nobody_between & Q(**{f"{to}__in": units})
        | nobody_between & Q(**{f"{to}__isnull": True, f"{issuer}__in": units})
    )


def _questions(person: Person) -> Section:
    heavy = ("assignment__task__document__text", "assignment__task__document__search")
    about = ("assignment__task__document", "assignment__unit")
    obstacles = Obstacle.objects.waiting_for(person).select_related(*about).defer(*heavy).order_by("id")
    extensions = Extension.objects.waiting_for(person).select_related(*about).defer(*heavy).order_by("id")
    first, more = _bounded("obstacle", obstacles)
    second, more_too = _bounded("extension", extensions)
    return Section("questions", (first + second)[:SHOWN], more or more_too or len(first + second) > SHOWN, stays=True)


def _owing(person: Person, today: date) -> Section:
    """Which papers are not all in, by regime as the page "who owes" shows them: how many of how many are missing."""
    # What was only asked for is counted in the whole, as on that page, and never as missing.
    missing = Q(sent_on__isnull=True) | Q(returned=True)
    rows = (
        DueItem.objects.chased()
        .filter(unit__in=person.reach("reports.receive"))
        .filter(due_on__range=(first_day_of_year(today), today + WEEK))
        .order_by("due_on", "duty__kind")
        .values(*REGIME, "period__name", "duty__plan__document__code_number", "duty__plan__document__code_notation")
        .annotate(whole=Count("pk"), missing=Count("pk", filter=missing & Q(asked=False)))
        .filter(missing__gt=0)
    )
    return _section("owing", "owing", rows)
