"""A reading laid out for a person at a terminal (bản in của kết quả đọc).

It works on the JSON form of a reading, the contract that scripts use too, and never looks at the text again.
"""

import textwrap
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Json = Mapping[str, Any]

WIDTH = 100
_HINT = {"check": " (cần kiểm tra)", "inferred": " (suy ra)"}
_ROLES = {"lead": "chủ trì", "coordinate": "phối hợp", "asked": "đề nghị", "assigned": "được giao"}
_LEFTOVERS = {"date": "ngày tháng", "number": "số văn bản", "quantity": "số lượng", "trigger": "từ chỉ việc"}
_COUNTED = (
    ("outline", "mục"),
    ("citations", "lần dẫn văn bản"),
    ("agencies", "cơ quan được giao việc"),
    ("assignments", "nhiệm vụ có nhãn hoặc trong bảng"),
    ("deadlines", "thời hạn"),
    ("report_duties", "nghĩa vụ báo cáo"),
    ("targets", "chỉ tiêu"),
    ("programmes", "chương trình"),
    ("models", "mô hình"),
    ("recipients", "nơi nhận"),
)


def printed(reading: Json) -> str:
    """The whole reading as lines of text."""
    lines = _header(reading.get("header") or {})
    lines += ["", "ĐÃ TÌM THẤY", *_counts(reading)]
    parts: tuple[tuple[str, str, Callable[[Json], list[str]]], ...] = (
        ("VĂN BẢN ĐƯỢC DẪN", "citations", _citation),
        ("VIỆC THEO CƠ QUAN", "agencies", _agency),
        ("NHIỆM VỤ CÓ NHÃN HOẶC TRONG BẢNG", "assignments", _assignment),
        ("THỜI HẠN", "deadlines", _deadline),
        ("NGHĨA VỤ BÁO CÁO", "report_duties", _duty),
        ("CHỈ TIÊU", "targets", _target),
        ("KINH PHÍ", "funding", lambda fact: _item(str(fact.get("source") or ""), fact)),
        ("NƠI NHẬN", "recipients", lambda fact: _item(str(fact), {})),
        ("CHỖ CẦN XEM LẠI", "checks", lambda fact: _item(str(fact.get("message") or ""), fact)),
        ("CHƯA DÙNG ĐẾN (không mục nào ở trên lấy những chữ này)", "ledger", _leftover),
    )
    for title, key, form in parts:
        facts = _once(reading.get(key) or ()) if key == "citations" else list(reading.get(key) or ())
        if facts:
            lines += ["", f"{title} ({len(facts)})"]
            for fact in facts:
                lines += form(fact)
    return "\n".join(lines) + "\n"


def _header(header: Json) -> list[str]:
    number, symbol = header.get("code_number"), header.get("code_notation")
    code = f"{number or '…'}/{symbol}" if symbol else number
    title = " ".join(str(part) for part in (header.get("type_name"), code and f"số {code}") if part)
    signer = header.get("signer") or {}
    rows = (
        ("Cơ quan ban hành", header.get("authority")),
        ("Cơ quan chủ quản", header.get("parent_authority")),
        ("Nơi, ngày ký", ", ".join(filter(None, (header.get("place"), _day(header.get("promulgation_date")))))),
        ("Năm kế hoạch", header.get("plan_year")),
        ("Người ký", ", ".join(filter(None, (signer.get("full_name"), signer.get("position"))))),
    )
    lines = [title or "(không rõ loại và số văn bản)", *_wrapped(str(header.get("subject") or ""), "", "")]
    lines.append("─" * min(max(len(line) for line in lines), WIDTH))
    return lines + [f"{name + ':':<18} {value or '(không thấy)'}" for name, value in rows if value or name[0] != "C"]


def _counts(reading: Json) -> list[str]:
    counts = [(_nodes(reading[key]) if key == "outline" else len(reading.get(key) or ()), name)
              for key, name in _COUNTED if key in reading]  # fmt: skip
    directives = sum(len(agency.get("directives") or ()) for agency in reading.get("agencies") or ())
    found = [f"{count} {name}" for count, name in counts if count] + ([f"{directives} việc"] if directives else [])
    return _wrapped(" · ".join(found) or "Không có gì: có thể đây không phải là văn bản hành chính.", "  ", "  ")


def _nodes(outline: Iterable[Json]) -> int:
    """All nodes of an outline, counted without recursion."""
    pending, count = list(outline), 0
    while pending:
        count += 1
        pending += pending.pop().get("children") or ()
    return count


def _once(citations: Iterable[Json]) -> list[Json]:
    """Each cited document once, with the number of its mentions."""
    first: dict[tuple[Any, ...], dict[str, Any]] = {}
    for citation in citations:
        if citation.get("role") == "self":
            continue
        key = tuple(str(citation.get(name) or "").casefold() for name in ("number", "year", "symbol"))
        kept = first.setdefault(key if any(key) else (id(citation),), {**citation, "mentions": 0})
        kept["mentions"] += 1
    return list(first.values())


def _citation(fact: Json) -> list[str]:
    number = "/".join(str(fact[name]) for name in ("number", "year", "symbol") if fact.get(name))
    parts = [
        fact.get("type") or "Văn bản",
        number and f"số {number}",
        fact.get("date") and f"ngày {_day(fact['date'])}",
    ]
    parts += [fact.get("issuer") and f"của {fact['issuer']}", fact.get("subject")]
    mentions = f" (dẫn {fact['mentions']} lần)" if fact.get("mentions", 1) > 1 else ""
    return _item(" ".join(str(part) for part in parts if part) + mentions, fact)


def _agency(fact: Json) -> list[str]:
    directives = list(fact.get("directives") or ())
    asked = ", đề nghị" if fact.get("asked") else ""
    lines = ["", *_wrapped(f"{fact.get('name') or ''} ({len(directives)} việc{asked})", "  ", "  ")]
    for directive in directives:
        due = f" — hạn: {when(directive.get('deadline'))}" if directive.get("deadline") else ""
        role = _ROLES.get(str(directive.get("role")), "")
        lines += _item(f"[{role}] {directive.get('text') or ''}{due}", directive, "    ")
    return lines


def _assignment(fact: Json) -> list[str]:
    lines = _item(str(fact.get("text") or ""), fact)
    due = when(fact.get("when")) or str(fact.get("when_text") or "")
    rows = (
        ("chủ trì", ", ".join(fact.get("lead") or ())),
        ("phối hợp", ", ".join(fact.get("partners") or ())),
        ("thời gian", due),
        ("sản phẩm", str(fact.get("product") or "")),
    )
    for name, value in rows:
        if value:
            lines += _wrapped(f"{name}: {value}", "      ", "        ")
    return lines


def _deadline(fact: Json) -> list[str]:
    return _item(f"{when(fact.get('when')) or '(không rõ)'}: {_who(fact)}{fact.get('what') or ''}", fact)


def _duty(fact: Json) -> list[str]:
    due = when(fact.get("when")) or fact.get("when_text") or "không nêu thời gian"
    addressee = f"gửi {fact['to']}" if fact.get("to") else "báo cáo"
    via = f" (qua {fact['via']})" if fact.get("via") else ""
    return _item(f"{_who(fact)}{addressee}{via}: {due}", fact)


def _who(fact: Json) -> str:
    return f"{fact['who']} → " if fact.get("who") else ""


def _target(fact: Json) -> list[str]:
    value = _figure(fact.get("value"))
    if fact.get("value_to") is not None:
        value = f"{value} – {_figure(fact['value_to'])}"
    sign = {"=": "", "range": ""}.get(str(fact.get("comparator")), f"{fact.get('comparator')} ")
    due = f" ({when(fact.get('when'))})" if fact.get("when") else ""
    return _item(
        f"{fact.get('indicator') or '(không rõ chỉ tiêu)'}: {sign}{value} {fact.get('unit') or ''}".rstrip() + due, fact
    )


def _leftover(fact: Json) -> list[str]:
    return _item(f"{_LEFTOVERS.get(str(fact.get('kind')), 'chữ')}: {fact.get('text') or ''}", fact)


def _item(text: str, fact: Json, indent: str = "  ") -> list[str]:
    place = f"  [dòng\u00a0{fact['line']}]" if fact.get("line") else ""
    hint = _HINT.get(str(fact.get("level")), "")
    return _wrapped(f"{text}{hint}{place}", f"{indent}- ", f"{indent}  ")


def _wrapped(text: str, first: str, later: str) -> list[str]:
    # A control character of the text must not move the cursor of the terminal.
    harmless = "".join(letter if letter.isprintable() or letter == "\u00a0" else " " for letter in text)
    return textwrap.wrap(
        harmless, WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )


def _figure(value: object) -> str:
    """1234.5 as Vietnamese write it: 1.234,5."""
    if not isinstance(value, int | float):
        return str(value)
    return f"{value:,}".removesuffix(".0").translate(str.maketrans(",.", ".,"))


def when(moment: object) -> str:
    """A moment of the contract in words: a day, a month, every year …; "" when there is none."""
    if not isinstance(moment, Mapping):
        return ""
    for kind, text in moment.items():
        written = str(text)
        if kind in _MOMENTS and text:
            return _MOMENTS[kind](written)
    return ""


def _day(iso: object) -> str:
    """2026-03-05 → 05/03/2026; without a day only the month."""
    return "/".join(reversed(str(iso).split("-"))) if iso else ""


_MOMENTS: Mapping[str, Callable[[str], str]] = {
    "date": _day,
    "yearly": lambda text: f"{_day(text.lstrip('-'))} hằng năm",
    "monthly": lambda text: f"ngày {text.lstrip('-')} hằng tháng",
    "month": lambda text: f"tháng {_day(text)}",
    "quarter": lambda text: f"quý {text.partition('-Q')[2]}/{text.partition('-Q')[0]}",
    "year": lambda text: f"năm {text}",
}
