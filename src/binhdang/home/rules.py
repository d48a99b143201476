"""What the first screen and the leader's page show, decided without a database: values in, values out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from binhdang.tasks.rules import SELECTIONS

WEEK = timedelta(days=7)
AHEAD = timedelta(days=30)
ANSWERS_STAY = timedelta(days=7)
SHOWN = 20  # rows of a section; the full list is a link away
LINES = 12  # lines of the leader's table before the rest is added up, so that it prints on one sheet

COLUMNS = ("done", "on_track", "late", "blocked", "history")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the leader's table (một cơ quan, một nhóm nội dung): counts of assignments, each counted once."""

    key: int | None
    label: str
    done: int = 0
    on_track: int = 0
    late: int = 0
    blocked: int = 0
    history: int = 0
    lines: int = 1

    @property
    def total(self) -> int:
        """All that was assigned and not declined."""
        return self.done + self.on_track + self.late + self.blocked + self.history

    @property
    def parts(self) -> list[tuple[str, int]]:
        """How many stand in each column, those with none left out."""
        counts = (("done", self.done), ("on_track", self.on_track), ("blocked", self.blocked), ("late", self.late))
        return [(name, count) for name, count in (*counts, ("history", self.history)) if count]


def line_of(key: int | None, label: str, counted: Mapping[str, int]) -> Line:
    """Return a line from counts by standing; what was declined is not counted."""
    sums = {name: sum(counted.get(word.value, 0) for word in SELECTIONS[name]) for name in COLUMNS}
    return Line(key, label, **sums)


def sum_of(lines: Iterable[Line], label: str = "") -> Line:
    """Return one line that adds the others up."""
    kept = list(lines)
    sums = {name: sum(getattr(line, name) for line in kept) for name in COLUMNS}
    return Line(None, label, lines=len(kept), **sums)


def worst_first(lines: Iterable[Line]) -> list[Line]:
    """Return the lines that need the leader first: late, then blocked, then large; equal ones keep their order."""
    return sorted(lines, key=lambda line: (-line.late, -line.blocked, -line.total))


def folded(lines: list[Line], shown: int = LINES) -> tuple[list[Line], Line | None]:
    """Return the lines to show and the sum of the rest; one line too many is shown rather than summed."""
    if len(lines) <= shown + 1:
        return lines, None
    return lines[:shown], sum_of(lines[shown:])


def regime_key(plan: int, kind: str, period: int, due_on: date) -> str:
    """Return what the page "who owes" calls a regime (chế độ báo cáo) in its address."""
    return f"{plan}-{kind}-{period}-{due_on:%Y%m%d}"


@dataclass(frozen=True, slots=True)
class Owing:
    """One kind of paper for one period, due on one day (một kỳ nộp): how many had to send, how many sent."""

    plan: int
    kind: str
    period: int
    due_on: date
    period_name: str
    whole: int
    sent: int
    returned: int

    @property
    def key(self) -> str:
        """The regime as the page "who owes" calls it."""
        return regime_key(self.plan, self.kind, self.period, self.due_on)

    @property
    def missing(self) -> int:
        """Those that sent nothing."""
        return self.whole - self.sent - self.returned

    @property
    def parts(self) -> list[tuple[str, int]]:
        """How many sent, got theirs back, sent nothing; those with none left out."""
        counts = (("sent", self.sent), ("returned", self.returned), ("missing", self.missing))
        return [(name, count) for name, count in counts if count]


@dataclass(frozen=True, slots=True)
class Ahead:
    """A deadline ahead (hạn sắp tới): of a task, with how many units are still at it, or of a paper."""

    due_on: date
    open: int
    text: str = ""
    task: int | None = None
    owing: Owing | None = None


def soonest(work: Iterable[Ahead], papers: Iterable[Owing], most: int) -> list[Ahead]:
    """Return the next deadlines of work and papers together, the nearest first; papers before work of the same day."""
    owed = [Ahead(paper.due_on, paper.missing + paper.returned, owing=paper) for paper in papers]
    return sorted([*owed, *work], key=lambda one: one.due_on)[:most]
