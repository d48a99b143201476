"""Numeric targets (chỉ tiêu): a number that an indicator has to reach, with its unit, comparator and year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.blocks import Block, evidence
from vanban.dates import tokens
from vanban.outline import Branch
from vanban.parsed import Parsed
from vanban.sentences import sentences
from vanban.text import fold, has_any
from vanban.values import Comparator, Level, Target, When

_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
_QUANTITY = re.compile(
    rf"(?<![\w/.,+-])(?P<a>{_NUMBER})(?:\s?%(?=\s?(?:-|đến)\s?\d))?(?:\s?(?:-|đến)\s?(?P<b>{_NUMBER}))?\s?(?P<unit>%(?:\s?/\s?năm)?|"
    r"(?:nghìn |ngàn |triệu |tỷ |tỉ )?(?:USD|đô la|tấn|tạ|kg|ha|héc ta|km2|km|m2|m3|MW|kWh|giường|lượt|lượt người|"
    r"ca sinh|người|hộ|trẻ|học sinh|"
    r"lao động|vụ|xã|phường|huyện|thôn|doanh nghiệp|hợp tác xã|mô hình|cơ sở|trường|trạm|lớp|sản phẩm|dự án|"
    r"công trình|căn|nhà|lần|cuộc|tin|bài|"
    r"chuyên mục|điểm|câu lạc bộ|tổ chức|đơn vị|địa phương|cán bộ|công chức|bác sĩ|bác sỹ|khu|tuyến|thiết bị|phòng|"
    r"bộ|đề án|nhiệm vụ|tổ|cơ quan|"
    r"hội viên|phụ nữ|gia đình|máy|thuê bao|giải pháp|sáng kiến|nền tảng|chỉ tiêu|dịch vụ|thủ tục|cụm|chợ|cây|con|"
    r"hecta)"
    r"(?:\s?/\s?(?:năm|[\d.]+ [\w]+(?: \w+)?))?)(?![\w])"
)
_SIGNS: tuple[tuple[Comparator, str], ...] = (
    (">=", r"ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|≥"),
    ("<=", r"không quá|tối đa|không vượt quá|không vượt|không cao hơn|nhiều nhất|≤"),
    (">", r"trên|hơn|vượt|cao hơn|lớn hơn|>"),
    ("<", r"dưới|nhỏ hơn|thấp hơn|<"),
    ("~", r"khoảng|gần|xấp xỉ|ước đạt|ước|chừng"),
)
_COMPARATORS = tuple(
    (sign, re.compile(rf"(?:{words})(?: (?:đạt|là|từ|có|mức|khoảng|được))?\s$", re.IGNORECASE))
    for sign, words in _SIGNS
)
_GOAL = re.compile(
    r"(?:phấn đấu|đạt|ít nhất|tối thiểu|bảo đảm|đảm bảo|trên|dưới|không quá|tối đa|mục tiêu|chỉ tiêu|tăng|giảm|còn|"
    r"hoàn thành|duy trì|khoảng|không dưới|"
    r"nâng|vượt|có)(?!\w)",
    re.IGNORECASE,
)
_STRICT_GOAL = re.compile(
    r"(?:phấn đấu|ít nhất|tối thiểu|mục tiêu|không dưới|đến (?:hết )?năm 20\d\d|chỉ tiêu)(?!\w)", re.IGNORECASE
)
_STATE = re.compile(
    r"hiện (?:nay|có|tại|trạng)|đã (?:đạt|có|triển khai|hoàn thành|giải quyết|thực hiện)|tính đến|chiếm|"
    r"kết quả đạt được|so với cùng kỳ|năm trước|thời gian qua|toàn tỉnh có|"
    r"bình quân cả nước|thực trạng|giai đoạn 20(?:1\d|2[01]) ?-",
    re.IGNORECASE,
)
_SECTION = re.compile(r"mục tiêu|chỉ tiêu|kế hoạch phát triển|định hướng")
_NO_SECTION = re.compile(
    r"kinh phí|khen thưởng|hiện trạng|thực trạng|kết quả thực hiện|tình hình|đánh giá kết quả|bối cảnh|"
    r"số lượng tập thể|tiêu chuẩn|đánh giá chung|kết quả đạt được"
)
_MONEY = re.compile(
    r"(?:kinh phí|dự toán|ngân sách|mức (?:hỗ trợ|chi|thưởng)|hỗ trợ|vay|lãi suất|tổng vốn|thuế|phí|lệ phí|"
    r"bồi thường|tạm ứng)[^.;]{0,60}$",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?:khi|nếu|trường hợp|đối với|từ đủ|có từ|quy mô|diện tích|cấp độ|loại|có) (?:\w+ ){0,2}(?:từ |đủ |trên |"
    r"dưới )?$",
    re.IGNORECASE,
)
_WINDOW = 500
_FORWARD = re.compile(r"^[^,;.%\d]{0,70}?(?:ngay )?(?:trong |vào |đến |đến hết )?năm (?P<year>20\d{2})")


_MAYBE = ("%", "hấn đấu", "ít nhất", "ối thiểu", "ục tiêu", "hỉ tiêu", "hông dưới", "ến năm", "ến hết năm")


@dataclass(frozen=True, slots=True)
class _Place:
    """A block and what its headings say: whether targets are set here, and for which year."""

    block: Block
    goal: bool
    year: int | None


def find_targets(parsed: Parsed) -> list[Target]:
    """The targets of the body, each number for itself."""
    found: list[Target] = []
    for place in _places(parsed):
        for sentence in sentences(place.block.text, None):
            found.extend(_in_sentence(parsed, place, sentence.start, sentence.end))
    return found


def _places(parsed: Parsed) -> Iterator[_Place]:
    sections: dict[int, tuple[bool, bool]] = {}
    for root in parsed.branches:
        for branch in root.walk():
            closed, goal = _section(branch, sections)
            if branch.level == "article" or closed:
                continue
            for block in (branch.block, *branch.paragraphs):
                if block.has_digit and (goal or has_any(block.text, _MAYBE)):
                    yield _Place(block, goal, _heading_year(branch))


def _section(branch: Branch, known: dict[int, tuple[bool, bool]]) -> tuple[bool, bool]:
    """Whether the headings that an item stands under, its own among them, speak of no targets, and of targets."""
    above = known.get(id(branch.parent), (False, False))
    if len(branch.text) >= 200 or not (branch.children or branch.paragraphs):
        known[id(branch)] = above
        return above
    heading = fold(branch.text)
    own = above[0] or bool(_NO_SECTION.search(heading)), above[1] or bool(_SECTION.search(heading))
    known[id(branch)] = own
    return own


def _heading_year(branch: Branch) -> int | None:
    """The year of the nearest heading above that names one (Mục tiêu đến năm 2030)."""
    for above in branch.ancestors():
        leads = [block.text for block in above.paragraphs if block.text.endswith(":")]
        for text in (*reversed(leads), above.text):
            years = (
                [token.year for token in tokens(text) if token.kind in ("year", "period")] if len(text) < 200 else []
            )
            if years:
                return years[-1]
    return None


def _in_sentence(parsed: Parsed, place: _Place, start: int, end: int) -> Iterator[Target]:
    text = place.block.text
    if not _QUANTITY.search(text, start, end):
        return
    last = start
    for match in _QUANTITY.finditer(text, start, end):
        if _is_target(text, start, last, match, place):
            yield _target(parsed, place, start, last, match, end)
        last = match.end()


def _is_target(text: str, start: int, last: int, match: re.Match[str], place: _Place) -> bool:
    """Whether a quantity is something to be reached, and no state, sum of money, condition or size."""
    before = text[max(start, match.start() - _WINDOW) : match.start()]
    near = text[max(last, match.start() - 110) : match.start()]
    if before.count("“") > before.count("”"):
        return False
    if _STATE.search(before[-160:]) or _MONEY.search(before[-90:]):
        return False
    share = match["unit"].startswith("%")
    if not share and "có thể" in before[-120:]:
        return False
    if re.search(r"(?:Trong đó|trong đó|gồm)[^.;]{0,30}: ?[^;.]*$", before) and not share and "(" in before[-60:]:
        return False
    if share:
        return place.goal or match["a"] == "100" or bool(_GOAL.search(near) or _STRICT_GOAL.search(before))
    if match["b"] is None and _CONDITION.search(near):
        return False
    return bool(
        _STRICT_GOAL.search(before[-120:]) if not place.goal else _GOAL.search(near) or near.rstrip().endswith(":")
    )


def _target(parsed: Parsed, place: _Place, start: int, last: int, match: re.Match[str], end: int) -> Target:
    text = place.block.text
    before = text[max(start, match.start() - 30) : match.start()]
    comparator: Comparator = next((sign for sign, pattern in _COMPARATORS if pattern.search(before)), "=")
    after = text[match.end() : match.end() + 40]
    if re.search(r"^[^,;.]{0,30}trở lên", after):
        comparator = ">="
    elif re.search(r"^[^,;.]{0,30}trở xuống", after):
        comparator = "<="
    value, value_to = _number(match["a"]), _number(match["b"]) if match["b"] else None
    if value_to is not None and re.search(r"từ $", before) and re.search(r"(?:giảm|tăng|nâng)[^,;.]{0,80}từ $", before):
        value, value_to = value_to, None
    elif value_to is not None:
        comparator = "range"
    when, inferred = _when(parsed, place, start, last, match, end)
    level: Level = "inferred" if inferred else "sure"
    return Target(
        evidence=evidence(parsed.source, place.block, match.start(), match.end(), "target.quantity"),
        level=level,
        indicator=_indicator(text, start, last, match, end),
        comparator=comparator,
        value=value,
        value_to=value_to,
        unit=match["unit"].replace(" /", "/").replace("/ ", "/"),
        when=when,
    )


def _number(text: str) -> float:
    value = float(text.replace(".", "").replace(",", "."))
    return int(value) if value.is_integer() else value


def _when(
    parsed: Parsed, place: _Place, start: int, last: int, match: re.Match[str], end: int
) -> tuple[When | None, bool]:
    """The year of the words after the number, else before it in the sentence, else of the heading above."""
    text = place.block.text
    start, end = max(start, match.start() - _WINDOW), min(end, match.end() + _WINDOW)
    forward = _FORWARD.search(text[match.end() : end])
    if forward:
        return When(year=int(forward["year"])), False
    before = [token for token in tokens(text[start : match.start()]) if token.kind in ("year", "period") and token.year]
    if before:
        return When(year=before[-1].year), False
    later = [token for token in tokens(text[match.end() : end]) if token.kind in ("year", "period") and token.year]
    if later and not place.year:
        return When(year=later[0].year), False
    earlier = [
        token
        for token in tokens(text[max(0, start - _WINDOW) : start])
        if token.kind in ("year", "period") and token.year
    ]
    if earlier and not place.year:
        return When(year=earlier[-1].year), True
    year = place.year or parsed.header.plan_year
    return (When(year=year), True) if year else (None, False)


def _indicator(text: str, start: int, last: int, match: re.Match[str], end: int) -> str:
    """What is counted: the words before the number, else those after it."""
    last, end = max(last, match.start() - _WINDOW), min(end, match.end() + _WINDOW)
    before = re.sub(r"^[\s,;:.)]*(?:và |trong đó:? ?)?", "", text[last : match.start()])
    before = _WORDS_BEFORE.sub("", before).strip(" ,;:(-")
    after = re.split(r"[;.,(]", text[match.end() : end], maxsplit=1)[0].strip(" ,")
    if len(before.split()) >= 3:
        return before[-160:]
    return " ".join(filter(None, (before, after)))[:200]


_WORDS_BEFORE = re.compile(
    r"(?:\s*(?:phấn đấu|đạt|ít nhất|tối thiểu|bảo đảm|đảm bảo|trên|dưới|không quá|tối đa|dự kiến|khoảng|có|là|"
    r"đến (?:hết )?năm \d{4}|và|,))+\s*$",
    re.IGNORECASE,
)
