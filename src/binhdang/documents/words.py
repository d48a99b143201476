"""The one line that says what a fact holds (một dòng cho mỗi dữ kiện): values in, words out."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from binhdang.documents.moments import in_words

Value = Mapping[str, Any]

HEADER_WORDS = {
    "authority": gettext_lazy("Cơ quan ban hành"),
    "parent_authority": gettext_lazy("Cơ quan chủ quản"),
    "code_number": gettext_lazy("Số"),
    "code_notation": gettext_lazy("Ký hiệu"),
    "type_name": gettext_lazy("Loại văn bản"),
    "place": gettext_lazy("Địa danh"),
    "promulgation_date": gettext_lazy("Ngày ban hành"),
    "subject": gettext_lazy("Trích yếu"),
    "plan_year": gettext_lazy("Năm của kế hoạch"),
    "signer_competence": gettext_lazy("Quyền hạn người ký"),
    "signer_position": gettext_lazy("Chức vụ người ký"),
    "signer_name": gettext_lazy("Người ký"),
}
ROLE_WORDS = {
    "lead": gettext_lazy("chủ trì"),
    "coordinate": gettext_lazy("phối hợp"),
    "assigned": gettext_lazy("được giao"),
}
LEVEL_WORDS = {
    "part": gettext_lazy("Phần"),
    "article": gettext_lazy("Điều"),
    "roman": gettext_lazy("I, II, III"),
    "arabic": gettext_lazy("1, 2, 3"),
    "decimal": gettext_lazy("1.1, 1.2"),
    "letter": gettext_lazy("a, b, c"),
    "dash": gettext_lazy("gạch đầu dòng"),
    "plus": gettext_lazy("dấu cộng"),
}
RELATION_WORDS = {
    "before": gettext_lazy("trước"),
    "by": gettext_lazy("chậm nhất"),
    "on": gettext_lazy("đúng ngày"),
    "in": gettext_lazy("trong"),
}
COMPARATOR_WORDS = {
    "=": gettext_lazy("đạt"),
    ">=": gettext_lazy("ít nhất"),
    ">": gettext_lazy("trên"),
    "<=": gettext_lazy("không quá"),
    "<": gettext_lazy("dưới"),
    "~": gettext_lazy("khoảng"),
    "range": gettext_lazy("từ … đến"),
}
CITATION_WORDS = {
    "basis": gettext_lazy("căn cứ"),
    "body": gettext_lazy("viện dẫn trong bài"),
    "title": gettext_lazy("trong tên văn bản"),
}
NAME_WORDS = {
    "programme": gettext_lazy("chương trình"),
    "model": gettext_lazy("mô hình"),
    "law": gettext_lazy("luật"),
}


def _joined(*parts: object, by: str = " ") -> str:
    return by.join(str(part) for part in parts if part)


def _day(told: str | None) -> str:
    """A day of the reader, else the month where the day was left blank; a year alone stays as it is."""
    return in_words({"date": told}) or in_words({"month": told}) or told or ""


def _header(value: Value) -> str:
    name = value.get("field", "")
    told = _day(value.get("value")) if name == "promulgation_date" else value.get("value", "")
    return f"{HEADER_WORDS.get(name, name)}: {told}"


def _code(value: Value) -> str:
    """Number, year and symbol of a document as printed: 28/NQ-CP, 35/2009/TT-BTC."""
    return _joined(value.get("number"), value.get("year"), value.get("symbol"), by="/")


def _basis(value: Value) -> str:
    head = _joined(value.get("type"), _code(value))
    dated = _("ngày %(day)s") % {"day": _day(value["date"])} if value.get("date") else ""
    return _joined(_joined(head, dated), value.get("issuer"), by=", ") or _("văn bản không rõ số")


def _outline(value: Value) -> str:
    return _joined(value.get("label"), value.get("heading"), by=". ") or "–"


def _agency(value: Value) -> str:
    return _joined(value.get("name"), _("(đề nghị)") if value.get("asked") else "")


def _deadline(value: Value) -> str:
    return _joined(in_words(value.get("when")), _joined(value.get("who"), value.get("what"), by=", "), by=": ")


def _way(value: Value) -> str:
    """From whom to whom through whom."""
    via = _("(qua %(via)s)") % {"via": value["via"]} if value.get("via") else ""
    who = value.get("who") or _("đơn vị thực hiện")
    return _joined(_joined(who, value.get("to"), by=" → "), via)


def _report_duty(value: Value) -> str:
    return _joined(in_words(value.get("when")) or value.get("when_text"), _way(value), by=": ")


def number_words(value: object) -> str:
    """A number of the reader as Vietnamese write it: 1.286 · 60,7."""
    if not isinstance(value, int | float):
        return ""
    return f"{value:,}".replace(",", " ").replace(".", ",").replace(" ", ".")


def _target(value: Value) -> str:
    comparator = value.get("comparator", "=")
    figure = number_words(value.get("value"))
    if comparator == "range":
        figure = f"{figure} – {number_words(value.get('value_to'))}"
    else:
        figure = _joined(COMPARATOR_WORDS.get(comparator, ""), figure)
    told = _joined(figure, value.get("unit"))
    return _joined(_joined(value.get("indicator"), told, by=": "), in_words(value.get("when")), by=", ")


def _name(value: Value) -> str:
    return f"{value.get('name', '')} ({NAME_WORDS.get(value.get('kind', ''), '')})"


_HEADLINES: Mapping[str, Callable[[Value], str]] = {
    "header": _header,
    "basis": _basis,
    "outline": _outline,
    "agency": _agency,
    "task": lambda value: str(value.get("text", "")),
    "deadline": _deadline,
    "report_duty": _report_duty,
    "recipient": lambda value: str(value.get("name", "")),
    "funding": lambda value: str(value.get("source", "")),
    "target": _target,
    "name": _name,
}


def headline(kind: str, value: Value) -> str:
    """Say in one line what a fact of the kind holds."""
    return _HEADLINES[kind](value)
