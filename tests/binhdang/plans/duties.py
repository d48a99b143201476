"""Reading, filling in and correcting duties, as several tests do."""

from datetime import date

from binhdang.organisations.models import Unit
from binhdang.plans.models import DueItem, Duty
from binhdang.plans.operations import correct_duty, file
from tests.binhdang.make import TODAY


def address(duty: Duty, verb: str = "correct") -> str:
    return f"/plans/duties/{duty.pk}/{verb}/"


def owing(duty: Duty) -> set[str]:
    return set(duty.due_items.values_list("unit__code", flat=True))


def days(duty: Duty) -> set[date]:
    return set(duty.due_items.values_list("due_on", flat=True))


def told(duty: Duty, **changes: object) -> dict[str, object]:
    """What the form of the duty holds when it is opened, with some changes."""
    said = {
        "title": duty.title, "kind": duty.kind, "when": duty.when_words and _words(duty),
        "to_unit": duty.to_unit_id or "", "via_unit": duty.via_unit_id or "",
        "units": list(duty.due_items.values_list("unit", flat=True).distinct()),
    }  # fmt: skip
    return said | changes


def _words(duty: Duty) -> str:
    day = date.fromisoformat(duty.when["date"])
    return f"{day.day}/{day.month}/{day.year}"


def corrected(duty: Duty, by: object, **changes: object) -> Duty:
    """Correct a duty by the operation: what is not said stays as it is."""
    said = {
        "title": duty.title, "kind": duty.kind, "when": duty.when, "to_unit": duty.to_unit,
        "via_unit": duty.via_unit, "units": list(Unit.objects.filter(due_items__duty=duty).distinct()),
    }  # fmt: skip
    return correct_duty(duty, **(said | changes), by=by, today=TODAY)


def filed(item: DueItem, by: object) -> object:
    return file(item, code="12/KH-UBND", issued_on=TODAY, data="Kế hoạch".encode(), name="a.txt", by=by, today=TODAY)
