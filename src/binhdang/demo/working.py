"""A year of work on a plan: progress, what came too late, what stood in the way, own plans handed in."""

import random
from datetime import date, timedelta
from decimal import Decimal

from binhdang.accounts.models import Person
from binhdang.demo import papers, sentences
from binhdang.demo.places import STANDING_AGENCY
from binhdang.demo.province import Province
from binhdang.plans.models import DueItem, Duty, Plan
from binhdang.plans.operations import accept_filing, file, return_filing
from binhdang.tasks.models import Assignment, Task
from binhdang.tasks.operations import (
    answer_extension,
    answer_obstacle,
    extend,
    raise_obstacle,
    report_progress,
)

DONE, DOING, NOT_STARTED = Assignment.State.DONE, Assignment.State.DOING, Assignment.State.NOT_STARTED
_QUANTITIES = (("truyền thông", "buổi", 3, 14), ("tập huấn", "lớp", 1, 3), ("kiểm tra", "xã, phường", 2, 6))
_CAST = ("TH-X01", "TH-X02", "TH-SYT")  # whoever a visitor signs in as finds something to do


class Year:
    """Somebody's year on one plan: who writes, which day it is, and what chance decides."""

    def __init__(self, province: Province, plan: Plan, today: date, chance: random.Random) -> None:
        self.province = province
        self.plan = plan
        self.today = today
        self.chance = chance
        self.first_day = papers.issued_on(plan.year or today.year) + timedelta(days=4)

    def officer(self, assignment: Assignment) -> Person:
        """Return who reports for the assignment's unit."""
        return self.province.officers[assignment.unit.code]

    def assignments(self) -> list[Assignment]:
        """Return the work of the plan, in its order."""
        return list(
            Assignment.objects.filter(task__in_plan__plan=self.plan)
            .select_related("unit", "task__document__issuing_unit")
            .order_by("task__position", "unit__code")
        )

    def day_before(self, day: date, most: int) -> date:
        """Return a day up to so many days before, never after today nor before the year began."""
        return max(self.first_day, min(self.today, day - timedelta(days=self.chance.randint(0, most))))


def work(province: Province, plan: Plan, today: date, chance: random.Random, *, finished: bool = False) -> None:
    """Live through the year up to today; a finished one leaves nothing open."""
    year = Year(province, plan, today, chance)
    if today < year.first_day:
        return
    for assignment in year.assignments():
        _progress(year, assignment, finished=finished)
    if not finished:
        _extensions(year)
        _obstacles(year)
    _own_plans(year, finished=finished)


def _report(year: Year, assignment: Assignment, state: str, on: date, *, percent: int | None = None) -> None:
    what = assignment.task.text
    bank = next(words for key, words in sentences.PROGRESS if key.lower() in what.lower())
    words = year.chance.choice(sentences.DONE if state == DONE and year.chance.random() < 0.4 else bank)
    quantity, unit = None, ""
    for key, name, low, high in _QUANTITIES:
        if key in what.lower() and percent is None and state in (DONE, DOING):
            quantity, unit = Decimal(year.chance.randint(low, high)), name
            break
    files = []
    if state == DONE and year.chance.random() < 0.3:
        files = [("bien-ban.txt", papers.minutes_of(assignment.unit.label, what, on))]
    report_progress(
        assignment, state=state, percent=percent, quantity=quantity, quantity_unit=unit, words=words, files=files,
        by=year.officer(assignment), today=on,
    )  # fmt: skip


def _progress(year: Year, assignment: Assignment, *, finished: bool) -> None:
    """Decide how far one assignment came, and report it on the days it would have been."""
    luck = year.chance.random()
    deadline = assignment.deadline
    whole_year = assignment.task.deadline_source in (Task.DeadlineSource.YEAR, Task.DeadlineSource.NONE)
    if finished:
        late = 9 if luck > 0.9 else 0
        day = (deadline or year.today) + timedelta(days=late)
        _report(year, assignment, DONE, year.day_before(day, 0 if late else 12))
    elif whole_year or deadline is None or deadline > year.today:
        _not_yet_due(year, assignment, luck, soon=deadline is not None and not whole_year)
    elif luck < 0.6:
        _report(year, assignment, DONE, year.day_before(deadline, 12))
    elif luck < 0.93 and deadline + timedelta(days=60) <= year.today:
        _report(year, assignment, DONE, deadline + timedelta(days=year.chance.randint(3, 25)))
    elif luck < 0.68 and deadline + timedelta(days=8) <= year.today:
        _report(year, assignment, DONE, deadline + timedelta(days=year.chance.randint(2, 8)))
    elif luck < 0.95:
        _report(year, assignment, DOING, year.day_before(deadline, 20), percent=year.chance.randrange(30, 95, 5))


def _not_yet_due(year: Year, assignment: Assignment, luck: float, *, soon: bool) -> None:
    """Work that has time left: begun in three cases of five, the nearer the deadline the more."""
    near = soon and assignment.deadline is not None and (assignment.deadline - year.today).days < 60
    if luck < (0.75 if near else 0.45):
        percent = year.chance.randrange(20, 80, 10) if year.chance.random() < 0.6 else None
        _report(year, assignment, DOING, year.day_before(year.today, 25), percent=percent)
    elif near and luck > 0.93 and assignment.unit.code not in _CAST:
        _report(year, assignment, DONE, year.day_before(year.today, 10))


def _open_work(year: Year) -> list[Assignment]:
    """Return what others than the standing agency have still open, that of the cast first."""
    rows = [
        one
        for one in year.assignments()
        if one.state not in (DONE, Assignment.State.DECLINED) and one.unit.code != STANDING_AGENCY
    ]
    year.chance.shuffle(rows)
    return sorted(rows, key=lambda one: one.unit.code not in _CAST)


def _extensions(year: Year) -> None:
    """Five ask for more time: two wait for an answer, two were granted, one was refused."""
    dated = [one for one in _open_work(year) if one.deadline and not one.task.is_whole_year]
    # One for each unit, so that the list does not read as the trouble of one alone.
    first = {one.unit_id: one for one in reversed(dated)}
    for index, assignment in enumerate(sorted(first.values(), key=lambda one: one.deadline or year.today)[:5]):
        until = max(assignment.deadline or year.today, year.today) + timedelta(days=15 + 5 * index)
        reason = sentences.EXTENSIONS[index % len(sentences.EXTENSIONS)]
        extension = extend(assignment, until=until, reason=reason, by=year.officer(assignment), today=year.today)
        if index in (1, 3):
            answer_extension(extension, granted=True, answer=sentences.GRANTED, by=year.province.coordinator)
        elif index == 4:
            answer_extension(extension, granted=False, answer=sentences.REFUSED, by=year.province.coordinator)


def _obstacles(year: Year) -> None:
    """Six say what stands in their way; four have an answer, and two of those went on."""
    first = {one.unit_id: one for one in reversed(_open_work(year)) if not one.asked}
    for index, assignment in enumerate(list(first.values())[-6:]):
        words, answer = sentences.OBSTACLES[index]
        obstacle = raise_obstacle(assignment, words=words, by=year.officer(assignment))
        if answer:
            answer_obstacle(obstacle, answer=answer, by=year.province.coordinator)
        if index < 2:
            assignment.refresh_from_db()
            _report(year, assignment, DOING, year.today, percent=year.chance.randrange(40, 90, 10))


def _own_plans(year: Year, *, finished: bool) -> None:
    """Own plans: most handed in on time, some late, two returned, two never."""
    due = DueItem.objects.filter(duty__plan=year.plan, duty__kind=Duty.Kind.OWN_PLAN).select_related("unit", "duty")
    for index, item in enumerate(due.order_by("unit__code")):
        late = index % 9 == 4
        on = item.due_on + timedelta(days=year.chance.randint(3, 12) if late else -year.chance.randint(0, 14))
        missing = index % 11 == 7
        if on > year.today or on < year.first_day or missing and not finished:
            continue
        filing = file(
            item, code=f"{10 + index * 3}/KH-{item.unit.symbol or 'UBND'}", issued_on=max(on, year.first_day),
            data=papers.own_plan_of(item.unit.name, year.plan.year or on.year), name=f"ke-hoach-{item.unit.code}.txt",
            by=year.province.officers[item.unit.code], today=on,
        )  # fmt: skip
        if index % 11 == 5 and not finished:
            reason = sentences.FILING_RETURNS[index % len(sentences.FILING_RETURNS)]
            return_filing(filing, reason=reason, by=year.province.coordinator)
        elif finished or on + timedelta(days=5) <= year.today:
            accept_filing(filing, by=year.province.coordinator, today=min(year.today, on + timedelta(days=3)))
