"""Numerals, letters, numbers and dates follow the decree."""

from datetime import date

import pytest

from vanban.decree30 import date_line, date_text, letter, number_text, pad_number, roman


@pytest.mark.parametrize(
    ("number", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (2026, "MMXXVI")]
)
def test_it_writes_roman_numerals(number: int, text: str) -> None:
    assert roman(number) == text


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_it_knows_no_roman_numeral_out_of_range(number: int) -> None:
    with pytest.raises(ValueError, match="Roman"):
        roman(number)


def test_it_letters_points_in_the_order_of_the_vietnamese_alphabet() -> None:
    assert " ".join(letter(number) for number in range(1, 26)) == "a b c d đ e g h i k l m n o p q r s t u v x y aa bb"


def test_it_counts_points_from_one() -> None:
    with pytest.raises(ValueError, match="from 1"):
        letter(0)


@pytest.mark.parametrize(("number", "text"), [(1, "01"), (9, "09"), (10, "10"), (1234, "1234")])
def test_it_pads_numbers_below_ten(number: int, text: str) -> None:
    assert pad_number(number) == text


@pytest.mark.parametrize(
    ("number", "text"), [(7, "07/BC-SNV"), (12, "12/BC-SNV"), ("0125", "0125/BC-SNV"), (None, "       /BC-SNV")]
)
def test_it_writes_number_and_symbol_without_blanks_but_for_a_missing_number(
    number: int | str | None, text: str
) -> None:
    assert number_text(number, "BC-SNV") == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 1), "ngày 01 tháng 3 năm 2026"),
        (date(2026, 12, 10), "ngày 10 tháng 12 năm 2026"),
        (None, "ngày     tháng     năm"),
    ],
)
def test_it_pads_days_below_ten_and_only_the_first_two_months(day: date | None, text: str) -> None:
    assert date_text(day) == text


def test_it_puts_a_comma_after_the_place_and_keeps_a_known_year() -> None:
    assert date_line("Thanh Hòa", date(2026, 5, 9)) == "Thanh Hòa, ngày 09 tháng 5 năm 2026"
    assert date_line("Thanh Hòa", None, 2026) == "Thanh Hòa, ngày     tháng     năm 2026"
