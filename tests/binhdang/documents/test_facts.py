"""From the reader's JSON to rows for review."""

import unicodedata

import pytest

import vanban
from binhdang.documents.facts import facts_of, ledger_of
from binhdang.documents.passages import find_words
from tests.binhdang.make import plan_text

TEXT = "Sở Y tế mở lớp tập huấn trước ngày 30/6/2026.\nCơ quan chủ trì: Sở Y tế.\n"


def span(words: str, text: str = TEXT) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def reading(**parts: object) -> dict[str, object]:
    return {"header": {}, "outline": [], **parts}


def directive(words: str, **more: object) -> dict[str, object]:
    return {"text": words, "role": "lead", "deadline": None, "spans": [span(words)], **more}


def test_it_gives_every_fact_of_a_plan_its_exact_words() -> None:
    text = plan_text()
    rows = facts_of(vanban.read(text).to_json(), text)
    kinds = {row.kind for row in rows}
    assert {"header", "basis", "outline", "agency", "task", "deadline", "report_duty", "recipient"} <= kinds
    for row in rows:
        assert row.spans, row
        assert row.exact == " … ".join(text[start:end] for start, end in row.spans)
        assert text[: row.start].endswith(row.prefix)
    header = {row.value["field"]: row.exact for row in rows if row.kind == "header"}
    assert header["code_number"] == "15"
    assert header["code_notation"] == "KH-UBND"
    assert header["type_name"] == "KẾ HOẠCH"
    assert header["signer_name"] == "Nguyễn Thanh Bình"


def test_it_takes_tasks_from_directives_with_their_agency_and_deadline_words() -> None:
    words = "mở lớp tập huấn trước ngày 30/6/2026"
    when = {"date": "2026-06-30"}
    found = reading(
        agencies=[{"name": "Sở Y tế", "asked": True, "spans": [span("Sở Y tế")],
                   "directives": [directive(words, deadline=when, deadline_source="own")]}],
        deadlines=[{"when": when, "who": "Sở Y tế", "spans": [span("trước ngày 30/6/2026")],
                    "exact": "trước ngày 30/6/2026"}],
    )  # fmt: skip
    (task,) = [row for row in facts_of(found, TEXT) if row.kind == "task"]
    assert task.value["agency"] == "Sở Y tế"
    assert task.value["asked"] is True
    assert task.value["when_text"] == "trước ngày 30/6/2026"
    assert (task.value["deadline"], task.value["deadline_source"]) == (when, "own")


def test_it_never_makes_two_tasks_of_the_same_words() -> None:
    words = "mở lớp tập huấn"
    block = {"text": words, "lead": [], "partners": ["Sở Nội vụ"], "when": {"year": 2026}, "spans": [span(words)]}
    found = reading(agencies=[{"name": "Sở Y tế", "directives": [directive(words)]}], assignments=[block])
    (task,) = [row for row in facts_of(found, TEXT) if row.kind == "task"]
    assert task.value["agency"] == "Sở Y tế"
    assert task.value["partners"] == ["Sở Nội vụ"]
    assert task.value["deadline_source"] == "label"


def test_it_keeps_a_directive_beside_a_block_of_other_words() -> None:
    block = {
        "text": "x",
        "lead": ["Sở Y tế"],
        "partners": [],
        "when": None,
        "spans": [span("Cơ quan chủ trì: Sở Y tế")],
    }
    found = reading(
        agencies=[{"name": "Sở Y tế", "directives": [directive("mở lớp tập huấn")]}], assignments=[block]
    )  # fmt: skip
    assert [row.value["agency"] for row in facts_of(found, TEXT) if row.kind == "task"] == ["Sở Y tế", None]


def test_it_knows_the_outline_item_that_a_fact_stands_in() -> None:
    outline = [
        {"level": "roman", "label": "I", "heading": "Sở Y tế", "start": 0, "line": 1, "children": [
            {"level": "arabic", "label": "1", "heading": "", "start": TEXT.index("Cơ quan"), "line": 2, "children": []}
        ]}
    ]  # fmt: skip
    found = reading(outline=outline, funding=[{"source": "x", "spans": [span("chủ trì")]}])
    rows = facts_of(found, TEXT)
    assert next(row for row in rows if row.kind == "funding").node == "I.1"
    assert [(row.exact, row.value["depth"]) for row in rows if row.kind == "outline"] == [("Sở Y tế", 0), ("Cơ", 1)]


@pytest.mark.parametrize("spans", [[[5, 5]], [[-1, 4]], [[0, 10_000]], [], None])
def test_it_does_not_trust_spans_outside_the_text(spans: object) -> None:
    (row,) = facts_of(reading(funding=[{"source": "ngân sách", "spans": spans, "level": "odd"}]), TEXT)
    assert (row.spans, row.exact, row.level) == ([], "", "sure")


def test_it_lists_the_ledger_in_the_order_of_the_text() -> None:
    items = [{"kind": "date", "text": "?", "spans": [span("30/6/2026")]}, {"kind": "number", "spans": [[0, 2]]}]
    assert [(row.kind, row.text) for row in ledger_of(reading(ledger=items), TEXT)] == [
        ("number", "Sở"),
        ("date", "30/6/2026"),
    ]


@pytest.mark.parametrize("words", ["Sở Y tế", "sở y tế", "Sở\nY  tế", unicodedata.normalize("NFD", "Sở Y tế")])
def test_it_finds_words_whatever_the_blanks_and_the_form_of_letters(words: str) -> None:
    assert find_words(TEXT, words) == (0, 7)


def test_it_finds_the_place_nearest_to_where_the_words_were_chosen() -> None:
    last = TEXT.rindex("Sở Y tế")
    assert find_words(TEXT, "Sở Y tế", near=last - 10) == (last, last + 7)


def test_it_finds_composed_words_in_a_decomposed_text() -> None:
    text = unicodedata.normalize("NFD", TEXT)
    place = find_words(text, "Sở Y tế")
    assert place is not None
    assert unicodedata.normalize("NFC", text[place[0] : place[1]]) == "Sở Y tế"
    assert find_words(text, "Sở Tài chính") is None
    assert find_words(text, "   ") is None
