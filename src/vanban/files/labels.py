"""Numbers as Word and browsers write them in front of paragraphs (đánh số tự động)."""

from vanban.files.limits import MAX_LETTER_NUMBER, MAX_ROMAN_NUMBER

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman_label(number: int) -> str:
    """4 → "iv"; what is out of range stays decimal."""
    if not 1 <= number <= MAX_ROMAN_NUMBER:
        return str(number)
    letters = []
    for value, letter in _ROMAN:
        count, number = divmod(number, value)
        letters.append(letter * count)
    return "".join(letters)


def letter_label(number: int) -> str:
    """1 → "a", 26 → "z", 27 → "aa", as Word counts; what is out of range stays decimal."""
    if not 1 <= number <= MAX_LETTER_NUMBER:
        return str(number)
    repeats, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (repeats + 1)
