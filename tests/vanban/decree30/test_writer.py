"""The Word file follows the form of Decree 30/2020: page, header table, title, body, closing, annexes."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

import vanban
from tests.vanban.decree30.sample import FIGURES, REPORT, report
from vanban.decree30 import (
    AdministrativeDocument,
    Annex,
    Article,
    Heading,
    Issuer,
    Paragraph,
    Part,
    Point,
    Run,
    Signature,
    write_docx,
)
from vanban.files import read_bytes


def opened(document: AdministrativeDocument) -> Document:
    return docx.Document(io.BytesIO(write_docx(document)))


def all_paragraphs(target: Document) -> Iterator[WordParagraph]:
    for element in target.element.body.iter(qn("w:p")):
        yield WordParagraph(element, target)


def found(target: Document, text: str) -> WordParagraph:
    return next(paragraph for paragraph in all_paragraphs(target) if paragraph.text.startswith(text))


def look(run: WordRun) -> tuple[float, bool, bool]:
    assert run.font.size is not None
    return run.font.size.pt, bool(run.bold), bool(run.italic)


def size(section: Section) -> tuple[int, int]:
    assert section.page_width is not None
    assert section.page_height is not None
    return round(section.page_width.mm), round(section.page_height.mm)


@pytest.fixture(scope="module")
def target() -> Document:
    return opened(REPORT)


def test_it_sets_a4_and_the_margins(target: Document) -> None:
    section = target.sections[0]
    assert size(section) == (210, 297)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    for margin, millimetres in zip(margins, (20, 20, 30, 15), strict=True):
        assert margin is not None
        assert margin.mm == pytest.approx(millimetres, abs=0.05)


def test_it_numbers_pages_in_the_middle_of_the_top_margin_but_not_the_first(target: Document) -> None:
    section = target.sections[0]
    header = section.header.paragraphs[0]
    assert header.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert [element.text for element in header._p.iter(qn("w:instrText"))] == [" PAGE "]
    assert look(header.runs[0]) == (14, False, False)
    assert section.different_first_page_header_footer
    assert not any(paragraph.text for paragraph in section.first_page_header.paragraphs)


def test_it_names_times_new_roman_in_every_slot_of_every_run_and_style(target: Document) -> None:
    slots = [qn(f"w:{name}") for name in ("ascii", "hAnsi", "eastAsia", "cs")]
    runs = [run for paragraph in all_paragraphs(target) for run in paragraph.runs]
    assert len(runs) > 250
    elements = [run._element.rPr for run in runs]
    elements += [target.styles[name].element.rPr for name in ("Normal", "Body Text", "Heading 1", "Header")]
    elements.append(target.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))[0])
    for properties in elements:
        fonts = properties.find(qn("w:rFonts"))
        assert [fonts.get(slot) for slot in slots] == ["Times New Roman"] * 4
        assert not [name for name in fonts.attrib if name.endswith("Theme")]


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic", "align"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False, WD_ALIGN_PARAGRAPH.CENTER),
        ("Độc lập - Tự do - Hạnh phúc", 13, True, False, WD_ALIGN_PARAGRAPH.CENTER),
        ("UBND TỈNH THANH HÒA", 12, False, False, WD_ALIGN_PARAGRAPH.CENTER),
        ("SỞ NỘI VỤ", 12, True, False, WD_ALIGN_PARAGRAPH.CENTER),
        ("Số: 07/BC-SNV", 13, False, False, WD_ALIGN_PARAGRAPH.CENTER),
        ("Thanh Hòa, ngày 05 tháng 02 năm 2026", 13, False, True, WD_ALIGN_PARAGRAPH.CENTER),
        ("BÁO CÁO", 14, True, False, WD_ALIGN_PARAGRAPH.CENTER),
        ("Kết quả công tác bình đẳng giới năm 2026", 14, True, False, WD_ALIGN_PARAGRAPH.CENTER),
        ("Kính gửi: Ủy ban nhân dân tỉnh Thanh Hòa", 14, False, False, WD_ALIGN_PARAGRAPH.CENTER),
        ("Sở Nội vụ báo cáo", 14, False, False, WD_ALIGN_PARAGRAPH.JUSTIFY),
        ("I. KẾT QUẢ", 14, True, False, WD_ALIGN_PARAGRAPH.JUSTIFY),
        ("1. Tuyên truyền", 14, True, False, WD_ALIGN_PARAGRAPH.JUSTIFY),
        ("đ) Việc thứ 5.", 14, False, False, WD_ALIGN_PARAGRAPH.JUSTIFY),
        ("- Một dòng", 14, False, False, WD_ALIGN_PARAGRAPH.JUSTIFY),
        ("hai dòng.", 14, False, False, WD_ALIGN_PARAGRAPH.JUSTIFY),
        ("Trên đây là báo cáo kết quả năm 2026./.", 14, False, False, WD_ALIGN_PARAGRAPH.JUSTIFY),
        ("Nơi nhận:", 12, True, True, WD_ALIGN_PARAGRAPH.LEFT),
        ("- Như trên;", 11, False, False, WD_ALIGN_PARAGRAPH.LEFT),
        ("- Lưu: VT, BĐG.", 11, False, False, WD_ALIGN_PARAGRAPH.LEFT),
        ("KT. GIÁM ĐỐC", 14, True, False, WD_ALIGN_PARAGRAPH.CENTER),
        ("PHÓ GIÁM ĐỐC", 14, True, False, WD_ALIGN_PARAGRAPH.CENTER),
        ("Nguyễn Thị Hồng Vân", 14, True, False, WD_ALIGN_PARAGRAPH.CENTER),
        ("Phụ lục I", 14, True, False, WD_ALIGN_PARAGRAPH.CENTER),
        ("KẾT QUẢ THEO XÃ", 14, True, False, WD_ALIGN_PARAGRAPH.CENTER),
        ("(Kèm theo Báo cáo số 07/BC-SNV ngày 05 tháng 02", 13, False, True, WD_ALIGN_PARAGRAPH.CENTER),
        ("Phụ lục II", 14, True, False, WD_ALIGN_PARAGRAPH.CENTER),
        ("Đơn vị tính: người", 12, False, True, WD_ALIGN_PARAGRAPH.RIGHT),
    ],
)
def test_it_gives_every_component_its_size_and_emphasis(
    target: Document, text: str, size: float, bold: bool, italic: bool, align: WD_ALIGN_PARAGRAPH
) -> None:
    paragraph = found(target, text)
    assert {look(run) for run in paragraph.runs} == {(size, bold, italic)}
    assert paragraph.alignment == align


def test_it_indents_and_spaces_the_body(target: Document) -> None:
    for text in ("Sở Nội vụ báo cáo", "I. KẾT QUẢ", "1. Tuyên truyền", "a) Việc", "- Một dòng", "hai dòng"):
        form = found(target, text).paragraph_format
        assert form.first_line_indent is not None
        assert form.first_line_indent.mm == pytest.approx(12.7, abs=0.05)
        assert form.space_after is not None
        assert form.space_after >= Pt(6)
        assert 1 <= form.line_spacing <= 1.5  # type: ignore[operator]


def rule_below(paragraph: WordParagraph, available_mm: float) -> float:
    """The length of the line below a paragraph, in millimetres."""
    line = paragraph._p.getnext()
    borders = line.pPr.find(qn("w:pBdr"))
    assert [side.tag for side in borders] == [qn("w:top")]
    assert borders[0].get(qn("w:val")) == "single"
    form = WordParagraph(line, paragraph._parent).paragraph_format
    assert form.left_indent == form.right_indent
    assert form.left_indent is not None
    return available_mm - 2 * form.left_indent.mm


def test_it_draws_a_line_as_long_as_the_motto(target: Document) -> None:
    assert rule_below(found(target, "Độc lập"), 93) == pytest.approx(56.1, abs=0.5)


@pytest.mark.parametrize(
    ("text", "width", "words"), [("SỞ NỘI VỤ", 72, 23.5), ("Kết quả công tác bình đẳng giới năm 2026", 165, 89.6)]
)
def test_it_draws_lines_of_a_third_to_a_half_of_the_words(
    target: Document, text: str, width: float, words: float
) -> None:
    assert words / 3 <= rule_below(found(target, text), width) <= words / 2


def test_it_lays_the_header_out_as_a_table_without_borders(target: Document) -> None:
    table = target.tables[0]
    assert [len(row.cells) for row in table.rows] == [2, 2]
    assert table._tbl.tblPr.find(qn("w:tblBorders")) is None
    assert table._tbl.tblPr.find(qn("w:tblStyle")) is None
    assert "CỘNG HÒA" in table.cell(0, 1).text
    assert "Số: 07" in table.cell(1, 0).text
    assert "ngày 05" in table.cell(1, 1).text


def test_it_puts_recipients_level_with_the_signature_in_one_whole_row(target: Document) -> None:
    table = target.tables[1]
    (row,) = table.rows
    left, right = row.cells
    assert left.paragraphs[0].text == "Nơi nhận:"
    assert right.paragraphs[0].text == "KT. GIÁM ĐỐC"
    assert table._tbl.tblPr.find(qn("w:tblBorders")) is None
    assert row._tr.trPr.find(qn("w:cantSplit")) is not None
    gap = right.paragraphs[-1].paragraph_format.space_before
    assert gap is not None
    assert gap >= Pt(60)


def test_it_keeps_the_end_of_the_body_with_the_signature(target: Document) -> None:
    assert found(target, "Trên đây").paragraph_format.keep_with_next


def test_it_gives_each_annex_its_own_pages(target: Document) -> None:
    body, first, second = target.sections
    assert first.orientation == WD_ORIENT.LANDSCAPE
    assert size(first) == (297, 210)
    assert size(second) == (210, 297)
    assert body._sectPr.find(qn("w:pgNumType")) is None
    for section in (first, second):
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert section.different_first_page_header_footer
        assert section.header.is_linked_to_previous


def test_it_repeats_heading_rows_and_keeps_rows_whole(target: Document) -> None:
    rows = target.tables[2].rows
    assert len(rows) == 3 + len(FIGURES.rows)
    headings = [row for row in rows if row._tr.trPr.find(qn("w:tblHeader")) is not None]
    assert [row.cells[1].text for row in headings] == ["Đơn vị", "Đơn vị", "(2)"]
    assert [cell.text for cell in headings[0].cells[2:]] == ["Người tham dự"] * 2
    assert [cell.text for cell in headings[1].cells[2:]] == ["Nam", "Nữ"]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_it_sets_figures_to_the_right_and_totals_in_bold(target: Document) -> None:
    rows = target.tables[2].rows
    assert len({cell._tc for cell in rows[3].cells}) == 2
    normal, total = rows[4], rows[-1]
    assert normal.cells[2].paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert normal.cells[0].paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert look(normal.cells[2].paragraphs[0].runs[0]) == (12, False, False)
    assert [look(cell.paragraphs[0].runs[0]) for cell in total.cells[1:]] == [(12, True, False)] * 3
    assert total.cells[3].text == "21.960"


def test_it_makes_a_table_as_wide_as_the_text(target: Document) -> None:
    table = target.tables[2]
    assert sum(column.width.mm for column in table.columns) == pytest.approx(297 - 45, abs=0.5)
    assert not table.autofit


def test_it_writes_several_addressees_below_one_another() -> None:
    target = opened(report(addressees=("Sở Tài chính", "Sở Y tế;", "Công an tỉnh.")))
    assert found(target, "Kính gửi:").text == "Kính gửi:"
    assert [found(target, text).text for text in ("- Sở T", "- Sở Y", "- Công")] == [
        "- Sở Tài chính;",
        "- Sở Y tế;",
        "- Công an tỉnh.",
    ]


def test_it_writes_legal_bases_in_italics() -> None:
    target = opened(report(bases=("Căn cứ Luật Bình đẳng giới.", "Căn cứ Quyết định số 12/QĐ-TTg")))
    first, second = found(target, "Căn cứ Luật"), found(target, "Căn cứ Quyết")
    assert (first.text, second.text) == ("Căn cứ Luật Bình đẳng giới;", "Căn cứ Quyết định số 12/QĐ-TTg.")
    assert look(first.runs[0]) == (14, False, True)
    assert first.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY


def test_it_leaves_room_for_a_missing_number_and_date() -> None:
    target = opened(report(number=None, issued=None, year=2026))
    assert found(target, "Số:").text == "Số:        /BC-SNV"
    assert found(target, "Thanh Hòa,").text == "Thanh Hòa, ngày     tháng     năm 2026"
    assert "số        /BC-SNV ngày     tháng     năm 2026" in found(target, "(Kèm theo").text.replace("\n", " ")


def test_it_writes_a_letter_with_its_subject_under_the_number() -> None:
    target = opened(
        report(type_name="", symbol="SNV-BĐG", subject="báo cáo sáu tháng", annexes=(), contact="Số 1, phố Hòa")
    )
    cell = target.tables[0].cell(1, 0)
    assert [paragraph.text for paragraph in cell.paragraphs] == ["Số: 07/SNV-BĐG", "V/v báo cáo sáu tháng"]
    assert look(cell.paragraphs[1].runs[0]) == (12, False, False)
    assert cell.paragraphs[1].paragraph_format.space_before == Pt(6)
    assert target.sections[0].first_page_footer.paragraphs[0].text == "Số 1, phố Hòa"


def test_it_shows_the_contact_on_the_first_page_of_the_document_only() -> None:
    target = opened(report(contact="Số 1, phố Hòa"))
    assert [section.first_page_footer.paragraphs[0].text for section in target.sections] == ["Số 1, phố Hòa", "", ""]


def test_it_writes_a_decision() -> None:
    target = opened(
        report(
            type_name="Quyết định",
            authority="Giám đốc Sở Nội vụ",
            resolved="Quyết định",
            addressees=(),
            body=(Article("Kiện toàn Tổ giúp việc."), Article("Hiệu lực", titled=True), Article("Thi hành.")),
        )
    )
    texts = [paragraph.text for paragraph in all_paragraphs(target)]
    assert (
        texts.index("GIÁM ĐỐC SỞ NỘI VỤ") < texts.index("QUYẾT ĐỊNH:") < texts.index("Điều 1. Kiện toàn Tổ giúp việc.")
    )
    assert [look(run)[1] for run in found(target, "Điều 1.").runs] == [True, False]
    assert [look(run)[1] for run in found(target, "Điều 2.").runs] == [True, True]
    assert "Điều 3. Thi hành./." in texts


def test_it_writes_parts_inline_emphasis_and_other_alignments() -> None:
    target = opened(
        report(
            body=(
                Part("Đánh giá"),
                Heading("Kết quả", label=""),
                Heading("Ý nhỏ", 3),
                Paragraph((Run("Đậm: ", bold=True), Run("thường"))),
                Paragraph("giữa", align="center"),
                Point((Run("nghiêng", italic=True),), "plus"),
                Paragraph("", indent=False),
            )
        )
    )
    assert found(target, "Phần I").alignment == found(target, "ĐÁNH GIÁ").alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert found(target, "KẾT QUẢ").style.name == "Heading 1"  # type: ignore[union-attr]
    assert look(found(target, "a) Ý nhỏ").runs[0]) == (14, False, False)
    assert [look(run)[1] for run in found(target, "Đậm").runs] == [True, False]
    assert found(target, "giữa").paragraph_format.first_line_indent == 0
    assert found(target, "+ nghiêng").text == "+ nghiêng."


def test_it_breaks_a_long_name_of_an_authority_where_people_do() -> None:
    cell = opened(report(issuer=Issuer("Ủy ban nhân dân xã Đông Tân Hòa Bình"))).tables[0].cell(0, 0)
    assert [paragraph.text for paragraph in cell.paragraphs][:2] == ["ỦY BAN NHÂN DÂN", "XÃ ĐÔNG TÂN HÒA BÌNH"]
    long = Issuer("Ban Vì sự tiến bộ của phụ nữ tỉnh Thanh Hòa và các cơ quan phối hợp", "Ủy ban nhân dân tỉnh")
    cell = opened(report(issuer=long)).tables[0].cell(0, 0)
    assert len(cell.paragraphs) > 3
    assert cell.paragraphs[0].text == "ỦY BAN NHÂN DÂN TỈNH"


def test_it_boxes_marks_and_prints_urgency_in_red() -> None:
    target = opened(report(marks=("Dự thảo", "Thượng khẩn")))
    draft, urgent = found(target, "DỰ THẢO"), found(target, "THƯỢNG KHẨN")
    assert len(draft._p.pPr.find(qn("w:pBdr"))) == 4
    assert draft.runs[0].font.color.rgb is None
    assert str(urgent.runs[0].font.color.rgb) == "C00000"


def test_it_shows_that_a_document_was_signed() -> None:
    signature = Signature("Chủ tịch", "Lê Thị Thu Hà", ("TM. Ủy ban nhân dân",), "(Đã ký)")
    cell = opened(report(signature=signature)).tables[1].cell(0, 1)
    assert [paragraph.text for paragraph in cell.paragraphs] == [
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Đã ký)", "Lê Thị Thu Hà"
    ]  # fmt: skip


def test_it_numbers_no_single_annex() -> None:
    target = opened(report(annexes=(Annex("Danh mục", (Paragraph("Một."),)),)))
    assert found(target, "Phụ lục").text == "Phụ lục"


def test_it_gives_the_same_bytes_for_the_same_document_without_any_clock() -> None:
    data = write_docx(REPORT)
    assert data == write_docx(report())
    assert data != write_docx(report(number=8))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name]
    properties = opened(REPORT).core_properties
    assert properties.created is not None
    assert properties.created.date() == date(2026, 2, 5)
    assert properties.author == "Sở Nội vụ tỉnh Thanh Hòa"
    assert opened(report(issued=None)).core_properties.created is not None


def test_it_strips_what_xml_does_not_allow() -> None:
    text = "trước\x00\x0b\x1f\ufffe\ud800sau\r\nhai"
    target = opened(report(subject=text, body=(Paragraph(text),), place=text, annexes=()))
    assert [paragraph.text for paragraph in all_paragraphs(target)].count("trướcsau") == 1
    assert target.core_properties.title == "Báo cáo trướcsau\nhai"


def test_it_marks_the_language_and_the_level_of_headings(target: Document) -> None:
    assert found(target, "I. KẾT QUẢ").style.name == "Heading 1"  # type: ignore[union-attr]
    assert found(target, "1. Tuyên truyền").style.name == "Heading 2"  # type: ignore[union-attr]
    languages = [element.get(qn("w:val")) for element in target.styles.element.iter(qn("w:lang"))]
    assert languages[0] == "vi-VN"


def test_it_writes_what_the_reader_reads() -> None:
    source = read_bytes(write_docx(REPORT), "bao-cao.docx")
    header = vanban.read(source.text).to_json()["header"]
    assert (header["code_number"], header["code_notation"], header["type_name"]) == ("07", "BC-SNV", "Báo cáo")
    assert header["promulgation_date"] == "2026-02-05"
    assert header["signer"]["full_name"] == "Nguyễn Thị Hồng Vân"
    assert "đ) Việc thứ 5." in source.text


# The order that the schema of Word files gives to properties; Word "repairs" a file that breaks it.
ORDERS = {
    "pPr": "pStyle keepNext keepLines widowControl numPr pBdr shd tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd tcMar vAlign",
    "trPr": "cantSplit tblHeader",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "pBdr": "top left bottom right",
}


@pytest.mark.parametrize("changes", [{}, {"marks": ("Khẩn",), "contact": "x", "annexes": (), "type_name": ""}])
def test_it_keeps_the_order_of_the_schema(changes: dict[str, object]) -> None:
    target = opened(report(**changes))
    elements = [*target.element.body.iter(), *target.sections[0].header._element.iter()]
    for name, order in ORDERS.items():
        names = order.split()
        for element in elements:
            if element.tag == qn(f"w:{name}"):
                places = [names.index(child.tag.rpartition("}")[2]) for child in element]
                assert places == sorted(places), [child.tag for child in element]


def test_it_ends_with_a_paragraph_after_the_last_table() -> None:
    body = opened(report(annexes=())).element.body
    assert [element.tag for element in body][-3:] == [qn("w:tbl"), qn("w:p"), qn("w:sectPr")]
