"""The order of the finders: each looks for one kind of fact in the parts of a text."""

from __future__ import annotations

from dataclasses import replace

from vanban.actors import Actors
from vanban.agencies import find_duties
from vanban.assignments import find_assignments
from vanban.checks import find_checks
from vanban.citations import find_citations
from vanban.directives import find_agencies
from vanban.duties import find_duties_in_time, merge
from vanban.funding import find_funding
from vanban.ledger import find_leftovers
from vanban.names import find_laws, find_models, find_programmes
from vanban.outline import to_nodes
from vanban.parsed import parse
from vanban.reading import Reading
from vanban.recipients import find_recipients
from vanban.rows import find_rows
from vanban.targets import find_targets


def read(source: str) -> Reading:
    """Read a document: everything that can be found in its text. Any text gives a reading."""
    parsed = parse(source)
    citations = find_citations(parsed.source, parsed.blocks, parsed.header)
    duties = find_duties(parsed)
    actors = Actors(parsed, duties)
    assignments, labelled = find_assignments(parsed, actors)
    rows, timed = find_rows(parsed)
    spoken, reports = find_duties_in_time(parsed, actors)
    deadlines = merge(spoken, [*labelled, *timed])
    reading = Reading(
        header=parsed.header,
        outline=to_nodes(parsed.source, parsed.branches),
        citations=tuple(citations),
        agencies=tuple(find_agencies(parsed, duties, deadlines)),
        deadlines=tuple(deadlines),
        report_duties=tuple(reports),
        recipients=tuple(find_recipients(parsed)),
        funding=tuple(find_funding(parsed)),
        programmes=tuple(find_programmes(parsed)),
        models=tuple(find_models(parsed)),
        laws=tuple(find_laws(parsed, citations)),
        assignments=(*assignments, *rows),
        targets=tuple(find_targets(parsed)),
    )
    reading = replace(reading, ledger=tuple(find_leftovers(parsed, reading)))
    return replace(reading, checks=tuple(find_checks(parsed, reading)))
