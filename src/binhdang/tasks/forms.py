"""What people type about tasks."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from binhdang.accounts.models import Person
from binhdang.documents.models import Document
from binhdang.organisations.models import Unit
from binhdang.organisations.rules import without_marks
from binhdang.tasks.models import Assignment, AssignmentQuerySet, Task
from binhdang.tasks.operations import REPORTABLE
from binhdang.web.typed_numbers import NumberField

MOST_FILES = 10


class FilesInput(forms.ClearableFileInput):
    """A control that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files (các tệp): each checked like one, and not too many."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:  # noqa: ANN401 - as the field hands it over
        """Return the uploaded files in the order they were chosen."""
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("Mỗi lần gửi tối đa %(n)s tệp.") % {"n": MOST_FILES})
        cleaned = [super(FilesField, self).clean(file) for file in files]
        for file in cleaned:
            if file.size > settings.UPLOAD_LIMIT_MB * 1024 * 1024:
                raise forms.ValidationError(
                    _("Tệp %(name)s lớn hơn %(limit)s MB. Hãy nén lại hoặc chia nhỏ.")
                    % {"name": file.name, "limit": settings.UPLOAD_LIMIT_MB}
                )
        return cleaned


class ReportProgressForm(forms.Form):
    """How far the work is (báo tiến độ): quick to fill, only the state is needed."""

    state = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        choices=[(state.value, state.label) for state in REPORTABLE],
        widget=forms.RadioSelect,
    )
    percent = forms.IntegerField(
        label=gettext_lazy("Tỷ lệ, %"), required=False, min_value=0, max_value=100,
        help_text=gettext_lazy("0 đến 100; xong là 100."),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), gettext_lazy("Ghi một số nguyên từ 0 đến 100.")
        ),
    )  # fmt: skip
    quantity = NumberField(
        label=gettext_lazy("Khối lượng"), required=False, max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )  # fmt: skip
    quantity_unit = forms.CharField(
        label=gettext_lazy("Đơn vị tính"), required=False, max_length=60, help_text=gettext_lazy("lớp, buổi, tin bài…")
    )
    words = forms.CharField(
        label=gettext_lazy("Kết quả"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Đã làm gì, kết quả ra sao. Không ghi tên, địa chỉ, điện thoại của người bị bạo lực."),
    )  # fmt: skip
    evidence = FilesField(
        label=gettext_lazy("Minh chứng"), required=False,
        help_text=gettext_lazy("Một hoặc nhiều tệp docx, pdf, xlsx, ảnh; mỗi tệp không quá 20 MB."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """What is stuck needs words."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("state") == Assignment.State.BLOCKED and not cleaned.get("words"):
            self.add_error("words", _("Việc đang vướng thì hãy viết vướng ở đâu, để cơ quan thường trực gỡ được."))
        return cleaned


class ExtendForm(forms.Form):
    """A later deadline and why (xin gia hạn)."""

    until = forms.DateField(
        label=gettext_lazy("Xin lùi đến ngày"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )  # fmt: skip


class RaiseObstacleForm(forms.Form):
    """What stands in the way (nêu vướng mắc)."""

    words = forms.CharField(
        label=gettext_lazy("Khó khăn, vướng mắc"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Vướng ở đâu, cần cơ quan nào giúp việc gì."),
    )  # fmt: skip


class DeclineForm(forms.Form):
    """Why work that was only asked is not taken on (không nhận)."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do không nhận"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class AnswerExtensionForm(forms.Form):
    """Yes or no to a later deadline (trả lời xin gia hạn)."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Trả lời"),
        choices=[("grant", gettext_lazy("Đồng ý")), ("refuse", gettext_lazy("Không đồng ý"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=gettext_lazy("Ý kiến"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Không đồng ý thì cần viết lý do."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A refusal needs words."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("decision") == "refuse" and not cleaned.get("answer"):
            self.add_error("answer", _("Không đồng ý thì hãy viết lý do, để đơn vị biết phải làm gì."))
        return cleaned


class AnswerObstacleForm(forms.Form):
    """The answer to an obstacle (trả lời vướng mắc)."""

    answer = forms.CharField(
        label=gettext_lazy("Trả lời"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Ai làm gì, đến bao giờ."),
    )  # fmt: skip


class UnitChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Units by the name for tight places."""

    def label_from_instance(self, obj: Unit) -> str:
        """Return the short name."""
        return obj.label


DUE = (
    ("week", gettext_lazy("trong 7 ngày tới")),
    ("month", gettext_lazy("trong 30 ngày tới")),
    ("past", gettext_lazy("đã qua")),
    ("none", gettext_lazy("không có hạn")),
)


class FilterForm(forms.Form):
    """Which assignments to list (lọc); a value that makes no sense filters nothing."""

    q = forms.CharField(
        label=gettext_lazy("Tìm"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Vai trò"),
        required=False,
        choices=[("", gettext_lazy("Mọi vai trò")), *Assignment.Role.choices],
    )
    due = forms.ChoiceField(label=gettext_lazy("Hạn"), required=False, choices=[("", gettext_lazy("Mọi hạn")), *DUE])
    unit = UnitChoice(label=gettext_lazy("Đơn vị"), required=False, queryset=Unit.objects.none())
    document = forms.ModelChoiceField(
        label=gettext_lazy("Theo văn bản"), required=False, queryset=Document.objects.none()
    )
    task = forms.ModelChoiceField(required=False, queryset=Task.objects.none(), widget=forms.HiddenInput)

    def __init__(self, data: Any, *, person: Person) -> None:  # noqa: ANN401 - what the request carries
        super().__init__(data)
        seen = Assignment.objects.visible_to(person)
        self._choose("unit", Unit.objects.filter(pk__in=seen.values("unit")).top_first(), _("Mọi đơn vị"))
        documents = Document.objects.filter(pk__in=seen.values("task__document")).defer("text", "search")
        self._choose("document", documents, _("Mọi văn bản"))
        self._choose("task", Task.objects.filter(pk__in=seen.values("task")), "")

    def _choose(self, name: str, rows: Any, nothing: str) -> None:  # noqa: ANN401 - rows of either table
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - tells the type checker which field it is
        field.queryset = rows
        field.empty_label = nothing

    def narrow(self, rows: AssignmentQuerySet, today: date) -> AssignmentQuerySet:
        """Return the rows that the filters leave."""
        self.is_valid()
        chosen = self.cleaned_data
        for name, path in (("role", "role"), ("unit", "unit"), ("document", "task__document"), ("task", "task")):
            if chosen.get(name):
                rows = rows.filter(**{path: chosen[name]})
        for word in without_marks(chosen.get("q") or "").split():
            rows = rows.filter(task__folded__contains=word)
        return rows.due(chosen.get("due") or "", today)
