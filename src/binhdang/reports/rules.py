"""What a report may become, what a cell may hold, and how a due item stands: values in, values out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from binhdang.web.rules import RuleBroken

DRAFT, SUBMITTED, SENT, RETURNED, ACCEPTED, INCLUDED = (
    "draft",
    "submitted",
    "sent",
    "returned",
    "accepted",
    "included",
)

# verb → the states it starts from and the state it ends in. What is not here cannot happen.
STEPS: Mapping[str, tuple[frozenset[str], str]] = {
    "submit": (frozenset({DRAFT}), SUBMITTED),
    "send_back": (frozenset({SUBMITTED}), DRAFT),
    "sign": (frozenset({SUBMITTED}), SENT),
    "return": (frozenset({SENT, ACCEPTED}), RETURNED),
    "accept": (frozenset({SENT}), ACCEPTED),
    "include": (frozenset({ACCEPTED}), INCLUDED),
}


def step(verb: str, state: str, state_word: str) -> str:
    """Return the state that the verb leads to, or refuse with the reason in words."""
    starts, end = STEPS[verb]
    if state in starts:
        return end
    raise RuleBroken(
        _("Báo cáo đang ở bước “%(state)s” nên không làm được việc này. Hãy tải lại trang để xem tình trạng mới nhất.")
        % {"state": state_word}
    )


def may(verb: str, state: str) -> bool:
    """Say whether the verb applies to a report in this state."""
    return state in STEPS[verb][0]


def is_code_number(text: str) -> bool:
    """Say whether it is a number of the register of papers sent (số văn bản): 45, or 45a where one was put between."""
    return re.fullmatch(r"[1-9][0-9]{0,5}[a-zđ]?", text, re.IGNORECASE) is not None


# --- cells -----------------------------------------------------------------------------------------------
VALUE, NONE_ARISEN, NO_DATA, NOT_APPLICABLE, BLANK = "value", "none_arisen", "no_data", "not_applicable", "blank"
# "Không phát sinh" is an answer that adds nothing; the other three say that nobody has counted.
ANSWERS = frozenset({VALUE, NONE_ARISEN})
FEMALE, MALE, TOTAL = "female", "male", "total"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is written in one row of the grid (dòng số liệu): up to three numbers, or the kind of nothing, and why."""

    code: str
    female: Decimal | int | None = None
    male: Decimal | int | None = None
    total: Decimal | int | None = None
    state: str = VALUE
    note: str = ""

    def cells(self, *, by_sex: bool) -> dict[str, tuple[str, Decimal | None]]:
        """Return state and value for each cell of the row; the total follows when both parts are given."""
        typed = {FEMALE: self.female, MALE: self.male, TOTAL: self.total} if by_sex else {TOTAL: self.total}
        if self.state not in (VALUE, BLANK):
            return dict.fromkeys(typed, (self.state, None))
        if by_sex and self.total is None and self.female is not None and self.male is not None:
            typed[TOTAL] = self.female + self.male
        return {
            sex: (BLANK, None) if value is None else (VALUE, Decimal(value)) for sex, value in typed.items()
        }  # fmt: skip


# --- due items -------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Standing:
    """How a due item stands (tình trạng): a state of the state language, its words, and days late."""

    state: str
    words: str
    days: int = 0
    owes: bool = False


def standing(
    *, due_on: date, sent_on: date | None, settled_on: date | None, returned: bool, asked: bool, today: date
) -> Standing:
    """Say how something owed on a day stands today; what is only asked for is never in breach."""
    if returned:
        return Standing("returned", _("trả lại"), owes=True)
    if sent_on is None:
        days = (today - due_on).days
        if days <= 0:
            return Standing("not_due", _("chưa đến hạn"))
        if asked:
            return Standing("asked", _("đề nghị, chưa gửi"))
        return Standing("not_submitted", _("chưa nộp, quá %(days)s ngày") % {"days": days}, days, owes=True)
    days = max((sent_on - due_on).days, 0)
    if settled_on is None:
        words = _("chờ duyệt, muộn %(days)s ngày") % {"days": days} if days else _("chờ duyệt")
        return Standing("waiting", words, days)
    if days and not asked:
        return Standing("late", _("nộp muộn %(days)s ngày") % {"days": days}, days)
    return Standing("on_time", _("đúng hạn"))
