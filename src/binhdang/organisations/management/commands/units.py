"""List the units (đơn vị), the top of the tree first."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from binhdang.organisations.models import Unit


class Command(BaseCommand):
    """binhdang units [--json]"""

    help = "Liệt kê đơn vị: mã, tên, cấp; đơn vị trên cùng trước."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--json", action="store_true", help="in một mảng JSON")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - the signature of Django
        """Print one unit a line, or one JSON array."""
        units = [
            {"code": unit.code, "name": unit.name, "level": unit.level.name}
            for unit in Unit.objects.top_of_tree_first()
        ]
        if options["json"]:
            self.stdout.write(json.dumps(units, ensure_ascii=False))
            return
        for unit in units:
            self.stdout.write(f"{unit['code']}\t{unit['name']}\t{unit['level']}")
