"""Which files are read, which are refused and with which sentence; texts stay as they are."""

import codecs
import io
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vanban.word_files import packed, word_file
from vanban.files import MAX_FILE_BYTES, FileRefused, SourceText, read_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
PLAN = "KẾ HOẠCH\r\nThực hiện công tác của tỉnh, ngày 05 tháng 3 năm 2026\n\tCác nhiệm vụ\x0b\f\n"


def utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Tệp rỗng"),
        (b"%PDF-1.7\n\x00binary", "Tệp là PDF"),
        (b"\r\n%PDF-1.4 text", "Tệp là PDF"),
        (b"junk before %PDF-1.4 ... %%EOF", "Tệp là PDF"),
        (OLE + utf16("WordDocument"), ".doc)"),
        (OLE + utf16("Workbook"), "Excel kiểu cũ"),
        (OLE + utf16("PowerPoint Document"), "PowerPoint"),
        (OLE + utf16("EncryptedPackage"), "mật khẩu"),
        (OLE, "Office kiểu cũ"),
        (rb"{\rtf1\ansi K\'d5 ho\'b9ch}", "Tệp là RTF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "Tệp là ảnh"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "Tệp là ảnh"),
        (b"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36\x00", "Tệp là ảnh"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "Tệp là ảnh"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "Tệp là ảnh"),
        (b"\x00\x00\x00\x18ftypisom\x00\x00", "nhị phân"),
        (b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 60, "chương trình"),
        (b"\x7fELF\x02\x01\x01\x00", "chương trình"),
        (b"Rar!\x1a\x07\x01\x00", "tệp nén"),
        (b"\x1f\x8b\x08\x00", "tệp nén"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;", ".mht"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "Word dạng XML"),
        (b"<?xml version='1.0'?><data><row/></data>", "dữ liệu XML"),
        (bytes(range(256)) * 20, "nhị phân"),
        (b"\x00", "nhị phân"),
        (b"\x00" * 1000 + b"abc", "nhị phân"),
        ("Le café naïf, écrit à la façon d'autrefois".encode("latin-1"), "bảng mã"),
        ("KÕ ho¹ch thùc hiÖn c«ng t¸c n¨m 2004 cña tØnh".encode("latin-1"), "TCVN3"),
        (packed({"a.txt": "chữ", "b/c.txt": "chữ"}), "tệp nén"),
        (packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}), ".xlsx"),
        (packed({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<x/>"}), "PowerPoint"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), ".odt"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.graphics", "content.xml": "<x/>"}), "OpenDocument"),
        (packed({"[Content_Types].xml": "<Types/>"}), "hỏng hoặc thiếu"),
    ],
)
def test_it_refuses_what_it_cannot_read_with_its_own_sentence(data: bytes, words: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_bytes(data, "kế hoạch.docx")
    sentence = str(refused.value)
    assert words in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_it_refuses_a_file_beyond_the_limit_before_looking_into_it() -> None:
    with pytest.raises(FileRefused, match=r"quá lớn \(31\.457\.281 byte, giới hạn 31\.457\.280 byte\)"):
        read_bytes(b"a" * (MAX_FILE_BYTES + 1))


def test_it_refuses_more_characters_than_a_reading_can_take() -> None:
    with pytest.raises(FileRefused, match="ký tự"):
        read_bytes(b"a" * 10_000_001)


@pytest.mark.parametrize(
    "text",
    [
        PLAN,
        "\ufeff" + PLAN,
        PLAN.replace("\r\n", "\r"),
        "một dòng",
        " \n\t\n",
        "MZ và BM không phải là tệp chương trình",
        "Văn bản có nhắc đến %PDF- và PK",
        "a < b và <đoạn này> không phải trang web",
        "Một ký tự \x00 lẻ trong văn bản dài " + "chữ " * 100,
        "x" * 3_000_000,
    ],
)
def test_it_gives_the_text_of_a_txt_exactly(text: str) -> None:
    data = text.encode()
    source = read_bytes(data)
    assert source.format == "txt"
    assert source.text == data.decode() == text


def outcome(data: bytes) -> SourceText | str:
    """What was read, or the sentence of the refusal."""
    try:
        return read_bytes(data)
    except FileRefused as refused:
        return str(refused)


@given(st.text(min_size=1))
def test_it_reads_any_unicode_text_or_refuses_it(text: str) -> None:
    found = outcome(text.encode())
    if isinstance(found, SourceText):
        assert found.format == "html" or found.text == text
    else:
        assert found.endswith(".")


@given(st.binary(max_size=300))
def test_it_never_fails_on_any_bytes(data: bytes) -> None:
    found = outcome(data)
    assert isinstance(found, SourceText) or found.endswith(".")


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF16_LE + PLAN.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + PLAN.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + PLAN.encode("utf-32-le"),
        PLAN.encode("utf-16-le"),
        PLAN.encode("utf-16-be"),
    ],
)
def test_it_reads_utf16_and_utf32_without_their_mark(data: bytes) -> None:
    source = read_bytes(data)
    assert source.text == PLAN
    assert "Unicode UTF" in source.notes[0]


def test_it_decodes_windows_1258_when_the_words_come_out_right() -> None:
    written = "Kế hoạch của tỉnh và các việc".replace("ế", "ê\u0301").replace("ạ", "a\u0323")
    written = written.replace("ủ", "u\u0309").replace("ỉ", "i\u0309").replace("à", "a\u0300").replace("á", "a\u0301")
    source = read_bytes(written.replace("ệ", "ê\u0323").encode("cp1258"))
    assert source.text == "Kế hoạch của tỉnh và các việc"
    assert "Windows-1258" in source.notes[0]


def test_it_reads_a_text_with_a_damaged_byte_and_says_so() -> None:
    data = ("Thực hiện các nhiệm vụ của tỉnh\n" * 5).encode()[:-3]
    source = read_bytes(data[:10] + b"\xff" + data[10:])
    assert "\ufffd" in source.text
    assert "chỗ hỏng" in source.notes[0]


@pytest.mark.parametrize("words", ["KÕ ho¹ch thùc hiÖn n¨m cña tØnh", "Keá hoaïch naêm cuûa tænh vaø caùc"])
def test_it_warns_of_letters_of_an_old_font(words: str) -> None:
    assert any("phông cũ" in note for note in read_bytes(words.encode()).notes)


def test_it_has_no_note_on_an_ordinary_text() -> None:
    assert read_bytes(PLAN.encode(), "kế hoạch.txt").notes == ()


def test_it_decides_by_content_and_says_when_the_name_differs() -> None:
    source = read_bytes(b"<!doctype html><p>v\xc4\x83n b\xe1\xba\xa3n</p>", "plan.doc")
    assert source.format == "html"
    assert source.notes == ("Tên tệp có đuôi .doc nhưng nội dung là .html; đã đọc theo nội dung.",)


def test_it_says_when_a_text_has_no_letters() -> None:
    assert read_bytes(b" \n ").notes == ("Tệp không có chữ nào.",)


def zip_with(entries: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return target.getvalue()


def test_it_refuses_a_zip_bomb_without_unpacking_it() -> None:
    bomb = zip_with([("word/document.xml", b"0" * 30_000_000)])
    assert len(bomb) < 100_000
    begin = time.perf_counter()
    with pytest.raises(FileRefused, match="phình ra"):
        read_bytes(bomb)
    assert time.perf_counter() - begin < 0.5


def test_it_refuses_too_many_parts_and_too_much_in_all() -> None:
    with pytest.raises(FileRefused, match="phình ra"):
        read_bytes(zip_with([(f"word/{number}.xml", b"") for number in range(3_001)]))
    with pytest.raises(FileRefused, match="phình ra"):
        read_bytes(zip_with([(f"word/{number}.xml", b"0" * 4_900_000) for number in range(45)]))


def test_it_refuses_two_parts_of_one_name() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zip_with([("word/document.xml", b"<a/>"), ("word/document.xml", b"<b/>")])
    with pytest.raises(FileRefused, match="hỏng"):
        read_bytes(data)


@pytest.mark.parametrize("keep", [4, 30, 200, -1, -30])
def test_it_refuses_a_truncated_word_file(keep: int) -> None:
    with pytest.raises(FileRefused, match="hỏng"):
        read_bytes(word_file("<w:p><w:r><w:t>Chữ</w:t></w:r></w:p>")[:keep])


def test_it_refuses_a_word_file_whose_bytes_were_changed() -> None:
    data = bytearray(zip_with([("word/document.xml", b"<a>" + bytes(range(65, 91)) * 20 + b"</a>")]))
    data[60] ^= 0xFF
    with pytest.raises(FileRefused, match="hỏng"):
        read_bytes(bytes(data))


def test_it_refuses_an_archive_with_a_password() -> None:
    data = bytearray(word_file("<w:p/>"))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = data.find(mark)
        while position >= 0:
            data[position + offset] |= 1
            position = data.find(mark, position + 1)
    with pytest.raises(FileRefused, match="mật khẩu"):
        read_bytes(bytes(data))
