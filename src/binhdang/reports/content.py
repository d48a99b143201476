"""What a report says, as plain values: the same for the screen, for Word and for what is frozen when it is signed."""

import json
from collections.abc import Iterable
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from binhdang.accounts.models import Person
from binhdang.reports import form
from binhdang.reports.figures import lines_of, sexes_of
from binhdang.reports.models import Paragraph, Version
from binhdang.reports.outline import BACKGROUND, Part, lines_in
from binhdang.reports.progress import TaskLine, parts_of, task_lines
from binhdang.reports.rules import BLANK, TOTAL, VALUE
from binhdang.reports.tally import Settled, expected_items, missing_units, parts_in, tally_of

Content = dict[str, Any]


def content_of(version: Version) -> Content:
    """Return what the version says: what was frozen once it is signed, else what stands there now."""
    if version.frozen is not None:
        frozen: Content = version.frozen
        return frozen
    return compose(version, signer=None)


def compose(version: Version, *, signer: Person | None) -> Content:
    """Gather what the version says from its rows."""
    report, unit = version.report, version.report.unit
    plan = report.plan.document
    content: Content = {
        "kind": report.kind,
        "title": report.title,
        "period": {
            "name": report.period.name, "from": _day(report.period.starts_on), "to": _day(report.period.ends_on),
        },
        "issuer": form.issuer_of(unit),
        "symbol": form.symbol_of(unit),
        "number": version.code_number,
        "number_text": form.number_text(version.code_number, form.symbol_of(unit)),
        "place": form.place_of(unit),
        "issued_on": _day(version.issued_on),
        "addressee": report.receiver.name if report.receiver else "",
        "archive": form.archive_of(unit),
        "plan": {
            "title": report.plan.title, "code": plan.code, "issued_on": _day(plan.issued_on),
            "issuer": plan.issuing_unit.name,
        },
        "sections": sections_of(version),
        "signature": form.signature_of(unit, signer.post_title if signer else "", signer.full_name if signer else ""),
    }  # fmt: skip
    if report.is_consolidated:
        content["figures"] = _titled([_tally_row(line) for line in tally_of(version)], version)
        content["parts"] = [part.report.unit.name for part in parts_in(version)]
        content["missing"] = [missing.name for missing in missing_units(version)]
        content["expected"] = len(expected_items(report))
    else:
        content["figures"] = _titled([_own_row(line) for line in lines_of(version)], version)
        content["tasks"] = [_task_row(line) for line in task_lines(report)]
    return content


def _day(value: Any) -> str:  # noqa: ANN401 - a date or nothing
    return value.isoformat() if value else ""


def texts_of(paragraphs: Iterable[Paragraph]) -> dict[str, str]:
    """Return the words of each section, a line for each paragraph."""
    texts: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        texts.setdefault(paragraph.section, []).append(paragraph.text)
    return {section: "\n".join(lines) for section, lines in texts.items()}


def sections_of(version: Version) -> list[Content]:
    """Return the outline with its words; below the top, an optional section that nobody wrote is left out."""
    texts = texts_of(version.paragraphs.all())
    parts = parts_of(version.report)
    written = [
        part for part in parts
        if (part.is_top and part.code != BACKGROUND) or part.mandatory or texts.get(part.code, "").strip()
    ]  # fmt: skip
    kept = [
        part for part in written
        if not part.heading_only or any(other.code.startswith(f"{part.code}.") for other in written)
    ]  # fmt: skip
    labels = _labels(kept)
    return [
        {
            "code": part.code,
            "label": labels[part.code],
            "level": 1 if part.is_top else 2,
            "title": part.title,
            "paragraphs": lines_in(texts.get(part.code, "")) or _standing_words(part),
            "heading_only": part.heading_only,
        }
        for part in kept
    ]


def _standing_words(part: Part) -> list[str]:
    """Say where to look, under a section at the top that was left to the annex."""
    return [] if part.mandatory or part.heading_only else [_("Số liệu cụ thể nêu tại phụ lục kèm theo.")]


def _labels(parts: Iterable[Part]) -> dict[str, str]:
    """Number what is printed: at the top as in the outline, below it without gaps."""
    labels: dict[str, str] = {}
    below = 0
    for part in parts:
        below = 0 if part.is_top else below + 1
        labels[part.code] = "" if part.code == BACKGROUND else f"{part.code}." if part.is_top else f"{below}."
    return labels


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _titled(rows: list[Content], version: Version) -> list[Content]:
    """Give each row the title of its section: the section itself may have no words and so not be printed."""
    titles = {part.code: part.title for part in parts_of(version.report)}
    return [{**row, "section_title": titles.get(row["section"], "")} for row in rows]


def _own_row(line: Any) -> Content:  # noqa: ANN401 - a Line; the two kinds of row share this shape
    cells = {}
    for sex in sexes_of(line.item):
        cell = line.cells.get(sex)
        cells[sex] = {"state": cell.state if cell else BLANK, "value": _plain(cell.value if cell else None)}
    return {**_item(line.item), "cells": cells, "note": line.note}


def _tally_row(line: Any) -> Content:  # noqa: ANN401 - a TallyLine
    cells = {sex: _settled(cell) for sex, cell in line.cells.items()}
    total = line.cells[TOTAL].computed
    return {
        **_item(line.item),
        "cells": cells,
        "note": "; ".join(f"{a.get_kind_display()}: {_signed(a.amount)} ({a.reason})" for a in line.adjustments),
        "coverage": [total.answered, total.expected],
        "unsplit": line.unsplit,
    }


def _signed(amount: Decimal) -> str:
    return f"{amount.normalize():+f}".replace(".", ",")


def _settled(cell: Settled) -> Content:
    final = cell.final
    return {
        "state": VALUE if final is not None else cell.computed.state,
        "value": _plain(final),
        "computed": _plain(cell.computed.value),
        "declared": _plain(cell.declared),
    }


def _item(item: Any) -> Content:  # noqa: ANN401 - an Item
    return {
        "code": item.code, "name": item.name, "unit": item.unit, "section": item.section, "kind": item.kind,
        "by_sex": item.by_sex,
    }  # fmt: skip


def _task_row(line: TaskLine) -> Content:
    state = line.state_words
    if line.percent is not None:
        state = _("%(state)s, %(percent)s%%") % {"state": state, "percent": line.percent}
    deadline = _("cả năm") if line.whole_year else _day(line.deadline)
    return {
        "group": line.group, "text": line.text, "role": line.role, "deadline": deadline, "state": line.state,
        "state_words": state, "amount": line.amount, "words": line.words,
    }  # fmt: skip


def seal(content: Content) -> str:
    """Return the hash of what is frozen, over one way of writing it."""
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()
