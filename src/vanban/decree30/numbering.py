"""Numbers, letters and dates as Decree 30/2020 writes them (đánh số, ngày tháng)."""

from datetime import date

# The Vietnamese alphabet as points use it: no f, j, w, z and no letters with marks but đ.
LETTERS = "abcdđeghiklmnopqrstuvxy"
# Room for a hand or a stamp to fill in.
BLANK_NUMBER = " " * 7
BLANK_DATE = " " * 5

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """4 → "IV"."""
    if not 1 <= number <= 3999:
        raise ValueError(f"{number} cannot be written in Roman numerals")
    letters = []
    for value, letter in _ROMAN:
        count, number = divmod(number, value)
        letters.append(letter * count)
    return "".join(letters)


def letter(number: int) -> str:
    """1 → "a", 5 → "đ", 23 → "y", 24 → "aa" (thứ tự chữ cái tiếng Việt)."""
    if number < 1:
        raise ValueError("points are counted from 1")
    repeats, index = divmod(number - 1, len(LETTERS))
    return LETTERS[index] * (repeats + 1)


def pad_number(number: int) -> str:
    """The number of a document: 7 → "07", 12 → "12"."""
    return f"{number:02d}"


def number_text(number: int | str | None, symbol: str) -> str:
    """Number and symbol (số, ký hiệu): "07/BC-SNV"; room to write when there is no number yet."""
    if number is None:
        return f"{BLANK_NUMBER}/{symbol}"
    return f"{pad_number(number) if isinstance(number, int) else number.strip()}/{symbol}"


def date_text(day: date | None, year: int | None = None) -> str:
    """A date in words; days under 10 and the months 1 and 2 have two digits.

    Without a date there is room to write day and month, and the year too unless it is known.
    """
    if day is None:
        return f"ngày{BLANK_DATE}tháng{BLANK_DATE}năm{f' {year}' if year else BLANK_DATE}".rstrip()
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def date_line(place: str, day: date | None, year: int | None = None) -> str:
    """Place and date (địa danh và thời gian ban hành): "Thanh Hòa, ngày 05 tháng 02 năm 2026"."""
    return f"{place}, {date_text(day, year)}"
