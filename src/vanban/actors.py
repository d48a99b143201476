"""Who acts in a block: the agency of its item, else the nearest heading above that names one."""

from __future__ import annotations

from collections.abc import Sequence

from vanban.agencies import Duty, agency_in_heading
from vanban.blocks import Block
from vanban.outline import Branch
from vanban.parsed import Parsed


class Actors:
    """Finds the actor of a block and remembers what it found for each item."""

    def __init__(self, parsed: Parsed, duties: Sequence[Duty]) -> None:
        self._parsed = parsed
        self._named: dict[int, str | None] = {id(duty.branch): duty.name for duty in duties}
        self._spoken: dict[int, str] = {}
        for duty in duties:
            if duty.branch.level == "para":
                self._named.update((id(child), duty.name) for child in duty.branch.children)
                self._spoken.update((id(block), duty.name) for block in (duty.branch.block, *duty.branch.paragraphs))
        self._closing = {id(block) for duty in duties for block in duty.closing()}

    def of(self, block: Block) -> str | None:
        """The agency that a block speaks to when its own sentences name none."""
        if id(block) in self._closing:
            return None
        if id(block) in self._spoken:
            return self._spoken[id(block)]
        branch = self._parsed.branch_of(block)
        return self.above(branch) if branch else None

    def above(self, branch: Branch) -> str | None:
        """The agency of an item or of the nearest item above it."""
        path: list[Branch] = []
        current: Branch | None = branch
        name: str | None = None
        while current is not None:
            if id(current) in self._named:
                name = self._named[id(current)]
                break
            path.append(current)
            name = agency_in_heading(current)
            if name:
                break
            current = current.parent
        for passed in path:
            self._named[id(passed)] = name
        return name
