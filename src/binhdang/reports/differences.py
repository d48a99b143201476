"""What a later version says otherwise than the signed one before it (khác bản trước): values in, values out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from binhdang.reports.outline import Part


@dataclass(frozen=True, slots=True)
class Difference:
    """One row of figures that changed: the cells before and now, by sex."""

    name: str
    before: Mapping[str, Any]
    now: Mapping[str, Any]


def changed_figures(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[Difference]:
    """Return the rows whose cells are no longer the same; a row that only one of them has counts too."""
    old = {row["code"]: row for row in before["figures"]}
    found = []
    for row in now["figures"]:
        was = old.get(row["code"])
        if was is None or was["cells"] != row["cells"]:
            found.append(Difference(row["name"], was["cells"] if was else {}, row["cells"]))
    return found


def changed_sections(before: Mapping[str, Any], now: Mapping[str, Any], parts: tuple[Part, ...]) -> list[Part]:
    """Return the sections whose words are no longer the same."""
    old, new = ({section["code"]: section["paragraphs"] for section in one["sections"]} for one in (before, now))
    return [part for part in parts if old.get(part.code, []) != new.get(part.code, [])]
