"""What people type about plans."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Case, Q, QuerySet, When
from django.utils.translation import gettext_lazy as _

from binhdang.accounts.models import Person
from binhdang.documents.forms import MomentField, UploadForm
from binhdang.documents.rules import check_size
from binhdang.organisations.models import Group, GroupMember, Unit, UnitPath, UnitQuerySet, in_force
from binhdang.plans.models import Duty, Plan, PlanTask, Section
from binhdang.web.rules import RuleBroken

STATES = (
    ("late", _("Quá hạn")),
    ("near", _("Sắp đến hạn")),
    ("blocked", _("Vướng mắc")),
    ("on_track", _("Đang trong hạn")),
    ("done", _("Xong")),
)


class DayField(forms.DateField):
    """A day, with the picker of the browser."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d/%m/%Y"],
            error_messages={"invalid": _("Ngày chưa đúng. Hãy ghi ngày/tháng/năm, ví dụ 30/6/2026.")},
            **kwargs,
        )


class ImportForm(UploadForm):
    """A plan to bring in, and the unit that issued it (nhập kế hoạch)."""

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(*args, person=person, **kwargs)
        self.fields["file"].label = _("Tệp kế hoạch")
        field = self.fields["issuing_unit"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Unit.objects.filter(pk__in=person.reach("plans.confirm")).top_of_tree_first()


class TaskFilterForm(forms.Form):
    """Which tasks of a plan are shown."""

    q = forms.CharField(
        label=_("Tìm trong việc"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    agency = forms.ChoiceField(label=_("Cơ quan trong văn bản"), required=False)
    state = forms.ChoiceField(label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *STATES])

    def __init__(self, *args: Any, agencies: list[str], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(*args, **kwargs)
        field = self.fields["agency"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Tất cả")), *((name, name[:60]) for name in agencies)]

    def chosen(self, name: str) -> str:
        """Return what was chosen; nothing for what is not among the choices."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")


class CorrectTaskForm(forms.Form):
    """A task that was read wrongly (sửa việc)."""

    text = forms.CharField(label=_("Nội dung việc"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 6}))
    deadline = DayField(label=_("Hạn"), required=False, help_text=_("Để trống: thường xuyên, không có hạn."))
    group = forms.ModelChoiceField(
        Section.objects.none(), label=_("Nhóm nội dung"), required=False, empty_label=_("chưa xếp nhóm")
    )

    def __init__(self, data: Any = None, *, plan_task: PlanTask) -> None:  # noqa: ANN401 - what was sent
        task = plan_task.task
        super().__init__(data, initial={"text": task.text, "deadline": task.deadline, "group": plan_task.group_id})
        field = self.fields["group"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Section.objects.filter(plan=plan_task.plan, is_group=True)


class DutyForm(forms.Form):
    """Who owes what to whom via whom by when (sửa nghĩa vụ, thêm nghĩa vụ)."""

    title = forms.CharField(
        label=_("Phải nộp gì"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: Báo cáo kết quả 6 tháng đầu năm."),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Loại"), choices=Duty.Kind.choices)
    when = MomentField(
        label=_("Khi nào"), required=False,
        help_text=_("Ví dụ 30/6/2026 hoặc 10/11 hằng năm. Để trống: khi có yêu cầu, không đôn đốc."),
    )  # fmt: skip
    to_unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Gửi ai"), required=False, empty_label=_("chưa rõ, hoặc nơi ngoài hệ thống")
    )  # fmt: skip
    via_unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Qua ai"), required=False, empty_label=_("gửi thẳng")
    )  # fmt: skip
    groups = forms.ModelMultipleChoiceField(
        Group.objects.none(), label=_("Thêm cả nhóm"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Mỗi đơn vị đang ở trong nhóm, trừ nơi nhận, sẽ phải nộp."),
    )  # fmt: skip
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label=_("Đơn vị phải nộp"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, data: Any = None, *, plan: Plan, person: Person, today: date,  # noqa: ANN401 - what was sent
        duty: Duty | None = None, owing: Collection[int] = (),
    ) -> None:  # fmt: skip
        super().__init__(data, initial=_duty_initial(duty, owing))
        self.today = today
        issuing = plan.document.issuing_unit
        known = [unit for unit in (duty.to_unit_id, duty.via_unit_id) if unit] if duty else []
        receivers = Unit.objects.filter(pk__in=_receivers(issuing, today)) | Unit.objects.filter(pk__in=known)
        reached = person.reach("plans.correct").filter(in_force(today)).values("pk")
        debtors = Unit.objects.filter(pk__in=reached) | Unit.objects.filter(pk__in=list(owing))
        self._offer("to_unit", receivers.top_of_tree_first())
        self._offer("via_unit", receivers.top_of_tree_first())
        owes_first = Case(When(pk__in=list(owing), then=0), default=1)
        self._offer("units", debtors.order_by(owes_first, "level__rank", "sort_key", "code"))
        tops = UnitPath.objects.filter(descendant=issuing).values("ancestor")
        self._offer("groups", Group.objects.filter(within__in=tops))

    def _offer(self, name: str, rows: "UnitQuerySet | QuerySet[Group]") -> None:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = rows

    def told(self) -> dict[str, Any]:
        """Return what the operations take: groups opened into the units that are in them today."""
        names = ("title", "kind", "when", "to_unit", "via_unit")
        members = GroupMember.objects.filter(in_force(self.today), group__in=self.cleaned_data["groups"])
        inside = Unit.objects.filter(pk__in=members.values("unit"))
        return {name: self.cleaned_data[name] for name in names} | {"units": {*self.cleaned_data["units"], *inside}}


def _duty_initial(duty: Duty | None, owing: Collection[int]) -> dict[str, Any]:
    if duty is None:
        return {"kind": Duty.Kind.REPORT}
    return {
        "title": duty.title,
        "kind": duty.kind,
        "when": duty.when,
        "to_unit": duty.to_unit_id,
        "via_unit": duty.via_unit_id,
        "units": list(owing),
    }


def _receivers(issuing: Unit, today: date) -> "QuerySet[Unit, Any]":
    """Return to whom a duty may lead: the issuing unit, those above it, and those directly below any of these."""
    above = UnitPath.objects.filter(descendant=issuing).values("ancestor")
    near = Q(pk__in=above) | Q(parent__in=above)
    return Unit.objects.filter(near, in_force(today)).values("pk")


class CreateDutyForm(DutyForm):
    """A duty that the reader missed, with the words of the text that tell of it (thêm nghĩa vụ)."""

    words = forms.CharField(
        label=_("Chữ trong văn bản"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Dán đúng các chữ của văn bản nói về nghĩa vụ này, để làm căn cứ."),
    )  # fmt: skip

    def told(self) -> dict[str, Any]:
        """Return what the operation takes."""
        return {**super().told(), "words": self.cleaned_data["words"]}


class WithdrawForm(forms.Form):
    """Why a task or a duty is taken back (thu hồi)."""

    reason = forms.CharField(label=_("Lý do"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class FilingForm(forms.Form):
    """The unit's own plan or estimate: number, date, file (nộp văn bản)."""

    code = forms.CharField(label=_("Số, ký hiệu"), max_length=60, help_text=_("Ví dụ 12/KH-UBND."))
    issued_on = DayField(label=_("Ngày ban hành"))
    file = forms.FileField(
        label=_("Tệp văn bản"),
        allow_empty_file=True,
        help_text=_("Word, PDF, ảnh chụp hoặc chữ."),
        error_messages={"required": _("Hãy chọn tệp văn bản.")},
    )

    def clean_file(self) -> Any:  # noqa: ANN401 - an uploaded file
        """Refuse by size before the bytes are taken into memory."""
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        try:
            check_size(upload.size or 0, settings.UPLOAD_LIMIT_MB)
        except RuleBroken as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return upload

    def told(self) -> tuple[str, date, bytes, str]:
        """Return number, date, bytes and name of the file."""
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        return self.cleaned_data["code"], self.cleaned_data["issued_on"], upload.read(), upload.name or ""


class ReturnForm(forms.Form):
    """Why a filing is returned (trả lại)."""

    reason = forms.CharField(label=_("Lý do trả lại"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
