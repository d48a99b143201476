"""Starting a report and writing in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from binhdang.accounts.acting import Acting, demand, person_of
from binhdang.audit.operations import record
from binhdang.indicators.models import Item
from binhdang.organisations.models import Unit
from binhdang.periods.models import Period
from binhdang.plans.models import DueItem, DueItemQuerySet, Duty, Plan
from binhdang.reports.figures import items_of
from binhdang.reports.models import Figure, Paragraph, Report, Version
from binhdang.reports.outline import lines_in
from binhdang.reports.progress import parts_of, suggestions, task_lines
from binhdang.reports.rules import Entry
from binhdang.web.rules import RuleBroken
from binhdang.web.words import number


class Conflict(RuleBroken):
    """Somebody else saved the same cells or sections meanwhile; `theirs` says what stands there now."""

    def __init__(self, theirs: Mapping[str, str]) -> None:
        """Keep both values: theirs are here, the person's own are still in the form."""
        super().__init__(
            _("Người khác vừa lưu báo cáo này. Những chỗ khác nhau được giữ cả hai giá trị, hãy chọn rồi lưu lại.")
        )
        self.theirs = dict(theirs)


def title_of(period_name: str) -> str:
    """Return the abstract (trích yếu) of a report for a period."""
    return _("Kết quả thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ %(period)s") % {
        "period": period_name
    }


def receiver_of(duty: Duty, unit: Unit) -> Unit | None:
    """Return who takes the unit's report in: never the unit itself, which may stand between others and the top."""
    chain = (duty.via_unit, duty.to_unit, duty.plan.document.issuing_unit)
    return next((receiver for receiver in chain if receiver is not None and receiver != unit), None)


def open_due_items(plan: Plan, period: Period, unit: Unit) -> DueItemQuerySet:
    """Return the unit's report duties of the period that no report settles yet, the first due first."""
    return (
        DueItem.objects.standing()
        .filter(duty__plan=plan, duty__kind=Duty.Kind.REPORT, period=period, unit=unit, report__isnull=True)
        .order_by("due_on")
    )


def locked(version: Version) -> Version:
    """Read the version again and hold it: two clicks, or two people, take turns."""
    # Locked by itself: PostgreSQL refuses to lock the optional rows of a join.
    return Version.objects.select_for_update().get(pk=version.pk)


def writable(version: Version, by: Acting) -> Version:
    """Hold a version that the person may write in, or refuse."""
    current = locked(version)
    demand(by, current.report.write_permission, current.report.unit)
    if not current.is_editable:
        raise RuleBroken(
            _("Bản này đã trình hoặc đã ký nên không sửa được nữa. Cần sửa thì đề nghị thủ trưởng, nơi nhận trả lại.")
        )
    return current


@transaction.atomic
def start(due_item: DueItem, *, by: Acting) -> Report:
    """Open the report that a due item asks for (lập báo cáo), filled with what the tasks already tell."""
    demand(by, "reports.write", due_item.unit)
    held = DueItem.objects.select_for_update().get(pk=due_item.pk)
    duty = held.duty
    if duty.kind != Duty.Kind.REPORT:
        raise RuleBroken(_("Việc này nộp bằng văn bản có số, ngày và tệp, không phải bằng báo cáo soạn ở đây."))
    existing = _begun(held)
    if existing:
        return existing
    if duty.plan.state != Plan.State.IN_FORCE or duty.is_withdrawn:
        raise RuleBroken(_("Kế hoạch hoặc nghĩa vụ này không còn thực hiện nên không lập báo cáo mới theo nó."))
    report = Report.objects.create(
        unit=held.unit, receiver=receiver_of(duty, held.unit), period=held.period, plan=duty.plan, due_item=held,
        kind=Report.Kind.OWN, title=title_of(held.period.name),
    )  # fmt: skip
    version = Version.objects.create(report=report, number=1, written_by=person_of(by))
    drafts = suggestions(report, task_lines(report))
    for section, text in drafts.items():
        write_section(version, section, text, edition=0)
    record("reports.start", by=by.actor, about=report, due_item=held, prefilled=sorted(drafts))
    return report


def _begun(due_item: DueItem) -> Report | None:
    """Return the report of a due item; one that lost its own because the duty was corrected takes this one."""
    existing = Report.objects.filter(due_item=due_item).first()
    if existing:
        return existing
    begun = Report.objects.filter(
        unit=due_item.unit, period=due_item.period, plan=due_item.duty.plan, kind=Report.Kind.OWN, due_item=None
    ).first()
    if begun:
        begun.due_item = due_item
        begun.receiver = receiver_of(due_item.duty, due_item.unit)
        begun.save(update_fields=["due_item", "receiver"])
    return begun


@dataclass(frozen=True, slots=True)
class _Change:
    item: Item
    entry: Entry
    figures: Mapping[str, Figure]
    before: str  # as it was shown: writing changes the figures themselves


def _shown(cells: Iterable[Any]) -> str:
    """Write the cells of a row for the record and for a conflict: nữ 12 · nam 8 · tổng 20."""
    return " · ".join(
        f"{Figure.Sex(sex).label} {number(value) if value is not None else Figure.State(state).label}"
        for sex, state, value in cells
    )


def _cells(figures: Mapping[str, Figure], by_sex: bool) -> list[Any]:
    order = ("female", "male", "total") if by_sex else ("total",)
    return [
        (sex, figures[sex].state, figures[sex].value) if sex in figures else (sex, Figure.State.BLANK, None)
        for sex in order
    ]


def _changes(version: Version, entries: Iterable[Entry]) -> list[_Change]:
    """Return the rows whose cells or note would become different."""
    items = {item.code: item for item in items_of(version.report)}
    there: dict[int, dict[str, Figure]] = {}
    for figure in version.figures.all():
        there.setdefault(figure.item_id, {})[figure.sex] = figure
    found = []
    for entry in entries:
        if entry.code not in items:
            raise RuleBroken(_("Báo cáo này không có mục số liệu “%(code)s”.") % {"code": entry.code})
        item = items[entry.code]
        before = there.get(item.pk, {})
        now = [(sex, *cell) for sex, cell in entry.cells(by_sex=item.by_sex).items()]
        note = next((figure.note for figure in before.values() if figure.note), "")
        if now != _cells(before, item.by_sex) or note != entry.note.strip():
            found.append(_Change(item, entry, before, _shown(_cells(before, item.by_sex))))
    return found


@transaction.atomic
def save_figures(version: Version, *, figures: Iterable[Entry], by: Acting, edition: int | None = None) -> Version:
    """Write rows of the grid (ghi số liệu). With `edition`, rows that somebody else saved since then are a Conflict."""
    current = writable(version, by)
    changes = _changes(current, figures)
    if edition is not None:
        newer = {
            change.item.code: change.before
            for change in changes
            if any(figure.edition > edition for figure in change.figures.values())
        }
        if newer:
            raise Conflict(newer)
    if not changes:
        return current
    current.edition += 1
    current.save(update_fields=["edition"])
    for change in changes:
        _write_row(current, change)
    record(
        "reports.save_figures", by=by.actor, about=current, figures={
            change.item.code: {
                "before": change.before,
                "now": _shown((sex, *cell) for sex, cell in change.entry.cells(by_sex=change.item.by_sex).items()),
                "note": change.entry.note.strip(),
            }
            for change in changes
        },
    )  # fmt: skip
    return current


def _write_row(version: Version, change: _Change) -> None:
    for sex, (state, value) in change.entry.cells(by_sex=change.item.by_sex).items():
        figure = change.figures.get(sex) or Figure(version=version, item=change.item, sex=sex)
        figure.state, figure.value = state, value
        figure.note, figure.edition = change.entry.note.strip()[:300], version.edition
        figure.save()


@transaction.atomic
def save_paragraphs(
    version: Version, *, paragraphs: Mapping[str, str], by: Acting, edition: int | None = None
) -> Version:
    """Write the words of sections (ghi lời văn). With `edition`, sections that somebody else saved are a Conflict."""
    current = writable(version, by)
    known = {part.code for part in parts_of(current.report) if not part.heading_only}
    unknown = set(paragraphs) - known
    if unknown:
        raise RuleBroken(_("Đề cương không có mục “%(code)s”.") % {"code": ", ".join(sorted(unknown))})
    there: dict[str, list[Paragraph]] = {}
    for paragraph in current.paragraphs.order_by("position", "id"):
        there.setdefault(paragraph.section, []).append(paragraph)
    changed = {
        section: text
        for section, text in paragraphs.items()
        if lines_in(text) != [row.text for row in there.get(section, []) if row.text]
    }
    if edition is not None:
        newer = {
            section: "\n".join(row.text for row in there[section])
            for section in changed
            if any(row.edition > edition for row in there.get(section, []))
        }
        if newer:
            raise Conflict(newer)
    if not changed:
        return current
    current.edition += 1
    current.save(update_fields=["edition"])
    for section, text in changed.items():
        write_section(current, section, text, edition=current.edition)
    record("reports.save_paragraphs", by=by.actor, about=current, sections=sorted(changed))
    return current


def write_section(version: Version, section: str, text: str, *, edition: int) -> None:
    """Put the lines in place of the section's rows; a line that stays keeps its row, and so where it came from."""
    rows = list(version.paragraphs.filter(section=section).order_by("position", "id"))
    lines = lines_in(text) or [""]  # an emptied section keeps one row, and with it the mark of who emptied it
    steps = SequenceMatcher(None, [row.text for row in rows], lines, autojunk=False).get_opcodes()
    kept: dict[int, Paragraph] = {}
    for tag, i1, i2, j1, j2 in steps:
        if tag in ("equal", "replace"):
            kept.update(dict(zip(range(j1, j2), rows[i1:i2], strict=False)))
    gone = [row.pk for row in rows if row not in kept.values()]
    Paragraph.objects.filter(pk__in=gone).delete()
    for position, line in enumerate(lines):
        row = kept.get(position) or Paragraph(version=version, section=section)
        row.position, row.text, row.edition = position, line, edition
        row.save()
