"""Bringing documents in, reading them, and deciding what was read (nạp, đọc, rà soát)."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

import vanban
from binhdang.accounts.acting import Acting, demand, person_of
from binhdang.audit.operations import record
from binhdang.documents.carrying import carry_over, fact_of, ledger_items
from binhdang.documents.facts import facts_of, spans_of
from binhdang.documents.formats import format_of
from binhdang.documents.header import attributes_of, give_back, take_over
from binhdang.documents.models import Document, Fact, LedgerItem, Reading, StoredFile
from binhdang.documents.passages import around, line_of
from binhdang.documents.rules import check_size, cleaned, safe_name
from binhdang.documents.storage import discarding_files, keep
from binhdang.organisations.models import Unit
from binhdang.web.rules import RuleBroken
from vanban.files import FileRefused, SourceText, read_bytes

ADDED_BY_HAND = "person"


def store_file(*, data: bytes, name: str, by: Acting) -> StoredFile:
    """Keep a file beside work (minh chứng, văn bản nộp): allowed by content, within the size limit.

    The operation that calls it writes the audit line, and stands in `discarding_files()`.
    """
    shown = safe_name(name)
    check_size(len(data), settings.UPLOAD_LIMIT_MB)
    return keep(data, name=shown, file_format=format_of(data, shown), by=by)


def _readable(data: bytes, name: str) -> SourceText:
    """The text of a file that may become a document."""
    check_size(len(data), settings.UPLOAD_LIMIT_MB)
    try:
        source = read_bytes(data, name)
    except FileRefused as refusal:
        raise RuleBroken(str(refusal)) from refusal
    if "\x00" in source.text or not source.text.strip():
        raise RuleBroken(_("Tệp không có chữ đọc được: hãy dán chữ của văn bản vào một tệp .txt rồi thử lại."))
    return source


def upload(*, data: bytes, name: str, issuing_unit: Unit, by: Acting) -> Document:
    """Bring in a document and read it (nạp văn bản); what cannot be read leaves nothing behind."""
    demand(by, "documents.upload", issuing_unit)
    shown = safe_name(name, "van-ban")
    source = _readable(data, shown)
    # The reading comes before the transaction: a long text must not keep other writers waiting.
    result = vanban.read(source.text).to_json()
    with discarding_files(), transaction.atomic():
        Unit.objects.select_for_update().get(pk=issuing_unit.pk)
        _refuse_known(data, issuing_unit)
        document = Document(
            file=keep(data, name=shown, file_format=source.format, by=by), text=source.text, issuing_unit=issuing_unit,
            **attributes_of(result.get("header") or {}),
        )  # fmt: skip
        document.search = document.searchable()
        document.save()
        reading = _new_reading(document, result)
        Fact.objects.bulk_create(
            fact_of(reading, row, position) for position, row in enumerate(facts_of(result, document.text), start=1)
        )
        LedgerItem.objects.bulk_create(ledger_items(reading, []))
        record("documents.upload", by=by.actor, about=document, file=shown, unit=issuing_unit, notes=source.notes)
    return document


@transaction.atomic
def discard(document: Document, *, by: Acting) -> None:
    """Throw away a document that nothing follows from (bỏ văn bản nạp nhầm), with its file; the record stays."""
    demand(by, "documents.upload", document.issuing_unit)
    stored = document.file
    record("documents.discard", by=by.actor, about=document, file=stored.name, sha256=stored.sha256)
    document.delete()
    stored.delete()
    transaction.on_commit(lambda: stored.file.delete(save=False))


def _refuse_known(data: bytes, unit: Unit) -> None:
    known = Document.objects.filter(issuing_unit=unit, file__sha256=sha256(data).hexdigest()).first()
    if known:
        raise RuleBroken(
            _("Tệp này đã được nạp: %(document)s, tệp “%(file)s”. Hãy mở văn bản đó thay vì nạp lại.")
            % {"document": known, "file": known.file.name}
        )


def _new_reading(document: Document, result: dict[str, Any]) -> Reading:
    return Reading.objects.create(document=document, reader_version=vanban.READER_VERSION, result=result)


def reread(document: Document, *, by: Acting) -> Reading:
    """Read the text again with the present reader (đọc lại); what a person decided stays decided."""
    demand(by, "documents.review", document.issuing_unit)
    result = vanban.read(document.text).to_json()
    with transaction.atomic():
        Document.objects.select_for_update().get(pk=document.pk)
        old = document.readings.first()
        reading = _new_reading(document, result)
        kept = carry_over(old, reading)
        record("documents.reread", by=by.actor, about=document, version=reading.reader_version, kept=kept)
    return reading


def _locked(fact: Fact, by: Acting) -> Fact:
    """The fact as it is now, kept from others until the decision is written."""
    demand(by, "documents.review", fact.reading.document.issuing_unit)
    return Fact.objects.select_for_update(of=("self",)).select_related("reading__document").get(pk=fact.pk)


def _decide(fact: Fact, decision: Fact.Decision, by: Acting) -> None:
    fact.decision, fact.decided_by, fact.decided_at = decision, person_of(by), timezone.now()
    fact.save(update_fields=("decision", "corrected", "decided_by", "decided_at"))


def _standing_decision(fact: Fact) -> Fact.Decision:
    """What a fact becomes when it is taken as it now stands."""
    if fact.rule == ADDED_BY_HAND:
        return Fact.Decision.ADDED
    return Fact.Decision.ACCEPTED if fact.corrected is None else Fact.Decision.CORRECTED


@transaction.atomic
def accept(fact: Fact, *, by: Acting) -> Fact:
    """Take the fact as it stands (nhận dữ kiện)."""
    now = _locked(fact, by)
    decision = _standing_decision(now)
    if now.decision != decision:
        if now.decision == Fact.Decision.REJECTED:
            _follow_header(now, str(now.current.get("value") or ""))
        _decide(now, decision, by)
        record("documents.accept", by=by.actor, about=now)
    return now


def _follow_header(fact: Fact, words: str) -> None:
    """Let the document's attributes follow a field of the header that was rejected, or taken after all."""
    if fact.kind == Fact.Kind.HEADER:
        give_back(fact.reading.document, str(fact.current["field"]), words)


@transaction.atomic
def accept_all(reading: Reading, *, kind: str, by: Acting) -> int:
    """Take all facts of a kind that the reader is sure of and nobody has looked at (nhận tất cả); return how many."""
    demand(by, "documents.review", reading.document.issuing_unit)
    count = Fact.objects.filter(
        reading=reading, kind=kind, level=Fact.Level.SURE, decision=Fact.Decision.PENDING
    ).update(decision=Fact.Decision.ACCEPTED, decided_by=person_of(by), decided_at=timezone.now())
    if count:
        record("documents.accept_all", by=by.actor, about=reading, kind=kind, count=count)
    return count


@transaction.atomic
def correct(fact: Fact, *, value: Mapping[str, Any], by: Acting) -> Fact:
    """Put a person's value in the place of what was read (sửa dữ kiện); what was read is kept beside it."""
    now = _locked(fact, by)
    new, before = cleaned(now.kind, value), now.current
    if new == before and now.decision != Fact.Decision.REJECTED:
        if now.decision == Fact.Decision.PENDING:
            return accept(now, by=by)
        return now
    now.corrected = new
    _decide(now, Fact.Decision.ADDED if now.rule == ADDED_BY_HAND else Fact.Decision.CORRECTED, by)
    if now.kind == Fact.Kind.HEADER:
        take_over(now.reading.document, new["field"], new["value"])
    record("documents.correct", by=by.actor, about=now, before=before, after=new)
    return now


@transaction.atomic
def reject(fact: Fact, *, by: Acting) -> Fact:
    """Say that this is no fact of the document (bỏ dữ kiện); it stays visible as rejected."""
    now = _locked(fact, by)
    if now.decision != Fact.Decision.REJECTED:
        _follow_header(now, "")
        _decide(now, Fact.Decision.REJECTED, by)
        record("documents.reject", by=by.actor, about=now)
    return now


@transaction.atomic
def add(reading: Reading, *, kind: str, value: Mapping[str, Any], start: int, end: int, by: Acting) -> Fact:
    """Add a fact that the reader missed, with the words it rests on (thêm dữ kiện)."""
    document = reading.document
    demand(by, "documents.review", document.issuing_unit)
    new = cleaned(kind, value)
    if not spans_of({"spans": [[start, end]]}, len(document.text)):
        raise RuleBroken(_("Chưa có chữ làm căn cứ: hãy chọn hoặc dán đúng các chữ trong văn bản."))
    Reading.objects.select_for_update().get(pk=reading.pk)
    exact = document.text[start:end]
    same = Fact.objects.filter(reading=reading, kind=kind, start=start, exact=exact, decision=Fact.Decision.ADDED)
    twin = next((fact for fact in same if fact.current == new), None)
    if twin:
        return twin
    prefix, suffix = around(document.text, start, end)
    above = Fact.objects.filter(reading=reading, start__lte=start).exclude(node="").order_by("-start").first()
    fact = Fact.objects.create(
        reading=reading, kind=kind, position=_next_position(reading), value=new, spans=[[start, end]], start=start,
        exact=exact, prefix=prefix, suffix=suffix, line=line_of(document.text, start), node=above.node if above else "",
        rule=ADDED_BY_HAND, decision=Fact.Decision.ADDED, decided_by=person_of(by), decided_at=timezone.now(),
    )  # fmt: skip
    LedgerItem.objects.filter(reading=reading, decision=LedgerItem.Decision.OPEN, start__lt=end, end__gt=start).update(
        decision=LedgerItem.Decision.USED
    )
    if kind == Fact.Kind.HEADER:
        take_over(document, new["field"], new["value"])
    record("documents.add", by=by.actor, about=fact, value=new)
    return fact


def _next_position(reading: Reading) -> int:
    last = Fact.objects.filter(reading=reading).order_by("-position").values_list("position", flat=True).first()
    return (last or 0) + 1


@transaction.atomic
def close_ledger_item(item: LedgerItem, *, decision: str, by: Acting) -> LedgerItem:
    """Say what becomes of words that no fact has used (xử lý chỗ chưa dùng đến); `open` takes it back."""
    demand(by, "documents.review", item.reading.document.issuing_unit)
    if decision not in LedgerItem.Decision.values:
        raise RuleBroken(_("Hãy chọn “không phải dữ kiện” hoặc “đã gắn vào dữ kiện”."))
    now = LedgerItem.objects.select_for_update().get(pk=item.pk)
    if now.decision != decision:
        now.decision = decision
        now.save(update_fields=("decision",))
        record("documents.close_ledger_item", by=by.actor, about=now, decision=decision)
    return now
