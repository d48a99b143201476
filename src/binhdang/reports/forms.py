"""What people type about reports."""

import re
from collections.abc import Iterable
from decimal import Decimal

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from binhdang.indicators.models import Item
from binhdang.organisations.models import Group, Unit
from binhdang.plans.models import Plan
from binhdang.reports.figures import Line, sexes_of
from binhdang.reports.models import Adjustment, Figure
from binhdang.reports.rules import FEMALE, MALE, TOTAL, VALUE, Entry
from binhdang.web.rules import RuleBroken
from binhdang.web.typed_numbers import DifferenceField, NumberField, number_from

STATES = (
    (VALUE, gettext_lazy("có số")),
    ("none_arisen", gettext_lazy("không phát sinh")),
    ("no_data", gettext_lazy("chưa có số liệu")),
    ("not_applicable", gettext_lazy("không áp dụng")),
)


_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ROW_NUMBER = re.compile(r"\d{1,15}", re.ASCII)


def field_name(code: str, column: str) -> str:
    """Return the name of a cell in the form."""
    return f"{code}-{column}"


def read_figures(data: QueryDict, items: Iterable[Item]) -> tuple[list[Entry], dict[str, str]]:
    """Read the grid: the rows that can be saved, and for the others what is wrong by field name."""
    entries: list[Entry] = []
    errors: dict[str, str] = {}
    for item in items:
        if field_name(item.code, TOTAL) not in data:
            continue  # the row was not on the page
        entry, wrong = _read_row(data, item)
        errors.update(wrong)
        if not wrong:
            entries.append(entry)
    return entries, errors


def _read_row(data: QueryDict, item: Item) -> tuple[Entry, dict[str, str]]:
    values: dict[str, Decimal | None] = {}
    errors: dict[str, str] = {}
    for sex in sexes_of(item):
        name = field_name(item.code, sex)
        try:
            values[sex] = number_from(data.get(name, ""))
        except RuleBroken as refusal:
            errors[name] = str(refusal)
    state = data.get(field_name(item.code, "state"), VALUE)
    state = state if state in dict(STATES) else VALUE
    if state != VALUE and any(value is not None for value in values.values()):
        errors[field_name(item.code, "state")] = _(
            "Dòng này vừa có số vừa chọn “%(state)s”. Hãy xóa số, hoặc chọn lại “có số”."
        ) % {"state": dict(STATES)[state]}
    note = written(data, field_name(item.code, "note"))
    return Entry(item.code, values.get(FEMALE), values.get(MALE), values.get(TOTAL), state, note), errors


def read_paragraphs(data: QueryDict, sections: Iterable[str]) -> dict[str, str]:
    """Read the words of the sections that were on the page."""
    return {code: written(data, f"p-{code}") for code in sections if f"p-{code}" in data}


def written(data: QueryDict, name: str) -> str:
    """Return what was typed without control characters, which neither PostgreSQL nor Word keeps."""
    return _CONTROLS.sub("", data.get(name, ""))


def whole_numbers(texts: Iterable[str]) -> list[int]:
    """Return the row numbers among what the address or the form carries; what is none is left out."""
    return [int(text) for text in texts if _ROW_NUMBER.fullmatch(text)]


def edition_seen(data: QueryDict) -> int:
    """Return the edition of the page that was filled in; without one, what anybody saved is newer."""
    return next(iter(whole_numbers([data.get("version", "")])), 0)


class SignForm(forms.Form):
    """Number and day of the signed report."""

    code_number = forms.CharField(
        label=gettext_lazy("Số"),
        max_length=20,
        required=False,
        help_text=gettext_lazy(
            "Chỉ ghi số, ví dụ 45. Để trống nếu văn thư cấp số sau: bản in chừa chỗ, số ghi vào sau khi ký."
        ),
    )
    issued_on = forms.DateField(
        label=gettext_lazy("Ngày ký"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class CodeNumberForm(forms.Form):
    """The number that came after the signature."""

    code_number = forms.CharField(
        label=gettext_lazy("Số"), max_length=20, help_text=gettext_lazy("Như trong sổ văn bản đi, ví dụ 45.")
    )


class ReasonForm(forms.Form):
    """Why something goes back."""

    reason = forms.CharField(label=gettext_lazy("Cần sửa gì"), widget=forms.Textarea(attrs={"rows": 4}))


class ReturnForm(forms.Form):
    """Why a report is returned, as a whole and at single rows."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do chung"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Nêu rõ chỗ nào, cần sửa thế nào. Đơn vị đọc nguyên văn câu này."),
    )

    def __init__(self, data: QueryDict | None, *, lines: Iterable[Line]) -> None:
        """One optional field for each row of figures."""
        super().__init__(data)
        for line in lines:
            self.fields[f"cell-{line.item.code}"] = forms.CharField(
                label=line.item.name, required=False, max_length=300, widget=forms.TextInput()
            )

    def cells(self) -> dict[str, str]:
        """The reasons at rows, by item."""
        return {
            name.removeprefix("cell-"): words
            for name, words in self.cleaned_data.items()
            if name.startswith("cell-") and words.strip()
        }


class ConsolidateForm(forms.Form):
    """Which plan and period, and for which unit."""

    plan = forms.ModelChoiceField(queryset=Plan.objects.none(), label=gettext_lazy("Kế hoạch"))
    period = forms.IntegerField(label=gettext_lazy("Kỳ"))
    unit = forms.ModelChoiceField(queryset=Unit.objects.none(), label=gettext_lazy("Đơn vị tổng hợp"))

    def __init__(self, data: QueryDict, *, plans: "QuerySet[Plan]", units: "QuerySet[Unit]") -> None:
        """Only what the person may consolidate."""
        super().__init__(data)
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class DeclareForm(forms.Form):
    """What the unit declares for one cell."""

    sex = forms.ChoiceField(label=gettext_lazy("Ô"), choices=Figure.Sex)
    value = NumberField(label=gettext_lazy("Số khai báo"), required=False)


class AdjustForm(forms.Form):
    """One typed difference."""

    sex = forms.ChoiceField(label=gettext_lazy("Ô"), choices=Figure.Sex)
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=Adjustment.Kind)
    amount = DifferenceField(label=gettext_lazy("Thêm (+) hoặc bớt (−)"))
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=300)


class OwingFilterForm(forms.Form):
    """Which units of a regime are shown."""

    group = forms.ModelChoiceField(
        queryset=Group.objects.none(),
        required=False,
        label=gettext_lazy("Nhóm đơn vị"),
        empty_label=gettext_lazy("Tất cả đơn vị"),
    )
    q = forms.CharField(
        label=gettext_lazy("Tìm đơn vị"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": gettext_lazy("có dấu hoặc không dấu")}),
    )

    def __init__(self, data: QueryDict, *, groups: "QuerySet[Group]") -> None:
        """The groups of the person's area."""
        super().__init__(data)
        self.fields["group"].queryset = groups  # type: ignore[attr-defined]
