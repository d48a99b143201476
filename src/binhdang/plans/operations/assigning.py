"""From facts and names to tasks and assignments: one task per directive or row, one assignment per unit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from binhdang.documents.models import Document, Fact
from binhdang.documents.moments import in_words
from binhdang.organisations.models import GroupMember, in_force
from binhdang.organisations.rules import fold
from binhdang.plans.models import Placement, Plan, PlanTask, Section, Target
from binhdang.plans.operations.reading import NAME_SIZE, Standing, outlined
from binhdang.plans.rules import section_at, task_deadline
from binhdang.tasks.models import Assignment, Task

BATCH = 2000
Role = Assignment.Role


@dataclass(frozen=True, slots=True)
class Receiver:
    """One that a name stands for in the end (người nhận): a unit, its post, the group it was reached through."""

    unit: int
    post: int | None = None
    group: int | None = None


class Meanings:
    """Whom each name of the plan means: groups opened into their members, read once."""

    def __init__(self, by_name: dict[str, list[Receiver]]) -> None:
        self._by_name = by_name

    @classmethod
    def of(cls, plan: Plan, on: date) -> Self:
        """Read the targets of all names and the members of all groups: two queries."""
        targets = list(Target.objects.filter(addressee__plan=plan).select_related("addressee", "post").order_by("pk"))
        members: dict[int, list[int]] = {}
        groups = {target.group_id for target in targets if target.group_id}
        for group, unit in (
            GroupMember.objects.filter(in_force(on), group__in=groups)
            .order_by("unit__level__rank", "unit__sort_key", "pk")
            .values_list("group_id", "unit_id")
        ):
            members.setdefault(group, []).append(unit)
        by_name: dict[str, list[Receiver]] = {}
        for target in targets:
            by_name.setdefault(target.addressee.folded, []).extend(_opened(target, members))
        return cls(by_name)

    def add(self, name: str, receivers: list[Receiver]) -> None:
        """Give a name a meaning that is only known now."""
        self._by_name[fold(name)[:NAME_SIZE]] = receivers

    def of_name(self, name: str) -> list[Receiver]:
        """Return whom a name stands for; nobody for a name nobody knows."""
        return self._by_name.get(fold(name)[:NAME_SIZE], [])


def _opened(target: Target, members: dict[int, list[int]]) -> list[Receiver]:
    if target.unit_id:
        return [Receiver(target.unit_id)]
    if target.post:
        return [Receiver(target.post.unit_id, post=target.post_id)]
    group = target.group_id or 0
    return [Receiver(unit, group=group) for unit in members.get(group, [])]


def tasks_of(plan: Plan, facts: Sequence[Fact], *, history: bool) -> list[tuple[Fact, Task]]:
    """Return the tasks of the plan with the facts they come from: never two for the same words."""
    rows: list[tuple[Fact, Task]] = []
    for fact in _distinct(facts):
        value = fact.current
        when = value.get("deadline")
        deadline = task_deadline(when, str(value.get("deadline_source") or "none"), year=plan.year)
        start, end = (fact.spans[0][0], fact.spans[-1][1]) if fact.spans else (fact.start, fact.start)
        rows.append((fact, Task(
            document=plan.document, position=len(rows) + 1, text=value["text"], sentence=fact.exact or value["text"],
            start=start, end=end, node=fact.node, product=value.get("product") or "", deadline=deadline.on,
            deadline_words=str(value.get("when_text") or in_words(when))[:300], deadline_source=deadline.source,
            state=Task.State.HISTORY if history else Task.State.ACTIVE,
        )))  # fmt: skip
    return rows


def _distinct(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Leave out what says the same words at the same place again."""
    seen: set[tuple[int, int, str]] = set()
    for fact in facts:
        key = (fact.start, fact.spans[-1][1] if fact.spans else 0, fold(fact.current["text"]))
        if key not in seen:
            seen.add(key)
            yield fact


def assignments_of(task: Task, fact: Fact, meanings: Meanings, asked: frozenset[str]) -> list[Assignment]:
    """Return a task's assignments: one for each unit or post; who leads does not also coordinate."""
    made: dict[tuple[int, int | None], Assignment] = {}
    for name, role in _roles(fact):
        is_asked = bool(fact.current.get("asked")) or fold(name) in asked
        for receiver in meanings.of_name(name):
            key = (receiver.unit, receiver.post)
            if key not in made:
                made[key] = Assignment(
                    task=task, unit_id=receiver.unit, post_id=receiver.post, group_id=receiver.group, role=role,
                    asked=is_asked, named_as=name[:NAME_SIZE],
                    deadline=task.deadline,
                )  # fmt: skip
    return list(made.values())


def _roles(fact: Fact) -> list[tuple[str, Role]]:
    """Return the names of a task with their roles, the weightier role first."""
    value = fact.current
    named = [(name, Role.LEAD) for name in value.get("lead") or ()]
    if value.get("agency"):
        named.append((value["agency"], Role(value.get("role") or Role.ASSIGNED)))
    named += [(name, Role.COORDINATE) for name in value.get("partners") or ()]
    weight = {Role.LEAD: 0, Role.ASSIGNED: 1, Role.COORDINATE: 2}
    return sorted(named, key=lambda pair: weight[pair[1]])


def write_tasks(
    plan: Plan, facts: Standing, meanings: Meanings, sections: Sequence[Section], *, history: bool
) -> tuple[list[Task], list[Assignment]]:
    """Write tasks, their places in the plan and their assignments, in a few large statements."""
    rows = tasks_of(plan, facts.kind(Fact.Kind.TASK), history=history)
    Task.objects.bulk_create([task for _fact, task in rows], batch_size=BATCH)
    asked = facts.asked()
    assignments = [one for fact, task in rows for one in assignments_of(task, fact, meanings, asked)]
    Assignment.objects.bulk_create(assignments, batch_size=BATCH)
    groups = dict(
        plan.placements.exclude(state=Placement.State.NONE).values_list("fact_id", "section_id")
    )  # fmt: skip
    nodes = outlined(sections)
    places = []
    for fact, task in rows:
        at = section_at(nodes, task.start)
        places.append(PlanTask(
            plan=plan, task=task, section=None if at is None else sections[at], group_id=groups.get(fact.pk)
        ))  # fmt: skip
    PlanTask.objects.bulk_create(places, batch_size=BATCH)
    return [task for _fact, task in rows], assignments


def document_day(document: Document, today: date, *, history: bool) -> date:
    """Return the day on which groups are opened: today's members work; a past plan had those of its day."""
    return document.issued_on if history and document.issued_on else today
