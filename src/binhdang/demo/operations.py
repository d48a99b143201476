"""Loading the demo: all of it, or nothing."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from binhdang.accounts.acting import System
from binhdang.demo import papers, reporting, working
from binhdang.demo.province import Province, make_province
from binhdang.documents.models import Fact
from binhdang.documents.operations import accept_all, upload
from binhdang.documents.storage import discarding_files
from binhdang.indicators.operations import load_items
from binhdang.organisations.models import Unit
from binhdang.organisations.reference import load_levels
from binhdang.plans.models import Placement, Plan
from binhdang.plans.operations import confirm, draft, place, roll_calendar
from binhdang.tasks.models import Assignment
from binhdang.web.rules import RuleBroken

SEED = 20_250_701
# words of a task → words of the heading it belongs under; none: the whole plan
_GROUPS = (
    ("triển khai Kế hoạch này", "-"),
    ("kiểm tra công tác", "-"),
    ("bố trí kinh phí", "-"),
    ("tài liệu", "Truyền thông"),
    ("ngoại khóa", "giáo dục"),
    ("phát động", "Tháng hành động"),
    ("Tháng hành động", "Tháng hành động"),
    ("tiếp nhận", "Phòng ngừa"),
    ("bạo lực", "Phòng ngừa"),
    ("địa chỉ tin cậy", "Phòng ngừa"),
    ("trợ giúp pháp lý", "Phòng ngừa"),
    ("sinh sản", "y tế"),
    ("khi sinh", "y tế"),
    ("thẩm định văn bản", "cán bộ nữ"),
    ("người làm công tác", "Nâng cao năng lực"),
    ("truyền thông", "Truyền thông"),
    ("Truyền thông", "Truyền thông"),
    ("chuyên mục", "Truyền thông"),
    ("hợp tác xã", "kinh tế"),
    ("khởi nghiệp", "kinh tế"),
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the demo holds."""

    units: int
    assignments: int
    reports: int

    @property
    def sentence(self) -> str:
        """Say it for the command line."""
        return _("Đã nạp dữ liệu minh họa: %(units)s đơn vị, %(assignments)s phân công, %(reports)s báo cáo.") % {
            "units": self.units,
            "assignments": self.assignments,
            "reports": self.reports,
        }


def load(*, today: date) -> Loaded:
    """Make the province with last year's plan as history, this year's at work, and a draft to review.

    Every row is made by the operations that people use, so each has its own line in the record.
    """
    with discarding_files(), transaction.atomic():
        return _load(today)


def _load(today: date) -> Loaded:
    if Unit.objects.exists():
        raise RuleBroken(
            _("Cơ sở dữ liệu đã có đơn vị, nên không nạp dữ liệu minh họa. Hãy dùng một cơ sở dữ liệu trống.")
        )
    load_levels()
    load_items(by=System("load_demo"))
    chance = random.Random(SEED)  # noqa: S311 - figures of a demo, the same each time
    province = make_province()
    reports = _past_year(province, today.year - 1, chance, today)
    plan = _in_force(province, today.year, today)
    working.work(province, plan, today, chance)
    reports += reporting.half_year(province, plan, today, chance)
    reports += reporting.year_end(province, plan, today, chance)
    _to_review(province, today)
    return Loaded(Unit.objects.count(), Assignment.objects.count(), reports)


def _in_force(province: Province, year: int, today: date) -> Plan:
    """Put the province's plan for a year in force, as the coordinator did three days after it was signed."""
    on = papers.issued_on(year) + timedelta(days=3)
    document = upload(
        data=papers.plan_of(year, today),
        name=f"ke-hoach-{year}.txt",
        issuing_unit=province.unit,
        by=province.coordinator,
    )
    plan = draft(document, by=province.coordinator, today=on)
    _review(province, plan)
    confirm(plan, by=province.coordinator, today=on)
    plan.refresh_from_db()
    return plan


def _review(province: Province, plan: Plan) -> None:
    """Accept what the reader is sure of, and put right the content groups that words alone get wrong."""
    reading = plan.document.readings.latest("id")
    for kind in Fact.Kind.values:
        accept_all(reading, kind=kind, by=province.coordinator)
    groups = list(plan.sections.filter(is_group=True))
    for placement in plan.placements.exclude(state=Placement.State.CONFIRMED).select_related("fact"):
        words = str(placement.fact.current["text"])
        for part, heading in _GROUPS:
            if part in words:
                section = next((group for group in groups if heading in group.heading), None)
                place(placement, section=section, by=province.coordinator)
                break


def _past_year(province: Province, year: int, chance: random.Random, today: date) -> int:
    """Last year as it went: work done, every report accepted and consolidated, then filed as history."""
    plan = _in_force(province, year, today)
    last_day = date(year, 12, 31)
    working.work(province, plan, last_day, chance, finished=True)
    reports = reporting.whole_year(province, plan, last_day, chance)
    roll_calendar(by=province.coordinator, today=today)
    return reports


def _to_review(province: Province, today: date) -> None:
    """A second plan, read and waiting for the coordinator."""
    document = upload(
        data=papers.campaign_of(today.year), name=f"du-thao-thang-hanh-dong-{today.year}.txt",
        issuing_unit=province.unit, by=province.coordinator,
    )  # fmt: skip
    draft(document, by=province.coordinator, today=today)
    for kind in (Fact.Kind.HEADER, Fact.Kind.OUTLINE):
        accept_all(document.readings.latest("id"), kind=kind, by=province.coordinator)
