"""Cut-off windows (thời gian chốt số liệu) of periodic reports."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Window:
    """A period before it is a row: kind (month, quarter, half, year), first and last day, name."""

    kind: str
    starts_on: date
    ends_on: date
    name: str


def year_window(year: int) -> Window:
    """Return the year's window, 15/12 to 14/12 (Decree 09/2019/NĐ-CP, article 12)."""
    return Window("year", date(year - 1, 12, 15), date(year, 12, 14), f"năm {year}")


def half_window(year: int) -> Window:
    """Return the first half's window, 15/12 to 14/6 (Decree 09/2019/NĐ-CP, article 12)."""
    return Window("half", date(year - 1, 12, 15), date(year, 6, 14), f"6 tháng đầu năm {year}")


def quarter_window(year: int, quarter: int) -> Window:
    """Return a calendar quarter, 1 to 4."""
    first = date(year, 3 * quarter - 2, 1)
    after = date(year + quarter // 4, 3 * quarter % 12 + 1, 1)
    return Window(
        "quarter",
        first,
        date.fromordinal(after.toordinal() - 1),
        f"quý {['I', 'II', 'III', 'IV'][quarter - 1]} năm {year}",
    )


def month_window(year: int, month: int) -> Window:
    """Return a calendar month, 1 to 12."""
    after = date(year + month // 12, month % 12 + 1, 1)
    return Window("month", date(year, month, 1), date.fromordinal(after.toordinal() - 1), f"tháng {month} năm {year}")


def window_reported_by(due_on: date, *, yearly: bool = True) -> Window:
    """Return the period that a report due on a day tells of; a monthly report (not `yearly`) tells of its month.

    Due from April to August it is the first half; later in the year that year; before April the year before.
    Plans ask for the report before the window closes, so what is missing is estimated (số ước).
    """
    if not yearly:
        return month_window(due_on.year, due_on.month)
    if 4 <= due_on.month <= 8:
        return half_window(due_on.year)
    return year_window(due_on.year if due_on.month > 8 else due_on.year - 1)
