"""The pages of plans, as the people who open them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from binhdang.documents.models import StoredFile
from binhdang.organisations.models import Unit
from binhdang.plans.models import DueItem, Plan
from binhdang.plans.operations import confirm
from binhdang.tasks.models import Assignment
from tests.binhdang import make, make_plans
from tests.binhdang.make import TODAY, plan_text


def rows(tree: object) -> list[str]:
    """The tasks listed."""
    return [row.text(strip=True) for row in tree.css(".plan table tbody tr th[scope=row]")]


def upload(data: bytes, name: str = "ke-hoach.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


# --- index ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("who", ["lan", "son", "binh", "minh", "hoa", "tam", "quan"])
def test_it_lists_a_plan_in_force_to_all_who_have_to_do_with_it(page, world, confirmed_plan, who):
    text = page(world.people[who]).get("/plans/").content.decode()

    assert "15/KH-UBND" in text
    assert ("Nhập kế hoạch" in text) is (who == "lan")


def test_it_shows_a_draft_to_the_coordinator_alone(page, world, draft_plan):
    assert "đang rà soát" in page(world.people["lan"]).get("/plans/").content.decode()
    for who in ("hoa", "minh", "binh", "son"):
        assert "15/KH-UBND" not in page(world.people[who]).get("/plans/").content.decode()
        page(world.people[who]).get(f"/plans/{draft_plan.pk}/", expect=404)


def test_it_says_what_to_do_where_there_is_no_plan(page, lan, hoa):
    assert "Nhập tệp kế hoạch đã ký" in page(lan).get("/plans/").content.decode()
    assert "Nhập tệp kế hoạch đã ký" not in page(hoa).get("/plans/").content.decode()


# --- import --------------------------------------------------------------------------------------------------------
def test_it_imports_a_plan_and_opens_its_review(page, lan, province):
    answer = page(lan).post("/plans/import/", {"file": upload(plan_text().encode()), "issuing_unit": province.pk})

    plan = Plan.objects.get()
    assert (answer.status_code, plan.state) == (302, Plan.State.DRAFT)
    assert page(lan).get(answer["Location"], expect=302)["Location"] == f"/plans/{plan.pk}/review/"


@pytest.mark.parametrize(
    "data",
    [b"", b"\x7fELF\x02\x01\x01" + b"\x00" * 99, b"PK\x03\x04broken"],
)
def test_it_refuses_a_bad_file_with_a_sentence_and_keeps_nothing(page, lan, province, data):
    answer = page(lan).post("/plans/import/", {"file": upload(data, "a.docx"), "issuing_unit": province.pk})

    assert answer.status_code == 422
    assert 'class="field-error"' in answer.content.decode()
    assert not StoredFile.objects.exists()
    assert not Plan.objects.exists()


def test_it_refuses_the_same_file_again(page, lan, province):
    told = {"issuing_unit": province.pk}
    page(lan).post("/plans/import/", told | {"file": upload(plan_text().encode())})
    answer = page(lan).post("/plans/import/", told | {"file": upload(plan_text().encode())})

    assert "đã được nạp" in answer.content.decode()
    assert Plan.objects.count() == 1


def test_it_takes_only_units_in_reach_as_issuers(page, lan, world):
    stranger = make.make_unit("QK", "UBND tỉnh Quế Khê")
    answer = page(lan).post("/plans/import/", {"file": upload(plan_text().encode()), "issuing_unit": stranger.pk})

    assert answer.status_code == 422
    assert not Plan.objects.exists()


@pytest.mark.parametrize("who", ["hoa", "dung", "minh", "binh", "son", "quan"])
def test_it_lets_only_the_coordinator_import(page, world, who):
    page(world.people[who]).get("/plans/import/", expect=403)
    assert page(world.people[who]).post("/plans/import/", {}).status_code == 403


# --- a plan --------------------------------------------------------------------------------------------------------
def test_it_shows_all_tasks_to_the_coordinator_and_their_own_first_to_officers(page, lan, hoa, confirmed_plan):
    address = f"/plans/{confirmed_plan.pk}/"

    assert len(rows(page(lan).tree(address))) == 7
    assert len(rows(page(hoa).tree(address))) == 2
    assert len(rows(page(hoa).tree(f"{address}?scope=all"))) == 7


def test_it_groups_by_content_by_agency_and_by_deadline(page, lan, confirmed_plan):
    address = f"/plans/{confirmed_plan.pk}/"

    def headings(query: str) -> list[str]:
        return [row.text(strip=True) for row in page(lan).tree(address + query).css(".group-row")]

    assert headings("")[0] == "1. Truyền thông về bình đẳng giới"
    assert headings("")[-1] == "Chưa xếp nhóm"
    assert headings("?by=agency") == [
        "Sở Nội vụ",
        "Sở Y tế",
        "Sở Giáo dục và Đào tạo",
        "Ủy ban nhân dân các xã, phường",
    ]
    assert headings("?by=deadline") == []


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?q=tap huan", 1),
        ("?q=Tập HUẤN", 1),
        ("?q=khong co", 0),
        ("?agency=Sở Y tế", 2),
        ("?agency=Sở Lạ", 7),
        ("?state=late", 1),
        ("?state=done", 0),
        ("?state=xyz", 7),
        ("?by=xyz&scope=xyz&section=xyz&task=xyz&page=xyz", 7),
        ("?section=999999999&task=999999999", 7),
        ("?task=-1&section=1e3", 7),
    ],
)
def test_it_filters_and_survives_any_address(page, lan, confirmed_plan, query, count):
    assert len(rows(page(lan).tree(f"/plans/{confirmed_plan.pk}/{query}"))) == count


def test_it_filters_by_section_of_the_outline(page, lan, confirmed_plan):
    health = confirmed_plan.sections.get(heading="Sở Y tế")
    group = confirmed_plan.sections.get(heading="Truyền thông về bình đẳng giới")

    assert len(rows(page(lan).tree(f"/plans/{confirmed_plan.pk}/?section={health.pk}"))) == 2
    assert len(rows(page(lan).tree(f"/plans/{confirmed_plan.pk}/?section={group.pk}"))) == 2


def test_it_shows_the_sentence_as_proof(page, hoa, confirmed_plan):
    own = confirmed_plan.plan_tasks.get(task__text__startswith="Tổ chức truyền thông")
    tree = page(hoa).tree(f"/plans/{confirmed_plan.pk}/?task={own.pk}")

    assert "Tổ chức truyền thông về bình đẳng giới ở thôn" in tree.css_first("blockquote.quote").text()
    assert tree.css_first("aside .actions a").attributes["href"].startswith("/tasks/")
    assert "Sửa" not in tree.css_first("aside .actions").text()


def test_it_lists_the_outline_with_counts(page, lan, confirmed_plan):
    outline = page(lan).tree(f"/plans/{confirmed_plan.pk}/").css_first("nav.outline").text()

    assert "TỔ CHỨC THỰC HIỆN" in outline
    assert "Sở Y tế" in outline


def test_it_tells_each_how_their_own_work_stands(page, lan, hoa, confirmed_plan):
    late = "Xây dựng kế hoạch năm 2026"

    def state(person: object) -> str:
        tree = page(person).tree(f"/plans/{confirmed_plan.pk}/?q={late}")
        return tree.css(".plan table tbody td")[-1].text(strip=True)

    assert state(lan) == "3/3 quá hạn"
    assert state(hoa) == "quá hạn"


def test_it_files_history_apart(page, lan, world):
    plan = make_plans.make_plan(world, today=TODAY.replace(year=2027))

    text = page(lan).get(f"/plans/{plan.pk}/").content.decode()
    assert "Không đôn đốc việc nào" in text
    assert "quá hạn" not in page(lan).tree(f"/plans/{plan.pk}/").css_first(".plan table").text()


def test_it_shows_the_calendar_with_who_owes_what_to_whom(page, lan, hoa, confirmed_plan):
    address = f"/plans/{confirmed_plan.pk}/duties/"
    text = page(lan).tree(address).css_first("main").text()

    assert "qua Sở Nội vụ" in text
    assert "Tháng 11/2026" in text
    assert [cell.text(strip=True) for cell in page(lan).tree(address).css(".coverage")][-3:] == ["0/3", "0/5", "0/5"]
    assert [cell.text(strip=True) for cell in page(hoa).tree(address).css("main td .coverage")] == ["0/1", "0/1", "0/1"]


def test_it_lists_who_owes_a_duty(page, lan, confirmed_plan):
    duty = confirmed_plan.duties.get(kind="own_plan")

    def units(query: str) -> list[str]:
        return [row.text(strip=True) for row in page(lan).tree(f"/plans/duties/{duty.pk}/{query}").css("tbody th")]

    assert units("") == ["phường Láng Sen", "xã Cồn Mây", "xã Đèo Gió"]
    assert units("?state=owed") == units("")
    assert units("?state=settled") == []
    assert units("?state=xyz") == units("")


@pytest.mark.parametrize("path", ["", "duties/"])
def test_it_is_not_found_where_it_is_not_theirs(page, world, lan, path):
    plan = make_plans.make_plan(world)
    stranger_unit = make.make_unit("QK-X", "Sở Y tế", parent=make.make_unit("QK", "UBND tỉnh Quế Khê"))
    stranger = make.make_person("la", "Người Lạ", stranger_unit, (make.Grant.Role.OFFICER, stranger_unit))

    page(stranger).get(f"/plans/{plan.pk}/{path}", expect=404)
    page(lan).get(f"/plans/999999999/{path}", expect=404)
    assert "sign-in" in page().get(f"/plans/{plan.pk}/{path}", expect=302)["Location"]


# --- large plans -----------------------------------------------------------------------------------------------------
def large_text(count: int) -> str:
    items = "\n".join(f"- Tổ chức buổi truyền thông số {number} ở thôn, bản." for number in range(count))
    return plan_text().replace(
        "b) Tổ chức truyền thông về bình đẳng giới ở thôn, bản, tổ dân phố.", f"b) Các việc:\n{items}"
    )


def test_it_asks_a_bounded_number_of_questions(page, lan, hoa, world, django_assert_max_num_queries):
    small = make_plans.make_plan(world)
    large = make_plans.make_plan(world, text=large_text(200))
    assert large.plan_tasks.count() > 200

    for person in (lan, hoa):
        browser = page(person)
        for plan in (small, large):
            with django_assert_max_num_queries(30):
                browser.get(f"/plans/{plan.pk}/?scope=all")
            with django_assert_max_num_queries(20):
                browser.get(f"/plans/{plan.pk}/duties/")
        with django_assert_max_num_queries(15):
            browser.get("/plans/")
    assert len(rows(page(lan).tree(f"/plans/{large.pk}/"))) == 50
    assert len(rows(page(lan).tree(f"/plans/{large.pk}/?page=5&by=agency"))) > 0


def test_it_confirms_a_large_plan_in_few_statements(world, lan, django_assert_max_num_queries):
    plan = make_plans.make_draft(world, text=large_text(200))
    with django_assert_max_num_queries(120):
        confirm(plan, by=lan, today=TODAY)

    assert DueItem.objects.count() == 13


def test_it_marks_only_those_whom_the_plan_asks(page, lan, world):
    text = plan_text().replace("2. Sở Y tế", "2. Đề nghị Sở Y tế")
    plan = make_plans.make_plan(world, text=text)
    tree = page(lan).tree(f"/plans/{plan.pk}/?by=deadline")

    who = {row.css_first("th").text(strip=True)[:12]: row.css_first("td.card-wide") for row in tree.css("tbody tr")}
    assert "đề nghị" in who["Chủ trì tập "].text()
    assert "đề nghị" not in who["Theo dõi, đô"].text()


def test_it_asks_only_the_names_that_are_asked(page, lan, confirmed_plan):
    partner = Assignment.objects.get(unit__code="TH-SYT", task__text__startswith="Phối hợp")
    lead = Assignment.objects.get(unit__code="TH-SYT", task__text__startswith="Chủ trì")
    Assignment.objects.filter(pk=partner.pk).update(task=lead.task, asked=True, unit=Unit.objects.get(code="TH-SGDDT"))
    Assignment.objects.filter(pk=partner.pk).update(named_as="Sở Giáo dục và Đào tạo")
    tree = page(lan).tree(f"/plans/{confirmed_plan.pk}/")

    cell = next(row for row in tree.css("tbody tr") if "Chủ trì tập huấn" in row.text()).css_first("td.card-wide")
    told = " ".join(cell.text().split())
    assert told.startswith("Sở Y tế Sở Giáo dục")
    assert told.endswith("đề nghị")
