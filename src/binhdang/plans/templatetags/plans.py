"""How due items and what was handed in for them are written."""

from datetime import date

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from binhdang.plans.models import DueItem, Filing
from binhdang.web import words
from binhdang.web.templatetags.web import status

register = template.Library()

CHOICES = {
    "all": gettext_lazy("Tất cả"),
    "owed": gettext_lazy("Quá hạn"),
    "sent": gettext_lazy("Chờ nhận"),
    "returned": gettext_lazy("Trả lại"),
    "settled": gettext_lazy("Đã nhận"),
}
FILING_STATES = {
    Filing.State.SENT: "sent",
    Filing.State.RETURNED: "returned",
    Filing.State.ACCEPTED: "accepted",
}


@register.simple_tag
def due_standing(item: DueItem, today: date) -> SafeString:
    """Draw how a due item stands: chưa nộp, quá 2 ngày · đã gửi · đã nhận · còn 5 ngày."""
    state = item.standing_on(today)
    if state == "not_submitted":
        return status(state, _("chưa nộp, %(days)s") % {"days": words.days_left(item.due_on, today)})
    if state in ("near", "not_due"):
        return status(state, words.days_left(item.due_on, today))
    if state == "accepted":
        return status(state, _("đã nhận"))
    return status(state, _("đã qua ngày đề nghị") if state == "waiting" else "")


@register.simple_tag
def due_choice(name: str) -> str:
    """Write the name of a choice of due items."""
    return str(CHOICES[name])


@register.simple_tag
def due_count(counted: dict[str, int], name: str) -> str:
    """Write how many due items a choice has."""
    return words.number(counted.get(name, 0))


@register.simple_tag
def filing_state(filing: Filing) -> SafeString:
    """Draw the state of what was handed in."""
    return status(FILING_STATES[Filing.State(filing.state)], filing.get_state_display())
