"""Bringing documents in, through HTTP: what is kept, what is refused, and that nothing is half-saved."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError, transaction
from django.test import Client
from django.urls import reverse

from binhdang.accounts.acting import System
from binhdang.accounts.models import Person
from binhdang.audit.models import Entry
from binhdang.documents.models import Document, Fact, LedgerItem, StoredFile
from binhdang.documents.operations import store_file
from binhdang.documents.storage import discarding_files
from binhdang.organisations.models import Unit
from binhdang.web.rules import RuleBroken
from tests.binhdang.make import plan_text
from tests.binhdang.make_plans import make_document

SignIn = Callable[[Person], Client]
UPLOAD = "plans:import_plan"


def send(client: Client, unit: Unit, data: bytes, name: str = "ke-hoach.txt") -> Any:
    file = SimpleUploadedFile(name, data)
    return client.post(reverse(UPLOAD), {"file": file, "issuing_unit": unit.pk})


def kept_files(settings: Any) -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def zipped(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return target.getvalue()


def test_it_keeps_the_file_and_reads_it(client_of: SignIn, lan: Person, province: Unit, settings: Any) -> None:
    response = send(client_of(lan), province, plan_text().encode(), "../Kế hoạch 2026.txt")
    document = Document.objects.get()
    assert response.url == reverse("plans:detail", args=[document.plan.pk])
    assert document.text == plan_text()
    assert (document.code, document.issued_on.isoformat()) == ("15/KH-UBND", "2026-01-12")
    assert document.file.name == "Kế hoạch 2026.txt"
    assert (document.file.format, document.file.uploaded_by) == ("txt", lan)
    (path,) = kept_files(settings)
    assert "Kế" not in path.name
    assert path.read_bytes() == plan_text().encode()
    assert set(document.readings.get().facts.values_list("decision", flat=True)) == {Fact.Decision.PENDING}
    entry = Entry.objects.get(action="documents.upload")
    assert (entry.about_id, entry.actor_id) == (document.pk, lan.pk)


BOMB = zipped(word__document_xml=b"0" * 12_000_000, Content_Types_xml=b"")
HOSTILE = {
    "0 byte": (b"", "0 byte"),
    "a program under another name": (b"MZ\x90\x00" + b"\x00" * 100, "chương trình máy tính"),
    "a zip bomb": (BOMB, "phình ra quá lớn"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "ảnh"),
    "a broken docx": (b"PK\x03\x04broken", "hỏng"),
    "a spreadsheet": (zipped(xl__workbook_xml=b"<x/>"), "Excel"),
    "a docx with entities": (
        zipped(word__document_xml=b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
        "DTD",
    ),
    "noise": (bytes(range(256)) * 20, "hãy"),
    "only blanks": (b" \n\t \n", "không có chữ"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_it_refuses_a_hostile_file_with_a_sentence_and_keeps_nothing(
    case: str, client_of: SignIn, lan: Person, province: Unit, settings: Any
) -> None:
    data, words = HOSTILE[case]
    response = send(client_of(lan), province, data, "ke-hoach.docx")
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not StoredFile.objects.exists()
    assert not Document.objects.exists()
    assert kept_files(settings) == []
    assert not Entry.objects.filter(action="documents.upload").exists()


def test_it_refuses_a_file_above_the_limit(client_of: SignIn, lan: Person, province: Unit, settings: Any) -> None:
    settings.UPLOAD_LIMIT_MB = 1
    response = send(client_of(lan), province, b"x" * (1024 * 1024 + 1))
    assert response.status_code == 422
    assert "giới hạn 1 MB" in response.content.decode()
    assert kept_files(settings) == []


def test_it_names_the_document_when_the_same_file_comes_again(
    client_of: SignIn, lan: Person, province: Unit, so_noi_vu: Unit
) -> None:
    client = client_of(lan)
    send(client, province, plan_text().encode(), "lần một.txt")
    again = send(client, province, plan_text().encode(), "lần hai.txt")
    assert again.status_code == 422
    assert "15/KH-UBND" in again.content.decode()
    assert "lần một.txt" in again.content.decode()
    assert send(client, so_noi_vu, plan_text().encode()).status_code == 302
    assert Document.objects.count() == 2


@pytest.mark.parametrize("who", ["minh", "hoa", "tam", "binh", "son", "quan"])
def test_it_is_closed_to_those_who_do_not_coordinate(who: str, world: Any, client_of: SignIn, province: Unit) -> None:
    client = client_of(world.people[who])
    assert client.get(reverse(UPLOAD)).status_code == 403
    assert send(client, province, plan_text().encode()).status_code == 403
    assert not Document.objects.exists()


def test_it_does_not_take_a_unit_out_of_reach(client_of: SignIn, lan: Person) -> None:
    stranger = Unit.objects.get(code="TH")
    other = Unit.objects.create(
        code="ZZ", name="Tỉnh khác", kind=Unit.Kind.PEOPLES_COMMITTEE, level=stranger.level, folded="z", sort_key="z"
    )
    assert send(client_of(lan), other, plan_text().encode()).status_code == 422
    assert not Document.objects.exists()


def fail_after_keeping(settings: Any) -> None:
    """An operation that keeps a file and then cannot write its row."""
    with discarding_files(), transaction.atomic():
        store_file(data=b"x", name="a.txt", by=System("kiểm thử"))
        assert len(kept_files(settings)) == 1
        raise DataError


def test_it_leaves_no_file_behind_when_the_database_fails(db: None, settings: Any) -> None:
    with pytest.raises(DataError):
        fail_after_keeping(settings)
    assert kept_files(settings) == []
    assert not StoredFile.objects.exists()


ALLOWED = {
    "docx": zipped(word__document_xml=b"<x/>"),
    "xlsx": zipped(xl__workbook_xml=b"<x/>"),
    "pdf": b"%PDF-1.7\n%%EOF",
    "png": b"\x89PNG\r\n\x1a\n" + b"\x00" * 20,
    "jpg": b"\xff\xd8\xff\xe0" + b"\x00" * 20,
    "txt": "biên bản họp".encode(),
    "html": b"<!doctype html><html><body><p>x</p></body></html>",
}


@pytest.mark.parametrize("file_format", ALLOWED)
def test_it_keeps_evidence_by_what_it_is(file_format: str, minh: Person) -> None:
    stored = store_file(data=ALLOWED[file_format], name="minh chứng.bin", by=minh)
    assert stored.format == file_format
    assert stored.file.name.endswith(f".{file_format}")
    with stored.file.open("rb") as file:
        assert file.read() == ALLOWED[file_format]


REFUSED = {
    "program": b"MZ\x90\x00" + b"\x00" * 80,
    "archive": zipped(a_xml=b"x"),
    "gif": b"GIF89a....",
    "rtf": b"{\\rtf1 x}",
    "xml": b"<?xml version='1.0'?><a/>",
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses_other_evidence(case: str, minh: Person, settings: Any) -> None:
    with pytest.raises(RuleBroken, match=r"minh chứng\.pdf"):
        store_file(data=REFUSED[case], name="minh chứng.pdf", by=minh)
    assert kept_files(settings) == []


def fail_around_an_operation(settings: Any) -> None:
    """A whole that fails after the operation in it was done."""
    with discarding_files():
        with discarding_files():
            store_file(data=b"x", name="a.txt", by=System("kiểm thử"))
        assert len(kept_files(settings)) == 1
        raise DataError


def test_it_removes_files_of_an_operation_inside_one_that_failed(db: None, settings: Any) -> None:
    with pytest.raises(DataError):
        fail_around_an_operation(settings)
    assert kept_files(settings) == []


def keep_two(settings: Any, by: Person) -> None:
    """An operation that keeps two files, the second of which is refused."""
    with discarding_files():
        store_file(data=ALLOWED["pdf"], name="a.pdf", by=by)
        assert len(kept_files(settings)) == 1
        store_file(data=b"", name="b.pdf", by=by)


def test_it_removes_files_of_an_operation_that_was_refused(minh: Person, settings: Any) -> None:
    with pytest.raises(RuleBroken, match="0 byte"):
        keep_two(settings, minh)
    assert kept_files(settings) == []


def test_it_reads_the_ledger_too(world: Any) -> None:
    make_document(world)
    assert LedgerItem.objects.exists()
