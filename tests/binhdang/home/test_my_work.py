"""The first screen of each role: what is there, what is not, where each button leads."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from binhdang.accounts.models import Person
from binhdang.organisations.models import Unit
from binhdang.plans.models import DueItem, Duty, Plan
from binhdang.plans.operations import file, return_filing
from binhdang.reports.operations import return_report, send_back, start, submit
from binhdang.tasks import operations
from binhdang.tasks.models import Assignment, Task
from tests.binhdang.make import World, make_person, plan_text
from tests.binhdang.make_plans import make_plan
from tests.binhdang.reports import make_reports
from tests.binhdang.reports.make_reports import Reporting

HOME = "/"
IMAGE = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def sections(page: Any, person: Person) -> dict[str, str]:
    """Return the words of each section of somebody's first screen, by its key."""
    tree = page(person).tree(HOME)
    found = {}
    for panel in tree.css(".main section.panel"):
        heading = panel.css_first("h2")
        found[heading.attributes["id"] if heading else ""] = panel.text(separator=" ", strip=True)
    return found


def links(page: Any, person: Person, key: str) -> list[str]:
    """Return where the buttons of a section lead."""
    tree = page(person).tree(HOME)
    return [node.attributes["href"] for node in tree.css(f"section[aria-labelledby={key}] .job-act a")]


def due(unit: Unit, kind: str = Duty.Kind.REPORT) -> DueItem:
    """Return the first thing of a kind that a unit owes."""
    return DueItem.objects.filter(unit=unit, duty__kind=kind).order_by("due_on")[0]


# --- officers --------------------------------------------------------------------------------------------------
def test_it_shows_an_officer_what_is_overdue_and_due_this_week(
    page: Any, hoa: Person, confirmed_plan: Plan, deo_gio: Unit
) -> None:
    """The own plan owed since January, once, though it is a task too; the half-year report due in two days."""
    found = sections(page, hoa)
    assert list(found) == ["overdue", "week"]
    assert found["overdue"].count("quá hạn 128 ngày") == 1
    assert "Nộp kế hoạch" in found["overdue"]
    assert "còn 2 ngày" in found["week"]
    assert "Theo 15/KH-UBND" in found["week"]
    assert "Gửi: Sở Nội vụ" in found["week"]
    assert links(page, hoa, "overdue") == [reverse("plans:due_item", args=[due(deo_gio, Duty.Kind.OWN_PLAN).pk])]


def test_it_begins_a_report_with_one_click_and_goes_on_with_it(
    page: Any, hoa: Person, confirmed_plan: Plan, deo_gio: Unit
) -> None:
    """The button makes the report; from then on the same place leads into it."""
    client = page(hoa)
    form = client.tree(HOME).css_first("section[aria-labelledby=week] form")
    assert form.attributes["action"] == reverse("reports:start", args=[due(deo_gio).pk])
    response = client.post(form.attributes["action"])
    report = due(deo_gio).report
    assert response.url == reverse("reports:edit", args=[report.pk])
    assert links(page, hoa, "week") == [reverse("reports:edit", args=[report.pk])]
    assert "Viết tiếp" in sections(page, hoa)["week"]


def test_it_shows_what_comes_within_a_month_apart(
    page: Any, minh: Person, confirmed_plan: Plan, so_y_te: Unit, today: date
) -> None:
    """A report due in three weeks stands under what has to be sent; one due in two months does not stand there yet."""
    DueItem.objects.filter(pk=due(so_y_te).pk).update(due_on=today + timedelta(days=21))
    found = sections(page, minh)
    assert "còn 21 ngày" in found["write"]
    assert "Tuần này không có việc đến hạn" in found["week"]
    assert "30/6/2026" in found["week"]
    DueItem.objects.filter(pk=due(so_y_te).pk).update(due_on=today + timedelta(days=60))
    assert "write" not in sections(page, minh)


def test_it_brings_back_what_was_returned_with_the_reasons(page: Any, reporting: Reporting) -> None:
    """The reason for the whole and the one at the cell; the button leads into the report."""
    people = reporting.world.people
    version = make_reports.send(reporting, "TH-X01", "hoa", "dung")
    assert "returned" not in sections(page, people["hoa"])
    return_report(version, reason="Xem lại số liệu.", cells={"violence-cases": "Ít hơn số người?"}, by=people["lan"])
    found = sections(page, people["hoa"])["returned"]
    assert "Xem lại số liệu." in found
    assert found.count("Ít hơn số người?") == 1
    assert links(page, people["hoa"], "returned") == [reverse("reports:edit", args=[version.report_id])]
    assert "returned" not in sections(page, people["tam"])


def test_it_brings_back_what_the_own_head_wants_mended(page: Any, reporting: Reporting) -> None:
    """While the head reads, the officer has nothing to do; sent back, it stands on top with the head's words."""
    people = reporting.world.people
    version = make_reports.write(reporting, "TH-X01", "hoa")
    submit(version, by=people["hoa"])
    assert "6 tháng" not in sections(page, people["hoa"])["week"]
    version.refresh_from_db()
    send_back(version, reason="Viết rõ mục I.", by=people["dung"])
    assert "Viết rõ mục I." in sections(page, people["hoa"])["returned"]


def test_it_brings_back_a_plan_that_was_returned(
    page: Any, hoa: Person, lan: Person, confirmed_plan: Plan, deo_gio: Unit, today: date
) -> None:
    """A filed plan leaves the list; returned, it comes back with the reason."""
    item = due(deo_gio, Duty.Kind.OWN_PLAN)
    filing = file(
        item, code="9/KH-UBND", issued_on=date(2026, 1, 20), data=b"%PDF-1.4\n%%EOF\n", name="kh.pdf", by=hoa,
        today=today,
    )  # fmt: skip
    assert "Nộp kế hoạch" not in sections(page, hoa).get("overdue", "")
    assert "9/KH-UBND" in sections(page, lan)["filings"]
    assert links(page, lan, "filings") == [reverse("plans:due_item", args=[item.pk])]
    return_filing(filing, reason="Thiếu phần kinh phí.", by=lan)
    assert "Thiếu phần kinh phí." in sections(page, hoa)["returned"]


def test_it_shows_the_coordinators_answers(
    page: Any, minh: Person, lan: Person, confirmed_plan: Plan, today: date
) -> None:
    """A granted day, and the answer to an obstacle, stand on the first screen for a week."""
    assignment = Assignment.objects.get(unit=minh.unit, role=Assignment.Role.LEAD)
    extension = operations.extend(assignment, until=date(2026, 7, 31), reason="Bận", by=minh, today=today)
    obstacle = operations.raise_obstacle(assignment, words="Thiếu giảng viên", by=minh)
    assert "answers" not in sections(page, minh)
    operations.answer_extension(extension, granted=True, answer="", by=lan)
    operations.answer_obstacle(obstacle, answer="Mời Trường Chính trị.", by=lan)
    found = sections(page, minh)["answers"]
    assert "đồng ý lùi đến 31/7/2026" in found
    assert "Mời Trường Chính trị." in found


def test_it_asks_once_a_year_about_work_without_a_deadline(
    page: Any, hoa: Person, confirmed_plan: Plan, deo_gio: Unit, today: date
) -> None:
    """Nothing reported this year: asked; after a report: left alone."""
    assignment = Assignment.objects.get(unit=deo_gio, task__deadline_source=Task.DeadlineSource.YEAR)
    Assignment.objects.filter(pk=assignment.pk).update(deadline=None)
    Task.objects.filter(pk=assignment.task_id).update(deadline=None, deadline_source=Task.DeadlineSource.NONE)
    assert "thường xuyên" in sections(page, hoa)["yearly"]
    assert links(page, hoa, "yearly") == [reverse("tasks:report_progress", args=[assignment.pk])]
    operations.report_progress(
        assignment, state="doing", percent=None, quantity=None, quantity_unit="", words="Đã làm", files=[], by=hoa,
        today=today,
    )  # fmt: skip
    assert "yearly" not in sections(page, hoa)


def test_it_reminds_of_what_was_asked_without_calling_it_overdue(
    page: Any, minh: Person, confirmed_plan: Plan, today: date
) -> None:
    """Work only asked whose day has passed stands beside what is due, in quiet words."""
    Assignment.objects.filter(unit=minh.unit, role=Assignment.Role.LEAD).update(
        asked=True, deadline=today - timedelta(days=3)
    )
    found = sections(page, minh)
    assert "overdue" not in found
    assert "đã qua ngày đề nghị" in found["week"]


def test_it_chases_nothing_of_a_plan_in_history(page: Any, hoa: Person, confirmed_plan: Plan) -> None:
    """A year that is over asks nobody for anything."""
    Plan.objects.update(state=Plan.State.HISTORY)
    Task.objects.update(state=Task.State.HISTORY)
    found = sections(page, hoa)
    assert list(found) == ["week"]
    assert "Tuần này không có việc đến hạn" in found["week"]


# --- heads, the coordinator, others ------------------------------------------------------------------------------
def test_it_shows_a_head_what_waits_for_the_signature(page: Any, reporting: Reporting) -> None:
    """The head of the unit, and no other head; before anything is handed in, calm words."""
    people = reporting.world.people
    assert "Không có báo cáo nào chờ ký" in sections(page, people["dung"])["sign"]
    version = make_reports.write(reporting, "TH-X01", "hoa")
    submit(version, by=people["hoa"])
    assert "Lò Thị Hoa trình" in sections(page, people["dung"])["sign"]
    assert links(page, people["dung"], "sign") == [reverse("reports:preview", args=[version.report_id])]
    assert "Lò Thị Hoa" not in sections(page, people["vinh"])["sign"]


def test_it_shows_the_coordinator_what_to_take_in_and_who_owes(page: Any, reporting: Reporting) -> None:
    """The report that came in; by regime, how many of how many are missing; what Sở Nội vụ has to sum up itself."""
    people = reporting.world.people
    version = make_reports.send(reporting, "TH-X01", "hoa", "dung")
    found = sections(page, people["lan"])
    assert "xã Đèo Gió" in found["receive"]
    assert reverse("reports:preview", args=[version.report_id]) in links(page, people["lan"], "receive")
    assert "Kế hoạch của đơn vị, năm 2026" in found["owing"]
    assert "còn 3 trên 3 đơn vị chưa gửi" in found["owing"]
    assert "Tổng hợp" in found["week"]
    assert reverse("reports:consolidate") in links(page, people["lan"], "week")


def test_it_leads_from_who_owes_to_the_regime_itself(page: Any, reporting: Reporting) -> None:
    """The address chooses the regime on the page that lists the units."""
    lan = reporting.world.people["lan"]
    client = page(lan)
    addresses = links(page, lan, "owing")
    assert len(addresses) == 3
    for address in addresses:
        tree = client.tree(address)
        chosen = tree.css_first(".regime[aria-current=true]").attributes["href"]
        assert address.partition("regime=")[2] in chosen


def test_it_shows_the_coordinator_drafts_and_questions(
    page: Any, lan: Person, minh: Person, draft_plan: Plan, confirmed_plan_again: Plan, today: date
) -> None:
    """A plan being reviewed; an obstacle and a request for a later day, each with its own button."""
    assignment = Assignment.objects.get(unit=minh.unit, role=Assignment.Role.LEAD)
    extension = operations.extend(assignment, until=date(2026, 7, 31), reason="Bận", by=minh, today=today)
    obstacle = operations.raise_obstacle(assignment, words="Thiếu giảng viên", by=minh)
    assert links(page, lan, "drafts") == [reverse("plans:review", args=[draft_plan.pk])]
    assert links(page, lan, "questions") == [
        reverse("tasks:answer_obstacle", args=[obstacle.pk]),
        reverse("tasks:answer_extension", args=[extension.pk]),
    ]


@pytest.fixture
def confirmed_plan_again(world: World, draft_plan: Plan) -> Plan:
    """A second plan, in force, beside the one being reviewed."""
    return make_plan(world, text=plan_text().replace("Số: 15/KH-UBND", "Số: 16/KH-UBND"))


def test_it_is_calm_when_there_is_nothing(page: Any, hoa: Person, dung: Person, lan: Person) -> None:
    """Before the first plan each role reads why the page is empty and what comes next."""
    assert "Chưa có hạn nào phía trước" in sections(page, hoa)["week"]
    assert "Không có báo cáo nào chờ ký" in sections(page, dung)["sign"]
    found = sections(page, lan)
    assert "Không có câu hỏi nào chờ trả lời" in found["questions"]
    assert "Không có báo cáo mới" in found["receive"]
    assert reverse("plans:import_plan") in page(lan).get(HOME).content.decode()
    assert reverse("plans:import_plan") not in page(hoa).get(HOME).content.decode()


def test_it_leads_whoever_only_looks_to_the_whole_picture(page: Any, binh: Person, quan: Person, world: World) -> None:
    """Leader and administrator have no list of work and see the board; somebody without any role reads what to do."""
    for person in (binh, quan):
        assert "Bình đẳng giới: tình hình đến 8/6/2026" in page(person).get(HOME).content.decode()
    stranger = make_person("khach", "Người Khách", world.province)
    assert "không có việc phải làm hằng ngày" in sections(page, stranger)[""]


def test_it_keeps_a_commune_out_of_its_neighbours_screen(page: Any, reporting: Reporting) -> None:
    """Whatever happens in Đèo Gió, Láng Sen's officer and head read nothing of it."""
    people = reporting.world.people
    version = make_reports.send(reporting, "TH-X01", "hoa", "dung")
    return_report(version, reason="Riêng của Đèo Gió", cells={}, by=people["lan"])
    for name in ("tam", "vinh"):
        assert "Đèo Gió" not in page(people[name]).get(HOME).content.decode()


def test_it_reads_a_fixed_number_of_times_and_shows_a_bounded_list(
    client_of: Any, lan: Person, hoa: Person, confirmed_plan: Plan, deo_gio: Unit, today: date
) -> None:
    """Sixty more overdue tasks, obstacles and requests: as many queries as with a few, twenty rows each."""
    start(due(deo_gio), by=hoa)
    add_work(confirmed_plan, hoa, today, 2)
    few = {person.username: count_queries(client_of(person)) for person in (hoa, lan)}
    add_work(confirmed_plan, hoa, today, 30)
    assert {person.username: count_queries(client_of(person)) for person in (hoa, lan)} == few
    assert max(few.values()) <= 30
    shown = {section.key: section for section in client_of(hoa).get(HOME).context["sections"]}
    assert len([row for row in shown["overdue"].rows if row.kind == "assignment"]) == 20
    assert shown["overdue"].count == "20+"
    questions = {section.key: section for section in client_of(lan).get(HOME).context["sections"]}["questions"]
    assert (len(questions.rows), questions.count) == (20, "20+")


def count_queries(client: Any) -> int:
    """Return how many queries the first screen takes."""
    client.get(HOME)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(HOME).status_code == 200
    assert not any('"documents_document"."text"' in query["sql"] for query in queries)
    return len(queries)


def add_work(plan: Plan, person: Person, today: date, count: int) -> None:
    """Give a unit more work, each piece overdue, blocked and with a request for more time."""
    position = Task.objects.count() + 1
    for n in range(count):
        task = Task.objects.create(
            document=plan.document, position=position + n, text=f"Việc thêm {position + n}", sentence="Câu.",
            start=90_000 + n, end=90_001 + n, deadline_source="own", deadline=today - timedelta(days=n + 1),
        )  # fmt: skip
        assignment = Assignment.objects.create(
            task=task, unit=person.unit, role="assigned", named_as="x", deadline=task.deadline
        )
        operations.raise_obstacle(assignment, words=f"Vướng {n}", by=person)
        operations.extend(assignment, until=today + timedelta(days=n + 5), reason="Bận", by=person, today=today)


def test_it_counts_the_work_of_the_unit_beside_the_list(
    page: Any, hoa: Person, confirmed_plan: Plan, deo_gio: Unit
) -> None:
    """Two tasks: one late, one on time; each count leads to its list."""
    assignment = Assignment.objects.get(unit=deo_gio, task__deadline_source=Task.DeadlineSource.YEAR)
    evidence = SimpleUploadedFile("anh.png", IMAGE)
    page(hoa).post(reverse("tasks:report_progress", args=[assignment.pk]), {"state": "done", "evidence": [evidence]})
    aside = page(hoa).tree(HOME).css_first(".aside")
    assert "2 việc được giao" in aside.text(separator=" ", strip=True)
    assert [node.text(strip=True) for node in aside.css(".legend a")] == ["1 xong", "1 chậm"]
