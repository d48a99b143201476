"""The plan that other tests start from is what they believe it is."""

from collections import Counter
from datetime import date

from binhdang.plans.models import DueItem, Plan
from binhdang.tasks.models import Assignment


def test_it_assigns_the_small_plan(confirmed_plan: Plan) -> None:
    assert (confirmed_plan.state, confirmed_plan.year) == ("in_force", 2026)
    codes = Counter(Assignment.objects.values_list("unit__code", flat=True))
    assert set(codes) == {"TH-SNV", "TH-SYT", "TH-SGDDT", "TH-X01", "TH-X02", "TH-X03"}
    assert codes["TH-X01"] == codes["TH-X02"] == codes["TH-X03"] >= 1


def test_it_dates_what_is_owed(confirmed_plan: Plan) -> None:
    owed = Counter(DueItem.objects.filter(duty__plan=confirmed_plan).values_list("duty__kind", "due_on"))
    assert owed["own_plan", date(2026, 1, 31)] == 3
    assert owed["report", date(2026, 6, 10)] == owed["report", date(2026, 11, 20)]
    assert DueItem.objects.filter(unit__code="TH-X01", due_on=date(2026, 6, 10)).count() == 1


def test_it_proposes_before_it_is_confirmed(draft_plan: Plan) -> None:
    assert draft_plan.state == "draft"
    assert not Assignment.objects.exists()
    assert set(draft_plan.addressees.values_list("state", flat=True)) == {"proposed"}
