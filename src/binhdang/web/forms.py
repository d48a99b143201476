"""The form of the component sheet."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """One field of each sort, to see labels, helps and errors."""

    title = forms.CharField(label=_("Tên buổi"), max_length=200, help_text=_("Như trong kế hoạch của xã."))
    held_on = forms.DateField(label=_("Ngày họp"), help_text=_("Ví dụ 10/6/2026."))
    women = forms.IntegerField(label=_("Số nữ"), min_value=0)
    place = forms.ChoiceField(
        label=_("Nơi họp"), choices=[("hall", _("Hội trường xã")), ("village", _("Nhà văn hóa bản"))]
    )
    form_of_work = forms.ChoiceField(
        label=_("Hình thức"),
        choices=[("direct", _("Trực tiếp")), ("broadcast", _("Qua loa truyền thanh"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    minutes = forms.FileField(label=_("Biên bản"), required=False)
    planned = forms.BooleanField(label=_("Có trong kế hoạch năm"), required=False)
