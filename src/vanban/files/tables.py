"""Tables as text: a line "|" before, between and after the cells of a row, an empty line for an empty cell."""

from collections.abc import Iterable, Sequence

from vanban.files.limits import MAX_CELL_CHARACTERS

BAR = "|"


def table_lines(rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table.

    Each row begins and ends with a line "|" and has one between two cells; a cell may have several lines. An
    empty cell is an empty line between two bars, so that it differs from the border of two rows. A table that
    only arranges the page (one column, or a cell as long as a document) is written as plain lines.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if all(len(row) < 2 for row in filled) or any(len(cell) > MAX_CELL_CHARACTERS for row in filled for cell in row):
        return layout_lines(filled)
    lines: list[str] = []
    for row in filled:
        lines.append(BAR)
        for cell in row:
            lines += [*_cell_lines(cell), BAR]
    return lines


def layout_lines(rows: Iterable[Sequence[str]]) -> list[str]:
    """The cells of a layout table one after the other, without bars."""
    return [line for row in rows for cell in row if cell.strip() for line in cell.strip("\n").split("\n")]


def _cell_lines(cell: str) -> list[str]:
    """The lines of a cell without empty ones, which stand for empty cells."""
    return [line for line in cell.split("\n") if line.strip()] or [""]
