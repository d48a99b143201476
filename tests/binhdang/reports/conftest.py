"""A plan whose reports are due."""

import pytest

from tests.binhdang.make import World
from tests.binhdang.reports import make_reports
from tests.binhdang.reports.make_reports import Reporting


@pytest.fixture
def reporting(world: World) -> Reporting:
    """The half-year reports of the small province are due in two days."""
    return make_reports.make_reporting(world)
