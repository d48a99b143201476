"""Template tags of the components: icons, states, meters, numbers, days, fields, links that keep the filters."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BoundField
from django.http import QueryDict
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from binhdang.web import words
from binhdang.web.states import KINDS, NO_NUMBER, STATES, state_of_deadline

register = template.Library()

Part = Sequence[Any]  # (state, count) or (state, count, word)
Day = date | datetime


# --- shapes and states --------------------------------------------------------------------------------
@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon of the sprite; decoration only, the words stand beside it."""
    return format_html(
        '<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">'
        '<use href="#i-{}"/></svg>',
        name,
    )


@register.simple_tag
def status(state: str, word: object = "", icon_only: bool = False) -> SafeString:
    """Draw a state: its shape, its word (or the one given), its tone."""
    drawn = STATES[state]
    text = str(word or drawn.word)
    inner = format_html('<span class="visually-hidden">{}</span>', text) if icon_only else format_html("{}", text)
    return format_html('<span class="status status-{}">{}{}</span>', drawn.tone, icon(drawn.icon), inner)


@register.simple_tag
def deadline(due: Day | None, today: Day, done: bool = False, whole_year: bool = False) -> SafeString:
    """Draw how far away a deadline is; without one, work that never ends (thường xuyên)."""
    if done:
        return status("done")
    if due is None:
        return status("doing", _("thường xuyên"))
    days = (words.as_day(due) - words.as_day(today)).days
    if whole_year and days >= 0:
        return status("not_due", _("cả năm"))
    return status(state_of_deadline(days), words.days_left(due, today))


@register.simple_tag
def date_block(due: Day | None, today: Day, done: bool = False) -> SafeString:
    """Draw the day of a row of work: weekday above, day and month below."""
    if due is None:
        return format_html('<span class="date-block"><span>{}</span></span>', _("thường xuyên"))
    days = (words.as_day(due) - words.as_day(today)).days
    tone = {"overdue": " date-bad", "near": " date-warn"}.get(state_of_deadline(days, done=done), "")
    return format_html(
        '<time class="date-block{}" datetime="{}"><span>{}</span><b>{}</b></time>',
        tone,
        words.as_day(due).isoformat(),
        words.weekday(due),
        words.day_short(due),
    )


@register.simple_tag
def kind(name: str) -> SafeString:
    """Draw the letter of a kind of fact (loại dữ kiện); its word is for those who do not see the box."""
    drawn = KINDS[name]
    return format_html(
        '<span class="kind-box kind-{}" title="{}"><span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{}</span></span>',
        name,
        drawn.word,
        drawn.letter,
        drawn.word,
    )


@register.simple_tag
def tile(name: str, state: str, url: str = "", extra: str = "") -> SafeString:
    """Draw one unit among all units of a regime (ô đơn vị)."""
    drawn = STATES[state]
    tone = "returned" if state == "returned" else drawn.tone
    inner = format_html(
        '{}<span class="tile-name">{}</span><span class="visually-hidden">, {}</span>{}',
        icon(drawn.icon),
        name,
        drawn.word,
        format_html('<span class="tile-extra">{}</span>', extra) if extra else "",
    )
    if url:
        return format_html('<a class="tile tile-{}" href="{}">{}</a>', tone, url, inner)
    return format_html('<span class="tile tile-{}">{}</span>', tone, inner)


# --- shares and figures ----------------------------------------------------------------------------------
def _bar(rects: Iterable[tuple[str, int, int]], whole: int, label: str) -> SafeString:
    """Draw a bar of coloured stretches in units of the whole; SVG, because styles inline are forbidden."""
    drawn = format_html_join(
        "", '<rect class="meter-{}" x="{}" y="0" width="{}" height="6"/>', ((t, str(x), str(w)) for t, x, w in rects)
    )
    return format_html(
        '<svg class="meter-bar" viewBox="0 0 {} 6" width="160" height="6" preserveAspectRatio="none" role="img"'
        ' aria-label="{}">{}</svg>',
        str(max(whole, 1)),
        label,
        drawn,
    )


@register.simple_tag
def meter(done: int, whole: int, unit: str = "", tone: str = "ok") -> SafeString:
    """Draw a share of a whole with its numbers: 31/42 ô."""
    numbers = f"{words.number(done)}/{words.number(whole)} {unit}".strip()
    bar = _bar([(tone, 0, max(0, min(done, whole)))], whole, numbers)
    return format_html('<span class="meter">{}<span class="coverage" aria-hidden="true">{}</span></span>', bar, numbers)


def _worded(part: Part) -> tuple[str, int, str]:
    state, count = part[0], int(part[1])
    return state, count, str(part[2] if len(part) > 2 else STATES[state].word)


@register.simple_tag
def meter_parts(parts: Iterable[Part]) -> SafeString:
    """Draw how a whole divides by state; `legend` says the same in words."""
    worded = [part for part in map(_worded, parts) if part[1] > 0]
    rects, start = [], 0
    for state, count, _word in worded:
        rects.append((STATES[state].tone, start, count))
        start += count
    label = ", ".join(f"{words.number(count)} {word}" for _state, count, word in worded)
    return _bar(rects, start, label or _("chưa có gì"))


@register.simple_tag
def legend(parts: Iterable[Part], column: bool = False) -> SafeString:
    """Write the parts of a meter: shape, count, word."""
    items = format_html_join(
        "", "<li>{}</li>", ((status(s, f"{words.number(n)} {w}"),) for s, n, w in map(_worded, parts) if n > 0)
    )
    return format_html('<ul class="legend{}">{}</ul>', " legend-column" if column else "", items)


@register.simple_tag
def coverage(have: int, whole: int, unit: str = "") -> SafeString:
    """Write how much of the whole a figure rests on (độ phủ), amber when it is not all."""
    low = " coverage-low" if have < whole else ""
    text = f"{words.number(have)}/{words.number(whole)} {unit}".strip()
    return format_html('<span class="coverage{}">{}</span>', low, text)


@register.simple_tag
def figure(value: object, state: str = "number", word: object = "") -> SafeString:
    """Write a figure, or say why there is none: the five ways (and the sixth, kept back) differ from zero."""
    if state in ("number", "value") and isinstance(value, words.Number):
        return format_html('<span class="num">{}</span>', words.number(value))
    drawn = NO_NUMBER["blank" if state in ("number", "value") else state]
    return format_html('<span class="figure-{}">{}</span>', drawn.tone, word or drawn.word)


# --- words -------------------------------------------------------------------------------------------------
@register.filter
def number(value: words.Number | None, digits: int | None = None) -> str:
    """Write 1.286 or 60,7; nothing for nothing."""
    return "" if value is None or value == "" else words.number(value, digits)


@register.filter
def percent(part: words.Number | None, whole: words.Number | None) -> str:
    """Write the share of a whole: 60,7 %."""
    return words.percent(part, whole)


@register.filter
def day(value: Day | None) -> str:
    """Write 10/6/2026; nothing for nothing."""
    return words.day(value) if value else ""


@register.filter
def day_short(value: Day | None) -> str:
    """Write 10/6; nothing for nothing."""
    return words.day_short(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """Write 10/6/2026, 14:05; nothing for nothing."""
    return words.moment(value) if value else ""


@register.filter
def weekday(value: Day | None) -> str:
    """Write thứ Tư; nothing for nothing."""
    return words.weekday(value) if value else ""


@register.filter
def days_left(due: Day | None, today: Day) -> str:
    """Say how far away a day is; work without one never ends (thường xuyên)."""
    return words.days_left(due, today) if due else _("thường xuyên")


@register.filter
def nbsp(text: object) -> SafeString:
    """Keep a document number such as 41/KH-UBND on one line, its letters untouched; for text, not for attributes."""
    return format_html('<span class="nowrap">{}</span>', text)


# --- forms and links -----------------------------------------------------------------------------------------
@register.inclusion_tag("web/_field.html")
def field(bound: BoundField, label: str = "") -> dict[str, Any]:
    """Draw a field of a form: label, control, help, error, tied together for screen readers."""
    identity = bound.id_for_label or bound.auto_id
    described = [f"{identity}_help"] if bound.help_text else []
    described += [f"{identity}_error"] if bound.errors else []
    attrs: dict[str, str | bool] = {"aria-describedby": " ".join(described)} if described else {}
    if bound.errors:
        attrs["aria-invalid"] = "true"
    widget = bound.field.widget
    return {
        "field": bound,
        "identity": identity,
        "label": label or bound.label,
        "control": bound.as_widget(attrs=attrs),
        "is_check": getattr(widget, "input_type", "") == "checkbox" and not hasattr(widget, "choices"),
        "is_group": getattr(widget, "use_fieldset", False),
    }


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: object) -> str:
    """Return the present GET parameters with some replaced, or removed by None; a change of filter goes to page 1."""
    request = context.get("request")
    parameters = request.GET.copy() if request else QueryDict(mutable=True)
    if "page" not in changes:
        parameters.pop("page", None)
    for name, value in changes.items():
        if value in (None, ""):
            parameters.pop(name, None)
        else:
            parameters[name] = str(value)
    return "?" + parameters.urlencode()
