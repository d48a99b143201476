"""Time passing: what comes back is put on the calendar, and plans whose year is over become history."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from binhdang.accounts.acting import Acting, demand
from binhdang.audit.operations import record
from binhdang.plans.models import DueItem, Duty, Plan
from binhdang.plans.operations.assigning import Meanings, Receiver
from binhdang.plans.operations.dating import Calendar, owing_units
from binhdang.plans.rules import is_over, recurs, uncovered
from binhdang.tasks.models import Assignment, Task


@dataclass(frozen=True, slots=True)
class Rolled:
    """What a turn of the calendar did: due items added, plans filed as history."""

    due_items: int
    filed: int


def roll_calendar(*, by: Acting, today: date) -> Rolled:
    """Add the next occurrences of what comes back; file plans whose year is over (chuyển lịch). Safe to repeat."""
    added = filed = 0
    for plan in Plan.objects.in_force().order_by("pk"):
        demand(by, "plans.confirm", plan.document.issuing_unit)
        more, over = _roll(plan, by, today)
        added += more
        filed += over
    return Rolled(added, filed)


@transaction.atomic
def _roll(plan: Plan, by: Acting, today: date) -> tuple[int, bool]:
    plan = Plan.objects.select_for_update(of=("self",)).select_related("document__issuing_unit").get(pk=plan.pk)
    if plan.state != Plan.State.IN_FORCE:
        return 0, False
    last_due = DueItem.objects.filter(duty__plan=plan).aggregate(last=Max("due_on"))["last"]
    if is_over(plan.year, today, last_due):
        plan.state = Plan.State.HISTORY
        plan.save(update_fields=("state",))
        Task.objects.filter(in_plan__plan=plan, state=Task.State.ACTIVE).update(state=Task.State.HISTORY)
        record("plans.roll_calendar", by=by.actor, about=plan, filed=True)
        return 0, True
    added = _next_occurrences(plan, today)
    if added:
        record("plans.roll_calendar", by=by.actor, about=plan, due_items=added)
    return added, False


def _next_occurrences(plan: Plan, today: date) -> int:
    """Write the due items of recurring duties that are not there yet, for today's members of each group."""
    standing = plan.duties.standing().select_related("to_unit", "via_unit").prefetch_related("units")
    duties = [duty for duty in standing if recurs(duty.when)]
    if not duties:
        return 0
    calendar = Calendar(plan, today)
    items = DueItem.objects.filter(duty__plan=plan).values_list("duty__kind", "unit", "due_on", "asked", "duty")
    asked = set()
    owing: dict[int, dict[int, list[date]]] = {}
    for kind, unit, day, is_asked, duty_id in items:
        calendar.know(kind, unit, day)
        asked |= {unit} if is_asked else set()
        owing.setdefault(duty_id, {}).setdefault(unit, []).append(day)
    meanings = Meanings.of(plan, today)
    for duty in duties:
        theirs = owing.get(duty.pk, {})
        wanted = calendar.days(duty)
        for unit in _who(duty, meanings, list(theirs)):
            # A day that was corrected after a unit had sent stands for the new day: the unit does not owe it twice.
            days = uncovered(theirs.get(unit, ()), wanted, when=duty.when)
            calendar.owe(duty, unit, days, asked=unit in asked)
    return calendar.write()


def _who(duty: Duty, meanings: Meanings, before: list[int]) -> list[int]:
    """Return who owes a duty now: those a correction chose, else whom its words mean, else those who owed it before."""
    chosen = [unit.pk for unit in duty.units.all()]
    if chosen:
        return chosen
    known = meanings.of_name(duty.who_words) or [Receiver(unit) for unit in before]
    if known:
        return owing_units(duty, known)
    assigned = Assignment.objects.filter(task__in_plan__plan=duty.plan).values_list("unit_id", flat=True).distinct()
    return owing_units(duty, [Receiver(unit) for unit in assigned])
