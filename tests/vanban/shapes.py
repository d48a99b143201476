"""Small plans of fictional bodies, in shapes that real plans take and that the annotated texts lack."""

from __future__ import annotations

from pathlib import Path


def _text(name: str) -> str:
    return (Path(__file__).parent / "texts" / f"{name}.txt").read_text(encoding="utf-8")


ARTICLES = _text("articles")  # in articles
BOLD_ONLY = _text("bold_only")  # no marker at all
COMMUNE = _text("commune")  # a plan of a commune after July 2025
DEPARTMENT = _text("department")  # of a department, with two columns on one line
HEADLESS = _text("headless")  # a plan attached without its type
LETTER = _text("letter")  # a letter with addressees
LINES = _text("lines")  # one line for each paragraph
MERGED_CELLS = _text("merged_cells")  # a table with merged cells
MINISTRY = _text("ministry")  # of a ministry, with I/ and 1)
OLD_FONT = _text("old_font")  # capitals of an old font
PARTY = _text("party")  # of a provincial Party committee, with I- and 1-
SENTENCES = _text("sentences")  # duties as sentences
STARRED = _text("starred")  # a plan of a district office, in one table row for each line of its head
STEPS = _text("steps")  # steps with a time below each
TORN = _text("torn")  # a decision whose letters are torn apart, with a plan
UNION = _text("union")  # of a Women's Union, in parts
UNMARKED = _text("unmarked")  # agencies after a star or in bold, without numbers
