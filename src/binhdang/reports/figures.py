"""The figures of a report as rows: what is asked, what was written, what stood there the period before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Q

from binhdang.indicators.models import Item
from binhdang.organisations.models import in_force
from binhdang.reports.checks import Row
from binhdang.reports.models import Figure, Report, Version
from binhdang.reports.rules import BLANK, FEMALE, MALE, TOTAL, VALUE

MONEY_UNITS = frozenset({"triệu đồng"})
Cells = dict[str, Figure]


@dataclass(slots=True)
class Line:
    """One item of the catalogue in one version (dòng số liệu): its cells by sex, and the period before."""

    item: Item
    cells: Cells = field(default_factory=dict)
    before: Mapping[str, Figure] = field(default_factory=dict)

    def value(self, sex: str) -> Decimal | None:
        """The number in a cell, if one is written there."""
        cell = self.cells.get(sex)
        return cell.value if cell else None

    @property
    def state(self) -> str:
        """Which kind of nothing, or that there is a number."""
        states = [cell.state for cell in self.cells.values()]
        return VALUE if VALUE in states else next(iter(states), BLANK)

    @property
    def note(self) -> str:
        """The reason written beside the row."""
        return next((cell.note for cell in self.cells.values() if cell.note), "")

    @property
    def returned_because(self) -> str:
        """Why the receiver sent this row back."""
        return next((cell.returned_because for cell in self.cells.values() if cell.returned_because), "")

    @property
    def before_cell(self) -> Figure | None:
        """The whole of the period before."""
        return self.before.get(TOTAL)

    def row(self) -> Row:
        """The line as the checks see it."""
        before = self.before_cell
        return Row(
            code=self.item.code,
            name=self.item.name,
            unit=self.item.unit,
            by_sex=self.item.by_sex,
            whole_numbers=self.item.unit not in MONEY_UNITS,
            state=self.state,
            female=self.value(FEMALE),
            male=self.value(MALE),
            total=self.value(TOTAL),
            note=self.note,
            goes_with=self.item.goes_with.code if self.item.goes_with else "",
            previous=before.value if before else None,
        )


def sexes_of(item: Item) -> tuple[str, ...]:
    """Return the cells that a row of the item has."""
    return (FEMALE, MALE, TOTAL) if item.by_sex else (TOTAL,)


def items_of(report: Report) -> list[Item]:
    """Return the items that the report counts: those of the unit's level, all of them in a consolidation."""
    if report.is_consolidated:
        items = Item.objects.filter(in_force(report.period.ends_on))
    else:
        items = Item.objects.asked_of(report.unit.level, report.period.ends_on)
    return list(items.select_related("goes_with").order_by("position"))


def previous_version(report: Report) -> Version | None:
    """Return the last signed version of the unit's report for the period of the same kind before this one."""
    return (
        Version.objects.filter(
            report__unit=report.unit,
            report__kind=report.kind,
            report__period__kind=report.period.kind,
            report__period__ends_on__lt=report.period.ends_on,
            state__in=Version.OUTSIDE,
        )
        .order_by("-report__period__ends_on", "-number")
        .first()
    )


def _by_item(figures: Iterable[Figure]) -> dict[int, Cells]:
    cells: dict[int, Cells] = {}
    for figure in figures:
        cells.setdefault(figure.item_id, {})[figure.sex] = figure
    return cells


def lines_of(version: Version) -> list[Line]:
    """Return every row of the grid in the order of the catalogue, also those that nobody filled in."""
    before = previous_version(version.report)
    wanted = Q(version=version) | Q(version=before) if before else Q(version=version)
    figures = list(Figure.objects.filter(wanted))
    mine = _by_item(figure for figure in figures if figure.version_id == version.pk)
    old = _by_item(figure for figure in figures if figure.version_id != version.pk)
    return [Line(item, mine.get(item.pk, {}), old.get(item.pk, {})) for item in items_of(version.report)]
