"""What people do with plans: each verb one function, one transaction, one line in the record."""

from binhdang.plans.operations.confirming import Confirmed, confirm
from binhdang.plans.operations.correcting import correct_task, withdraw_task
from binhdang.plans.operations.correcting_duties import correct_duty, create_duty, withdraw_duty
from binhdang.plans.operations.drafting import discard, draft, mark_group, place
from binhdang.plans.operations.filing import accept_filing, file, return_filing
from binhdang.plans.operations.resolving import create_all_meant, create_meant, resolve
from binhdang.plans.operations.rolling import Rolled, roll_calendar

__all__ = [
    "Confirmed", "Rolled", "accept_filing", "confirm", "correct_duty", "correct_task", "create_all_meant",
    "create_duty", "create_meant", "discard", "draft", "file", "mark_group", "place", "resolve", "return_filing",
    "roll_calendar", "withdraw_duty", "withdraw_task",
]  # fmt: skip
