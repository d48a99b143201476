"""What the page for writing a report shows: sections with their rows, words, tasks and what is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from binhdang.reports.checking import findings_of
from binhdang.reports.checks import Finding
from binhdang.reports.content import texts_of
from binhdang.reports.figures import Line, lines_of, sexes_of
from binhdang.reports.forms import STATES, field_name
from binhdang.reports.models import Version
from binhdang.reports.outline import Part
from binhdang.reports.progress import TaskLine, parts_of, suggestions, task_lines
from binhdang.reports.rules import BLANK, FEMALE, MALE, TOTAL, VALUE
from binhdang.web.typed_numbers import typed as number_typed
from binhdang.web.words import number


@dataclass(frozen=True, slots=True)
class Cell:
    """One input of the grid."""

    sex: str
    label: str
    name: str
    text: str
    hint: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of the grid as it is drawn."""

    line: Line
    cells: tuple[Cell, ...]
    state: str
    note: str
    findings: tuple[Finding, ...]
    theirs: str
    state_error: str

    @property
    def code(self) -> str:
        """The item's code, which names its fields."""
        return self.line.item.code

    @property
    def is_blank(self) -> bool:
        """Whether nobody wrote anything yet."""
        return self.line.state == BLANK and self.line.value(TOTAL) is None

    @property
    def errors(self) -> list[str]:
        """What could not be read or contradicts itself."""
        typed = [cell.error for cell in self.cells if cell.error] + ([self.state_error] if self.state_error else [])
        return typed + [finding.words for finding in self.findings if finding.is_error]

    @property
    def questions(self) -> list[str]:
        """What should be answered."""
        return [finding.words for finding in self.findings if not finding.is_error]

    @property
    def tone(self) -> str:
        """How the row is drawn: returned, bad, warn, or quiet."""
        if self.errors:
            return "bad"
        if self.line.returned_because:
            return "returned"
        return "warn" if self.questions or self.theirs else ""


@dataclass(slots=True)
class Section:
    """One section of the outline with everything that belongs to it."""

    part: Part
    text: str = ""
    theirs: str = ""
    rows: list[GridRow] = field(default_factory=list)
    tasks: list[TaskLine] = field(default_factory=list)
    suggestion: str = ""
    findings: list[Finding] = field(default_factory=list)

    @property
    def filled(self) -> int:
        """How many rows and words are there."""
        return sum(not row.is_blank for row in self.rows) + (1 if self.text.strip() else 0)

    @property
    def asked(self) -> int:
        """How many rows and words are asked for."""
        return len(self.rows) + (1 if self.part.mandatory or self.text.strip() else 0)

    @property
    def state(self) -> str:
        """How the section stands in the list of sections."""
        if any(row.errors for row in self.rows):
            return "error"
        if any(row.tone == "returned" for row in self.rows):
            return "returned"
        if self.filled >= self.asked:
            return "done"
        return "doing" if self.filled else "not_started"


_LABELS = {FEMALE: gettext_lazy("nữ"), MALE: gettext_lazy("nam"), TOTAL: gettext_lazy("tổng")}


def _cells(line: Line, typed: QueryDict | None, errors: Mapping[str, str]) -> tuple[Cell, ...]:
    parts = [line.value(FEMALE), line.value(MALE)]
    adds_up = None not in parts and sum(part for part in parts if part is not None) == line.value(TOTAL)
    cells = []
    for sex in sexes_of(line.item):
        name = field_name(line.item.code, sex)
        text = number_typed(line.value(sex))
        hint = ""
        if sex == TOTAL and adds_up:
            # The total follows from its parts: it is shown, not typed, so that changing a part cannot contradict it.
            total = line.value(TOTAL)
            text, hint = "", number(total) if total is not None else ""
        if typed is not None and name in typed:
            text = typed.get(name, "")
        cells.append(Cell(sex, str(_LABELS[sex]), name, text, hint, errors.get(name, "")))
    return tuple(cells)


def _row(
    line: Line,
    findings: Iterable[Finding],
    typed: QueryDict | None,
    errors: Mapping[str, str],
    theirs: Mapping[str, str],
) -> GridRow:
    state_name, note_name = field_name(line.item.code, "state"), field_name(line.item.code, "note")
    state = line.state if line.state in dict(STATES) else VALUE
    note = line.note
    if typed is not None:
        state, note = typed.get(state_name, state), typed.get(note_name, note)
    return GridRow(
        line=line,
        cells=_cells(line, typed, errors),
        state=state,
        note=note,
        findings=tuple(findings),
        theirs=theirs.get(line.item.code, ""),
        state_error=errors.get(state_name, ""),
    )


def sections_for(
    version: Version,
    *,
    typed: QueryDict | None = None,
    errors: Mapping[str, str] | None = None,
    theirs: Mapping[str, str] | None = None,
) -> list[Section]:
    """Gather the page: what is stored, or what was typed and could not be saved, with both values where two differ."""
    parts = parts_of(version.report)
    texts = texts_of(version.paragraphs.all())
    tasks = task_lines(version.report)
    drafts = suggestions(version.report, tasks)
    sections = {part.code: Section(part) for part in parts}
    found: dict[str, list[Finding]] = {}
    for finding in findings_of(version):
        found.setdefault(finding.where, []).append(finding)
    for code, section in sections.items():
        stored = texts.get(code, "")
        section.text = typed.get(f"p-{code}", stored) if typed is not None else stored
        section.theirs = (theirs or {}).get(code, "")
        section.findings = found.get(code, [])
        section.tasks = [line for line in tasks if line.section == code]
        section.suggestion = "" if section.text.strip() else drafts.get(code, "")
    for line in lines_of(version):
        row = _row(line, found.get(line.item.code, ()), typed, errors or {}, theirs or {})
        sections[_place(line.item.section, sections)].rows.append(row)
    return list(sections.values())


def _place(code: str, sections: Mapping[str, Section]) -> str:
    """Return the section an item stands in: its own, else the heading above where this outline has no such section."""
    return code if code in sections else code.partition(".")[0]
