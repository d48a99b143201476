"""Who sees which assignments: the list with its filters, and the neighbour who sees nothing."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from binhdang.accounts.models import Person
from binhdang.organisations.models import Unit
from binhdang.plans.models import Plan
from binhdang.tasks import operations
from binhdang.tasks.models import Assignment, Evidence, Extension, Obstacle, Progress, Task

INDEX = "/tasks/"


@pytest.fixture
def theirs(confirmed_plan: Plan, deo_gio: Unit) -> Assignment:
    """What Đèo Gió has to do all year."""
    return Assignment.objects.get(unit=deo_gio, task__deadline_source=Task.DeadlineSource.YEAR)


def rows_of(page: Any, person: Person, **filters: str) -> list[str]:
    """Return the units and words of the listed rows, in order."""
    tree = page(person).tree(INDEX, data=filters)
    return [row.text(separator=" ", strip=True) for row in tree.css("table tbody tr")]


def test_it_lists_the_units_own_work_to_an_officer(page: Any, hoa: Person, theirs: Assignment) -> None:
    """Đèo Gió's two tasks and nobody else's."""
    rows = rows_of(page, hoa, standing="all")
    assert len(rows) == 2
    assert all("xã Đèo Gió" in row for row in rows)
    assert "quá hạn 128 ngày" in rows[0]
    assert "cả năm" in rows[1]


def test_it_lists_everybodys_work_to_the_coordinator(page: Any, lan: Person, binh: Person, theirs: Assignment) -> None:
    """Eleven assignments of six units; the leader sees them too."""
    assert len(rows_of(page, lan, standing="all")) == 11
    assert len(rows_of(page, binh, standing="all")) == 11


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, 11),
        ({"standing": "late"}, 3),
        ({"standing": "on_track"}, 8),
        ({"standing": "near"}, 0),
        ({"standing": "nonsense"}, 11),
        ({"role": "lead"}, 2),
        ({"role": "coordinate"}, 1),
        ({"role": "nonsense"}, 11),
        ({"due": "past"}, 3),
        ({"due": "month"}, 1),
        ({"due": "week"}, 0),
        ({"due": "none"}, 0),
        ({"q": "truyền thông"}, 4),
        ({"q": "TRUYEN THONG"}, 4),
        ({"q": "binh dang gioi thon"}, 3),
        ({"q": "không có chữ này"}, 0),
        ({"unit": "999999"}, 11),
    ],
)
def test_it_filters(page: Any, lan: Person, theirs: Assignment, filters: dict[str, str], expected: int) -> None:
    """By standing, role, deadline and words with or without marks; nonsense filters nothing."""
    assert len(rows_of(page, lan, **filters)) == expected


def test_it_filters_by_unit_document_and_task(page: Any, lan: Person, so_y_te: Unit, theirs: Assignment) -> None:
    """The numbers of the leader's page lead here."""
    assert len(rows_of(page, lan, unit=str(so_y_te.pk), document=str(theirs.task.document_id))) == 2
    assert len(rows_of(page, lan, task=str(theirs.task_id))) == 3


def test_it_says_so_when_nothing_is_found(page: Any, lan: Person, hoa: Person, quan: Person, world: Any) -> None:
    """An empty list says why, with and without filters."""
    assert "Chưa có việc nào được giao" in page(hoa).get(INDEX).content.decode()
    assert "Không có việc nào khớp" in page(lan).get(INDEX, {"q": "gì đó"}).content.decode()
    assert "Không có việc nào ở mục này" in page(quan).get(INDEX, {"standing": "done"}).content.decode()
    assert "Không có vướng mắc nào" in page(lan).get(reverse("tasks:questions")).content.decode()


def test_it_lists_in_a_fixed_number_of_queries(
    client_of: Any, lan: Person, theirs: Assignment, confirmed_plan: Plan
) -> None:
    """Forty more tasks for every unit cost not one more query, and the text of a document is never read."""
    client = client_of(lan)
    client.get(INDEX)
    with CaptureQueriesContext(connection) as few:
        client.get(INDEX)
    add_tasks(confirmed_plan, 40)
    with CaptureQueriesContext(connection) as many:
        response = client.get(INDEX, {"page": "99"})
    assert response.context["page"].paginator.count == 11 + 40 * 6
    assert len(many) == len(few) <= 16
    assert not any('"documents_document"."text"' in query["sql"] for query in many)


def add_tasks(plan: Plan, count: int) -> None:
    """Add tasks to a plan's document, each for every commune of the first."""
    units = set(Assignment.objects.values_list("unit", flat=True))
    tasks = Task.objects.bulk_create(
        Task(
            document=plan.document, position=100 + n, text=f"Việc thêm {n}", sentence="Câu.", start=n, end=n,
            deadline_source="own", deadline=date(2026, 9, 1),
        )
        for n in range(count)
    )  # fmt: skip
    Assignment.objects.bulk_create(
        Assignment(task=task, unit_id=unit, role="assigned", named_as="x", deadline=task.deadline)
        for task in tasks
        for unit in units
    )


def test_it_shows_the_proof_and_where_the_deadline_comes_from(page: Any, hoa: Person, theirs: Assignment) -> None:
    """The sentence of the text, the source of the deadline in words, the group with the number of its members."""
    shown = page(hoa).get(reverse("tasks:detail", args=[theirs.pk])).content.decode()
    assert theirs.task.sentence in shown
    assert "làm trong cả năm" in shown
    assert "3 đơn vị" in shown
    assert "Tiến độ của" not in shown


def test_it_shows_the_coordinator_that_others_do_it_too(page: Any, lan: Person, theirs: Assignment) -> None:
    """She may open the list of all three; she does not report for them."""
    shown = page(lan).get(reverse("tasks:detail", args=[theirs.pk])).content.decode()
    assert "Tiến độ của 3 đơn vị" in shown
    assert "Ghi tiến độ" not in shown


def test_it_finds_a_task_by_its_words_after_they_were_corrected(theirs: Assignment) -> None:
    """The words without marks follow the text."""
    theirs.task.text = "Mở lớp xóa mù chữ"
    theirs.task.save()
    assert Task.objects.filter(folded__contains="xoa mu chu").get() == theirs.task


@pytest.fixture
def full(theirs: Assignment, hoa: Person, today: date) -> Assignment:
    """The same with everything that may hang on it: evidence, a request, an obstacle."""
    Assignment.objects.filter(pk=theirs.pk).update(asked=True)
    operations.report_progress(
        theirs, state="doing", percent=10, quantity=None, quantity_unit="", words="Riêng của Đèo Gió",
        files=[("rieng.png", b"\x89PNG\r\n\x1a\n" + b"0" * 40)], by=hoa, today=today,
    )  # fmt: skip
    operations.extend(theirs, until=date(2027, 1, 31), reason="Mưa lũ", by=hoa, today=today)
    operations.raise_obstacle(theirs, words="Đường hỏng", by=hoa)
    return theirs


def addresses(assignment: Assignment) -> dict[str, str]:
    """Return every address about the assignment."""
    found = {verb: reverse(f"tasks:{verb}", args=[assignment.pk]) for verb in ("detail", *VERBS)}
    return {
        **found,
        "answer_extension": reverse("tasks:answer_extension", args=[Extension.objects.get().pk]),
        "answer_obstacle": reverse("tasks:answer_obstacle", args=[Obstacle.objects.get().pk]),
        "evidence": reverse("tasks:evidence", args=[Evidence.objects.get().pk]),
    }


VERBS = {
    "report_progress": {"state": "done"},
    "extend": {"until": "2027-02-28", "reason": "x"},
    "raise_obstacle": {"words": "x"},
    "decline": {"reason": "x"},
}
ANSWERS = {
    "answer_extension": {"decision": "grant"},
    "answer_obstacle": {"answer": "x"},
}


def test_it_hides_everything_of_a_commune_from_its_neighbour(page: Any, tam: Person, full: Assignment) -> None:
    """Neither in her list nor by address, neither reading nor writing: not found, or not allowed to answer anybody."""
    assert not any("Đèo Gió" in row for row in rows_of(page, tam, standing="all"))
    own = Assignment.objects.get(unit=tam.unit, task=full.task)
    shown = page(tam).get(reverse("tasks:detail", args=[own.pk])).content.decode()
    assert "Riêng của Đèo Gió" not in shown
    assert "rieng.png" not in shown
    for name, address in addresses(full).items():
        refused = 403 if name in ANSWERS else 404
        page(tam).get(address, expect=refused)
        assert page(tam).post(address, {**VERBS, **ANSWERS}.get(name, {})).status_code in (
            refused,
            405 if name in ("detail", "evidence") else refused,
        )
    page(tam).get(reverse("tasks:questions"), expect=403)
    assert_untouched(full)


def assert_untouched(assignment: Assignment) -> None:
    """Check that nothing was written after `full` was made."""
    assignment.refresh_from_db()
    assert (assignment.state, assignment.deadline) == ("blocked", date(2026, 12, 31))
    assert (Progress.objects.count(), Extension.objects.count(), Obstacle.objects.count()) == (1, 1, 1)
    assert Extension.objects.get().state == Extension.State.ASKED
    assert Obstacle.objects.get().answered_at is None


def test_it_lets_those_who_only_see_write_nothing(
    page: Any, lan: Person, binh: Person, quan: Person, full: Assignment
) -> None:
    """The coordinator answers but does not report for a commune; leader and administrator only look."""
    for person in (lan, binh, quan):
        for verb, given in VERBS.items():
            assert page(person).post(addresses(full)[verb], given).status_code == 403, (person, verb)
    for person in (binh, quan):
        for verb, given in ANSWERS.items():
            assert page(person).post(addresses(full)[verb], given).status_code == 403, (person, verb)
    assert_untouched(full)


def test_it_asks_who_is_there_before_anything(client: Any, full: Assignment) -> None:
    """Signed out, every address leads to the sign-in page."""
    for address in (INDEX, reverse("tasks:questions"), *addresses(full).values()):
        assert client.get(address).url.startswith(reverse("accounts:sign_in")), address


def test_it_leaves_an_upload_of_evidence_behind_for_nobody(page: Any, tam: Person, full: Assignment) -> None:
    """A forged upload to the neighbour's work stores no file."""
    file = SimpleUploadedFile("gia.png", b"\x89PNG\r\n\x1a\n" + b"0" * 40)
    address = addresses(full)["report_progress"]
    assert page(tam).post(address, {"state": "done", "evidence": [file]}).status_code == 404
    assert Evidence.objects.count() == 1
