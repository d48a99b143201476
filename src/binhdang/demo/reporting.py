"""The reports of a year: written, signed, late, returned, accepted, consolidated."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from binhdang.accounts.models import Person
from binhdang.demo import sentences
from binhdang.demo.figures import entries_of
from binhdang.demo.places import STANDING_AGENCY
from binhdang.demo.province import Province
from binhdang.plans.models import DueItem, Duty, Plan
from binhdang.reports.figures import items_of
from binhdang.reports.models import Adjustment, Paragraph, Report, Version
from binhdang.reports.operations import (
    accept,
    adjust,
    consolidate,
    merge,
    return_report,
    save_figures,
    save_paragraphs,
    send_back,
    sign,
    start,
    submit,
)
from binhdang.reports.progress import parts_of

OPENS = 25  # days before the due day that people begin to write


@dataclass(frozen=True, slots=True)
class Season:
    """One round of reports: under which plan, what is due when, and how the dice fall."""

    province: Province
    plan: Plan
    due: list[DueItem]
    due_on: date
    today: date
    chance: random.Random

    @property
    def is_year(self) -> bool:
        """Whether it tells of a whole year."""
        return self.due_on.month > 8 or self.due_on.month < 4


def season(province: Province, plan: Plan, kind: str, today: date, chance: random.Random) -> Season | None:
    """Return the round of a kind of period, None when nothing is due from the units."""
    due = list(
        DueItem.objects.filter(duty__plan=plan, duty__kind=Duty.Kind.REPORT, period__kind=kind)
        .exclude(unit__code=STANDING_AGENCY)
        .select_related("unit", "duty", "period")
        .order_by("unit__code", "due_on")
    )
    due = list({item.unit_id: item for item in reversed(due)}.values())[::-1]
    return Season(province, plan, due, max(item.due_on for item in due), today, chance) if due else None


def half_year(province: Province, plan: Plan, today: date, chance: random.Random) -> int:
    """Play the first half's reports up to today; return how many there are."""
    return _play(season(province, plan, "half", today, chance))


def year_end(province: Province, plan: Plan, today: date, chance: random.Random) -> int:
    """Play the year's reports up to today; return how many there are."""
    return _play(season(province, plan, "year", today, chance))


def whole_year(province: Province, plan: Plan, today: date, chance: random.Random) -> int:
    """Play the yearly reports of a year that is over: all accepted, consolidated and signed."""
    round_ = season(province, plan, "year", today, chance)
    if round_ is None:
        return 0
    for number, item in enumerate(round_.due):
        _accepted(round_, item, number, sent=item.due_on - timedelta(days=chance.randint(0, 9)))
    _consolidate(round_, signed=True)
    return len(round_.due) + 1


def _play(round_: Season | None) -> int:
    if round_ is None or round_.today < round_.due_on - timedelta(days=OPENS):
        return 0
    count = sum(_one(round_, item, number) for number, item in enumerate(round_.due))
    days_past = (round_.today - round_.due_on).days
    if days_past >= -7:
        _consolidate(round_, signed=days_past > 45)
        count += 1
    return count


def _one(round_: Season, item: DueItem, number: int) -> bool:
    """Bring one unit's report to where it stands today; say whether there is one."""
    long_ago = (round_.today - round_.due_on).days > 45
    if number % 12 == 6:
        return False  # never comes
    if item.unit.code == "TH-X01" and not long_ago:
        _written(round_, item, number, words_only=True)  # for the visitor to finish
        return True
    if item.unit.code == "TH-X02" and not long_ago:
        submit(_written(round_, item, number), by=_writer(round_, item))  # for the visitor to sign
        return True
    late = number % 7 == 3
    sent = round_.due_on + timedelta(days=round_.chance.randint(2, 6) if late else -round_.chance.randint(0, 9))
    if item.unit.code == "TH-SYT" and not long_ago:
        sent = min(sent, round_.today)  # for the visitor to mend
    if sent > round_.today:
        return _under_way(round_, item, number, sent)
    if (number % 9 == 5 or item.unit.code == "TH-SYT") and not long_ago:
        _returned(round_, item, number, sent)
    elif long_ago or sent + timedelta(days=3) <= round_.today:
        _accepted(round_, item, number, sent)
    else:
        _sent(round_, item, number, sent)
    return True


def _under_way(round_: Season, item: DueItem, number: int, sent: date) -> bool:
    """A report that will be sent later: with the head, back from him, in writing, or not begun."""
    days = (sent - round_.today).days
    if days > 8:
        return False
    version = _written(round_, item, number)
    if days <= 4:
        submit(version, by=_writer(round_, item))
        if number % 5 == 0:
            send_back(version, reason=sentences.HEAD_RETURN, by=round_.province.heads[item.unit.code])
    return True


def _writer(round_: Season, item: DueItem) -> Person:
    return round_.province.officers[item.unit.code]


def _written(round_: Season, item: DueItem, number: int, *, words_only: bool = False) -> Version:
    officer = round_.province.officers[item.unit.code]
    report = start(item, by=officer)
    version: Version = report.versions.get()
    paragraphs = _paragraphs(round_, report, version, number)
    if words_only:
        half = dict(list(paragraphs.items())[:3])
        return save_paragraphs(version, paragraphs=half, by=officer)
    entries = entries_of(items_of(report), number=number, yearly=round_.is_year, chance=round_.chance)
    save_figures(version, figures=entries, by=officer)
    return save_paragraphs(version, paragraphs=paragraphs, by=officer)


def _paragraphs(round_: Season, report: Report, version: Version, number: int) -> dict[str, str]:
    """Words for the sections; what the tasks already said stays above them."""
    told = {row.section: row.text for row in version.paragraphs.all() if row.text}
    found = {}
    for part in parts_of(report):
        bank = sentences.PARAGRAPHS.get(part.code)
        if bank and (part.mandatory or number % 3 == 0) and not (part.code in told and part.code < "IV"):
            found[part.code] = bank[(number + round_.chance.randint(0, 1)) % len(bank)]
    return found


def _sent(round_: Season, item: DueItem, number: int, sent: date) -> Version:
    version = submit(_written(round_, item, number), by=round_.province.officers[item.unit.code])
    head = round_.province.heads[item.unit.code]
    return sign(version, code_number=str(20 + 2 * number + sent.month), issued_on=sent, by=head, today=sent)


def _accepted(round_: Season, item: DueItem, number: int, sent: date) -> Version:
    version = _sent(round_, item, number, sent)
    answered = min(round_.today, sent + timedelta(days=3))
    return accept(version, by=round_.province.coordinator, today=answered)


def _returned(round_: Season, item: DueItem, number: int, sent: date) -> None:
    reason, cells = sentences.REPORT_RETURNS[number % len(sentences.REPORT_RETURNS)]
    version = _sent(round_, item, number, sent)
    known = {item.code for item in items_of(version.report)}
    there = {code: words for code, words in cells.items() if code in known}
    return_report(version, reason=reason, cells=there, by=round_.province.coordinator)


def _consolidate(round_: Season, *, signed: bool) -> None:
    """Sum up what is accepted: some words picked, one figure adjusted with its reason; signed when it is long ago."""
    coordinator, agency = round_.province.coordinator, round_.province.units[STANDING_AGENCY]
    version = consolidate(round_.plan, round_.due[0].period, agency, by=coordinator)
    parts = list(version.inclusions.values_list("part", flat=True))
    if not parts:
        return
    items = {item.code: item for item in items_of(version.report)}
    adjust(
        version, item=items["sessions"], sex="total", kind=Adjustment.Kind.DOUBLE_COUNT, amount=Decimal(-2),
        reason="Hai buổi phối hợp giữa Sở Y tế và xã Cồn Mây được cả hai nơi báo.", by=coordinator,
    )  # fmt: skip
    for section in _sections(version, everything=signed):
        picked = _some(Paragraph.objects.filter(version__in=parts, section=section).exclude(text="").order_by("pk"))
        if picked:
            merge(version, section=section, picked=picked, by=coordinator)
    if signed:
        _sign_consolidated(round_, version)


def _sections(version: Version, *, everything: bool) -> list[str]:
    codes = [part.code for part in parts_of(version.report) if part.mandatory]
    return codes if everything else codes[:3]


def _some(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Take paragraphs that differ, at most three."""
    different: dict[str, Paragraph] = {}
    for paragraph in paragraphs:
        different.setdefault(paragraph.text, paragraph)
    return list(different.values())[:3]


def _sign_consolidated(round_: Season, version: Version) -> None:
    coordinator, head = round_.province.coordinator, round_.province.heads[STANDING_AGENCY]
    written = {row.section for row in version.paragraphs.all() if row.text}
    missing = [p.code for p in parts_of(version.report) if p.mandatory and p.code not in written]
    save_paragraphs(version, paragraphs=dict.fromkeys(missing, "Không có."), by=coordinator)
    on = min(round_.today, round_.due_on + timedelta(days=12))
    submit(version, by=coordinator)
    sign(version, code_number=str(100 + on.month), issued_on=on, by=head, today=on)
