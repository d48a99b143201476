"""The fictional plans, written for the year they are loaded in, and the small files that people hand in."""

from datetime import date, timedelta
from importlib.resources import files
from string import Template

PLAN, CAMPAIGN = "ke-hoach.txt", "thang-hanh-dong.txt"


def _template(name: str) -> Template:
    return Template(files("binhdang.demo").joinpath(f"data/{name}").read_text(encoding="utf-8"))


def number_of(year: int) -> int:
    """Return the number of the province's plan for a year."""
    return 380 + (year * 7) % 60


def issued_on(year: int) -> date:
    """Return the day the province's plan for a year was signed: in the last week of the year before."""
    return date(year - 1, 12, 26)


def soon(today: date, year: int) -> date:
    """Return a day of the plan's year that comes some days after today, so that something is always due this week."""
    return _same_day(min(today + timedelta(days=4), date(today.year, 12, 31)), year)


def lately(today: date, year: int) -> date:
    """Return a day of the plan's year that passed some days ago, so that something is late; in January none."""
    return _same_day(max(today - timedelta(days=9), date(today.year, 1, 20)), year)


def _same_day(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day)


def _in_words(day: date) -> str:
    return f"{day.day} tháng {day.month} năm {day.year}"


def plan_of(year: int, today: date) -> bytes:
    """Write the province's plan for a year, as a text file."""
    signed = issued_on(year)
    return (
        _template(PLAN)
        .substitute(
            number=number_of(year),
            day=signed.day,
            month=signed.month,
            issue_year=signed.year,
            year=year,
            soon=_in_words(soon(today, year)),
            lately=_in_words(lately(today, year)),
        )  # fmt: skip
        .encode()
    )


def campaign_of(year: int) -> bytes:
    """Write the draft plan of the month of action (Tháng hành động) of a year: no number, no day, no signature yet."""
    signed = issued_on(year)
    return (
        _template(CAMPAIGN)
        .substitute(number=number_of(year), day=signed.day, last=signed.year, month=10, year=year)
        .encode()
    )


def own_plan_of(unit: str, year: int) -> bytes:
    """Write what a unit hands in as its own plan."""
    return (
        f"{unit.upper()}\n\nKẾ HOẠCH\nCông tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm {year}\n\n"
        f"I. NỘI DUNG\n1. Truyền thông tại cơ sở.\n2. Tập huấn cho người làm công tác bình đẳng giới.\n"
        f"3. Củng cố địa chỉ tin cậy.\n\nII. KINH PHÍ\nTừ dự toán năm {year} của đơn vị.\n"
    ).encode()


def minutes_of(unit: str, what: str, on: date) -> bytes:
    """Write what shows that work was done."""
    return (
        f"BIÊN BẢN\nNgày {on.day}/{on.month}/{on.year}, {unit} đã tổ chức: {what}\n"
        f"Thành phần, nội dung và danh sách ký tên kèm theo.\n"
    ).encode()
