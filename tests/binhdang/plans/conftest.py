"""Duties of the confirmed plan that tests correct and take back."""

import pytest

from binhdang.plans.models import Duty


@pytest.fixture
def own_plan(confirmed_plan) -> Duty:
    """The communes' own plans, due 31 January."""
    return confirmed_plan.duties.get(kind=Duty.Kind.OWN_PLAN)


@pytest.fixture
def half_year(confirmed_plan) -> Duty:
    """The reports of the half year, due 10 June."""
    return confirmed_plan.duties.get(kind=Duty.Kind.REPORT, when={"date": "2026-06-10"})
