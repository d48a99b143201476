"""The marks at the end of lines that the decree asks for: ";" and "." of lists, "./." of the body."""

import re
from collections.abc import Sequence
from dataclasses import replace

from vanban.decree30.model import Article, Block, Paragraph, Point, Run, Words

END = "./."
_MARKS = frozenset(".;:,!?…/")
_DEPTH = {"number": 0, "letter": 1, "dash": 2, "plus": 3}
_CLOSING = re.compile(r"[\s.;,]+$")


def listed(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines of a list: each ends with ";", the last with "."."""
    bare = [_CLOSING.sub("", line.strip()) for line in lines if line.strip()]
    return tuple(f"{line}{'.' if position == len(bare) else ';'}" for position, line in enumerate(bare, start=1))


def ended(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The body with "./." after its last words; after a table it stands on a line of its own."""
    if not blocks:
        return ()
    last = blocks[-1]
    if isinstance(last, Paragraph | Point | Article):
        return (*blocks[:-1], replace(last, words=_with_end(last.words)))
    return (*blocks, Paragraph(END, align="right", indent=False))


def punctuated(block: Point, following: Block | None) -> Words:
    """The words of a point with the mark that is missing at their end: ":" above its own items, else ";" or "."."""
    words = block.words
    text = words if isinstance(words, str) else "".join(run.text for run in words)
    if not text.strip() or text.rstrip()[-1] in _MARKS:
        return words
    mark = "."
    if isinstance(following, Point):
        mark = ":" if _DEPTH[following.marker] > _DEPTH[block.marker] else ";"
    return f"{words.rstrip()}{mark}" if isinstance(words, str) else (*words, Run(mark))


def _with_end(words: Words) -> Words:
    if isinstance(words, str):
        return _end(words)
    return (*words[:-1], Run(_end(words[-1].text), words[-1].bold, words[-1].italic)) if words else (Run(END),)


def _end(text: str) -> str:
    stripped = text.rstrip()
    return stripped if stripped.endswith(END) else _CLOSING.sub("", stripped) + END
