"""Word files become what a person sees on the page: numbers, tables, boxes, notes; nothing that was deleted."""

import io

import docx
import pytest

from tests.vanban.word_files import level, listed, packed, paragraph, part, run, table, word_file
from vanban.files import FileRefused, SourceText, read_bytes

OUTLINE = (
    '<w:abstractNum w:abstractNumId="1">'
    + level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "decimal", "%2.%3.")
    + level(3, "lowerLetter", "%4)")
    + level(4, "bullet", "\uf0b7")
    + level(5, "bullet", "+", '<w:suff w:val="nothing"/>')
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="1"/>'
    + '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
)


def lines(body: str, **parts: str) -> list[str]:
    return read(body, **parts).text.removesuffix("\n").split("\n")


def read(body: str, **parts: str) -> SourceText:
    return read_bytes(word_file(body, **parts))


def test_it_writes_one_line_for_each_paragraph_with_its_breaks_and_tabs() -> None:
    body = (
        paragraph("Một") + "<w:p/>" + "<w:p><w:r><w:t>hai</w:t><w:tab/><w:t>ba</w:t><w:br/><w:t>bốn</w:t></w:r></w:p>"
    )
    source = read(body)
    assert source.format == "docx"
    assert source.text == "Một\n\nhai\tba\nbốn\n"
    assert source.notes == ()


def test_it_writes_automatic_numbers_of_all_levels() -> None:
    body = "".join(
        paragraph(text, listed(1, depth))
        for depth, text in [
            (0, "MỤC ĐÍCH"), (1, "Mục đích"), (1, "Yêu cầu"), (3, "ý một"), (3, "ý hai"), (4, "gạch"), (5, "cộng"),
            (0, "NHIỆM VỤ"), (1, "Tuyên truyền"), (2, "Báo chí"), (2, "Mạng"), (3, "lại từ đầu"),
        ]
    )  # fmt: skip
    assert lines(body, numbering=OUTLINE) == [
        "I. MỤC ĐÍCH", "1. Mục đích", "2. Yêu cầu", "a) ý một", "b) ý hai", "- gạch", "+cộng",
        "II. NHIỆM VỤ", "1. Tuyên truyền", "1.1. Báo chí", "1.2. Mạng", "a) lại từ đầu",
    ]  # fmt: skip


def test_it_restarts_where_a_list_says_so() -> None:
    body = paragraph("a", listed(1, 1)) + paragraph("b", listed(2, 1)) + paragraph("c", listed(2, 1))
    assert lines(body, numbering=OUTLINE) == ["1. a", "4. b", "5. c"]


def test_it_takes_the_number_from_the_style_and_its_parents() -> None:
    styles = (
        f'<w:style w:type="paragraph" w:styleId="Muc"><w:pPr>{listed(1, 3)}</w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style>'
    )
    body = (
        paragraph("một", '<w:pStyle w:val="Muc"/>')
        + paragraph("hai", '<w:pStyle w:val="MucCon"/>')
        + paragraph("không", '<w:pStyle w:val="MucCon"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph("vòng", '<w:pStyle w:val="Vong"/>')
    )
    assert lines(body, numbering=OUTLINE, styles=styles) == ["a) một", "b) hai", "không", "vòng"]


@pytest.mark.parametrize(
    ("form", "start", "label"),
    [
        ("lowerLetter", 4, "d"), ("lowerLetter", 28, "bb"), ("lowerLetter", 999_999, "999999"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 5_000, "5000"), ("decimalZero", 3, "03"), ("ordinal", 3, "3"), ("none", 3, ""),
    ],
)  # fmt: skip
def test_it_counts_in_the_form_of_the_level(form: str, start: int, label: str) -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>'
    )
    assert lines(paragraph("x", listed(7)), numbering=numbering) == [f"{label}. x"]


def test_it_numbers_cells_that_hold_nothing_but_their_number() -> None:
    cell = f"<w:tc>{paragraph('', listed(1, 1))}</w:tc>"
    body = table(("STT", "Việc"), (cell, "a"), (cell, "b")) + paragraph("", listed(1, 1)) + paragraph("c", listed(1, 1))
    assert " ".join(lines(body, numbering=OUTLINE)) == "| STT | Việc | | 1. | a | | 2. | b |  4. c"


def test_it_puts_bars_between_cells_and_sees_merged_ones() -> None:
    merged = '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Sở A</w:t></w:r></w:p></w:tc>'
    covered = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    found = lines(table(("1", "Việc một", merged), ("2", "Việc hai", covered)) + paragraph("sau"))
    assert found == ["|", "1", "|", "Việc một", "|", "Sở A", "|", "|", "2", "|", "Việc hai", "|", "", "|", "sau"]


def test_it_writes_a_table_in_a_table_once_and_the_outer_one_as_layout() -> None:
    inner = f"<w:tc>{table(('a', 'b'))}<w:p/></w:tc>"
    assert lines(table(("ngoài", inner)) + paragraph("sau")) == ["ngoài", "|", "a", "|", "b", "|", "sau"]


def test_it_leaves_out_what_was_deleted_and_says_so() -> None:
    gone = '<w:tr><w:trPr><w:del w:id="5"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
    body = (
        '<w:p><w:ins w:id="1"><w:r><w:t>mới</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>cũ</w:delText>'
        "<w:t>cũ</w:t></w:r></w:del></w:p>"
        '<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:r><w:t>đầu </w:t></w:r></w:p>' + paragraph("cuối")
        + '<w:p><w:moveFrom w:id="4"><w:r><w:t>chuyển</w:t></w:r></w:moveFrom></w:p>'
        + table(("giữ", "x")).replace("</w:tbl>", gone + "</w:tbl>")
    )  # fmt: skip
    source = read(body)
    assert source.text == "mới\nđầu cuối\n\n|\ngiữ\n|\nx\n|\n"
    assert "vết sửa" in source.notes[0]


def test_it_reads_a_text_box_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx>" + box + "</wps:txbx></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox>" + box + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>"
    )
    assert lines(body) == ["KẾ HOẠCH", "DỰ THẢO"]


def test_it_reads_footnotes_and_endnotes_at_the_end() -> None:
    note = '<w:footnote w:id="{0}"{1}><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> {2}</w:t></w:r></w:p></w:footnote>'
    footnotes = note.format(0, ' w:type="separator"', "") + note.format(2, "", "Số liệu năm 2025.")
    endnotes = '<w:endnote w:id="2"><w:p><w:r><w:t>Cuối.</w:t></w:r></w:p></w:endnote>'
    body = (
        '<w:p><w:r><w:t>Tỷ lệ</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t> đạt</w:t>'
        '<w:endnoteReference w:id="2"/><w:footnoteReference w:id="9"/></w:r></w:p>'
    )
    found = lines(body, footnotes=footnotes, endnotes=endnotes)
    assert found == ["Tỷ lệ[1] đạt[2]", "[1] Số liệu năm 2025.", "[2] Cuối."]


def test_it_shows_capitals_and_hides_hidden_text() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:rPr><w:caps/></w:rPr></w:style>'
    body = (
        f"<w:p>{run('Kế hoạch', '<w:caps/>')}{run(' ẩn', '<w:vanish/>')}{run(' rõ')}</w:p>"
        + paragraph("về việc", '<w:pStyle w:val="T"/>')
        + '<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr>' + run("thường", '<w:caps w:val="0"/>') + "</w:p>"
    )  # fmt: skip
    assert lines(body, styles=styles) == ["KẾ HOẠCH rõ", "VỀ VIỆC", "thường"]


def test_it_leaves_out_the_table_of_contents() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Mcluc1"><w:name w:val="toc 1"/></w:style>'
    body = paragraph("I. MỤC ĐÍCH 2", '<w:pStyle w:val="Mcluc1"/>') + paragraph("I. MỤC ĐÍCH")
    assert lines(body, styles=styles) == ["I. MỤC ĐÍCH"]


def test_it_sees_through_content_controls_fields_and_links() -> None:
    body = (
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>" + paragraph("trong khung") + "</w:sdtContent></w:sdt>"
        '<w:p><w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r>'
        "<w:fldSimple><w:r><w:t> 12</w:t></w:r></w:fldSimple><w:r><w:noBreakHyphen/><w:softHyphen/>"
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="X" w:char="2265"/><w:sym w:char="zz"/></w:r></w:p>'
    )  # fmt: skip
    assert lines(body) == ["trong khung", "liên kết 12-≥"]


def test_it_reads_the_strict_form_and_another_name_of_the_main_part() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/main2.xml"/>'
        "</Relationships>"
    )
    body = "<w:body>" + paragraph("Chữ") + "</w:body>"
    data = packed({"_rels/.rels": relations, "word/main2.xml": part("document", body, strict)})
    assert read_bytes(data).text == "Chữ\n"


def test_it_reads_a_file_of_a_word_processor() -> None:
    document = docx.Document()
    document.add_paragraph("Một", style="List Number")
    document.add_paragraph("hai", style="List Number")
    document.add_paragraph("gạch", style="List Bullet")
    grid = document.add_table(rows=1, cols=2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "A", "B"
    target = io.BytesIO()
    document.save(target)
    assert read_bytes(target.getvalue()).text == "1. Một\n2. hai\n- gạch\n|\nA\n|\nB\n|\n"


def test_it_says_when_a_part_was_inserted_from_another_file() -> None:
    assert "chèn nguyên" in read(paragraph("chữ") + "<w:altChunk/>").notes[0]


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_it_refuses_entities_and_dtds(declaration: str, encoding: str) -> None:
    xml = part("document", f"<w:body>{paragraph('chữ')}</w:body>").replace("UTF-8", encoding)
    xml = xml.replace("?>", f"?>{declaration}", 1)
    with pytest.raises(FileRefused, match="DTD"):
        read_bytes(packed({"word/document.xml": xml.encode(encoding)}))


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"word/styles.xml": "<x/>"}, "hỏng hoặc thiếu"),
        ({"word/document.xml": "<a><b></a>"}, "hỏng hoặc thiếu"),
        ({"word/document.xml": "<a/>"}, "hỏng hoặc thiếu"),
        ({"word/document.xml": ""}, "hỏng hoặc thiếu"),
        ({"word/document.xml": part("document", "<w:body><w:p/></w:body>")}, "không có chữ nào"),
        (
            {"word/document.xml": part("document", "<w:body>" + "<w:sdt>" * 300 + "</w:sdt>" * 300 + "</w:body>")},
            "hỏng",
        ),
    ],
)
def test_it_refuses_a_word_file_without_readable_text(parts: dict[str, str | bytes], words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        read_bytes(packed(parts))


def test_it_stops_a_file_that_multiplies_its_labels() -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "x" * 100_000 + "%1")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    text = read(paragraph("chữ", listed(1)) * 200, numbering=numbering).text
    assert len(text) < 200 * 70
