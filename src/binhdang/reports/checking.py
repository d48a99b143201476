"""All checks of one version, own or consolidated."""

from decimal import Decimal

from django.utils.translation import gettext as _

from binhdang.reports.checks import ERROR, Finding, check_blanks, check_figures, check_privacy, check_words
from binhdang.reports.content import texts_of
from binhdang.reports.figures import MONEY_UNITS, lines_of
from binhdang.reports.models import Version
from binhdang.reports.progress import parts_of
from binhdang.reports.rules import FEMALE, MALE, TOTAL
from binhdang.reports.tally import TallyLine, tally_of
from binhdang.web.words import number


def findings_of(version: Version) -> list[Finding]:
    """Return what has to be mended and what has to be answered, figures first."""
    texts = texts_of(version.paragraphs.all())
    words = [*check_words(parts_of(version.report), texts), *check_privacy(texts)]
    if version.report.is_consolidated:
        lines = tally_of(version)
        return [*_gaps(lines), *(finding for line in lines for finding in _settled(line)), *words]
    rows = [line.row() for line in lines_of(version)]
    notes = check_privacy({row.code: row.note for row in rows})
    return [*check_figures(rows), *notes, *check_blanks(rows), *words]


def _gaps(lines: list[TallyLine]) -> list[Finding]:
    """Declared figures that the sum and its adjustments do not explain."""
    sentence = _("“%(name)s”: số khai báo lệch %(gap)s so với số chốt. Ghi điều chỉnh có lý do, hoặc sửa số khai báo.")
    return [
        Finding(ERROR, line.item.code, sentence % {"name": line.item.name, "gap": number(abs(line.gap))})
        for line in lines
        if line.gap
    ]


def _settled(line: TallyLine) -> list[Finding]:
    """What adjustments made of the figures: below zero, a part above the whole, half a person."""
    item, finals = line.item, {sex: cell.final for sex, cell in line.cells.items()}
    given = [value for value in finals.values() if value is not None]
    if any(value < 0 for value in given):
        words = _("“%(name)s”: số chốt nhỏ hơn 0. Điều chỉnh đang bớt nhiều hơn số tự cộng; hãy xem lại.")
        return [Finding(ERROR, item.code, words % {"name": item.name})]
    if item.unit not in MONEY_UNITS and any(value != int(value) for value in given):
        words = _("“%(name)s”: “%(unit)s” đếm bằng số nguyên mà số chốt có phần lẻ. Hãy xem lại điều chỉnh.")
        return [Finding(ERROR, item.code, words % {"name": item.name, "unit": item.unit})]
    total = finals[TOTAL]
    if total is None or not item.by_sex:
        return []
    parts = sum((finals[sex] or Decimal(0) for sex in (FEMALE, MALE)), Decimal(0))
    # Where a unit gave less than all three numbers, the parts may come to less than the whole, never to more.
    split_everywhere = len({cell.computed.answered for cell in line.cells.values()}) == 1
    if parts == total or (parts < total and not split_everywhere):
        return []
    words = _("“%(name)s”: số chốt nữ và nam cộng lại là %(parts)s, ô tổng là %(total)s. Hãy điều chỉnh cho khớp.")
    return [Finding(ERROR, item.code, words % {"name": item.name, "parts": number(parts), "total": number(total)})]
