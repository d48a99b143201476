"""The facts of a plan's document that stand (dữ kiện còn hiệu lực), sorted by what operations need."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from django.utils.translation import gettext as _

from binhdang.documents.models import Document, Fact
from binhdang.organisations.models import Unit
from binhdang.organisations.rules import fold
from binhdang.organisations.wording import collective, plain
from binhdang.plans.models import Plan, Section
from binhdang.plans.rules import Outlined, duty_kind
from binhdang.web.rules import RuleBroken

NAME_SIZE = 300


@dataclass(frozen=True)
class Standing:
    """What was read and not rejected, as corrected by the reviewer."""

    document: Document
    by_kind: dict[str, list[Fact]]

    @classmethod
    def of(cls, document: Document) -> Self:
        """Read the facts of the newest reading: one query."""
        by_kind: dict[str, list[Fact]] = defaultdict(list)
        reading = document.readings.defer("result").first()
        if reading is not None:
            # Each fact reaches the text through the one document that is held already.
            reading.document = document
            for fact in reading.facts.standing():
                by_kind[fact.kind].append(fact)
        return cls(document, by_kind)

    def kind(self, kind: Fact.Kind) -> list[Fact]:
        """Return the facts of a kind, in the order of the text."""
        return self.by_kind.get(kind, [])

    def header(self, field: str) -> str:
        """Return a field of the header; empty where it was not found or was rejected."""
        told = (fact.current.get("value") for fact in self.kind(Fact.Kind.HEADER) if fact.current.get("field") == field)
        return str(next(told, "") or "").strip()

    @property
    def year(self) -> int | None:
        """The plan's year; None for a plan without one."""
        told = self.header("plan_year")
        return int(told) if told.isdecimal() and 1945 <= int(told) <= 2100 else None

    @property
    def title(self) -> str:
        """The plan's title, else what the document calls itself."""
        return (self.header("subject") or self.document.subject or str(self.document))[:500]

    def asked(self) -> frozenset[str]:
        """Return the names that the plan asks (đề nghị) instead of telling."""
        return frozenset(
            fold(fact.current["name"]) for fact in self.kind(Fact.Kind.AGENCY) if fact.current.get("asked")
        )

    def names(self) -> list[str]:
        """Return every name that is given work or owes something, once, in the order of the text."""
        seen: dict[str, str] = {}
        for name in self._names():
            seen.setdefault(fold(name)[:NAME_SIZE], name[:NAME_SIZE])
        return [name for key, name in seen.items() if key]

    def _names(self) -> Iterator[str]:
        for fact in self.kind(Fact.Kind.TASK):
            yield from names_of_task(fact)
        for fact in self.kind(Fact.Kind.DEADLINE):
            if fact.current.get("who") and fact.current.get("when") and kind_of_deadline(fact):
                yield fact.current["who"]
        for fact in self.kind(Fact.Kind.REPORT_DUTY):
            if fact.current.get("who") and fact.current.get("when"):
                yield fact.current["who"]


def missing_of(document: Document, signer: str) -> list[str]:
    """Return what a signed paper has and this one lacks (bản chưa ký): number, day, signer."""
    return [
        word
        for word, is_there in (
            (_("số"), document.code_number),
            (_("ngày ban hành"), document.issued_on),
            (_("người ký"), signer),
        )
        if not is_there
    ]


def is_other_issuer(authority: str, unit: Unit) -> bool:
    """Say whether the head of the paper names somebody else than the unit it was brought in for."""
    names = [unit.name, unit.short_name, *unit.names.values_list("name", flat=True)]
    return bool(authority) and fold(authority) not in {fold(name) for name in names}


def means_everybody(name: str, *, has_work: bool) -> bool:
    """Say whether a name that nobody knows, and that only owes something, means all who are given work.

    "Các đơn vị được giao nhiệm vụ": nobody has to choose them.
    """
    return not has_work and bool(collective(plain(name)))


def names_of_task(fact: Fact) -> list[str]:
    """Return the names a task is given to: those that lead, the one above it, those that take part."""
    value = fact.current
    agency = [value["agency"]] if value.get("agency") else []
    return [*(value.get("lead") or ()), *agency, *(value.get("partners") or ())]


def kind_of_deadline(fact: Fact) -> str | None:
    """Return the kind of duty a deadline tells of, None for a deadline of work."""
    return duty_kind(fact.current.get("what") or fact.exact)


def outlined(sections: Iterable[Section]) -> list[Outlined]:
    """Return sections as the rules of grouping see them."""
    return [Outlined(section.depth, section.level, section.heading, section.start) for section in sections]


def locked_draft(plan: Plan) -> Plan:
    """Hold the plan, which must still be a draft: what is confirmed is not reviewed any more."""
    now = Plan.objects.select_for_update(of=("self",)).select_related("document__issuing_unit__level").get(pk=plan.pk)
    if now.state != Plan.State.DRAFT:
        raise RuleBroken(
            _("%(plan)s đã được xác nhận, nên không rà soát lại được. Việc giao sai thì sửa ở trang của việc đó.")
            % {"plan": now}
        )
    return now
