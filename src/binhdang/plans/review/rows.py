"""What the review page shows of each finding (dòng rà soát): rows of the database in, plain values out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from binhdang.documents.models import Fact, LedgerItem
from binhdang.documents.moments import in_words
from binhdang.documents.words import ROLE_WORDS, headline
from binhdang.organisations.rules import fold
from binhdang.plans.models import Addressee, Placement, Section
from binhdang.plans.operations.reading import means_everybody
from binhdang.web.states import KINDS

QUOTE = 260
CONTEXT = 60
Kind = Fact.Kind
# The order of the page: who acts and what they do stand before what surrounds it.
ORDER = (
    Kind.HEADER,
    Kind.BASIS,
    Kind.OUTLINE,
    Kind.AGENCY,
    Kind.TASK,
    Kind.DEADLINE,
    Kind.REPORT_DUTY,
    Kind.RECIPIENT,
    Kind.FUNDING,
    Kind.TARGET,
    Kind.NAME,
)
TITLES: Mapping[str, str | Promise] = {
    Kind.HEADER: _("Phần đầu và người ký"),
    Kind.BASIS: _("Căn cứ, viện dẫn"),
    Kind.OUTLINE: _("Đề mục"),
    Kind.AGENCY: _("Đơn vị được giao"),
    Kind.TASK: _("Việc giao"),
    Kind.DEADLINE: _("Hạn"),
    Kind.REPORT_DUTY: _("Chế độ báo cáo"),
    Kind.RECIPIENT: _("Nơi nhận"),
    Kind.FUNDING: _("Kinh phí"),
    Kind.TARGET: _("Chỉ tiêu"),
    Kind.NAME: _("Chương trình, mô hình, luật"),
}
# Where the word of the interface differs from that of the reading.
_TAGS = {Kind.REPORT_DUTY: "duty"}
_DECIDED = {
    Fact.Decision.ACCEPTED: ("accepted", _("đã nhận")),
    Fact.Decision.CORRECTED: ("accepted", _("đã sửa")),
    Fact.Decision.ADDED: ("accepted", _("người thêm")),
    Fact.Decision.REJECTED: ("cancelled", _("đã bỏ")),
}
_PENDING = {
    Fact.Level.SURE: ("not_started", _("chưa xem")),
    Fact.Level.CHECK: ("check", _("cần xem")),
    Fact.Level.INFERRED: ("inferred", _("suy ra")),
}
# Items of the outline below these are many and hold no choice: they are listed only when asked for.
_FINE_NODES = ("dash", "plus")
# The part before the colon is what the eye looks for.
_LED = (Kind.HEADER, Kind.DEADLINE, Kind.REPORT_DUTY)


def tag_of(kind: str) -> str:
    """Return the kind's word in the page vocabulary."""
    return _TAGS.get(Kind(kind), str(kind))


def is_fine(fact: Fact) -> bool:
    """Say whether the fact is one of the many items of the outline without a heading: dashes, letters."""
    value = fact.current
    return fact.kind == Kind.OUTLINE and (value.get("level") in _FINE_NODES or not value.get("heading"))


def letter_of(fact: Fact) -> str:
    """Return the letter of the fact's mark; the many marks of bare items have none."""
    if is_fine(fact):
        return ""
    return KINDS[tag_of(fact.kind)].letter


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact as a line of the list."""

    pk: int
    kind: str
    tag: str
    lead: str
    headline: str
    quote: str
    notes: list[str]
    level: str
    state: str
    word: str | Promise
    done: bool
    rejected: bool
    has_words: bool
    node: str
    details: list[str] = field(default_factory=list)
    placement: Placement | None = None
    section: Section | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has looked at it and the reader is sure: three small buttons are enough."""
        return not self.done and self.level == Fact.Level.SURE

    @property
    def is_doubtful(self) -> bool:
        """Whether a person must look at it."""
        return not self.done and self.level != Fact.Level.SURE


def _quote_of(fact: Fact, told: str) -> str:
    """Return the fact's own words where its line does not say them already."""
    words = " ".join(fact.exact.split())
    return "" if fold(words) in fold(told) else Truncator(words).chars(QUOTE)


def line_of(fact: Fact, *, placement: Placement | None = None, section: Section | None = None) -> FactLine:
    """Return the line of a fact."""
    whole = headline(fact.kind, fact.current)
    told = Truncator(whole).chars(QUOTE)
    lead, colon, rest = told.partition(": ") if fact.kind in _LED else ("", "", told)
    done = fact.decision != Fact.Decision.PENDING
    state, word = _DECIDED[Fact.Decision(fact.decision)] if done else _PENDING[Fact.Level(fact.level)]
    return FactLine(
        pk=fact.pk, kind=fact.kind, tag=tag_of(fact.kind), lead=lead + colon.strip(), headline=rest,
        quote=_quote_of(fact, whole),
        notes=[str(note) for note in fact.notes], level=fact.level, state=state, word=word, done=done,
        rejected=fact.decision == Fact.Decision.REJECTED, has_words=bool(fact.spans), node=fact.node,
        details=_task_details(fact.current) if fact.kind == Kind.TASK else [], placement=placement, section=section,
    )  # fmt: skip


def _task_details(value: Mapping[str, Any]) -> list[str]:
    """Role, who else, by when: what a task is besides its words."""
    role = str(ROLE_WORDS.get(value.get("role", ""), ""))
    lead, partners = ", ".join(value.get("lead") or ()), ", ".join(value.get("partners") or ())
    when = in_words(value.get("deadline")) or value.get("when_text") or ""
    dated = _("hạn theo đề mục: %s") if value.get("deadline_source") == "heading" else _("hạn: %s")
    return [
        part
        for part in (
            "" if lead else role,
            str(_("chủ trì: %s")) % lead if lead else "",
            str(_("phối hợp: %s")) % partners if partners else "",
            str(_("đề nghị")) if value.get("asked") else "",
            str(dated) % when if when else str(_("không ghi hạn")),
            str(_("sản phẩm: %s")) % value["product"] if value.get("product") else "",
        )
        if part
    ]


def names_of(value: Mapping[str, Any]) -> list[str]:
    """Return every name that a task is given to, the first one first."""
    names = [value.get("agency"), *(value.get("lead") or ()), *(value.get("partners") or ())]
    return [name for name in names if name]


@dataclass(frozen=True, slots=True)
class ItemLine:
    """Words that no fact has used, with what stands around them."""

    item: LedgerItem
    before: str
    after: str


def item_line(item: LedgerItem, text: str) -> ItemLine:
    """Return the line of an item of the ledger."""
    before = text[max(0, item.start - CONTEXT) : item.start].rpartition("\n")[2]
    after = text[item.end : item.end + CONTEXT].partition("\n")[0]
    return ItemLine(item, before, after)


@dataclass(frozen=True, slots=True)
class AddresseeLine:
    """A name that is given work, whom it means, and how much hangs on it."""

    addressee: Addressee
    targets: list[str]
    tasks: int
    everybody: bool = False

    @property
    def tokens(self) -> list[str]:
        """Whom it means, as the form sends it."""
        targets = self.addressee.targets.all()
        return [
            f"unit:{one.unit_id}" if one.unit_id else f"post:{one.post_id}" if one.post_id else f"group:{one.group_id}"
            for one in targets
        ]

    @property
    def state(self) -> str:
        """The state of the interface: a name that means nobody yet stops the plan."""
        states = {Addressee.State.UNKNOWN: "error", Addressee.State.PROPOSED: "check"}
        if self.everybody:
            return "inferred"
        return states.get(Addressee.State(self.addressee.state), "accepted")


def addressee_line(addressee: Addressee, tasks: int) -> AddresseeLine:
    """Return the line of a name; its targets were fetched with it."""
    unknown = addressee.state == Addressee.State.UNKNOWN
    everybody = unknown and means_everybody(addressee.name, has_work=tasks > 0)
    return AddresseeLine(addressee, [str(target) for target in addressee.targets.all()], tasks, everybody)


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """The tasks of one name."""

    name: str
    addressee: Addressee | None
    targets: list[str]
    lines: list[FactLine]


@dataclass(frozen=True, slots=True)
class KindCount:
    """How far the review of one kind has come."""

    kind: str
    decided: int
    total: int
    sure_left: int

    @property
    def tag(self) -> str:
        """The kind's word in the page vocabulary."""
        return tag_of(self.kind)

    @property
    def title(self) -> str | Promise:
        """The heading of the kind."""
        return TITLES[self.kind]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the whole review has come."""

    decided: int
    total: int
    parts: list[tuple[str, int, str | Promise]]
    kinds: dict[str, KindCount]
    open_items: int

    @property
    def left(self) -> int:
        """How many nobody has looked at."""
        return self.total - self.decided


def progress_of(rows: Iterable[tuple[str, str, str, int]], open_items: int) -> Progress:
    """Count (kind, decision, level, n) rows up to what the page says."""
    by_state: dict[tuple[str, str], int] = {}
    kinds: dict[str, list[int]] = {}
    for kind, decision, level, count in rows:
        pending = decision == Fact.Decision.PENDING
        key = ("pending", level) if pending else ("decided", "out" if decision == Fact.Decision.REJECTED else "in")
        by_state[key] = by_state.get(key, 0) + count
        told = kinds.setdefault(kind, [0, 0, 0])
        told[0] += 0 if pending else count
        told[1] += count
        told[2] += count if pending and level == Fact.Level.SURE else 0
    parts: list[tuple[str, int, str | Promise]] = [
        ("accepted", by_state.get(("decided", "in"), 0), _("đã nhận")),
        ("cancelled", by_state.get(("decided", "out"), 0), _("đã bỏ")),
        ("check", by_state.get(("pending", "check"), 0), _("cần xem")),
        ("inferred", by_state.get(("pending", "inferred"), 0), _("suy ra")),
        ("not_started", by_state.get(("pending", "sure"), 0), _("chắc, chưa xem")),
    ]
    decided = parts[0][1] + parts[1][1]
    counts: dict[str, KindCount] = {str(kind): KindCount(kind, *kinds[kind]) for kind in ORDER if kind in kinds}
    return Progress(decided, sum(part[1] for part in parts), parts, counts, open_items)
