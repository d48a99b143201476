"""Drafting a plan from what was read: outline, names, content groups are proposed; nothing is in force yet."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from binhdang.accounts.acting import Acting, demand
from binhdang.audit.operations import record
from binhdang.documents.models import Document, Fact
from binhdang.documents.operations import discard as discard_document
from binhdang.organisations.lookup import Directory, Found
from binhdang.organisations.models import Group, Post, Unit
from binhdang.organisations.rules import fold
from binhdang.plans.models import Addressee, Placement, Plan, Section, Target
from binhdang.plans.operations.reading import NAME_SIZE, Standing, locked_draft, outlined
from binhdang.plans.rules import Groups, GroupWords, Outlined, containing, content_groups, opening_of
from binhdang.web.rules import RuleBroken

GROUP_TEXT_LIMIT = 40_000
OPENING_DEPTH = 2


@transaction.atomic
def draft(document: Document, *, by: Acting, today: date) -> Plan:
    """Propose a plan from the reading (lập bản rà soát); again after the facts changed, keeping what was decided."""
    demand(by, "plans.confirm", document.issuing_unit)
    Document.objects.select_for_update().get(pk=document.pk)
    facts = Standing.of(document)
    plan, created = Plan.objects.get_or_create(document=document, defaults={"title": facts.title, "year": facts.year})
    if not created:
        plan = locked_draft(plan)
    refresh(plan, facts, today)
    record("plans.draft", by=by.actor, about=plan, again=not created)
    return plan


@transaction.atomic
def discard(plan: Plan, *, by: Acting) -> None:
    """Throw away a draft with its document (bỏ bản rà soát): a wrong file, or one brought in for a wrong unit."""
    demand(by, "plans.confirm", plan.document.issuing_unit)
    now = locked_draft(plan)
    document = now.document
    record("plans.discard", by=by.actor, about=now, document=document)
    now.delete()
    discard_document(document, by=by)


def refresh(plan: Plan, facts: Standing, today: date) -> None:
    """Bring a draft in line with its facts; what a person decided stays."""
    plan.title, plan.year = facts.title, facts.year
    plan.save(update_fields=("title", "year"))
    sections = _sections(plan, facts.kind(Fact.Kind.OUTLINE))
    _addressees(plan, facts, today)
    _placements(plan, facts.kind(Fact.Kind.TASK), sections)


# --- outline -------------------------------------------------------------------------------------------------
def _sections(plan: Plan, facts: Sequence[Fact]) -> list[Section]:
    """Write the outline; a node that is there already keeps its mark as a content group."""
    known = {(section.start, section.label): section for section in plan.sections.all()}
    nodes = [_outlined(fact, plan.document.text) for fact in facts]
    groups = set(content_groups(nodes))
    sections: list[Section] = []
    for at, (fact, node) in enumerate(zip(facts, nodes, strict=True)):
        label = str(fact.current.get("label") or "")[:20]
        section = known.pop((fact.start, label), None) or Section(
            plan=plan, start=fact.start, label=label, is_group=at in groups
        )
        section.position, section.depth, section.level = at, node.depth, node.level
        section.heading = node.heading or node.opening
        sections.append(section)
    Section.objects.filter(pk__in=[section.pk for section in known.values()]).delete()
    Section.objects.bulk_create([section for section in sections if section.pk is None])
    _hang(sections)
    Section.objects.bulk_update(sections, ["parent", "position", "depth", "level", "heading"], batch_size=150)
    return sections


def _outlined(fact: Fact, text: str) -> Outlined:
    """Return a node as it is written; an upper item without a heading is known by its first words."""
    value = fact.current
    depth, heading = int(value.get("depth") or 0), str(value.get("heading") or "")
    opening = "" if heading or depth > OPENING_DEPTH or not fact.spans else opening_of(text, fact.start)
    return Outlined(depth, str(value["level"]), heading, fact.start, opening)


def _hang(sections: Sequence[Section]) -> None:
    """Hang each section below the nearest one above it that is less deep."""
    path: list[Section] = []
    for section in sections:
        while path and path[-1].depth >= section.depth:
            path.pop()
        section.parent = path[-1] if path else None
        path.append(section)


# --- names ---------------------------------------------------------------------------------------------------
def _addressees(plan: Plan, facts: Standing, today: date) -> None:
    """Write the names that are given work, each with whom it seems to mean; what is there already is not touched."""
    known = set(plan.addressees.values_list("folded", flat=True))
    names = {fold(name)[:NAME_SIZE]: name for name in facts.names()}
    plan.addressees.exclude(state=Addressee.State.CONFIRMED).exclude(folded__in=list(names)).delete()
    fresh = [key for key in names if key not in known]
    if not fresh:
        return
    directory = Directory.of(plan.document.issuing_unit, today)
    found = {key: directory.find(names[key]) for key in fresh}
    states = {True: Addressee.State.PROPOSED, False: Addressee.State.UNKNOWN}
    Addressee.objects.bulk_create(
        [Addressee(plan=plan, name=names[key], folded=key, state=states[found[key].known]) for key in fresh]
    )
    rows = plan.addressees.filter(folded__in=fresh)
    Target.objects.bulk_create([target for row in rows for target in targets_of(row, found[row.folded])])


def targets_of(addressee: Addressee, found: Found) -> list[Target]:
    """Return the rows for those a name was found to mean."""
    return [target_of(addressee, meant) for meant in found.targets]


def target_of(addressee: Addressee, meant: Unit | Post | Group) -> Target:
    """Return the row for one of those a name means."""
    if isinstance(meant, Unit):
        return Target(addressee=addressee, unit=meant)
    if isinstance(meant, Post):
        return Target(addressee=addressee, post=meant)
    return Target(addressee=addressee, group=meant)


# --- content groups --------------------------------------------------------------------------------------------
def _placements(plan: Plan, tasks: Sequence[Fact], sections: Sequence[Section]) -> None:
    """Propose the content group of each task that has none yet; one that stands inside a group is in it."""
    Placement.objects.filter(plan=plan).exclude(fact__in=tasks).delete()
    placed = set(plan.placements.values_list("fact_id", flat=True))
    proposed = propose_groups(plan, sections)
    Placement.objects.bulk_create(
        [proposed.placement(plan, fact) for fact in tasks if fact.pk not in placed], batch_size=500
    )


class GroupProposals:
    """The content groups of a plan, asked for each task."""

    def __init__(self, sections: Sequence[Section], text: str) -> None:
        self.sections = sections
        self.nodes = outlined(sections)
        self.groups = [at for at, section in enumerate(sections) if section.is_group]
        self.words = Groups([GroupWords(at, sections[at].heading, self._text(at, text)) for at in self.groups])

    def _text(self, at: int, text: str) -> str:
        """Return the words under a section: to the next one that is not below it."""
        rest = (node.start for node in self.nodes[at + 1 :] if node.depth <= self.nodes[at].depth)
        start = self.nodes[at].start
        return text[start : min(next(rest, len(text)), start + GROUP_TEXT_LIMIT)]

    def placement(self, plan: Plan, fact: Fact) -> Placement:
        """Return where a task seems to belong."""
        state, at = self.propose(fact)
        return Placement(plan=plan, fact=fact, state=state, section=None if at is None else self.sections[at])

    def propose(self, fact: Fact) -> tuple[Placement.State, int | None]:
        """Return how sure the group of a task is, and which it is."""
        inside = containing(self.nodes, self.groups, fact.start) if fact.spans else None
        if inside is not None:
            return Placement.State.CONFIRMED, inside
        best = self.words.propose(str(fact.current.get("text") or fact.exact))
        return (Placement.State.NONE, None) if best is None else (Placement.State.PROPOSED, best)


def propose_groups(plan: Plan, sections: Sequence[Section]) -> GroupProposals:
    """Return the content groups of a plan, ready to be asked."""
    return GroupProposals(sections, plan.document.text)


@transaction.atomic
def place(placement: Placement, *, section: Section | None, by: Acting) -> Placement:
    """Put a task under a content group, or under none (xếp nhóm)."""
    demand(by, "plans.confirm", placement.plan.document.issuing_unit)
    plan = locked_draft(placement.plan)
    if section is not None and (section.plan_id != plan.pk or not section.is_group):
        raise RuleBroken(_("Mục này không phải nhóm nội dung của kế hoạch. Hãy chọn một nhóm trong danh sách."))
    placement.section = section
    placement.state = Placement.State.CONFIRMED if section else Placement.State.NONE
    placement.save(update_fields=("section", "state"))
    record("plans.place", by=by.actor, about=plan, fact=placement.fact_id, section=section)
    return placement


@transaction.atomic
def mark_group(section: Section, *, is_group: bool, by: Acting) -> Section:
    """Say that a section is a content group, or is none (đánh dấu nhóm nội dung); proposals follow."""
    demand(by, "plans.confirm", section.plan.document.issuing_unit)
    plan = locked_draft(section.plan)
    section.is_group = is_group
    section.save(update_fields=("is_group",))
    if not is_group:
        plan.placements.filter(section=section).update(section=None, state=Placement.State.NONE)
    _propose_again(plan)
    record("plans.mark_group", by=by.actor, about=plan, section=section, is_group=is_group)
    return section


def _propose_again(plan: Plan) -> None:
    """Ask again for the tasks nobody placed."""
    sections = list(plan.sections.all())
    proposals = propose_groups(plan, sections)
    open_ones = list(plan.placements.exclude(state=Placement.State.CONFIRMED).select_related("fact"))
    for placement in open_ones:
        state, at = proposals.propose(placement.fact)
        placement.state, placement.section = state, None if at is None else sections[at]
    Placement.objects.bulk_update(open_ones, ["state", "section"], batch_size=200)
