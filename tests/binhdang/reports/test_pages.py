"""The pages of reports as the people of the demo, and as the neighbour who must see nothing."""

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse

from binhdang.plans.models import DueItem, Duty
from binhdang.reports.models import Adjustment, Figure, Report, Version
from binhdang.reports.operations import consolidate, return_report, save_figures, save_paragraphs, submit
from binhdang.reports.rules import Entry
from tests.binhdang.make import World
from tests.binhdang.page import CheckingClient
from tests.binhdang.reports.make_reports import Reporting, load_reference, send, send_and_accept, words_for, write

pytestmark = pytest.mark.django_db
Page = Callable[[Any], CheckingClient]


def at(name: str, *args: object) -> str:
    """The address of a page of the app."""
    return reverse(f"reports:{name}", args=args)


def form_of(client: CheckingClient, version: Version) -> dict[str, str]:
    """The fields of the entry page as a browser would send them."""
    tree = client.tree(at("edit", version.report_id))
    data = {n.attributes["name"]: n.attributes.get("value") or "" for n in tree.css("#bao-cao input[name]")}
    data |= {n.attributes["name"]: n.text() for n in tree.css("#bao-cao textarea")}
    for node in tree.css("#bao-cao select"):
        chosen = node.css_first("option[selected]") or node.css_first("option")
        data[node.attributes["name"]] = chosen.attributes["value"]
    return {str(name): str(value) for name, value in data.items()}


def test_it_opens_a_report_from_the_list_and_fills_it(reporting: Reporting, page: Page) -> None:
    hoa = page(reporting.world.people["hoa"])
    due_item = reporting.due["TH-X01"]
    assert at("start", due_item.pk) in hoa.get(at("index")).content.decode()
    response = hoa.post(at("start", due_item.pk))
    report = Report.objects.get()
    assert response["Location"] == at("edit", report.pk)
    data = form_of(hoa, report.latest())
    data |= {"sessions-total": "1.204", "session-participants-female": "30", "session-participants-male": "12"}
    data |= {"violence-cases-state": "none_arisen", "p-IV.1": "Đã làm tốt.", "money-spent-total": "12,5"}
    assert hoa.post(at("save", report.pk), data)["Location"] == at("edit", report.pk)
    version = report.latest()
    assert str(version.figures.get(item__code="sessions").value) == "1204.00"
    assert str(version.figures.get(item__code="money-spent").value) == "12.50"
    assert version.figures.get(item__code="session-participants", sex="total").value == 42
    assert version.figures.get(item__code="violence-cases").state == Figure.State.NONE_ARISEN
    # What the page shows again is what is stored: sending it back changes nothing.
    again = form_of(hoa, version)
    hoa.post(at("save", report.pk), again)
    assert report.latest().edition == version.edition


def test_it_saves_in_the_background_what_can_be_saved(reporting: Reporting, page: Page) -> None:
    hoa = page(reporting.world.people["hoa"])
    version = write(reporting, "TH-X01", "hoa")
    data = form_of(hoa, version) | {"sessions-total": "chín", "models-total": "5"}
    response = hoa.post(at("save", version.report_id), data, headers={"X-Autosave": "1"})
    body = response.json()
    assert (response.status_code, list(body["errors"])) == (200, ["sessions-total"])
    assert body["version"] == version.report.latest().edition
    assert version.figures.get(item__code="models").value == 5
    assert version.figures.get(item__code="sessions").value == 4


def test_it_shows_what_could_not_be_read_beside_what_was_typed(reporting: Reporting, page: Page) -> None:
    hoa = page(reporting.world.people["hoa"])
    version = write(reporting, "TH-X01", "hoa")
    data = form_of(hoa, version) | {"sessions-total": "chín", "violence-cases-state": "no_data"}
    response = hoa.post(at("save", version.report_id), data)
    text = response.content.decode()
    assert response.status_code == 422
    assert 'value="chín"' in text
    assert "“chín” không phải là số" in text
    assert "vừa có số vừa chọn “chưa có số liệu”" in text


def test_it_keeps_both_values_on_the_page_when_two_people_save(reporting: Reporting, page: Page) -> None:
    hoa = page(reporting.world.people["hoa"])
    version = write(reporting, "TH-X01", "hoa")
    mine = form_of(hoa, version) | {"sessions-total": "9", "p-IV.1": "Bản của Hoa."}
    save_figures(version, figures=[Entry("sessions", total=8)], by=reporting.world.people["dung"])
    quiet = hoa.post(at("save", version.report_id), mine, headers={"X-Autosave": "1"})
    assert quiet.status_code == 409
    response = hoa.post(at("save", version.report_id), mine)
    text = response.content.decode()
    assert response.status_code == 409
    assert "Người khác vừa lưu: tổng 8" in text
    assert 'value="9"' in text
    assert "Bản của Hoa." in text
    # Nothing of it was saved yet; the second time, knowing both, it is.
    assert version.figures.get(item__code="sessions").value == 8
    hoa.post(at("save", version.report_id), mine | {"version": str(version.report.latest().edition)})
    assert version.figures.get(item__code="sessions").value == 9


def test_it_asks_and_explains_below_the_row(reporting: Reporting, page: Page) -> None:
    version = write(reporting, "TH-X01", "hoa", Entry("session-participants", female=5, male=5, total=11))
    text = page(reporting.world.people["hoa"]).get(at("edit", version.report_id)).content.decode()
    assert "Nữ 5 cộng nam 5 là 10, nhưng ô tổng ghi 11" in text
    assert "Buổi truyền thông trực tiếp” còn trống" in text


def test_it_goes_from_the_officer_to_the_head_to_the_coordinator_and_back(reporting: Reporting, page: Page) -> None:
    people = reporting.world.people
    hoa, dung, lan = page(people["hoa"]), page(people["dung"]), page(people["lan"])
    report = write(reporting, "TH-X01", "hoa").report
    for _click in range(2):
        assert hoa.post(at("submit", report.pk)).status_code == 302
    hoa.get(at("edit", report.pk), expect=302)
    assert at("sign", report.pk) in dung.get(at("preview", report.pk)).content.decode()
    dung.get(at("send_back", report.pk))
    assert "bắt buộc" in dung.post(at("send_back", report.pk), {"reason": ""}).content.decode()
    dung.post(at("send_back", report.pk), {"reason": "Thêm số của thôn Khe Trúc."})
    assert "Thêm số của thôn Khe Trúc." in hoa.get(at("edit", report.pk)).content.decode()
    hoa.post(at("submit", report.pk))
    dung.get(at("sign", report.pk))
    for _click in range(2):
        dung.post(at("sign", report.pk), {"code_number": "45", "issued_on": "2026-06-08"})
    assert report.latest().state == Version.State.SENT
    assert "45/BC-UBND" in lan.get(at("preview", report.pk)).content.decode()
    lan.get(at("return_report", report.pk))
    lan.post(at("return_report", report.pk), {"reason": "", "cell-sessions": "Kỳ trước ghi 12 buổi."})
    text = hoa.get(at("edit", report.pk)).content.decode()
    assert "Kỳ trước ghi 12 buổi." in text
    hoa.get(at("preview", report.pk) + "?version=1")
    hoa.post(at("submit", report.pk))
    dung.post(at("sign", report.pk), {"code_number": "46", "issued_on": "2026-06-08"})
    data = lan.tree(at("preview", report.pk)).css_first("aside").text()
    assert "So với bản 1" in data
    assert "Chưa khác gì bản trước." in data
    lan.post(at("accept", report.pk))
    assert report.latest().state == Version.State.ACCEPTED
    assert "Đã duyệt báo cáo." in lan.get(at("preview", report.pk)).content.decode()


@pytest.mark.parametrize("username", ["tam", "vinh", "minh", "hai"])
def test_it_shows_a_neighbour_nothing(reporting: Reporting, page: Page, username: str) -> None:
    people = reporting.world.people
    report = send(reporting, "TH-X01", "hoa", "dung").report
    client = page(people[username])
    for name in ("preview", "export"):
        client.get(at(name, report.pk), expect=404)
    if people[username].may("reports.write"):
        client.get(at("edit", report.pk), expect=404)
        for name in ("save", "submit"):
            assert client.post(at(name, report.pk)).status_code == 404
        assert client.post(at("start", reporting.due_year["TH-X01"].pk)).status_code == 404
    if people[username].may("reports.sign"):
        assert client.post(at("sign", report.pk), {"issued_on": "2026-06-08"}).status_code == 404
    for name in ("owing", "consolidate"):
        client.get(at(name), expect=403)
    assert client.post(at("accept", report.pk)).status_code == 403
    assert "xã Đèo Gió" not in client.get(at("index")).content.decode()


@pytest.mark.parametrize("username", ["lan", "son", "binh", "quan"])
def test_it_keeps_a_draft_inside_its_unit(reporting: Reporting, page: Page, username: str) -> None:
    report = write(reporting, "TH-X01", "hoa").report
    client = page(reporting.world.people[username])
    client.get(at("preview", report.pk), expect=404)
    client.get(at("export", report.pk), expect=404)


def test_it_shows_the_coordinator_the_signed_version_while_the_unit_mends_its_copy(
    reporting: Reporting, page: Page
) -> None:
    people = reporting.world.people
    version = send(reporting, "TH-X01", "hoa", "dung")
    new = return_report(version, reason="Sửa.", cells={}, by=people["lan"])
    save_paragraphs(new, paragraphs={"IV.1": "Chưa ai ngoài xã được đọc."}, by=people["hoa"])
    lan = page(people["lan"])
    assert "Chưa ai ngoài xã" not in lan.get(at("preview", version.report_id)).content.decode()
    lan.get(at("preview", version.report_id) + "?version=2", expect=404)
    assert "Chưa ai ngoài xã" in page(people["hoa"]).get(at("preview", version.report_id)).content.decode()


def test_it_lists_everybody_who_owes_with_what_they_filed(reporting: Reporting, page: Page) -> None:
    send(reporting, "TH-X01", "hoa", "dung", number="33")
    lan = page(reporting.world.people["lan"])
    text = lan.get(at("owing")).content.decode()
    assert "Báo cáo 6 tháng đầu năm 2026" in text
    assert "Kế hoạch của đơn vị, năm 2026" in text
    own_plans = f"{reporting.plan.pk}-{Duty.Kind.OWN_PLAN}-{reporting.year.pk}-20260131"
    tree = lan.tree(at("owing") + f"?regime={own_plans}")
    assert len(tree.css(".tiles li")) == 3
    assert "chưa nộp, quá 128 ngày" in tree.css_first("table.owes").text()
    half = f"{reporting.plan.pk}-{Duty.Kind.REPORT}-{reporting.half.pk}-20260610"
    tree = lan.tree(at("owing") + f"?regime={half}&state=waiting")
    assert "33/BC-UBND" in tree.css_first("table.owes").text()
    tree = lan.tree(at("owing") + f"?regime={half}&q=lang+sen")
    assert [node.text() for node in tree.css(".tile-name")] == ["phường Láng Sen"]
    group = reporting.world.groups["TH-CAC-SO"]
    tree = lan.tree(at("owing") + f"?regime={half}&group={group.pk}&state=not_due")
    assert len(tree.css("table.owes tbody tr")) == 2


def test_it_reads_all_units_in_few_queries(
    reporting: Reporting, page: Page, django_assert_max_num_queries: Any
) -> None:
    send(reporting, "TH-X01", "hoa", "dung")
    duty = DueItem.objects.filter(duty__kind=Duty.Kind.OWN_PLAN).first()
    assert duty is not None
    lan = page(reporting.world.people["lan"])
    for address in (at("owing"), at("index") + "?tab=received", at("consolidate")):
        lan.get(address)
        with django_assert_max_num_queries(16):
            lan.get(address)


def test_it_writes_a_report_in_few_queries(
    reporting: Reporting, page: Page, django_assert_max_num_queries: Any
) -> None:
    version = write(reporting, "TH-X01", "hoa")
    hoa = page(reporting.world.people["hoa"])
    with django_assert_max_num_queries(32):
        hoa.get(at("edit", version.report_id))


def test_it_consolidates_from_the_first_click_to_the_word_file(reporting: Reporting, page: Page) -> None:
    people = reporting.world.people
    send_and_accept(reporting, "TH-X01", "hoa", "dung", words={"IV.2": "Kinh phí cấp muộn."})
    send_and_accept(
        reporting, "TH-X02", "tam", "vinh", Entry("sessions", total=6), words={"IV.2": "Kinh phí cấp muộn."}
    )
    lan = page(people["lan"])
    assert "Bắt đầu cho Sở Nội vụ" in lan.get(at("consolidate")).content.decode()
    data = {"plan": reporting.plan.pk, "period": reporting.half.pk, "unit": reporting.world.units["TH-SNV"].pk}
    lan.post(at("consolidate"), data)
    report = Report.objects.get(kind=Report.Kind.CONSOLIDATED)
    lan.get(at("tally", report.pk) + "?open=sessions")
    assert "phường Láng Sen" in lan.get(at("parts", report.pk, "sessions")).content.decode()
    adjustment = {"kind": "late_unit", "sex": "total", "amount": "+3", "reason": "Cồn Mây gửi qua điện thoại"}
    lan.post(at("adjust", report.pk, "sessions"), adjustment)
    lan.post(at("declare", report.pk, "sessions"), {"sex": "total", "value": "13"})
    text = lan.get(at("tally", report.pk) + "?open=sessions").content.decode()
    assert "có lý do" in text
    assert "khai báo 13" in text
    tree = lan.tree(at("merge", report.pk, "IV.2"))
    assert "và 1 đơn vị viết đúng như vậy" in tree.css_first(".para").text()
    pick = tree.css_first("input[name=pick]").attributes["value"]
    edition = tree.css_first(".weave input[name=version]").attributes["value"]
    lan.post(at("merge", report.pk, "IV.2"), {"version": edition, "text": "Mở đầu.", "pick": pick, "do": "merge"})
    assert "2 đoạn nguồn" in lan.get(at("merge", report.pk, "IV.2")).content.decode()
    save_paragraphs(
        report.latest(), paragraphs={**words_for(report.unit), "IV.2": "Kinh phí cấp muộn."}, by=people["lan"]
    )
    lan.post(at("submit", report.pk))
    son = page(people["son"])
    son.get(at("preview", report.pk))
    son.post(at("sign", report.pk), {"code_number": "118", "issued_on": "2026-06-08"})
    response = lan.get(at("export", report.pk))
    assert 'filename="bao-cao-tong-hop-6-thang-dau-nam-2026-so-noi-vu.docx"' in response["Content-Disposition"]
    words = "\n".join(p.text for p in docx.Document(io.BytesIO(response.content)).paragraphs)
    assert "tổng hợp từ 2/5 đơn vị" in words


def test_it_lets_nobody_else_into_a_consolidation(reporting: Reporting, page: Page) -> None:
    people = reporting.world.people
    version = consolidate(reporting.plan, reporting.half, reporting.world.units["TH-SNV"], by=people["lan"])
    report = version.report
    page(people["lan"]).post(
        at("adjust", report.pk, "models"), {"kind": "own_work", "sex": "total", "amount": "1", "reason": "Của Sở"}
    )
    adjustment = Adjustment.objects.get()
    for username in ("hoa", "tam", "binh", "quan", "son"):
        client: Client = page(people[username])
        assert client.get(at("tally", report.pk), expect=403).status_code == 403
        assert client.post(at("drop", adjustment.pk)).status_code == 403
        assert client.post(at("recount", report.pk)).status_code == 403
    for username in ("hoa", "tam", "binh"):
        page(people[username]).get(at("parts", report.pk, "models"), expect=404)
    lan = page(people["lan"])
    lan.get(at("tally", 999_999), expect=404)
    lan.get(at("parts", report.pk, "khong-co"), expect=404)
    assert lan.post(at("adjust", report.pk, "khong-co"), {}).status_code == 404
    lan.post(at("drop", adjustment.pk))
    assert not Adjustment.objects.exists()


def test_it_refuses_to_consolidate_what_is_not_in_the_list(reporting: Reporting, page: Page) -> None:
    lan = page(reporting.world.people["lan"])
    data = {"plan": reporting.plan.pk, "period": 999_999, "unit": reporting.world.units["TH-SNV"].pk}
    assert lan.post(at("consolidate"), data).status_code == 404
    assert lan.post(at("consolidate"), data | {"plan": "0"}).status_code == 302
    assert not Report.objects.exists()


def test_it_has_something_to_say_when_there_is_nothing(world: World, page: Page) -> None:
    load_reference()
    lan = page(world.people["lan"])
    assert "Chưa có kỳ nộp nào" in lan.get(at("owing")).content.decode()
    assert "Chưa có kỳ nào để tổng hợp" in lan.get(at("consolidate")).content.decode()
    assert "Chưa nhận báo cáo nào" in lan.get(at("index") + "?tab=received").content.decode()
    assert "Chưa có báo cáo nào" in page(world.people["hoa"]).get(at("index")).content.decode()


def test_it_shows_the_leader_what_was_sent(reporting: Reporting, page: Page) -> None:
    report = send(reporting, "TH-X01", "hoa", "dung").report
    binh = page(reporting.world.people["binh"])
    assert "xã Đèo Gió" in binh.get(at("index")).content.decode()
    binh.get(at("preview", report.pk))
    assert binh.post(at("accept", report.pk)).status_code == 403


def test_it_tells_the_writer_why_a_wrong_submission_is_refused(reporting: Reporting, page: Page) -> None:
    hoa = page(reporting.world.people["hoa"])
    hoa.post(at("start", reporting.due["TH-X01"].pk))
    report = Report.objects.get()
    hoa.post(at("submit", report.pk))
    assert "phải sửa trước khi trình" in hoa.get(at("preview", report.pk)).content.decode()
    version = report.latest()
    save_paragraphs(version, paragraphs=words_for(report.unit), by=reporting.world.people["hoa"])
    submit(version, by=reporting.world.people["hoa"])
    assert report.latest().state == Version.State.SUBMITTED


def test_it_carries_the_small_plan_from_confirmation_to_the_consolidated_report(
    confirmed_plan: Any, world: World, page: Page
) -> None:
    load_reference()
    people = world.people
    hoa, dung, lan = page(people["hoa"]), page(people["dung"]), page(people["lan"])
    half = DueItem.objects.get(unit=world.units["TH-X01"], duty__kind=Duty.Kind.REPORT, due_on="2026-06-10")
    hoa.post(at("start", half.pk))
    report = Report.objects.get()
    assert report.receiver == world.units["TH-SNV"]
    data = form_of(hoa, report.latest())
    data |= {f"p-{code}": "Đã làm." for code in words_for(report.unit)} | {"sessions-total": "3"}
    hoa.post(at("save", report.pk), data)
    hoa.post(at("submit", report.pk))
    dung.post(at("sign", report.pk), {"code_number": "9", "issued_on": "2026-06-08"})
    lan.post(at("accept", report.pk))
    snv = world.units["TH-SNV"]
    lan.post(at("consolidate"), {"plan": confirmed_plan.pk, "period": half.period_id, "unit": snv.pk})
    consolidated = Report.objects.get(kind=Report.Kind.CONSOLIDATED)
    assert consolidated.receiver == world.province
    tree = lan.tree(at("tally", consolidated.pk))
    assert "1/5" in tree.css_first(".steps").text()
    lan.get(at("owing"))
