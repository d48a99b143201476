"""The figures of a consolidation: computed, adjusted, declared, final, with what each rests on (chốt số liệu)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Sum

from binhdang.indicators.models import Item
from binhdang.organisations.models import Unit
from binhdang.plans.models import DueItem, Duty
from binhdang.reports.figures import items_of, sexes_of
from binhdang.reports.models import Adjustment, Figure, Report, Version
from binhdang.reports.rules import FEMALE, MALE, TOTAL
from binhdang.reports.sums import Answers, Total, add_up, settle, unexplained

COUNTED = (Version.State.ACCEPTED, Version.State.INCLUDED)


@dataclass(frozen=True, slots=True)
class Settled:
    """One cell of the consolidation: the sum, what was added or taken off, what is declared."""

    computed: Total
    adjustments: tuple[Adjustment, ...]
    declared: Decimal | None

    @property
    def adjusted(self) -> Decimal:
        """What all adjustments come to."""
        return sum((adjustment.amount for adjustment in self.adjustments), Decimal(0))

    @property
    def final(self) -> Decimal | None:
        """The figure that is printed."""
        return settle(self.computed.value, (adjustment.amount for adjustment in self.adjustments))

    @property
    def gap(self) -> Decimal:
        """What the declared figure differs by without a reason."""
        return unexplained(self.final, self.declared)


@dataclass(frozen=True, slots=True)
class TallyLine:
    """One item of the consolidation with its cells by sex."""

    item: Item
    cells: Mapping[str, Settled]

    @property
    def total(self) -> Settled:
        """The whole."""
        return self.cells[TOTAL]

    @property
    def female(self) -> Settled | None:
        """The women's part; None where the item is not split."""
        return self.cells.get(FEMALE)

    @property
    def male(self) -> Settled | None:
        """The men's part; None where the item is not split."""
        return self.cells.get(MALE)

    @property
    def unsplit(self) -> int:
        """How many units gave a total without women and men."""
        female = self.female
        return self.total.computed.answered - female.computed.answered if female else 0

    @property
    def gap(self) -> Decimal:
        """What the declared figures differ by without a reason."""
        return next((cell.gap for cell in self.cells.values() if cell.gap), Decimal(0))

    @property
    def adjustments(self) -> list[Adjustment]:
        """All adjustments of the row, as they were typed."""
        return sorted((a for cell in self.cells.values() for a in cell.adjustments), key=lambda a: a.pk)


def expected_items(report: Report) -> list[DueItem]:
    """Return the due items whose reports a consolidation sums up: one of each unit, the earliest due."""
    due = (
        DueItem.objects.standing()
        .filter(duty__plan=report.plan, duty__kind=Duty.Kind.REPORT, period=report.period)
        .exclude(unit=report.unit)
        .select_related("unit__level", "duty")
        .order_by("unit__level__rank", "unit__sort_key", "due_on", "pk")
    )
    return list({item.unit_id: item for item in reversed(list(due))}.values())[::-1]


def accepted_parts(report: Report) -> list[Version]:
    """Return the accepted versions that the consolidation may rest on, now."""
    due = [item.pk for item in expected_items(report)]
    return list(
        Version.objects.filter(report__due_item__in=due, report__kind=Report.Kind.OWN, state__in=COUNTED).order_by("pk")
    )


def parts_in(version: Version) -> "list[Version]":
    """Return the accepted versions that this consolidation includes; one returned since then no longer counts."""
    return list(
        Version.objects.filter(included_in__consolidation=version, state__in=COUNTED)
        .select_related("report__unit__level")
        .order_by("report__unit__level__rank", "report__unit__sort_key")
    )


def missing_units(version: Version) -> list[Unit]:
    """Return the units whose report is not in the consolidation (đơn vị chưa có báo cáo)."""
    have = {part.report.unit_id for part in parts_in(version)}
    return [item.unit for item in expected_items(version.report) if item.unit_id not in have]


def _answers(version: Version) -> dict[tuple[int, str], list[Answers]]:
    grouped = (
        Figure.objects.filter(version__included_in__consolidation=version, version__state__in=COUNTED)
        .values_list("item", "sex", "state")
        .annotate(units=Count("pk"), amount=Sum("value"))
        .order_by()
    )
    found: dict[tuple[int, str], list[Answers]] = defaultdict(list)
    for item, sex, state, units, amount in grouped:
        found[item, sex].append(Answers(state, units, amount or Decimal(0)))
    return found


def tally_of(version: Version) -> list[TallyLine]:
    """Return every row of the consolidation, in the order of the catalogue."""
    answers = _answers(version)
    asked_levels = [item.unit.level_id for item in expected_items(version.report)]
    adjustments: dict[tuple[int, str], list[Adjustment]] = defaultdict(list)
    for adjustment in version.adjustments.all():
        adjustments[adjustment.item_id, adjustment.sex].append(adjustment)
    declared = {(figure.item_id, figure.sex): figure.value for figure in version.figures.all()}
    levels: dict[int, set[str]] = defaultdict(set)
    for item_id, level_id in Item.levels.through.objects.values_list("item_id", "level_id"):
        levels[item_id].add(level_id)
    lines = []
    for item in items_of(version.report):
        asked = sum(level in levels[item.pk] for level in asked_levels)
        cells = {
            sex: Settled(
                add_up(answers[item.pk, sex], asked=asked),
                tuple(adjustments[item.pk, sex]),
                declared.get((item.pk, sex)),
            )
            for sex in sexes_of(item)
        }
        lines.append(TallyLine(item, cells))
    return lines
