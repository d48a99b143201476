"""How an assignment's standing, deadline and percentage are written."""

from datetime import date

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from binhdang.tasks.models import Assignment, Task
from binhdang.tasks.rules import Standing
from binhdang.web import words
from binhdang.web.templatetags.web import status

register = template.Library()

# Standing → the state of the state language that draws it.
DRAWN = {
    Standing.DONE_ON_TIME: "done",
    Standing.DONE: "done",
    Standing.DONE_LATE: "late",
    Standing.NEAR: "near",
    Standing.OVERDUE: "overdue",
    Standing.BLOCKED: "blocked",
    Standing.REMINDED: "asked",
    Standing.DECLINED: "declined",
    Standing.HISTORY: "history",
}


@register.simple_tag
def standing(assignment: Assignment, today: date) -> SafeString:
    """Draw where an assignment stands: quá hạn 3 ngày · còn 2 ngày · đang làm 40 % · xong."""
    where = assignment.standing_on(today)
    if where in DRAWN:
        return status(DRAWN[where], _word(where, assignment, today))
    doing = assignment.state == Assignment.State.DOING
    return status("doing" if doing else "not_started", far(assignment))


def _word(where: Standing, assignment: Assignment, today: date) -> str:
    if where in (Standing.OVERDUE, Standing.NEAR) and assignment.deadline:
        return words.days_left(assignment.deadline, today)
    if where is Standing.DONE_LATE and assignment.deadline and assignment.done_on:
        return _("xong, muộn %(days)s ngày") % {"days": (assignment.done_on - assignment.deadline).days}
    if where is Standing.REMINDED:
        return _("đã qua ngày đề nghị")
    return _("không nhận") if where is Standing.DECLINED else ""


@register.filter
def far(assignment: Assignment) -> str:
    """Say how far the work is: đang làm 40 % · đang làm, 3/… lớp · chưa bắt đầu."""
    parts = [str(assignment.get_state_display())]
    if assignment.percent is not None and assignment.state != Assignment.State.DONE:
        parts.append(f"{assignment.percent}{words.NO_BREAK}%")
    if assignment.quantity is not None:
        parts.append(f"{words.number(assignment.quantity)} {assignment.quantity_unit}".strip())
    return " · ".join(parts)


@register.simple_tag
def due(assignment: Assignment) -> SafeString:
    """Write the deadline in a table: 30/6/2026 · cả năm · thường xuyên; a granted day says so."""
    if assignment.deadline is None:
        return format_html('<span class="quiet">{}</span>', _("thường xuyên"))
    if assignment.is_whole_year:
        return format_html('<span title="{}">{}</span>', words.day(assignment.deadline), _("cả năm"))
    day = format_html('<span class="num nowrap">{}</span>', words.day(assignment.deadline))
    if assignment.is_extended:
        return format_html('{}<span class="sub">{}</span>', day, _("đã gia hạn"))
    return day


@register.filter
def basis(assignment: Assignment) -> SafeString:
    """Write the document and the place in it that give the work: Theo 41/KH-UBND, mục III.2."""
    task = assignment.task
    code = format_html('<span class="nowrap">{}</span>', task.document.code or str(task.document))
    return format_html(_("Theo {}, mục {}") if task.node else _("Theo {}"), code, task.node)


@register.filter
def reason_of_deadline(task: Task) -> str:
    """Say in words where the deadline of a task comes from."""
    return {
        Task.DeadlineSource.OWN: _("Hạn ghi ngay trong câu giao việc."),
        Task.DeadlineSource.LABEL: _("Hạn theo dòng thời gian của khối việc trong văn bản."),
        Task.DeadlineSource.HEADING: _("Câu giao việc không ghi hạn; lấy theo đề mục gần nhất phía trên."),
        Task.DeadlineSource.YEAR: _(
            "Văn bản không ghi hạn cho việc này; làm trong cả năm, tính đến ngày cuối năm của kế hoạch."
        ),
        Task.DeadlineSource.NONE: _(
            "Văn bản không ghi hạn và không theo năm: việc thường xuyên, mỗi năm hỏi tiến độ một lần."
        ),
    }[Task.DeadlineSource(task.deadline_source)]
