"""Correcting a duty that was read wrongly after its plan is in force, taking one back, adding one that was missed."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from binhdang.accounts.acting import Acting, demand
from binhdang.audit.operations import record
from binhdang.documents.moments import in_words, is_moment
from binhdang.documents.passages import find_words
from binhdang.organisations.models import Unit
from binhdang.plans.models import DueItem, Duty, Plan
from binhdang.plans.operations.dating import TITLE_SIZE
from binhdang.plans.operations.owing import Changes, Owing, units_of, words_for
from binhdang.plans.rules import When, sentence_at
from binhdang.web.rules import RuleBroken


def _held(plan_id: int) -> Plan:
    """Hold the plan, which must be in force: the calendar does not roll meanwhile, two people take turns."""
    Plan.objects.select_for_update().get(pk=plan_id)
    plan = Plan.objects.select_related("document__issuing_unit").defer("document__text").get(pk=plan_id)
    if plan.state == Plan.State.DRAFT:
        raise RuleBroken(_("Kế hoạch còn đang rà soát: hãy sửa dữ kiện ở trang rà soát."))
    if plan.state == Plan.State.HISTORY:
        raise RuleBroken(_("Kế hoạch đã hết năm và được lưu trữ, nên nghĩa vụ của nó không sửa được nữa."))
    return plan


def _held_duty(duty: Duty) -> Duty:
    """Hold a duty that stands."""
    plan = _held(duty.plan_id)
    Duty.objects.select_for_update().get(pk=duty.pk)
    now = Duty.objects.select_related("to_unit", "via_unit").get(pk=duty.pk)
    now.plan = plan
    if now.is_withdrawn:
        raise RuleBroken(_("Nghĩa vụ này đã thu hồi, nên không sửa được nữa."))
    return now


def _refuse(title: str, kind: str, when: When | None) -> None:
    if not title.strip():
        raise RuleBroken(_("Nội dung nghĩa vụ không được để trống."))
    if len(title.strip()) > TITLE_SIZE:
        raise RuleBroken(_("Nội dung nghĩa vụ dài quá %(size)s chữ cái. Hãy rút gọn.") % {"size": TITLE_SIZE})
    if kind not in Duty.Kind.values:
        raise RuleBroken(_("Không có loại nghĩa vụ này. Hãy chọn báo cáo, kế hoạch hoặc dự toán."))
    if when is not None and not is_moment(when):
        raise RuleBroken(_("Không hiểu hạn này. Hãy ghi một ngày, hoặc ngày và tháng hằng năm."))


def _owing(duty: Duty, units: Collection[Unit], already: Collection[int], receiver: Unit | None) -> set[int]:
    """Return who is to owe the duty; who takes it in does not hand in to itself, unless the plan already said so."""
    own = {duty.receiver.pk} if duty.receiver else set()
    kept = already if receiver == duty.receiver else ()
    owing = {unit.pk for unit in units} - (own - set(kept))
    if duty.when and not owing:
        raise RuleBroken(_("Hãy chọn ít nhất một đơn vị phải nộp; nơi nhận không tự nộp cho mình."))
    return owing


def _state(duty: Duty, owing: Collection[int]) -> dict[str, object]:
    """Return what the record keeps of a duty."""
    return {
        "title": duty.title,
        "kind": duty.kind,
        "when": in_words(duty.when) or duty.when_words,
        "who": duty.who_words,
        "to": duty.to_unit or duty.to_words,
        "via": duty.via_unit or duty.via_words,
        "units": list(Unit.objects.filter(pk__in=owing)),
        "days": sorted(set(duty.due_items.values_list("due_on", flat=True))),
    }


def _say(duty: Duty, *, title: str, kind: str, when: When | None, to_unit: Unit | None, via_unit: Unit | None) -> None:
    """Let a duty say what it should; words of the text that no longer fit give way to the names of the units."""
    duty.title, duty.kind = title.strip(), kind
    if duty.when != when:
        duty.when = None if when is None else dict(when)
        duty.when_words = in_words(when)
    if duty.to_unit != to_unit:
        duty.to_unit, duty.to_words = to_unit, to_unit.name if to_unit else ""
    if duty.via_unit != via_unit:
        duty.via_unit, duty.via_words = via_unit, via_unit.name if via_unit else ""


def _choose(duty: Duty, owing: set[int], before: set[int], today: date) -> None:
    """Remember who owes the duty where the words of the text do not say it."""
    if owing != before:
        duty.who_words = words_for(owing, duty, today)
    if owing != before or not duty.when or duty.units.exists():
        duty.units.set(owing)


@transaction.atomic
def correct_duty(
    duty: Duty, *, title: str, kind: str, when: When | None, to_unit: Unit | None, via_unit: Unit | None,
    units: Collection[Unit], by: Acting, today: date,
) -> Duty:  # fmt: skip
    """Put right a duty that was read wrongly (sửa nghĩa vụ): who owes what to whom by when. The text stays as it is."""
    demand(by, "plans.correct", duty.plan.document.issuing_unit)
    now = _held_duty(duty)
    _refuse(title, kind, when)
    owed = units_of(now, today)
    before, said, receiver = _state(now, owed), now.when, now.receiver
    changed_kind = kind != now.kind
    _say(now, title=title, kind=kind, when=when, to_unit=to_unit, via_unit=via_unit)
    owing = _owing(now, units, owed, receiver)
    changes = Changes()
    # A report that was begun carries its receiver: with a new one its due item is made anew.
    anew = now.kind == Duty.Kind.REPORT and now.receiver != receiver
    if changed_kind or anew or owing != owed or when != said:
        items = Owing(now, today)
        if changed_kind:
            items.empty()
        items.put_right(owing, owed, said, anew=anew)
        changes = items.changes
    _choose(now, owing, owed, today)
    now.save()
    if (after := _state(now, owing)) != before:
        record("plans.correct_duty", by=by.actor, about=now, before=before, after=after, due_items=changes.counts())
    return now


@transaction.atomic
def withdraw_duty(duty: Duty, *, reason: str, by: Acting) -> Duty:
    """Take back a duty that the plan does not ask (thu hồi nghĩa vụ): it stays on record and is chased no more."""
    demand(by, "plans.correct", duty.plan.document.issuing_unit)
    now = _held_duty(duty)
    if not reason.strip():
        raise RuleBroken(_("Hãy ghi lý do thu hồi nghĩa vụ này."))
    items = DueItem.objects.filter(duty=now)
    before = _state(now, set(items.values_list("unit", flat=True)))
    history = set(items.handed_in().values_list("pk", flat=True))
    still_open = items.select_for_update(of=("self",)).exclude(pk__in=history)
    changes = Changes(removed=len(still_open), kept=len(history))
    items.exclude(pk__in=history).delete()
    now.withdrawn_because = reason.strip()
    now.save(update_fields=("withdrawn_because",))
    record(
        "plans.withdraw_duty", by=by.actor, about=now, before=before, reason=reason.strip(), due_items=changes.counts()
    )  # fmt: skip
    return now


@transaction.atomic
def create_duty(
    plan: Plan, *, title: str, kind: str, when: When | None, to_unit: Unit | None, via_unit: Unit | None,
    units: Collection[Unit], words: str, by: Acting, today: date,
) -> Duty:  # fmt: skip
    """Add a duty that the reader missed (thêm nghĩa vụ): `words` of the text that tell of it are its proof."""
    demand(by, "plans.correct", plan.document.issuing_unit)
    plan = _held(plan.pk)
    _refuse(title, kind, when)
    if any(known.when == when for known in plan.duties.standing().filter(title=title.strip(), kind=kind)):
        raise RuleBroken(_("Kế hoạch đã có nghĩa vụ này. Hãy sửa nghĩa vụ đã có."))
    duty = Duty(plan=plan, **_proof(plan, words))
    _say(duty, title=title, kind=kind, when=when, to_unit=to_unit, via_unit=via_unit)
    owing = _owing(duty, units, (), None)
    duty.save()
    items = Owing(duty, today)
    items.put_right(owing, (), None)
    _choose(duty, owing, set(), today)
    duty.save()
    record(
        "plans.create_duty", by=by.actor, about=duty, after=_state(duty, owing), due_items=items.changes.counts()
    )  # fmt: skip
    return duty


def _proof(plan: Plan, words: str) -> dict[str, Any]:
    """Return the sentence that tells of a duty and where it stands; a duty without one comes last."""
    text = plan.document.text
    if not words.strip():
        return {"sentence": "", "start": len(text)}
    place = find_words(text, words)
    if place is None:
        raise RuleBroken(_("Không thấy các chữ này trong văn bản. Hãy chép lại đúng như văn bản viết."))
    return {"sentence": sentence_at(text, *place), "start": place[0]}
