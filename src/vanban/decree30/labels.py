"""The labels of headings and points (I., 1., a), Điều 1.), counted in the order of the text."""

from dataclasses import dataclass, field

from vanban.decree30.model import Article, Block, Heading, Part, Point
from vanban.decree30.numbering import letter, roman

_BELOW = {
    "part": ("heading1", "heading2", "number", "letter"),
    "heading1": ("heading2", "number", "letter"),
    "heading2": ("number", "letter"),
    "article": ("number", "letter"),
    "number": ("letter",),
    "letter": (),
}


@dataclass(slots=True)
class Labels:
    """Counts what came so far; a higher label makes the lower ones begin again."""

    _counts: dict[str, int] = field(default_factory=dict)

    def label(self, block: Block) -> str:
        """The label that stands in front of a block, "" when it has none."""
        if isinstance(block, Part):
            return f"Phần {roman(self._next('part'))}"
        if isinstance(block, Article):
            return f"Điều {self._next('article')}."
        if isinstance(block, Heading):
            return self._heading(block)
        if isinstance(block, Point):
            return self._point(block)
        return ""

    def _heading(self, heading: Heading) -> str:
        count = self._next({1: "heading1", 2: "heading2", 3: "letter"}[heading.level])
        if heading.label is not None:
            return heading.label
        if heading.level == 1:
            return f"{roman(count)}."
        return f"{count}." if heading.level == 2 else f"{letter(count)})"

    def _point(self, point: Point) -> str:
        if point.marker in {"dash", "plus"}:
            return point.label if point.label is not None else {"dash": "-", "plus": "+"}[point.marker]
        if point.restart:
            self._counts.pop(point.marker, None)
        count = self._next(point.marker)
        if point.label is not None:
            return point.label
        return f"{count}." if point.marker == "number" else f"{letter(count)})"

    def _next(self, kind: str) -> int:
        for lower in _BELOW[kind]:
            self._counts.pop(lower, None)
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return self._counts[kind]
