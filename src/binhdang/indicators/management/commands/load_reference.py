"""binhdang load_reference: levels of government and the items that reports count."""

from django.core.management.base import BaseCommand

from binhdang.accounts.acting import System
from binhdang.indicators.operations import load_items
from binhdang.organisations.reference import load_levels


class Command(BaseCommand):
    """Puts the reference data in place; running it again changes nothing that is already right."""

    help = "Nạp dữ liệu tham chiếu: các cấp, các mục số liệu của báo cáo."

    def handle(self, *args: object, **options: object) -> None:
        """Load both and say how many there are."""
        levels = load_levels()
        loaded = load_items(by=System("load_reference"))
        self.stdout.write(f"{levels} cấp; {loaded.total} mục số liệu ({loaded.changed} mục mới hoặc đã sửa).")
