"""Frozen values that a reading consists of: each fact with the exact words that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Level = Literal["sure", "check", "inferred"]
Role = Literal["lead", "coordinate", "assigned", "asked"]
NodeLevel = Literal["part", "roman", "arabic", "decimal", "letter", "dash", "plus", "article"]
CitationRole = Literal["basis", "body", "title", "self"]
Relation = Literal["before", "by", "on", "in"]
Comparator = Literal[">=", "<=", "=", ">", "<", "~", "range"]
LedgerKind = Literal["date", "number", "quantity", "trigger"]
DeadlineSource = Literal["own", "label", "heading", "none"]


class Span(NamedTuple):
    """A stretch of the raw text: offsets in characters, end exclusive."""

    start: int
    end: int


class Evidence(NamedTuple):
    """The words a fact rests on (căn cứ trong văn bản): where they stand and what surrounds them."""

    spans: tuple[Span, ...]
    exact: str
    prefix: str
    suffix: str
    zone: str
    node: str
    line: int
    rule: str


@dataclass(frozen=True, slots=True)
class When:
    """A point in time as far as the text fixes it: exactly one of the first six is filled, or only the words."""

    date: str | None = None
    yearly: str | None = None
    monthly: str | None = None
    month: str | None = None
    quarter: str | None = None
    year: int | None = None
    inferred: bool = False

    @property
    def known(self) -> bool:
        """Whether any point in time was found."""
        return any((self.date, self.yearly, self.monthly, self.month, self.quarter, self.year))


@dataclass(frozen=True, slots=True)
class Fact:
    """What every finding carries: its evidence, how sure it is, and why it should be looked at."""

    evidence: Evidence
    level: Level = "sure"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed (người ký), with the competence lines (TM., KT. …) above the post."""

    competence: str | None
    position: str | None
    full_name: str | None


@dataclass(frozen=True, slots=True)
class Header:
    """What stands around the body of a document (thể thức), named as in the national exchange format."""

    authority: str | None = None
    parent_authority: str | None = None
    code_number: str | None = None
    code_notation: str | None = None
    type_name: str | None = None
    place: str | None = None
    promulgation_date: str | None = None
    subject: str | None = None
    plan_year: int | None = None
    signer: Signer | None = None
    evidence: tuple[tuple[str, Evidence], ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """An item of the outline (mục, khoản, điểm, gạch đầu dòng) where its marker stands."""

    level: NodeLevel
    label: str
    heading: str
    text: str
    line: int
    start: int
    end: int
    path: str
    evidence: Evidence
    confidence: Level = "sure"
    children: tuple[Node, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation(Fact):
    """One mention of another document (viện dẫn)."""

    type: str | None = None
    number: str | None = None
    year: int | None = None
    symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    issuer_as_written: str | None = None
    subject: str | None = None
    role: CitationRole = "body"


@dataclass(frozen=True, slots=True)
class Directive(Fact):
    """What an agency is told to do (nhiệm vụ được giao), with the role of its leading verb."""

    text: str = ""
    role: Role = "assigned"
    deadline: When | None = None
    deadline_source: DeadlineSource = "none"
    heading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agency(Fact):
    """An agency of the section that assigns the work (tổ chức thực hiện), in the words of the text."""

    name: str = ""
    asked: bool = False
    directives: tuple[Directive, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline(Fact):
    """Who has to do what by when (thời hạn), and whom it goes to."""

    when: When = When()
    who: str | None = None
    what: str | None = None
    to: str | None = None
    via: str | None = None
    relation: Relation = "before"


@dataclass(frozen=True, slots=True)
class ReportDuty(Fact):
    """A duty to report (chế độ báo cáo): who to whom via whom, when or on what occasion."""

    who: str | None = None
    to: str | None = None
    via: str | None = None
    when: When | None = None
    when_text: str | None = None


@dataclass(frozen=True, slots=True)
class Assignment(Fact):
    """A task given under labels or as a row of a table, with the agencies that lead and take part."""

    text: str = ""
    lead: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    when: When | None = None
    when_text: str | None = None
    product: str | None = None


@dataclass(frozen=True, slots=True)
class Target(Fact):
    """A number that an indicator has to reach (chỉ tiêu)."""

    indicator: str = ""
    comparator: Comparator = "="
    value: float = 0
    value_to: float | None = None
    unit: str = ""
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Recipient(Fact):
    """A line under "Nơi nhận"."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class Name(Fact):
    """A programme, a model, or a law that is called by its name."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class Funding(Fact):
    """A source of money (nguồn kinh phí)."""

    source: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """Something that looks wrong or incomplete, said in Vietnamese."""

    rule: str
    message: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Leftover:
    """A token that no fact has used: it is shown to the reviewer instead of being hidden."""

    kind: LedgerKind
    text: str
    evidence: Evidence
