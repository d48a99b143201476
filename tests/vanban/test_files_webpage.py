"""Web pages become lines, lists keep their marks, tables get bars, scripts and menus go."""

import time

import pytest

from vanban.files import FileRefused, SourceText, read_bytes


def page(body: str, head: str = "") -> SourceText:
    return read_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Một\n  hai</p><p>ba</p>", "Một hai\n\nba\n"),
        ("<div>Một</div><div>hai<br>ba</div>", "Một\nhai\nba\n"),
        ("<p>a<b>b</b> <i>c</i>&nbsp;d &amp; e</p>", "ab c\xa0d & e\n"),
        ("<h2>I. MỤC ĐÍCH</h2>chữ<ul><li>một</li><li>- hai</li></ul>", "I. MỤC ĐÍCH\n\nchữ\n- một\n- hai\n"),
        ("<ol><li>một</li><li><p>hai</p></li><li>3. ba</li></ol>", "1. một\n\n2. hai\n\n3. ba\n"),
        ("<ol type=a start=2><li>một</li></ol><ol type=I><li>x</li></ol>", "b. một\nI. x\n"),
        ("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", "- a\n1. b\n- c\n"),
        ("<pre>  giữ\n   khoảng</pre>", "  giữ\n   khoảng\n"),
        ("<script>bad()</script><style>p{}</style><nav>menu</nav><p>chữ</p><noscript>n</noscript>", "chữ\n"),
        ('<p hidden>ẩn</p><p style="color:red; DISPLAY : none">ẩn</p><p>hiện</p>', "hiện\n"),
        ("<select><option>x</option></select><button>Tải</button><p>chữ<!-- ghi chú --></p>", "chữ\n"),
    ],
)
def test_it_writes_blocks_as_lines(body: str, text: str) -> None:
    source = page(body)
    assert source.format == "html"
    assert source.text == text


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ("<tr><td>A<td>B<tr><td>1<td>2", "| A | B | | 1 | 2 |"),
        ("<thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td></td></tr>", "| A | B | | 1 | ∅ |"),
        ("<tr><td rowspan=2>A<td>B<tr><td>2", "| A | B | | ∅ | 2 |"),
        ("<tr><td>A<td rowspan=3>B<tr><td>2<tr><td>3", "| A | B | | 2 | ∅ | | 3 | ∅ |"),
        ("<tr><td>I<td colspan=3>Nhóm<tr><td>1<td>a<td>b<td>c", "| I | Nhóm | | 1 | a | b | c |"),
        ("<tr><td><p>dòng một</p><p>dòng hai</p><td>B", "| dòng một dòng hai | B |"),
        ("<tr><td>chỉ một cột<tr><td>hai", "chỉ một cột hai"),
        ("<tr><td><td><tr><td>A<td>B", "| A | B |"),
    ],
)
def test_it_puts_bars_between_cells(rows: str, lines: str) -> None:
    text = page(f"<p>trước</p><table>{rows}</table><p>sau</p>").text
    middle = text.removeprefix("trước\n\n").removesuffix("\n\nsau\n")
    assert " ".join("∅" if line == "" else line for line in middle.split("\n")) == lines


def test_it_takes_a_table_with_a_table_inside_for_layout() -> None:
    inner = "<table><tr><td>Số: 1/KH</td><td>ngày 1</td></tr></table>"
    text = page(f"<table><tr><td>cột trái</td><td>{inner}<p>I. MỤC ĐÍCH</p></td></tr></table>").text
    assert text == "cột trái\n|\nSố: 1/KH\n|\nngày 1\n|\n\nI. MỤC ĐÍCH\n"


def test_it_takes_a_table_with_a_cell_as_long_as_a_document_for_layout() -> None:
    text = page(f"<table><tr><td>menu</td><td>{'<p>một đoạn văn</p>' * 800}</td></tr></table>").text
    assert "|" not in text
    assert text.startswith("menu\nmột đoạn văn\n")


@pytest.mark.parametrize("charset", ["windows-1258", "WINDOWS-1252", "iso-8859-1"])
def test_it_decodes_an_old_page_as_it_declares(charset: str) -> None:
    data = f'<html><head><meta charset="{charset}"></head><body><p>caf\u00e9</p>'.encode("latin-1")
    source = read_bytes(data)
    assert source.text == "café\n"
    assert charset in source.notes[0]


def test_it_trusts_the_bytes_more_than_a_wrong_declaration() -> None:
    data = '<html><meta http-equiv=x content="text/html; charset=windows-1252"><p>Kế hoạch</p>'.encode()
    assert read_bytes(data).text == "Kế hoạch\n"


@pytest.mark.parametrize("charset", ["utf-7", "hex", "zip", "punycode", "x"])
def test_it_takes_no_other_decoder_from_a_page(charset: str) -> None:
    with pytest.raises(FileRefused):
        read_bytes(f'<html><meta charset="{charset}"><p>caf'.encode() + b"\xe9</p>")


@pytest.mark.parametrize(
    "body", ["", "<p> </p>", "<script>var a = 'chữ'</script>", "<img src=x.png>", "<nav>menu</nav>"]
)
def test_it_refuses_a_page_without_text(body: str) -> None:
    with pytest.raises(FileRefused, match="không có chữ nào"):
        page(body)


@pytest.mark.parametrize("piece", ["<div>", "<b>", "<span>", "<table><tr><td>", "<ul><li>", "<p><font>"])
def test_it_refuses_a_page_that_nests_without_end_at_once(piece: str) -> None:
    begin = time.perf_counter()
    with pytest.raises(FileRefused, match="lồng nhau quá sâu"):
        page(piece * 300_000 + "x")
    assert time.perf_counter() - begin < 2


def test_it_reads_a_long_sloppy_page() -> None:
    text = page(
        "<script>if (a<b) document.write('<div>'.repeat(9))</script>" * 2_000 + "<p>một<li>hai<br>" * 5_000
    ).text
    assert text.count("hai") == 5_000


def test_it_survives_broken_markup() -> None:
    assert "chữ" in page("</td></table></ul><td><li>chữ</p></div></li><tr><tbody><ol>").text


def test_it_refuses_tables_in_tables_in_tables() -> None:
    with pytest.raises(FileRefused, match="lồng nhau quá sâu"):
        page("<table><tr><td>" * 60 + "x")


def test_it_does_not_let_a_table_multiply_its_cells() -> None:
    text = page("<table>" + "<tr><td rowspan=100>x<td rowspan=100>y" * 500).text
    assert text.count("x") == 500
    assert len(text) < 500 * 70 * 3
