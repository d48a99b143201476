"""The leader's page: right counts, each leading to what it counted; few queries however much there is."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from binhdang.accounts.models import Grant, Person
from binhdang.home import rules
from binhdang.home.rules import Ahead, Line, Owing
from binhdang.organisations.models import Unit
from binhdang.plans.models import DueItem, Plan, PlanTask, Section
from binhdang.tasks import operations
from binhdang.tasks.models import Assignment, Task
from tests.binhdang.make import World, make_commune, make_person

LEAD = "/lead/"


def cells(page: Any, person: Person, heading: str, **given: str) -> dict[str, list[str]]:
    """Return the rows of one of the two tables: name → xong, đúng hạn, chậm, vướng."""
    tree = page(person).tree(LEAD, data=given)
    rows = tree.css(f"section[aria-labelledby={heading}] tbody tr")
    return {
        row.css_first("th").text(strip=True): [cell.text(strip=True) for cell in row.css("td.n")] for row in rows
    }  # fmt: skip


@pytest.fixture
def busy(confirmed_plan: Plan, minh: Person, hoa: Person, today: date) -> Plan:
    """The small plan with some work done: Sở Y tế stuck with one and done with one, Đèo Gió done with one."""
    nothing: dict[str, Any] = {"percent": None, "quantity": None, "quantity_unit": "", "words": "", "files": []}
    training = Assignment.objects.get(unit=minh.unit, role=Assignment.Role.LEAD)
    operations.raise_obstacle(training, words="Chưa có giảng viên", by=minh)
    talk = Assignment.objects.get(unit=minh.unit, role=Assignment.Role.COORDINATE)
    operations.report_progress(talk, state="done", **nothing, by=minh, today=today)
    village = Assignment.objects.get(unit=hoa.unit, task__deadline_source=Task.DeadlineSource.YEAR)
    operations.report_progress(village, state="done", **nothing, by=hoa, today=today)
    return confirmed_plan


def test_it_counts_by_agency_with_the_worst_on_top(page: Any, binh: Person, busy: Plan) -> None:
    """Communes owe a plan since January, so they come first; among them the order of the alphabet."""
    found = cells(page, binh, "co-quan")
    assert found == {
        "phường Láng Sen": ["0", "1", "1", "0"],
        "xã Cồn Mây": ["0", "1", "1", "0"],
        "xã Đèo Gió": ["1", "0", "1", "0"],
        "Sở Y tế": ["1", "0", "0", "1"],
        "Sở Nội vụ": ["0", "2", "0", "0"],
        "Sở Giáo dục và Đào tạo": ["0", "1", "0", "0"],
    }
    assert list(found) == [
        "phường Láng Sen", "xã Cồn Mây", "xã Đèo Gió", "Sở Y tế", "Sở Nội vụ", "Sở Giáo dục và Đào tạo",
    ]  # fmt: skip


def test_it_counts_by_group_of_the_plan(page: Any, binh: Person, busy: Plan) -> None:
    """Each content group once, in the order of the text; what was put in none stands last."""
    group = Section.objects.filter(plan=busy, heading__contains="Truyền thông").first()
    PlanTask.objects.filter(plan=busy).update(group=None)
    PlanTask.objects.filter(task__in=Assignment.objects.filter(unit__code="TH-SYT").values("task")).update(group=group)
    found = cells(page, binh, "nhom")
    assert list(found.values()) == [["1", "0", "0", "1"], ["1", "5", "3", "0"]]
    assert list(found)[1] == "Chưa xếp nhóm"


def test_it_leads_from_every_count_to_as_many_assignments(page: Any, binh: Person, busy: Plan) -> None:
    """Each number of both tables is a link to a list with exactly that many rows."""
    client = page(binh)
    tree = client.tree(LEAD)
    followed = 0
    for node in tree.css("td.n[data-label] a"):
        assert client.get(node.attributes["href"]).context["page"].paginator.count == int(node.text(strip=True))
        followed += 1
    for node in tree.css(".lead-wide .legend a"):
        count = int(node.text(strip=True).split()[0])
        assert client.get(node.attributes["href"]).context["page"].paginator.count == count
        followed += 1
    assert followed >= 20


def test_it_says_the_three_things_that_matter(page: Any, binh: Person, lan: Person, busy: Plan) -> None:
    """How many are late, how many papers are owed, how many obstacles nobody answered."""
    shown = page(binh).tree(LEAD).css_first(".lead-three").text(separator=" ", strip=True)
    assert "3 trên 11 việc quá hạn" in shown
    assert "3 báo cáo, kế hoạch của 3 đơn vị chưa gửi" in shown
    assert "1 vướng mắc chưa được trả lời" in shown
    assert reverse("tasks:questions") in page(lan).get(LEAD).content.decode()
    assert reverse("tasks:questions") not in page(binh).get(LEAD).content.decode()


def test_it_says_so_when_all_is_well(page: Any, binh: Person, busy: Plan, lan: Person, today: date) -> None:
    """Nothing late, nothing owed, nothing unanswered: three quiet sentences."""
    Assignment.objects.filter(deadline__lt=today).update(deadline=date(2026, 12, 31))
    DueItem.objects.filter(due_on__lt=today).update(sent_on=date(2026, 1, 20))
    for obstacle in Assignment.objects.get(role="lead", unit__code="TH-SYT").obstacles.all():
        operations.answer_obstacle(obstacle, answer="Đã mời.", by=lan)
    shown = page(binh).tree(LEAD).css_first(".lead-three").text(separator=" ", strip=True)
    assert "Không có việc nào quá hạn" in shown
    assert "Không đơn vị nào nợ báo cáo" in shown
    assert "Mọi vướng mắc đã được trả lời" in shown


def test_it_lists_the_deadlines_ahead(page: Any, binh: Person, busy: Plan) -> None:
    """The half-year reports on the tenth before the training at the end of June; nothing beyond thirty days."""
    tree = page(binh).tree(LEAD)
    rows = [row.text(separator=" ", strip=True) for row in tree.css("section[aria-labelledby=sap-toi] tbody tr")]
    assert [row.split()[0] for row in rows] == ["10/6", "30/6"]
    assert rows[0].endswith(" 5")
    assert rows[1].endswith(" 1")


def test_it_chooses_among_plans(page: Any, binh: Person, busy: Plan) -> None:
    """Another plan in force is chosen by its number; nonsense shows the first."""
    other = Plan.objects.get(pk=busy.pk)
    assert page(binh).get(LEAD, {"plan": str(other.pk)}).context["plan"] == other
    assert page(binh).get(LEAD, {"plan": "nonsense"}).context["plan"] == other
    Plan.objects.update(state=Plan.State.HISTORY)
    assert "Chưa có kế hoạch nào đang thực hiện" in page(binh).get(LEAD).content.decode()


def test_it_is_closed_to_those_who_do_not_lead(page: Any, hoa: Person, dung: Person, tam: Person, busy: Plan) -> None:
    """Officers and heads of units do not open it; nor the lists behind it."""
    for person in (hoa, dung, tam):
        page(person).get(LEAD, expect=403)
        page(person).get(f"{LEAD}tasks/?plan={busy.pk}", expect=403)


def test_it_finds_nothing_for_forged_numbers(page: Any, binh: Person, busy: Plan) -> None:
    """A plan that is not there, a group of another plan, words instead of numbers: not found."""
    for query in ("", "plan=0", "plan=999999", "plan=x", f"plan={'9' * 40}", f"plan={busy.pk}&group=999999"):
        page(binh).get(f"{LEAD}tasks/?{query}", expect=404)
    assert page(binh).get(f"{LEAD}tasks/?plan={busy.pk}&standing=nonsense").context["page"].paginator.count == 11


def test_it_keeps_to_the_reach_of_whoever_looks(page: Any, busy: Plan, world: World, deo_gio: Unit) -> None:
    """Somebody who leads one commune sees that commune's line of the province's plan and nobody else's."""
    chair = make_person("chu-tich", "Người Dẫn Đầu", deo_gio, (Grant.Role.LEADER, deo_gio))
    assert list(cells(page, chair, "co-quan")) == ["xã Đèo Gió"]
    assert "Láng Sen" not in page(chair).get(LEAD).content.decode()
    assert "Chưa có giảng viên" not in page(chair).get(LEAD).content.decode()


def test_it_takes_a_handful_of_queries_however_much_there_is(
    client_of: Any, binh: Person, busy: Plan, world: World, today: date
) -> None:
    """Thirty more communes with forty tasks each cost no further query; the rest of the communes is one line."""
    few = count_queries(client_of(binh))
    units = [make_commune(f"TH-Y{n:02d}", f"xã Thêm {n}", world.province) for n in range(30)]
    tasks = Task.objects.bulk_create(
        Task(
            document=busy.document, position=100 + n, text=f"Việc thêm {n}", sentence="Câu.", start=n, end=n,
            deadline_source="own", deadline=today + timedelta(days=n - 10),
        )
        for n in range(40)
    )  # fmt: skip
    PlanTask.objects.bulk_create(PlanTask(plan=busy, task=task) for task in tasks)
    Assignment.objects.bulk_create(
        Assignment(task=task, unit=unit, role="assigned", named_as="x", deadline=task.deadline)
        for task in tasks
        for unit in units
    )
    assert count_queries(client_of(binh)) == few <= 18
    board = client_of(binh).get(LEAD).context["board"]
    assert len(board.agencies) == rules.LINES
    assert board.other_agencies.lines == 36 - rules.LINES
    assert board.whole.total == 11 + 40 * 30
    assert client_of(binh).get(LEAD, {"all": "1"}).context["board"].other_agencies is None


def count_queries(client: Any) -> int:
    """Return how many queries the leader's page takes."""
    client.get(LEAD)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(LEAD).status_code == 200
    assert not any('"documents_document"."text"' in query["sql"] for query in queries)
    return len(queries)


# --- the rules, without a database ---------------------------------------------------------------------------------
def test_it_adds_up_and_folds_lines() -> None:
    """One line too many is shown; two are summed; the sum of shown and folded is the whole."""
    lines = [Line(n, f"đơn vị {n}", done=n, on_track=1, late=n % 3, blocked=1) for n in range(20)]
    shown, rest = rules.folded(lines, shown=19)
    assert (len(shown), rest) == (20, None)
    shown, rest = rules.folded(lines, shown=18)
    assert rest is not None
    assert (len(shown), rest.lines) == (18, 2)
    assert rules.sum_of([*shown, rest]).total == rules.sum_of(lines).total == sum(line.total for line in lines)
    assert [line.late for line in rules.worst_first(lines)][:7] == [2] * 6 + [1]


def test_it_leaves_declined_work_out_of_a_line() -> None:
    """What was declined is nobody's any more; each other standing is counted in one column."""
    line = rules.line_of(1, "x", {"done_late": 2, "done": 1, "near": 3, "overdue": 4, "blocked": 5, "declined": 99})
    assert line.parts == [("done", 3), ("on_track", 3), ("blocked", 5), ("late", 4)]
    assert line.total == 15


def test_it_puts_papers_and_work_in_the_order_of_days() -> None:
    """Papers come before work of the same day; no more than asked for."""
    paper = Owing(1, "report", 2, date(2026, 6, 10), "6 tháng", whole=5, sent=2, returned=1)
    work = [Ahead(date(2026, 6, 9), 1, "a"), Ahead(date(2026, 6, 10), 2, "b"), Ahead(date(2026, 6, 30), 3, "c")]
    found = rules.soonest(work, [paper], 3)
    assert [(one.due_on.day, one.open) for one in found] == [(9, 1), (10, 3), (10, 2)]
    assert paper.key == "1-report-2-20260610"
    assert paper.parts == [("sent", 2), ("returned", 1), ("missing", 2)]


@pytest.mark.parametrize(
    ("address", "expected"),
    [("/", "/"), ("/lead/", "/lead/"), ("/lead/tasks/?plan={plan}", "/lead/"), ("/tasks/questions/", "/tasks/")],
)
def test_it_marks_one_place_in_the_menu(page: Any, lan: Person, busy: Plan, address: str, expected: str) -> None:
    """The page's own item, or the one it stands below: never two at once."""
    tree = page(lan).tree(address.format(plan=busy.pk))
    marked = tree.css("nav.menu a[aria-current]")
    assert [node.attributes["href"] for node in marked] == [expected]
