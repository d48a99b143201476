"""Who owes what (ai còn nợ): all due items that the person oversees, by regime, in few queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models.fields.json import KeyTextTransform
from django.urls import reverse
from django.utils.translation import gettext as _

from binhdang.accounts.models import Person
from binhdang.organisations.models import Group
from binhdang.organisations.rules import without_marks
from binhdang.plans.models import DueItem, Duty, Filing
from binhdang.reports.models import Version
from binhdang.reports.rules import Standing, standing

# The order of states in bars and legends: what is wrong stands last.
ORDER = ("on_time", "late", "waiting", "not_due", "asked", "returned", "not_submitted")
SENT = ("on_time", "late", "waiting")


@dataclass(frozen=True, slots=True)
class Owed:
    """What one unit owes in one regime, and how it stands today."""

    item: DueItem
    standing: Standing
    paper: "Version | Filing | None" = None

    @property
    def is_report(self) -> bool:
        """Whether it is settled by a report written here, not by a filed document."""
        return self.item.duty.kind == Duty.Kind.REPORT

    @property
    def url(self) -> str:
        """Where to look at it: the report that came in, or the page of what is to be filed."""
        if not self.is_report:
            return reverse("plans:due_item", args=[self.item.pk])
        return reverse("reports:preview", args=[self.paper.report_id]) if isinstance(self.paper, Version) else ""

    @property
    def extra(self) -> str:
        """Days late, for the tile."""
        return f"+{self.standing.days}" if self.standing.days else ""


@dataclass(slots=True)
class Regime:
    """One kind of paper for one period, due on one day (chế độ báo cáo)."""

    key: str
    title: str
    plan_code: str
    due_on: date
    owed: list[Owed] = field(default_factory=list)

    @property
    def sent(self) -> int:
        """How many sent theirs."""
        return sum(owed.standing.state in SENT for owed in self.owed)

    @property
    def parts(self) -> list[tuple[str, int, str]]:
        """How the whole divides by state."""
        return parts_of(self.owed)


def parts_of(owed: Iterable[Owed]) -> list[tuple[str, int, str]]:
    """Count by state, in the order of bars and legends, with the word for many."""
    words = {
        "on_time": _("đúng hạn"), "late": _("nộp muộn"), "waiting": _("chờ duyệt"), "not_due": _("chưa đến hạn"),
        "asked": _("đề nghị"), "returned": _("trả lại"), "not_submitted": _("chưa nộp"),
    }  # fmt: skip
    counted = dict.fromkeys(ORDER, 0)
    for one in owed:
        counted[one.standing.state] += 1
    return [(state, count, words[state]) for state, count in counted.items() if count]


def _key(item: DueItem) -> str:
    return f"{item.duty.plan_id}-{item.duty.kind}-{item.period_id}-{item.due_on:%Y%m%d}"


def _title(item: DueItem) -> str:
    kinds = {
        Duty.Kind.REPORT: _("Báo cáo %(period)s"),
        Duty.Kind.OWN_PLAN: _("Kế hoạch của đơn vị, %(period)s"),
        Duty.Kind.ESTIMATE: _("Dự toán kinh phí, %(period)s"),
    }
    return kinds[Duty.Kind(item.duty.kind)] % {"period": item.period.name}


def regimes_for(person: Person, today: date) -> list[Regime]:
    """Return everything the person oversees, by regime in the order of days; units in Vietnamese order."""
    items = (
        DueItem.objects.visible_to(person)
        .chased()
        .filter(unit__in=person.reach("reports.oversee"))
        .select_related("unit", "duty__plan__document", "period")
        .defer("duty__plan__document__text", "duty__plan__document__search")
        .order_by("due_on", "duty__kind", "unit__level__rank", "unit__sort_key")
    )
    regimes: dict[str, Regime] = {}
    for item in items:
        key = _key(item)
        if key not in regimes:
            regimes[key] = Regime(key, _title(item), item.duty.plan.document.code, item.due_on)
        stands = standing(
            due_on=item.due_on, sent_on=item.sent_on, settled_on=item.settled_on, returned=item.returned,
            asked=item.asked, today=today,
        )  # fmt: skip
        regimes[key].owed.append(Owed(item, stands))
    return list(regimes.values())


def chosen_regime(regimes: list[Regime], key: str, today: date) -> Regime | None:
    """Return the regime asked for; else the last one of several units due within two weeks; else the first."""
    for regime in regimes:
        if regime.key == key:
            return regime
    due = [regime for regime in regimes if (regime.due_on - today).days <= 14]
    # What one unit alone sends up is not what the page is opened for.
    many = [regime for regime in due if len(regime.owed) > 1]
    return (many or due)[-1] if due else next(iter(regimes), None)


def narrow(owed: Iterable[Owed], *, words: str, group: Group | None, today: date) -> list[Owed]:
    """Keep the units of the group whose name holds the words, typed with or without marks."""
    members = set(group.members_on(today).values_list("pk", flat=True)) if group else None
    wanted = without_marks(words)
    return [
        one
        for one in owed
        if (members is None or one.item.unit_id in members) and wanted in without_marks(one.item.unit.name)
    ]


def with_papers(owed: list[Owed]) -> list[Owed]:
    """Add the last paper of each: the signed report, or the filed document."""
    ids = [one.item.pk for one in owed]
    papers: dict[int, Version | Filing] = {}
    # Only the printed number of what was frozen: a page of all units does not carry all their reports.
    signed = Version.objects.filter(report__due_item__in=ids, state__in=Version.OUTSIDE).defer("frozen")
    signed = signed.annotate(printed_number=KeyTextTransform("number_text", "frozen"))
    for version in signed.select_related("report").order_by("number"):
        if version.report.due_item_id:
            papers[version.report.due_item_id] = version
    for filing in Filing.objects.filter(due_item__in=ids).select_related("file").order_by("id"):
        papers[filing.due_item_id] = filing
    return [Owed(one.item, one.standing, papers.get(one.item.pk)) for one in owed]
