"""Names compared and sorted the Vietnamese way: values in, values out."""

import re
import unicodedata

_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng: the order of a Vietnamese dictionary
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"


def _normal(name: str) -> str:
    """Return the name without what typing habits change: case, spaces, dashes, place of the tone mark (hoà, hòa)."""
    text = unicodedata.normalize("NFD", name.casefold())
    # One word has one tone; with the tone moved to its end the two habits give the same letters.
    text = _WORD.sub(lambda word: "".join(sorted(word[0], key=lambda letter: letter in _TONES)), text)
    text = re.sub(r"\s*[-–—]\s*", "-", unicodedata.normalize("NFC", text))
    return re.sub(r"[\s,.;:\"“”'()]+", " ", text).strip()


# The longer words first, so that a part does not spoil the whole.
_SHORT_WORDS = (
    ("Ủy ban Mặt trận Tổ quốc Việt Nam", "mttq"),
    ("Ủy ban Mặt trận Tổ quốc", "mttq"),
    ("Mặt trận Tổ quốc Việt Nam", "mttq"),
    ("Mặt trận Tổ quốc", "mttq"),
    ("Ủy ban MTTQ Việt Nam", "mttq"),
    ("Ủy ban MTTQVN", "mttq"),
    ("Ủy ban MTTQ", "mttq"),
    ("MTTQ Việt Nam", "mttq"),
    ("UBMTTQVN", "mttq"),
    ("UBMTTQ", "mttq"),
    ("MTTQVN", "mttq"),
    ("Ủy ban nhân dân", "ubnd"),
    ("Hội đồng nhân dân", "hđnd"),
    ("Liên hiệp Phụ nữ", "lhpn"),
    ("Lao động - Thương binh và Xã hội", "lđtbxh"),
    ("LĐ-TB&XH", "lđtbxh"),
    ("LĐTB&XH", "lđtbxh"),
    ("Phát thanh và Truyền hình", "ptth"),
    ("Phát thanh - Truyền hình", "ptth"),
    ("Phát thanh truyền hình", "ptth"),
    ("PT-TH", "ptth"),
    ("PT&TH", "ptth"),
    ("Đoàn Thanh niên Cộng sản Hồ Chí Minh", "đoàn tncs"),
    ("Đoàn TNCS Hồ Chí Minh", "đoàn tncs"),
)
_SHORT_FORMS = tuple((_normal(long), short) for long, short in _SHORT_WORDS)


def fold(name: str) -> str:
    """Return a name as it is compared: usual short forms and typing habits do not matter, marks do.

    "UBND xã Hoà Bình" and "Ủy ban nhân dân xã Hòa Bình" give the same; "Phương" and "Phượng" do not.
    """
    text = _normal(name)
    for long, short in _SHORT_FORMS:
        text = text.replace(long, short)
    return text


_OLD_TONES = re.compile(r"(?:(o)([àáảãạ]|[èéẻẽẹ])|(?<!q)(u)([ỳýỷỹỵ]))(?!\w)")


def settle(text: str) -> str:
    """Return a text in small letters with the tone marks where the present spelling puts them (hoà → hòa, uỷ → ủy)."""
    return _OLD_TONES.sub(_moved, " ".join(unicodedata.normalize("NFC", text.casefold()).split()))


def _moved(pair: re.Match[str]) -> str:
    first, second = (part for part in pair.groups() if part)
    parts = unicodedata.normalize("NFD", second)
    return unicodedata.normalize("NFC", first + parts[1]) + parts[0]


_READABLE_FORMS = tuple((re.sub(r"\s*-\s*", "-", settle(long)), short) for long, short in _SHORT_WORDS)


def readable(name: str) -> str:
    """Return a name as patterns are matched on it: like `fold`, but each word as it is spelt."""
    text = re.sub(r"\s*[-–—]\s*", "-", settle(name))
    text = re.sub(r"[\s,.;:\"“”'()]+", " ", text).strip()
    for long, short in _READABLE_FORMS:
        text = text.replace(long, short)
    return text


def without_marks(name: str) -> str:
    """Return the name as people type it into a search box: "Đèo Gió" gives "deo gio"."""
    text = unicodedata.normalize("NFD", name.casefold()).replace("đ", "d").replace("ð", "d")
    return re.sub(r"\s+", " ", "".join(letter for letter in text if not unicodedata.combining(letter))).strip()


def sort_key(name: str) -> str:
    """Return a key in which plain text order is Vietnamese order: đ after d, ă after a, tones last."""
    letters, tones = [], []
    for letter in unicodedata.normalize("NFC", name.casefold()):
        parts = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in parts if mark in _TONES), "")
        bare = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else letter
        position = _ALPHABET.find(bare)
        letters.append(f"{position + 10:02d}" if position >= 0 else f"0{bare}" if bare.strip() else "00")
        tones.append(str(_TONES.find(tone) + 1) if tone else "0")
    return "".join(letters)[:300] + " " + "".join(tones)[:99]
