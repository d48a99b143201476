"""Assignments that stand in the rows of a table of tasks (bảng phân công nhiệm vụ)."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.assignments import split_names
from vanban.blocks import cell_block, evidence
from vanban.dates import when_of
from vanban.parsed import Parsed
from vanban.tables import Cell, Table
from vanban.text import Source
from vanban.values import Assignment, Deadline, Level


def find_rows(parsed: Parsed) -> tuple[list[Assignment], list[Deadline]]:
    """The rows of the tables that say who leads, as assignments, with their deadlines."""
    tasks: list[Assignment] = []
    deadlines: list[Deadline] = []
    for table in parsed.tables:
        if "lead" not in table.columns or "task" not in table.columns:
            continue
        above: dict[str, Cell] = {}
        for written in table.rows:
            row = _with_merged(written, above)
            above = row if "lead" in row else {}
            task = _assignment(parsed, table, row, merged=len(row) > len(written))
            if task is not None:
                tasks.append(task)
                deadlines.extend(_deadline(parsed.source, table, row, task))
    return tasks, deadlines


def _with_merged(row: dict[str, Cell], above: dict[str, Cell]) -> dict[str, Cell]:
    """A numbered row without the cells of who leads and when has those of the row above (ô gộp)."""
    number = row.get("number")
    if not above or "lead" in row or "task" not in row or number is None or not number.text.strip(".) ").isdigit():
        return row
    return {kind: above[kind] for kind in ("lead", "partner", "time") if kind in above} | row


def _assignment(parsed: Parsed, table: Table, row: dict[str, Cell], merged: bool) -> Assignment | None:
    cell = row.get("task")
    if cell is None or not any(kind in row for kind in ("lead", "partner", "time")):
        return None
    block = cell_block(cell.lines, table.part)
    time = row.get("time")
    point = when_of(time.text, parsed.default_year) if time else None
    level: Level = "inferred" if merged else "sure" if "lead" in row else "check"
    notes = ("Ô gộp: cơ quan lấy theo dòng trên",) if merged else ()
    if "lead" not in row:
        notes = ("Không thấy cơ quan chủ trì (ô gộp?)",)
    return Assignment(
        evidence=evidence(parsed.source, block, 0, len(block.text), "assignment.row"),
        level=level,
        notes=notes,
        text=cell.text.rstrip(" .;"),
        lead=_names(row.get("lead")),
        partners=_names(row.get("partner")),
        when=point if point and point.known else None,
        when_text=time.text.rstrip(" .;") if time else None,
        product=row["product"].text.rstrip(" .;") if "product" in row else None,
    )


def _names(cell: Cell | None) -> tuple[str, ...]:
    return split_names(cell.text) if cell else ()


def _deadline(source: Source, table: Table, row: dict[str, Cell], task: Assignment) -> Iterator[Deadline]:
    if task.when is None or "time" not in row:
        return
    block = cell_block(row["time"].lines, table.part)
    yield Deadline(
        evidence=evidence(source, block, 0, len(block.text), "deadline.row"),
        level="inferred" if task.when.inferred else "sure",
        when=task.when,
        who="; ".join(task.lead) or None,
        what=task.text[:200],
        relation="before" if "rước" in block.text else "in",
    )
