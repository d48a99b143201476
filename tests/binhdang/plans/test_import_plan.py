"""Bringing in a plan from the command line."""

import io
import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from binhdang.documents.models import Document, StoredFile
from binhdang.organisations.models import Unit
from binhdang.plans.models import Plan
from tests.binhdang.make import PLAN_FILE, plan_text


def run(*words: str) -> str:
    out = io.StringIO()
    call_command("import_plan", *words, stdout=out)
    return out.getvalue()


def kept_files() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_it_imports_and_confirms(world):
    told = json.loads(run(str(PLAN_FILE), "--unit", "TH", "--confirm", "--json"))

    assert told == {
        "plan": Plan.objects.get().pk,
        "document": Document.objects.get().pk,
        "title": "Công tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2026",
        "year": 2026,
        "state": "in_force",
        "tasks": 7,
        "assignments": 11,
        "deadlines": 5,
        "duties": 3,
        "due_items": 13,
        "warnings": told["warnings"],
    }


def test_it_only_drafts_without_confirm(world):
    told = json.loads(run(str(PLAN_FILE), "--unit", "TH", "--json"))

    assert (told["state"], told["tasks"], told["assignments"]) == ("draft", 7, 0)


def test_it_prints_a_sentence_without_json(world):
    words = run(str(PLAN_FILE), "--unit", "TH", "--confirm")

    assert "7 việc, 11 phân công, 5 hạn, 3 nghĩa vụ" in words


def test_it_makes_those_nobody_knows(world, tmp_path):
    file = tmp_path / "ke-hoach.txt"
    file.write_text(plan_text().replace("Sở Giáo dục và Đào tạo", "Sở Ngoại vụ"), encoding="utf-8")
    run(str(file), "--unit", "TH", "--confirm", "--json")

    assert Unit.objects.get(name="Sở Ngoại vụ").proof == "to_check"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((str(PLAN_FILE), "--unit", "XX"), "Không có đơn vị nào có mã XX"),
        (("khong-co-tep.txt", "--unit", "TH"), "Không mở được tệp khong-co-tep.txt"),
        ((str(PLAN_FILE.parent), "--unit", "TH"), "Không mở được tệp"),
    ],
)
def test_it_says_what_is_wrong_and_keeps_nothing(world, words, sentence):
    with pytest.raises(CommandError, match=sentence) as refusal:
        run(*words)

    assert refusal.value.returncode == 2
    assert not StoredFile.objects.exists()
    assert kept_files() == []


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\x03" * 40, b"PK\x03\x04 not a zip"])
def test_it_refuses_a_file_it_cannot_read(world, tmp_path, data):
    file = tmp_path / "la.docx"
    file.write_bytes(data)

    with pytest.raises(CommandError) as refusal:
        run(str(file), "--unit", "TH", "--confirm")
    assert refusal.value.returncode == 2
    assert not Plan.objects.exists()
    assert kept_files() == []


def test_it_refuses_the_same_file_twice(world):
    run(str(PLAN_FILE), "--unit", "TH")

    with pytest.raises(CommandError, match="đã được nạp"):
        run(str(PLAN_FILE), "--unit", "TH")
    assert Plan.objects.count() == 1
    assert len(kept_files()) == 1
