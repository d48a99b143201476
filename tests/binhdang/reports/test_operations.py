"""From the first draft to the accepted report: one verb, one step, one line in the record."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from binhdang.audit.models import Entry as AuditEntry
from binhdang.plans.models import DueItem, Duty
from binhdang.reports.content import content_of, seal
from binhdang.reports.models import Figure, Report, Version
from binhdang.reports.operations import (
    Conflict,
    accept,
    return_report,
    save_figures,
    save_paragraphs,
    send_back,
    sign,
    start,
    submit,
)
from binhdang.reports.rules import Entry
from binhdang.web.rules import RuleBroken
from tests.binhdang.make import TODAY
from tests.binhdang.reports.make_reports import Reporting, send, write

pytestmark = pytest.mark.django_db


def audited(action: str) -> int:
    """How many lines of the record say this."""
    return AuditEntry.objects.filter(action=action).count()


def test_it_opens_one_report_for_a_due_item_however_often_asked(reporting: Reporting) -> None:
    hoa = reporting.world.people["hoa"]
    first = start(reporting.due["TH-X01"], by=hoa)
    assert start(reporting.due["TH-X01"], by=hoa) == first
    assert Report.objects.count() == 1
    assert first.receiver == reporting.world.units["TH-SNV"]
    assert first.versions.get().state == Version.State.DRAFT
    assert audited("reports.start") == 1


def test_it_lets_a_unit_write_two_reports_of_one_period_when_it_owes_two(reporting: Reporting) -> None:
    month = Duty.objects.create(plan=reporting.plan, kind=Duty.Kind.REPORT, title="Báo cáo Tháng hành động")
    also = DueItem.objects.create(
        duty=month, unit=reporting.world.units["TH-X01"], due_on=date(2026, 12, 20), period=reporting.year
    )
    hoa = reporting.world.people["hoa"]
    assert start(reporting.due_year["TH-X01"], by=hoa) != start(also, by=hoa)


def test_it_finds_a_report_again_whose_duty_was_corrected(reporting: Reporting) -> None:
    version = write(reporting, "TH-X01", "hoa")
    old = reporting.due["TH-X01"]
    old.delete()
    corrected = DueItem.objects.create(
        duty=old.duty, unit=version.report.unit, due_on=date(2026, 6, 12), period=reporting.half
    )
    report = start(corrected, by=reporting.world.people["hoa"])
    assert (report.pk, report.due_item) == (version.report_id, corrected)


def test_it_settles_the_corrected_duty_when_a_begun_report_is_signed(reporting: Reporting) -> None:
    version = write(reporting, "TH-X01", "hoa")
    old = reporting.due["TH-X01"]
    old.delete()
    corrected = DueItem.objects.create(
        duty=old.duty, unit=version.report.unit, due_on=date(2026, 6, 12), period=reporting.half
    )
    submit(version, by=reporting.world.people["hoa"])
    sign(version, code_number="7", issued_on=TODAY, by=reporting.world.people["dung"], today=TODAY)
    corrected.refresh_from_db()
    assert corrected.sent_on == TODAY


def test_it_opens_nothing_for_a_duty_that_was_withdrawn(reporting: Reporting) -> None:
    Duty.objects.filter(pk=reporting.due["TH-X01"].duty_id).update(withdrawn_because="Đọc nhầm.")
    with pytest.raises(RuleBroken, match="không còn thực hiện"):
        start(reporting.due["TH-X01"], by=reporting.world.people["hoa"])


def test_it_does_not_open_a_report_for_something_filed_as_a_document(reporting: Reporting) -> None:
    own_plan = DueItem.objects.filter(duty__kind=Duty.Kind.OWN_PLAN, unit=reporting.world.units["TH-X01"]).get()
    with pytest.raises(RuleBroken, match="số, ngày và tệp"):
        start(own_plan, by=reporting.world.people["hoa"])


@pytest.mark.parametrize("username", ["tam", "minh", "binh", "quan"])
def test_it_lets_nobody_else_write_the_report_of_a_unit(reporting: Reporting, username: str) -> None:
    with pytest.raises(PermissionDenied):
        start(reporting.due["TH-X01"], by=reporting.world.people[username])
    version = write(reporting, "TH-X01", "hoa")
    with pytest.raises(PermissionDenied):
        save_figures(version, figures=[Entry("sessions", total=9)], by=reporting.world.people[username])


def test_it_adds_up_the_total_and_says_which_kind_of_nothing(reporting: Reporting) -> None:
    version = write(reporting, "TH-X01", "hoa")
    cells = {(f.item.code, f.sex): (f.state, f.value) for f in version.figures.select_related("item")}
    assert cells["session-participants", "total"] == ("value", Decimal(105))
    assert cells["training-classes", "total"] == ("none_arisen", None)
    assert ("leaflets", "total") not in cells


def test_it_records_only_what_changed_with_before_and_now(reporting: Reporting) -> None:
    version = write(reporting, "TH-X01", "hoa")
    hoa, lines = reporting.world.people["hoa"], audited("reports.save_figures")
    save_figures(version, figures=[Entry("sessions", total=4)], by=hoa)
    assert audited("reports.save_figures") == lines
    save_figures(version, figures=[Entry("sessions", total=7), Entry("models", total=1)], by=hoa)
    line = AuditEntry.objects.filter(action="reports.save_figures").latest("id")
    assert line.details["figures"] == {"sessions": {"before": "tổng 4", "now": "tổng 7", "note": ""}}


def test_it_refuses_an_item_that_the_level_does_not_count(reporting: Reporting) -> None:
    version = write(reporting, "TH-SYT", "minh", Entry("sessions", total=1))
    with pytest.raises(RuleBroken, match="violence-cases"):
        save_figures(version, figures=[Entry("violence-cases", total=1)], by=reporting.world.people["minh"])


def test_it_keeps_both_values_when_two_people_write_the_same_cell(reporting: Reporting) -> None:
    version = write(reporting, "TH-X01", "hoa")
    seen = version.edition
    save_figures(version, figures=[Entry("sessions", total=8)], by=reporting.world.people["dung"], edition=seen)
    with pytest.raises(Conflict) as refused:
        save_figures(version, figures=[Entry("sessions", total=9)], by=reporting.world.people["hoa"], edition=seen)
    assert refused.value.theirs == {"sessions": "tổng 8"}
    # Another row is nobody's conflict.
    save_figures(version, figures=[Entry("models", total=3)], by=reporting.world.people["hoa"], edition=seen)
    assert version.figures.get(item__code="sessions").value == 8
    assert version.figures.get(item__code="models").value == 3


def test_it_keeps_both_wordings_when_two_people_write_the_same_section(reporting: Reporting) -> None:
    version = write(reporting, "TH-X01", "hoa")
    seen = version.edition
    save_paragraphs(version, paragraphs={"IV.1": "Bản của Dũng."}, by=reporting.world.people["dung"], edition=seen)
    with pytest.raises(Conflict) as refused:
        save_paragraphs(version, paragraphs={"IV.1": "Bản của Hoa."}, by=reporting.world.people["hoa"], edition=seen)
    assert refused.value.theirs == {"IV.1": "Bản của Dũng."}


def test_it_notices_that_a_section_was_emptied_meanwhile(reporting: Reporting) -> None:
    version = write(reporting, "TH-X01", "hoa")
    seen = version.edition
    save_paragraphs(version, paragraphs={"IV.1": ""}, by=reporting.world.people["dung"], edition=seen)
    with pytest.raises(Conflict):
        save_paragraphs(version, paragraphs={"IV.1": "Viết thêm."}, by=reporting.world.people["hoa"], edition=seen)


def test_it_does_not_submit_an_empty_report(reporting: Reporting) -> None:
    version = start(reporting.due["TH-X01"], by=reporting.world.people["hoa"]).versions.get()
    with pytest.raises(RuleBroken, match="bắt buộc"):
        submit(version, by=reporting.world.people["hoa"])
    version.refresh_from_db()
    assert version.state == Version.State.DRAFT


def test_it_does_not_submit_what_contradicts_itself(reporting: Reporting) -> None:
    version = write(reporting, "TH-X01", "hoa", Entry("session-participants", female=5, male=5, total=11))
    with pytest.raises(RuleBroken, match="ô tổng ghi 11"):
        submit(version, by=reporting.world.people["hoa"])


def test_it_goes_to_the_head_and_back_and_is_signed_once(reporting: Reporting) -> None:
    people = reporting.world.people
    version = write(reporting, "TH-X01", "hoa")
    for _click in range(2):
        submit(version, by=people["hoa"])
    with pytest.raises(RuleBroken, match="không sửa được nữa"):
        save_figures(version, figures=[Entry("sessions", total=5)], by=people["hoa"])
    with pytest.raises(PermissionDenied):
        sign(version, code_number="7", issued_on=None, by=people["hoa"], today=TODAY)
    for _click in range(2):
        send_back(version, reason="Viết rõ hơn mục IV.2.", by=people["dung"])
    version.refresh_from_db()
    assert (version.state, version.head_reason) == (Version.State.DRAFT, "Viết rõ hơn mục IV.2.")
    submit(version, by=people["hoa"])
    for _click in range(2):
        sign(version, code_number="7", issued_on=None, by=people["dung"], today=TODAY)
    version.refresh_from_db()
    assert (version.state, version.symbol_number, version.head_reason) == (Version.State.SENT, "07/BC-UBND", "")
    assert [audited(f"reports.{verb}") for verb in ("submit", "send_back", "sign")] == [2, 1, 1]
    due_item = DueItem.objects.get(pk=reporting.due["TH-X01"].pk)
    assert (due_item.sent_on, due_item.settled_on) == (TODAY, None)


def test_it_does_not_skip_the_head(reporting: Reporting) -> None:
    version = write(reporting, "TH-X01", "hoa")
    with pytest.raises(RuleBroken, match="đang soạn"):
        sign(version, code_number="", issued_on=None, by=reporting.world.people["dung"], today=TODAY)


@pytest.mark.parametrize(
    ("number", "issued_on", "words"),
    [("7/BC", None, "Chỉ ghi số"), ("8", date(2026, 6, 9), "sau hôm nay"), ("21", None, "đã dùng")],
)
def test_it_refuses_a_number_or_day_that_cannot_be(
    reporting: Reporting, number: str, issued_on: date | None, words: str
) -> None:
    send(reporting, "TH-X01", "hoa", "dung")
    people = reporting.world.people
    other = start(reporting.due_year["TH-X01"], by=people["hoa"]).versions.get()
    Version.objects.filter(pk=other.pk).update(state=Version.State.SUBMITTED)
    with pytest.raises(RuleBroken, match=words):
        sign(other, code_number=number, issued_on=issued_on, by=people["dung"], today=TODAY)


def test_it_freezes_what_was_signed(reporting: Reporting) -> None:
    version = send(reporting, "TH-X01", "hoa", "dung")
    frozen = json.dumps(version.frozen, sort_keys=True)
    assert version.sha256 == seal(version.frozen)
    # What the world is called later does not reach into the signed paper.
    version.report.unit.name = "Tên khác"
    version.report.unit.save()
    Figure.objects.filter(version=version).update(state="blank", value=None)
    again = Version.objects.get(pk=version.pk)
    assert json.dumps(content_of(again), sort_keys=True) == frozen
    assert again.frozen["signature"] == {
        "competence": ["TM. ỦY BAN NHÂN DÂN"], "position": "CHỦ TỊCH", "full_name": "Hoàng Văn Dũng",
    }  # fmt: skip


def test_it_returns_with_a_reason_at_the_cell_and_the_signed_one_stays(reporting: Reporting) -> None:
    people = reporting.world.people
    version = send(reporting, "TH-X01", "hoa", "dung")
    frozen = version.frozen
    with pytest.raises(RuleBroken, match="lý do"):
        return_report(version, reason=" ", cells={"sessions": " "}, by=people["lan"])
    new = return_report(version, reason="", cells={"sessions": "Tháng trước ghi 6."}, by=people["lan"])
    assert return_report(version, reason="", cells={"sessions": "Tháng trước ghi 6."}, by=people["lan"]) == new
    version.refresh_from_db()
    assert (version.state, version.frozen, new.number, new.state) == (Version.State.RETURNED, frozen, 2, "draft")
    assert new.figures.get(item__code="sessions").returned_because == "Tháng trước ghi 6."
    assert DueItem.objects.get(pk=reporting.due["TH-X01"].pk).returned
    save_figures(new, figures=[Entry("sessions", total=6)], by=people["hoa"])
    submit(new, by=people["hoa"])
    sign(new, code_number="22", issued_on=None, by=people["dung"], today=TODAY)
    accept(new, by=people["lan"], today=TODAY)
    version.refresh_from_db()
    new.refresh_from_db()
    assert version.frozen == frozen
    assert content_of(new)["figures"] != frozen["figures"]
    item = DueItem.objects.get(pk=reporting.due["TH-X01"].pk)
    assert (item.returned, item.settled_on) == (False, TODAY)
    assert audited("reports.return") == 1


def test_it_can_return_what_was_accepted_by_mistake(reporting: Reporting) -> None:
    lan = reporting.world.people["lan"]
    version = accept(send(reporting, "TH-X01", "hoa", "dung"), by=lan, today=TODAY)
    return_report(version, reason="Nhầm kỳ.", cells={}, by=lan)
    item = DueItem.objects.get(pk=reporting.due["TH-X01"].pk)
    assert (item.returned, item.settled_on) == (True, None)


@pytest.mark.parametrize("username", ["hoa", "dung", "tam", "binh", "son"])
def test_it_lets_only_the_coordinator_answer(reporting: Reporting, username: str) -> None:
    version = send(reporting, "TH-X01", "hoa", "dung")
    with pytest.raises(PermissionDenied):
        accept(version, by=reporting.world.people[username], today=TODAY)
    with pytest.raises(PermissionDenied):
        return_report(version, reason="Không.", cells={}, by=reporting.world.people[username])


def test_it_accepts_once(reporting: Reporting) -> None:
    version, lan = send(reporting, "TH-X01", "hoa", "dung"), reporting.world.people["lan"]
    accept(version, by=lan, today=TODAY)
    accept(version, by=lan, today=TODAY)
    assert audited("reports.accept") == 1


def test_it_shows_a_draft_only_inside_the_unit(reporting: Reporting) -> None:
    people = reporting.world.people
    report = write(reporting, "TH-X01", "hoa").report

    def who_sees() -> set[str]:
        return {name for name, person in people.items() if Report.objects.visible_to(person).filter(pk=report.pk)}

    assert who_sees() == {"hoa", "dung"}
    version = report.versions.get()
    submit(version, by=people["hoa"])
    assert who_sees() == {"hoa", "dung"}
    sign(version, code_number="3", issued_on=None, by=people["dung"], today=TODAY)
    assert who_sees() == {"hoa", "dung", "lan", "son", "binh", "quan"}
    new = return_report(version, reason="Sửa.", cells={}, by=people["lan"])
    assert report.version_for(people["lan"]) == version
    assert report.version_for(people["hoa"]) == new
