"""Finding words in a text as it came (chỗ trong văn bản): lines may be wrapped, letters decomposed."""

import re
import unicodedata
from collections.abc import Sequence

Span = tuple[int, int]
AROUND = 30


def find_words(text: str, words: str, *, near: int = 0) -> Span | None:
    """Return where the words stand, nearest to `near`; blanks, wraps and the form of letters do not matter."""
    pieces = words.split()
    if not pieces:
        return None
    for form in ("NFC", "NFD"):
        pattern = r"[\s*|_]+".join(re.escape(unicodedata.normalize(form, piece)) for piece in pieces)
        for flags in (0, re.IGNORECASE):
            places = [match.span() for match in re.finditer(pattern, text, flags)]
            if places:
                return min(places, key=lambda place: abs(place[0] - near))
    return None


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands just before and just after."""
    return text[max(0, start - AROUND) : start], text[end : end + AROUND]


def exact_words(text: str, spans: Sequence[Span]) -> str:
    """Return the words of the spans as they stand; gaps between them are shown."""
    return " … ".join(text[start:end] for start, end in spans)


def line_of(text: str, offset: int) -> int:
    """Return the number of the line, from 1."""
    return text.count("\n", 0, offset) + 1
