"""From a reading to a plan in force."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from binhdang.accounts.acting import System
from binhdang.audit.models import Entry
from binhdang.documents.models import Fact
from binhdang.documents.operations import correct, reject
from binhdang.organisations.models import Post, Proof, Unit
from binhdang.plans.models import Addressee, DueItem, Duty, Placement, Plan
from binhdang.plans.operations import confirm, create_meant, draft, mark_group, place, resolve
from binhdang.tasks.models import Assignment, Task
from binhdang.web.rules import RuleBroken
from tests.binhdang import make, make_plans
from tests.binhdang.make import TODAY, World, plan_text

UNSIGNED = (
    ("Số: 15/KH-UBND", "Số:     /KH-UBND"),
    ("ngày 12 tháng 01 năm 2026", "ngày     tháng 01 năm 2026"),
    ("Nguyễn Thanh Bình", ""),
)


def text_with(*changes: tuple[str, str]) -> str:
    """The small plan with words replaced; each must be there."""
    text = plan_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def addressee(plan: Plan, name: str) -> Addressee:
    return plan.addressees.get(name=name)


def test_it_proposes_names_groups_and_outline_before_anything_is_in_force(draft_plan):
    assert draft_plan.state == Plan.State.DRAFT
    assert (draft_plan.year, draft_plan.document.code) == (2026, "15/KH-UBND")
    assert [section.heading for section in draft_plan.sections.filter(is_group=True)] == [
        "Truyền thông về bình đẳng giới",
        "Phòng ngừa và ứng phó với bạo lực trên cơ sở giới",
    ]
    assert not draft_plan.addressees.exclude(state=Addressee.State.PROPOSED).exists()
    assert not Task.objects.exists()
    assert not DueItem.objects.exists()


def test_it_makes_tasks_and_one_assignment_for_each_member_of_a_group(confirmed_plan, so_y_te, all_communes):
    assert confirmed_plan.state == Plan.State.IN_FORCE
    assert confirmed_plan.plan_tasks.count() == 7
    tasks = Task.objects.filter(text__startswith="Tổ chức truyền thông")
    assert sorted(tasks.values_list("assignments__unit__code", flat=True)) == ["TH-X01", "TH-X02", "TH-X03"]
    assert set(tasks.values_list("assignments__group", flat=True)) == {all_communes.pk}
    lead = Assignment.objects.get(unit=so_y_te, task__text__startswith="Chủ trì tập huấn")
    assert (lead.role, lead.asked, lead.deadline) == (Assignment.Role.LEAD, False, date(2026, 6, 30))
    partner = Assignment.objects.get(unit=so_y_te, task__text__startswith="Phối hợp")
    assert partner.role == Assignment.Role.COORDINATE


def test_it_takes_the_deadline_of_the_words_else_the_end_of_the_year(confirmed_plan):
    own = Task.objects.get(text__startswith="Chủ trì tập huấn")
    year = Task.objects.get(text__startswith="Lồng ghép")

    assert (own.deadline, own.deadline_source, own.is_whole_year) == (date(2026, 6, 30), "own", False)
    assert (year.deadline, year.is_whole_year) == (date(2026, 12, 31), True)


def test_it_keeps_the_sentence_and_its_place(confirmed_plan):
    task = Task.objects.get(text__startswith="Chủ trì tập huấn")
    text = confirmed_plan.document.text

    assert text[task.start : task.end] == task.sentence
    assert task.node == "IV.2.a"


def test_it_puts_a_task_under_the_group_of_its_words(confirmed_plan):
    by_text = {str(one.task)[:12]: one.group for one in confirmed_plan.plan_tasks.select_related("task", "group")}

    assert by_text["Tổ chức truy"].heading == "Truyền thông về bình đẳng giới"
    assert by_text["Chủ trì tập "].heading.startswith("Phòng ngừa")
    assert by_text["Theo dõi, đô"] is None


def test_it_dates_the_duties_of_the_plan(confirmed_plan, province, so_noi_vu):
    duties = [(duty.kind, duty.due_items.count(), duty.receiver) for duty in confirmed_plan.duties.all()]

    # Sở Nội vụ receives the reports, so it owes none to itself.
    assert duties == [("own_plan", 3, so_noi_vu), ("report", 5, so_noi_vu), ("report", 5, so_noi_vu)]
    half, year = DueItem.objects.filter(unit__code="TH-X01", duty__kind="report")
    assert (half.due_on, half.period.name) == (date(2026, 6, 10), "6 tháng đầu năm 2026")
    assert (year.due_on, year.period.name) == (date(2026, 11, 20), "năm 2026")
    assert half.duty.to_unit == province
    assert half.duty.sentence.startswith("Các sở, ban, ngành tỉnh và Ủy ban nhân dân các xã, phường báo cáo")


def test_it_writes_one_line_in_the_record(draft_plan, lan):
    before = Entry.objects.count()
    confirm(draft_plan, by=lan, today=TODAY)

    line = Entry.objects.first()
    assert Entry.objects.count() == before + 1
    assert (line.action, line.actor_name) == ("plans.confirm", "Trần Thị Lan")
    assert line.details["tasks"] == 7


def test_it_says_what_it_made(draft_plan, lan):
    made = confirm(draft_plan, by=lan, today=TODAY)

    assert (made.tasks, made.assignments, made.deadlines, made.duties, made.due_items) == (7, 11, 5, 3, 13)


def test_it_confirms_once(draft_plan, lan):
    confirm(draft_plan, by=lan, today=TODAY)

    with pytest.raises(RuleBroken, match="đã được xác nhận"):
        confirm(draft_plan, by=lan, today=TODAY)
    assert Task.objects.count() == 7


@pytest.mark.parametrize("who", ["hoa", "son", "binh", "minh", "quan"])
def test_it_lets_only_the_coordinator_confirm(draft_plan, world, who):
    with pytest.raises(PermissionDenied):
        confirm(draft_plan, by=world.people[who], today=TODAY)
    with pytest.raises(PermissionDenied):
        draft(draft_plan.document, by=world.people[who], today=TODAY)


def test_it_ignores_what_was_rejected_and_uses_what_was_corrected(draft_plan, lan, so_y_te):
    tasks = Fact.objects.filter(kind="task", reading__document=draft_plan.document)
    reject(tasks.get(value__text__startswith="Lồng ghép"), by=lan)
    fact = tasks.get(value__text__startswith="Theo dõi")
    correct(fact, value={**fact.value, "agency": "Sở Y tế", "deadline": {"month": "2026-09"}}, by=lan)

    confirm(draft_plan, by=lan, today=TODAY)

    assert not Task.objects.filter(text__startswith="Lồng ghép").exists()
    task = Task.objects.get(text__startswith="Theo dõi")
    assert (task.deadline, task.assignments.get().unit) == (date(2026, 9, 30), so_y_te)


def test_it_takes_a_name_that_the_reviewer_wrote_only_now(draft_plan, lan):
    fact = Fact.objects.get(kind="task", value__text__startswith="Theo dõi")
    correct(fact, value={**fact.value, "agency": "Sở Ngoại vụ"}, by=lan)

    with pytest.raises(RuleBroken, match="Sở Ngoại vụ"):
        confirm(draft_plan, by=lan, today=TODAY)


# --- names nobody knows -----------------------------------------------------------------------------------------
STRANGE = (("3. Sở Giáo dục và Đào tạo", "3. Hội Người cao tuổi tỉnh"),)


def test_it_refuses_while_a_name_is_unknown(world, lan):
    plan = make_plans.make_draft(world, text=text_with(*STRANGE))

    with pytest.raises(RuleBroken, match="“Hội Người cao tuổi tỉnh”"):
        confirm(plan, by=lan, today=TODAY)
    plan.refresh_from_db()
    assert plan.state == Plan.State.DRAFT
    assert not Task.objects.exists()


def test_it_confirms_when_the_reviewer_has_said_whom_a_name_means(world, lan, so_giao_duc, so_y_te):
    plan = make_plans.make_draft(world, text=text_with(*STRANGE))
    resolve(addressee(plan, "Hội Người cao tuổi tỉnh"), targets=[so_giao_duc, so_y_te], by=lan)

    confirm(plan, by=lan, today=TODAY)

    task = Task.objects.get(text__startswith="Lồng ghép")
    assert {one.unit for one in task.assignments.all()} == {so_giao_duc, so_y_te}


def test_it_makes_who_is_unknown_when_told_to_marked_for_a_check(world, lan):
    plan = make_plans.make_draft(world, text=text_with(*STRANGE))

    confirm(plan, by=lan, today=TODAY, create_unknown=True)

    made = Unit.objects.get(name="Hội Người cao tuổi tỉnh")
    assert (made.proof, made.parent, made.kind) == (Proof.TO_CHECK, world.province, Unit.Kind.MASS_ORGANISATION)
    assert Assignment.objects.filter(unit=made).count() == 1


def test_it_makes_a_post_for_the_name_of_a_post(world, lan, province):
    plan = make_plans.make_draft(world, text=text_with(("3. Sở Giáo dục và Đào tạo", "3. Công chức Văn hóa - Xã hội")))
    create_meant(addressee(plan, "Công chức Văn hóa - Xã hội"), by=lan, today=TODAY)
    confirm(plan, by=lan, today=TODAY)

    post = Post.objects.get(name="Công chức Văn hóa - Xã hội")
    assignment = Assignment.objects.get(post=post)
    assert (post.proof, assignment.unit) == (Proof.TO_CHECK, province)


def test_it_flags_what_was_only_asked(world, lan):
    text = text_with(("3. Sở Giáo dục và Đào tạo", "3. Đề nghị Hội Người cao tuổi tỉnh"))
    confirm(make_plans.make_draft(world, text=text), by=lan, today=TODAY, create_unknown=True)

    asked = Assignment.objects.get(task__text__startswith="Lồng ghép")
    assert asked.asked
    assert asked.role == Assignment.Role.ASSIGNED
    assert not Assignment.objects.exclude(pk=asked.pk).filter(asked=True).exists()


def test_it_refuses_a_unit_of_another_province(draft_plan, lan):
    other = make.make_unit("QK", "UBND tỉnh Quế Khê", kind=Unit.Kind.PEOPLES_COMMITTEE)

    with pytest.raises(RuleBroken, match="không thuộc địa bàn"):
        resolve(addressee(draft_plan, "Sở Y tế"), targets=[other], by=lan)


def test_it_gives_a_name_back_to_the_unknown(draft_plan, lan):
    resolve(addressee(draft_plan, "Sở Y tế"), targets=[], by=lan)

    with pytest.raises(RuleBroken, match="Còn 1 tên chưa rõ là ai: “Sở Y tế”"):
        confirm(draft_plan, by=lan, today=TODAY)


def test_it_keeps_decisions_when_it_drafts_again(draft_plan, lan, so_noi_vu):
    resolve(addressee(draft_plan, "Sở Y tế"), targets=[so_noi_vu], by=lan)
    section = draft_plan.sections.get(heading="Phòng ngừa và ứng phó với bạo lực trên cơ sở giới")
    placement = Placement.objects.get(fact__value__text__startswith="Theo dõi")
    place(placement, section=section, by=lan)

    again = draft(draft_plan.document, by=lan, today=TODAY)

    assert again == draft_plan
    assert [target.unit for target in addressee(again, "Sở Y tế").targets.all()] == [so_noi_vu]
    placement.refresh_from_db()
    assert (placement.section, placement.state) == (section, Placement.State.CONFIRMED)
    assert again.sections.count() == draft_plan.sections.count()


def test_it_takes_proposals_back_with_their_group(draft_plan, lan):
    section = draft_plan.sections.get(heading="Truyền thông về bình đẳng giới")
    mark_group(section, is_group=False, by=lan)

    assert not Placement.objects.filter(section=section).exists()
    with pytest.raises(RuleBroken, match="không phải nhóm nội dung"):
        place(Placement.objects.first(), section=section, by=lan)


def test_it_reviews_no_more_what_is_in_force(confirmed_plan, lan):
    for act in (
        lambda: resolve(addressee(confirmed_plan, "Sở Y tế"), targets=[], by=lan),
        lambda: place(Placement.objects.first(), section=None, by=lan),
        lambda: mark_group(confirmed_plan.sections.first(), is_group=True, by=lan),
        lambda: draft(confirmed_plan.document, by=lan, today=TODAY),
    ):
        with pytest.raises(RuleBroken, match="đã được xác nhận"):
            act()


# --- years, unsigned copies -------------------------------------------------------------------------------------
def test_it_files_a_plan_whose_year_is_over_as_history(world, lan):
    plan = make_plans.make_draft(world)
    confirm(plan, by=lan, today=date(2027, 1, 1))

    plan.refresh_from_db()
    assert plan.state == Plan.State.HISTORY
    assert set(Task.objects.values_list("state", flat=True)) == {Task.State.HISTORY}
    assert plan.duties.count() == 3
    assert not DueItem.objects.exists()
    assert not Assignment.objects.chased().exists()


def test_it_gives_no_deadline_in_a_plan_without_a_year(world, lan):
    text = text_with(
        ("phụ nữ năm 2026\n\nCăn cứ", "phụ nữ\n\nCăn cứ"),
        ("báo cáo năm trước ngày 20 tháng 11 năm 2026", "báo cáo trước ngày 20 tháng 11 hằng năm"),
    )
    plan = make_plans.make_draft(world, text=text)
    confirm(plan, by=lan, today=TODAY)

    plan.refresh_from_db()
    assert (plan.year, plan.state) == (None, Plan.State.IN_FORCE)
    task = Task.objects.get(text__startswith="Lồng ghép")
    assert (task.deadline, task.deadline_source) == (None, Task.DeadlineSource.NONE)
    assert DueItem.objects.filter(due_on=date(2026, 11, 20)).count() == 5


def test_it_warns_of_an_unsigned_copy_and_does_not_refuse_it(world, lan):
    made = confirm(make_plans.make_draft(world, text=text_with(*UNSIGNED)), by=lan, today=TODAY)

    assert made.warnings[0] == "Bản chưa ký: thiếu số, ngày ban hành, người ký."
    assert made.tasks == 7


def test_it_says_that_nothing_was_found(world, lan):
    plan = make_plans.make_draft(world, text="Một lá thư không giao việc cho ai.")
    made = confirm(plan, by=System("thử"), today=TODAY, create_unknown=True)

    assert made.tasks == 0
    assert "Không tìm thấy việc nào được giao trong văn bản." in made.warnings


def test_it_owes_a_duty_said_in_two_places_once(world, lan):
    twice = plan_text().replace(
        "Trên đây là",
        "Ủy ban nhân dân các xã, phường báo cáo năm trước ngày 20 tháng 11 năm 2026 về Sở Nội vụ.\n\nTrên đây là",
    )
    confirm(make_plans.make_draft(world, text=twice), by=lan, today=TODAY)

    assert DueItem.objects.filter(due_on=date(2026, 11, 20), unit__code="TH-X01").count() == 1
    assert Duty.objects.filter(kind="report", when={"date": "2026-11-20"}).count() == 1


def test_it_makes_no_second_task_of_the_same_words(world: World, lan):
    plan = make_plans.make_draft(world)
    fact = Fact.objects.get(kind="task", value__text__startswith="Lồng ghép")
    Fact.objects.create(
        reading=fact.reading, kind="task", position=99, value=fact.value, spans=fact.spans, start=fact.start,
        exact=fact.exact, node=fact.node,
    )  # fmt: skip

    assert confirm(plan, by=lan, today=TODAY).tasks == 7


# --- duties as the words tell them -----------------------------------------------------------------------------------
def told_duties(world, sentence):
    """The reports of a plan whose last section says only this: who, to whom, title, on which days."""
    text = plan_text()
    start, end = text.index("Các sở, ban, ngành tỉnh và Ủy ban nhân dân các xã"), text.index("Trên đây là")
    plan = make_plans.make_draft(world, text=f"{text[:start]}{sentence}\n\n{text[end:]}")
    confirm(plan, by=world.people["lan"], today=TODAY)
    return [
        (duty.who_words, duty.to_words, duty.title, sorted(set(duty.due_items.values_list("due_on", flat=True))))
        for duty in plan.duties.filter(kind="report")
    ]


def test_it_asks_nobody_to_report_to_himself(world, lan):
    plan = make_plans.make_draft(world)
    for fact in Fact.objects.filter(reading__document=plan.document, kind="deadline", start__gt=0):
        reject(fact, by=lan)
    for fact in Fact.objects.filter(reading__document=plan.document, kind="report_duty"):
        value = {"who": "Sở Nội vụ", "to": "Sở Nội vụ", "via": None, "when": None, "when_text": "nếu có vướng mắc"}
        correct(fact, value=value, by=lan)

    confirm(plan, by=lan, today=TODAY)

    assert not plan.duties.exists()


def test_it_names_an_undated_report_by_its_words(world):
    told = told_duties(world, "Sở Y tế tổng hợp, báo cáo Ủy ban nhân dân tỉnh theo quy định.")

    assert [(who, to, days) for who, to, _title, days in told] == [("Sở Y tế", "Ủy ban nhân dân tỉnh", [])]
    assert "áo cáo Ủy ban nhân dân tỉnh" in told[0][2]


def test_it_owes_one_report_for_one_sentence(world):
    told = told_duties(world, "Sở Y tế báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày 30 tháng 11 năm 2026.")

    assert [(who, days) for who, _to, _title, days in told] == [("Sở Y tế", [date(2026, 11, 30)])]


LABELLED = """1. Nhiệm vụ hoàn thành trước ngày 30/9/2026
a) Rà soát văn bản của ngành giáo dục
Cơ quan chủ trì: Sở Giáo dục và Đào tạo.
Cơ quan phối hợp: Sở Nội vụ.
b) Xây dựng tài liệu truyền thông
Cơ quan chủ trì: Sở Nội vụ.
Thời gian thực hiện: Quý II/2026.
c) Hướng dẫn cộng tác viên
Cơ quan chủ trì: Sở Nội vụ.
Thời gian thực hiện: Thường xuyên.
2. Nhiệm vụ khác
a) Duy trì mô hình địa chỉ tin cậy
Cơ quan chủ trì: Sở Y tế.

"""


def test_it_takes_a_deadline_from_the_label_else_from_the_heading_above(world):
    text = plan_text()
    start, end = text.index("1. Truyền thông về bình đẳng giới"), text.index("III. KINH PHÍ")
    make_plans.make_plan(world, text=f"{text[:start]}{LABELLED}{text[end:]}")

    tasks = Task.objects.filter(node__startswith="II.")
    told = {task.text[:7]: (task.deadline, task.deadline_source) for task in tasks}
    assert told == {
        "Rà soát": (date(2026, 9, 30), "heading"),
        "Xây dựn": (date(2026, 6, 30), "label"),
        "Hướng d": (date(2026, 12, 31), "year"),
        "Duy trì": (date(2026, 12, 31), "year"),
    }
