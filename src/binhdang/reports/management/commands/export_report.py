"""binhdang export_report ID --to FILE.docx: the Word file of a report."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from binhdang.reports.export import docx_of
from binhdang.reports.models import Report


class Command(BaseCommand):
    """Writes the latest version of a report in the form of Decree 30/2020."""

    help = "Xuất một báo cáo thành tệp Word theo thể thức Nghị định 30/2020."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which report, and where to."""
        parser.add_argument("id", type=int, help="mã báo cáo, xem lệnh reports")
        parser.add_argument("--to", required=True, type=Path, help="tệp .docx sẽ ghi")

    def handle(self, *args: object, **options: object) -> None:
        """Write the file, or say in one sentence why not."""
        report = Report.objects.filter(pk=int(str(options["id"]))).first()
        if report is None:
            raise CommandError(f"Không có báo cáo mã {options['id']}. Lệnh “reports” liệt kê các mã.")
        target = Path(str(options["to"]))
        try:
            target.write_bytes(docx_of(report.latest()))
        except OSError as problem:
            raise CommandError(f"Không ghi được {target}: {problem.strerror}.") from problem
        self.stdout.write(str(target))
