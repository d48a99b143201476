"""A unit hands in its own plan; the receiver takes it in or returns it; the neighbour sees nothing of it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from binhdang.audit.models import Entry
from binhdang.documents.models import StoredFile
from binhdang.plans.models import DueItem, Filing
from binhdang.plans.operations import accept_filing, file, return_filing
from binhdang.tasks.models import Assignment, Progress
from binhdang.tasks.operations import report_progress
from binhdang.web.rules import RuleBroken
from tests.binhdang import make_plans
from tests.binhdang.make import TODAY, plan_text

WORDS = "Kế hoạch của xã Đèo Gió".encode()


@pytest.fixture
def item(confirmed_plan) -> DueItem:
    """What xã Đèo Gió owes: its own plan."""
    return DueItem.objects.get(unit__code="TH-X01", duty__kind="own_plan")


def sent(**changes: object) -> dict[str, object]:
    upload = SimpleUploadedFile("ke-hoach-xa.txt", WORDS, content_type="text/plain")
    return {"code": "08/KH-UBND", "issued_on": "2026-02-03", "file": upload} | changes


@pytest.fixture
def filing(item, hoa) -> Filing:
    return file(
        item, code="08/KH-UBND", issued_on=date(2026, 2, 3), data=WORDS, name="kh.txt", by=hoa, today=TODAY
    )  # fmt: skip


def test_it_is_handed_in_with_number_date_and_file(page, hoa, item):
    answer = page(hoa).post(f"/plans/due/{item.pk}/file/", sent(), follow=True)

    assert "Đã gửi văn bản" in answer.content.decode()
    item.refresh_from_db()
    filing = item.filings.get()
    assert (item.sent_on, item.settled_on, item.returned) == (TODAY, None, False)
    assert (filing.code, filing.issued_on, filing.sent_by) == ("08/KH-UBND", date(2026, 2, 3), hoa)
    assert Entry.objects.filter(action="plans.file").count() == 1


def test_it_is_taken_in_once(page, lan, filing):
    browser = page(lan)
    address = f"/plans/filings/{filing.pk}/accept/"
    browser.post(address)
    again = browser.post(address, follow=True)

    filing.refresh_from_db()
    assert filing.state == Filing.State.ACCEPTED
    assert filing.due_item.settled_on == TODAY
    assert "đã được trả lời" in again.content.decode()
    assert Entry.objects.filter(action="plans.accept_filing").count() == 1


def test_it_is_returned_with_a_reason_and_handed_in_again(page, lan, hoa, filing):
    page(lan).post(f"/plans/filings/{filing.pk}/return/", {"reason": "Thiếu phụ lục"})

    item = DueItem.objects.get(pk=filing.due_item_id)
    assert (item.returned, item.sent_on, item.standing_on(TODAY)) == (True, None, "returned")
    assert "Thiếu phụ lục" in page(hoa).get(f"/plans/due/{item.pk}/").content.decode()
    page(hoa).post(f"/plans/due/{item.pk}/file/", sent(code="09/KH-UBND"))
    item.refresh_from_db()
    assert (item.returned, item.sent_on, item.filings.count()) == (False, TODAY, 2)


def test_it_asks_for_a_reason_to_return(page, lan, filing):
    page(lan).post(f"/plans/filings/{filing.pk}/return/", {"reason": " "})

    filing.refresh_from_db()
    assert filing.state == Filing.State.SENT


def test_it_is_not_handed_in_twice_at_once(page, hoa, filing):
    browser = page(hoa)
    answer = browser.post(f"/plans/due/{filing.due_item_id}/file/", sent(), follow=True)

    assert "đang chờ nơi nhận xem" in answer.content.decode()
    assert Filing.objects.count() == 1
    assert StoredFile.objects.filter(filing__isnull=False).count() == 1


def test_it_is_not_handed_in_after_it_was_taken_in(filing, lan, hoa):
    accept_filing(filing, by=lan, today=TODAY)

    with pytest.raises(RuleBroken, match="đã nhận văn bản"):
        file(filing.due_item, code="1", issued_on=TODAY, data=WORDS, name="a.txt", by=hoa, today=TODAY)


@pytest.mark.parametrize(
    "changes",
    [
        {"code": ""},
        {"issued_on": "hôm qua"},
        {"file": SimpleUploadedFile("trong.txt", b"")},
        {"file": ""},
    ],
)
def test_it_refuses_an_incomplete_form_beside_the_fields(page, hoa, item, changes):
    answer = page(hoa).post(f"/plans/due/{item.pk}/file/", sent(**changes))

    assert answer.status_code == 422
    assert not Filing.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"issued_on": "2026-06-09"}, "Ngày ban hành ở sau hôm nay"),
        ({"file": SimpleUploadedFile("x.pdf", b"MZ\x90\x00 a program")}, ""),
    ],
)
def test_it_refuses_what_cannot_be(page, hoa, item, changes, words):
    answer = page(hoa).post(f"/plans/due/{item.pk}/file/", sent(**changes), follow=True)

    assert words in answer.content.decode()
    assert not Filing.objects.exists()


def test_it_takes_no_report_here(confirmed_plan, hoa):
    report = DueItem.objects.filter(unit__code="TH-X01", duty__kind="report").first()

    with pytest.raises(RuleBroken, match="trang Báo cáo"):
        file(report, code="1", issued_on=TODAY, data=WORDS, name="a.txt", by=hoa, today=TODAY)


# --- who sees, who may --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("who", ["tam", "vinh", "minh", "hai"])
def test_it_hides_the_filing_from_the_neighbour(page, world, filing, who):
    browser = page(world.people[who])

    browser.get(f"/plans/due/{filing.due_item_id}/", expect=404)
    browser.get(f"/plans/filings/{filing.pk}/download/", expect=404)
    assert browser.post(f"/plans/due/{filing.due_item_id}/file/", sent()).status_code == 404
    listed = browser.get(f"/plans/duties/{filing.due_item.duty_id}/").content.decode()
    assert "08/KH-UBND" not in listed
    assert "Đèo Gió" not in listed


@pytest.mark.parametrize("who", ["lan", "son", "hoa", "dung", "binh"])
def test_it_gives_the_file_to_those_concerned(client_of, world, filing, who):
    answer = client_of(world.people[who]).get(f"/plans/filings/{filing.pk}/download/")

    assert b"".join(answer.streaming_content) == WORDS
    assert "attachment" in answer["Content-Disposition"]


@pytest.mark.parametrize("who", ["hoa", "dung", "tam", "son", "binh", "quan"])
def test_it_lets_only_the_coordinator_answer(page, world, filing, who):
    browser = page(world.people[who])

    for verb in ("accept", "return"):
        assert browser.post(f"/plans/filings/{filing.pk}/{verb}/", {"reason": "x"}).status_code == 403
    with pytest.raises(PermissionDenied):
        accept_filing(filing, by=world.people[who], today=TODAY)
    with pytest.raises(PermissionDenied):
        return_filing(filing, reason="x", by=world.people[who])


@pytest.mark.parametrize("who", ["lan", "tam", "minh", "binh"])
def test_it_lets_only_the_unit_hand_in(item, world, who):
    with pytest.raises(PermissionDenied):
        file(item, code="1", issued_on=TODAY, data=WORDS, name="a.txt", by=world.people[who], today=TODAY)


@pytest.mark.parametrize("number", [0, 999_999_999])
def test_it_knows_no_forged_number(page, lan, hoa, confirmed_plan, number):
    page(lan).get(f"/plans/due/{number}/", expect=404)
    page(lan).get(f"/plans/duties/{number}/", expect=404)
    assert page(lan).post(f"/plans/filings/{number}/accept/").status_code == 404
    assert page(hoa).post(f"/plans/due/{number}/file/", sent()).status_code == 404


# --- the task of the same sentence -----------------------------------------------------------------------------------
def own_plan_task(unit: str) -> Assignment:
    return Assignment.objects.get(unit__code=unit, task__text__startswith="Xây dựng kế hoạch năm 2026")


def test_it_reports_the_task_of_the_same_sentence_done(page, lan, filing):
    page(lan).post(f"/plans/filings/{filing.pk}/accept/")
    page(lan).post(f"/plans/filings/{filing.pk}/accept/")

    done = own_plan_task("TH-X01")
    assert (done.state, done.done_on) == (Assignment.State.DONE, TODAY)
    progress = Progress.objects.get(assignment=done)
    assert progress.words == "Đã nộp 08/KH-UBND ngày 03/02/2026; nơi nhận đã nhận."
    # Neither the unit's other work nor the neighbour's is touched.
    assert own_plan_task("TH-X02").state == Assignment.State.NOT_STARTED
    other = Assignment.objects.get(unit__code="TH-X01", task__text__startswith="Tổ chức truyền thông")
    assert other.state == Assignment.State.NOT_STARTED


def test_it_leaves_alone_a_task_that_orders_more(world, lan, hoa):
    words = "a) Xây dựng kế hoạch năm 2026 của địa phương"
    more = "a) Bố trí người làm và kinh phí, mở rộng mạng lưới cộng tác viên ở thôn, bản; xây dựng kế hoạch năm 2026"
    plan = make_plans.make_plan(world, text=plan_text().replace(words, more))
    item = DueItem.objects.get(unit__code="TH-X01", duty__kind="own_plan", duty__plan=plan)
    handed_in = file(item, code="08", issued_on=date(2026, 2, 3), data=WORDS, name="kh.txt", by=hoa, today=TODAY)

    accept_filing(handed_in, by=lan, today=TODAY)

    assert not Progress.objects.exists()


def test_it_does_not_report_again_what_the_unit_reported_done(lan, hoa, filing):
    report_progress(
        own_plan_task("TH-X01"), state="done", percent=None, quantity=None, quantity_unit="", words="Đã ban hành",
        files=(), by=hoa, today=TODAY,
    )  # fmt: skip

    accept_filing(filing, by=lan, today=TODAY)

    assert Progress.objects.get().words == "Đã ban hành"
