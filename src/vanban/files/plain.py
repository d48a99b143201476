"""Bytes of a text file → its text: Unicode as it stands, old encodings only when they are certain."""

import codecs
import re
import unicodedata

from vanban.files.limits import MAX_TEXT_CHARACTERS
from vanban.files.refusal import refuse, refuse_size
from vanban.files.source import SourceText

# Everyday words of official papers that carry marks: three different ones make an encoding certain.
_UNICODE_WORDS = frozenset((
    "của", "và", "các", "thực", "hiện", "kế", "hoạch", "nhân", "dân", "công", "tác", "tỉnh", "số", "ngày",
    "tháng", "năm", "chủ", "tịch", "việc",
))  # fmt: skip
_TCVN3_WORDS = frozenset((
    "cña", "vµ", "c¸c", "thùc", "hiÖn", "kÕ", "ho¹ch", "nh©n", "d©n", "c«ng", "t¸c", "tØnh", "sè", "ngµy",
    "th¸ng", "n¨m", "chñ", "tÞch",
))  # fmt: skip
_VNI_WORDS = frozenset((
    "cuûa", "vaø", "caùc", "thöïc", "hieän", "keá", "hoaïch", "nhaân", "daân", "taùc", "tænh", "soá",
    "ngaøy", "thaùng", "naêm",
))  # fmt: skip
_CERTAIN = 3
_SAMPLE = 200_000

_WORD = re.compile(r"[^\W\d_]+(?:[^\w\s.,;:()/\"'-]+[^\W\d_]*)*")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
# More control characters than this share of a file are no slip of an editor but data.
_CONTROL_SHARE = 0.02
# A damaged byte here and there does not make a text unreadable; more of them mean another encoding.
_DAMAGED_SHARE = 0.001

OLD_FONT_NOTE = (
    "Chữ trong tệp có vẻ gõ bằng phông cũ (TCVN3 .VnTime hoặc VNI): kết quả đọc không đáng tin. "
    "Hãy chuyển sang Unicode bằng UniKey rồi đọc lại."
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> SourceText:
    """The text of the bytes, exactly: no newline translated, nothing normalised.

    A UTF-8 file keeps its byte order mark as the first character (U+FEFF), so that offsets agree with
    `data.decode()`; of UTF-16 and UTF-32 the mark only says the byte order and is left out.
    """
    marked = _with_mark(data)
    source = marked or _without_mark(data)
    if _is_binary(source.text):
        raise refuse("binary")
    check_length(source.text)
    return source


def check_length(text: str) -> None:
    """Refuse a text that is longer than a reading can take."""
    if len(text) > MAX_TEXT_CHARACTERS:
        raise refuse_size(len(text), MAX_TEXT_CHARACTERS, "ký tự")


def plain_text(source: SourceText) -> SourceText:
    """The decoded file as a text, with notes about what a person would want to know."""
    notes = source.notes
    if not source.text.strip("\ufeff \t\r\n"):
        notes += ("Tệp không có chữ nào.",)
    return SourceText(source.text, "txt", notes + old_font_notes(source.text))


def old_font_notes(text: str) -> tuple[str, ...]:
    """A warning when the letters are those of a font from before Unicode (TCVN3, VNI)."""
    words = _words(text)
    old = max(len(words & _TCVN3_WORDS), len(words & _VNI_WORDS))
    return (OLD_FONT_NOTE,) if old >= _CERTAIN and len(words & _UNICODE_WORDS) < old else ()


def _with_mark(data: bytes) -> SourceText | None:
    """UTF-16 and UTF-32 with their byte order mark."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return SourceText(data.decode(encoding), "txt", ("Tệp ghi bằng Unicode " + encoding.upper() + ".",))
            except UnicodeDecodeError:
                continue
    return None


def _without_mark(data: bytes) -> SourceText:
    try:
        return SourceText(data.decode(), "txt")
    except UnicodeDecodeError:
        return _utf16_unmarked(data) or _damaged_utf8(data) or _old_encoding(data)


def _utf16_unmarked(data: bytes) -> SourceText | None:
    """UTF-16 without mark: nearly every second byte of the ASCII letters is then zero."""
    sample = data[:4096]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[offset::2].count(0)
        if zeros * 4 > len(sample) // 2 and sample[1 - offset :: 2].count(0) * 50 < zeros:
            try:
                return SourceText(data.decode(encoding), "txt", ("Tệp ghi bằng Unicode UTF-16.",))
            except UnicodeDecodeError:
                return None
    return None


def _damaged_utf8(data: bytes) -> SourceText | None:
    """UTF-8 with a few broken bytes, each shown as U+FFFD."""
    text = data.decode(errors="replace")
    damaged = text.count("\ufffd")
    marked_words = len(_words(text) & _UNICODE_WORDS)
    if marked_words >= _CERTAIN and damaged <= max(5, len(text) * _DAMAGED_SHARE):
        return SourceText(text, "txt", (f"Tệp có {damaged} chỗ hỏng không đọc được (hiện thành dấu \ufffd).",))
    return None


def _old_encoding(data: bytes) -> SourceText:
    """Windows-1258 when three common words come out right; everything else is refused."""
    if len(_words(data[:_SAMPLE].decode("latin-1")) & _TCVN3_WORDS) >= _CERTAIN:
        raise refuse("tcvn3")
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        text = ""
    if len(_words(text) & _UNICODE_WORDS) >= _CERTAIN:
        return SourceText(text, "txt", ("Tệp ghi bằng bảng mã Windows-1258; đã chuyển sang Unicode.",))
    raise refuse("binary" if _is_binary(data[:_SAMPLE].decode("latin-1")) else "encoding")


def _words(text: str) -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFC", word) for word in _WORD.findall(text[:_SAMPLE].lower()))


def _is_binary(text: str) -> bool:
    """Whether control characters make up more of the text than slips of an editor do."""
    controls = len(_CONTROLS.findall(text))
    return controls > 0 and controls >= len(text) * _CONTROL_SHARE
