"""The preamble: whom a document is sent to and what it is based on, up to the first words of its body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.lines import MARKERS, Line
from vanban.marks import is_authority, is_competence, opens_recipients


def body_start(lines: Sequence[Line], at: int) -> int:
    """The first item of the outline after the preamble; in a text without items, the first words that are no basis."""
    addressed = _addressees_end(lines, at)
    for i in range(addressed, len(lines)):
        line = lines[i]
        if opens_recipients(lines, i) or (line.apart and is_competence(line.text)):
            return _plain_start(lines, addressed, i)
        if line.kind in ("article", "part", "roman"):
            return i
        begins = line.apart or lines[i - 1].text.endswith((":", ".", ";"))
        if line.kind in MARKERS and begins and not _CITING.match(line.content):
            return i
    return _plain_start(lines, addressed, len(lines))


def _plain_start(lines: Sequence[Line], at: int, stop: int) -> int:
    """Where a body without any item begins: after the paragraphs that say what it is based on."""
    for i in range(at, stop):
        line = lines[i]
        begins = line.apart or i == at or lines[i - 1].text.endswith((":", ".", ";"))
        if begins and line.kind == "para" and not _BASED.match(line.text) and not is_authority(line.text):
            return i
    return stop


_BASED = re.compile(r"(?:Căn cứ|Xét đề nghị|Theo đề nghị|Kính gửi|Đồng kính gửi)")
_ADDRESSED = re.compile(r"(?:(?:Đồng )?[Kk]ính gửi ?:?|[^:]{0,80} (?:điện|ĐIỆN) ?:$)")


def _addressees_end(lines: Sequence[Line], at: int) -> int:
    """The line after the list of those whom a letter or a telegram is sent to; its dashes are no outline."""
    i, listed, dashed = at, False, False
    while i < len(lines):
        line = lines[i]
        if _ADDRESSED.match(line.text):
            listed = True
        elif i > at + 3 and not listed:
            return at
        elif listed and line.kind in ("dash", "plus"):
            dashed = True
        elif listed and not _goes_on(lines, i, dashed):
            return i
        i += 1
    return at


# The words that a letter itself begins with, right below those whom it goes to.
_OPENS_LETTER = re.compile(
    r"(?:Căn cứ|Thực hiện|Triển khai|Tiếp theo|Để |Nhằm |Theo |Xét |Ngày |Năm |Trong |Sau khi|Thời gian qua|"
    r"Hiện nay|Phúc đáp|Trên cơ sở|Qua )"
)


def _goes_on(lines: Sequence[Line], at: int, dashed: bool) -> bool:
    """Whether a line is the rest of an addressee in the list."""
    before = lines[at - 1].text
    if lines[at].kind != "para" or lines[at].apart or before.endswith(".") or _OPENS_LETTER.match(lines[at].text):
        return False
    if not dashed and not before.endswith((",", ";", ":")):
        return lines[at].text[0].islower() or lines[at].text[0] == "("
    return not dashed or not before.endswith(";") or lines[at].text[0].islower()


_CITING = re.compile(r"Căn|Theo|Xét|Thực hiện (?:Quyết|Kế|Nghị|Chỉ|Thông|Công)")
