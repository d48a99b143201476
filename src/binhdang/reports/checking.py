"""All checks of one version, own or consolidated."""

from django.utils.translation import gettext as _

from binhdang.reports.checks import ERROR, Finding, check_blanks, check_figures, check_privacy, check_words
from binhdang.reports.content import texts_of
from binhdang.reports.figures import lines_of
from binhdang.reports.models import Version
from binhdang.reports.progress import parts_of
from binhdang.reports.tally import tally_of
from binhdang.web.words import number


def findings_of(version: Version) -> list[Finding]:
    """Return what has to be mended and what has to be answered, figures first."""
    texts = texts_of(version.paragraphs.all())
    words = [*check_words(parts_of(version.report), texts), *check_privacy(texts)]
    if version.report.is_consolidated:
        return [*_gaps(version), *words]
    rows = [line.row() for line in lines_of(version)]
    notes = check_privacy({row.code: row.note for row in rows})
    return [*check_figures(rows), *notes, *check_blanks(rows), *words]


def _gaps(version: Version) -> list[Finding]:
    """Declared figures that the sum and its adjustments do not explain."""
    sentence = _("“%(name)s”: số khai báo lệch %(gap)s so với số chốt. Ghi điều chỉnh có lý do, hoặc sửa số khai báo.")
    return [
        Finding(ERROR, line.item.code, sentence % {"name": line.item.name, "gap": number(abs(line.gap))})
        for line in tally_of(version)
        if line.gap
    ]
