"""How a unit's report names its issuer, its symbol and its signer in the form of Decree 30/2020 (thể thức)."""

import re
from typing import Any

from binhdang.organisations.models import Unit

_HEADS = (
    "Chủ tịch", "Giám đốc", "Trưởng ban", "Trưởng phòng", "Chủ nhiệm", "Chánh văn phòng", "Chánh Thanh tra",
    "Thủ trưởng", "Bí thư", "Chỉ huy trưởng", "Tổng biên tập", "Chi cục trưởng", "Viện trưởng", "Hiệu trưởng",
)  # fmt: skip
_HEAD = re.compile(rf"(?P<deputy>phó\s+)?(?P<post>{'|'.join(_HEADS)})", re.IGNORECASE)


def _is_committee(unit: Unit) -> bool:
    return unit.kind == Unit.Kind.PEOPLES_COMMITTEE


def issuer_of(unit: Unit) -> dict[str, str]:
    """Return the lines above the number: a People's Committee stands alone, a department under its own."""
    if _is_committee(unit):
        head, _sep, area = unit.name.partition("nhân dân ")
        name = f"{head}nhân dân\n{area}" if area else unit.name
        return {"name": name, "parent": "", "full_name": unit.name}
    # The Fatherland Front, unions and Party bodies are not below the Committee, wherever the tree has them.
    below = unit.parent if unit.kind not in (Unit.Kind.MASS_ORGANISATION, Unit.Kind.PARTY) else None
    return {"name": unit.name, "parent": below.name if below else "", "full_name": unit.name}


def symbol_of(unit: Unit) -> str:
    """Return the symbol of the unit's reports: BC-UBND, BC-SNV; initials where the unit has none set."""
    own = unit.symbol or ("UBND" if _is_committee(unit) else "".join(w[0] for w in unit.name.split()).upper())
    return f"BC-{own}"


def number_text(number: str, symbol: str) -> str:
    """Return number and symbol on one line: 05/BC-UBND; empty without a number."""
    if not number:
        return ""
    return f"{number.zfill(2) if number.isdigit() else number}/{symbol}"


def archive_of(unit: Unit) -> str:
    """Return where the paper is kept: the registry, and at a commune also the office that wrote it."""
    return "VT, VHXH" if unit.level_id == "commune" else "VT"


def place_of(unit: Unit) -> str:
    """Return the place before the date: the unit's own, else that of the unit above."""
    if unit.place or unit.parent is None:
        return unit.place
    return unit.parent.place


def signature_of(unit: Unit, post: str, full_name: str) -> dict[str, Any]:
    """Return the lines of competence, the post and the name: a deputy signs for the head (KT.)."""
    found = _HEAD.match(post.strip())
    default = "Chủ tịch" if _is_committee(unit) else "Giám đốc" if unit.name.startswith("Sở") else "Thủ trưởng đơn vị"
    head = (found["post"] if found else default).upper()
    deputy = bool(found and found["deputy"])
    competence = ["TM. ỦY BAN NHÂN DÂN"] if _is_committee(unit) else []
    if deputy:
        competence.append(f"KT. {head}")
    return {"competence": competence, "position": f"PHÓ {head}" if deputy else head, "full_name": full_name}
