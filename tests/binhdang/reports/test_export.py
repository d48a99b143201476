"""The Word file: read back as the person who receives it would read it."""

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from django.core.management import CommandError, call_command
from docx.document import Document

from binhdang.audit.models import Entry as Line
from binhdang.organisations.models import Unit
from binhdang.plans.models import PlanTask, Section
from binhdang.reports import form
from binhdang.reports.export import document_of, docx_of, file_name
from binhdang.reports.models import Version
from binhdang.reports.operations import adjust, consolidate, save_paragraphs, start
from binhdang.reports.rules import Entry
from binhdang.tasks.models import Assignment, Obstacle, Progress, Task
from tests.binhdang.make import TODAY, World
from tests.binhdang.reports.make_reports import Reporting, send, send_and_accept, write

pytestmark = pytest.mark.django_db


def opened(version: Version) -> Document:
    """The file as a Word processor opens it."""
    return docx.Document(io.BytesIO(docx_of(version)))


def words(document: Document) -> str:
    """Everything that stands outside and inside of its tables."""
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + tables)


def rows_of(document: Document, first: str) -> dict[str, list[str]]:
    """The rows of the table whose heading holds the words, by their second cell."""
    for table in document.tables:
        if first in [cell.text for cell in table.rows[0].cells]:
            return {row.cells[1].text: [cell.text for cell in row.cells] for row in table.rows}
    raise AssertionError(first)


def test_it_prints_a_signed_report_of_a_commune(reporting: Reporting) -> None:
    version = send(reporting, "TH-X01", "hoa", "dung", number="7")
    document = opened(version)
    text = words(document)
    for sentence in (
        "XÃ ĐÈO GIÓ", "Số: 07/BC-UBND", "Đèo Gió, ngày 08 tháng 6 năm 2026", "BÁO CÁO", "Kính gửi: Sở Nội vụ",
        "Kế hoạch số 15/KH-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Thanh Hòa",
        "VI. KIẾN NGHỊ, ĐỀ XUẤT", "Nội dung mục IV.2 của xã Đèo Gió.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH",
        "Hoàng Văn Dũng", "(Đã ký)", "- Lưu: VT, VHXH.", "./.",
    ):  # fmt: skip
        assert sentence in text
    assert "DỰ THẢO" not in text
    assert "TỈNH THANH HÒA" not in text  # no authority stands above a People's Committee


def test_it_prints_what_is_not_a_number_as_a_sign_and_never_as_zero(reporting: Reporting) -> None:
    version = write(
        reporting, "TH-X01", "hoa", Entry("session-participants", total=40), Entry("sessions", total=2),
        Entry("training-classes", state="none_arisen"), Entry("violence-cases", state="no_data", note="chờ Công an"),
        Entry("people-helped", state="not_applicable"), Entry("models", total=0),
    )  # fmt: skip
    rows = rows_of(opened(version), "Nội dung")
    figures = {name: cells[3:6] for name, cells in rows.items()}
    assert figures["Lượt người dự truyền thông"] == ["trống", "trống", "40"]
    assert figures["Lớp tập huấn, bồi dưỡng"] == ["×", "×", "–"]
    assert figures["Vụ bạo lực gia đình"] == ["×", "×", "…"]
    assert figures["Người bị bạo lực được hỗ trợ"] == ["×", "×", "×"]
    assert figures["Mô hình, câu lạc bộ đang hoạt động"] == ["×", "×", "0"]
    assert figures["Tờ rơi, tờ gấp đã phát"] == ["×", "×", "trống"]
    assert rows["Vụ bạo lực gia đình"][-1] == "chờ Công an"


def test_it_marks_a_draft_and_leaves_room_for_number_and_day(reporting: Reporting) -> None:
    document = document_of(write(reporting, "TH-SYT", "minh", Entry("sessions", total=1)))
    assert (document.marks, document.number, document.issued) == (("DỰ THẢO",), None, None)
    assert (document.issuer.parent, document.issuer.name) == ("Ủy ban nhân dân tỉnh Thanh Hòa", "Sở Y tế")
    assert (document.symbol, document.signature.position) == ("BC-SYT", "GIÁM ĐỐC")


def test_it_prints_a_consolidation_with_coverage_and_who_is_missing(reporting: Reporting) -> None:
    lan = reporting.world.people["lan"]
    send_and_accept(reporting, "TH-X01", "hoa", "dung")
    version = consolidate(reporting.plan, reporting.half, reporting.world.units["TH-SNV"], by=lan)
    item = version.inclusions.get().part.figures.get(item__code="sessions").item
    adjust(version, item=item, sex="total", kind="late_unit", amount=3, reason="Cồn Mây gửi sau", by=lan)
    document = opened(version)
    text = words(document)
    assert "tổng hợp từ 1/5 đơn vị" in text
    row = rows_of(document, "Số đơn vị có số liệu")["Buổi truyền thông trực tiếp"]
    assert row[3:] == ["×", "×", "7", "1/5", "đơn vị nộp muộn: +3 (Cồn Mây gửi sau)"]
    assert "CÁC ĐƠN VỊ CHƯA CÓ BÁO CÁO ĐƯỢC DUYỆT" in text.upper()
    assert "Ủy ban nhân dân xã Cồn Mây" in text
    assert file_name(version) == "bao-cao-tong-hop-6-thang-dau-nam-2026-so-noi-vu-du-thao.docx"


def test_it_lays_the_table_of_figures_on_its_side(reporting: Reporting) -> None:
    sections = opened(send(reporting, "TH-X01", "hoa", "dung")).sections
    assert sections[0].page_width < sections[0].page_height
    assert sections[1].page_width > sections[1].page_height


@pytest.mark.parametrize(
    ("kind", "name", "post", "lines", "position"),
    [
        ("peoples_committee", "Ủy ban nhân dân xã A", "Chủ tịch UBND xã", ["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH"),
        (
            "peoples_committee", "Ủy ban nhân dân xã A", "Phó Chủ tịch Ủy ban nhân dân",
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH",
        ),
        ("peoples_committee", "Ủy ban nhân dân xã A", "", ["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH"),
        ("department", "Sở Y tế", "Giám đốc Sở", [], "GIÁM ĐỐC"),
        ("department", "Sở Y tế", "Phó Giám đốc", ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC"),
        ("department", "Thanh tra tỉnh", "Chánh Thanh tra", [], "CHÁNH THANH TRA"),
        ("department", "Văn phòng UBND tỉnh", "", [], "THỦ TRƯỞNG ĐƠN VỊ"),
    ],
)  # fmt: skip
def test_it_signs_as_the_unit_signs(kind: str, name: str, post: str, lines: list[str], position: str) -> None:
    signature = form.signature_of(Unit(kind=kind, name=name), post, "Nguyễn Văn A")
    assert (signature["competence"], signature["position"]) == (lines, position)


def test_it_puts_only_departments_below_the_committee(world: World) -> None:
    front = Unit(kind="mass_organisation", name="Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", parent=world.province)
    assert form.issuer_of(front)["parent"] == ""
    assert form.issuer_of(world.units["TH-SYT"])["parent"] == "Ủy ban nhân dân tỉnh Thanh Hòa"
    assert form.issuer_of(world.units["TH-X01"])["name"] == "Ủy ban nhân dân\nxã Đèo Gió"


def test_it_makes_a_symbol_where_none_is_set(world: World) -> None:
    assert form.symbol_of(world.province) == "BC-UBND"
    assert form.symbol_of(Unit(kind="department", name="Sở Y tế")) == "BC-SYT"
    assert form.number_text("5", "BC-SYT") == "05/BC-SYT"
    assert form.number_text("", "BC-SYT") == ""


def with_tasks(reporting: Reporting) -> None:
    """Two tasks of the plan for Đèo Gió: one under way, one stuck; and one of Láng Sen."""
    group = Section.objects.create(
        plan=reporting.plan, position=1, depth=1, level="1", label="1.", heading="Truyền thông", start=0, is_group=True
    )
    for number, (code, text, state) in enumerate(
        (
            ("TH-X01", "Nói chuyện chuyên đề ở thôn, bản", Assignment.State.DOING),
            ("TH-X01", "Duy trì địa chỉ tin cậy", Assignment.State.BLOCKED),
            ("TH-X02", "Việc của Láng Sen", Assignment.State.DONE),
        )
    ):
        task = Task.objects.create(
            document=reporting.plan.document, position=number, text=text, sentence=text, start=number, end=number + 1,
            deadline=date(2026, 12, 31), deadline_source=Task.DeadlineSource.YEAR,
        )  # fmt: skip
        PlanTask.objects.create(plan=reporting.plan, task=task, group=None if number == 1 else group)
        assignment = Assignment.objects.create(
            task=task, unit=reporting.world.units[code], role=Assignment.Role.LEAD, named_as="UBND xã", state=state,
            percent=60 if state == Assignment.State.DOING else None, deadline=task.deadline,
        )  # fmt: skip
        people = reporting.world.people
        Progress.objects.create(
            assignment=assignment, state=state, words="Đã làm ở 3 bản.", reported_on=TODAY, reported_by=people["hoa"]
        )
        if state == Assignment.State.BLOCKED:
            Obstacle.objects.create(assignment=assignment, words="Nhà văn hóa đang sửa.", raised_by=people["hoa"])


def test_it_starts_with_what_the_tasks_already_tell(reporting: Reporting) -> None:
    with_tasks(reporting)
    version = start(reporting.due["TH-X01"], by=reporting.world.people["hoa"]).latest()
    texts = dict(version.paragraphs.values_list("section", "text"))
    assert texts == {
        "II.1": "Nói chuyện chuyên đề ở thôn, bản: đang làm, đạt 60%. Đã làm ở 3 bản.",
        "II.3": "Duy trì địa chỉ tin cậy: vướng mắc. Đã làm ở 3 bản.",
        "IV.2": "Nhà văn hóa đang sửa.",
    }
    rows = rows_of(opened(version), "Nhiệm vụ")
    assert rows["Nói chuyện chuyên đề ở thôn, bản"][2:] == ["chủ trì", "cả năm", "đang làm, 60%", "Đã làm ở 3 bản."]
    assert "Nhiệm vụ khác" in rows
    assert "Việc của Láng Sen" not in rows


def test_it_offers_the_draft_again_where_a_section_was_emptied(reporting: Reporting, client_of: object) -> None:
    with_tasks(reporting)
    hoa = reporting.world.people["hoa"]
    report = start(reporting.due["TH-X01"], by=hoa)
    save_paragraphs(report.latest(), paragraphs={"II.1": ""}, by=hoa)
    client = client_of(hoa)  # type: ignore[operator]
    assert "Dùng đoạn này" in client.get(f"/reports/{report.pk}/edit/").content.decode()
    client.post(f"/reports/{report.pk}/save/", {"version": report.latest().edition, "p-II.1": "", "use": "II.1"})
    assert report.latest().paragraphs.get(section="II.1").text.startswith("Nói chuyện chuyên đề")


# --- command line --------------------------------------------------------------------------------------------
def test_it_lists_and_exports_from_the_command_line(
    reporting: Reporting, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    version = send(reporting, "TH-X01", "hoa", "dung")
    call_command("reports", "--json")
    listed = json.loads(capsys.readouterr().out)
    assert listed == [
        {
            "id": version.report_id, "unit": "TH-X01", "unit_name": "Ủy ban nhân dân xã Đèo Gió",
            "period": "6 tháng đầu năm 2026", "kind": "own", "state": "sent",
        }
    ]  # fmt: skip
    call_command("reports")
    assert capsys.readouterr().out.split("\t")[1] == "TH-X01"
    target = tmp_path / "bao-cao.docx"
    call_command("export_report", str(version.report_id), "--to", str(target))
    assert "Kính gửi: Sở Nội vụ" in words(docx.Document(str(target)))
    assert list(Line.objects.filter(action="reports.export").values_list("actor_name", "about_id")) == [
        ("export_report", version.pk)
    ]


@pytest.mark.parametrize(
    ("number", "to", "sentence"),
    [
        ("999", "a.docx", "Không có báo cáo mã 999"),
        ("bảy", "a.docx", "phải là một số"),
        ("", "khong-co/a.docx", "Không có thư mục"),
        ("", ".", "là một thư mục"),
        ("", f"{'a' * 300}.docx", "Không ghi được tệp"),
    ],
)
def test_it_says_in_one_sentence_why_it_writes_no_file(
    reporting: Reporting, tmp_path: Path, number: str, to: str, sentence: str
) -> None:
    version = send(reporting, "TH-X01", "hoa", "dung")
    with pytest.raises(CommandError, match=sentence) as refused:
        call_command("export_report", number or str(version.report_id), "--to", str(tmp_path / to))
    assert (refused.value.returncode == 2) is (number != "bảy")  # the parser itself ends with 2
    assert not Line.objects.filter(action="reports.export").exists()


def test_it_writes_the_same_file_from_the_same_report(reporting: Reporting) -> None:
    version = send(reporting, "TH-X01", "hoa", "dung")
    assert docx_of(version) == docx_of(Version.objects.get(pk=version.pk))
    assert replace(document_of(version)) == document_of(version)
