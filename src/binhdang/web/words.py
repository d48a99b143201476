"""Numbers and days as Vietnamese offices write them: 1.286 · 60,7 · 10/6/2026 · thứ Tư."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

NO_BREAK = "\u00a0"
MINUS = "\u2212"
WEEKDAYS = (
    gettext_lazy("thứ Hai"),
    gettext_lazy("thứ Ba"),
    gettext_lazy("thứ Tư"),
    gettext_lazy("thứ Năm"),
    gettext_lazy("thứ Sáu"),
    gettext_lazy("thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)

Number = int | float | Decimal


def number(value: Number, digits: int | None = None) -> str:
    """Write a number with its separators; without `digits`, as many decimals as it has (at most two)."""
    if digits is None:
        plain = f"{Decimal(str(value)):.2f}".rstrip("0").rstrip(".")
        digits = len(plain.partition(".")[2])
    rounded = f"{Decimal(str(value)):.{digits}f}"
    written = formats.number_format(Decimal(rounded.lstrip("-")), decimal_pos=digits, force_grouping=True)
    return MINUS + written if rounded.startswith("-") and rounded.strip("-0.") else written


def percent(part: Number | None, whole: Number | None, digits: int = 1) -> str:
    """Write the share of a whole; a dash when there is no whole to share."""
    if part is None or not whole:
        return "–"
    return number(Decimal(str(part)) * 100 / Decimal(str(whole)), digits) + NO_BREAK + "%"


def as_day(value: date | datetime) -> date:
    """Return the day here of a moment, or the day itself."""
    if not isinstance(value, datetime):
        return value
    return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()


def day(value: date | datetime) -> str:
    """Write 10/6/2026."""
    here = as_day(value)
    return f"{here.day}/{here.month}/{here.year}"


def day_short(value: date | datetime) -> str:
    """Write 10/6."""
    here = as_day(value)
    return f"{here.day}/{here.month}"


def moment(value: datetime) -> str:
    """Write 10/6/2026, 14:05."""
    here = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{day(here)}, {here:%H:%M}"


def weekday(value: date | datetime) -> str:
    """Write the name of the day of the week."""
    return str(WEEKDAYS[as_day(value).weekday()])


def days_left(due: date | datetime, today: date | datetime) -> str:
    """Say how far away a day is: còn 3 ngày, hôm nay, quá hạn 2 ngày."""
    days = (as_day(due) - as_day(today)).days
    if days == 0:
        return _("hôm nay")
    if days < 0:
        return ngettext("quá hạn %(days)s ngày", "quá hạn %(days)s ngày", -days) % {"days": number(-days)}
    return ngettext("còn %(days)s ngày", "còn %(days)s ngày", days) % {"days": number(days)}
