"""binhdang export_report ID --to FILE.docx: the Word file of a report."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from binhdang.accounts.acting import System
from binhdang.reports.models import Report, Version
from binhdang.reports.operations import export


def report_id(text: str) -> int:
    """Read the number of a report, or say what is wrong with it."""
    if text.isdecimal():
        return int(text)
    raise ArgumentTypeError(f"mã báo cáo {text!r} phải là một số. Lệnh “reports” liệt kê các mã.")


class Command(BaseCommand):
    """Writes the latest version of a report in the form of Decree 30/2020."""

    help = "Xuất một báo cáo thành tệp Word theo thể thức Nghị định 30/2020."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which report, and where to."""
        parser.add_argument("id", type=report_id, help="mã báo cáo, xem lệnh reports")
        parser.add_argument("--to", required=True, type=Path, help="tệp .docx sẽ ghi")

    def handle(self, *args: object, **options: object) -> None:
        """Write the file, or say in one sentence why not."""
        report = Report.objects.filter(pk=int(str(options["id"]))).first()
        if report is None:
            raise CommandError(
                f"Không có báo cáo mã {options['id']}. Lệnh “reports” liệt kê các mã.", returncode=2
            )  # fmt: skip
        target = Path(str(options["to"]))
        self._write(report.latest(), target)
        self.stdout.write(str(target))

    @transaction.atomic
    def _write(self, version: Version, target: Path) -> None:
        """Write the file and the audit line, or neither."""
        try:
            target.write_bytes(export(version, by=System("export_report")))
        except IsADirectoryError as problem:
            words = f"{target} là một thư mục. Hãy ghi cả tên tệp, như {target}/bao-cao.docx."
            raise CommandError(words, returncode=2) from problem
        except (FileNotFoundError, NotADirectoryError) as problem:
            words = f"Không có thư mục {target.parent} để ghi tệp vào. Hãy tạo thư mục trước."
            raise CommandError(words, returncode=2) from problem
        except OSError as problem:
            words = f"Không ghi được tệp {target}. Hãy xem lại quyền ghi và chỗ trống của ổ đĩa ({problem.strerror})."
            raise CommandError(words, returncode=2) from problem
