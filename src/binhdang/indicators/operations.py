"""Putting the catalogue in place."""

import csv
from dataclasses import dataclass
from importlib.resources import files

from django.db import transaction

from binhdang.accounts.acting import Acting, demand
from binhdang.audit.operations import record
from binhdang.indicators.models import Item
from binhdang.organisations.models import Level


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading the catalogue came to."""

    total: int
    changed: int


def _values(row: dict[str, str], position: int, known: dict[str, Item]) -> dict[str, object]:
    """Turn a line of the table into the columns of an item."""
    return {
        "name": row["name"],
        "kind": row["kind"],
        "unit": row["unit"],
        "by_sex": bool(row["by_sex"]),
        "section": row["section"],
        "position": position,
        "goes_with": known[row["goes_with"]] if row["goes_with"] else None,
        "help": row["help"],
        "source": row["source"],
        "proof": row["proof"],
    }


@transaction.atomic
def load_items(*, by: Acting) -> Loaded:
    """Put the first set of items in place (nạp mục số liệu): new ones are added, changed ones follow the table."""
    demand(by, "indicators.load")
    text = files("binhdang.indicators").joinpath("data/items.csv").read_text(encoding="utf-8")
    levels = {level.code: level for level in Level.objects.all()}
    known = {item.code: item for item in Item.objects.select_for_update().prefetch_related("levels")}
    changed: list[Item] = []
    for position, row in enumerate(csv.DictReader(text.splitlines(), delimiter=";", strict=True), start=1):
        if None in row or None in row.values():
            # A stray ";" in a sentence would shift the columns, and SQLite takes what PostgreSQL refuses.
            raise ValueError(f"items.csv: {row['code']} has too many or too few columns")
        values = _values(row, position, known)
        wanted = {levels[code] for code in row["levels"].split("|")}
        item = known.setdefault(row["code"], Item(code=row["code"]))
        as_written = item.pk and all(getattr(item, name) == value for name, value in values.items())
        if as_written and set(item.levels.all()) == wanted:
            continue
        for name, value in values.items():
            setattr(item, name, value)
        item.save()
        item.levels.set(wanted)
        changed.append(item)
    if changed:
        record("indicators.load", by=by.actor, about=changed[0], items=[item.code for item in changed])
    return Loaded(total=len(known), changed=len(changed))
