"""Adding up what units reported (tự cộng): values in, values out. One item at a time, so units never mix."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from binhdang.reports.rules import BLANK, NO_DATA, NONE_ARISEN, NOT_APPLICABLE, VALUE


@dataclass(frozen=True, slots=True)
class Answers:
    """How many units gave one kind of answer in one cell, and what their numbers come to."""

    state: str
    units: int
    amount: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Total:
    """A sum with what it rests on (độ phủ n/N): `answered` of `expected` units."""

    state: str
    value: Decimal | None
    answered: int
    expected: int

    @property
    def is_whole(self) -> bool:
        """Whether every unit that should have answered did."""
        return self.answered >= self.expected


def add_up(answers: Iterable[Answers], *, asked: int) -> Total:
    """Sum one cell over the accepted parts; `asked` units should have answered.

    "Không phát sinh" is an answer and adds nothing; "không áp dụng" leaves the whole; a blank is a gap, never 0.
    """
    given = {answer.state: answer for answer in answers}
    none = Answers(BLANK, 0)
    values, nothing = given.get(VALUE, none), given.get(NONE_ARISEN, none)
    exempt = given.get(NOT_APPLICABLE, none).units
    answered, expected = values.units + nothing.units, max(asked - exempt, 0)
    if values.units:
        return Total(VALUE, values.amount, answered, expected)
    if nothing.units:
        return Total(NONE_ARISEN, None, answered, expected)
    if exempt and not expected:
        return Total(NOT_APPLICABLE, None, 0, 0)
    return Total(NO_DATA, None, 0, expected)


def settle(computed: Decimal | None, adjustments: Iterable[Decimal]) -> Decimal | None:
    """Return the final figure: the computed sum and its adjustments; nothing when there is neither."""
    amounts = list(adjustments)
    if computed is None and not amounts:
        return None
    return (computed or Decimal(0)) + sum(amounts, Decimal(0))


def unexplained(final: Decimal | None, declared: Decimal | None) -> Decimal:
    """Return what still separates the declared figure from the final one (lệch, thiếu lý do)."""
    if declared is None:
        return Decimal(0)
    return declared - (final or Decimal(0))
