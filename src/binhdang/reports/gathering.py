"""What can be consolidated, and how far a consolidation is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from binhdang.accounts.models import Person
from binhdang.indicators.models import Item
from binhdang.organisations.models import Unit
from binhdang.periods.models import Period
from binhdang.plans.models import DueItem, Duty, Plan
from binhdang.reports.content import texts_of
from binhdang.reports.models import Figure, Report, Version
from binhdang.reports.progress import parts_of
from binhdang.reports.tally import COUNTED, TallyLine, expected_items, parts_in


@dataclass(frozen=True, slots=True)
class Choice:
    """A plan and a period with reports owed: how many are there, and what was opened already."""

    plan: Plan
    period: Period
    asked: int
    sent: int
    accepted: int
    opened: tuple[Report, ...]
    units: tuple[Unit, ...]


def choices_for(person: Person) -> list[Choice]:
    """Return what the person may consolidate, the latest period first."""
    plans = (
        Plan.objects.visible_to(person)
        .in_force()
        .select_related("document__issuing_unit")
        .defer("document__text", "document__search")
    )
    by_plan = {plan.pk: plan for plan in plans}
    reach = person.reach("reports.consolidate")
    own = (person.unit,) if reach.filter(pk=person.unit_id).exists() else ()
    counted = list(
        DueItem.objects.visible_to(person)
        .standing()
        .exclude(unit__in=own)
        .filter(duty__kind=Duty.Kind.REPORT, duty__plan__in=list(by_plan))
        .values("duty__plan", "period")
        .annotate(
            asked=Count("unit", distinct=True),
            accepted=Count("unit", distinct=True, filter=Q(settled_on__isnull=False)),
            sent=Count("unit", distinct=True, filter=Q(sent_on__isnull=False)),
        )
        .order_by("-period__ends_on", "period", "duty__plan")
    )
    periods = Period.objects.in_bulk([row["period"] for row in counted])
    opened = _opened(person)
    return [
        Choice(
            plan=by_plan[row["duty__plan"]],
            period=periods[row["period"]],
            asked=row["asked"],
            sent=row["sent"],
            accepted=row["accepted"],
            opened=tuple(opened[row["duty__plan"], row["period"]]),
            units=own or (by_plan[row["duty__plan"]].document.issuing_unit,),
        )
        for row in counted
    ]


def _opened(person: Person) -> dict[tuple[int, int], list[Report]]:
    found: dict[tuple[int, int], list[Report]] = defaultdict(list)
    reports = Report.objects.visible_to(person).filter(
        kind=Report.Kind.CONSOLIDATED, unit__in=person.reach("reports.consolidate")
    )
    for report in reports.select_related("unit"):
        found[report.plan_id, report.period_id].append(report)
    return found


def stages_of(version: Version, lines: list[TallyLine]) -> dict[str, object]:
    """Return what every step of a consolidation shows: how far each step is, and who is missing."""
    texts = texts_of(version.paragraphs.all())
    mandatory = [part for part in parts_of(version.report) if part.mandatory]
    expected, parts = expected_items(version.report), parts_in(version)
    have = {part.report.unit_id for part in parts}
    return {
        "version": version,
        "report": version.report,
        "expected": len(expected),
        "included": len(parts),
        "missing": [item.unit for item in expected if item.unit_id not in have],
        "settled": sum(not line.gap for line in lines),
        "lines": len(lines),
        "written": sum(bool(texts.get(part.code, "").strip()) for part in mandatory),
        "mandatory": len(mandatory),
        "first_section": next((p.code for p in mandatory if not texts.get(p.code, "").strip()), mandatory[0].code),
    }


def lines_by_section(version: Version, lines: Iterable[TallyLine]) -> list[tuple[str, list[TallyLine]]]:
    """Put the rows of a consolidation under the titles of their sections."""
    titles = {part.code: f"{part.code} {part.title}" for part in parts_of(version.report)}
    groups: dict[str, list[TallyLine]] = {}
    for line in lines:
        groups.setdefault(line.item.section, []).append(line)
    return [(titles.get(code, code), found) for code, found in groups.items()]


def included_in(version: Version) -> "QuerySet[Version]":
    """Return the versions that the consolidation counts, in the order of their units."""
    return (
        Version.objects.filter(included_in__consolidation=version, state__in=COUNTED)
        .defer("frozen")
        .select_related("report__unit")
        .order_by("report__unit__level__rank", "report__unit__sort_key")
    )


def cells_of(item: Item, parts: Iterable[Version]) -> dict[int, dict[str, Figure]]:
    """Return what each of the versions says about an item, by sex."""
    cells: dict[int, dict[str, Figure]] = defaultdict(dict)
    for figure in Figure.objects.filter(version__in=[part.pk for part in parts], item=item):
        cells[figure.version_id][figure.sex] = figure
    return cells
