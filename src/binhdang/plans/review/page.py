"""Reads of the review page (trang rà soát): a bounded number of queries, however long the plan."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Prefetch, QuerySet
from django.utils.safestring import SafeString

from binhdang.documents.models import Fact, LedgerItem, Reading
from binhdang.organisations.models import GroupMember, in_force
from binhdang.organisations.rules import fold
from binhdang.organisations.wording import collective, plain
from binhdang.plans.models import Addressee, Placement, Plan, Section, Target
from binhdang.plans.operations.reading import NAME_SIZE, is_other_issuer, missing_of
from binhdang.plans.review.rows import (
    ORDER,
    AddresseeLine,
    FactLine,
    ItemLine,
    KindCount,
    Progress,
    TaskGroup,
    addressee_line,
    is_fine,
    item_line,
    letter_of,
    line_of,
    names_of,
    progress_of,
    tag_of,
)
from binhdang.plans.review.text import fact_marks, marked, unused_mark
from binhdang.plans.rules import is_over

# What one page lists of one kind; the rest is a link away.
LIMIT = 120


def reading_of(plan: Plan) -> Reading:
    """Return the reading under review: the newest; its whole result is not fetched."""
    return Reading.objects.select_related("document__issuing_unit").defer("result").filter(document=plan.document)[0]


def progress(reading: Reading) -> Progress:
    """Count the decisions."""
    rows = Fact.objects.filter(reading=reading).order_by().values_list("kind", "decision", "level")
    open_items = LedgerItem.objects.filter(reading=reading, decision=LedgerItem.Decision.OPEN).count()
    return progress_of(rows.annotate(count=Count("pk")), open_items)


def addressees_of(plan: Plan) -> "QuerySet[Addressee]":
    """The names of a plan with whom they mean."""
    targets = Target.objects.select_related("unit", "post__unit", "group")
    return Addressee.objects.filter(plan=plan).prefetch_related(Prefetch("targets", targets))


@dataclass(frozen=True, slots=True)
class KindList:
    """One kind on the page: its count and the lines shown of it."""

    count: KindCount
    lines: list[FactLine]
    hidden: int
    next_start: int
    fine: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What putting the plan in force would bring about, and what speaks against it."""

    tasks: int
    assignments: int
    units: int
    moments: int
    unresolved: list[Addressee]
    unplaced: int
    open_items: int
    missing: list[str]
    is_history: bool


class Review:
    """A plan under review; `only` shows one kind, from its line `start` on; `doubtful` only what a person must see."""

    def __init__(
        self, plan: Plan, *, today: date, only: str = "", start: int = 0, doubtful: bool = False
    ) -> None:  # fmt: skip
        self.plan, self.today, self.only, self.doubtful = plan, today, only, doubtful
        self.start = start if only else 0
        self.reading = reading_of(plan)
        self.progress = progress(self.reading)

    @cached_property
    def facts(self) -> list[Fact]:
        """All facts of the reading in the order of the text."""
        return list(Fact.objects.filter(reading=self.reading).order_by("start", "position"))

    @cached_property
    def ledger(self) -> list[LedgerItem]:
        """What no fact has used; what was closed comes last."""
        items = LedgerItem.objects.filter(reading=self.reading).order_by("start")
        return sorted(items, key=lambda item: item.decision != LedgerItem.Decision.OPEN)

    @cached_property
    def checks(self) -> list[dict[str, Any]]:
        """What looked wrong to the reader."""
        found = Reading.objects.filter(pk=self.reading.pk).values_list("result__checks", flat=True).first()
        return list(found or [])

    @cached_property
    def placements(self) -> dict[int, Placement]:
        """The content group of each task, by fact."""
        rows = Placement.objects.filter(plan=self.plan).select_related("section")
        return {placement.fact_id: placement for placement in rows}

    @cached_property
    def sections(self) -> dict[int, Section]:
        """The items of the outline by where they begin."""
        return {section.start: section for section in Section.objects.filter(plan=self.plan)}

    @cached_property
    def addressees(self) -> list[Addressee]:
        """The names of the plan."""
        return list(addressees_of(self.plan))

    def text(self) -> SafeString:
        """The whole text with everything found in it marked."""
        marks = []
        for fact in self.facts:
            marks += fact_marks(
                fact.pk, tag_of(fact.kind), letter_of(fact), fact.level, fact.spans,
                rejected=fact.decision == Fact.Decision.REJECTED,
            )  # fmt: skip
        marks += [unused_mark(item.pk, item.start, item.end) for item in self.ledger]
        return marked(self.reading.document.text, marks)

    def line(self, fact: Fact) -> FactLine:
        """The line of one fact with what hangs on it."""
        section = self.sections.get(fact.start) if fact.kind == Fact.Kind.OUTLINE else None
        return line_of(fact, placement=self.placements.get(fact.pk), section=section)

    def _wanted(self, fact: Fact) -> bool:
        if self.doubtful:
            return fact.decision == Fact.Decision.PENDING and fact.level != Fact.Level.SURE
        return bool(self.only) or not is_fine(fact)

    def kind_list(self, kind: str) -> KindList | None:
        """One kind with its lines; nothing where none of it is to be shown."""
        if kind not in self.progress.kinds or self.only not in ("", kind):
            return None
        facts = [fact for fact in self.facts if fact.kind == kind]
        wanted = [fact for fact in facts if self._wanted(fact)]
        if not wanted and self.doubtful:
            return None
        shown = wanted[self.start : self.start + LIMIT]
        end = self.start + len(shown)
        fine = 0 if self.only or self.doubtful else len(facts) - len(wanted)
        return KindList(self.progress.kinds[kind], [self.line(fact) for fact in shown], len(wanted) - end, end, fine)

    def _lists(self, kinds: Iterable[str]) -> list[KindList]:
        return [listed for kind in kinds if (listed := self.kind_list(kind)) is not None]

    @property
    def before(self) -> list[KindList]:
        """The kinds that stand before names and tasks."""
        return self._lists(ORDER[: ORDER.index(Fact.Kind.AGENCY)])

    @property
    def after(self) -> list[KindList]:
        """The kinds that stand after them."""
        return self._lists(ORDER[ORDER.index(Fact.Kind.TASK) + 1 :])

    @property
    def shows_names(self) -> bool:
        """Whether the names given work are listed: on the whole page, and beside the facts that name agencies."""
        return self.only in ("", Fact.Kind.AGENCY) and not self.start

    @property
    def ledger_shown(self) -> list[ItemLine]:
        """The part of the ledger that one page lists."""
        return [item_line(item, self.reading.document.text) for item in self.ledger[:LIMIT]]

    @property
    def ledger_hidden(self) -> int:
        """How many open items the page does not list."""
        return sum(item.decision == LedgerItem.Decision.OPEN for item in self.ledger[LIMIT:])

    @cached_property
    def work(self) -> Counter[str]:
        """How many standing tasks each name has."""
        told: Counter[str] = Counter()
        for fact in self._tasks():
            told.update({fold(name) for name in names_of(fact.current)})
        return told

    def _tasks(self) -> Iterable[Fact]:
        return (f for f in self.facts if f.kind == Fact.Kind.TASK and f.decision != Fact.Decision.REJECTED)

    def addressee_lines(self) -> list[AddresseeLine]:
        """Each name once; those that still mean nobody come first."""
        lines = [addressee_line(addressee, self.work[addressee.folded]) for addressee in self.addressees]
        order = {"error": 0, "check": 1}
        return sorted(lines, key=lambda line: order.get(line.state, 2))

    @property
    def agencies(self) -> KindList | None:
        """The facts that name an agency."""
        return self.kind_list(Fact.Kind.AGENCY)

    @cached_property
    def tasks(self) -> KindList | None:
        """The tasks."""
        return self.kind_list(Fact.Kind.TASK)

    def task_groups(self) -> list[TaskGroup]:
        """The tasks listed, grouped by the first name they are given to, in the order of the text."""
        values = {fact.pk: fact.current for fact in self.facts if fact.kind == Fact.Kind.TASK}
        known = {addressee.folded: addressee for addressee in self.addressees}
        groups: dict[str, TaskGroup] = {}
        for line in self.tasks.lines if self.tasks else ():
            name = next(iter(names_of(values[line.pk])), "")
            addressee = known.get(fold(name)[:NAME_SIZE])
            targets = [str(target) for target in addressee.targets.all()] if addressee else []
            groups.setdefault(fold(name), TaskGroup(name, addressee, targets, [])).lines.append(line)
        return list(groups.values())

    def outcome(self) -> Outcome:
        """What would happen on putting the plan in force, counted from what stands now."""
        known = {addressee.folded: addressee for addressee in self.addressees}
        members = self._members()
        tasks = assignments = 0
        units: set[int] = set()
        for fact in self._tasks():
            tasks += 1
            whom = _whom(names_of(fact.current), known, members)
            assignments += len(whom)
            units |= {unit for unit, _post in whom}
        moments = sum(
            fact.kind in (Fact.Kind.DEADLINE, Fact.Kind.REPORT_DUTY) and fact.decision != Fact.Decision.REJECTED
            for fact in self.facts
        )
        unresolved = [line.addressee for line in self.addressee_lines() if line.state == "error"]
        unplaced = sum(self._is_unplaced(fact) for fact in self._tasks())
        return Outcome(
            tasks, assignments, len(units), moments, unresolved, unplaced, self.progress.open_items,
            missing_of(self.plan.document, self._header("signer_name")), is_over(self.plan.year, self.today),
        )  # fmt: skip

    def _header(self, field: str) -> str:
        """A standing field of the header; empty where there is none."""
        told = (
            str(fact.current.get("value") or "")
            for fact in self.facts
            if fact.kind == Fact.Kind.HEADER
            and fact.decision != Fact.Decision.REJECTED
            and fact.current.get("field") == field
        )
        return next(told, "")

    @cached_property
    def other_issuer(self) -> str:
        """Who the paper says issued it, where that is not the unit it was brought in for."""
        authority = self._header("authority")
        return authority if is_other_issuer(authority, self.plan.document.issuing_unit) else ""

    @property
    def creatable_names(self) -> int:
        """How many unknown names seem to be somebody new, who can be made at once."""
        return sum(one.state == Addressee.State.UNKNOWN and not collective(plain(one.name)) for one in self.addressees)

    def _is_unplaced(self, fact: Fact) -> bool:
        placement = self.placements.get(fact.pk)
        return placement is None or placement.state == Placement.State.NONE

    @property
    def proposed_names(self) -> int:
        """How many names mean somebody whom nobody has confirmed."""
        return sum(addressee.state == Addressee.State.PROPOSED for addressee in self.addressees)

    @property
    def proposed_placements(self) -> int:
        """How many tasks stand under a group that nobody has confirmed."""
        return sum(placement.state == Placement.State.PROPOSED for placement in self.placements.values())

    def _members(self) -> dict[int, list[int]]:
        """The units of every group that a name means, today."""
        groups = {target.group_id for addressee in self.addressees for target in addressee.targets.all()} - {None}
        members: dict[int, list[int]] = {}
        if groups:
            rows = GroupMember.objects.filter(in_force(self.today), group__in=groups).values_list("group", "unit")
            for group, unit in rows:
                members.setdefault(group, []).append(unit)
        return members


def _whom(
    names: Iterable[str], known: dict[str, Addressee], members: dict[int, list[int]]
) -> set[tuple[int, int | None]]:  # fmt: skip
    """The units, and posts of units, that a task's names mean."""
    whom: set[tuple[int, int | None]] = set()
    for name in names:
        addressee = known.get(fold(name)[:NAME_SIZE])
        for target in addressee.targets.all() if addressee else ():
            if target.unit_id:
                whom.add((target.unit_id, None))
            elif target.post:
                whom.add((target.post.unit_id, target.post_id))
            elif target.group_id:
                whom |= {(unit, None) for unit in members.get(target.group_id, ())}
    return whom
