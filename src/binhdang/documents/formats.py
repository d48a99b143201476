"""What an uploaded file is, by its content (định dạng): the name of a file proves nothing."""

from django.utils.translation import gettext as _

from binhdang.documents.rules import ALLOWED_FORMATS
from binhdang.web.rules import RuleBroken
from vanban.files import FileRefused
from vanban.files.archive import archive_kind, opened
from vanban.files.plain import decode
from vanban.files.signatures import signature, text_kind

CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "txt": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
}


def format_of(data: bytes, name: str) -> str:
    """Return the format of a file that may be kept beside work; everything else is refused with a sentence."""
    try:
        found = _found(data)
    except FileRefused as refusal:
        raise RuleBroken(f"{name}: {refusal}") from refusal
    if found not in ALLOWED_FORMATS:
        raise RuleBroken(
            _(
                "Tệp %(name)s thuộc loại không được nhận: hãy dùng Word (.docx), PDF, Excel (.xlsx), ảnh JPG hoặc PNG, "
                ".txt hay .html. Tệp được nhận theo nội dung, đổi đuôi không có tác dụng."
            )
            % {"name": name}
        )
    return found


def _found(data: bytes) -> str:
    kind = signature(data)
    if kind == "zip":
        with opened(data) as archive:
            return archive_kind(archive)
    if kind == "image":
        return "png" if data.startswith(b"\x89PNG") else "jpg" if data.startswith(b"\xff\xd8\xff") else "image"
    return kind or text_kind(decode(data).text)
