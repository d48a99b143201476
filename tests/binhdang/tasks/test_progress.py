"""Reporting progress through the pages, with evidence, once."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from binhdang.accounts.models import Person
from binhdang.audit.models import Entry
from binhdang.organisations.models import Unit
from binhdang.plans.models import Plan
from binhdang.tasks.models import Assignment, Evidence, Progress, Task
from binhdang.tasks.operations import report_progress
from binhdang.web.rules import RuleBroken

NO_RESULT: dict[str, Any] = {"percent": None, "quantity": None, "quantity_unit": "", "words": "", "files": []}


@pytest.fixture
def assignment(confirmed_plan: Plan, deo_gio: Unit) -> Assignment:
    """What Đèo Gió has to do all year: talks in the villages."""
    return Assignment.objects.get(unit=deo_gio, task__deadline_source=Task.DeadlineSource.YEAR)


def url(assignment: Assignment, verb: str = "report_progress") -> str:
    """Return the address of a verb about an assignment."""
    return reverse(f"tasks:{verb}", args=[assignment.pk])


def image(name: str = "buoi-hop.png") -> SimpleUploadedFile:
    """Return a small file that is what it says it is."""
    return SimpleUploadedFile(name, b"\x89PNG\r\n\x1a\n" + b"0" * 40, content_type="image/png")


def test_it_writes_what_was_reported_and_carries_it_to_the_assignment(
    page: Any, hoa: Person, assignment: Assignment, today: date
) -> None:
    """State, quantity, words and files are kept; the list shows them; one line is written in the record."""
    given = {"state": "doing", "percent": "40", "quantity": "2", "quantity_unit": "buổi", "words": "Đã họp hai bản."}
    response = page(hoa).post(url(assignment), {**given, "evidence": [image(), image("anh-2.png")]})
    assert response.url == url(assignment, "detail")
    assignment.refresh_from_db()
    assert (assignment.state, assignment.percent, assignment.quantity) == ("doing", 40, Decimal(2))
    assert (assignment.quantity_unit, assignment.progressed_on, assignment.done_on) == ("buổi", today, None)
    progress = assignment.progress.get()
    assert progress.reported_by == hoa
    assert {proof.file.name for proof in progress.evidence.all()} == {"buoi-hop.png", "anh-2.png"}
    assert Entry.objects.filter(action="tasks.report_progress", about_id=assignment.pk).count() == 1
    shown = page(hoa).get(url(assignment, "detail")).content.decode()
    assert "Đã họp hai bản." in shown
    assert "đang làm · 40\xa0% · 2 buổi" in shown


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("1.234,5", Decimal("1234.5")), ("1.286", Decimal(1286)), ("2,5", Decimal("2.5")), ("1 286", Decimal(1286))],
)
def test_it_reads_an_amount_as_offices_write_it(
    page: Any, hoa: Person, assignment: Assignment, typed: str, amount: Decimal
) -> None:
    page(hoa).post(url(assignment), {"state": "doing", "quantity": typed, "quantity_unit": "buổi"})
    assert assignment.progress.get().quantity == amount
    # Sent back as the page shows it, it is the same amount.
    shown = page(hoa).tree(url(assignment)).css_first("input[name=quantity]").attributes["value"]
    page(hoa).post(url(assignment), {"state": "done", "quantity": shown, "quantity_unit": "buổi"})
    assert assignment.progress.first().quantity == amount


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("quantity", "1.5", "không phải là số"), ("quantity", "-3", "không thể âm"), ("quantity", "NaN", "không phải"),
        ("quantity", "9" * 30, "quá lớn"), ("percent", "150", "số nguyên từ 0 đến 100"),
        ("percent", "-1", "số nguyên từ 0 đến 100"), ("percent", "1,5", "số nguyên từ 0 đến 100"),
    ],
)  # fmt: skip
def test_it_says_what_is_wrong_with_an_amount(
    page: Any, hoa: Person, assignment: Assignment, field: str, typed: str, sentence: str
) -> None:
    response = page(hoa).post(url(assignment), {"state": "doing", field: typed})
    assert sentence in response.content.decode()
    assert not assignment.progress.exists()


def test_it_takes_a_second_click_for_the_first(page: Any, hoa: Person, assignment: Assignment) -> None:
    """The same form sent twice is one report, one file, one line in the record."""
    for _click in range(2):
        page(hoa).post(url(assignment), {"state": "doing", "percent": "10", "words": "Một", "evidence": [image()]})
    assert assignment.progress.count() == 1
    assert Evidence.objects.count() == 1
    assert Entry.objects.filter(action="tasks.report_progress").count() == 1
    page(hoa).post(url(assignment), {"state": "doing", "percent": "20", "words": "Một"})
    assert assignment.progress.count() == 2


def test_it_counts_done_from_the_first_day_it_was_done(hoa: Person, assignment: Assignment) -> None:
    """Describing finished work better does not make it late; taking it back clears the day."""
    first, later = date(2026, 6, 8), date(2026, 6, 20)
    report_progress(assignment, state="done", **NO_RESULT, by=hoa, today=first)
    report_progress(assignment, state="done", **{**NO_RESULT, "words": "Thêm ảnh"}, by=hoa, today=later)
    assignment.refresh_from_db()
    assert (assignment.done_on, assignment.percent, assignment.progressed_on) == (first, 100, later)
    report_progress(assignment, state="doing", **{**NO_RESULT, "percent": 80}, by=hoa, today=later)
    assignment.refresh_from_db()
    assert (assignment.done_on, assignment.state, assignment.percent) == (None, "doing", 80)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"state": "declined"}, "tình trạng"),
        ({"state": "doing", "percent": 101}, "0 đến 100"),
        ({"state": "doing", "percent": -1}, "0 đến 100"),
        ({"state": "doing", "quantity": Decimal(-1)}, "nhỏ hơn 0"),
        ({"state": "blocked"}, "vướng ở đâu"),
    ],
)
def test_it_refuses_what_makes_no_sense(
    hoa: Person, assignment: Assignment, today: date, given: dict[str, Any], sentence: str
) -> None:
    """Each refusal says what is wrong, and nothing is written."""
    with pytest.raises(RuleBroken, match=sentence):
        report_progress(assignment, **{**NO_RESULT, **given}, by=hoa, today=today)
    assert not Progress.objects.exists()


def test_it_keeps_the_words_when_the_form_is_refused(page: Any, hoa: Person, assignment: Assignment) -> None:
    """A wrong number comes back with the rest as it was typed, and a message at the field."""
    shown = page(hoa).post(url(assignment), {"state": "doing", "percent": "140", "words": "Đã mở lớp"}).content.decode()
    assert "Đã mở lớp" in shown
    assert "field-error" in shown
    assert not Progress.objects.exists()


def test_it_refuses_a_file_that_is_not_what_it_says(page: Any, hoa: Person, assignment: Assignment) -> None:
    """A program named .pdf is refused with a sentence, and no progress stays behind half-written."""
    wrong = SimpleUploadedFile("minh-chung.pdf", b"MZ\x90\x00 a program", content_type="application/pdf")
    shown = page(hoa).post(url(assignment), {"state": "doing", "words": "Có tệp", "evidence": [wrong]}).content.decode()
    assert "Có tệp" in shown
    assert not Progress.objects.exists()
    assert not Evidence.objects.exists()


def test_it_refuses_work_that_is_filed(hoa: Person, assignment: Assignment, today: date) -> None:
    """A task in history takes no more progress."""
    Task.objects.filter(pk=assignment.task_id).update(state=Task.State.HISTORY)
    with pytest.raises(RuleBroken, match="lưu hồ sơ"):
        report_progress(assignment, state="doing", **NO_RESULT, by=hoa, today=today)


def test_it_hands_out_evidence_only_as_a_download(page: Any, hoa: Person, lan: Person, assignment: Assignment) -> None:
    """The coordinator who issued the plan gets the file under its name; a browser is told not to open it."""
    page(hoa).post(url(assignment), {"state": "doing", "evidence": [image()]})
    response = page(lan).get(reverse("tasks:evidence", args=[Evidence.objects.get().pk]))
    assert response["Content-Disposition"] == 'attachment; filename="buoi-hop.png"'
    assert b"".join(response.streaming_content).startswith(b"\x89PNG")


@pytest.mark.parametrize(("count", "size", "sentence"), [(11, 10, "tối đa 10 tệp"), (1, 2048, "lớn hơn 0 MB")])
def test_it_limits_files_before_it_reads_them(
    page: Any, hoa: Person, assignment: Assignment, settings: Any, count: int, size: int, sentence: str
) -> None:
    """Too many files, or one over the limit, come back with a sentence; nothing is kept."""
    settings.UPLOAD_LIMIT_MB = 0 if size > 1000 else 20
    files = [SimpleUploadedFile(f"{n}.png", b"0" * size) for n in range(count)]
    shown = page(hoa).post(url(assignment), {"state": "doing", "evidence": files}).content.decode()
    assert sentence in shown
    assert not Progress.objects.exists()


def test_it_asks_what_stands_in_the_way_of_blocked_work(page: Any, hoa: Person, assignment: Assignment) -> None:
    """Blocked without words is no news for whoever could help."""
    shown = page(hoa).post(url(assignment), {"state": "blocked", "words": ""}).content.decode()
    assert "vướng ở đâu" in shown
    assert not Progress.objects.exists()


def test_it_shows_how_late_finished_work_was(page: Any, hoa: Person, assignment: Assignment) -> None:
    """Done after the day: a tone of its own, and by how many days."""
    Assignment.objects.filter(pk=assignment.pk).update(deadline=date(2026, 6, 1))
    page(hoa).post(url(assignment), {"state": "done"})
    assert "xong, muộn 7 ngày" in page(hoa).get(url(assignment, "detail")).content.decode()
