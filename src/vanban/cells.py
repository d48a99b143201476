"""Cells of one line: the two columns of a header, a row of a table on one line, recipients run together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.data.words import POSTS

_POST = "|".join(re.escape(post) for post in sorted(POSTS, key=len, reverse=True))
# Two columns that a converter merged: what stands on the right is told by its first words.
_COLUMNS = re.compile(
    r"\s{3,}(?=CỘNG H|Độc lập|ĐẢNG CỘNG|[A-ZĐÀ-Ỹ][\w .]{1,30}, ?ngày|(?:TM|KT|TL|TUQ)\. ?[A-ZĐỦ]|(?:PHÓ |"
    r"Q\. )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG BAN|"
    r"BỘ TRƯỞNG|THỨ TRƯỞNG|CHÁNH|CỤC TRƯỞNG|TRƯỞNG PHÒNG)\b)|"
    r"(?<=[;.,])\s{6,}(?=[A-ZĐ][^\W\d_]+(?: [A-ZĐ][^\W\d_]+){1,4}$)"
)
_INNER_RULE = re.compile(r"(?:^|\s+)[-_=]{3,}(?:\s+|$)")
_ABOUT = re.compile(r"\s+(?=V/v\b)")
_RECIPIENTS = re.compile(r"(?<=[:;.,])\s+(?=[-+] ?\S)")
_CAPITALS = (
    r"(?:(?:TM|KT|TL|TUQ)\. ?|"
    r"[A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]{2,}[,.]?\s*)+"
)
_SIGNED = re.compile(
    rf"(?P<capitals>{_CAPITALS})(?:\(Đã ký\)\s*|Đã ký\s*)?(?P<name>[A-ZĐÀ-Ỹ][\w.]*(?: [A-ZĐÀ-Ỹ][\w.]*){{1,5}})?$"
)
_OWN_LINE = re.compile(r"\s+(?=(?:KT|TL|TUQ)\. ?[A-ZĐ])")
_OWN_POST = re.compile(rf"\s+(?=(?:{_POST})\s*$)")
_HINT = re.compile(r"\s{3}|[-_=]{3}|V/v|N[ơƠ][iI] |- Như")
_HAS_POST = re.compile(_POST)


def pieces(text: str, in_row: bool) -> Iterator[tuple[int, str]]:
    """The parts of a line that belong on lines of their own, with where each begins."""
    if not _HINT.search(text) and not (in_row and text[:2].isupper() and len(text) < 160):
        yield 0, text
        return
    for start, part in _split(text, 0, _COLUMNS):
        if in_row:
            yield from _row_pieces(part, start)
        else:
            yield start, part


def _row_pieces(text: str, offset: int) -> Iterator[tuple[int, str]]:
    """What a table on one line has run together in one cell."""
    if len(text) < 120 or text.startswith("Số"):
        for start, part in _split(text, offset, _INNER_RULE):
            for at, piece in _split(part, start, _ABOUT):
                yield from _signature(piece, at)
    elif text.startswith(("Nơi nhận", "NƠI NHẬN", "- Như")):
        yield from _split(text, offset, _RECIPIENTS)
    else:
        yield offset, text


def _signature(text: str, offset: int) -> Iterator[tuple[int, str]]:
    """Competence, post and name of a signer that stand in one cell."""
    if text.startswith(("Nơi nhận", "NƠI NHẬN", "- Như")):
        yield from _split(text, offset, _RECIPIENTS)
        return
    match = _SIGNED.match(text) if _HAS_POST.search(text) else None
    if match is None:
        yield offset, text
        return
    for start, part in _split(match["capitals"].rstrip(), offset, _OWN_LINE):
        post = _OWN_POST.search(part)
        if post:
            yield start, part[: post.start()]
            yield start + post.end(), part[post.end() :]
        else:
            yield start, part
    if match["name"]:
        yield offset + match.start("name"), match["name"]


def _split(text: str, offset: int, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    done = 0
    for match in pattern.finditer(text):
        if text[done : match.start()].strip():
            yield offset + done, text[done : match.start()]
        done = match.end()
    if text[done:].strip():
        yield offset + done, text[done:]
