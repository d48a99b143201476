"""Turn the calendar (chuyển lịch): meant to run once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from binhdang.accounts.acting import System
from binhdang.plans.operations import roll_calendar


class Command(BaseCommand):
    """binhdang roll_calendar"""

    help = "Thêm các kỳ tiếp theo của nghĩa vụ hằng năm; lưu hồ sơ kế hoạch đã hết năm."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - the signature of Django
        """Roll, and say what was done."""
        rolled = roll_calendar(by=System("roll_calendar"), today=timezone.localdate())
        self.stdout.write(
            _("Đã thêm %(added)s việc đến hạn, lưu hồ sơ %(filed)s kế hoạch.")
            % {"added": rolled.due_items, "filed": rolled.filed}
        )
