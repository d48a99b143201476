"""How wide a text is in Times New Roman, to draw lines as long as words and to break titles evenly."""

import re
import unicodedata
from functools import lru_cache
from itertools import combinations, pairwise

POINTS_PER_MM = 72 / 25.4

# Advance widths in thousandths of the size; accented letters are as wide as their base letter.
_REGULAR: dict[int, str] = {
    180: "'", 250: " ,.", 278: "/:;\\ijlt", 333: "!()-I[]`fr", 389: "Js", 408: '"', 444: "?acez“”",
    500: "#$*0123456789_bdghknopquvxyđ–", 529: "ơ", 542: "ư", 556: "FPS", 564: "+<=>", 611: "ELTZ",
    667: "BCR", 722: "ADGHKNOQUVXYwĐƠ", 776: "Ư", 778: "&m", 833: "%", 889: "M", 921: "@", 944: "W", 1000: "…",
}  # fmt: skip
_BOLD: dict[int, str] = {
    250: " ,.", 278: "'/\\il", 333: "!()-:;[]`fjt", 389: "Is", 444: "cerz", 500: "#$*0123456789?J_agovxy–“”",
    554: "ơ", 556: "Sbdhknpquđ", 570: "+<=>", 600: "ư", 611: "FP", 667: "BELTZ", 722: "ACDNRUVXYwĐ",
    778: "GHKOQƠ", 796: "Ư", 833: "&m", 930: "@", 944: "M", 1000: "%W…",
}  # fmt: skip
# Several blanks are room to write in ("số       /KH-UBND"): they are no place to break a line.
_SINGLE_SPACE = re.compile(r"(?<! ) (?! )")
_UNKNOWN = 600
_HORN = "\u031b"
# A line may well begin with these words; elsewhere a break would tear a word of two syllables ("bình / đẳng").
_GOOD_STARTS = frozenset(
    {"và", "về", "của", "năm", "trên", "theo", "giai", "ngày", "tại", "cho", "do", "giữa", "thuộc", "tỉnh", "xã"}
)
_TORN_MM = 14.0


def _by_letter(widths: dict[int, str]) -> dict[str, int]:
    return {character: width for width, characters in widths.items() for character in characters}


_TABLES = {False: _by_letter(_REGULAR), True: _by_letter(_BOLD)}


def width_mm(text: str, size: float, bold: bool = False) -> float:
    """The width of a line of text at a size in points."""
    total = sum(_advance(character, bold) for character in unicodedata.normalize("NFC", text))
    return total * size / 1000 / POINTS_PER_MM


@lru_cache(maxsize=2_000)
def _advance(character: str, bold: bool) -> int:
    """The width of one letter; marks above and below take no room, the horn of ơ and ư does."""
    decomposed = unicodedata.normalize("NFD", character)
    base = unicodedata.normalize("NFC", decomposed[0] + _HORN) if _HORN in decomposed else decomposed[0]
    return _TABLES[bold].get(base, _UNKNOWN)


def even_lines(text: str, size: float, limit_mm: float, bold: bool = False) -> tuple[str, ...]:
    """The text in as few lines as fit, broken so that the longest is as short as it can be.

    Breaks that the text has already (newlines) are kept.
    """
    lines: list[str] = []
    for piece in text.split("\n"):
        lines += _even(_SINGLE_SPACE.split(piece.strip()), size, limit_mm, bold)
    return tuple(lines)


def _even(words: list[str], size: float, limit_mm: float, bold: bool) -> list[str]:
    if words == [""]:
        return []
    whole = " ".join(words)
    count = _lines_needed(words, size, limit_mm, bold)
    if count == 1:
        return [whole]
    if count > 4 or len(words) > 40:
        return [whole]

    def cost(lines: list[str]) -> float:
        """The longest line, made worse by each break in a bad place."""
        longest = max(width_mm(line, size, bold) for line in lines)
        torn = sum(_tears(before, after) for before, after in pairwise(lines))
        return longest + torn * _TORN_MM if longest <= limit_mm else longest * 1000

    return min(
        (_broken(words, breaks) for breaks in combinations(range(1, len(words)), count - 1)),
        key=cost,
    )


def _tears(before: str, after: str) -> bool:
    """Whether a break tears a word of two syllables or a date ("ngày 05 tháng 12 / năm 2026")."""
    return after.split(" ")[0].lower() not in _GOOD_STARTS or before.split(" ")[-2:-1] == ["tháng"]


def _broken(words: list[str], breaks: tuple[int, ...]) -> list[str]:
    edges = (0, *breaks, len(words))
    return [" ".join(words[start:end]) for start, end in pairwise(edges)]


def _lines_needed(words: list[str], size: float, limit_mm: float, bold: bool) -> int:
    count, line = 1, ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and width_mm(longer, size, bold) > limit_mm:
            count, line = count + 1, word
        else:
            line = longer
    return count
