"""Points in time: what is one, its words, and reading them back."""

import pytest

from binhdang.documents.moments import from_words, in_words, is_moment

WORDS = [
    ({"date": "2026-06-30"}, "30/6/2026"),
    ({"yearly": "--11-10"}, "10/11 hằng năm"),
    ({"monthly": "---15"}, "ngày 15 hằng tháng"),
    ({"month": "2026-09"}, "tháng 9/2026"),
    ({"quarter": "2026-Q3"}, "quý III/2026"),
    ({"year": 2026}, "năm 2026"),
]


@pytest.mark.parametrize(("when", "words"), WORDS)
def test_it_says_a_moment_in_words_and_reads_it_back(when: dict[str, object], words: str) -> None:
    assert in_words(when) == words
    assert from_words(words) == when


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("ngày 30 tháng 6 năm 2026", {"date": "2026-06-30"}),
        ("30-6-2026", {"date": "2026-06-30"}),
        ("10/11 hàng năm", {"yearly": "--11-10"}),
        ("Quý 4/2026", {"quarter": "2026-Q4"}),
        ("29/2 hằng năm", {"yearly": "--02-29"}),
        ("2030", {"year": 2030}),
        ("  ", None),
    ],
)
def test_it_reads_what_people_type(typed: str, when: object) -> None:
    assert from_words(typed) == when


@pytest.mark.parametrize("typed", ["hôm kia", "31/11/2026", "quý V/2026", "tháng 13/2026", "32 hằng tháng", "năm 26"])
def test_it_refuses_what_is_no_moment(typed: str) -> None:
    with pytest.raises(ValueError, match="."):
        from_words(typed)


@pytest.mark.parametrize(
    "value",
    [None, {}, "2026", {"date": "2026-11-31"}, {"year": "2026"}, {"year": True}, {"year": 2026, "month": "2026-01"},
     {"quarter": "2026-Q5"}, {"monthly": "---00"}, {"soon": "x"}, {"date": 5}],
)  # fmt: skip
def test_it_knows_what_is_no_moment(value: object) -> None:
    assert not is_moment(value)
    assert in_words(value if isinstance(value, dict) else None) == ""
