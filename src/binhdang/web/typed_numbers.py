"""Numbers as people of Vietnamese offices type them: 1286 or 1.286, and 60,7."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from binhdang.web.rules import RuleBroken

LARGEST = Decimal(10) ** 12
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", re.ASCII)
_PLAIN = re.compile(r"\d+(?:,\d+)?", re.ASCII)


def number_from(text: str) -> Decimal | None:
    """Read what somebody typed into a cell the Vietnamese way (1.286 · 60,7); nothing typed is None."""
    typed = re.sub(r"\s+", "", text)
    if not typed:
        return None
    if typed.startswith(("-", "−")):
        raise RuleBroken(_("Số đếm không thể âm. Hãy ghi 0 hoặc số lớn hơn."))
    if not (_THOUSANDS.fullmatch(typed) or _PLAIN.fullmatch(typed)):
        raise RuleBroken(
            _("“%(text)s” không phải là số. Ghi như 1286 hoặc 1.286; phần lẻ sau dấu phẩy, như 60,7.")
            % {"text": text.strip()[:40]}
        )
    value = Decimal(typed.replace(".", "").replace(",", "."))
    if value >= LARGEST:
        raise RuleBroken(_("Số này quá lớn. Hãy xem lại đơn vị tính."))
    if value != round(value, 2):
        raise RuleBroken(_("Chỉ ghi nhiều nhất hai số lẻ sau dấu phẩy."))
    return value


def typed(value: Decimal | None) -> str:
    """Write a number as it is typed again: 1286 or 60,7."""
    return "" if value is None else f"{value.normalize():f}".replace(".", ",")


class NumberField(forms.CharField):
    """A number as Vietnamese offices write it."""

    signed = False

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - as the field hands it over
        """Write a stored number as it is typed; what somebody typed stays."""
        return typed(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Decimal | None:  # noqa: ANN401 - as the field hands it over
        """Read it, or say what is wrong with it."""
        text = str(super().clean(value)).strip()
        minus = self.signed and text.startswith(("-", "−"))
        plus = self.signed and text.startswith("+")
        try:
            number = number_from(text[1:] if minus or plus else text)
        except RuleBroken as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return -number if number is not None and minus else number


class DifferenceField(NumberField):
    """A number with a sign: what is added or taken off."""

    signed = True
