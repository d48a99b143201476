"""Reports tests start from: a plan whose report duties are due, and reports written by the operations people use."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from binhdang.accounts.acting import System
from binhdang.documents.models import Document, StoredFile
from binhdang.indicators.operations import load_items
from binhdang.organisations.models import Unit
from binhdang.organisations.reference import load_levels
from binhdang.periods.models import Period
from binhdang.periods.operations import period_for
from binhdang.periods.rules import half_window, year_window
from binhdang.plans.models import DueItem, Duty, Plan
from binhdang.reports.models import Report, Version
from binhdang.reports.operations import accept, save_figures, save_paragraphs, sign, start, submit
from binhdang.reports.outline import outline
from binhdang.reports.rules import Entry
from tests.binhdang.make import TODAY, World

DUE = date(2026, 6, 10)
# A commune's half-year report that no check objects to.
FIGURES = (
    Entry("sessions", total=4),
    Entry("session-participants", female=60, male=45),
    Entry("training-classes", state="none_arisen"),
    Entry("violence-cases", total=2),
    Entry("people-harmed", female=2, male=0),
    Entry("models", total=1),
    Entry("money-spent", total=Decimal("12.5")),
)


@dataclass
class Reporting:
    """A plan in force with what it makes units report: the half year, and the year."""

    world: World
    plan: Plan
    half: Period
    year: Period
    due: dict[str, DueItem]
    due_year: dict[str, DueItem]

    def person(self, username: str) -> object:
        """Somebody of the demo."""
        return self.world.people[username]


def load_reference() -> None:
    """Put levels and items in place."""
    load_levels()
    load_items(by=System("kiểm thử"))


def make_reporting(world: World) -> Reporting:
    """A plan of the province with report duties to Sở Nội vụ for the half year and the year, and an own plan owed."""
    load_reference()
    snv = world.units["TH-SNV"]
    file = StoredFile.objects.create(file="ke-hoach.txt", name="ke-hoach.txt", format="txt", size=1, sha256="0" * 64)
    document = Document.objects.create(
        file=file, text="", issuing_unit=world.province, type_name="Kế hoạch", code_number="15",
        code_notation="KH-UBND", issued_on=date(2026, 1, 12), subject="Công tác bình đẳng giới năm 2026",
    )  # fmt: skip
    plan = Plan.objects.create(
        document=document, title="Công tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2026", year=2026,
        state=Plan.State.IN_FORCE,
    )  # fmt: skip
    half, year = period_for(half_window(2026)), period_for(year_window(2026))
    units = list(world.units.values())
    reporting = Reporting(world, plan, half, year, {}, {})
    for due_on, period, found in ((DUE, half, reporting.due), (date(2026, 11, 20), year, reporting.due_year)):
        duty = Duty.objects.create(
            plan=plan, kind=Duty.Kind.REPORT, title=f"Báo cáo {period.name}", to_unit=world.province, via_unit=snv
        )
        for unit in units:
            if unit != snv:
                found[unit.code] = DueItem.objects.create(duty=duty, unit=unit, due_on=due_on, period=period)
    upward = Duty.objects.create(plan=plan, kind=Duty.Kind.REPORT, title="Tổng hợp 6 tháng", to_unit=world.province)
    reporting.due["TH-SNV"] = DueItem.objects.create(duty=upward, unit=snv, due_on=date(2026, 6, 15), period=half)
    own = Duty.objects.create(
        plan=plan, kind=Duty.Kind.OWN_PLAN, title="Kế hoạch năm 2026", to_unit=world.province, via_unit=snv
    )
    for unit in units:
        if unit.code.startswith("TH-X"):
            DueItem.objects.create(duty=own, unit=unit, due_on=date(2026, 1, 31), period=year)
    return reporting


def words_for(unit: Unit, *, yearly: bool = False) -> dict[str, str]:
    """Words under each section that must have some."""
    parts = outline(yearly=yearly, commune=unit.level_id == "commune")
    return {part.code: f"Nội dung mục {part.code} của {unit.label}." for part in parts if part.mandatory}


def write(
    reporting: Reporting, code: str, username: str, *figures: Entry, words: dict[str, str] | None = None
) -> Version:
    """Write a unit's half-year report, ready to be submitted."""
    by = reporting.world.people[username]
    due_item = reporting.due[code]
    report: Report = start(due_item, by=by)
    version = report.versions.get()
    save_figures(version, figures=figures or FIGURES, by=by)
    save_paragraphs(version, paragraphs={**words_for(due_item.unit), **(words or {})}, by=by)
    version.refresh_from_db()
    return version


def send(
    reporting: Reporting, code: str, officer: str, head: str, *figures: Entry,
    words: dict[str, str] | None = None, number: str = "21", today: date = TODAY,
) -> Version:  # fmt: skip
    """Write, submit and sign a unit's half-year report."""
    people = reporting.world.people
    version = write(reporting, code, officer, *figures, words=words)
    submit(version, by=people[officer])
    return sign(version, code_number=number, issued_on=None, by=people[head], today=today)


def send_and_accept(
    reporting: Reporting, code: str, officer: str, head: str, *figures: Entry, words: dict[str, str] | None = None
) -> Version:
    """Bring a unit's half-year report as far as accepted."""
    version = send(reporting, code, officer, head, *figures, words=words)
    return accept(version, by=reporting.world.people["lan"], today=TODAY)
