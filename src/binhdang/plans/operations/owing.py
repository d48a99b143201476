"""What units owe after a duty was corrected: open due items move, go or come; what was handed in is history."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext as _

from binhdang.organisations.models import Group, GroupMember, Unit, UnitPath, in_force
from binhdang.plans.models import DueItem, Duty
from binhdang.plans.operations.assigning import Meanings
from binhdang.plans.operations.dating import WORDS_SIZE, Calendar, owing_units
from binhdang.plans.rules import When, is_past_turn, paired
from binhdang.web.rules import RuleBroken


@dataclass(slots=True)
class Changes:
    """What became of the due items of a duty: how many were added, moved, removed, kept as they were."""

    added: int = 0
    moved: int = 0
    removed: int = 0
    kept: int = 0

    def counts(self) -> dict[str, int]:
        """Return the counts as the record keeps them."""
        return asdict(self)


def units_of(duty: Duty, today: date) -> set[int]:
    """Return the units that owe a duty: those a correction chose, else those with due items, else as its words say."""
    chosen = set(duty.units.values_list("pk", flat=True))
    if chosen:
        return chosen
    owing = set(duty.due_items.values_list("unit", flat=True))
    return owing or set(owing_units(duty, Meanings.of(duty.plan, today).of_name(duty.who_words)))


def words_for(units: Collection[int], duty: Duty, today: date) -> str:
    """Name the units as shortly as can be: whole groups of the place by their name, then the others one by one."""
    tops = UnitPath.objects.filter(descendant=duty.plan.document.issuing_unit_id).values("ancestor")
    members: dict[int, set[int]] = {}
    rows = GroupMember.objects.filter(in_force(today), group__within__in=tops)
    for group, unit in rows.values_list("group", "unit"):
        members.setdefault(group, set()).add(unit)
    left = set(units)
    names: list[str] = []
    receiver = duty.receiver.pk if duty.receiver else None
    groups = Group.objects.in_bulk(members)
    for key, inside in sorted(members.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        inside.discard(receiver or 0)
        if len(inside) > 1 and inside <= left:
            names.append(groups[key].name)
            left -= inside
    names += [unit.label for unit in Unit.objects.filter(pk__in=left).order_by("level__rank", "sort_key")]
    words = "; ".join(names)
    return words if len(words) <= WORDS_SIZE else f"{words[: WORDS_SIZE - 2].rpartition(';')[0]}; …"


class Owing:
    """The due items of one duty being put right (ai nợ gì): held while it is corrected."""

    def __init__(self, duty: Duty, today: date) -> None:
        """Lock the duty's items; know what the same units owe under other duties of the plan."""
        self.duty = duty
        self.today = today
        self.calendar = Calendar(duty.plan, today)
        self.changes = Changes()
        self.remade = 0
        others = DueItem.objects.filter(duty__plan=duty.plan).exclude(duty=duty)
        for kind, unit, day in others.values_list("duty__kind", "unit", "due_on"):
            self.calendar.know(kind, unit, day)
        asked = DueItem.objects.filter(duty__plan=duty.plan, asked=True)
        self.asked = set(asked.values_list("unit", flat=True))
        self.history = set(DueItem.objects.filter(duty=duty).handed_in().values_list("pk", flat=True))
        self.by_unit: dict[int, dict[date, DueItem]] = {}
        for item in DueItem.objects.select_for_update(of=("self",)).filter(duty=duty):
            self.by_unit.setdefault(item.unit_id, {})[item.due_on] = item

    def empty(self) -> None:
        """Take away everything, for a duty that becomes one of another kind; refused once something was handed in."""
        if self.history:
            raise RuleBroken(
                _("Đã có đơn vị nộp theo nghĩa vụ này, nên không đổi loại được. Hãy thu hồi nghĩa vụ này rồi thêm "
                  "nghĩa vụ mới đúng loại.")
            )  # fmt: skip
        self.changes.removed += self.duty.due_items.all().delete()[0]
        self.by_unit = {}

    def put_right(
        self, owing: Collection[int], before: Collection[int], when: When | None, *, anew: bool = False
    ) -> None:
        """Let the units owe the duty on its days; `before` owed it when it said `when`; `anew`: the items are remade.

        A report that was begun holds on to its due item while the day moves within its period. With an item that is
        made anew, for another period or another receiver, it is found again by what it reports on.
        """
        wanted = self.calendar.days(self.duty)
        same = when == self.duty.when and bool(self.by_unit) and not anew
        for unit in sorted({*owing, *self.by_unit}):
            if not (same and unit in owing and unit in before):
                self._settle(unit, wanted, when, owes=unit in owing, anew=anew)
        self.changes.added += self.calendar.write() - self.remade
        if wanted and owing and not DueItem.objects.filter(duty=self.duty).exists():
            self._refuse_twin(owing, wanted)

    def _settle(self, unit: int, wanted: list[date], when: When | None, *, owes: bool, anew: bool) -> None:
        """Put right what one unit owes: the day nearest to each old one takes its place."""
        theirs = self.by_unit.get(unit, {})
        after, year = self.duty.when, self.duty.plan.year
        turns = {
            day: item.pk in self.history
            for day, item in theirs.items()
            if not is_past_turn(day, self.today, year=year, before=when, after=after)
        }
        pairs = paired(turns, wanted, before=when, after=after)
        for day, item in theirs.items():
            if item.pk in self.history or owes and day not in turns:
                self.changes.kept += 1
            else:
                self._place(item, pairs.get(day) if owes else None, anew=anew)
        if owes:
            left = [day for day in wanted if day not in pairs.values()]
            self.calendar.owe(self.duty, unit, left, asked=unit in self.asked)

    def _place(self, item: DueItem, day: date | None, *, anew: bool) -> None:
        """Move an open item to its day; without one it goes, and so it does where the unit owes the same already."""
        kind = self.duty.kind
        if day is None or not self.calendar.is_free(kind, item.unit_id, day):
            item.delete()
            self.changes.removed += 1
            return
        period = self.calendar.period(kind, self.duty.when, day)
        if anew or item.period_id != period.pk:
            item.delete()
            self.calendar.owe(self.duty, item.unit_id, [day], asked=item.asked)
            self.remade += 1
        else:
            self.calendar.know(kind, item.unit_id, day)
        if (item.due_on, item.period_id) == (day, period.pk):
            self.changes.kept += 1
            return
        self.changes.moved += 1
        if item.pk:
            item.due_on = day
            item.save(update_fields=("due_on",))

    def _refuse_twin(self, owing: Collection[int], wanted: list[date]) -> None:
        """Refuse a duty that asks nobody for anything, since another one asks the same already."""
        twin = DueItem.objects.filter(
            duty__plan=self.duty.plan, duty__kind=self.duty.kind, unit__in=owing, due_on__in=wanted
        )  # fmt: skip
        raise RuleBroken(
            _("Các đơn vị này đã phải nộp %(kind)s đúng ngày đó theo nghĩa vụ “%(title)s”. Hãy sửa nghĩa vụ đó, hoặc "
              "chọn ngày khác.") % {
                "kind": self.duty.get_kind_display(), "title": twin.select_related("duty")[0].duty.title}
        )  # fmt: skip
