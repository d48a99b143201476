"""What careless, hurried and hostile hands do to reports: nothing breaks, nothing is lost, nothing is counted twice."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from binhdang.audit.models import Entry as Line
from binhdang.plans.models import PlanTask, Section
from binhdang.reports.models import Report, Version
from binhdang.reports.operations import accept, adjust, consolidate, export, save_paragraphs, sign, submit
from binhdang.reports.progress import task_lines
from binhdang.reports.rules import Entry
from binhdang.tasks.models import Assignment, Task
from binhdang.web.rules import RuleBroken
from tests.binhdang.make import TODAY
from tests.binhdang.page import CheckingClient
from tests.binhdang.reports.make_reports import Reporting, send, send_and_accept, words_for, write
from tests.binhdang.reports.test_pages import at, form_of

pytestmark = pytest.mark.django_db
Page = Callable[[Any], CheckingClient]


def consolidated(reporting: Reporting) -> Version:
    """A consolidation over two communes, every section written."""
    send_and_accept(reporting, "TH-X01", "hoa", "dung")
    send_and_accept(reporting, "TH-X02", "tam", "vinh")
    lan = reporting.world.people["lan"]
    version = consolidate(reporting.plan, reporting.half, reporting.world.units["TH-SNV"], by=lan)
    save_paragraphs(version, paragraphs=words_for(version.report.unit), by=lan)
    return version


def shift(reporting: Reporting, version: Version, code: str, sex: str, amount: str) -> None:
    """Adjust a figure of a consolidation."""
    item = version.report.latest().inclusions.first().part.figures.filter(item__code=code)[0].item
    adjust(
        version, item=item, sex=sex, kind="correction", amount=Decimal(amount), reason="Đếm lại.",
        by=reporting.world.people["lan"],
    )  # fmt: skip


# --- who takes what in ------------------------------------------------------------------------------------------
def test_it_leaves_what_her_own_unit_sent_up_to_those_above(reporting: Reporting, page: Page) -> None:
    people = reporting.world.people
    version = consolidated(reporting)
    submit(version, by=people["lan"])
    signed = sign(version, code_number="118", issued_on=None, by=people["son"], today=TODAY)
    assert signed.report.receiver == reporting.world.province
    lan = page(people["lan"])
    assert at("preview", signed.report_id) not in lan.get("/").content.decode()
    assert "Duyệt báo cáo" not in lan.get(at("preview", signed.report_id)).content.decode()
    assert lan.post(at("accept", signed.report_id)).status_code == 404
    lan.get(at("return_report", signed.report_id), expect=404)
    with pytest.raises(RuleBroken, match="chính đơn vị anh/chị"):
        accept(signed, by=people["lan"], today=TODAY)


@pytest.mark.parametrize("username", ["binh", "quan"])
def test_it_shows_those_above_who_owes_and_offers_nothing_else(reporting: Reporting, page: Page, username: str) -> None:
    client = page(reporting.world.people[username])
    tree = client.tree(at("owing"))
    assert "xã Đèo Gió" in tree.body.text()
    assert [node.text() for node in tree.css(".tabs a")] == ["Nhận từ đơn vị khác", "Ai còn nợ"]
    assert not tree.css(".main form[method=post]")
    for link in tree.css(".main a[href^='/']"):
        client.get(str(link.attributes["href"]))
    assert at("owing") in client.get("/").content.decode()


def test_it_shows_an_officer_no_page_of_debts(reporting: Reporting, page: Page) -> None:
    page(reporting.world.people["hoa"]).get(at("owing"), expect=403)


def test_it_counts_debts_on_the_first_screen_as_on_their_page(reporting: Reporting, page: Page) -> None:
    half = reporting.due["TH-X03"].duty
    reporting.due["TH-X03"].asked = True
    reporting.due["TH-X03"].save()
    send(reporting, "TH-X01", "hoa", "dung")
    lan = page(reporting.world.people["lan"])
    assert "còn 3 trên 5 đơn vị chưa gửi" in lan.get("/").content.decode()
    text = lan.get(at("owing")).content.decode()
    assert "1/5 đã nộp" in text
    assert half.due_items.count() == 5


# --- files handed out -------------------------------------------------------------------------------------------
def test_it_notes_who_took_a_report_out(reporting: Reporting, page: Page) -> None:
    people = reporting.world.people
    version = send(reporting, "TH-X01", "hoa", "dung")
    page(people["lan"]).get(at("export", version.report_id))
    page(people["tam"]).get(at("export", version.report_id), expect=404)
    line = Line.objects.get(action="reports.export")
    assert (line.actor_name, line.about_id) == ("Trần Thị Lan", version.pk)
    draft = write(reporting, "TH-X02", "tam")
    for username in ("hoa", "lan"):
        with pytest.raises(PermissionDenied):
            export(draft, by=people[username])
    assert Line.objects.filter(action="reports.export").count() == 1


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "abc", "-1", "٣"])
def test_it_gives_the_latest_version_for_a_number_that_is_none(reporting: Reporting, page: Page, number: str) -> None:
    version = send(reporting, "TH-X01", "hoa", "dung")
    hoa = page(reporting.world.people["hoa"])
    shown = hoa.get(at("preview", version.report_id), {"version": number}).content.decode()
    assert "bản 1" in shown


# --- the entry page ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize("edition", ["", "-1", "9" * 30, "9" * 5000, "٣", "x"])
def test_it_survives_an_edition_that_is_no_number(reporting: Reporting, page: Page, edition: str) -> None:
    hoa = page(reporting.world.people["hoa"])
    version = write(reporting, "TH-X01", "hoa")
    data = form_of(hoa, version) | {"version": edition, "sessions-total": "9"}
    response = hoa.post(at("save", version.report_id), data, headers={"X-Autosave": "1"})
    assert response.status_code == 409, "an unknown edition is an old one: nobody's figures are overwritten"
    assert version.figures.get(item__code="sessions").value == 4


def test_it_keeps_no_control_characters(reporting: Reporting, page: Page) -> None:
    hoa = page(reporting.world.people["hoa"])
    version = write(reporting, "TH-X01", "hoa")
    data = form_of(hoa, version) | {"p-VI": "Xin\x00 thêm\x0b tài liệu.", "sessions-note": "đủ\x00"}
    hoa.post(at("save", version.report_id), data)
    assert version.paragraphs.get(section="VI").text == "Xin thêm tài liệu."
    assert version.figures.get(item__code="sessions").note == "đủ"
    hoa.get(at("export", version.report_id))


def test_it_does_not_lose_words_to_a_section_that_does_not_exist(reporting: Reporting, page: Page) -> None:
    hoa = page(reporting.world.people["hoa"])
    version = write(reporting, "TH-X01", "hoa")
    hoa.post(at("save", version.report_id), form_of(hoa, version) | {"use": "XX", "p-VI": "Giữ lời này."})
    assert version.paragraphs.get(section="VI").text == "Giữ lời này."


def test_it_shows_words_again_that_came_too_late(reporting: Reporting, page: Page) -> None:
    people = reporting.world.people
    hoa = page(people["hoa"])
    version = write(reporting, "TH-X01", "hoa")
    data = form_of(hoa, version) | {"p-VI": "Viết sau khi đã trình."}
    submit(version, by=people["hoa"])
    response = hoa.post(at("save", version.report_id), data)
    assert response.status_code == 422
    assert "Viết sau khi đã trình." in response.content.decode()
    assert "không sửa được nữa" in response.content.decode()
    assert not version.paragraphs.filter(text="Viết sau khi đã trình.").exists()


def test_it_escapes_whatever_is_typed(reporting: Reporting, page: Page) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)> \"'&"
    hoa = page(reporting.world.people["hoa"])
    version = write(reporting, "TH-X01", "hoa", Entry("sessions", total=1, note=evil), words={"VI": evil})
    for name in ("edit", "preview"):
        text = hoa.get(at(name, version.report_id)).content.decode()
        assert "<script>alert" not in text
        assert "<img src=x" not in text


def test_it_tells_those_without_script_to_save(reporting: Reporting, page: Page) -> None:
    version = write(reporting, "TH-X01", "hoa")
    tree = page(reporting.world.people["hoa"]).tree(at("edit", version.report_id))
    assert "Bấm Lưu nháp trước khi rời trang." in tree.css_first(".save-bar noscript").html
    assert "data-needs-js" in tree.css_first(".save-idle").attributes


def test_it_lists_tasks_by_group_in_the_order_of_the_plan(reporting: Reporting) -> None:
    plan, unit = reporting.plan, reporting.world.units["TH-X01"]
    groups = [
        Section.objects.create(plan=plan, position=n, depth=1, level="point", label=f"{n}", heading=words, start=0)
        for n, words in ((2, "Nâng cao năng lực"), (1, "Truyền thông"))
    ]
    for position, group in enumerate((groups[0], None, groups[1], groups[0])):
        task = Task.objects.create(
            document=plan.document, position=position, text=f"Việc {position}", sentence="…", start=0, end=1,
            deadline_source=Task.DeadlineSource.NONE,
        )  # fmt: skip
        PlanTask.objects.create(plan=plan, task=task, group=group)
        Assignment.objects.create(task=task, unit=unit, role=Assignment.Role.ASSIGNED, named_as="xã")
    report = write(reporting, "TH-X01", "hoa").report
    assert [(line.group, line.text) for line in task_lines(report)] == [
        ("Truyền thông", "Việc 2"), ("Nâng cao năng lực", "Việc 0"), ("Nâng cao năng lực", "Việc 3"), ("", "Việc 1"),
    ]  # fmt: skip


# --- signing ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("number", "issued_on", "sentence"),
    [
        ("-1", "2026-06-08", "Chỉ ghi số của báo cáo"), ("12/BC", "2026-06-08", "Chỉ ghi số của báo cáo"),
        ("0", "2026-06-08", "Chỉ ghi số của báo cáo"), ("45 46", "2026-06-08", "Chỉ ghi số của báo cáo"),
        ("45", "0001-01-01", "trước ngày đầu kỳ báo cáo"), ("45", "2025-06-08", "trước ngày đầu kỳ báo cáo"),
        ("45", "9999-12-31", "không thể ở sau hôm nay"), ("45", "2026-13-45", "ngày hợp lệ"),
    ],
)  # fmt: skip
def test_it_refuses_a_number_or_day_that_cannot_be(
    reporting: Reporting, page: Page, number: str, issued_on: str, sentence: str
) -> None:
    version = write(reporting, "TH-X01", "hoa")
    submit(version, by=reporting.world.people["hoa"])
    dung = page(reporting.world.people["dung"])
    response = dung.post(at("sign", version.report_id), {"code_number": number, "issued_on": issued_on})
    assert sentence in response.content.decode()
    assert version.report.latest().state == Version.State.SUBMITTED


def test_it_takes_05_and_5_for_one_number(reporting: Reporting) -> None:
    people = reporting.world.people
    first = send(reporting, "TH-X01", "hoa", "dung", number="05")
    assert (first.code_number, first.symbol_number) == ("5", "05/BC-UBND")
    year = reporting.due_year["TH-X01"]
    reporting.due["TH-X01"] = year
    second = write(reporting, "TH-X01", "hoa", words=words_for(year.unit, yearly=True))
    submit(second, by=people["hoa"])
    with pytest.raises(RuleBroken, match="đã dùng"):
        sign(second, code_number="5", issued_on=date(2026, 6, 8), by=people["dung"], today=TODAY)


# --- consolidating ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("code", "sex", "amount", "sentence"),
    [
        ("sessions", "total", "-9", "nhỏ hơn 0"),
        ("sessions", "total", "0.5", "số nguyên"),
        ("session-participants", "female", "5", "nữ và nam cộng lại là 215, ô tổng là 210"),
        ("session-participants", "total", "5", "nữ và nam cộng lại là 210, ô tổng là 215"),
    ],
)
def test_it_does_not_send_up_figures_that_adjustments_bent(
    reporting: Reporting, page: Page, code: str, sex: str, amount: str, sentence: str
) -> None:
    version = consolidated(reporting)
    shift(reporting, version, code, sex, amount)
    lan = page(reporting.world.people["lan"])
    assert sentence in lan.get(at("preview", version.report_id)).content.decode()
    lan.post(at("submit", version.report_id))
    assert sentence in lan.get(at("preview", version.report_id)).content.decode()
    assert version.report.latest().state == Version.State.DRAFT


def test_it_lets_a_unit_leave_out_one_half(reporting: Reporting) -> None:
    half = Entry("session-participants", female=60, total=100)
    send_and_accept(reporting, "TH-X01", "hoa", "dung", Entry("sessions", total=4), half)
    send_and_accept(reporting, "TH-X02", "tam", "vinh")
    lan = reporting.world.people["lan"]
    version = consolidate(reporting.plan, reporting.half, reporting.world.units["TH-SNV"], by=lan)
    save_paragraphs(version, paragraphs=words_for(version.report.unit), by=lan)
    assert submit(version, by=lan).state == Version.State.SUBMITTED


@pytest.mark.parametrize("amount", ["--2", "+-3", "1e3", "NaN", "9" * 40])
def test_it_refuses_a_difference_that_is_no_number(reporting: Reporting, page: Page, amount: str) -> None:
    version = consolidated(reporting)
    given = {"kind": "correction", "sex": "total", "amount": amount, "reason": "x"}
    page(reporting.world.people["lan"]).post(at("adjust", version.report_id, "sessions"), given)
    assert not version.adjustments.exists()


@pytest.mark.parametrize("pick", ["9" * 30, "9" * 5000, "x", "0"])
def test_it_merges_no_paragraph_that_is_not_there(reporting: Reporting, page: Page, pick: str) -> None:
    version = consolidated(reporting)
    given = {"version": "99", "text": "Lời.", "pick": pick, "do": "merge"}
    response = page(reporting.world.people["lan"]).post(at("merge", version.report_id, "VI"), given)
    assert response.status_code == 422
    assert "Lời." in response.content.decode()
    assert not version.paragraphs.filter(section="VI", text="Lời.").exists()


# --- nothing there ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("username", ["lan", "son", "binh", "hoa", "dung", "quan"])
def test_it_is_calm_where_there_is_nothing(world: Any, page: Page, username: str) -> None:
    client = page(world.people[username])
    for address in ("/", "/lead/", "/tasks/", "/tasks/questions/", at("index"), at("owing"), at("consolidate")):
        response = super(CheckingClient, client).get(address)
        assert response.status_code in (200, 403)
        if response.status_code == 200:
            client.get(address)
    assert not Report.objects.exists()


# --- the number that comes after the signature --------------------------------------------------------------------
def test_it_takes_the_number_of_the_registry_after_the_signature_once(reporting: Reporting, page: Page) -> None:
    people = reporting.world.people
    send(reporting, "TH-X02", "tam", "vinh", number="7")
    version = send(reporting, "TH-X01", "hoa", "dung", number="")
    sealed, hoa = version.sha256, page(people["hoa"])
    assert at("number", version.report_id) in hoa.get(at("preview", version.report_id)).content.decode()
    hoa.get(at("number", version.report_id))
    for wrong in ("", "7/BC", "không"):
        assert hoa.post(at("number", version.report_id), {"code_number": wrong}).status_code == 200
    for _click in range(2):
        hoa.post(at("number", version.report_id), {"code_number": "07"})
    version.refresh_from_db()
    assert (version.code_number, version.symbol_number) == ("7", "07/BC-UBND")
    line = Line.objects.get(action="reports.number")
    assert (line.details["sealed_before"], line.details["sha256"]) == (sealed, version.sha256)
    assert "đã có số 07/BC-UBND" in hoa.post(at("number", version.report_id), {"code_number": "8"}).content.decode()
    assert at("number", version.report_id) not in hoa.get(at("preview", version.report_id)).content.decode()
    assert page(people["tam"]).post(at("number", version.report_id), {"code_number": "9"}).status_code == 404
    assert page(people["lan"]).post(at("number", version.report_id), {"code_number": "9"}).status_code == 404


def test_it_gives_no_number_to_what_is_not_signed(reporting: Reporting, page: Page) -> None:
    version = write(reporting, "TH-X01", "hoa")
    response = page(reporting.world.people["hoa"]).post(at("number", version.report_id), {"code_number": "9"})
    assert "chưa ký" in response.content.decode()
    assert version.report.latest().code_number == ""
