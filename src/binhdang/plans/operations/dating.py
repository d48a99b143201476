"""From deadlines and report duties to the plan's calendar: duties, and what each unit owes on which day."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from binhdang.documents.models import Fact
from binhdang.documents.moments import in_words
from binhdang.organisations.lookup import Directory
from binhdang.organisations.models import Post, Unit
from binhdang.organisations.rules import fold
from binhdang.periods.models import Period
from binhdang.periods.operations import period_for
from binhdang.periods.rules import Window, window_reported_by, year_window
from binhdang.plans.models import DueItem, Duty, Plan
from binhdang.plans.operations.assigning import BATCH, Meanings, Receiver
from binhdang.plans.operations.reading import Standing, kind_of_deadline
from binhdang.plans.rules import DutyWords, merged, plan_days, sentence_at, title_of

WORDS_SIZE, TITLE_SIZE = 500, 300


def duties_of(facts: Standing) -> list[DutyWords]:
    """Return the duties that the text tells of, each once."""
    agencies = facts.kind(Fact.Kind.AGENCY)
    told = [
        _told(fact, kind, fact.current.get("what"), agencies)
        for fact in facts.kind(Fact.Kind.DEADLINE)
        if (kind := kind_of_deadline(fact)) and fact.current.get("when")
    ]
    dated = {(fold(duty.who), str(duty.when)) for duty in told}
    loose = {str(duty.when) for duty in told}
    for fact in facts.kind(Fact.Kind.REPORT_DUTY):
        duty = _told(fact, Duty.Kind.REPORT, fact.exact, agencies)
        if not duty.when and (not (duty.who and (duty.to or duty.via)) or _is_said_with_a_day(duty, told)):
            # Reporting mentioned in passing binds nobody, and one sentence orders one report.
            continue
        # The same date of the same unit is already there as a deadline, perhaps as its own plan.
        twin = duty.when and ((fold(duty.who), str(duty.when)) in dated or (not duty.who and str(duty.when) in loose))
        if twin:
            told = [_completed(one, duty) for one in told]
        else:
            told.append(duty)
    return [_sent_like(duty, told) for duty in merged(told)]


def _sent_like(duty: DutyWords, told: Sequence[DutyWords]) -> DutyWords:
    """Take whom it goes to from another duty of the sentence: "báo cáo 6 tháng … và báo cáo năm … về UBND tỉnh"."""
    if duty.to or duty.via:
        return duty
    beside = (
        one
        for one in told
        if one.sentence == duty.sentence and one.kind == duty.kind and fold(one.who) == fold(duty.who)
    )
    other = next((one for one in beside if one.to or one.via), duty)
    return replace(duty, to=other.to, via=other.via)


def _is_said_with_a_day(duty: DutyWords, dated: Sequence[DutyWords]) -> bool:
    """Say whether the same sentence, or another that says as much, gives a day for what the same unit hands in."""
    return not duty.when_words and any(
        one.when
        and fold(duty.who) == fold(one.who)
        and (duty.sentence == one.sentence or fold(duty.title) in fold(one.title))
        for one in dated
    )


def _completed(known: DutyWords, other: DutyWords) -> DutyWords:
    """Take from a report duty whom it goes to, where the deadline of the same date does not say it."""
    if known.when != other.when or (other.who and fold(known.who) != fold(other.who)) or known.to or known.via:
        return known
    return replace(known, to=other.to, via=other.via)


def _told(fact: Fact, kind: str, what: str | None, agencies: Sequence[Fact]) -> DutyWords:
    value = fact.current
    when = value.get("when")
    return DutyWords(
        kind=kind,
        title=title_of(what, kind),
        who=_bearer(fact, agencies),
        to=value.get("to") or "",
        via=value.get("via") or "",
        when=when,
        when_words=str(value.get("when_text") or in_words(when)),
        sentence=_sentence(fact),
        start=fact.start,
    )


def _sentence(fact: Fact) -> str:
    """Return the sentence in which a fact stands: a deadline's own words are only its date."""
    if not fact.spans:
        return fact.exact
    return sentence_at(fact.reading.document.text, fact.spans[0][0], fact.spans[-1][1])


def _bearer(fact: Fact, agencies: Sequence[Fact]) -> str:
    """Return who bears a duty: the one named, else the agency in whose item it stands; nobody hands in to himself."""
    told = str(fact.current.get("who") or _agency_above(fact, agencies))
    takers = {fold(str(fact.current.get(key) or "")) for key in ("to", "via")}
    return "" if fold(told) in takers else told


def _agency_above(fact: Fact, agencies: Sequence[Fact]) -> str:
    """Return the agency in whose item a duty stands; nobody's outside them."""
    inside = [
        agency
        for agency in agencies
        if agency.node and agency.start <= fact.start and f"{fact.node}.".startswith(f"{agency.node}.")
    ]
    return str(inside[-1].current["name"]) if inside else ""


class Receivers:
    """To which unit the words "gửi UBND tỉnh (qua Sở Nội vụ)" lead."""

    def __init__(self, plan: Plan, duties: Iterable[DutyWords], on: date) -> None:
        self._directory = Directory.of(plan.document.issuing_unit, on)
        self._known: dict[str, Unit | None] = {"": None}
        via = Counter(unit for duty in duties if duty.when and (unit := self.unit(duty.via) or self.unit(duty.to)))
        self.usual: Unit = via.most_common(1)[0][0] if via else plan.document.issuing_unit

    def unit(self, words: str) -> Unit | None:
        """Return the first unit that the words name; None for bodies we do not know, such as ministries."""
        if words not in self._known:
            found = self._directory.find(words).targets
            units = (one.unit if isinstance(one, Post) else one for one in found if isinstance(one, Unit | Post))
            self._known[words] = next(units, None)
        return self._known[words]


def owing_units(duty: Duty, who: Iterable[Receiver]) -> list[int]:
    """Return the units that owe a duty, each once: who takes it in owes it only where a post of it is named."""
    receiver = duty.receiver
    return list(dict.fromkeys(
        one.unit for one in who if one.post is not None or receiver is None or one.unit != receiver.pk
    ))  # fmt: skip


class Calendar:
    """The duties of a plan and their due items, written in a few large statements."""

    def __init__(self, plan: Plan, today: date) -> None:
        self.plan = plan
        self.today = today
        self.since = timezone.localdate(plan.confirmed_at) if plan.confirmed_at else today
        self._periods: dict[Window, Period] = {}
        self._taken: set[tuple[str, int, date]] = set()
        self.due_items: list[DueItem] = []

    def period(self, kind: str, when: dict[str, object] | None, due_on: date) -> Period:
        """Return the period that a due item belongs to."""
        if kind == Duty.Kind.REPORT:
            span = window_reported_by(due_on, yearly="monthly" not in (when or {}))
        else:
            span = year_window(self.plan.year or due_on.year)
        if span not in self._periods:
            self._periods[span] = period_for(span)
        return self._periods[span]

    def add(self, duty: Duty, who: Iterable[Receiver], asked: frozenset[int]) -> int:
        """Put a duty's days on the calendar: the same unit, day and kind once; return how many were new."""
        days = self.days(duty)
        before = len(self.due_items)
        for unit in owing_units(duty, who):
            self.owe(duty, unit, days, asked=unit in asked)
        return len(self.due_items) - before

    def days(self, duty: Duty) -> list[date]:
        """Return the days on which a duty falls due."""
        return plan_days(
            duty.when, year=self.plan.year, issued_on=self.plan.document.issued_on, today=self.today, since=self.since
        )

    def owe(self, duty: Duty, unit: int, days: Iterable[date], *, asked: bool) -> None:
        """Let a unit owe a duty on some days: what it owes there already is not asked twice."""
        for day in days:
            if self.is_free(duty.kind, unit, day):
                self.know(duty.kind, unit, day)
                period = self.period(duty.kind, duty.when, day)
                self.due_items.append(DueItem(duty=duty, unit_id=unit, due_on=day, period=period, asked=asked))

    def is_free(self, kind: str, unit: int, day: date) -> bool:
        """Say whether the unit owes nothing of this kind on the day yet."""
        return (kind, unit, day) not in self._taken

    def know(self, kind: str, unit: int, day: date) -> None:
        """Remember an item that is there already."""
        self._taken.add((kind, unit, day))

    def write(self) -> int:
        """Store the due items; return how many."""
        DueItem.objects.bulk_create(self.due_items, batch_size=BATCH)
        return len(self.due_items)


def write_duties(
    plan: Plan, facts: Standing, meanings: Meanings, asked: frozenset[int], *, today: date, history: bool
) -> tuple[list[Duty], int, list[str]]:
    """Write the duties and, for a plan that is chased, their due items; return also what should be looked at."""
    told = duties_of(facts)
    receivers = Receivers(plan, told, today)
    calendar = Calendar(plan, today)
    warnings: list[str] = []
    kept: list[Duty] = []
    for words in told:
        duty = _duty(plan, words, receivers)
        who = meanings.of_name(words.who) if words.who else []
        if words.when and not who:
            warnings.append(_("Chưa rõ ai phải làm: “%(title)s” (%(when)s).") % {
                "title": duty.title, "when": duty.when_words})  # fmt: skip
        duty.save()
        if history or not words.when or not who or calendar.add(duty, who, asked):
            kept.append(duty)
        else:
            # Another duty has the same units on the same days already.
            duty.delete()
    calendar.write()
    return kept, len(calendar.due_items), warnings


def _duty(plan: Plan, words: DutyWords, receivers: Receivers) -> Duty:
    via, to = receivers.unit(words.via), receivers.unit(words.to)
    if not words.to and not words.via:
        to = receivers.usual
    return Duty(
        plan=plan, kind=words.kind, title=words.title[:TITLE_SIZE], who_words=words.who[:WORDS_SIZE],
        to_words=words.to[:WORDS_SIZE], via_words=words.via[:WORDS_SIZE], to_unit=to, via_unit=via,
        when=dict(words.when) if words.when else None, when_words=words.when_words[:TITLE_SIZE],
        sentence=words.sentence, start=words.start,
    )  # fmt: skip
