"""Writes cells, sums and sentences of reports in templates."""

from decimal import Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString

from binhdang.reports import export
from binhdang.reports.content import Content
from binhdang.reports.models import Figure
from binhdang.reports.rules import BLANK, VALUE
from binhdang.reports.sums import Total
from binhdang.web import words
from binhdang.web.templatetags.web import figure
from vanban.decree30 import date_line

register = template.Library()

# The words of the state language for a cell without a number.
DRAWN = {"none_arisen": "none", "no_data": "pending", "not_applicable": "not_applicable", "blank": "blank"}


def _drawn(state: str, value: Decimal | None) -> SafeString:
    if state == VALUE and value is not None:
        return figure(value, VALUE)
    return figure(None, DRAWN.get(state, "blank"))


@register.simple_tag
def live_cell(cell: Figure | None) -> SafeString:
    """Write a stored cell, or say why there is no number."""
    return _drawn(cell.state, cell.value) if isinstance(cell, Figure) else _drawn(BLANK, None)


@register.simple_tag
def frozen_cell(cell: dict[str, Any] | str | None) -> SafeString:
    """Write a cell of frozen content; a row that was not there is blank."""
    if not isinstance(cell, dict):
        return _drawn(BLANK, None)
    return _drawn(cell["state"], None if cell["value"] is None else Decimal(cell["value"]))


@register.simple_tag
def sum_cell(total: Total) -> SafeString:
    """Write a computed sum, or say why there is none."""
    return _drawn(total.state, total.value)


@register.filter
def signed(amount: Decimal) -> str:
    """Write a difference with its sign: +3, −5."""
    return ("+" if amount > 0 else "") + words.number(amount)


@register.simple_tag
def opening(content: Content) -> str:
    """Write the first sentence of the report."""
    return export.opening_words(content)


@register.simple_tag
def rests_on(content: Content) -> str:
    """Say what a consolidation rests on."""
    return export.coverage_words(content)


@register.simple_tag
def closing(content: Content) -> str:
    """Write the last sentence of the report."""
    return export.closing_words(content)


@register.simple_tag
def place_and_day(content: Content) -> str:
    """Write place and date above the title."""
    issued = export.day_of(content["issued_on"])
    if issued is None:
        # A page closes up the room that paper leaves for the hand.
        return f"{content['place']}, ngày … tháng … năm {export.year_of(content)}"
    return date_line(content["place"], issued)
