"""The reviewer's decisions: each once, each on record, surviving a new reading."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from binhdang.accounts.models import Person
from binhdang.audit.models import Entry
from binhdang.documents import operations
from binhdang.documents.models import Document, Fact, LedgerItem, Reading
from binhdang.web.rules import RuleBroken
from tests.binhdang.make import World
from tests.binhdang.make_plans import make_document


@pytest.fixture
def document(world: World) -> Document:
    return make_document(world)


@pytest.fixture
def reading(document: Document) -> Reading:
    return document.readings.get()


def deadline_of(reading: Reading) -> Fact:
    return reading.facts.filter(kind=Fact.Kind.DEADLINE).order_by("start")[0]


def actions() -> list[str]:
    return list(
        Entry.objects.filter(action__startswith="documents.").exclude(action="documents.upload")
        .order_by("pk").values_list("action", flat=True)
    )  # fmt: skip


def test_it_takes_a_fact_once(reading: Reading, lan: Person) -> None:
    fact = deadline_of(reading)
    for _click in range(2):
        operations.accept(fact, by=lan)
    fact.refresh_from_db()
    assert (fact.decision, fact.decided_by) == (Fact.Decision.ACCEPTED, lan)
    assert actions() == ["documents.accept"]


def test_it_keeps_what_was_read_beside_the_correction(reading: Reading, lan: Person) -> None:
    fact = deadline_of(reading)
    read = dict(fact.value)
    value = {**read, "when": {"date": "2026-12-01"}}
    for _click in range(2):
        operations.correct(fact, value=value, by=lan)
    fact.refresh_from_db()
    assert fact.decision == Fact.Decision.CORRECTED
    assert fact.value == read
    assert fact.current["when"] == {"date": "2026-12-01"}
    assert actions() == ["documents.correct"]
    details = Entry.objects.get(action="documents.correct").details
    assert details["before"]["when"] == read["when"]
    assert details["after"]["when"] == {"date": "2026-12-01"}


def test_it_counts_a_form_saved_unchanged_as_taken(reading: Reading, lan: Person) -> None:
    fact = deadline_of(reading)
    operations.correct(fact, value=fact.value, by=lan)
    fact.refresh_from_db()
    assert fact.decision == Fact.Decision.ACCEPTED
    assert fact.corrected is None


def test_it_takes_back_a_rejection(reading: Reading, lan: Person) -> None:
    fact = deadline_of(reading)
    operations.correct(fact, value={**fact.value, "who": "Sở Tài chính"}, by=lan)
    operations.reject(fact, by=lan)
    assert not Fact.objects.standing().filter(pk=fact.pk).exists()
    assert operations.accept(fact, by=lan).decision == Fact.Decision.CORRECTED
    assert actions() == ["documents.correct", "documents.reject", "documents.accept"]


def test_it_refuses_a_value_of_another_shape(reading: Reading, lan: Person) -> None:
    fact = deadline_of(reading)
    with pytest.raises(RuleBroken):
        operations.correct(fact, value={"when": "mai"}, by=lan)
    fact.refresh_from_db()
    assert fact.decision == Fact.Decision.PENDING
    assert actions() == []


def test_it_takes_all_sure_ones_of_a_kind(reading: Reading, lan: Person) -> None:
    doubtful = reading.facts.filter(kind=Fact.Kind.DEADLINE).first()
    assert doubtful is not None
    Fact.objects.filter(pk=doubtful.pk).update(level=Fact.Level.CHECK)
    sure = reading.facts.filter(kind=Fact.Kind.DEADLINE, level=Fact.Level.SURE).count()
    assert operations.accept_all(reading, kind="deadline", by=lan) == sure > 1
    assert operations.accept_all(reading, kind="deadline", by=lan) == 0
    doubtful.refresh_from_db()
    assert doubtful.decision == Fact.Decision.PENDING
    assert actions() == ["documents.accept_all"]


def test_it_adds_what_the_reader_missed_and_uses_the_ledger(reading: Reading, lan: Person) -> None:
    item = reading.ledger.first()
    assert item is not None
    value = {"source": "ngân sách tỉnh"}
    made = [
        operations.add(reading, kind="funding", value=value, start=item.start, end=item.end, by=lan) for _ in range(2)
    ]
    assert made[0] == made[1]
    assert (made[0].decision, made[0].exact) == (Fact.Decision.ADDED, item.text)
    item.refresh_from_db()
    assert item.decision == LedgerItem.Decision.USED
    assert actions() == ["documents.add"]
    operations.reject(made[0], by=lan)
    assert operations.accept(made[0], by=lan).decision == Fact.Decision.ADDED


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (0, 10_000_000)])
def test_it_adds_nothing_without_words(start: int, end: int, reading: Reading, lan: Person) -> None:
    with pytest.raises(RuleBroken, match="Chưa có chữ"):
        operations.add(reading, kind="funding", value={"source": "x"}, start=start, end=end, by=lan)


def test_it_closes_an_item_of_the_ledger_and_opens_it_again(reading: Reading, lan: Person) -> None:
    item = reading.ledger.first()
    assert item is not None
    for decision in ("not_a_fact", "not_a_fact", "open"):
        operations.close_ledger_item(item, decision=decision, by=lan)
    item.refresh_from_db()
    assert item.decision == LedgerItem.Decision.OPEN
    assert len(actions()) == 2
    with pytest.raises(RuleBroken):
        operations.close_ledger_item(item, decision="burnt", by=lan)


def test_it_puts_a_corrected_header_into_the_document(reading: Reading, lan: Person) -> None:
    for name, words in (("code_number", "16"), ("promulgation_date", "15/01/2026"), ("subject", "Kế hoạch khác")):
        fact = next(f for f in reading.facts.filter(kind="header") if f.value["field"] == name)
        operations.correct(fact, value={"field": name, "value": words}, by=lan)
    document = Document.objects.get()
    assert (document.code, document.issued_on.isoformat()) == ("16/KH-UBND", "2026-01-15")
    assert document.subject == "Kế hoạch khác"
    assert Document.objects.all().matching("ke hoach khac 16").exists()


@pytest.mark.parametrize(("name", "words"), [("promulgation_date", "tháng trước"), ("code_number", "9" * 30)])
def test_it_refuses_a_header_that_does_not_fit_and_changes_nothing(
    name: str, words: str, reading: Reading, lan: Person
) -> None:
    fact = next(f for f in reading.facts.filter(kind="header") if f.value["field"] == name)
    with pytest.raises(RuleBroken):
        operations.correct(fact, value={"field": name, "value": words}, by=lan)
    fact.refresh_from_db()
    assert fact.decision == Fact.Decision.PENDING


Act = Callable[[Fact, Person], Any]
ACTS: dict[str, Act] = {
    "accept": lambda fact, by: operations.accept(fact, by=by),
    "reject": lambda fact, by: operations.reject(fact, by=by),
    "correct": lambda fact, by: operations.correct(fact, value=fact.value, by=by),
    "accept_all": lambda fact, by: operations.accept_all(fact.reading, kind=fact.kind, by=by),
    "add": lambda fact, by: operations.add(fact.reading, kind="funding", value={"source": "x"}, start=0, end=4, by=by),
    "close": lambda fact, by: operations.close_ledger_item(fact.reading.ledger.all()[0], decision="used", by=by),
    "reread": lambda fact, by: operations.reread(fact.reading.document, by=by),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", ["minh", "hoa", "binh", "quan"])
def test_it_lets_only_the_coordinator_decide(act: str, who: str, reading: Reading, world: World) -> None:
    with pytest.raises(PermissionDenied):
        ACTS[act](deadline_of(reading), world.people[who])
    assert actions() == []


def test_it_keeps_decisions_when_the_document_is_read_again(document: Document, reading: Reading, lan: Person) -> None:
    first, second, third = reading.facts.filter(kind=Fact.Kind.DEADLINE).order_by("start")[:3]
    operations.accept(first, by=lan)
    operations.correct(second, value={**second.value, "who": "Sở Tài chính"}, by=lan)
    operations.reject(third, by=lan)
    added = operations.add(reading, kind="funding", value={"source": "quỹ"}, start=0, end=4, by=lan)
    item = reading.ledger.all()[0]
    operations.close_ledger_item(item, decision="not_a_fact", by=lan)
    before = reading.facts.count()

    again = operations.reread(document, by=lan)

    assert again.pk != reading.pk
    assert again.facts.count() == before
    assert reading.facts.count() == 0
    for fact, decision in ((first, "accepted"), (second, "corrected"), (third, "rejected"), (added, "added")):
        fact.refresh_from_db()
        assert (fact.reading, fact.decision) == (again, decision)
    assert second.current["who"] == "Sở Tài chính"
    assert added.current == {"source": "quỹ"}
    assert again.ledger.get(start=item.start, end=item.end).decision == LedgerItem.Decision.NOT_A_FACT


def test_it_knows_a_fact_again_by_its_words_when_its_place_moved(
    document: Document, reading: Reading, lan: Person
) -> None:
    fact = deadline_of(reading)
    operations.accept(fact, by=lan)
    Fact.objects.filter(pk=fact.pk).update(spans=[[1, 2]], value={})
    again = operations.reread(document, by=lan)
    fact.refresh_from_db()
    assert (fact.reading, fact.decision) == (again, Fact.Decision.ACCEPTED)
    assert fact.spans != [[1, 2]]
    assert fact.value["when"]


def test_it_keeps_what_a_person_took_and_the_reader_no_longer_finds(
    document: Document, reading: Reading, lan: Person
) -> None:
    taken, left = reading.facts.filter(kind=Fact.Kind.DEADLINE).order_by("start")[:2]
    operations.accept(taken, by=lan)
    Fact.objects.filter(pk__in=(taken.pk, left.pk)).update(spans=[[0, 3]], exact="ỦY ", prefix="", suffix="khác")
    again = operations.reread(document, by=lan)
    taken.refresh_from_db()
    left.refresh_from_db()
    assert taken.reading == again
    assert left.reading == reading


# --- the header and the document's attributes -------------------------------------------------------------------------
def header_fact(reading: Reading, field: str) -> Fact:
    return next(fact for fact in reading.facts.filter(kind=Fact.Kind.HEADER) if fact.value["field"] == field)


@pytest.mark.parametrize(("field", "blank"), [("code_number", ""), ("promulgation_date", None), ("subject", "")])
def test_it_takes_a_rejected_field_of_the_header_from_the_document(
    field: str, blank: object, reading: Reading, lan: Person
) -> None:
    attribute = {"promulgation_date": "issued_on"}.get(field, field)
    read = getattr(reading.document, attribute)
    fact = header_fact(reading, field)

    operations.reject(fact, by=lan)
    document = Document.objects.get()
    assert getattr(document, attribute) == blank

    operations.accept(fact, by=lan)
    assert getattr(Document.objects.get(), attribute) == read


def test_it_gives_an_added_field_of_the_header_to_the_document(reading: Reading, lan: Person) -> None:
    operations.reject(header_fact(reading, "code_number"), by=lan)
    operations.add(
        reading, kind=Fact.Kind.HEADER, value={"field": "code_number", "value": "17"}, start=5, end=9, by=lan
    )

    document = Document.objects.get()
    assert (document.code_number, document.code) == ("17", "17/KH-UBND")


def test_it_writes_a_number_left_blank_as_papers_do(document: Document) -> None:
    document.code_number = ""
    assert (document.code, str(document)) == ("…/KH-UBND", "Kế hoạch …/KH-UBND")
