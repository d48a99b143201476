"""How plans word the names of agencies: places, collective names, lists, posts. Values in, values out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from binhdang.organisations.rules import readable

PLACE_KINDS = ("tỉnh", "thành phố", "xã", "phường", "đặc khu", "huyện", "quận", "thị xã", "thị trấn")

# A part of a list begins a new name only with one of these, so that "Văn hóa, Thể thao và Du lịch" stays whole.
_HEADS = (
    "Sở|Ban|Bộ|Hội|Công an|UBND|Ủy ban|Uỷ ban|UBMTTQ|MTTQ|Mặt trận|Trường|Trạm|Đài|Báo|Liên đoàn|Liên minh|Tỉnh đoàn|"
    "Đoàn|Phòng|Trung tâm|Văn phòng|Các|Những|Chi cục|Cục|Viện|Toà án|Tòa án|Công chức|Cán bộ|Thanh tra|Ngân hàng|"
    "Bảo hiểm|Kho bạc|Thuế|Hiệp hội|HĐND|Hội đồng|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Chủ tịch|Giám đốc|Thủ trưởng|"
    "Chi nhánh|Trưởng|Hiệu trưởng|Bí thư|Quỹ|Cổng|Nhà|Bệnh viện|Học viện|Đại học|Doanh nghiệp|Thành đoàn|"
    "Huyện đoàn|Cơ quan"
)
_SEPARATOR = re.compile(rf"(?:\s*[;,]\s*(?:và\s+)?|\s+và\s+|\s+cùng\s+(?:với\s+)?)(?=(?:{_HEADS})\b)", re.IGNORECASE)

_BEFORE = re.compile(
    r"^(?:(?:đề nghị|yêu cầu|giao|ban thường trực|thường trực|lãnh đạo|thủ trưởng|người đứng đầu|giám đốc|chủ tịch"
    r"|đồng chí|cơ quan) )+"
)
_AFTER = re.compile(
    r" (?:(?:có )?liên quan|trên (?:địa bàn|toàn).*|được (?:phân công|giao|phân giao|chỉ định).*|đóng trên .*"
    r"|đóng chân.*|theo (?:chức năng|nhiệm vụ|quy định|thẩm quyền|lĩnh vực).*|tham mưu .*|chịu trách nhiệm .*"
    r"|và (?:cá nhân|các cá nhân)|khác|trực thuộc|trong (?:tỉnh|xã|toàn tỉnh)|toàn (?:tỉnh|xã))$"
)

# What the words of a collective name stand for; the longer wording first.
_COLLECTIVE = (
    ("mass", "tổ chức chính trị-xã hội|tổ chức đoàn thể|tổ chức thành viên|tổ chức hội|đoàn thể|tổ chức|hội"),
    ("schools", "cơ sở giáo dục|nhà trường|trường học|trường"),
    ("villages", "thôn|tổ dân phố|khu phố|ấp|bản|buôn|khóm"),
    ("departments", "cơ quan chuyên môn|cơ quan|đơn vị|ban ngành|sở|ban|ngành|phòng"),
    ("districts", "huyện|quận|thị xã|thành phố"),
    ("communes", "địa phương|đặc khu|thị trấn|xã|phường"),
    ("", "các|những|và|cấp|của|thuộc|ubnd|tỉnh|cá nhân|cùng"),
)
_COLLECTIVE_WORD = re.compile(
    "|".join(f"(?P<g{i}>(?:{words})(?= |$))" for i, (_class, words) in enumerate(_COLLECTIVE))
)

_FILLER = frozenset(
    re.findall(r"\w+", "các những và cấp có liên quan thuộc trực khác của cùng ubnd thủ trưởng chủ tịch lãnh đạo")
)
_VOWEL = re.compile(r"[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]|[\u0300-\u036f]")

# A name that begins so is a post, a unit of this kind (values of Unit.Kind), in this order.
_KINDS = (
    (
        "post",
        "công chức|cán bộ|trạm trưởng|trưởng|phó|chủ tịch|giám đốc|hiệu trưởng|bí thư|chỉ huy trưởng|chuyên viên",
    ),
    ("peoples_committee", "ubnd|xã|phường|đặc khu"),
    ("mass_organisation", "mttq|hội|đoàn|liên đoàn|tỉnh đoàn|thành đoàn|liên minh|hiệp hội|công đoàn"),
    ("party", "đảng ủy|tỉnh ủy|thành ủy|huyện ủy|ban tổ chức|ban tuyên giáo|ban dân vận"),
    ("public_service", "trường|trạm|trung tâm|đài|báo(?! hiểm)|bệnh viện|viện(?! kiểm sát)|thư viện|quỹ|nhà|cổng"),
    (
        "department",
        "sở|phòng|ban|chi cục|cục|văn phòng|thanh tra|công an|bộ chỉ huy|bộ tư lệnh|tòa án|viện|kho bạc|bảo hiểm|thuế",
    ),
)


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a People's Committee as papers name it: kind (tỉnh, xã …) and proper name, both folded."""

    kind: str
    proper: str

    def cut(self, text: str) -> tuple[str, bool]:
        """Return a folded name without this place at its end, and whether it was there."""
        endings = (f"{self.kind} {self.proper}", f"cấp {self.kind}", self.proper, self.kind)
        for ending in endings:
            if ending.strip() and text.endswith(f" {ending.strip()}"):
                return text[: -len(ending.strip()) - 1].strip(), True
        return text, False


def place_of(name: str, level_name: str = "") -> Place:
    """Return the place that the name of a People's Committee holds: "UBND xã Đèo Gió" gives xã, Đèo Gió."""
    text = readable(name).removeprefix("ubnd ").strip()
    for kind in PLACE_KINDS:
        if text == kind or text.startswith(f"{kind} "):
            return Place(kind, text[len(kind) :].strip())
    return Place(readable(level_name), text)


def key(text: str) -> str:
    """Return a folded name without what lists and dashes change: "và" and the dash do not tell names apart."""
    return re.sub(r"\s+", " ", re.sub(r"\b(?:và|của)\b|[-&/]", " ", text)).strip()


def plain(name: str) -> str:
    """Return a name folded, without "đề nghị" before and "có liên quan", "được giao nhiệm vụ" after it."""
    text = _BEFORE.sub("", readable(name))
    while (cut := _AFTER.sub("", text)) != text:
        text = cut
    return text.strip()


def acronym(text: str) -> str:
    """Return the first word and the initials of the others ("sở gdđt"); a word without a vowel is initials already."""
    head, *rest = key(text).split() or [""]
    return f"{head} {''.join(word if not _VOWEL.search(word) else word[0] for word in rest)}".strip()


def has_acronym(text: str) -> bool:
    """Say whether a name after its first word holds initials: "sở gd&đt"."""
    return any(len(word) > 1 and not _VOWEL.search(word) for word in key(text).split()[1:])


def signature(text: str) -> frozenset[str]:
    """Return the words that tell one collective name from another."""
    return frozenset(key(text).split()) - _FILLER


def collective(text: str) -> frozenset[str]:
    """Return what a collective name covers ("các sở, ban, ngành": departments); empty when it names somebody."""
    classes, position = set(), 0
    words = re.sub(r"(?<!chính trị)-", " ", text)
    while position < len(words):
        found = _COLLECTIVE_WORD.match(words, position)
        if not found:
            return frozenset()
        classes.add(_COLLECTIVE[int((found.lastgroup or "g0")[1:])][0])
        position = found.end() + 1
    classes.discard("")
    return frozenset(classes)


def parts(name: str) -> list[str]:
    """Split a list of names where a new name begins, and only there."""
    return [part.strip() for part in _SEPARATOR.split(name) if part.strip()]


def joined(pieces: Iterable[str]) -> str:
    """Put parts of a list together again as one name."""
    return ", ".join(pieces)


def kind_of(name: str) -> str:
    """Say what a name nobody knows seems to be: "post", or a kind of unit."""
    text = readable(name)
    for kind, heads in _KINDS:
        if re.match(rf"(?:{heads})\b", text):
            return kind
    return "other"
