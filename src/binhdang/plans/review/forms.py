"""Forms of the review page: words a fact rests on, content group, whom a name means."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from binhdang.documents.models import Fact, LedgerItem
from binhdang.documents.passages import Span, find_words
from binhdang.organisations.models import Unit
from binhdang.plans.models import Plan, Section


class WordsForm(forms.Form):
    """The words of the document that a fact rests on: chosen in the text, or pasted (chữ làm căn cứ)."""

    words = forms.CharField(
        label=gettext_lazy("Chữ trong văn bản"),
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Chọn chữ ở bản văn rồi bấm “Thêm dữ kiện”, hoặc dán đúng các chữ vào đây."),
    )
    near = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, text: str, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.text = text
        self.place: Span = (0, 0)

    def clean(self) -> dict[str, Any]:
        """Find the words; the nearest place to where they were chosen counts."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("words"):
            place = find_words(self.text, told["words"], near=told.get("near") or 0)
            if place is None:
                self.add_error("words", _("Không thấy các chữ này trong văn bản. Hãy chép lại đúng như văn bản viết."))
            else:
                self.place = place
        return told


class PlaceForm(forms.Form):
    """The content group of a task (nhóm nội dung)."""

    section = forms.ModelChoiceField(
        Section.objects.none(), label=gettext_lazy("Nhóm nội dung"), required=False,
        empty_label=gettext_lazy("Chưa xếp nhóm"),
    )  # fmt: skip

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        field = self.fields["section"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Section.objects.filter(plan=plan, is_group=True)


class NewUnitForm(forms.Form):
    """A unit that is not in the list yet (đơn vị mới)."""

    unit_name = forms.CharField(label=gettext_lazy("Tên đơn vị"), max_length=200)
    unit_kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=Unit.Kind.choices, initial=Unit.Kind.DEPARTMENT)
    unit_parent = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Thuộc"), empty_label=None)

    def __init__(self, *args: Any, issuing: Unit, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        field = self.fields["unit_parent"]
        if isinstance(field, forms.ModelChoiceField):
            below = Unit.objects.within(issuing).filter(kind=Unit.Kind.PEOPLES_COMMITTEE)
            field.queryset = Unit.objects.filter(pk__in=[issuing.pk]) | Unit.objects.filter(pk__in=below.values("pk"))
            field.queryset = field.queryset.order_by("level__rank", "sort_key")
            field.initial = issuing


class NewNameForm(forms.Form):
    """The name of a post or a group to be made (chức danh mới, nhóm mới)."""

    new_name = forms.CharField(label=gettext_lazy("Tên"), max_length=200)


# What words of the ledger most often turn out to be.
KIND_OF_ITEM = {"date": Fact.Kind.DEADLINE, "quantity": Fact.Kind.TARGET, "number": Fact.Kind.BASIS}


def kind_for(item: LedgerItem | None, asked: str) -> str:
    """Return the kind of fact to begin with: the one asked for, else what the words look like."""
    if asked in Fact.Kind.values:
        return asked
    return KIND_OF_ITEM.get(item.kind, Fact.Kind.TASK) if item else Fact.Kind.TASK
