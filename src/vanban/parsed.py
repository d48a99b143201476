"""A text cut into its parts, before anything is looked for in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from vanban.blocks import Block, build_blocks
from vanban.header import read_header
from vanban.layout import layout_of
from vanban.lines import Line, split_lines
from vanban.outline import Branch, build_outline
from vanban.tables import Table, find_tables, split_zones
from vanban.text import Source, prepare
from vanban.values import Header
from vanban.zones import Zone, find_zones


@dataclass(slots=True)
class Parsed:
    """Source, lines, zones, blocks, outline and header of one text."""

    source: Source
    lines: list[Line]
    zones: list[Zone]
    blocks: list[Block]
    branches: list[Branch]
    header: Header
    tables: list[Table]
    _branch_of: dict[int, Branch] = field(default_factory=dict)

    def branch_of(self, block: Block) -> Branch | None:
        """The item that a block stands in."""
        if not self._branch_of:
            for root in self.branches:
                for branch in root.walk():
                    for own in (branch.block, *branch.paragraphs):
                        self._branch_of[id(own)] = branch
        return self._branch_of.get(id(block))

    @property
    def default_year(self) -> int | None:
        """The year of a day that is written without one: the plan's, else that of the document."""
        date = self.header.promulgation_date
        return self.header.plan_year or (int(date[:4]) if date else None)


def parse(text: str) -> Parsed:
    """Cut a text into zones, blocks and outline, and read its header."""
    source = prepare(text)
    lines = split_lines(source)
    zones = find_zones(lines)
    tables = find_tables(lines, zones)
    zones = split_zones(zones, tables)
    body = [line for zone in zones if zone.name == "body" for line in lines[zone.start : zone.end]]
    layout = layout_of(body)
    blocks = [
        block
        for zone in zones
        if zone.name != "portal"
        for block in build_blocks(source, lines[zone.start : zone.end], zone.name, zone.part, layout)
    ]
    branches = build_outline(blocks)
    header = read_header(source, lines, zones, blocks)
    return Parsed(source, lines, zones, blocks, branches, header, tables)
