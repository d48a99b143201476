"""Forms of documents: bringing one in, and the value of a fact by its kind (nạp văn bản, sửa dữ kiện)."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from binhdang.accounts.models import Person
from binhdang.documents import words
from binhdang.documents.models import Fact
from binhdang.documents.moments import from_words, in_words
from binhdang.documents.rules import (
    CITATION_ROLES,
    COMPARATORS,
    HEADER_FIELDS,
    NODE_LEVELS,
    RELATIONS,
    TASK_ROLES,
    check_size,
)
from binhdang.organisations.models import Unit
from binhdang.web.rules import RuleBroken

Words = Mapping[str, str | Promise]


def _choices(order: tuple[str, ...], told: Words) -> list[tuple[str, str | Promise]]:
    return [(key, told[key]) for key in order]


class UploadForm(forms.Form):
    """A document to bring in, and the unit that issued it (nạp văn bản)."""

    file = forms.FileField(
        label=gettext_lazy("Tệp văn bản"),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Hãy chọn một tệp.")},
    )
    issuing_unit = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Cơ quan ban hành"), empty_label=None)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(*args, **kwargs)
        field = self.fields["issuing_unit"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Unit.objects.filter(pk__in=person.reach("documents.upload")).top_first()
        self.fields["file"].help_text = _(
            "Word (.docx), trang web (.html) hoặc chữ (.txt), nhiều nhất %(size)s MB."
        ) % {"size": settings.UPLOAD_LIMIT_MB}

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse by size before the bytes are taken into memory."""
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        try:
            check_size(upload.size or 0, settings.UPLOAD_LIMIT_MB)
        except RuleBroken as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return upload

    def data_and_name(self) -> tuple[bytes, str]:
        """Return the bytes and the person's name for them."""
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        return upload.read(), upload.name or ""


class MomentField(forms.CharField):
    """A point in time typed as people say it (khi nào)."""

    default_help = gettext_lazy(
        "Ví dụ: 30/6/2026 · 10/11 hằng năm · ngày 15 hằng tháng · tháng 9/2026 · quý III/2026 · năm 2026."
    )

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(**{"max_length": 60, "help_text": self.default_help, **kwargs})

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's own signature
        """Show a stored point in time in words; what was typed stays as typed."""
        return in_words(value) if isinstance(value, Mapping) else value

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Django's own signature
        """Turn the words into a point in time."""
        typed = super().clean(value)
        try:
            return from_words(typed)
        except ValueError as error:
            raise forms.ValidationError(_("Không hiểu “%(words)s”. Hãy ghi như ví dụ.") % {"words": typed}) from error


class NamesField(forms.CharField):
    """Names of agencies, one in a line."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(
            widget=forms.Textarea(attrs={"rows": 3}), help_text=gettext_lazy("Mỗi tên một dòng."), **kwargs
        )

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's own signature
        """Show stored names as lines."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Django's own signature
        """Turn lines into names."""
        lines = super().clean(value).splitlines()
        return [name for name in (" ".join(line.split()) for line in lines) if name]


class LineField(forms.CharField):
    """One line of words; nothing is nothing."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(**{"max_length": 500, "empty_value": "", **kwargs})


class FactForm(forms.Form):
    """The value of a fact of one kind; what the form does not show is kept as it was."""

    def value(self, before: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the value that the form now says."""
        told = {name: None if value == "" else value for name, value in self.cleaned_data.items()}
        return {**(before or {}), **told}


class HeaderForm(FactForm):
    """A field of the header (thể thức)."""

    field = forms.ChoiceField(
        label=gettext_lazy("Phần"), choices=lambda: _choices(HEADER_FIELDS, words.HEADER_WORDS)
    )  # fmt: skip
    value_words = LineField(label=gettext_lazy("Nội dung"), max_length=2000)

    def value(self, before: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The key `value` of the shape is the form's own word for its whole."""
        return {"field": self.cleaned_data["field"], "value": self.cleaned_data["value_words"]}


class BasisForm(FactForm):
    """A document that this one rests on or cites (căn cứ, viện dẫn)."""

    type = LineField(label=gettext_lazy("Loại văn bản"), required=False)
    number = LineField(label=gettext_lazy("Số"), required=False, max_length=20)
    year = forms.IntegerField(
        label=gettext_lazy("Năm trong số"), required=False, min_value=1945, max_value=2100, localize=False,
        help_text=gettext_lazy("Chỉ khi năm nằm trong số: 35/2009/TT-BTC."),
    )  # fmt: skip
    symbol = LineField(label=gettext_lazy("Ký hiệu"), required=False, max_length=60)
    date = forms.DateField(label=gettext_lazy("Ngày"), required=False, help_text=gettext_lazy("Ví dụ 03/3/2021."))
    issuer = LineField(label=gettext_lazy("Cơ quan ban hành"), required=False)
    subject = LineField(label=gettext_lazy("Trích yếu"), required=False, max_length=2000)
    role = forms.ChoiceField(
        label=gettext_lazy("Vai trò"), choices=lambda: _choices(CITATION_ROLES, words.CITATION_WORDS)
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A document is known by something: a number or a type."""
        told: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(told.get(name) for name in ("type", "number", "symbol")):
            raise forms.ValidationError(_("Hãy ghi ít nhất loại văn bản hoặc số, ký hiệu."))
        if told.get("date"):
            told["date"] = told["date"].isoformat()
        return told


class OutlineForm(FactForm):
    """An item of the outline (đề mục)."""

    level = forms.ChoiceField(
        label=gettext_lazy("Bậc"), choices=lambda: _choices(NODE_LEVELS, words.LEVEL_WORDS)
    )  # fmt: skip
    label = LineField(label=gettext_lazy("Số mục"), required=False, max_length=20)
    heading = LineField(label=gettext_lazy("Tên mục"), required=False, max_length=2000)


class AgencyForm(FactForm):
    """A name that work is given to (đơn vị được giao)."""

    name = LineField(label=gettext_lazy("Tên đơn vị như trong văn bản"), max_length=300)
    asked = forms.BooleanField(label=gettext_lazy("Văn bản “đề nghị”, không giao"), required=False)


class TaskForm(FactForm):
    """What somebody is told to do (việc giao)."""

    text = forms.CharField(
        label=gettext_lazy("Việc giao"), max_length=10000, widget=forms.Textarea(attrs={"rows": 4})
    )  # fmt: skip
    role = forms.ChoiceField(label=gettext_lazy("Vai trò"), choices=lambda: _choices(TASK_ROLES, words.ROLE_WORDS))
    agency = LineField(label=gettext_lazy("Đơn vị được giao"), required=False, max_length=300)
    lead = NamesField(label=gettext_lazy("Cơ quan chủ trì (khối có nhãn, dòng bảng)"), required=False)
    partners = NamesField(label=gettext_lazy("Cơ quan phối hợp"), required=False)
    asked = forms.BooleanField(label=gettext_lazy("Văn bản “đề nghị”, không giao"), required=False)
    deadline = MomentField(label=gettext_lazy("Hạn"), required=False)
    when_text = LineField(label=gettext_lazy("Chữ nói về hạn"), required=False, max_length=300)
    product = LineField(label=gettext_lazy("Sản phẩm"), required=False, max_length=2000)

    def clean(self) -> dict[str, Any]:
        """Somebody must be told to do it."""
        told: dict[str, Any] = super().clean() or {}
        if not self.errors and not (told.get("agency") or told.get("lead") or told.get("partners")):
            raise forms.ValidationError(_("Hãy ghi đơn vị được giao hoặc cơ quan chủ trì."))
        return told

    def value(self, before: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """A deadline that a person gave is the task's own."""
        told = super().value(before)
        if not told.get("deadline"):
            told["deadline_source"] = "none"
        elif before is None or told["deadline"] != before.get("deadline"):
            told["deadline_source"] = "own"
        return told


class DeadlineForm(FactForm):
    """Who has to do what by when (hạn)."""

    when = MomentField(label=gettext_lazy("Khi nào"))
    relation = forms.ChoiceField(
        label=gettext_lazy("Nghĩa là"), choices=lambda: _choices(RELATIONS, words.RELATION_WORDS)
    )  # fmt: skip
    who = LineField(label=gettext_lazy("Ai"), required=False)
    what = LineField(label=gettext_lazy("Làm gì"), required=False, max_length=2000)
    to = LineField(label=gettext_lazy("Gửi ai"), required=False)
    via = LineField(label=gettext_lazy("Qua ai"), required=False)


class ReportDutyForm(FactForm):
    """Who reports what to whom (nghĩa vụ báo cáo)."""

    who = LineField(label=gettext_lazy("Ai báo cáo"), required=False)
    to = LineField(label=gettext_lazy("Báo cáo ai"), required=False)
    via = LineField(label=gettext_lazy("Qua ai"), required=False)
    when = MomentField(label=gettext_lazy("Khi nào"), required=False)
    when_text = LineField(label=gettext_lazy("Dịp báo cáo (chữ trong văn bản)"), required=False, max_length=300)


class RecipientForm(FactForm):
    """A line under “Nơi nhận”."""

    name = LineField(label=gettext_lazy("Nơi nhận"))


class FundingForm(FactForm):
    """A source of money (nguồn kinh phí)."""

    source = LineField(label=gettext_lazy("Nguồn kinh phí"), max_length=2000)


class FigureField(forms.CharField):
    """A number as Vietnamese write it: 1.286 or 60,7."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(**{"max_length": 30, "widget": forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs})

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's own signature
        """Show a stored number with its comma."""
        return words.number_words(value) if isinstance(value, int | float) else value

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Django's own signature
        """Read the number."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return float(typed.replace(" ", "").replace(".", "").replace(",", "."))
        except ValueError as error:
            raise forms.ValidationError(_("Hãy ghi một số, ví dụ 1.286 hoặc 60,7.")) from error


class TargetForm(FactForm):
    """A number that an indicator has to reach (chỉ tiêu)."""

    indicator = LineField(label=gettext_lazy("Chỉ tiêu"), max_length=2000)
    comparator = forms.ChoiceField(
        label=gettext_lazy("Mức"), choices=lambda: _choices(COMPARATORS, words.COMPARATOR_WORDS)
    )  # fmt: skip
    figure = FigureField(label=gettext_lazy("Số"))
    value_to = FigureField(label=gettext_lazy("Đến số (khi là khoảng)"), required=False)
    unit = LineField(label=gettext_lazy("Đơn vị tính"), required=False, max_length=100)
    when = MomentField(label=gettext_lazy("Đến khi nào"), required=False)

    def value(self, before: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The key `value` of the shape is the form's own word for its whole."""
        told = super().value(before)
        told["value"] = told.pop("figure")
        return told


class NameForm(FactForm):
    """A programme, a model, or a law called by its name."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=lambda: list(words.NAME_WORDS.items()))
    name = LineField(label=gettext_lazy("Tên"), max_length=2000)


FACT_FORMS: Mapping[str, type[FactForm]] = {
    Fact.Kind.HEADER: HeaderForm,
    Fact.Kind.BASIS: BasisForm,
    Fact.Kind.OUTLINE: OutlineForm,
    Fact.Kind.AGENCY: AgencyForm,
    Fact.Kind.TASK: TaskForm,
    Fact.Kind.DEADLINE: DeadlineForm,
    Fact.Kind.REPORT_DUTY: ReportDutyForm,
    Fact.Kind.RECIPIENT: RecipientForm,
    Fact.Kind.FUNDING: FundingForm,
    Fact.Kind.TARGET: TargetForm,
    Fact.Kind.NAME: NameForm,
}
_RENAMED: Mapping[str, Mapping[str, str]] = {
    Fact.Kind.HEADER: {"value": "value_words"},
    Fact.Kind.TARGET: {"value": "figure"},
}


def fact_form(
    kind: str, data: Mapping[str, Any] | None = None, value: Mapping[str, Any] | None = None, *, name: str = "id"
) -> FactForm:
    """Return the form of a kind, filled with a value or with what was sent; `name` sets its fields' ids apart."""
    renamed = _RENAMED.get(kind, {})
    initial = {renamed.get(key, key): told for key, told in (value or {}).items()}
    return FACT_FORMS[kind](data, initial=initial, label_suffix="", auto_id=f"{name}-%s")


class SearchForm(forms.Form):
    """What the library is searched for (tìm văn bản)."""

    q = forms.CharField(
        label=gettext_lazy("Tìm số, trích yếu, cơ quan"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
