"""Which paragraphs of the units say nearly the same (đoạn giống nhau): values in, values out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key")
ALIKE = 0.6  # share of common words from which two paragraphs go into one group
_WORD = re.compile(r"\w+")
_EMPTY = re.compile(r"không( có| phát sinh)?( gì)?( khó khăn| vướng mắc| kiến nghị| đề xuất|,| và)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said(Generic[Key]):
    """What one unit wrote, with the key that leads back to it."""

    key: Key
    text: str


@dataclass(frozen=True, slots=True)
class Group(Generic[Key]):
    """Paragraphs that say nearly the same: the first stands for all; `likeness` is that of the least alike."""

    members: tuple[Said[Key], ...]
    likeness: int

    @property
    def first(self) -> Said[Key]:
        """The one shown for all."""
        return self.members[0]

    @property
    def has_numbers(self) -> bool:
        """Whether it holds a number that is worth a look."""
        return any(letter.isdigit() for letter in self.first.text)

    @property
    def says_nothing(self) -> bool:
        """Whether it only says that there is nothing."""
        return _EMPTY.fullmatch(self.first.text.strip(" .")) is not None


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of words that both have of those that either has."""
    either = len(one | other)
    return len(one & other) / either if either else 1.0


def group_alike(said: Sequence[Said[Key]]) -> list[Group[Key]]:
    """Put paragraphs that share most of their words together; the larger groups first, the order kept within."""
    found: list[tuple[frozenset[str], list[Said[Key]], float]] = []
    for one in said:
        words = _words(one.text)
        best = max(range(len(found)), key=lambda i: likeness(words, found[i][0]), default=None)
        share = likeness(words, found[best][0]) if best is not None else 0.0
        if best is None or share < ALIKE:
            found.append((words, [one], 1.0))
        else:
            first, members, least = found[best]
            members.append(one)
            found[best] = (first, members, min(least, share))
    found.sort(key=lambda group: -len(group[1]))
    return [Group(tuple(members), round(least * 100)) for _words_, members, least in found]
