"""Agencies of the sections that assign the work (tổ chức thực hiện, phân công), as the text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.blocks import Block
from vanban.labels import is_label
from vanban.organisations import ACTION, HEAD, ORGANISATION
from vanban.outline import Branch
from vanban.parsed import Parsed
from vanban.text import fold

_DUTY = re.compile(
    r"(?:tổ chức (?:triển khai )?thực hiện|phân công|trách nhiệm (?:của|thực hiện|thi hành|các|tổ chức)|trách nhiệm$|"
    r"nhiệm vụ (?:của|cụ thể của) (?:các|từng)|tổ chức triển khai|triển khai thực hiện$)"
)
_OPENING = re.compile(
    r"(?:(?P<ask>[Đđ]ề nghị|ĐỀ NGHỊ|Mời)|[Gg]iao nhiệm vụ cho|[Gg]iao|[Yy]êu cầu|[Pp]hân công|[Đđ]ối với|"
    r"(?:[Tt]rách nhiệm|[Nn]hiệm vụ) của|[Tt]rách nhiệm)"
    r"(?: của)?:? +"
)
_LEAD_CLAUSE = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Trong quá trình|Theo|Hằng năm|Hàng năm|Định kỳ|Để|Nhằm|Khi|Nếu|Đối với|Trước|Sau|Trong)\b"
)
_GRANTED = re.compile(r"được (?:(?:phân công|giao) )?(?:nhiệm vụ )?(?:chủ trì |phối hợp )?$|(?:đơn vị|cơ quan) $")
_GRANTED_TASK = re.compile(r"được (?:phân công|giao)(?: chủ trì)?(?: thực hiện| triển khai)?(?: các)? nhiệm vụ(?= )")
_CLAUSE_START = re.compile(rf"(?:, |vướng mắc )(?={HEAD.pattern})")
_LONGEST = 230
_BARE = frozenset({"cơ quan", "đơn vị", "tổ chức", "địa phương", "ngành", "ban", "sở", "hội", "tổ", "cá nhân"})
CLOSING = re.compile(
    r"(?:Trên đây|Trong quá trình|Quá trình|(?:UBND|[ỦU][ỷy] ban nhân dân|Chủ tịch UBND|"
    r"Chủ tịch [ỦU][ỷy]).{0,40}(?:yêu cầu|đề nghị|giao)|"
    r"Yêu cầu|Đề nghị|Kế hoạch này|Căn cứ|Nếu|Nhận được|Giao|Các cơ quan|[^.;]{3,60} (?:xin )?trân trọng)\b"
)


@dataclass(slots=True, eq=False)
class Duty:
    """An item that names an agency, and where the name stands in its words."""

    branch: Branch
    start: int
    end: int
    asked: bool
    section: Branch

    @property
    def name(self) -> str:
        """The agency in the words of the text."""
        return self.branch.text[self.start : self.end]

    def closing(self) -> Iterator[Block]:
        """Paragraphs under the last items that speak to everybody (Trên đây là …, UBND tỉnh yêu cầu …)."""
        for branch in self.branch.walk():
            yield from (block for block in branch.paragraphs if CLOSING.match(block.text))


def find_duties(parsed: Parsed) -> list[Duty]:
    """The items of the duty sections that name an agency, in the order of the text."""
    found: list[Duty] = []
    sections = list(_sections(parsed.branches))
    for section in sections:
        found.extend(_collect(section, section) or _unmarked(section))
    if found:
        return found
    if not parsed.branches:
        return _plain(parsed)
    articles = [branch for branch in parsed.branches if branch.level == "article"]
    return _articles(articles) if articles else _everywhere(parsed.branches)


def _articles(articles: list[Branch]) -> list[Duty]:
    """Articles that are headed by the agency whose duty they say (Điều 4. Trách nhiệm của Sở Y tế)."""
    headed = [item for item in articles if _RESPONSIBLE.match(item.text) and (item.children or item.paragraphs)]
    return [duty for item in headed if len(item.text) < 160 and (duty := _duty(item, item))]


_RESPONSIBLE = re.compile(r"(?:Trách nhiệm|Nhiệm vụ) của ")


def _plain(parsed: Parsed) -> list[Duty]:
    """In a text without any item: the paragraphs that an agency heads, below the heading of a duty section."""
    blocks = [block for block in parsed.blocks if block.zone == "body"]
    for number, block in enumerate(blocks):
        if len(block.text) < 140 and (_DUTY.search(fold(block.text).rstrip(" .:")) or _TELLS.search(block.text)):
            return _unmarked(Branch("root", "", block, paragraphs=blocks[number + 1 :]))
    return []


_TELLS = re.compile(r"(?:yêu cầu|đề nghị|chỉ đạo(?: như sau)?|nhiệm vụ(?: sau| như sau)?):$")


def _everywhere(roots: list[Branch]) -> list[Duty]:
    """In a letter or a telegram, which has no duty section: siblings that mostly begin with an agency that acts."""
    groups = [roots, *(branch.children for root in roots for branch in root.walk() if branch.children)]
    for group in groups:
        named = [duty for item in group if (duty := _duty(item, item.parent or group[0])) and _acts(duty)]
        if len(named) >= 2 and len(named) * 2 >= len(group):
            return named
    return []


def _acts(duty: Duty) -> bool:
    """Whether what follows the name tells the agency to do something."""
    branch = duty.branch
    return bool(branch.children or branch.paragraphs or branch.text[duty.end :].strip(" .;:"))


def _unmarked(section: Branch) -> list[Duty]:
    """The agencies that head paragraphs without a marker, each with the paragraphs and items up to the next one."""
    owned = [(block, None) for branch in section.walk() for block in branch.paragraphs]
    items = [(branch.block, branch) for branch in section.walk() if branch is not section]
    found: list[Duty] = []
    for block, branch in sorted([*owned, *items], key=_where):
        if branch is None:
            spoken = CLOSING.match(block.text) is None or _OPENING.match(block.text) is not None
            spoken = spoken and "trách nhiệm thi hành" not in block.text
            duty = _duty(Branch("para", "", block, section), section) if spoken else None
            if duty is not None and _heads(duty):
                found.append(duty)
                continue
        if found:
            _give(found[-1].branch, block, branch)
    return [duty for duty in found if _acts(duty)]


def _where(entry: tuple[Block, Branch | None]) -> int:
    return entry[0].start


def _heads(duty: Duty) -> bool:
    """Whether a paragraph is a heading that names an agency, or a sentence that begins with the agency's task."""
    rest = duty.branch.text[duty.end :].lstrip()
    return not rest or rest[0] == ":" or ACTION.match(f" {rest}", 1) is not None


def _give(branch: Branch, block: Block, item: Branch | None) -> None:
    """Put a paragraph or an item below an agency; what stands inside an item comes with it."""
    if item is None:
        if not any(block in inner.paragraphs for child in branch.children for inner in child.walk()):
            branch.paragraphs.append(block)
    elif not any(item is inner for child in branch.children for inner in child.walk()):
        branch.children.append(item)


def _collect(branch: Branch, section: Branch) -> list[Duty]:
    """The agencies that the items of a section begin with; without any, those of the sections inside it."""
    found: list[Duty] = []
    for item in branch.children:
        duty = _duty(item, section)
        if duty is not None and not _groups(item):
            found.append(duty)
        elif item.children and item.level in _INNER:
            found.extend(filter(None, (_duty(child, section) for child in item.children if _short(child))))
    if found:
        return found
    for item in branch.children:
        if item.children and item.level in _INNER and (_is_duty_heading(item) or _mostly_agencies(item)):
            found.extend(_collect(item, item))
    return found


def _groups(item: Branch) -> bool:
    """Whether an item that names agencies only groups them (Các sở, ngành), each of them being an item of its own."""
    inner = [child for child in item.children if child.level in _INNER]
    if len(inner) < 2 or len(item.text) > 120:
        return False
    named = sum(1 for child in inner if (duty := _duty(child, item)) and _acts(duty) and _short(child))
    return named == len(inner)


_INNER = frozenset({"arabic", "roman", "letter", "decimal"})


def _short(item: Branch) -> bool:
    return item.level in ("arabic", "decimal", "letter", "paren") and len(item.text) < 120


def _sections(roots: list[Branch]) -> Iterator[Branch]:
    """Sections headed as such; without any, those whose items mostly name agencies."""
    tops = [
        branch
        for root in roots
        for branch in root.walk()
        if branch.level in ("roman", "part", "arabic", "article") and (branch.children or branch.paragraphs)
    ]
    named = [branch for branch in tops if _is_duty_heading(branch)]
    if not named:
        named = [branch for branch in tops if branch.level == "roman" and _mostly_agencies(branch)]
    known = {id(branch) for branch in named}
    for branch in named:
        if not any(id(above) in known for above in branch.ancestors()):
            yield branch


def _is_duty_heading(branch: Branch) -> bool:
    return len(branch.text) < 140 and bool(_DUTY.search(fold(branch.text).rstrip(" .:")))


def _mostly_agencies(branch: Branch) -> bool:
    named = sum(1 for child in branch.children if ORGANISATION.match(child.text) and len(child.text) < 120)
    return named >= 3 and named * 3 >= len(branch.children) * 2


def _duty(item: Branch, section: Branch) -> Duty | None:
    """The agency that an item begins with; none when it begins with something else."""
    text = item.text
    start, asked = 0, False
    opening = _OPENING.match(text)
    if opening:
        start, asked = opening.end(), opening["ask"] is not None
    elif _LEAD_CLAUSE.match(text):
        clause = _CLAUSE_START.search(text)
        if clause is None:
            return None
        start = clause.end()
        asked = text[: clause.start()].endswith("đề nghị")
    late = re.match(r"đề nghị (?=\S)", text[start:])
    if late:
        start, asked = start + late.end(), True
    if not (HEAD.match(text, start) or (asked and _TERRITORY.match(text, start))) or is_label(text):
        return None
    end = _name_end(item, start)
    if text[start:end].casefold() in _BARE:
        return None
    return Duty(item, start, end, asked, section) if 0 < end - start <= _LONGEST else None


_TERRITORY = re.compile(r"(?:[Tt]hành phố|[Tt]ỉnh|[Hh]uyện|[Xx]ã|[Pp]hường) [A-ZĐ]")


def _name_end(item: Branch, start: int) -> int:
    """The name ends before the first verb of duty, at a colon, or with the heading."""
    text = item.text
    plain = text if _PART_OF_NAME.search(text) else text.partition(" (")[0]
    if (item.children or item.paragraphs) and len(plain) <= 170 and _is_plain_heading(text, plain, start):
        end = len(plain)
    else:
        end = _before_verb(text, start)
    for mark in (":", ";", ". ", " (", " - ", ", trong đó"):
        cut = text.find(mark, start, end)
        if cut >= 0 and _cuts(item, text, cut, mark):
            end = cut
    return start + len(text[start:end].rstrip(" ,.;:-"))


def _before_verb(text: str, start: int) -> int:
    """Where the first verb of duty stands that is no part of the name."""
    granted = _GRANTED_TASK.search(text, start, start + _LONGEST)
    at = start
    while match := ACTION.search(text, at):
        if granted and granted.start() <= match.start() < granted.end():
            at = granted.end()
            if text.startswith(" được giao", at):
                return at
        elif _is_inside_name(text, start, match):
            at = match.end()
        else:
            return match.start()
    return len(text)


def _cuts(item: Branch, text: str, cut: int, mark: str) -> bool:
    """Whether a mark ends the name; a colon before a list of places does not (UBND các phường: Ba Đình, …)."""
    if mark == " - ":
        return bool(_AFTER_HYPHEN.match(text, cut))
    if mark == " (":
        return _PART_OF_NAME.fullmatch(text, cut) is None
    if mark == ";":
        return HEAD.match(text, cut + 2) is None or ACTION.search(text, cut, cut + _LONGEST) is None
    if mark == ":" and item.children and len(text) <= _LONGEST:
        rest = text[cut + 1 :].strip()
        return not rest or bool(ACTION.search(text, cut)) or not (rest[0].isupper() and "," in rest)
    return True


# A bracket that names the part of the agency that is meant (Sở Nội vụ (Ban Thi đua - Khen thưởng)).
_PART_OF_NAME = re.compile(r" \((?:Ban|Phòng|Chi cục|Trung tâm|Cục|Vụ|Thanh tra) [^()]{4,60}\)")
_AFTER_HYPHEN = re.compile(r" - (?:[Cc]ơ quan|[Đđ]ơn vị) (?:thường trực|chủ trì|đầu mối)")


def _is_plain_heading(text: str, plain: str, start: int) -> bool:
    """A heading that only names: no sentence, and no verb of duty right after a known name."""
    if text.rstrip().endswith((".", ";", "/.")) or _ANNOUNCES.search(text):
        return False
    return not _DUTY_SENTENCE.search(plain, start)


_ANNOUNCES = re.compile(r"(?:sau|sau đây|dưới đây|nhiệm vụ|công việc|nội dung)\s*:$")
_DUTY_SENTENCE = re.compile(
    r" (?:có trách nhiệm|chịu trách nhiệm|(?<!giao )(?<!công )(?<!được )chủ trì|chủ động|căn cứ|trên cơ sở|cần|phải|"
    r"(?<!Ban )chỉ đạo (?=các|công an|lực lượng|đơn vị)|tập trung|khẩn trương|tiếp tục|"
    r"phối hợp (?:với|các))\b"
)


def _is_inside_name(text: str, start: int, match: re.Match[str]) -> bool:
    """A word that is a verb elsewhere but part of the name here (các tổ chức, được giao chủ trì)."""
    before = text[max(start, match.start() - 45) : match.start()]
    if before.strip() == "":
        return True
    if match[0] in _GRANTED_VERBS and _GRANTED.search(before):
        return True
    return match[0] in _NAME_VERBS and bool(_NAME_WORDS.search(before))


_GRANTED_VERBS = frozenset({"chủ trì", "phối hợp", "thực hiện", "triển khai", "giao nhiệm vụ", "phân công", "tham mưu"})
_NAME_WORDS = re.compile(
    r"(?:Trung tâm|Ban|Hội đồng|Tổ công tác|Quỹ|Chi nhánh|Văn phòng|Tổ|Cục|Chủ đầu tư|chủ đầu tư|Phòng|"
    r"hoạt động trong|lĩnh vực|và|đang|Hội|[Cc]ông nghệ) $"
)
_NAME_VERBS = frozenset(
    {
        "xây dựng",
        "thực hiện",
        "triển khai",
        "hỗ trợ",
        "phối hợp",
        "chỉ đạo",
        "kiểm tra",
        "phòng ngừa",
        "tư vấn",
        "thông tin",
        "thanh tra",
        "xử lý",
        "giám sát",
        "bảo đảm",
        "điều tra",
        "khai thác",
        "vận hành",
        "vận động",
        "cung cấp",
        "sử dụng",
        "tiếp nhận",
        "tuyên truyền",
    }
)


def agency_in_heading(branch: Branch) -> str | None:
    """The agency that a heading names, when the item is headed by one (1.2. Sở Tài chính)."""
    if len(branch.text) > _LONGEST or branch.level in ("roman", "part", "article"):
        return None
    if not (branch.children or branch.paragraphs or ":" in branch.text):
        return None
    duty = _duty(branch, branch)
    return duty.name if duty else None
