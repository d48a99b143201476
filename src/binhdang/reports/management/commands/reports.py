"""binhdang reports [--json]: the reports there are."""

import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from binhdang.reports.models import Report, Version


class Command(BaseCommand):
    """Lists reports with the state of their latest version."""

    help = "Liệt kê các báo cáo: mã, đơn vị, kỳ, loại, tình trạng."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One object of JSON instead of lines."""
        parser.add_argument("--json", action="store_true", help="in một mảng JSON")

    def handle(self, *args: object, **options: object) -> None:
        """Print them, the latest period first."""
        states = dict(Version.objects.order_by("number").values_list("report", "state"))  # the last one stays
        reports = Report.objects.select_related("unit", "period").order_by("-period__ends_on", "pk")
        rows = [
            {
                "id": report.pk,
                "unit": report.unit.code,
                "unit_name": report.unit.name,
                "period": report.period.name,
                "kind": report.kind,
                "state": states[report.pk],
            }
            for report in reports
        ]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
            return
        for row in rows:
            self.stdout.write("\t".join(str(row[key]) for key in ("id", "unit", "period", "kind", "state")))
