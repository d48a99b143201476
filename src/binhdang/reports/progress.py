"""What a unit's tasks already tell, put where the report wants it (kết quả đã có sẵn)."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from binhdang.plans.models import PlanTask, Section
from binhdang.reports.models import Report
from binhdang.reports.outline import DIFFICULTIES, Part, outline, section_for
from binhdang.tasks.models import Assignment, Obstacle, Progress, Task
from binhdang.web.words import number


@dataclass(frozen=True, slots=True)
class TaskLine:
    """How far one of the unit's tasks is, as the report shows it."""

    assignment_id: int
    group: str
    section: str
    text: str
    role: str
    asked: bool
    deadline: date | None
    whole_year: bool
    state: str
    state_words: str
    percent: int | None
    amount: str
    words: str

    @property
    def sentence(self) -> str:
        """The line as a first draft of the paragraph."""
        said = [self.state_words]
        if self.percent is not None and self.state != Assignment.State.DONE:
            said.append(_("đạt %(percent)s%%") % {"percent": self.percent})
        if self.amount:
            said.append(self.amount)
        head = f"{self.text.rstrip(' .;')}: {', '.join(said)}"
        return f"{head}. {self.words}" if self.words else f"{head}."

    @property
    def has_news(self) -> bool:
        """Whether there is anything to tell yet."""
        return self.state not in (Assignment.State.NOT_STARTED, Assignment.State.DECLINED)


def parts_of(report: Report) -> tuple[Part, ...]:
    """Return the outline of this report: by kind of period, and shorter for a commune."""
    return outline(yearly=report.period.kind == "year", commune=report.unit.level_id == "commune")


def _words_of(group: Section | None) -> str:
    """Name a content group by its heading: its number in the plan says nothing in a report with numbers of its own."""
    return (group.heading or str(group)) if group else ""


def _line(assignment: Assignment, place: PlanTask, parts: tuple[Part, ...]) -> TaskLine:
    latest = next(iter(assignment.progress.all()), None)
    group = _words_of(place.group)
    amount = ""
    if assignment.quantity is not None:
        amount = f"{number(assignment.quantity)} {assignment.quantity_unit}".strip()
    return TaskLine(
        assignment_id=assignment.pk,
        group=group,
        section=section_for(f"{place.task.text} {group}", parts),
        text=place.task.text,
        role=assignment.get_role_display(),
        asked=assignment.asked,
        deadline=assignment.deadline,
        whole_year=place.task.is_whole_year and assignment.deadline == place.task.deadline,
        state=assignment.state,
        state_words=assignment.get_state_display(),
        percent=assignment.percent,
        amount=amount,
        words=(latest.words if latest else "").strip(),
    )


def task_lines(report: Report) -> list[TaskLine]:
    """Return the unit's tasks under the plan of the report, by content group as the plan has them, the others last."""
    places = {
        place.task_id: place
        for place in PlanTask.objects.filter(plan=report.plan)
        .select_related("task", "group")
        .order_by("task__position")
    }
    parts = parts_of(report)
    assignments = (
        Assignment.objects.filter(unit=report.unit, task__in=places)
        .exclude(task__state=Task.State.WITHDRAWN)
        .prefetch_related(Prefetch("progress", Progress.objects.order_by("-id")))
        .order_by("task__position", "pk")
    )
    lines = [_line(assignment, places[assignment.task_id], parts) for assignment in assignments]
    order = {_words_of(place.group): place.group.position for place in places.values() if place.group}
    return sorted(lines, key=lambda line: order.get(line.group, math.inf))


def obstacles_of(report: Report) -> list[str]:
    """Return what the unit said stands in its way within the period."""
    period = report.period
    raised = Obstacle.objects.filter(
        assignment__unit=report.unit,
        assignment__task__in_plan__plan=report.plan,
        raised_at__date__range=(period.starts_on, period.ends_on),
    )
    return list(raised.order_by("id").values_list("words", flat=True))


def suggestions(report: Report, lines: Iterable[TaskLine]) -> dict[str, str]:
    """Return a first draft of words by section, from what the tasks and obstacles already say."""
    drafts: dict[str, list[str]] = {}
    for line in lines:
        if line.has_news:
            drafts.setdefault(line.section, []).append(line.sentence)
    if obstacles := obstacles_of(report):
        drafts[DIFFICULTIES] = obstacles
    return {section: "\n".join(sentences) for section, sentences in drafts.items()}
