"""Content groups of a plan, and the group a task belongs to by its words (xếp nhóm nội dung)."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from binhdang.organisations.rules import readable

_CONTENT = re.compile(r"\b(?:nội dung|nhiệm vụ|giải pháp|hoạt động)\b")
_NOT_CONTENT = re.compile(
    r"mục đích|yêu cầu|kinh phí|tổ chức thực hiện|phân công|trách nhiệm|chế độ báo cáo|khen thưởng|chỉ tiêu"
    r"|đối tượng|tổ chức triển khai|báo cáo|tiến độ|nguồn lực|phụ lục|danh mục"
)
_GENERAL = re.compile(
    r"^(?:các |những |một số )?(?:nội dung|nhiệm vụ|giải pháp|hoạt động|nhiệm vụ,? giải pháp)"
    r"(?: (?:chung|chủ yếu|trọng tâm|cụ thể|chính|thực hiện|và giải pháp|hoạt động|giải pháp|nhiệm vụ|trong năm))*$"
)
# Items of a content section that hold no work.
_NO_GROUP = re.compile(
    r"(?:mục tiêu|chỉ tiêu|mục đích|yêu cầu|hiện trạng|thực trạng|quan điểm|chủ đề|đối tượng|thời gian|phạm vi"
    r"|địa điểm|kinh phí)\b"
)
_HEADING_LIMIT, _OPENING_LIMIT = 160, 140
_OPENING_END = re.compile(r"[.;:](?:\s|$)")
_LEVELS = ("part", "article", "roman", "arabic", "decimal", "letter")

# Words that mean the same work in these plans count as one.
_SAME = (
    ("truyền thông", "tuyên truyền|phổ biến|quảng bá|nâng cao nhận thức"),
    ("tập huấn", "bồi dưỡng|nâng cao năng lực|kỹ năng nghiệp vụ"),
    ("kiểm tra", "giám sát|thanh tra|đôn đốc"),
    ("ngân sách", "kinh phí|dự toán|bố trí vốn"),
    ("giáo dục đào tạo", "giáo dục và đào tạo|giảng dạy|học sinh|nhà trường|trường học|ngoại khóa"),
    ("nạn nhân", "người bị bạo lực|tạm lánh|địa chỉ tin cậy|bị xâm hại"),
    ("cán bộ nữ", "nữ lãnh đạo|lãnh đạo nữ|quy hoạch cán bộ|nữ tham gia"),
    ("việc làm", "lao động nữ|khởi nghiệp|sinh kế|học nghề"),
    ("y tế", "chăm sóc sức khỏe|sức khỏe sinh sản|khám chữa bệnh|mất cân bằng giới tính"),
)
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "và các của về trong cho theo với tại được có là từ đến những này trên việc thực hiện tổ chức công tác kế hoạch"
        " năm tỉnh xã phường địa phương đơn vị cơ quan liên quan phối hợp chủ trì triển khai tiếp tục đẩy mạnh"
        " tăng cường bình đẳng giới nhằm bảo đảm hoạt động nâng cao hiệu quả một số vì sự tiến bộ phụ nữ cấp sở ban",
    )
)


@dataclass(frozen=True, slots=True)
class Outlined:
    """A node of the outline as grouping needs it: depth, level, heading (else its first words), where it starts."""

    depth: int
    level: str
    heading: str
    start: int
    opening: str = ""


@dataclass(frozen=True, slots=True)
class GroupWords:
    """A content group: the index of its node, and the words under it."""

    index: int
    heading: str
    text: str


def opening_of(text: str, start: int) -> str:
    """Return the first words of an item that has no heading of its own: to its first stop, or to a whole word."""
    words = " ".join(text[start : start + 3 * _OPENING_LIMIT].replace("*", " ").split())
    words = re.sub(r"^(?:[-+•]|\(?\w{1,5}(?:\.\d+)*[.)])\s*", "", words)
    end = _OPENING_END.search(words)
    words = words[: end.start()] if end else words
    return words if len(words) <= _OPENING_LIMIT else f"{words[:_OPENING_LIMIT].rpartition(' ')[0]} …"


def _is_content(node: Outlined) -> bool:
    text = readable(node.heading)
    if node.depth > 1 or node.level not in _LEVELS or len(text) > _HEADING_LIMIT:
        return False
    return bool(_CONTENT.search(text)) and not _NOT_CONTENT.search(text)


def _children(nodes: Sequence[Outlined], at: int) -> list[int]:
    """Return the direct children of a node."""
    inside = []
    for index in range(at + 1, len(nodes)):
        if nodes[index].depth <= nodes[at].depth:
            break
        inside.append(index)
    top = min((nodes[index].depth for index in inside), default=0)
    return [index for index in inside if nodes[index].depth == top]


def content_groups(nodes: Sequence[Outlined]) -> list[int]:
    """Return which nodes are content groups: the level below "NỘI DUNG", "NHIỆM VỤ (VÀ GIẢI PHÁP)".

    Where that level only says "Nhiệm vụ" and "Giải pháp" again, the groups are one level further down.
    """
    found: list[int] = []
    covered = -1
    for at, node in enumerate(nodes):
        if at <= covered or not _is_content(node):
            continue
        groups = _groups_below(nodes, at)
        if groups:
            found += groups
            covered = next((i for i in range(at + 1, len(nodes)) if nodes[i].depth <= node.depth), len(nodes)) - 1
    return found


def _groups_below(nodes: Sequence[Outlined], at: int) -> list[int]:
    groups: list[int] = []
    for index in _children(nodes, at):
        node = nodes[index]
        text = readable(node.heading or node.opening)
        if node.level not in _LEVELS or not text or _NO_GROUP.match(text):
            continue
        below = _groups_below(nodes, index) if _GENERAL.match(text) else []
        groups += below or [index]
    return groups


def containing(nodes: Sequence[Outlined], groups: Sequence[int], start: int) -> int | None:
    """Return the content group in which an offset stands; None outside all of them."""
    chosen = set(groups)
    at = next((i for i in range(len(nodes) - 1, -1, -1) if nodes[i].start <= start), None)
    while at is not None:
        if at in chosen:
            return at
        depth = nodes[at].depth
        at = next((i for i in range(at - 1, -1, -1) if nodes[i].depth < depth), None) if depth else None
    return None


def section_at(nodes: Sequence[Outlined], start: int) -> int | None:
    """Return the node in which an offset stands: the last one that begins before it."""
    return next((i for i in range(len(nodes) - 1, -1, -1) if nodes[i].start <= start), None)


def terms(text: str) -> Counter[str]:
    """Return the significant words of a text: pairs of syllables, and names for what means the same work."""
    folded = readable(text).replace("-", " ")
    counted: Counter[str] = Counter()
    for name, words in _SAME:
        found = len(re.findall(rf"\b(?:{words}|{name})\b", folded))
        if found:
            counted[name] += 2 * found
    syllables = re.findall(r"[^\W\d_]+", folded)
    for first, second in zip(syllables, syllables[1:], strict=False):
        if not (first in _COMMON and second in _COMMON):
            counted[f"{first} {second}"] += 1
    return counted


def _vector(counted: Counter[str], rarity: dict[str, float]) -> dict[str, float]:
    weighed = {term: (1 + math.log(count)) * rarity.get(term, 0.0) for term, count in counted.items()}
    length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
    return {term: weight / length for term, weight in weighed.items() if weight}


class Groups:
    """The groups of a plan, ready to be asked for each task."""

    HEADING_WEIGHT = 3
    LEAST = 0.09
    CLEARLY = 1.25

    def __init__(self, groups: Sequence[GroupWords]) -> None:
        counted = [terms(group.text) for group in groups]
        for group, words in zip(groups, counted, strict=True):
            for term, count in terms(group.heading).items():
                words[term] += self.HEADING_WEIGHT * count
        spread = Counter(term for words in counted for term in words)
        self._rarity = {term: math.log((1 + len(groups)) / seen) for term, seen in spread.items()}
        self._groups = [
            (group.index, _vector(words, self._rarity)) for group, words in zip(groups, counted, strict=True)
        ]

    def propose(self, text: str) -> int | None:
        """Return the group a task's words belong to; None unless one is clearly the best."""
        vector = _vector(terms(text), self._rarity)
        scored = sorted(
            ((sum(weight * words.get(term, 0.0) for term, weight in vector.items()), -index))
            for index, words in self._groups
        )
        if not scored or scored[-1][0] < self.LEAST:
            return None
        second = scored[-2][0] if len(scored) > 1 else 0.0
        return -scored[-1][1] if scored[-1][0] >= self.CLEARLY * second else None
