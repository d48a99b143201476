"""What a file that cannot be read says to the person who gave it: what is wrong and what to do."""

from collections.abc import Mapping


class FileRefused(ValueError):
    """The file cannot be read; the message is one clear Vietnamese sentence."""


_PASTE = "hãy lưu thành .docx hoặc dán chữ vào tệp .txt rồi thử lại."

SENTENCES: Mapping[str, str] = {
    "empty": "Tệp rỗng (0 byte): hãy kiểm tra lại tệp gốc rồi chọn lại.",
    "pdf": f"Tệp là PDF: bản này chưa đọc được PDF; {_PASTE}",
    "doc": "Tệp là Word kiểu cũ (.doc): bản này chưa đọc được; hãy mở bằng Word hoặc LibreOffice, "
    "chọn Lưu thành (Save As) .docx rồi thử lại.",
    "xls": f"Tệp là bảng tính Excel kiểu cũ (.xls), không phải văn bản; {_PASTE}",
    "ppt": f"Tệp là bài trình chiếu PowerPoint, không phải văn bản; {_PASTE}",
    "xlsx": f"Tệp là bảng tính Excel (.xlsx), không phải văn bản; {_PASTE}",
    "odt": "Tệp là văn bản OpenDocument (.odt): bản này chưa đọc được; hãy mở bằng LibreOffice, "
    "lưu thành .docx rồi thử lại.",
    "ods": f"Tệp là tệp OpenDocument không phải văn bản; {_PASTE}",
    "encrypted": "Tệp Word có mật khẩu: hãy mở bằng Word, bỏ mật khẩu, lưu lại thành .docx rồi thử lại.",
    "ole": f"Tệp là tệp Office kiểu cũ mà bản này chưa đọc được; {_PASTE}",
    "rtf": "Tệp là RTF: bản này chưa đọc được RTF; hãy mở bằng Word, lưu thành .docx rồi thử lại.",
    "image": "Tệp là ảnh: bản này chưa nhận dạng được chữ trong ảnh; hãy dùng bản Word của văn bản hoặc "
    "gõ chữ vào tệp .txt.",
    "archive": "Tệp là tệp nén: hãy giải nén rồi chọn từng văn bản ở bên trong.",
    "program": "Tệp là chương trình máy tính, không phải văn bản: tệp không được mở.",
    "mhtml": "Tệp là trang web gói (.mht): hãy mở bằng Word, lưu thành .docx rồi thử lại.",
    "word_xml": "Tệp là Word dạng XML một tệp: hãy mở bằng Word, lưu thành .docx rồi thử lại.",
    "xml": "Tệp là dữ liệu XML, không phải văn bản: hãy xin bản .docx, .html hoặc .txt của văn bản.",
    "binary": f"Tệp không chứa chữ mà máy đọc được (dữ liệu nhị phân); {_PASTE}",
    "encoding": "Không nhận ra bảng mã chữ của tệp: hãy mở bằng Notepad hoặc Word, lưu lại với bảng mã "
    "UTF-8 rồi thử lại.",
    "tcvn3": "Chữ trong tệp gõ theo bảng mã cũ TCVN3 (ABC): hãy chuyển sang Unicode bằng UniKey "
    "(Ctrl+Shift+F6), lưu với bảng mã UTF-8 rồi thử lại.",
    "docx_damaged": "Tệp .docx bị hỏng hoặc thiếu phần nội dung: hãy mở bằng Word, lưu lại rồi thử lại.",
    "docx_entities": "Tệp .docx có khai báo DTD, điều mà Word không bao giờ ghi: tệp có thể đã bị can "
    "thiệp nên không được mở; hãy xin lại tệp gốc.",
    "docx_bomb": "Tệp .docx phình ra quá lớn khi giải nén: tệp không an toàn nên không được mở; hãy mở "
    "bằng Word, lưu lại hoặc dán chữ vào tệp .txt.",
    "docx_no_text": "Tệp Word không có chữ nào (có thể chỉ là ảnh quét): hãy dùng bản có chữ, hoặc gõ chữ "
    "vào tệp .txt.",
    "html_no_text": "Trang web không có chữ nào để đọc: hãy mở trang, chép phần văn bản và dán vào tệp .txt.",
    "html_too_deep": "Trang web có các phần lồng nhau quá sâu nên không an toàn để mở: hãy mở trang, chép phần "
    "văn bản và dán vào tệp .txt.",
    "no_docx_library": "Máy này chưa cài phần đọc .docx: hãy cài thêm bằng lệnh pip install 'vanban[docx]'.",
    "no_html_library": "Máy này chưa cài phần đọc .html: hãy cài thêm bằng lệnh pip install 'vanban[html]'.",
}


def refuse(kind: str) -> FileRefused:
    """The refusal of one kind of file, ready to be raised."""
    return FileRefused(SENTENCES[kind])


def refuse_size(size: int, limit: int, unit: str) -> FileRefused:
    """The refusal of a file that is too large, with both sizes."""
    return FileRefused(
        f"Tệp quá lớn ({_grouped(size)} {unit}, giới hạn {_grouped(limit)} {unit}): hãy bỏ ảnh hoặc tách "
        "phụ lục thành tệp riêng rồi thử lại."
    )


def _grouped(number: int) -> str:
    """1234567 as Vietnamese write it: 1.234.567."""
    return f"{number:,}".replace(",", ".")
