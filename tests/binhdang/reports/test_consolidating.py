"""What was accepted is summed with its coverage; words are merged with their sources; a late unit loses nothing."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from binhdang.audit.models import Entry as AuditEntry
from binhdang.indicators.models import Item
from binhdang.plans.models import DueItem
from binhdang.reports.content import content_of
from binhdang.reports.models import Adjustment, Paragraph, Version
from binhdang.reports.operations import (
    accept,
    adjust,
    consolidate,
    declare,
    drop,
    merge,
    recount,
    return_report,
    save_paragraphs,
    sign,
    submit,
)
from binhdang.reports.rules import Entry
from binhdang.reports.tally import TallyLine, missing_units, parts_in, tally_of
from binhdang.reports.weaving import themes_of
from binhdang.web.rules import RuleBroken
from tests.binhdang.make import TODAY
from tests.binhdang.reports.make_reports import Reporting, send, send_and_accept, words_for

pytestmark = pytest.mark.django_db


def item(code: str) -> Item:
    """An item of the catalogue."""
    return Item.objects.get(code=code)


def line(version: Version, code: str) -> TallyLine:
    """A row of the consolidation."""
    return next(found for found in tally_of(version) if found.item.code == code)


def open_consolidation(reporting: Reporting) -> Version:
    """The consolidation of Sở Nội vụ for the half year."""
    return consolidate(
        reporting.plan, reporting.half, reporting.world.units["TH-SNV"], by=reporting.world.people["lan"]
    )


def two_communes(reporting: Reporting) -> None:
    """Đèo Gió split by sex; Láng Sen gives only totals, and nothing about violence."""
    send_and_accept(
        reporting, "TH-X01", "hoa", "dung", words={"IV.2": "Kinh phí còn hạn hẹp, cấp muộn so với kế hoạch."}
    )
    send_and_accept(
        reporting, "TH-X02", "tam", "vinh",
        Entry("sessions", total=6), Entry("session-participants", total=50),
        Entry("violence-cases", state="no_data", note="Công an chưa gửi."),
        words={"IV.2": "Kinh phí còn hạn hẹp, cấp rất muộn so với kế hoạch.\nCán bộ kiêm nhiệm nhiều việc."},
    )  # fmt: skip


def test_it_sums_what_was_accepted_and_says_what_the_sum_rests_on(reporting: Reporting) -> None:
    two_communes(reporting)
    send(reporting, "TH-SYT", "minh", "hai", Entry("sessions", total=100))  # sent, not accepted: does not count
    version = open_consolidation(reporting)
    sessions, people = line(version, "sessions"), line(version, "session-participants")
    # Two communes of three and none of two departments.
    assert (sessions.total.final, sessions.total.computed.answered, sessions.total.computed.expected) == (10, 2, 5)
    assert (people.total.final, people.female.final, people.unsplit) == (155, 60, 1)
    assert people.female.computed.answered == 1
    cases = line(version, "violence-cases").total.computed
    # Departments do not count cases; Láng Sen has no data yet.
    assert (cases.value, cases.answered, cases.expected) == (2, 1, 3)
    nothing = line(version, "training-classes").total.computed
    assert (nothing.state, nothing.value, nothing.answered) == ("none_arisen", None, 1)
    assert line(version, "leaflets").total.computed.state == "no_data"
    assert [unit.code for unit in missing_units(version)] == ["TH-SGDDT", "TH-SYT", "TH-X03"]


def test_it_opens_one_consolidation_and_settles_its_own_due_item(reporting: Reporting) -> None:
    two_communes(reporting)
    version = open_consolidation(reporting)
    assert open_consolidation(reporting) == version
    assert version.report.due_item == reporting.due["TH-SNV"]
    assert version.report.receiver == reporting.world.province
    assert AuditEntry.objects.filter(action="reports.consolidate").count() == 1


@pytest.mark.parametrize("username", ["hoa", "dung", "minh", "binh", "son"])
def test_it_lets_only_the_coordinator_consolidate(reporting: Reporting, username: str) -> None:
    with pytest.raises(PermissionDenied):
        consolidate(
            reporting.plan, reporting.half, reporting.world.units["TH-SNV"], by=reporting.world.people[username]
        )


def test_it_takes_in_a_late_unit_and_keeps_what_was_typed(reporting: Reporting) -> None:
    two_communes(reporting)
    lan = reporting.world.people["lan"]
    version = open_consolidation(reporting)
    save_paragraphs(version, paragraphs={"IV.1": "Lời của tỉnh."}, by=lan)
    adjust(version, item=item("models"), sex="total", kind="double_count", amount=Decimal(-1), reason="Trùng.", by=lan)
    late = send(reporting, "TH-SYT", "minh", "hai", Entry("sessions", total=100))
    assert recount(version, by=lan) == 0
    accept(late, by=lan, today=TODAY)
    assert recount(version, by=lan) == 1
    assert recount(version, by=lan) == 0
    assert line(version, "sessions").total.final == 110
    assert version.paragraphs.get(section="IV.1").text == "Lời của tỉnh."
    assert line(version, "models").total.final == 0
    assert AuditEntry.objects.filter(action="reports.recount").count() == 1


def test_it_no_longer_counts_a_report_that_was_returned(reporting: Reporting) -> None:
    two_communes(reporting)
    version = open_consolidation(reporting)
    part = next(part for part in parts_in(version) if part.report.unit.code == "TH-X01")
    return_report(part, reason="Nhầm số buổi.", cells={}, by=reporting.world.people["lan"])
    assert line(version, "sessions").total.final == 6
    assert part.report.unit in missing_units(version)


def test_it_explains_the_way_from_the_sum_to_the_final_figure(reporting: Reporting) -> None:
    two_communes(reporting)
    lan, version = reporting.world.people["lan"], open_consolidation(reporting)
    declare(version, item=item("sessions"), sex="total", value=Decimal(13), by=lan)
    assert line(version, "sessions").gap == 3
    for _click in range(2):
        late = adjust(
            version, item=item("sessions"), sex="total", kind="late_unit", amount=Decimal(5), reason="Cồn Mây", by=lan
        )
    assert line(version, "sessions").gap == -2
    adjust(version, item=item("sessions"), sex="total", kind="correction", amount=Decimal(-2), reason="Ghi dư", by=lan)
    assert (line(version, "sessions").total.final, line(version, "sessions").gap) == (13, 0)
    drop(late, by=lan)
    assert line(version, "sessions").total.final == 8
    assert Adjustment.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "sex", "amount", "reason", "words"),
    [
        ("late_unit", "total", Decimal(0), "x", "khác 0"),
        ("late_unit", "total", Decimal(1), " ", "lý do"),
        ("guess", "total", Decimal(1), "x", "loại"),
        ("late_unit", "female", Decimal(1), "x", "không tách"),
    ],
)
def test_it_refuses_an_adjustment_that_explains_nothing(
    reporting: Reporting, kind: str, sex: str, amount: Decimal, reason: str, words: str
) -> None:
    version = open_consolidation(reporting)
    with pytest.raises(RuleBroken, match=words):
        adjust(
            version, item=item("sessions"), sex=sex, kind=kind, amount=amount, reason=reason,
            by=reporting.world.people["lan"],
        )  # fmt: skip


def test_it_groups_paragraphs_that_say_nearly_the_same(reporting: Reporting) -> None:
    two_communes(reporting)
    themes = themes_of(open_consolidation(reporting), "IV.2")
    assert [(theme.units, len(theme.wordings)) for theme in themes] == [(2, 2), (1, 1)]


def test_it_merges_picked_paragraphs_with_all_their_sources(reporting: Reporting) -> None:
    two_communes(reporting)
    lan, version = reporting.world.people["lan"], open_consolidation(reporting)
    money, people = (theme.wordings[0].first for theme in themes_of(version, "IV.2"))
    save_paragraphs(version, paragraphs={"IV.2": "Câu mở đầu của tỉnh."}, by=lan)
    merge(version, section="IV.2", picked=[money, people], by=lan)
    merge(version, section="IV.2", picked=[money], by=lan)
    rows = list(version.paragraphs.filter(section="IV.2").order_by("position"))
    assert [row.text for row in rows] == ["Câu mở đầu của tỉnh.", money.text, people.text]
    assert [row.sources.count() for row in rows] == [0, 2, 1]
    # Editing one line leaves the sources of the others, and of the edited one.
    save_paragraphs(version, paragraphs={"IV.2": f"{money.text}\n{people.text} Sau sắp xếp càng rõ."}, by=lan)
    assert [row.sources.count() for row in version.paragraphs.filter(section="IV.2").order_by("position")] == [2, 1]


def test_it_does_not_merge_paragraphs_of_reports_that_are_not_part_of_it(reporting: Reporting) -> None:
    two_communes(reporting)
    outside = send(reporting, "TH-SYT", "minh", "hai", Entry("sessions", total=1))
    lan, version = reporting.world.people["lan"], open_consolidation(reporting)
    with pytest.raises(RuleBroken, match="không thuộc"):
        merge(version, section="IV.2", picked=list(Paragraph.objects.filter(version=outside, section="IV.2")), by=lan)
    with pytest.raises(RuleBroken, match="Chưa chọn"):
        merge(version, section="IV.2", picked=[], by=lan)


def test_it_is_signed_with_a_number_of_its_own_and_its_parts_are_included(reporting: Reporting) -> None:
    two_communes(reporting)
    people, version = reporting.world.people, open_consolidation(reporting)
    save_paragraphs(version, paragraphs=words_for(version.report.unit), by=people["lan"])
    declare(version, item=item("sessions"), sex="total", value=Decimal(12), by=people["lan"])
    with pytest.raises(RuleBroken, match="lệch 2"):
        submit(version, by=people["lan"])
    declare(version, item=item("sessions"), sex="total", value=None, by=people["lan"])
    submit(version, by=people["lan"])
    signed = sign(version, code_number="118", issued_on=None, by=people["son"], today=TODAY)
    content = content_of(signed)
    assert content["number_text"] == "118/BC-SNV"
    assert (len(content["parts"]), content["expected"], len(content["missing"])) == (2, 5, 3)
    row = next(row for row in content["figures"] if row["code"] == "session-participants")
    assert (row["cells"]["female"]["value"], row["cells"]["total"]["value"], row["coverage"]) == ("60", "155", [2, 5])
    assert {part.state for part in parts_in(signed)} == {Version.State.INCLUDED}
    assert DueItem.objects.get(pk=reporting.due["TH-SNV"].pk).sent_on == TODAY
    with pytest.raises(RuleBroken):
        recount(signed, by=people["lan"])
