"""One pattern for many words, as a tree of their letters: a text is tried letter by letter, not word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable


class _Tree:
    """The words that begin with the same letters."""

    def __init__(self) -> None:
        self.ends = False
        self.after: dict[str, _Tree] = {}

    def add(self, word: str) -> None:
        tree = self
        for char in word:
            tree = tree.after.setdefault(char, _Tree())
        tree.ends = True

    def pattern(self) -> str:
        """The rest of the words, the longest first."""
        if not self.after:
            return ""
        branches = [re.escape(char) + tree.pattern() for char, tree in self.after.items()]
        if len(branches) == 1 and not self.ends:
            return branches[0]
        return f"(?:{'|'.join(branches)})" + ("?" if self.ends else "")


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches the longest of the words that stands at a place, like (?:longest|long|…)."""
    tree = _Tree()
    for word in words:
        tree.add(word)
    return tree.pattern()
