"""What plans decide (quy tắc của kế hoạch): days, duties, content groups. Values in, values out."""

from binhdang.plans.rules.days import (
    TaskDeadline,
    When,
    day_of,
    is_over,
    month_end,
    occurrences,
    plan_days,
    recurs,
    task_deadline,
    window,
)
from binhdang.plans.rules.grouping import (
    Groups,
    GroupWords,
    Outlined,
    containing,
    content_groups,
    opening_of,
    section_at,
    terms,
)
from binhdang.plans.rules.owing import DutyWords, duty_kind, merged, same_order, sentence_at, standing, title_of
from binhdang.plans.rules.turns import is_past_turn, paired, same_turn, uncovered

__all__ = [
    "DutyWords", "GroupWords", "Groups", "Outlined", "TaskDeadline", "When", "containing", "content_groups", "day_of",
    "duty_kind", "is_over", "is_past_turn", "merged", "month_end", "occurrences", "opening_of", "paired", "plan_days",
    "recurs", "same_order", "same_turn", "section_at", "sentence_at", "standing", "task_deadline", "terms", "title_of",
    "uncovered", "window",
]  # fmt: skip
