"""What looks wrong in a report, said in words: why, then what to do (kiểm tra)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from binhdang.reports.outline import Part
from binhdang.reports.rules import BLANK, NO_DATA, NONE_ARISEN, VALUE
from binhdang.web.words import number

ERROR, QUESTION = "error", "question"
# A mobile number or the number of an identity card: nothing that belongs into a report of counts.
_PERSONAL = re.compile(r"(?<!\d)(?:0\d{2}[ .]?\d{3}[ .]?\d{4}|\d{12})(?!\d)")
JUMP = Decimal(2)  # more than doubled, or less than half
JUMP_FROM = 4  # below that a difference says nothing


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the grid as the checks see it (dòng số liệu)."""

    code: str
    name: str
    unit: str
    by_sex: bool
    whole_numbers: bool
    state: str = BLANK
    female: Decimal | None = None
    male: Decimal | None = None
    total: Decimal | None = None
    note: str = ""
    goes_with: str = ""
    previous: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend (error) or to answer (question): where, and in words."""

    level: str
    where: str
    words: str

    @property
    def is_error(self) -> bool:
        """Whether the report cannot go on like this."""
        return self.level == ERROR


def _arithmetic(row: Row) -> Iterable[Finding]:
    """Parts and their whole within one row."""
    if row.female is not None and row.male is not None and row.total is not None:
        together = row.female + row.male
        if together != row.total:
            yield Finding(
                ERROR,
                row.code,
                _(
                    "Nữ %(female)s cộng nam %(male)s là %(together)s, nhưng ô tổng ghi %(total)s. "
                    "Sửa một trong ba ô, hoặc xóa ô tổng để máy tự cộng."
                )
                % {
                    "female": number(row.female),
                    "male": number(row.male),
                    "together": number(together),
                    "total": number(row.total),
                },
            )
        return
    for value, word in ((row.female, _("nữ")), (row.male, _("nam"))):
        if value is not None and row.total is not None and value > row.total:
            yield Finding(
                ERROR,
                row.code,
                _(
                    "Ô %(word)s ghi %(value)s nhưng tổng chỉ có %(total)s: một phần không thể lớn hơn toàn bộ. "
                    "Thường do nhập lộn cột; hãy xem lại hai ô."
                )
                % {"word": word, "value": number(value), "total": number(row.total)},
            )
        elif value is not None and row.total is None:
            yield Finding(
                QUESTION, row.code, _("Mới ghi một trong hai ô nữ, nam nên chưa có tổng. Hãy ghi nốt ô còn lại.")
            )


def _whole(row: Row) -> Iterable[Finding]:
    """Things that come only whole."""
    values = [value for value in (row.female, row.male, row.total) if value is not None]
    if row.whole_numbers and any(value != int(value) for value in values):
        words = _("“%(unit)s” đếm bằng số nguyên; ô này có phần lẻ. Hãy xem lại có nhầm dấu chấm, dấu phẩy không.")
        yield Finding(ERROR, row.code, words % {"unit": row.unit})


def _against_partner(row: Row, rows: Mapping[str, Row]) -> Iterable[Finding]:
    """People where nothing took place: participants without sessions, people harmed without cases."""
    partner = rows.get(row.goes_with)
    if partner is None or not row.total:
        return
    said = {"name": row.name, "total": number(row.total), "unit": row.unit, "partner": partner.name}
    if partner.state == NONE_ARISEN or (partner.state == VALUE and partner.total == 0):
        words = _("Có %(total)s %(unit)s ở đây nhưng dòng “%(partner)s” ghi là không có. Một trong hai dòng chưa đúng.")
        yield Finding(ERROR, row.code, words % said)
    elif partner.state == BLANK:
        words = _("Có %(total)s %(unit)s ở đây mà dòng “%(partner)s” còn trống. Hãy ghi nốt dòng đó.")
        yield Finding(QUESTION, row.code, words % said)


def _against_previous(row: Row) -> Iterable[Finding]:
    """A big jump against the period before: a question, answered by a note."""
    if row.previous is None or row.total is None or row.note or max(row.previous, row.total) < JUMP_FROM:
        return
    low, high = sorted((row.previous, row.total))
    if high > low * JUMP:
        grown = row.total > row.previous
        words = (
            _("Tăng từ %(before)s lên %(now)s so với kỳ trước. Nếu đúng, hãy ghi một dòng lý do; nếu nhầm, sửa số.")
            if grown
            else _("Giảm từ %(before)s xuống %(now)s so với kỳ trước. Nếu đúng, hãy ghi lý do; nếu nhầm, sửa số.")
        )
        yield Finding(QUESTION, row.code, words % {"before": number(row.previous), "now": number(row.total)})


def check_figures(rows: Sequence[Row]) -> list[Finding]:
    """Return what is wrong or odd in the figures, in the order of the rows."""
    by_code = {row.code: row for row in rows}
    found: list[Finding] = []
    for row in rows:
        found += (*_arithmetic(row), *_whole(row), *_against_partner(row, by_code), *_against_previous(row))
        if row.state == NO_DATA and not row.note:
            found.append(
                Finding(QUESTION, row.code, _("“Chưa có số liệu” cần một dòng lý do để cấp trên biết khi nào có."))
            )
    return found


def check_words(parts: Iterable[Part], paragraphs: Mapping[str, str]) -> list[Finding]:
    """Return the mandatory sections that are still empty."""
    return [
        Finding(
            ERROR,
            part.code,
            _("Mục %(code)s “%(title)s” bắt buộc phải có lời. Nếu không có gì, hãy ghi “Không có”.")
            % {"code": part.code, "title": part.title},
        )
        for part in parts
        if part.mandatory and not paragraphs.get(part.code, "").strip()
    ]


def check_privacy(texts: Mapping[str, str]) -> list[Finding]:
    """Return where words hold what looks like somebody's telephone or identity number."""
    words = _(
        "Có dãy số giống số điện thoại hoặc số căn cước. Báo cáo chỉ ghi con số đếm: bỏ thông tin nhận ra một người."
    )
    return [Finding(ERROR, where, words) for where, text in texts.items() if _PERSONAL.search(text)]


def check_blanks(rows: Sequence[Row]) -> list[Finding]:
    """Return one question about all rows that nobody filled in; it belongs to no row."""
    blank = [row for row in rows if row.state == BLANK and row.total is None]
    if not blank:
        return []
    words = ngettext(
        "Còn %(count)s dòng số liệu để trống. Trống khác với 0 và khác với “không phát sinh”: hãy chọn một.",
        "Còn %(count)s dòng số liệu để trống. Trống khác với 0 và khác với “không phát sinh”: hãy chọn một.",
        len(blank),
    )
    return [Finding(QUESTION, "", words % {"count": len(blank)})]
