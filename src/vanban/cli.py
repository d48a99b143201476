"""The command line (dòng lệnh): `vanban read FILE` for a person, `--json` for scripts.

Exit status: 0 when there is a reading (any text gives one), 2 when the file cannot be read or the command is
wrong, 1 for a mistake of ours; the reason is one sentence on stderr, never a traceback.
"""

import argparse
import json
import os
import sys
import unicodedata
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import BinaryIO, NoReturn, TextIO

from vanban import READER_VERSION, read
from vanban.files import MAX_FILE_BYTES, FileRefused, SourceText, read_bytes
from vanban.printed import printed

FAILED = 1
REFUSED = 2
_STDIN = "-"
_PLAIN = str.maketrans(
    {"đ": "d", "Đ": "D", "«": '"', "»": '"', "…": "...", "─": "-", "–": "-", "—": "-", "→": "->", "·": ";"}
)
_DESCRIPTION = "Đọc văn bản hành chính tiếng Việt (kế hoạch, quyết định …) và cho biết trong đó có gì."
_EPILOG = "Mã thoát: 0 khi đọc được, 2 khi tệp không đọc được hoặc lệnh viết sai."


class _Help(argparse.HelpFormatter):
    """Help in Vietnamese."""

    def add_usage(self, usage: str | None, actions: object, groups: object, prefix: str | None = None) -> None:
        """Say "Cách dùng" where argparse says "usage"."""
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)  # type: ignore[arg-type]


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Vietnamese, mistakes included."""

    def __init__(self, **options: object) -> None:
        super().__init__(formatter_class=_Help, add_help=False, allow_abbrev=False, **options)  # type: ignore[arg-type]
        self._positionals.title = "Gồm có"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in hướng dẫn này")

    def error(self, message: str) -> NoReturn:
        """Refuse a wrong command with one sentence."""
        # argparse explains in English; the whole command line is short enough to be shown as help instead.
        self.exit(REFUSED, f"vanban: lệnh chưa đúng; gõ «{self.prog} --help» để xem cách dùng.\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give the exit status."""
    options = _parser().parse_args(arguments)
    if options.command is None:
        _parser().print_help()
        return 0
    try:
        return _read(options.file, options.json)
    except BrokenPipeError:
        # Whoever read our output has enough; stdout must not be flushed into the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        _say(f"Chương trình gặp lỗi khi đọc tệp ({type(error).__name__}): hãy gửi tệp này cho người phát triển.")
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="vanban", description=_DESCRIPTION, epilog=_EPILOG)
    parser.add_argument("--version", action="version", version=_version(), help="in số phiên bản")
    commands = parser.add_subparsers(dest="command", metavar="LỆNH", parser_class=_Parser)
    command = commands.add_parser("read", help="đọc một tệp", description=_DESCRIPTION, epilog=_EPILOG)
    command.add_argument("file", metavar="TỆP", help="tệp .docx, .html hoặc .txt; «-» là đọc từ đầu vào chuẩn")
    command.add_argument("--json", action="store_true", help="in đúng một đối tượng JSON cho chương trình khác dùng")
    return parser


def _version() -> str:
    try:
        installed = version("binhdang")
    except PackageNotFoundError:
        installed = "(chưa cài đặt)"
    return f"vanban {installed}, bộ đọc {READER_VERSION}"


def _read(name: str, as_json: bool) -> int:
    try:
        source = read_bytes(_bytes_of(name), "" if name == _STDIN else Path(name).name)
    except FileRefused as refused:
        _say(str(refused))
        return REFUSED
    for note in source.notes:
        _say(f"Ghi chú: {note}")
    _write(sys.stdout, _json(source) if as_json else printed(read(source.text).to_json()))
    return 0


def _json(source: SourceText) -> str:
    reading = {**read(source.text).to_json(), "source": {"format": source.format, "notes": list(source.notes)}}
    # Where the terminal cannot take Vietnamese letters, escapes say the same to every JSON reader.
    return json.dumps(reading, ensure_ascii=not _is_unicode(sys.stdout)) + "\n"


def _bytes_of(name: str) -> bytes:
    """The bytes of a file or of stdin, at most one more than is read at all."""
    try:
        if name == _STDIN:
            return _limited(sys.stdin.buffer)
        with Path(name).open("rb") as file:
            return _limited(file)
    except (OSError, ValueError) as error:
        raise FileRefused(path_problem(error, name)) from error


def path_problem(error: OSError | ValueError, name: str) -> str:
    """Why a path cannot be opened and what to do, in one sentence."""
    shown = f"«{_shown(name)}»"
    if isinstance(error, FileNotFoundError):
        return f"Không có tệp {shown}: hãy kiểm tra lại tên và thư mục."
    if isinstance(error, IsADirectoryError):
        return f"{shown} là thư mục: hãy chọn một tệp ở bên trong."
    if isinstance(error, PermissionError):
        return f"Không được phép mở tệp {shown}: hãy xin quyền đọc tệp."
    return f"Không mở được tệp {shown}: hãy chép tệp sang thư mục khác rồi thử lại."


def _limited(file: BinaryIO) -> bytes:
    return file.read(MAX_FILE_BYTES + 1)


def _shown(name: str) -> str:
    """A file name that can be printed on one line whatever its bytes are."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)


def _say(sentence: str) -> None:
    _write(sys.stderr, f"vanban: {sentence}\n")


def _write(stream: TextIO, text: str) -> None:
    """Write in the encoding of the stream; one without Vietnamese letters gets them without their marks."""
    if not _is_unicode(stream):
        bare = unicodedata.normalize("NFD", text.translate(_PLAIN))
        text = "".join(letter for letter in bare if not unicodedata.combining(letter))
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, errors="replace").decode(encoding))
    stream.flush()


def _is_unicode(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("-", "").replace("_", "").startswith("utf")
