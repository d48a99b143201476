"""The command line as a script meets it: a sentence and an exit code, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

BINHDANG = str(Path(sys.executable).parent / "binhdang")


def run(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command on a database that nobody made."""
    return subprocess.run(
        [BINHDANG, *words],
        env={**os.environ, "DATABASE_URL": f"sqlite:///{folder / 'none.sqlite3'}", **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "environment", "sentence"),
    [
        (("units",), {}, "Cơ sở dữ liệu chưa sẵn sàng"),
        (("import_plan", "không-có.txt", "--unit", "X"), {}, "Cơ sở dữ liệu chưa sẵn sàng"),
        (("units",), {"DATABASE_URL": "khong-phai"}, "DATABASE_URL chưa đúng"),
        (("units",), {"BINHDANG_PRODUCTION": "có"}, "hãy đặt 1 hoặc 0"),
        (("units",), {"BINHDANG_PRODUCTION": "1"}, "BINHDANG_SECRET_KEY chưa đặt"),
    ],
)
def test_it_says_in_one_sentence_what_is_missing(
    tmp_path: Path, words: tuple[str, ...], environment: dict[str, str], sentence: str
) -> None:
    done = run(tmp_path, *words, **environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert sentence in done.stderr


def test_it_shows_everything_to_who_asks(tmp_path: Path) -> None:
    done = run(tmp_path, "units", "--traceback")
    assert done.returncode == 1
    assert "Traceback" in done.stderr
