"""Reference data of the app: the levels of government, with their dates (cấp)."""

import csv
from datetime import date
from importlib.resources import files

from django.db import transaction

from binhdang.organisations.models import Level


@transaction.atomic
def load_levels() -> int:
    """Put the levels in place and return how many there are; reference data, so it has no audit line."""
    text = files("binhdang.organisations").joinpath("data/levels.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    for row in rows:
        Level.objects.update_or_create(
            code=row["code"],
            defaults={
                "name": row["name"],
                "rank": int(row["rank"]),
                "valid_from": date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
                "valid_to": date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            },
        )
    return len(rows)
