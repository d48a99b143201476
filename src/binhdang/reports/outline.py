"""The outline of a report (đề cương), as data: which sections it has, and which of them must be written."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

DIFFICULTIES = "IV.2"  # where obstacles that the unit raised are told
BACKGROUND = "0"  # stands before the first numbered section


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the outline (mục): `heading_only` ones hold others and no words of their own."""

    code: str
    title: str
    mandatory: bool
    heading_only: bool
    # Words of a task that put its result under this section; "*" takes what no other does.
    task_words: tuple[str, ...]

    @property
    def is_top(self) -> bool:
        """Whether it stands directly under the title."""
        return "." not in self.code

    @property
    def label(self) -> str:
        """What is printed before the title: I. at the top, 1. below."""
        return f"{self.code}." if self.is_top else f"{self.code.partition('.')[2]}."

    @property
    def anchor(self) -> str:
        """The name of its place on a page."""
        return "p-" + self.code.replace(".", "-")


@cache
def _table() -> tuple[dict[str, str], ...]:
    text = files("binhdang.reports").joinpath("data/outline.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines(), delimiter=";"))


def _title(row: dict[str, str], *, yearly: bool) -> str:
    if row["code"] != "V":
        return row["title"]
    return f"{row['title']} {'năm sau' if yearly else '6 tháng cuối năm'}"


@cache
def outline(*, yearly: bool, commune: bool) -> tuple[Part, ...]:
    """Return the sections of a half-year or yearly report, of a commune or of a body above it, in order."""
    column = ("year" if yearly else "half") + ("_commune" if commune else "")
    return tuple(
        Part(
            code=row["code"],
            title=_title(row, yearly=yearly),
            mandatory=row[column] == "M",
            heading_only=row[column] == "h",
            task_words=tuple(row["tasks"].split("|")) if row["tasks"] else (),
        )
        for row in _table()
        if row[column]
    )


def lines_in(text: str) -> list[str]:
    """Return the paragraphs of what was typed: one for each line that is not empty."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def section_for(words: str, parts: tuple[Part, ...]) -> str:
    """Return the section that the result of a task belongs under: by the first words found, else with the others."""
    folded = words.casefold()
    found = [
        (folded.find(word), part.code) for part in parts for word in part.task_words if word != "*" and word in folded
    ]
    if found:
        return min(found)[1]
    return next(part.code for part in parts if "*" in part.task_words)
