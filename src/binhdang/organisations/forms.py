"""What people type to find units."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """Words of a unit's name (tìm đơn vị)."""

    q = forms.CharField(
        label=_("Tìm tên hoặc mã, có dấu hay không"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
