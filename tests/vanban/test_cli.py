"""The command line: one JSON object or a page for a person, one sentence for what cannot be read, no traceback."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vanban.word_files import paragraph, word_file
from vanban.cli import main, path_problem

PLAN = """ỦY BAN NHÂN DÂN
TỈNH THANH HÒA
Số: 12/KH-UBND
Thanh Hòa, ngày 05 tháng 02 năm 2026

KẾ HOẠCH
Công tác bình đẳng giới năm 2026

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Thực hiện Quyết định số 2351/QĐ-TTg ngày 24 tháng 12 năm 2010 của Thủ tướng Chính phủ.
II. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
- Chủ trì, phối hợp với các sở, ngành triển khai Kế hoạch.
- Tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2026.
2. Sở Tài chính
- Phối hợp bố trí kinh phí.
Nơi nhận:
- Như trên;
- Lưu: VT.
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch.txt"
    path.write_bytes(PLAN.encode())
    return path


def command(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The real command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "vanban", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_it_prints_exactly_one_json_object(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(plan), "--json"]) == 0
    shown = capsys.readouterr()
    reading = json.loads(shown.out)
    assert shown.out.count("\n") == 1
    assert shown.err == ""
    assert reading["header"]["code_notation"] == "KH-UBND"
    assert reading["source"] == {"format": "txt", "notes": []}
    assert {"outline", "citations", "agencies", "deadlines", "report_duties", "checks", "ledger"} <= reading.keys()
    for citation in reading["citations"]:
        for start, end in citation["spans"]:
            assert PLAN[start:end].strip()


def test_it_prints_a_page_for_a_person(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(plan)]) == 0
    page = capsys.readouterr().out
    for words in (
        "12/KH-UBND",
        "05/02/2026",
        "ĐÃ TÌM THẤY",
        "VIỆC THEO CƠ QUAN",
        "Sở Nội vụ",
        "[chủ trì]",
        "15/12/2026",
    ):
        assert words in page
    assert max(len(line) for line in page.splitlines()) <= 100


@pytest.mark.parametrize("text", ["một dòng", "\n", "\ufeff", "# 日本語 only", "a\x00b" + "c" * 100, "I.\n" * 500])
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_it_gives_a_reading_of_any_text(
    text: str, form: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    assert main(["read", str(path), *form]) == 0
    assert capsys.readouterr().out


def test_it_reads_a_word_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word_file("".join(paragraph(line) for line in PLAN.splitlines())))
    assert main(["read", str(path), "--json"]) == 0
    reading = json.loads(capsys.readouterr().out)
    assert reading["header"]["code_number"] == "12"
    assert reading["source"]["format"] == "docx"


def test_it_says_on_stderr_what_the_person_should_know(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(PLAN.encode())
    assert main(["read", str(path), "--json"]) == 0
    shown = capsys.readouterr()
    assert shown.err == "vanban: Ghi chú: Tên tệp có đuôi .docx nhưng nội dung là .txt; đã đọc theo nội dung.\n"
    assert json.loads(shown.out)["source"]["notes"]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "Tệp rỗng"), (b"%PDF-1.5", "Tệp là PDF"), (b"PK\x03\x04 cut", "hỏng"), (b"\x00" * 99, "nhị phân")],
)
def test_it_refuses_a_file_with_one_sentence(
    content: bytes, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    assert main(["read", str(path), "--json"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert words in shown.err
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("không có.txt", "Không có tệp"),
        (".", "là thư mục"),
        ("a\x00b", "Không mở được"),
        ("x" * 5_000, "Không mở được"),
    ],
)
def test_it_says_why_a_path_cannot_be_opened(
    name: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", f"{tmp_path}/{name}"]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(), "Không được phép mở tệp «a\ufffd»: hãy xin quyền đọc tệp."),
        (OSError(5, "Input/output error"), "Không mở được tệp «a\ufffd»"),
    ],
)
def test_it_has_a_sentence_for_what_the_system_refuses(error: OSError, words: str) -> None:
    assert words in path_problem(error, "a\n")


def test_it_reads_stdin() -> None:
    done = command("read", "-", "--json", stdin=PLAN.encode())
    assert done.returncode == 0
    assert json.loads(done.stdout)["header"]["code_number"] == "12"


@pytest.mark.parametrize(
    "arguments",
    [["read"], ["nothing"], ["read", "a", "b"], ["read", "a", "--xml"], ["--json", "a"], ["read", "--js", "a"]],
)
def test_it_refuses_a_wrong_command_with_one_sentence(arguments: list[str]) -> None:
    done = command(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode().startswith("vanban: lệnh chưa đúng; gõ «vanban")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"], ["read", "--help"]])
def test_it_helps_in_vietnamese(arguments: list[str]) -> None:
    done = command(*arguments)
    help_text = done.stdout.decode()
    assert done.returncode == 0
    assert help_text.startswith("Cách dùng: vanban")
    for english in ("usage", "options", "positional", "show this", "arguments"):
        assert english not in help_text


def test_it_tells_its_version() -> None:
    assert command("--version").stdout.decode().startswith("vanban ")


def test_it_ends_quietly_when_nobody_reads_on(plan: Path) -> None:
    plan.write_bytes(PLAN.encode() * 3_000)
    with subprocess.Popen(
        [sys.executable, "-m", "vanban", "read", str(plan), "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1258", "utf-8", "utf-16"])
def test_it_prints_in_the_encoding_of_the_terminal(encoding: str, plan: Path) -> None:
    done = command("read", str(plan), PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert ("Sở Nội vụ" if encoding.startswith("utf") else "So Noi vu") in done.stdout.decode(encoding)
    done = command("read", str(plan), "--json", PYTHONIOENCODING=encoding)
    assert json.loads(done.stdout.decode(encoding))["agencies"][0]["name"] == "Sở Nội vụ"


def test_it_never_shows_a_traceback_not_even_for_a_mistake_of_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Broken(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise RuntimeError("broken")

    class Stdin:
        buffer = Broken()

    monkeypatch.setattr(sys, "stdin", Stdin())
    assert main(["read", "-"]) == 1
    assert capsys.readouterr().err.startswith("vanban: Chương trình gặp lỗi khi đọc tệp (RuntimeError)")


def test_it_starts_quickly_and_loads_no_format_before_it_is_needed() -> None:
    code = (
        "import sys, time; begin = time.perf_counter(); import vanban.cli; "
        "loaded = [name for name in ('lxml', 'selectolax', 'docx', 'django') if name in sys.modules]; "
        "print(time.perf_counter() - begin, loaded)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    seconds, _, loaded = done.stdout.decode().partition(" ")
    assert loaded.strip() == "[]"
    assert float(seconds) < 2
