"""Lines that are told by their words alone: types, issuing bodies, posts, competences, names of persons."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.data.documents import TITLE_TYPES
from vanban.data.words import POSTS
from vanban.lines import Line
from vanban.text import fold, is_upper

_COMPETENCE = re.compile(r"(?:T/?M|K/?T|T/?L|T/?UQ|Q)\. ?[A-ZĐÀ-Ỹ]|(?:T/?M|K/?T|T/?L|T/?UQ) [A-ZĐÀ-Ỹ]{2}")
TYPES = {fold(name): name for name in TITLE_TYPES}
_LONG_FIRST = [(f"{key} ", name) for key, name in sorted(TYPES.items(), key=lambda item: -len(item[0]))]
_TYPE_HEADS = tuple(head for head, _ in _LONG_FIRST)
TYPE_LENGTH = max(map(len, TYPES))
_TYPE_FIRST = frozenset(name[0] for name in TITLE_TYPES)
_POSTS = frozenset(fold(post) for post in POSTS)
_POST_HEADS = tuple(f"{post} " for post in _POSTS)
_POST_FIRST = frozenset(post[0] for post in POSTS) | {"Ủ", "U"}
_AUTHORITY = re.compile(
    r"(?:(?:QUYỀN |Q\. ?|PHÓ )?(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TRƯỞNG BAN|CỤC TRƯỞNG|THỐNG ĐỐC|CHÁNH|"
    r"THỦ TƯỚNG|TỔNG CỤC TRƯỞNG|VIỆN TRƯỞNG|TỔNG THANH TRA|TRƯỞNG PHÒNG|CHỦ NHIỆM) )?"
    r"(?:CỤC |TỔNG CỤC |CHI CỤC |NGÂN HÀNG|THANH TRA|VIỆN KIỂM|PHÒNG |[ỦU][ỶY] BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|"
    r"SỞ |BỘ |CHÍNH PHỦ|BAN (?:CHỈ ĐẠO|CHẤP HÀNH|THƯỜNG VỤ|QUẢN LÝ)|THỦ TƯỚNG|QUỐC HỘI|[ỦU][ỶY] BAN)"
)
_RECIPIENTS = re.compile(r"(?:NƠI|Nơi|nơi) (?:NHẬN|[Nn]hận) ?(?::|$)")
_PERSON = re.compile(
    r"(?:(?:GS|PGS|TS|ThS|BS|Ths|Thiếu tướng|Trung tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá)\.? ?)*"
    r"[A-ZĐÀ-ỸƠƯ][a-zà-ỹđ]*(?:[ -]{1,3}[A-ZĐÀ-ỸƠƯ][a-zà-ỹđ]*){1,5}$"
)


def is_post(text: str) -> bool:
    """Whether a line is the post of a signer, alone (PHÓ CHỦ TỊCH)."""
    if len(text) > 60 or text[0] not in _POST_FIRST or not is_upper(text):
        return False
    folded = fold(text).rstrip(" .,")
    return folded in _POSTS or folded.startswith(_POST_HEADS)


def opens_recipients(lines: Sequence[Line], at: int) -> bool:
    """Whether the list of recipients (nơi nhận) begins at a line, also where its two words are torn apart."""
    text = lines[at].text
    if text[0] not in "Nn":
        return False
    return bool(_RECIPIENTS.match(with_next(lines, at) if text in _TORN else text))


_TORN = frozenset({"Nơi", "NƠI", "Nơi nhận", "NƠI NHẬN"})


def is_competence(text: str) -> bool:
    """Whether a line says on whose behalf is signed (TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH)."""
    return text[0] in "TKQ" and bool(_COMPETENCE.match(text)) and is_upper(text) and len(text) < 120


def type_of(text: str) -> str | None:
    """The document type that a line names alone, or at the head of a title in capitals."""
    if len(text) > 200 or text[:1] not in _TYPE_FIRST:
        return None
    folded = fold(text).rstrip(" :.")
    if folded in TYPES and (text[0].isupper()):
        return TYPES[folded]
    if folded.startswith(_TYPE_HEADS) and is_upper(text):
        return next(name for head, name in _LONG_FIRST if folded.startswith(head))
    return None


def with_next(lines: Sequence[Line], at: int) -> str:
    """A line and what follows it in the same cell."""
    text = lines[at].text
    if at + 1 < len(lines) and not lines[at + 1].bars and lines[at + 1].breaks == 1:
        text = f"{text} {lines[at + 1].text}"
    return " ".join(text.split())


def is_authority(text: str) -> bool:
    """Whether a line in capitals names the body that decides (CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …)."""
    return bool(_AUTHORITY.match(text)) and is_upper(text)


def is_person(text: str) -> bool:
    """Whether a line is the name of a person, alone."""
    return 4 < len(text) < 45 and bool(_PERSON.match(text)) and not is_upper(text)


def person_at(lines: Sequence[Line], at: int) -> str | None:
    """The name of a person that stands at a line, wrapped or not."""
    text = lines[at].text
    if is_person(text) and " " in text.strip():
        return " ".join(text.split())
    if len(text.split()) <= 2 and text[0].isupper() and not is_upper(text):
        both = with_next(lines, at)
        if both != text and is_person(both):
            return both
    return None
