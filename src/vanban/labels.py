"""Labels before a value (Cơ quan chủ trì: …; Thời gian thực hiện: …) and headings of the columns that mean the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The kind of a label, and the words that it is recognised by.
_BODY = r"(?:[Cc]ơ quan|[Đđ]ơn vị|[Bb]ộ phận|[Ss]ở,? (?:ban,? )?ngành|[Cc]á nhân)"
_KINDS = {
    "lead": (
        rf"(?:{_BODY}[\w ,/]{{0,24}}? )?(?:[Cc]hủ trì|[Đđ]ầu mối)(?:[ ,]+(?:tham mưu|thực hiện|triển khai|theo dõi))*|"
        r"(?:[Cc]ơ quan|[Đđ]ơn vị|[Nn]gười|[Cc]ơ quan, đơn vị)(?: tổ chức| được giao| chịu trách nhiệm)?"
        r"(?: triển khai)?(?: thực hiện| tham mưu)|"
        r"[Tt]rách nhiệm(?: thực hiện| chủ trì| triển khai)?|[Pp]hân công(?: thực hiện| nhiệm vụ| chủ trì)?|"
        r"[Ll]ãnh đạo phụ trách"
    ),
    "partner": rf"(?:{_BODY}[\w ,/]{{0,20}}? )?[Pp]hối hợp(?: thực hiện| triển khai)?",
    "time": (
        r"[Tt]hời (?:gian|hạn|điểm)(?: dự kiến)?"
        r"(?: (?:thực hiện|hoàn thành|hoàn tất|triển khai|tổ chức|trình|ban hành|báo cáo))*(?: và hoàn thành)?|"
        r"[Tt]iến độ(?: thực hiện| hoàn thành)?|[Ll]ộ trình(?: thực hiện)?|[Hh]ạn hoàn thành"
    ),
    "product": (
        r"(?:[Dd]ự kiến )?(?:[Ss]ản phẩm|[Kk]ết quả)"
        r"(?:[ ,/](?:dự kiến|đầu ra|kết quả|sản phẩm|hoàn thành|đạt được|cần đạt|chính))*"
    ),
    "task": (
        r"[Nn]hiệm vụ(?: cụ thể| trọng tâm)?|"
        r"[Nn]ội dung(?: thực hiện| nhiệm vụ| công việc| hoạt động)?(?:, nhiệm vụ)?"
    ),
    "other": (
        r"[Đđ]ịa điểm(?: thực hiện| tổ chức| dự kiến)?|[Hh]ình thức(?: thực hiện| tổ chức)?|"
        r"[Tt]hành phần(?: tham dự| tham gia)?|[Qq]uy mô(?: tổ chức)?|"
        r"[Đđ]ối tượng(?: tham gia| tham dự| thực hiện)?|[Pp]hạm vi(?: thực hiện)?|[Ss]ố lượng|"
        r"[Pp]hương thức(?: thực hiện)?|[Đđ]ịa bàn(?: thực hiện)?|[Gg]hi chú"
    ),
    "funds": r"(?:[Nn]guồn )?[Kk]inh phí(?: thực hiện| dự kiến)?",
}
LABEL = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items()))
_MARKED = re.compile(rf"(?:^|(?<=[.;,] )|(?<=[.;] [-+] ))(?:{LABEL.pattern}) ?:(?!\d)")
TIME_LABEL = re.compile(rf"(?:{_KINDS['time']}) ?:")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One label of a paragraph and the stretch of its value."""

    kind: str
    label: int
    start: int
    end: int


def labels_in(text: str) -> list[Labelled]:
    """All labels of a paragraph with their values; a value ends where the next label begins."""
    if ":" not in text:
        return []
    matches = list(_MARKED.finditer(text))
    found: list[Labelled] = []
    for number, match in enumerate(matches):
        end = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        start = match.end()
        value = text[start:end]
        start += len(value) - len(value.lstrip())
        end = start + len(value.strip().rstrip(" .;,"))
        found.append(Labelled(str(match.lastgroup), match.start(), start, max(start, end)))
    return found


def is_label(text: str) -> bool:
    """Whether a paragraph begins with a label."""
    return ":" in text and _MARKED.match(text) is not None


def column_kind(heading: str) -> str | None:
    """What the heading of a column means (nhiệm vụ, chủ trì, phối hợp, thời gian, sản phẩm …)."""
    folded = heading.casefold()
    for kind, pattern in _COLUMNS:
        if pattern.search(folded):
            return kind
    return None


_COLUMNS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("number", r"^(?:s?tt|số tt|số thứ tự|tt\.?|stt\.?)$"),
        ("note", r"ghi chú"),
        ("funds", r"kinh phí|nguồn vốn"),
        ("time", r"thời gian|thời hạn|tiến độ|lộ trình|hạn hoàn thành|năm hoàn thành"),
        ("partner", r"phối hợp"),
        ("lead", r"chủ trì|(?:đơn vị|cơ quan|người) (?:thực hiện|tham mưu)|trách nhiệm|phân công|đầu mối|phụ trách"),
        ("product", r"sản phẩm|kết quả|đầu ra"),
        ("task", r"nhiệm vụ|nội dung|công việc|giải pháp|hoạt động|chỉ tiêu|đề án|dự án|tên văn bản|mục tiêu"),
    )
)
