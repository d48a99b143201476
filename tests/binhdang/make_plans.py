"""Plans tests start from, made by the operations that people use."""

from datetime import date

from binhdang.documents.models import Document
from binhdang.documents.operations import upload
from binhdang.plans.models import Plan
from binhdang.plans.operations import confirm, draft
from tests.binhdang.make import TODAY, World, plan_text


def make_document(world: World, *, text: str = "", name: str = "ke-hoach.txt") -> Document:
    """Upload a plan as the coordinator; the small plan of tests unless given."""
    return upload(
        data=(text or plan_text()).encode(), name=name, issuing_unit=world.province, by=world.people["lan"]
    )  # fmt: skip


def make_draft(world: World, *, text: str = "", today: date = TODAY) -> Plan:
    """Upload a plan and draft it: read, proposed, not yet in force."""
    return draft(make_document(world, text=text), by=world.people["lan"], today=today)


def make_plan(world: World, *, text: str = "", today: date = TODAY) -> Plan:
    """Put a plan in force as the coordinator does: every name it gives work to is in the world."""
    plan = make_draft(world, text=text, today=today)
    confirm(plan, by=world.people["lan"], today=today)
    plan.refresh_from_db()
    return plan
