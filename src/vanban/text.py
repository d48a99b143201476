"""The text as it is read: one letter per sound, plain blanks, no bold marks, and a way back to the raw offsets."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import add

from vanban.values import Evidence, Span

# Replaced one for one, so that these need no map.
_BLANKS = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BREAKS = "\f\v\x1c\x1d\x1e\x85\u2028\u2029"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_CYRILLIC = str.maketrans("АВЕКМНОРСТУХаеорсух", "ABEKMHOPCTYXaeopcyx")
_ONE_FOR_ONE = (
    dict.fromkeys(_BLANKS, " ")
    | dict.fromkeys(_BREAKS, "\n")
    | dict.fromkeys(_DASHES, "-")
    | {"\u00d0": "\u0110", "\u2044": "/"}
)
_CYRILLIC_LETTERS = frozenset("АВЕКМНОРСТУХаеорсух")
_WIDTHLESS = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad")
# All that is changed, but for the stars: found in one pass.
_ODD = re.compile(
    f"[\r{_BLANKS}{_BREAKS}{_DASHES}\u00d0\u2044\u0300-\u036f{''.join(sorted(_CYRILLIC_LETTERS | _WIDTHLESS))}]"
)
# Dropped: bold and italic marks and what has no width. Composed: a letter with its combining marks.
_DROPPED = re.compile("[*\u200b-\u200f\u2060\ufeff\u00ad]+")
_STARS = re.compile(r"\*+")
_CHANGED = re.compile("[*\u200b-\u200f\u2060\ufeff\u00ad]+|[^\\W_][\u0300-\u036f]+")
# hoà, hoè, thuỷ: where the tone stands on the second of two open vowels; it is moved to the first (hòa, hòe, thủy).
_MOVED = {
    first + toned: moved + plain
    for first, plain, toned_ones, moved_ones in (
        ("o", "a", "àáảãạ", "òóỏõọ"),
        ("o", "e", "èéẻẽẹ", "òóỏõọ"),
        ("u", "y", "ỳýỷỹỵ", "ùúủũụ"),
    )
    for toned, moved in zip(toned_ones, moved_ones, strict=True)
}
_OLD_TONES = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![^\W\d_])")


@dataclass(slots=True)
class Source:
    """A raw text and its working form; every offset of the working form maps back exactly."""

    raw: str
    work: str
    _work_starts: list[int] = field(default_factory=list)
    _raw_starts: list[int] = field(default_factory=list)
    _raw_ends: list[int] = field(default_factory=list)
    _newlines: list[int] = field(default_factory=list)

    def span(self, start: int, end: int) -> Span:
        """The raw span of a stretch of the working text (start < end)."""
        if not self._work_starts:
            return Span(start, end)
        at = bisect_right(self._work_starts, start) - 1
        last = bisect_right(self._work_starts, end - 1, at) - 1
        raw_start = self._raw_starts[at]
        if not self._raw_ends[at]:
            raw_start += start - self._work_starts[at]
        raw_end = self._raw_ends[last] or self._raw_starts[last] + (end - self._work_starts[last])
        return Span(raw_start, raw_end)

    def evidence(self, span: Span, zone: str, node: str, rule: str) -> Evidence:
        """The evidence of a fact that rests on a stretch: its words, what surrounds them, and where it stands."""
        start, end = span
        raw = self.raw
        return Evidence(
            (span,),
            raw[start:end],
            raw[max(0, start - 30) : start],
            raw[end : end + 30],
            zone,
            node,
            self.line(start),
            rule,
        )

    def line(self, raw_offset: int) -> int:
        """The number of the line of a raw offset, counted from 1."""
        if not self._newlines:
            ends = accumulate(map(len, self.raw.split("\n")))
            self._newlines = [-1, *map(add, ends, range(len(self.raw)))]
        return bisect_right(self._newlines, raw_offset - 1)


# A star that opens a line is a bullet when the stars after it are pairs; any other star marks bold or italic words.
BULLET = "\u2042"
_BULLET = re.compile(r"(?m)^([ ]*)\*(?= +(?:[^*\n]|\*\*)*$)")
_VOWELS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
# Capitals with a tone that an old font had as small letters: a small letter right before a capital (MụC ĐíCH).
_HALF_CAPITAL = re.compile(f"[A-ZĐ](?<=[{_VOWELS}đ][A-ZĐ])")
_NO_SMALL = re.compile(f"(?<![^\\W\\d_])[A-ZĐ{_VOWELS}đ{_VOWELS.upper()}]+(?![^\\W\\d_])")


def _raise_capitals(text: str) -> str:
    """Lines with half-capital words, their words without plain small letters in capitals."""
    found: list[str] = []
    for line in text.split("\n"):
        found.append(_NO_SMALL.sub(_upper, line) if _HALF_CAPITAL.search(line) else line)
    return "\n".join(found)


def _upper(match: re.Match[str]) -> str:
    return match[0].upper()


def prepare(raw: str) -> Source:
    """Bring a text into its working form and keep the way back."""
    text = raw
    odd = set(_ODD.findall(text))
    for char in odd & _ONE_FOR_ONE.keys():
        text = text.replace(char, _ONE_FOR_ONE[char])
    if "\r" in odd:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if not odd.isdisjoint(_CYRILLIC_LETTERS):
        text = text.translate(_CYRILLIC)
    if text.startswith("* ") or "\n* " in text or " * " in text:
        text = _BULLET.sub(rf"\1{BULLET}", text)
    combined = any("\u0300" <= char <= "\u036f" for char in odd)
    pattern = _CHANGED if combined else _STARS if odd.isdisjoint(_WIDTHLESS) else _DROPPED
    dropped = pattern is not _STARS or "*" in text
    source = _changed(raw, text, pattern) if dropped else Source(raw, text)
    if _HALF_CAPITAL.search(source.work):
        source.work = _raise_capitals(source.work)
    return source


def _changed(raw: str, text: str, pattern: re.Pattern[str]) -> Source:
    """Drop and compose what has to be, noting where the offsets begin to differ."""
    if pattern is _STARS:
        return _without_stars(raw, text)
    pieces: list[str] = []
    work_starts, raw_starts, raw_ends = [0], [0], [0]
    length = done = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        pieces.append(text[done:start])
        length += start - done
        done = end
        if pattern is _CHANGED and not _is_dropped(text[start]):
            composed = unicodedata.normalize("NFC", match[0])
            work_starts.append(length)
            raw_starts.append(start)
            raw_ends.append(end)
            pieces.append(composed)
            length += len(composed)
        work_starts.append(length)
        raw_starts.append(end)
        raw_ends.append(0)
    pieces.append(text[done:])
    return Source(raw, "".join(pieces), work_starts, raw_starts, raw_ends)


def _without_stars(raw: str, text: str) -> Source:
    """Drop the stars, the most frequent of what is dropped."""
    work_starts, raw_starts = [0], [0]
    length = at = 0
    for piece in text.split("*"):
        if piece and at:
            work_starts.append(length)
            raw_starts.append(at)
        length += len(piece)
        at += len(piece) + 1
    return Source(raw, text.replace("*", ""), work_starts, raw_starts, [0] * len(work_starts))


def _is_dropped(char: str) -> bool:
    return char in "*\u00ad\u2060\ufeff" or "\u200b" <= char <= "\u200f"


def has_any(text: str, words: Sequence[str]) -> bool:
    """Whether any of the words stands anywhere in a text: the cheap question before a pattern is tried."""
    for word in words:  # noqa: SIM110 (a generator takes twice as long, and this is asked of every line)
        if word in text:
            return True
    return False


def fold(text: str) -> str:
    """The text as it is compared: lower case, one place for the tone mark (hoà = hòa), single blanks."""
    return " ".join(_OLD_TONES.sub(_move_tone, text.casefold()).split())


def _move_tone(match: re.Match[str]) -> str:
    return _MOVED[match[0]]


def is_upper(text: str) -> bool:
    """Whether nearly all letters are capitals: a title or a heading in capitals (chữ in hoa)."""
    if len(text) > 600 or text[1 : len(text) // 3 + 2].islower():
        return False
    if text == text.upper():
        return sum(map(str.isalpha, text)) > 1
    lower = sum(map(str.islower, text))
    if lower * 6 > len(text):
        return False
    upper = sum(map(str.isupper, text))
    return upper > 1 and lower * 6 <= upper
